"""Whether a degree is finished, as of a day; certificates that follow a first degree."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.candidate import Degree, DegreeLevel
from matcher.extract import education, studydetails
from matcher.sections import SectionKind
from tests.extract.build import section

DAY = date(2026, 11, 22)


def degree(*texts: str, day: date = DAY) -> Degree:
    found = education.degrees([section(SectionKind.EDUCATION, *texts, heading="Education")])
    return studydetails.as_of(found, day)[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("MEng Robotics, University of Leeds\tSept 2023 – Jun 2027", "expected"),
        ("MEng Robotics, University of Leeds\t2023 – 2027", "expected"),
        ("MEng Robotics, University of Leeds\tSept 2022 – Jun 2026", "completed"),
        ("MEng Robotics, University of Leeds\t2022 – 2026", "completed"),
        ("MEng Robotics, University of Leeds\tSept 2023 – present", "expected"),
        ("MEng Robotics, University of Leeds, predicted First\tSept 2022 – Jun 2026", "expected"),
    ],
)
def test_a_degree_that_ends_after_the_day_is_not_completed(text: str, status: str) -> None:
    assert degree(text).status == status


def test_the_same_degree_is_completed_once_its_end_is_past() -> None:
    text = "MEng Robotics, University of Leeds\tSept 2023 – Jun 2027"
    assert degree(text, day=date(2027, 7, 1)).status == "completed"


@pytest.mark.parametrize(
    "name", ["PGCert", "PGDip", "Postgraduate Certificate", "Postgraduate Diploma", "Studia podyplomowe"]
)
def test_postgraduate_certificates_are_no_masters(name: str) -> None:
    found = degree(f"{name} Data Science, University of Leeds\t2019 – 2020")
    assert (found.level, found.status) == (DegreeLevel.POSTGRADUATE, "completed")
