"""What the head lines of education hold: how much a text reads as a degree, a field of study or a school."""

from __future__ import annotations

import re

from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom
from matcher.extract.bodytext import Reading
from matcher.extract.heads import Field, Scheme
from matcher.extract.rows import Row


def _degree_score(text: str) -> float:
    match = degreewords.find_degree(text)
    if match is None:
        return -1.5
    rest = len(text) - (match.end - match.start)
    at_start = 0.6 if match.start == 0 else -0.6
    return 2.6 + at_start - 0.04 * max(0, rest - 12) - 0.02 * rest


def _school_score(text: str) -> float:
    score = evidence.school(text) + 0.25 * min(2.0, evidence.organisation(text))
    if degreewords.labelled("grade").match(text):
        score -= 3.0
    if " " not in text.strip() and score > 2.6 and evidence.is_kind_of_school(text):
        score -= 1.2  # "College" says what it is, not which
    return score


def _area_score(text: str) -> float:
    if (
        evidence.school(text) > 2
        or degreewords.labelled("grade").match(text)
        or degreewords.labelled("thesis").match(text)
    ):
        return -1.0
    return degreewords.area(text)


def _is_town_behind(field: Field, atom: Atom) -> bool:
    """Whether a piece behind a school is most likely its town: set apart by a bracket or a dash, and no name itself."""
    if field is not Field.SCHOOL or atom.before not in ("paren", "dash"):
        return False
    short = atom.text.isupper() or (" " not in atom.text and sum(c.isupper() for c in atom.text) > 1)
    named = evidence.school(atom.text) > 2 or evidence.organisation(atom.text) >= 1.2 or CAMPUS.match(atom.text)
    return not short and not named


CAMPUS = re.compile(
    r"(?:campus|faculty|facultad|faculdade|faculté|facoltà|fakultät|faculteit|wydział)\b", re.IGNORECASE
)
"""What is part of a school and belongs to its name behind a dash."""


STUDY = Scheme(
    {
        Field.DEGREE: _degree_score,
        Field.AREA: _area_score,
        Field.SCHOOL: _school_score,
        Field.PLACE: evidence.place,
    },
    after={
        "at": Field.SCHOOL,
        "in": Field.AREA,
        "degree:": Field.DEGREE,
        "area:": Field.AREA,
        "school:": Field.SCHOOL,
        "place:": Field.PLACE,
    },
    absent={Field.SCHOOL: -0.6, Field.DEGREE: -0.3, Field.AREA: -0.1, Field.PLACE: 0.0},
    paren=-0.4,
    absorbing=(Field.DEGREE, Field.AREA, Field.SCHOOL),
    apart=_is_town_behind,
)


_TELLING = ("courses", "thesis", "supervisor")
"""Labels of what is told beside the fields."""


def is_remark(text: str) -> bool:
    """Whether a text tells more of a study, and names neither a degree nor the school of one."""
    return degreewords.is_abroad(text) or any(degreewords.labelled(key).match(text) for key in _TELLING)


def _head_evidence(text: str) -> float:
    if is_remark(text):
        return 0.0
    degree = 2.8 if degreewords.find_degree(text) else 0.0
    grade = 1.6 if degreewords.labelled("grade").match(text) and len(text) < 40 else 0.0
    subject = degreewords.area(text) if len(text) < 50 else 0.0
    return max(degree, grade, subject, evidence.school(text), evidence.place(text))


def _spans(left: str, right: str) -> bool:
    """Whether neither text is whole without the other: "English" + "Literature", "Riverside Community" + "College"."""
    return degreewords.spans(left, right) or (evidence.is_kind_of_school(right) and not _begins(right))


def _begins(text: str) -> bool:
    match = degreewords.find_degree(text)
    grade = degreewords.labelled("grade").match(text)
    return (match is not None and match.start == 0) or (grade is not None and any(map(str.isdigit, grade["value"])))


STUDY_ROWS = Reading(_head_evidence, bias=-0.9, long=True, spans=_spans, begins=_begins)
"""Education sections are mostly head lines; text under them is the exception."""


_LINK = re.compile(r"^\W*(?:in|of|en|em|de)?\W+", re.IGNORECASE)
"""What is left before a field or school when the degree before it is taken away."""


def study_kinds(row: Row) -> frozenset[str]:
    """Whether a row names a degree or a school beyond doubt."""
    found = set()
    for cell in row.cells:
        if is_remark(cell.text):
            continue
        match = degreewords.find_degree(cell.text)
        rest = cell.text
        if match is not None:
            found.add("degree")
            rest = _LINK.sub("", f"{rest[: match.start]} {rest[match.end :]}")  # "High School Diploma" is no school
        if rest and evidence.school(rest) >= 2.2:
            found.add("school")
    return frozenset(found)
