"""Degrees in the forms that people print."""

from __future__ import annotations

import pytest

from matcher.candidate import Degree, DegreeLevel
from matcher.extract import education
from matcher.sections import SectionKind
from tests.extract.build import section


def degrees(*texts: str) -> list[Degree]:
    return list(education.degrees([section(SectionKind.EDUCATION, *texts, heading="Education")]))


def brief(degree: Degree) -> tuple[str, str, str]:
    return tuple(found.value if found else "" for found in (degree.institution, degree.degree, degree.area))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("texts", "wanted", "level"),
    [
        (
            ("M.Sc. in Computer Science\t2016 – 2018", "University of Leeds"),
            ("University of Leeds", "M.Sc.", "Computer Science"),
            DegreeLevel.MASTER,
        ),
        (
            ("University of Leeds\t2016 – 2018", "Bachelor of Science, Physics"),
            ("University of Leeds", "Bachelor of Science", "Physics"),
            DegreeLevel.BACHELOR,
        ),
        (
            ("Dipl.-Ing. Elektrotechnik, Technische Universität Ilmenau\t2008 – 2013",),
            ("Technische Universität Ilmenau", "Dipl.-Ing.", "Elektrotechnik"),
            DegreeLevel.MASTER,
        ),
        (
            ("Ph.D. Statistics at Northern College\t2016 – 2020",),
            ("Northern College", "Ph.D.", "Statistics"),
            DegreeLevel.DOCTORATE,
        ),
        (
            ("Licenciatura en Economía | Universidad de Granada | 2010 – 2014",),
            ("Universidad de Granada", "Licenciatura", "Economía"),
            DegreeLevel.BACHELOR,
        ),
        (("浙江大学\t2014 – 2018", "工学学士", "软件工程"), ("浙江大学", "工学学士", "软件工程"), DegreeLevel.BACHELOR),
    ],
)
def test_degree_field_and_school(texts: tuple[str, ...], wanted: tuple[str, str, str], level: DegreeLevel) -> None:
    (found,) = degrees(*texts)

    assert brief(found) == wanted
    assert found.level is level


def test_a_grade_is_no_part_of_the_field() -> None:
    (found,) = degrees("University of Leeds\t2016 – 2018", "B.Sc. - Physics, GPA: 3.8/4.0")

    assert brief(found)[2] == "Physics"
    assert found.grade is not None
    assert found.grade.value == "3.8/4.0"


def test_two_degrees_without_dates_are_two() -> None:
    found = degrees("M.Sc. Physics, University of Leeds", "B.Sc. Physics, University of Hull")

    assert [brief(one)[:2] for one in found] == [("University of Leeds", "M.Sc."), ("University of Hull", "B.Sc.")]


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (("B.Sc. Physics, University of Leeds\t2022 – Present",), "expected"),
        (("B.Sc. Physics, University of Leeds\t2016 – 2018", "not completed"), "unfinished"),
        (("B.Sc. Physics, University of Leeds\t2016 – 2018",), "completed"),
    ],
)
def test_status(texts: tuple[str, ...], status: str) -> None:
    assert degrees(*texts)[0].status == status


def test_stem_is_told_from_the_field() -> None:
    assert degrees("M.Sc. Mechanical Engineering, University of Leeds\t2016 – 2018")[0].stem
    assert not degrees("B.A. History, University of Leeds\t2016 – 2018")[0].stem


def test_courses_and_thesis_have_their_labels() -> None:
    (found,) = degrees(
        "M.Sc. Physics, University of Leeds\t2016 – 2018",
        "- Relevant coursework: Optics, Field Theory",
        "- Thesis: Light in Slow Motion",
    )

    assert [course.value for course in found.courses] == ["Optics", "Field Theory"]
    assert found.thesis is not None
    assert found.thesis.value == "Light in Slow Motion"
