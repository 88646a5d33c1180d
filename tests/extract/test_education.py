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
        (
            ("Ausbildung zum Fachinformatiker für Systemintegration, BBZ Peine\t2009 – 2012",),
            ("BBZ Peine", "Ausbildung", "Fachinformatiker für Systemintegration"),
            DegreeLevel.VOCATIONAL,
        ),
        (
            ("NCEA Level 2, Tawa College\t2005 – 2009",),
            ("Tawa College", "NCEA Level 2", ""),
            DegreeLevel.SECONDARY,
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


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("Professional Diploma in Data Analytics", "Northern University", "2018 – 2019"),
            ("Northern University", "Professional Diploma", "Data Analytics"),
        ),
        (
            ("2011 – 2016\tNational University of Lakeland", "Specialist in Applied Mathematics"),
            ("National University of Lakeland", "Specialist", "Applied Mathematics"),
        ),
        (
            ("2014 – 2017\tBachelor of Science FHO Informatik, Hochschule Seeblick",),
            ("Hochschule Seeblick", "Bachelor of Science FHO", "Informatik"),
        ),
        (
            ("Maturità artistica", "Liceo Artistico Emilio Rossi", "2005 – 2010"),
            ("Liceo Artistico Emilio Rossi", "Maturità artistica", ""),
        ),
        (
            ("MSc in Statistics with Applications in Medicine", "University of Leeds", "2014 – 2015"),
            ("University of Leeds", "MSc", "Statistics with Applications in Medicine"),
        ),
        (
            ("Bachelor of Science of Public Health, Lakeland College\t2013 – 2016",),
            ("Lakeland College", "Bachelor of Science", "Public Health"),
        ),
        (
            ("LL.M. Philosophy, Politics and Economics", "School of Economics\t2006 – 2007"),
            ("School of Economics", "LL.M.", "Philosophy, Politics and Economics"),
        ),
        (
            ("A-levels Mathematics (A*), Economics (A), History (B)", "Hillside College\t2020 – 2022"),
            ("Hillside College", "A-levels", "Mathematics (A*), Economics (A), History (B)"),
        ),
        (("Lakeland University, Nairobi\t2010 – 2014", "B.Ed., Physics"), ("Lakeland University", "B.Ed.", "Physics")),
        (("华南大学, 广州\t2017 – 2020", "硕士计算机科学与技术"), ("华南大学", "硕士", "计算机科学与技术")),
    ],
)
def test_degrees_without_their_towns_and_with_their_whole_names(
    texts: tuple[str, ...], wanted: tuple[str, str, str]
) -> None:
    assert [brief(degree) for degree in degrees(*texts)] == [wanted]


@pytest.mark.parametrize(
    ("line", "area", "grade"),
    [
        ("BSc (Hons) Economics: First", "Economics", "First"),
        ("M.Sc., Computational Linguistics – 1.4", "Computational Linguistics", "1.4"),
        (
            "B.Ed., Mathematics and Physics – Second class, upper division",
            "Mathematics and Physics",
            "Second class, upper division",
        ),
        ("M.Sc. in Physics, 8.9/10", "Physics", "8.9/10"),
        ("Mestrado Integrado, Engenharia Informática, 15 valores", "Engenharia Informática", "15 valores"),
    ],
)
def test_a_grade_without_a_label_is_no_part_of_the_field(line: str, area: str, grade: str) -> None:
    (degree,) = degrees("University of Leeds\t2016 – 2018", line)
    assert brief(degree)[2] == area
    assert degree.grade is not None
    assert degree.grade.value == grade


@pytest.mark.parametrize("grade", ["3.87", "mention très bien", "Distinction", "110/110 cum laude"])
def test_a_grade_alone_on_its_line(grade: str) -> None:
    (degree,) = degrees("2014 – 2016", "Master of Arts", "History", "Lakeland University", grade)
    assert degree.grade is not None
    assert degree.grade.value == grade


def test_entries_that_are_list_items_keep_their_dates() -> None:
    lines = ("MSc, Biology, University of Leeds, 2014 – 2015", "BSc, Biology, University of York, 2011 – 2014")
    found = education.degrees([section(SectionKind.EDUCATION, *(f"- {line}" for line in lines), heading="Education")])
    assert [degree.period.value.printed for degree in found if degree.period] == ["2014 – 2015", "2011 – 2014"]


def test_a_town_behind_a_college_is_a_place_where_employers_have_one_too() -> None:
    work = section(SectionKind.EXPERIENCE, "Cook", "Acme Ltd, Leeds", "2010 – 2012", "Waiter", "Brix Ltd, York", "2009")
    study = section(SectionKind.EDUCATION, "Intermediate", "Hillside Junior College, Chennai", "2013 – 2015")
    (degree,) = education.degrees([work, study])
    assert brief(degree)[0] == "Hillside Junior College"
    (degree,) = education.degrees([study])
    assert brief(degree)[0] == "Hillside Junior College, Chennai"


def test_certificates_in_a_list_are_no_degrees() -> None:
    assert degrees("- Certified Public Accountant (2014)", "- Certified Kubernetes Administrator (2015)") == []


def test_the_dots_of_a_time_line_are_no_list_marks() -> None:
    first, second = degrees(
        "2016 – 2018",
        "University of Leeds",
        "M.Sc., Physics",
        "- Thesis on dust",
        "- 2012 – 2016",
        "Northern College",
        "B.Sc., Physics",
    )

    assert (brief(first)[0], brief(second)[0]) == ("University of Leeds", "Northern College")
    assert second.period is not None and str(second.period.value.start) == "2012"
