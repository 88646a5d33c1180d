"""Segments of a head of education set right: towns that belong to a school's name, fields of several pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom, joined, together
from matcher.extract.heads import Field, Segment
from matcher.extract.studyfields import CAMPUS
from matcher.folding import strip_accents

_OF_REGION = re.compile(r"(?:the )?(?:\w+ )?university of |.*state university$|.*institutes? of ", re.IGNORECASE)
"""Names that mostly need their town: a country or state has more than one."""
_CAMPUS = re.compile(
    r"^(?:university of (?:california|texas|illinois|wisconsin|michigan|massachusetts|"
    r"north carolina|maryland|minnesota|colorado|missouri|"
    r"nebraska|alabama|alaska|hawaii|arkansas|tennessee|washington|london)|"
    r"california state university|indian institute of (?!science$).+|"
    r"national institute of .+|state university of new york|city university of new york|"
    r"indiana university|purdue university|"
    r"birla institute of .+|iit|nit|iiit|texas a ?& ?m university)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_CJK = re.compile(r"[\u3400-\u9fff]")
_OWN_NAME = re.compile(
    r"(?!.*university of )(?:.*\b(?:university|universität|université|universidad|universidade|università|universiteit|"
    r"uniwersytet|politechnika|hochschule|fachhochschule|hogeschool|politecnico)\b)",
    re.IGNORECASE,
)
"""Kinds of schools whose names are their own: "Stanford University" needs no town, "Loyola College" does."""
_MARKED_SUBJECT = re.compile(r"\(\s*[A-EUa-e]\*{0,2}\s*\)|\(\d{1,2}\)")
"""School subjects with their marks: "Mathematics (A*), Economics (A)"."""
_SHAPED = re.compile(
    r"(?P<degree>[A-ZÀ-Ý][^\W\d]+(?:[ -][^\W\d]+){0,3}?)\s+(?:in|en|em|im Fach|w zakresie|na kierunku)\s+"
    r"(?P<area>[A-ZÀ-Ý].{2,60})"
)
"""A degree that no list has, and its field: "Especialista en Redes"."""


def with_town(segments: Sequence[Segment], apart: bool) -> list[Segment]:
    """A cell that is a school and its town alone names the school by both: "Loyola College, Chennai"."""
    merged: list[Segment] = []
    for segment in _with_short_names(segments):
        left = merged[-1] if merged else None
        if (
            left is not None
            and segment.field is Field.SCHOOL
            and left.field is Field.NOTE
            and _are_one_school(left, segment)
        ):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(Field.SCHOOL, joined(atoms), atoms, segment.score, segment.margin)
            continue
        if left is not None and left.field is Field.NOTE and segment.field is Field.AREA and _begins(left, segment):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(Field.AREA, joined(atoms), atoms, segment.score, segment.margin)
            continue
        if left is not None and left.field is Field.AREA and segment.field is Field.NOTE and _goes_on(left, segment):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(Field.AREA, joined(atoms), atoms, left.score, left.margin)
            continue
        if (
            left is not None
            and left.field is Field.SCHOOL
            and segment.field in (Field.PLACE, Field.NOTE)
            and _is_town(left, segment, segments, apart)
        ):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(Field.SCHOOL, joined(atoms), atoms, left.score, left.margin)
        else:
            merged.append(segment)
    return merged


def without_false_area(segments: Sequence[Segment]) -> list[Segment]:
    """What stands behind the comma of a school and is no subject that is known is a town rather than the field."""
    fixed = list(segments)
    for index, (left, right) in enumerate(pairwise(segments), 1):
        behind = left.field is Field.SCHOOL and right.field is Field.AREA and right.atoms[0].before == "comma"
        unsure = right.score < _UNSURE and degreewords.area(right.text) < 1
        if behind and unsure and together(left.atoms[-1], right.atoms[0]):
            fixed[index] = replace(right, field=Field.NOTE)
    return fixed


def without_false_town(segments: Sequence[Segment]) -> list[Segment]:
    """A head that begins with a name and has its town below names the school first: "RWU — BSc", "2012 · Leeds"."""
    fixed = list(segments)
    town = next((index for index, segment in enumerate(fixed) if segment.field is Field.SCHOOL), 0)
    if town < 2 or fixed[0].field is not Field.NOTE or not _is_bare_town(fixed[town]):
        return fixed
    if evidence.organisation(fixed[0].text) < _NAMED or evidence.is_city(fixed[0].text):
        return fixed
    place = Field.NOTE if any(segment.field is Field.PLACE for segment in fixed) else Field.PLACE
    fixed[0], fixed[town] = replace(fixed[0], field=Field.SCHOOL), replace(fixed[town], field=place)
    return fixed


def _is_bare_town(school: Segment) -> bool:
    return evidence.is_city(school.text) and evidence.school(school.text) < 1 and school.atoms[0].before == "line"


_NAMED = 0.5
"""Points of what may be an organisation's name, as for ``school_among``."""


def prints_towns(read: Sequence[Sequence[Segment]]) -> bool:
    """Whether a section prints the town behind each school: behind one whose name has it already or needs none, or
    behind all of three and more."""
    pairs = [
        (left, right)
        for segments in read
        for left, right in pairwise(segments)
        if left.field is Field.SCHOOL
        and right.field in (Field.PLACE, Field.NOTE)
        and right.atoms[0].before == "comma"
        and together(left.atoms[-1], right.atoms[0])
        and not _CAMPUS.match(left.text)
        and evidence.school(right.text) <= 2
        and not _has_place_beside(right, segments)
    ]
    clear = any(
        _OWN_NAME.match(left.text)
        or len(right.atoms) > 1
        or strip_accents(right.text) in strip_accents(left.text).split()
        for left, right in pairs
        if right.field is Field.PLACE
    )
    schools = sum(any(segment.field is Field.SCHOOL for segment in segments) for segments in read)
    return clear or len(pairs) == schools >= 3


def without_article(school: Segment | None) -> Segment | None:
    """A school out of a sentence: "at the University of Leeds"."""
    text = _ARTICLE.sub("", school.text) if school is not None else ""
    return replace(school, text=text) if school is not None and text else school


_UNSURE = 1.5
"""Points: less than one known subject gives, so that nothing but its place speaks for a field of study."""
_ARTICLE = re.compile(r"^(?:the|der|die|dem)\s+(?=[A-ZÀ-Ý])")


def _with_short_names(segments: Sequence[Segment]) -> list[Segment]:
    """An abbreviation and the name behind a dash are one school: "ESAD – Campus Norte", "UA – Universiteit ..."."""
    merged: list[Segment] = []
    for segment in segments:
        left = merged[-1] if merged else None
        if left is not None and (_is_short_for(left, segment) or _is_part_of(left, segment)):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(Field.SCHOOL, joined(atoms), atoms, segment.score, segment.margin)
        else:
            merged.append(segment)
    return merged


def _is_short_for(left: Segment, school: Segment) -> bool:
    short = left.field is Field.NOTE and left.text.isupper() and 2 <= len(left.text) <= 6
    first = school.atoms[0]
    return short and school.field is Field.SCHOOL and first.before == "dash" and together(left.atoms[-1], first)


def _is_part_of(school: Segment, part: Segment) -> bool:
    first = part.atoms[0]
    behind = school.field is Field.SCHOOL and part.field is not Field.PLACE and first.before == "dash"
    return behind and CAMPUS.match(part.text) is not None and together(school.atoms[-1], first)


def _are_one_school(left: Segment, right: Segment) -> bool:
    first, last = left.atoms[-1], right.atoms[0]
    return (
        together(first, last)
        and last.before == "comma"
        and evidence.school(left.text) > 2
        and len(left.text.split()) < 7
    )


def _goes_on(area: Segment, note: Segment) -> bool:
    """What follows a field of study in its cell is part of it as printed: a minor, a speciality, a thesis."""
    first, last = area.atoms[-1], note.atoms[0]
    if not together(first, last) or last.before not in (
        "comma",
        "dash",
        "colon",
        "paren",
        "slash",
    ):
        return False
    between = joined((first, last))
    if (
        re.search(r"(?<!\w)\d", note.text)
        or degreewords.labelled("grade").search(between)
        or degreewords.mentions("grade_words").search(note.text)
    ):
        return False
    if degreewords.mentions("expected").search(note.text):
        return False
    return evidence.place(note.text) < 1 and evidence.school(note.text) < 2 and evidence.organisation(note.text) < 2


def _begins(note: Segment, area: Segment) -> bool:
    """The first of several subjects: "Philosophy, Politics and Economics"."""
    first, last = note.atoms[-1], area.atoms[0]
    if not together(first, last):
        return False
    if note.atoms[0].before in ("after", "in") and last.before in ("dash", "comma", "slash", "colon"):
        # right behind the degree, so of its field: "Lehrabschluss Applikationsentwicklung – Coding"
        named = len(note.text) > 3 and not _NUMBER.search(note.text)
        return named and evidence.school(note.text) < 2 and evidence.place(note.text) < 1
    return last.before == "comma" and degreewords.area(note.text) > 1 and " and " in f" {area.text} "


def _is_town(school: Segment, town: Segment, segments: Sequence[Segment], apart: bool) -> bool:
    first, last = school.atoms[0], town.atoms[0]
    if last.before == "comma" and (last.row, last.cell) == (first.row, first.cell) and evidence.school(town.text) > 2:
        return True  # "Trinity College Dublin, The University of Dublin"
    if len(town.atoms) != 1 or last.before not in ("comma", "dash") or (last.row, last.cell) != (first.row, first.cell):
        return False
    if _CAMPUS.match(school.text):
        return True
    contained = strip_accents(town.text) in strip_accents(school.text)
    if not contained and evidence.is_city(town.text) and _has_place_beside(town, segments):
        return True
    if apart or _OWN_NAME.match(school.text) or strip_accents(town.text) in strip_accents(school.text):
        return False
    if _CJK.search(school.text):
        return False  # Chinese names have no comma
    alone = all(
        (a.row, a.cell) != (first.row, first.cell) for s in segments if s not in (school, town) for a in s.atoms
    )
    known = (
        evidence.is_city(town.text)
        if town.field is Field.PLACE
        else bool(_OF_REGION.match(school.text)) and _is_name(town.text)
    )
    return alone and last.before == "comma" and known and town.text.isascii() | evidence.is_city(town.text)


def _has_place_beside(town: Segment, segments: Sequence[Segment]) -> bool:
    """Whether the entry prints a place of its own, not joined to the town behind the school's comma."""
    first = town.atoms[0]
    others = [s for s in segments if s is not town and s.field in (Field.PLACE, Field.NOTE)]
    return any(
        evidence.place(other.text) >= 1.5 and not (_in_cell(other.atoms[0], first) and other.atoms[0].before == "comma")
        for other in others
    )


def _is_name(text: str) -> bool:
    """One or two capitalised words that are no field of study: most likely a town that no list has."""
    words = text.split()
    return (
        len(words) <= 2 and all(word[0].isupper() for word in words) and degreewords.area(text) < 1 and text.isalpha()
    )


def area_beside(degree: Segment, notes: Sequence[Segment]) -> Segment | None:
    """What stands right behind a degree and is nothing else is its field."""
    end = degree.atoms[-1].end
    for note in notes:
        first = note.atoms[0]
        if first.line is not degree.atoms[-1].line or first.start < end or first.cell != degree.atoms[-1].cell:
            continue
        if not _NUMBER.search(note.text) and evidence.place(note.text) < 1 and len(note.text.split()) <= 8:
            return note if not degreewords.mentions("grade_words").fullmatch(note.text) else None
    return None


def area_among(notes: Sequence[Segment]) -> Segment | None:
    """A known subject is the field of a degree that has none."""
    known = [note for note in notes if degreewords.area(note.text) > 1 and len(note.text.split()) <= 6]
    known = [note for note in known if evidence.school(note.text) < 1.5 and note.atoms[0].before != "paren"]
    return known[0] if known and not degreewords.is_abroad(known[0].text) else None


def shaped(notes: Sequence[Segment]) -> tuple[Segment | None, Segment | None]:
    """A degree by its shape alone, where the entry has a school and nothing else."""
    for note in notes:
        found = _SHAPED.fullmatch(note.text)
        if found is not None and evidence.organisation(note.text) < 1.5:
            return replace(note, field=Field.DEGREE, text=found["degree"]), replace(
                note, field=Field.AREA, text=found["area"]
            )
    return None, None


def with_marks(area: Segment, degree: Segment | None, others: Sequence[Segment]) -> Segment:
    """School subjects with a mark behind each are the field together, from the degree before them on."""
    first, last = area.atoms[0], area.atoms[-1]
    start = first.start
    if degree is not None and (degree.atoms[-1].row, degree.atoms[-1].cell) == (first.row, first.cell):
        start = min(start, degree.atoms[-1].end)
    stops = [s.atoms[0].start for s in others if s.field is Field.SCHOOL and _in_cell(s.atoms[0], last)]
    end = min((stop for stop in stops if stop > start), default=len(last.source))
    text = re.sub(r"^in\s+", "", last.source[start:end].strip(" ,;:–—-|/·"))
    if len(_MARKED_SUBJECT.findall(text)) < 2 or len(text) > 120:
        return area
    return replace(area, text=text)


def _reads_as_name(text: str) -> bool:
    """Whether words mostly begin with a capital: what is printed as a sentence names nothing."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return not words or 2 * sum(not word[0].islower() for word in words) >= len(words)


def _in_cell(left: Atom, right: Atom) -> bool:
    return (left.row, left.cell) == (right.row, right.cell)


def school_among(notes: Sequence[Segment], area: Segment | None) -> Segment | None:
    """An unknown name is a school where nothing else can be."""
    best = [
        n for n in notes if n is not area and evidence.organisation(n.text) >= _NAMED and not _NUMBER.search(n.text)
    ]
    best = [n for n in best if not degreewords.mentions("grade_words").search(n.text) and _reads_as_name(n.text)]
    return best[0] if best else None
