"""Head lines in cells that break into a second line, cell by cell."""

from __future__ import annotations

from matcher.candidate import Job
from matcher.document import Word
from matcher.extract import education, experience
from matcher.layout import arrange
from matcher.sections import Section, SectionKind
from tests.layout.words import PAGE, line


def jobs_of(words: list[Word]) -> tuple[Job, ...]:
    return experience.jobs([Section(SectionKind.EXPERIENCE, None, tuple(arrange(words, PAGE)))])


def test_title_and_date_that_break_side_by_side() -> None:
    words = line(50, 100, "Head of Customer") + line(150, 100, "December 2019 –")
    words += line(50, 112, "Service") + line(150, 112, "May 2024")
    words += line(60, 128, "• Answered the letters of four hundred members a week")
    (job,) = jobs_of(words)

    assert job.title and job.title.value == "Head of Customer Service"
    assert job.period and str(job.period.value.end) == "2024-05"


def test_two_cells_that_break_beside_a_whole_date() -> None:
    words = line(50, 100, "Deputy Head of") + line(140, 100, "Norwood Primary") + line(235, 100, "2018 – 2021")
    words += line(50, 112, "Languages") + line(140, 112, "School")
    words += line(60, 128, "• Taught German and French to classes of thirty")
    (job,) = jobs_of(words)

    assert job.title and job.title.value == "Deputy Head of Languages"
    assert job.company and job.company.value == "Norwood Primary School"


def test_an_employer_below_a_short_title_is_no_rest_of_it() -> None:
    words = line(50, 100, "Nurse") + line(250, 100, "May 2019 –")
    words += line(50, 112, "Mill Road Hospital") + line(250, 112, "May 2024")
    words += line(60, 128, "• Looked after twelve beds on a busy ward")
    (job,) = jobs_of(words)

    assert job.title and job.title.value == "Nurse"
    assert job.company and job.company.value == "Mill Road Hospital"


def test_a_single_cell_of_a_study_that_breaks_under_its_column() -> None:
    words = line(50, 100, "2011 – 2013") + line(130, 100, "BSc in Marine") + line(210, 100, "Riverside University")
    words += line(130, 112, "Biology")
    words += line(50, 140, "2008 – 2011") + line(130, 140, "A-levels") + line(210, 140, "Hill Grammar School")
    found = education.degrees([Section(SectionKind.EDUCATION, None, tuple(arrange(words, PAGE)))])

    assert [degree.area.value if degree.area else "" for degree in found] == ["Marine Biology", ""]


def test_an_employer_in_a_cell_that_spans_the_roles_beside_it() -> None:
    words = line(50, 100, "Larkfield Analytics", bold=True) + line(200, 100, "Senior Data Engineer", bold=True)
    words += line(50, 112, "Leeds") + line(200, 112, "June 2021 – May 2024")
    words += line(205, 128, "• Built the pipeline for the tariff team")
    words += line(200, 150, "Data Engineer", bold=True)
    words += line(200, 162, "May 2018 – May 2021")
    words += line(205, 178, "• Kept the ledger of four hundred members")
    found = jobs_of(words)

    assert [job.title and job.title.value for job in found] == ["Senior Data Engineer", "Data Engineer"]
    assert [job.company and job.company.value for job in found] == ["Larkfield Analytics"] * 2


def test_an_employer_that_breaks_beside_the_dates_of_the_role() -> None:
    words = line(50, 100, "Larkfield Automotive", bold=True) + line(170, 100, "Data Engineer", bold=True)
    words += line(50, 112, "GmbH", bold=True) + line(170, 112, "June 2021 – May 2024")
    words += line(175, 128, "• Built the pipeline for the tariff team")
    (job,) = jobs_of(words)

    assert job.title and job.title.value == "Data Engineer"
    assert job.company and job.company.value == "Larkfield Automotive GmbH"


def test_a_cell_of_a_table_that_ends_open_goes_on_in_a_wide_column() -> None:
    words = line(50, 100, "2011 – 2013") + line(130, 100, "MSc Law") + line(210, 100, "University of")
    words += line(330, 100, "Riverside") + line(210, 112, "Thornhithe")
    words += line(50, 140, "2008 – 2011") + line(130, 140, "A-levels") + line(210, 140, "Hill Grammar School")
    words += line(330, 140, "Riverside")
    found = education.degrees([Section(SectionKind.EDUCATION, None, tuple(arrange(words, PAGE)))])

    assert [degree.institution.value for degree in found if degree.institution] == [
        "University of Thornhithe",
        "Hill Grammar School",
    ]
