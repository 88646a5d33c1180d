"""Degree, field and school parted in one line, in the ways that people of several countries write them."""

from __future__ import annotations

import pytest

from tests.extract.test_education import brief, degrees


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Diploma of Computational Linguistics, Nordhavn Institute of Technology, 2011",
            ("Nordhavn Institute of Technology", "Diploma", "Computational Linguistics"),
        ),
        ("B.Tech in Physics from Nordhavn University, 2015", ("Nordhavn University", "B.Tech", "Physics")),
        (
            "Licence de mathématiques (Université de Nordhavn), 1997",
            ("Université de Nordhavn", "Licence", "mathématiques"),
        ),
        (
            "Ingeniero de Sistemas, Universidad de Nordhavn, 2009",
            ("Universidad de Nordhavn", "Ingeniero de Sistemas", ""),
        ),
        ("Mestrado em Direito no Instituto Nordhavn, 2012", ("Instituto Nordhavn", "Mestrado", "Direito")),
        (
            "Licenciatura em in Economia, Universidade de Nordhavn",
            ("Universidade de Nordhavn", "Licenciatura", "Economia"),
        ),
        (
            "Dipl.-Ing. (Univ.) Maschinenbau, Universität Nordhavn",
            ("Universität Nordhavn", "Dipl.-Ing. (Univ.)", "Maschinenbau"),
        ),
        (
            "Ausbildung – Fachinformatikerin für Systemintegration, Berufskolleg Nordhavn",
            ("Berufskolleg Nordhavn", "Ausbildung", "Fachinformatikerin für Systemintegration"),
        ),
        ("BCom Honours in Accounting, Nordhavn University", ("Nordhavn University", "BCom Honours", "Accounting")),
        (
            "Nordland Advanced Certificate of Education in Biology, Chemistry, Nordhavn High School",
            ("Nordhavn High School", "Nordland Advanced Certificate of Education", "Biology, Chemistry"),
        ),
        ("Baccalauréat S / Mathématiques, Lycée Nordhavn", ("Lycée Nordhavn", "Baccalauréat S", "Mathématiques")),
        ("Post-hbo Data Science, Hogeschool Nordhavn", ("Hogeschool Nordhavn", "Post-hbo", "Data Science")),
        (
            "Lehrabschluss Applikationsentwicklung – Coding, Berufsschule Nordhavn",
            ("Berufsschule Nordhavn", "Lehrabschluss", "Applikationsentwicklung – Coding"),
        ),
        (
            "Exchange semester in Robotics, Nordhavn University, 2015",
            ("Nordhavn University", "Exchange semester", "Robotics"),
        ),
        ("BBS Nordhavn, Abitur", ("BBS Nordhavn", "Abitur", "")),
        ("软件工程（本科）, 浙江大学", ("浙江大学", "本科", "软件工程")),
        ("Erasmus University Nordhavn, BSc Physics", ("Erasmus University Nordhavn", "BSc", "Physics")),
        ("郑州大学 机械工程 本科", ("郑州大学", "本科", "机械工程")),
        ("Bootcamp Web Development, Le Navire, 2020", ("Le Navire", "Bootcamp", "Web Development")),
    ],
)
def test_a_line_is_parted(line: str, wanted: tuple[str, str, str]) -> None:
    (degree,) = degrees(line)

    assert brief(degree) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "University of Nordhavn | BSc Physics | Jul 2013 | 2:1",
        "BSc Physics, University of Nordhavn, Nordhavn, Jul 2013 (first class honours)",
        "BSc Physics, University of Nordhavn, Jul 2013, 72%",
    ],
)
def test_a_date_in_the_midst_of_a_line_dates_the_degree(line: str) -> None:
    (degree,) = degrees(line)

    assert degree.period is not None
    assert degree.period.value.printed == "Jul 2013"
    assert brief(degree) == ("University of Nordhavn", "BSc", "Physics")


def test_a_title_of_a_thesis_that_says_from_names_no_school() -> None:
    (degree,) = degrees('PhD, Computer Science – "Learning from Little", University of Nordhavn')

    assert brief(degree)[0] == "University of Nordhavn"


def test_two_whole_lines_are_two_degrees() -> None:
    found = degrees(
        "Diplôme d'ingénieur, Informatique, École des Mines de Nordhavn, Nordhavn, juil. 2016",
        "Baccalauréat, Sciences mathématiques, Lycée Jean Moulin, Nordhavn, juin 2013 (mention bien)",
    )

    assert [brief(degree)[0] for degree in found] == ["École des Mines de Nordhavn", "Lycée Jean Moulin"]


def test_a_semester_abroad_is_an_entry_of_its_own() -> None:
    (degree,) = degrees("University of Melbourne", "Semester Abroad", "2009 - 2010")

    assert brief(degree)[:2] == ("University of Melbourne", "Semester Abroad")


def test_the_rest_of_a_list_of_modules_is_no_entry() -> None:
    found = degrees(
        "BSc Physics, Nordhavn University, 2013 - 2016",
        "- Modules: Optics, Mechanics, Thermodynamics,",
        "Acoustics",
        "A-levels, Nordhavn Sixth Form, 2011 - 2013",
    )

    assert [brief(degree)[0] for degree in found] == ["Nordhavn University", "Nordhavn Sixth Form"]
