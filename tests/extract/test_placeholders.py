"""A template's own words are the fields that they name; a person's own words never are."""

from __future__ import annotations

import pytest

from matcher.extract import experience, placeholders
from matcher.sections import SectionKind
from tests.extract.build import section


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Job title", "title"),
        ("[Company Name]", "company"),
        ("Employer 2", "company"),
        ("City.", "place"),
        ("título del puesto", "title"),
        ("year–year", "date"),
        ("Start Date - End Date", "date"),
        ("MM/YYYY – Present", "date"),
        ("职位名称", "title"),
        ("Software Engineer", ""),
        ("City University", ""),
        ("2019 – 2021", ""),
    ],
)
def test_words_of_templates(text: str, field: str) -> None:
    assert placeholders.named(text) == field


def test_pieces_of_a_line_are_named_one_by_one_or_not_at_all() -> None:
    assert placeholders.pieces("Job title, Employer, City.") == ("title", "company", "place")
    assert placeholders.pieces("Job title, Marlow & Pike") == ()


def test_jobs_of_an_empty_template_are_read() -> None:
    found = experience.jobs(
        [
            section(
                SectionKind.EXPERIENCE,
                "year–year\tJob title, Employer, City.",
                "- First.",
                "year–year\tJob title, Employer, City.",
            )
        ]
    )

    assert [(job.title and job.title.value, job.company and job.company.value) for job in found] == [
        ("Job title", "Employer"),
        ("Job title", "Employer"),
    ]


def test_names_of_columns_are_no_job() -> None:
    found = experience.jobs(
        [section(SectionKind.EXPERIENCE, "Period\tEmployer\tPosition", "2019 – 2021\tBrightmoor Bank\tAnalyst")]
    )

    assert [(job.title and job.title.value, job.company and job.company.value) for job in found] == [
        ("Analyst", "Brightmoor Bank")
    ]


def test_a_label_names_the_field_behind_it() -> None:
    (job,) = experience.jobs(
        [
            section(
                SectionKind.EXPERIENCE, "Organization: Larkfield\t2019 – 2021", "Designation: Test Analyst", "- Tested."
            )
        ]
    )

    assert job.company is not None and job.company.value == "Larkfield"
    assert job.title is not None and job.title.value == "Test Analyst"
