"""What the head lines of education hold: how much a text reads as a degree, a field of study or a school."""

from __future__ import annotations

import re
from functools import lru_cache

from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom
from matcher.extract.bodytext import Reading
from matcher.extract.heads import Field, Scheme
from matcher.extract.rows import Row


def _degree_score(text: str) -> float:
    match = degreewords.find_degree(text)
    if match is None:
        return 2.0 if degreewords.is_abroad(text) else -1.5
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
    match = degreewords.find_degree(text)
    if match is not None and (match.start, match.end) == (0, len(text)):
        return -1.0  # "Software Engineering Fellowship"
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
    "education",
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


@lru_cache(maxsize=4096)
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
    if degreewords.is_grade(f"{_PARTS.split(left)[-1]} {right}"):
        return True  # "..., First" + "Class Honours"
    return degreewords.spans(left, right) or (evidence.is_kind_of_school(right) and not _begins(right))


_PARTS = re.compile(r"(?:[,;|(]|[^\W\d_]\.)\s+")


def _lacks(left: str, right: str) -> bool:
    """Whether a line that fits on no more words leaves a school without its name: "Göttingen" + "Grammar School, ...",
    or its name without the kind: "Scuola" + "Superiore"."""
    first, last = _FIRST.match(right), _LAST.search(left)
    if first is None or last is None or _begins(right):
        return False
    if _GENERIC.fullmatch(last[0]) and evidence.is_kind_of_school(last[0].split()[0]):
        return evidence.place(right) < 1.5 and degreewords.find_degree(last[0]) is None
    kind = _GENERIC.fullmatch(first[0]) is not None and evidence.school(first[0]) > 2
    return kind and last[0][:1].isupper() and evidence.school(last[0]) < 2 and _may_name(last[0])


def _may_name(text: str) -> bool:
    """One to three words that may be the first ones of a school's name: no degree and no field of study."""
    return len(text.split()) <= 3 and degreewords.find_degree(text) is None and degreewords.area(text) < 1


_FIRST = re.compile(r"[^,;|–—(]*[^,;|–—(\s]")
_LAST = re.compile(r"[^,;|:–—()\s][^,;|:–—()]*$")
_GENERIC = re.compile(
    r"(?:(?:business|community|grammar|high|primary|secondary|middle|senior|junior|technical|medical|law|graduate|state|"
    r"international|public|hoch|fachhoch|berufs|superiore|superior|supérieure|technische|politécnica)\s*)*"
    r"(?:school|college|university|institute|academy|polytechnic|schule|hochschule|universität|gymnasium|lyceum|scuola|"
    r"escuela|école|universit[àé]|universidade?|instituto|istituto|liceo|lycée|colegio|akademie)"
    r"(?: (?:superiore|superior|supérieure|politécnica|técnica|tecnica|national|nacional|nazionale))*"
    r"(?: of (?:science|technology|economics|engineering|business|arts|law|medicine|management|art|music|design|"
    r"commerce|applied sciences|education|nursing|pharmacy|dentistry|architecture)(?: (?:and|&) \w+)?)?",
    re.IGNORECASE,
)
"""What kind of school, which is not its name."""


def _begins(text: str) -> bool:
    match = degreewords.find_degree(text)
    grade = degreewords.labelled("grade").match(text)
    graded = (grade is not None and any(map(str.isdigit, grade["value"]))) or degreewords.is_grade(text)
    return (match is not None and match.start == 0) or graded


STUDY_ROWS = Reading(_head_evidence, bias=-0.9, long=True, spans=_spans, begins=_begins, lacks=_lacks)
"""Education sections are mostly head lines; text under them is the exception."""


_LINK = re.compile(r"^\W*(?:in|of|en|em|de)?\W+", re.IGNORECASE)
"""What is left before a field or school when the degree before it is taken away."""


_PIECES = re.compile(r"\s*[,|;·•–—]\s+")


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
        if any(evidence.school(piece) >= 2.2 for piece in (rest, *_PIECES.split(rest)) if piece):
            found.add("school")
    return frozenset(found)
