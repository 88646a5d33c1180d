"""Forms with a label before each value, in several languages."""

from __future__ import annotations

import pytest

from matcher.extract import education, experience
from matcher.extract.forms import without_labels
from matcher.sections import SectionKind
from tests.extract.build import lines, section

ENGLISH = (
    "Dates",
    "Occupation or position held",
    "Main activities and responsibilities",
    "Name and address of employer",
)
GERMAN = (
    "Datum",
    "Beruf oder Funktion",
    "Wichtigste Tätigkeiten und Zuständigkeiten",
    "Name und Adresse des Arbeitgebers",
)
ITALIAN = ("Date", "Lavoro o posizione ricoperti", "Principali attività e responsabilità", "Nome del datore di lavoro")


@pytest.mark.parametrize("labels", [ENGLISH, GERMAN, ITALIAN])
def test_the_employer_below_the_activities_belongs_to_the_entry_above(labels: tuple[str, ...]) -> None:
    date, title, activities, employer = labels
    texts = [
        f"{date}\t01/2020 - 12/2022", f"{title}\tProject Manager", f"{activities}\t• Led four people.",
        "- Kept to the budget.", f"{employer}\tAcme Ltd, Leeds",
        f"{date}\t01/2018 - 12/2019", f"{title}\tAccountant", f"{activities}\t• Closed the books.",
        f"{employer}\tNorth Bank plc, York",
    ]  # fmt: skip
    jobs = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Experience")])
    named = [(job.title.value, job.company.value) for job in jobs if job.title and job.company]
    assert named == [("Project Manager", "Acme Ltd"), ("Accountant", "North Bank plc")]
    assert [bullet.value for bullet in jobs[0].bullets] == ["Led four people.", "Kept to the budget."]


def test_labels_that_wrap_are_left_out_of_education() -> None:
    texts = (
        "Datas\t2011 - 2016", "Designação da qualificação\tMestrado", "atribuída",
        "Principais disciplinas\tEngenharia Informática", "Nome da organização de ensino\tUniversidade do Norte",
    )  # fmt: skip
    (degree,) = education.degrees([section(SectionKind.EDUCATION, *texts, heading="Formação")])
    assert degree.institution and degree.institution.value == "Universidade do Norte"
    assert degree.degree and degree.degree.value == "Mestrado"
    assert degree.area and degree.area.value == "Engenharia Informática"


def test_lines_that_are_no_form_stay_as_they_are() -> None:
    plain = lines("2019 – 2021\tAcme Ltd", "Employer\tNorth Bank plc", "Project Manager")
    assert without_labels(plain) == plain


def test_labels_behind_list_marks() -> None:
    texts = [
        "- Unternehmen: Nordlicht Analytik GmbH", "- Zeitraum: 03/2016 - 12/2018", "- Position: Data Scientist",
        "- Aufgaben:", "- Modelle zur Nachfrageprognose",
    ]  # fmt: skip

    (job,) = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Berufserfahrung")])

    assert job.company is not None and job.company.value == "Nordlicht Analytik GmbH"
    assert job.title is not None and job.title.value == "Data Scientist"
    assert [bullet.value for bullet in job.bullets] == ["Modelle zur Nachfrageprognose"]


def test_start_and_end_in_rows_of_their_own_and_an_entry_without_the_first_label() -> None:
    texts = [
        "Employer\tAcme Ltd", "Position\tData Engineer", "Place\tLeeds", "From\t02/2021", "To\tPresent",
        "Main duties\t• Built the pipeline.",
        "Position\tParental leave", "From\t06/2020", "To\t01/2021",
        "Employer\tNorth Bank plc", "Position\tAnalyst", "From\t10/2018", "To\t05/2020",
    ]  # fmt: skip
    first, *_, last = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Experience")])

    assert first.period and str(first.period.value.start) == "2021-02" and first.period.value.current
    assert first.company and first.company.value == "Acme Ltd" and first.place and first.place.value == "Leeds"
    assert [bullet.value for bullet in first.bullets] == ["Built the pipeline."]
    assert last.company and last.company.value == "North Bank plc"
    assert last.period and str(last.period.value.end) == "2020-05"


def test_a_label_of_what_was_done_names_the_title_where_no_other_does() -> None:
    texts = ("Zeitraum:\t09/2019 – 08/2022", "Tätigkeit:\tBuchhalterin", "Arbeitgeber:\tAhornhof AG, Zug")
    (job,) = experience.jobs([section(SectionKind.EXPERIENCE, *texts)])
    assert job.title and job.title.value == "Buchhalterin"
    assert job.company and job.company.value == "Ahornhof AG"

    both = (*texts[:1], "Position:\tBuchhalterin", texts[2], "Tätigkeit:\tFührte die Bücher von 40 Mandanten.")
    (job,) = experience.jobs([section(SectionKind.EXPERIENCE, *both)])
    assert job.title and job.title.value == "Buchhalterin"


def test_two_labels_before_one_value() -> None:
    texts = ("Période:\t09/2019 – 08/2022", "Fonction:\tComptable", "Employeur:\tMissions:\tLomaverde SA, Namur")
    (job,) = experience.jobs([section(SectionKind.EXPERIENCE, *texts, "Tenue des comptes de 40 clients.")])
    assert job.company and job.company.value == "Lomaverde SA"
