"""Jobs in the orders and layouts that people use: the same four values come out of each."""

from __future__ import annotations

import pytest

from matcher.candidate import Found, Job, JobKind, PartialDate, Period, Seniority
from matcher.document import Box, Line, LineKind, Style, Word
from matcher.extract import experience
from matcher.sections import Section, SectionKind
from tests.extract.build import section


def jobs(*texts: str, kind: SectionKind = SectionKind.EXPERIENCE) -> list[Job]:
    return list(experience.jobs([section(kind, *texts, heading="Experience")]))


def brief(job: Job) -> tuple[str, str, str, str]:
    period = job.period.value if job.period else None
    end = "now" if period and period.current else str(period.end) if period else ""
    return (
        job.title.value if job.title else "",
        job.company.value if job.company else "",
        str(period.start) if period else "",
        end,
    )


WANTED = [
    ("Senior Data Engineer", "Larkfield Analytics Ltd", "2021-03", "now"),
    ("Software Developer", "Brightmoor Bank", "2018-06", "2021-02"),
]


@pytest.mark.parametrize(
    "texts",
    [
        # title first, date at the right
        (
            "Senior Data Engineer\tMar 2021 – Present",
            "Larkfield Analytics Ltd",
            "- Built the pipeline.",
            "Software Developer\tJun 2018 – Feb 2021",
            "Brightmoor Bank",
            "- Kept the ledger.",
        ),
        # company first, on one line
        (
            "Larkfield Analytics Ltd, Senior Data Engineer\tMar 2021 – Present",
            "- Built the pipeline.",
            "Brightmoor Bank, Software Developer\tJun 2018 – Feb 2021",
            "- Kept the ledger.",
        ),
        # date first
        (
            "03/2021 – heute",
            "Senior Data Engineer | Larkfield Analytics Ltd | Leeds, UK",
            "- Built the pipeline.",
            "06/2018 – 02/2021",
            "Software Developer | Brightmoor Bank | London, UK",
            "- Kept the ledger.",
        ),
        # date rail at the left
        (
            "2021-03 – now\tSenior Data Engineer at Larkfield Analytics Ltd",
            "- Built the pipeline.",
            "2018-06 – 2021-02\tSoftware Developer at Brightmoor Bank",
            "- Kept the ledger.",
        ),
        # all on one line
        (
            "Senior Data Engineer – Larkfield Analytics Ltd (Mar 2021 – Present)",
            "- Built the pipeline.",
            "Software Developer – Brightmoor Bank (Jun 2018 – Feb 2021)",
            "- Kept the ledger.",
        ),
        # three lines, no bullets between
        (
            "Larkfield Analytics Ltd",
            "Senior Data Engineer",
            "Mar 2021 – Present",
            "- Built the pipeline.",
            "Brightmoor Bank",
            "Software Developer",
            "Jun 2018 – Feb 2021",
            "- Kept the ledger.",
        ),
    ],
)
def test_every_order_gives_the_same_jobs(texts: tuple[str, ...]) -> None:
    found = jobs(*texts)

    assert [brief(job) for job in found] == WANTED
    assert [[bullet.value for bullet in job.bullets] for job in found] == [
        ["Built the pipeline."],
        ["Kept the ledger."],
    ]


def test_several_roles_stand_under_one_employer() -> None:
    found = jobs(
        "Larkfield Analytics Ltd\tLeeds, UK",
        "Senior Data Engineer\t2021 – 2024",
        "- Led.",
        "Data Engineer\t2019 – 2021",
        "- Built.",
    )

    assert [brief(job)[:2] for job in found] == [
        ("Senior Data Engineer", "Larkfield Analytics Ltd"),
        ("Data Engineer", "Larkfield Analytics Ltd"),
    ]


def test_a_town_is_not_the_employer() -> None:
    (job,) = jobs("Data Analyst, Quillfish, Austin, TX\t2019 – 2021", "- Counted.")

    assert brief(job)[:2] == ("Data Analyst", "Quillfish")
    assert job.place is not None
    assert job.place.value == "Austin, TX"


@pytest.mark.parametrize(
    ("texts", "title", "company"),
    [
        (
            ("Leitender Ingenieur\t2015 – 2019", "Maschinenwerke Hallberg GmbH"),
            "Leitender Ingenieur",
            "Maschinenwerke Hallberg GmbH",
        ),
        (("Cheffe de projet\t2015 – 2019", "Banque Lorimont"), "Cheffe de projet", "Banque Lorimont"),
        (("Analista de datos\t2015 – 2019", "Seguros Alcorisa S.A."), "Analista de datos", "Seguros Alcorisa S.A."),
        (
            ("Kierownik projektu\t2015 – 2019", "Zielony Most Sp. z o.o."),
            "Kierownik projektu",
            "Zielony Most Sp. z o.o.",
        ),
        (("软件工程师\t2015 – 2019", "青石科技有限公司"), "软件工程师", "青石科技有限公司"),
    ],
)
def test_languages(texts: tuple[str, ...], title: str, company: str) -> None:
    (job,) = jobs(*texts)

    assert brief(job)[:2] == (title, company)


def test_a_date_inside_a_bullet_dates_nothing() -> None:
    (job,) = jobs("Engineer\tAcme Labs\t2019 – 2021", "- Raised revenue from 2019 to 2020 by a third.")

    assert brief(job)[2:] == ("2019", "2021")


def test_kinds_and_levels_follow_title_and_section() -> None:
    (intern,) = jobs("Machine Learning Intern\tAcme Labs\t2019 – 2020", "- Learnt.")
    (helper,) = jobs("Tutor\tCode Club\t2019 – 2020", kind=SectionKind.VOLUNTEER)

    assert (intern.kind, intern.level) == (JobKind.INTERNSHIP, Seniority.INTERN)
    assert helper.kind is JobKind.VOLUNTEER


def test_each_value_can_be_read_in_its_lines() -> None:
    for job in jobs("Senior Data Engineer\tMar 2021 – Present", "Larkfield Analytics Ltd", "- Built the pipeline."):
        for found in (job.title, job.company, *job.bullets):
            assert found is not None
            assert found.value in " ".join(line.text for line in found.lines)
            assert 0.0 < found.confidence <= 1.0


def _job(start: PartialDate, end: PartialDate | None) -> Job:
    return Job(period=Found(Period(start, end), (), "test"))


@pytest.mark.parametrize(
    ("spans", "current"),
    [
        ([("2023-04", "2023-04"), ("2020-07", "2023-03")], [True, False]),
        ([("2023-04", "2023-04")], [False]),
        ([("2023", "2023"), ("2020-07", "2023-03")], [False, False]),
        ([("2020-07", "2020-07"), ("2021-01", "2023-03")], [False, False]),
    ],
)
def test_a_start_alone_means_still_going_on_only_for_the_last_job_beside_others_with_an_end(
    spans: list[tuple[str, str]], current: list[bool]
) -> None:
    def date(text: str) -> PartialDate:
        year, _, month = text.partition("-")
        return PartialDate(int(year), int(month) if month else None)

    jobs = experience.still_going_on([_job(date(start), date(end)) for start, end in spans])

    assert [job.period is not None and job.period.value.current for job in jobs] == current


def test_a_sentence_with_since_is_no_job() -> None:
    found = jobs(
        "Acme Electric Ltd\tGlendale, CA",
        "Foreman Electrician\tApril 2016 – Present",
        "Supervise crews of 6 to 14 on tenant improvements up to $2.1M.",
        "Zero lost-time accidents since 2018.",
        "Estimate, order material and coordinate with inspectors.",
    )
    assert [brief(job)[:2] for job in found] == [("Foreman Electrician", "Acme Electric Ltd")]


def test_courses_taught_are_no_jobs() -> None:
    work = section(
        SectionKind.EXPERIENCE, "2019–Present\tAssociate Professor, Lakeland University, York", heading="Appointments"
    )
    courses = section(SectionKind.EXPERIENCE, "2015–2019\tField methods for second-year students", heading="Teaching")
    assert [brief(job)[0] for job in experience.jobs([work, courses])] == ["Associate Professor"]


@pytest.mark.parametrize(
    ("line", "title", "company"),
    [
        ("Maçon, Intérim (Acme, Brix)\t2009 – 2012", "Maçon", "Intérim (Acme, Brix)"),
        ("Praktykantka, Urząd Statystyczny w Łodzi\t2016 – 2017", "Praktykantka", "Urząd Statystyczny w Łodzi"),
        ("Engineer, Cavado Systems, Lda.\t2016 – 2017", "Engineer", "Cavado Systems, Lda."),
        ("Sous Chef, Moorland House Hotel, Co. Galway\t2016 – 2017", "Sous Chef", "Moorland House Hotel"),
    ],
)
def test_names_keep_what_belongs_to_them(line: str, title: str, company: str) -> None:
    (job,) = jobs(line, "- Did the work.")
    assert brief(job)[:2] == (title, company)


def test_year_that_a_text_mentions_begins_no_job() -> None:
    found = jobs(
        "Waiter\tMar 2019 – May 2021",
        "Larkfield Inn",
        "- Served 80 tables a day.",
        "Won the regional service prize in 2020",
        "- Trained newcomers.",
    )

    assert [brief(job)[:2] for job in found] == [("Waiter", "Larkfield Inn")]


def test_brackets_beside_a_date_stay_whole() -> None:
    (job,) = jobs("Finanzassistent (m/w/d) / Seit 2024.11", "Brightmoor Bank AG", "- Buchte.")

    assert brief(job)[0] == "Finanzassistent (m/w/d)"


def test_range_within_a_line_that_ends_in_a_full_stop() -> None:
    found = jobs("Second Chef / 2015 – 2019 / Larkfield Inn Co.", "- Fish and sauces.")

    assert [brief(job)[:2] for job in found] == [("Second Chef", "Larkfield Inn Co.")]


def test_employer_of_unknown_words_below_a_lone_title() -> None:
    found = jobs(
        "Abogada sénior\t08/2016 - 01/2020",
        "Ventanilla Tercera del Circuito",
        "- Procesos.",
        "Auxiliar judicial\t01/2014 - 07/2016",
        "Fraser & Boyle",
    )

    assert [brief(job)[:2] for job in found] == [
        ("Abogada sénior", "Ventanilla Tercera del Circuito"),
        ("Auxiliar judicial", "Fraser & Boyle"),
    ]


def test_entries_set_tight_are_cut_where_the_first_and_the_last_line_say() -> None:
    """Employer, dates, title; the employer is not said twice."""
    found = jobs(
        "Larkfield University, Leeds",
        "since 08/2021",
        "Associate Professor",
        "08/2015 – 07/2021",
        "Assistant Professor",
        "Brightmoor Institute, York",
        "09/2012 – 07/2015",
        "Research Fellow",
    )

    assert [(brief(job)[0], brief(job)[2]) for job in found] == [
        ("Associate Professor", "2021-08"),
        ("Assistant Professor", "2015-08"),
        ("Research Fellow", "2012-09"),
    ]


def test_lines_at_one_place_of_their_entries_are_head_lines_together() -> None:
    found = jobs(
        "Charge Nurse, Acute Medical Unit\t03/2021 – Present",
        "Soar Valley Hospitals NHS Trust, Leicester",
        "Staff Nurse\t10/2018 – 02/2021",
        "Soar Valley Hospitals NHS Trust, Leicester",
        "Ward Nurse\t01/2012 – 05/2014",
        "San Pedro District Hospital, Manila",
    )

    assert [brief(job)[1] for job in found] == [
        "Soar Valley Hospitals NHS Trust",
        "Soar Valley Hospitals NHS Trust",
        "San Pedro District Hospital",
    ]


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("Test Analyst, Brightmoor Bank (Derdio)", "Test Analyst", "Brightmoor Bank"),
        ("Test Analyst, Brightmoor Bank – Vila Nova de Foz", "Test Analyst", "Brightmoor Bank"),
        (
            "Professor of Biology, University of Larkfield at Hilo",
            "Professor of Biology",
            "University of Larkfield at Hilo",
        ),
        ("Stagiaire - Développeur Web | Brightmoor SARL", "Stagiaire - Développeur Web", "Brightmoor SARL"),
        ("Test Analyst (Remote) | Brightmoor Bank", "Test Analyst (Remote)", "Brightmoor Bank"),
        ("Analyst at the Office for Statistics", "Analyst", "Office for Statistics"),
        ("Cook at The Larkfield Inn", "Cook", "The Larkfield Inn"),
    ],
)
def test_pieces_of_a_head_line(head: str, title: str, company: str) -> None:
    (job,) = jobs(f"{head}\t2019 – 2021", "- Tested the ledger.")

    assert brief(job)[:2] == (title, company)


def test_heads_behind_list_marks() -> None:
    found = jobs(
        "- Student Job",
        "Copper Mill Ltd, Leeds\tMay 2010 – July 2010",
        "Counted things in the mill.",
        "- Internship",
        "Larkfield BV, York\tJune 2012 – August 2012",
        "Wrote parsers.",
    )

    assert [brief(job)[:2] for job in found] == [("Student Job", "Copper Mill Ltd"), ("Internship", "Larkfield BV")]


def test_fact_between_an_employer_and_the_title() -> None:
    (job,) = jobs(
        "Larkfield Hauling LLC\t03/2015 – Present",
        "Leeds, UK",
        "Hours per week: 40",
        "Lead Diesel Mechanic",
        "- Keeps 64 trucks on the road.",
    )

    assert brief(job)[:2] == ("Lead Diesel Mechanic", "Larkfield Hauling LLC")


def test_period_with_months_says_more_than_the_year_beside_its_entry() -> None:
    found = jobs(
        "2025\tTest Analyst, Larkfield Bank,",
        "Jan/2025 - Dez/2025\tLeeds, UK",
        "- Tested the ledger.",
        "2023\tClerk, Brightmoor Bank,",
        "Jun/2023 - Dez/2023\tYork, UK",
        "- Kept the ledger.",
    )

    assert [(brief(job)[0], *brief(job)[2:]) for job in found] == [
        ("Test Analyst", "2025-01", "2025-12"),
        ("Clerk", "2023-06", "2023-12"),
    ]


def test_lone_month_of_the_job_listed_first_goes_on() -> None:
    found = jobs(
        "Larkfield Studio, Illustrator\tMar 2016",
        "- Drew covers.",
        "Brightmoor Studio, Senior Designer\tSep 2019 – Jun 2023",
        "- Set posters.",
        "Brightmoor Studio, Graphic Designer\tOct 2014 – Feb 2016",
        "- Set reports.",
    )

    assert [brief(job)[3] for job in found] == ["now", "2023-06", "2016-02"]


def test_roles_behind_marks_of_their_own_below_an_employer() -> None:
    def marked(mark: str, left: float, text: str, number: int) -> Line:
        words = (Word(mark, Box(1, left, 0, left + 4, 10)),)
        box = Box(1, left, number * 12.0, 400, number * 12.0 + 10)
        return Line(number, tuple(text.split("\t")), kind=LineKind.BULLET, level=1, gap=0.2, words=words, box=box)

    lines = (
        Line(0, ("Larkfield Analytics Ltd", "2018 – Present"), style=Style(size=10, bold=True)),
        marked("▸", 20, "Data Engineer\tJan 2021 – Present", 1),
        marked("•", 30, "Built the pipeline.", 2),
        marked("▸", 20, "Software Developer\tMar 2018 – Dec 2020", 3),
        marked("•", 30, "Kept the ledger.", 4),
    )
    found = experience.jobs([Section(SectionKind.EXPERIENCE, None, lines)])

    assert [brief(job) for job in found] == [
        ("Data Engineer", "Larkfield Analytics Ltd", "2021-01", "now"),
        ("Software Developer", "Larkfield Analytics Ltd", "2018-03", "2020-12"),
    ]
    assert [bullet.value for bullet in found[1].bullets] == ["Kept the ledger."]


def test_unit_behind_a_comma_is_of_the_title_where_another_line_names_the_employer() -> None:
    (job,) = jobs("Charge Nurse, Day Surgery\t2019 – 2021", "Potter Lane Hospitals NHS Trust, Leeds")

    assert brief(job)[:2] == ("Charge Nurse, Day Surgery", "Potter Lane Hospitals NHS Trust")


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("Data Analyst – Remote\t2019 – 2021", "Data Analyst – Remote", "Larkfield Analytics Ltd"),
        ("Apprentice → Staff Nurse\t2019 – 2021", "Apprentice → Staff Nurse", "Larkfield Analytics Ltd"),
    ],
)
def test_what_stays_in_a_title(head: str, title: str, company: str) -> None:
    (job,) = jobs(head, "Larkfield Analytics Ltd")

    assert brief(job)[:2] == (title, company)


def test_brackets_within_brackets_hold_one_place() -> None:
    (job,) = jobs("Data Analyst\t2019 – 2021", "Larkfield Analytics Ltd (Leeds (England))")

    assert brief(job)[1] == "Larkfield Analytics Ltd"
    assert job.place and job.place.value.startswith("Leeds (England")


def test_employer_that_begins_with_a_small_letter_is_no_rest_of_the_title() -> None:
    (job,) = jobs(
        "Consultora de Produção", "dos Santos Consultoria • Lisboa", "02.2020 – 03.2021", "- Fez a contabilidade."
    )

    assert brief(job)[:2] == ("Consultora de Produção", "dos Santos Consultoria")


@pytest.mark.parametrize(
    ("line", "title", "company"),
    [
        ("03/2021 a 06/2023: Analista de riesgos en Banco Lomaverde", "Analista de riesgos", "Banco Lomaverde"),
        ("03/2021 - 06/2023: Analista de risco na Seguradora Lomaverde", "Analista de risco", "Seguradora Lomaverde"),
        ("03/2021 – 06/2023: Chargée de projet au sein de la Mairie", "Chargée de projet", "Mairie"),
        ("03/2021 – 06/2023: Infirmière à l'Hôpital Saint-Luc", "Infirmière", "Hôpital Saint-Luc"),
        ("03/2021 – 06/2023: Lehrerin an der Realschule Ahornhof", "Lehrerin", "Realschule Ahornhof"),
        ("03/2021 – 06/2023: Docente nel Liceo San Luca", "Docente", "Liceo San Luca"),
        ("03/2021 – 06/2023: Utvikler hos Lomaverde AS", "Utvikler", "Lomaverde AS"),
        ("03/2021 – 06/2023: Engineer for Lomaverde Ltd", "Engineer", "Lomaverde Ltd"),
        ("03/2021 a 06/2023: Contadora en Lomaverde S.A.S.", "Contadora", "Lomaverde S.A.S."),
    ],
)
def test_a_preposition_between_a_title_and_an_employer_parts_them(line: str, title: str, company: str) -> None:
    assert [brief(job)[:2] for job in jobs(line, "- Llevó el registro de 40 clientes.")] == [(title, company)]


@pytest.mark.parametrize(
    "title",
    [
        "Técnico en Laboratorio Clínico",
        "Ingeniera en Sistemas",
        "Gerente en Banca Privada",
        "Verkäuferin im Einzelhandel",
        "Head of Sales for Southern Europe",
    ],
)
def test_a_preposition_before_what_somebody_knows_stays_in_the_title(title: str) -> None:
    found = jobs(f"{title}\t03/2021 a 06/2023", "Banco Lomaverde", "- Llevó el registro de 40 clientes.")
    assert [brief(job)[:2] for job in found] == [(title, "Banco Lomaverde")]


def test_years_at_the_end_of_a_sentence_that_counts_begin_no_job() -> None:
    found = jobs("Ward Manager\t03/2018 – 06/2023", "Mill Road Hospital", "Led a ward of 32 people, 2019-2020.")
    assert [brief(job)[:2] for job in found] == [("Ward Manager", "Mill Road Hospital")]


def test_roles_with_their_years_under_an_employer_with_all_the_time_spent_there() -> None:
    found = jobs(
        "Larkfield, Leeds\tSept 2018 – Present",
        "Senior Product Manager, Search Tools (Jun 2021 – Present)",
        "- Wrote the plan for two teams.",
        "Product Manager, Maps (Sept 2018 – May 2021)",
        "- Ran forty trials.",
    )
    assert [brief(job)[:2] for job in found] == [
        ("Senior Product Manager, Search Tools", "Larkfield"),
        ("Product Manager, Maps", "Larkfield"),
    ]


def test_a_time_of_service_is_a_title() -> None:
    found = jobs("Ashdown Survey Office\tSept 2018 – Aug 2019", "National Service Personnel\tTamale")
    assert [brief(job)[:2] for job in found] == [("National Service Personnel", "Ashdown Survey Office")]


@pytest.mark.parametrize("name", [".", "2 300 utilisateurs", "12 staff"])
def test_a_number_of_something_is_no_employer(name: str) -> None:
    assert all(job.company is None for job in jobs("Ward Manager\t03/2018 – 06/2023", name))
