"""Heads of education in pieces: lists, wrapped lines, names of several parts, remarks."""

from __future__ import annotations

import pytest

from matcher.candidate import Degree
from matcher.document import Box, Line, Style, Word
from matcher.extract import education, training
from matcher.sections import Section, SectionKind
from tests.extract.build import section

_STYLE = Style(size=10.0)


def degrees(*texts: str) -> list[Degree]:
    return list(education.degrees([section(SectionKind.EDUCATION, *texts, heading="Education")]))


def brief(degree: Degree) -> tuple[str, str, str]:
    return tuple(found.value if found else "" for found in (degree.institution, degree.degree, degree.area))  # type: ignore[return-value]


def column(*texts: str, width: float = 0.0) -> Section:
    """A narrow column: each text a line, each character five points wide."""
    lines = []
    for number, text in enumerate(texts):
        x, top, words = 0.0, number * 12.0, []
        for word in text.split():
            words.append(Word(word, Box(1, x, top, x + 5.0 * len(word), top + 10), _STYLE))
            x += 5.0 * (len(word) + 1)
        box = Box(1, 0.0, top, words[-1].box.x1, top + 10)
        lines.append(Line(number, (text,), box=box, words=tuple(words), style=_STYLE, gap=0.2))
    return Section(SectionKind.EDUCATION, None, tuple(lines))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("A-Levels - Riverside Community", "College"), ("Riverside Community College", "A-Levels", "")),
        (("MA of English", "Literature", "Riverside University"), ("Riverside University", "MA", "English Literature")),
        (("Técnico", "Superior - Marketing,", "Instituto Ríos"), ("Instituto Ríos", "Técnico Superior", "Marketing")),
        (("Riverside School of Economics", "Architecture", "B.Tech"),
         ("Riverside School of Economics", "B.Tech", "Architecture")),
    ],
)  # fmt: skip
def test_a_full_line_goes_on_where_its_words_do(texts: tuple[str, ...], wanted: tuple[str, str, str]) -> None:
    (found,) = education.degrees([column(*texts, "2010 – 2012")])

    assert brief(found) == wanted


def test_a_list_whose_items_wrap_is_a_list_of_entries() -> None:
    found = degrees(
        "- Aug 2019 – Jan 2020: Computer Engineering, Riverside University",
        "- Sept 2011 – Jun 2014: WASSCE in General Science, Hill School",
    )

    assert [brief(degree) for degree in found] == [
        ("Riverside University", "", "Computer Engineering"),
        ("Hill School", "WASSCE", "General Science"),
    ]


def test_degrees_listed_below_their_school_are_one_entry_each() -> None:
    found = degrees(
        "Riverside University\t2000 – 2005",
        "- M.S.E. in Computer Science, May 2005. GPA: 3.6",
        "- B.S.E. in Mathematics, May 2003",
    )

    assert [brief(degree)[:2] for degree in found] == [
        ("Riverside University", "M.S.E."),
        ("Riverside University", "B.S.E."),
    ]


def test_a_school_below_a_list_of_subjects_completes_its_entry() -> None:
    found = degrees(
        "A-levels\tSeptember 2022 – June 2024",
        "English Literature (A*), History (A), French (A)",
        "Riverside College",
        "GCSEs\tSeptember 2017 – July 2022",
        "10 subjects at grades 9–7 including English and Mathematics",
        "Hill School",
    )

    assert [brief(degree) for degree in found] == [
        ("Riverside College", "A-levels", "English Literature (A*), History (A), French (A)"),
        ("Hill School", "GCSEs", "10 subjects at grades 9–7 including English and Mathematics"),
    ]


@pytest.mark.parametrize(
    ("school", "wanted"),
    [
        ("IFXY – Campus Serra", "IFXY – Campus Serra"),
        ("UR – Universiteit van Rijnstad", "UR – Universiteit van Rijnstad"),
        ("Hill Secondary School (Bergdorf)", "Hill Secondary School"),
        ("Riverside College of Arts (RCA)", "Riverside College of Arts (RCA)"),
        ("Hill Academy – Bergdorf", "Hill Academy"),
        ("University of Hawaii at Manoa", "University of Hawaii at Manoa"),
    ],
)
def test_what_belongs_to_the_name_of_a_school(school: str, wanted: str) -> None:
    (found,) = degrees(f"{school}\t2010 – 2012", "Bachelor in Informatica")

    assert brief(found)[0] == wanted


def test_a_field_and_a_school_without_a_sign_between_them() -> None:
    (found,) = degrees("Licence en Informatique Université de Bellerive, 2010-2013")

    assert brief(found) == ("Université de Bellerive", "Licence", "Informatique")


def test_a_semester_abroad_is_a_remark() -> None:
    (found,) = degrees(
        "Master of Computing in Statistics, Riverside University", "2019 – 2021", "Exchange semester at Hill University"
    )

    assert brief(found)[0] == "Riverside University"


def test_a_line_that_names_all_begins_an_entry_without_a_date() -> None:
    found = degrees("BSc in Physics, Riverside University, 2012", "Abitur, Gymnasium Bergdorf")

    assert len(found) == 2


def test_a_sentence_names_no_school() -> None:
    (found,) = degrees("2004 – 2006\tMSc in Physics", "Learned the trade from my own father")

    assert found.institution is None


@pytest.mark.parametrize("text", ["Grad. May 2011", "Class of 2011", "Graduated: 2011"])
def test_words_that_tell_what_a_date_is_belong_to_it(text: str) -> None:
    (found,) = degrees("Hill High School", text)

    assert found.period is not None
    assert found.period.value.end is not None
    assert found.period.value.end.year == 2011


def test_two_years_one_over_the_other_in_a_rail_are_one_period() -> None:
    found = education.degrees([_rail(("2012", "Riverside University"), ("2013", "Higher Diploma, Data Analytics"),
                                     ("2009", "Hill University"), ("2012", "BA (Hons), Mathematics"))])  # fmt: skip

    assert [str(d.period.value.start) for d in found if d.period] == ["2012", "2009"]


def _rail(*rows: tuple[str, str]) -> Section:
    lines = []
    for number, (left, right) in enumerate(rows):
        top, words, x = number * 12.0, [Word(left, Box(1, 0, number * 12.0, 20, number * 12.0 + 10), _STYLE)], 60.0
        for word in right.split():
            words.append(Word(word, Box(1, x, top, x + 5.0 * len(word), top + 10), _STYLE))
            x += 5.0 * (len(word) + 1)
        box = Box(1, 0.0, top, x, top + 10)
        gap = 0.2 if number % 2 else 0.8
        lines.append(Line(number, (left, right), box=box, words=tuple(words), style=_STYLE, gap=gap))
    return Section(SectionKind.EDUCATION, None, tuple(lines))


def test_training_beside_the_studies_is_certificates() -> None:
    study = section(SectionKind.EDUCATION, "BSc in Physics, Riverside University, 2012", heading="Education")
    extra = section(SectionKind.EDUCATION, "Scrum Master, Scrum Alliance, 2020", heading="Training")

    assert [s.kind for s in training.settled([study, extra])] == [SectionKind.EDUCATION, SectionKind.CERTIFICATES]
    assert [s.kind for s in training.settled([extra])] == [SectionKind.EDUCATION]


def test_a_college_and_the_university_it_is_part_of_are_one_school() -> None:
    (found,) = degrees("MSc, Marine Biology", "Thornhithe, University of London", "2011 – 2013")

    assert brief(found) == ("Thornhithe, University of London", "MSc", "Marine Biology")


def test_a_field_before_a_university_is_no_college() -> None:
    (found,) = degrees("MSc in Marine Biology, University of Cambridge, 2011 – 2013")

    assert brief(found) == ("University of Cambridge", "MSc", "Marine Biology")


def test_a_mark_behind_a_full_stop_is_no_part_of_the_school() -> None:
    (found,) = degrees("B.Sc., Botany, Riverside University. 3.71/4.00", "2011 – 2013")

    assert brief(found) == ("Riverside University", "B.Sc.", "Botany")
    assert found.grade and found.grade.value == "3.71/4.00"


@pytest.mark.parametrize(
    ("text", "degree", "area"),
    [
        ("Certificat d'université Économie circulaire", "Certificat d'université", "Économie circulaire"),
        ("Bachillerato técnico en Electrónica", "Bachillerato técnico", "Electrónica"),
    ],
)
def test_the_kind_of_a_certificate_belongs_to_it(text: str, degree: str, area: str) -> None:
    (found,) = degrees(text, "Universidad de Ríos", "2011 – 2013")

    assert brief(found)[1:] == (degree, area)


def test_degrees_told_in_a_sentence_each() -> None:
    found = degrees(
        "- MSc in Botany from RWU, Leeds in 2014 with B",
        "- BSc in Biology from Hill College, York in 2012 with 94.6%",
        "- Class XII from Hill Senior Secondary School, Pune in 2009 with CGPA 9.02/10",
    )

    assert [brief(degree) for degree in found] == [
        ("RWU", "MSc", "Botany"),
        ("Hill College", "BSc", "Biology"),
        ("Hill Senior Secondary School", "Class XII", ""),
    ]
    assert [str(degree.period.value.end) for degree in found if degree.period] == ["2014", "2012", "2009"]
    assert [degree.grade.value for degree in found if degree.grade] == ["94.6%", "9.02/10"]


@pytest.mark.parametrize("text", ["MSc in Botany, B", "MSc in Botany – B"])
def test_a_mark_of_one_letter_is_no_part_of_the_field(text: str) -> None:
    (found,) = degrees(text, "Riverside University", "2011 – 2013")

    assert brief(found) == ("Riverside University", "MSc", "Botany")


def test_a_year_that_a_remark_mentions_dates_nothing() -> None:
    (found,) = degrees(
        "BSc in Botany, Riverside University, 2011 – 2013", "- Won the essay prize in 2012 with a friend"
    )

    assert found.period and str(found.period.value.end) == "2013"


@pytest.mark.parametrize(
    ("text", "degree", "area"),
    [
        ("Dipl. Techniker HF", "Dipl. Techniker HF", ""),
        ("Lehre Laborant EFZ Chemie", "Lehre Laborant EFZ", "Chemie"),
    ],
)
def test_a_title_has_its_trade_inside(text: str, degree: str, area: str) -> None:
    (found,) = degrees(f"Musterschule Rheinfall — {text}", "2005 – 2009")

    assert brief(found)[1:] == (degree, area)


def test_the_town_below_is_not_the_school_that_the_head_begins_with() -> None:
    (found,) = degrees("RWTU — BSc in Informatics", "2009 – 2012 · Trondheim")

    assert brief(found) == ("RWTU", "BSc", "Informatics")
    assert found.place and found.place.value == "Trondheim"


def test_a_mark_that_breaks_over_two_lines_is_no_part_of_the_school() -> None:
    (found,) = education.degrees([column("B.Sc., Botany, Riverside University. First", "Class Honours", "2010 – 2012")])

    assert brief(found) == ("Riverside University", "B.Sc.", "Botany")
