"""The row of names of columns above the entries of a table."""

from __future__ import annotations

from matcher.extract import experience
from matcher.extract.forms import without_labels
from matcher.sections import SectionKind
from tests.extract.build import lines, section


def test_the_names_of_columns_are_no_entry_and_duties_are_items() -> None:
    texts = (
        "Dates\tEmployer\tJob title\tMain duties",
        "Jun 2021 – Present\tMill Road Hospital\tStaff Nurse\tLooks after twelve beds.",
        "Nov 2018 – May 2021\tHarbour Care Home\tHealthcare Assistant\tServed meals to residents.",
    )
    first, second = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Experience")])

    assert first.title and first.title.value == "Staff Nurse"
    assert first.company and first.company.value == "Mill Road Hospital"
    assert [bullet.value for bullet in second.bullets] == ["Served meals to residents."]


def test_start_and_end_in_columns_of_their_own_below_their_names() -> None:
    texts = (
        "S.No\tOrganisation\tDesignation\tFrom\tTo",
        "1\tAlder Analytics Ltd\tData Scientist\t04/2023\tPresent",
        "2\tBirch Retail Ltd\tAnalyst\t11/2020\t03/2023",
    )
    first, second = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Experience")])

    assert first.company and first.company.value == "Alder Analytics Ltd"
    assert first.period and str(first.period.value.start) == "2023-04" and first.period.value.current
    assert second.period and str(second.period.value.end) == "2023-03"


def test_a_row_of_values_is_no_row_of_names() -> None:
    plain = lines("Dates\tAlder Ltd\tEngineer", "2019 – 2021\tBirch Ltd\tAnalyst")

    assert without_labels(plain) == plain
