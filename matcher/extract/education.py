"""Degrees: the entries of education sections, with institution, degree, field, period and grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from matcher.candidate import Degree, DegreeLevel, Found
from matcher.document import Line, LineKind
from matcher.extract import calibration, degreewords, evidence
from matcher.extract.atoms import joined, together
from matcher.extract.bodytext import Reading
from matcher.extract.entries import Entry, entries
from matcher.extract.experience import clean, section_of
from matcher.extract.heads import Field, Scheme, Segment, assign
from matcher.extract.rows import Row
from matcher.extract.studyatoms import study_atoms
from matcher.folding import strip_accents
from matcher.sections import Section, SectionKind

_OF_REGION = re.compile(r"(?:the )?(?:\w+ )?university of |.*state university$|.*institutes? of ", re.IGNORECASE)
"""Names that mostly need their town: a country or state has more than one."""
_CAMPUS = re.compile(
    r"^(?:university of (?:california|texas|illinois|wisconsin|michigan|massachusetts|"
    r"north carolina|maryland|minnesota|colorado|missouri|"
    r"nebraska|alabama|alaska|hawaii|arkansas|tennessee|washington|london)|"
    r"california state university|indian institute of .+|"
    r"national institute of .+|state university of new york|city university of new york|"
    r"indiana university|purdue university|"
    r"birla institute of .+|iit|nit|iiit|texas a ?& ?m university)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_CJK = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"\s+[–—-]\s+|,\s+|\s*[|;·•()]\s*|:\s+")
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


STUDY = Scheme(
    {
        Field.DEGREE: _degree_score,
        Field.AREA: _area_score,
        Field.SCHOOL: _school_score,
        Field.PLACE: evidence.place,
    },
    after={"at": Field.SCHOOL, "in": Field.AREA},
    absent={Field.SCHOOL: -0.6, Field.DEGREE: -0.3, Field.AREA: -0.1, Field.PLACE: 0.0},
    paren=-0.4,
    absorbing=(Field.DEGREE, Field.AREA, Field.SCHOOL),
)


def _head_evidence(text: str) -> float:
    if degreewords.labelled("courses").match(text) or degreewords.labelled("thesis").match(text):
        return 0.0
    degree = 2.8 if degreewords.find_degree(text) else 0.0
    grade = 1.6 if degreewords.labelled("grade").match(text) and len(text) < 40 else 0.0
    subject = degreewords.area(text) if len(text) < 50 else 0.0
    return max(degree, grade, subject, evidence.school(text), evidence.place(text))


def _spans(left: str, right: str) -> bool:
    """Whether neither text is whole without the other: "English" + "Literature", "Riverside Community" + "College"."""
    return degreewords.spans(left, right) or evidence.is_kind_of_school(right)


_STUDY_ROWS = Reading(_head_evidence, bias=-0.9, long=True, spans=_spans)
"""Education sections are mostly head lines; text under them is the exception."""


def degrees(sections: Sequence[Section]) -> tuple[Degree, ...]:
    """The degrees of all education sections, in the order of the document."""
    found: list[Degree] = []
    apart = _towns_apart(sections)
    page = [line for section in sections for line in section.lines]
    for section in sections:
        if section.kind is SectionKind.EDUCATION and section.lines:
            found.extend(_section_degrees(section, apart, page))
    return tuple(found or _without_heading(sections))


def _without_heading(sections: Sequence[Section]) -> list[Degree]:
    """A document without a heading over its degrees: lines that name a degree and a school."""
    found: list[Degree] = []
    for section in sections:
        if section.heading is None and section.kind is SectionKind.HEADER:
            lines = tuple(line for line in section.lines if _names_both(line))
            if lines:
                found.extend(d for d in _section_degrees(section_of(section, lines)) if d.degree and d.institution)
    return found


def _names_both(line: Line) -> bool:
    return degreewords.find_degree(line.text) is not None and evidence.school(line.text) >= 2.2


def study_kinds(row: Row) -> frozenset[str]:
    """Whether a row names a degree or a school beyond doubt."""
    found = set()
    for cell in row.cells:
        if degreewords.find_degree(cell.text):
            found.add("degree")
        if evidence.school(cell.text) >= 2.2:
            found.add("school")
    return frozenset(found)


_WITH_TOWN = re.compile(r"(?P<name>[^,|]{3,50}), (?P<town>[^,|\d]{3,30})")


def _towns_apart(sections: Sequence[Section]) -> bool:
    """Whether the document prints a town behind its employers, in their cell: then that behind a school is none of its
    name either."""
    cells = [
        cell
        for section in sections
        if section.kind is SectionKind.EXPERIENCE
        for line in section.lines
        if line.kind is not LineKind.BULLET
        for cell in line.cells
    ]
    found = [match for cell in cells if (match := _WITH_TOWN.fullmatch(cell)) is not None]
    return sum(evidence.is_city(m["town"]) and evidence.place(m["name"]) < 1 for m in found) >= 2


def _section_degrees(section: Section, towns_apart: bool = False, page: Sequence[Line] = ()) -> list[Degree]:
    parts = entries(section.lines, study_kinds, _STUDY_ROWS, page)
    read = assign([study_atoms(entry) for entry in parts], STUDY)
    made = [_degree(entry, segments, towns_apart) for entry, segments in zip(parts, read, strict=True)]
    made = _inherit(made, parts)
    return [degree for degree in made if _is_study(degree)]


def _is_study(degree: Degree) -> bool:
    """Something is named; in a list ("Certified Accountant (2014)" under "Training") a school or a degree is."""
    listed = all(line.kind is LineKind.BULLET or line.continues for line in degree.lines)
    if listed and degree.degree is None:
        return degree.institution is not None and evidence.school(degree.institution.value) >= 2.2
    return bool(degree.institution or degree.degree or degree.area)


def _inherit(made: Sequence[Degree], parts: Sequence[Entry]) -> list[Degree]:
    """Two degrees under one school: the second names none."""
    found: list[Degree] = []
    for index, degree in enumerate(made):
        above = found[-1] if found else None
        same_block = index > 0 and parts[index].block == parts[index - 1].block
        if degree.institution is None and degree.degree and above and above.institution and same_block:
            school = replace(above.institution, rule="school-above", confidence=0.75)
            found.append(replace(degree, institution=school))
        else:
            found.append(degree)
    return found


def _degree(entry: Entry, segments: Sequence[Segment], towns_apart: bool) -> Degree:
    segments = _with_town(segments, towns_apart)
    by_field = {segment.field: segment for segment in segments if segment.field is not Field.NOTE}
    notes = [segment for segment in segments if segment.field is Field.NOTE]
    degree, area, school = (by_field.get(field) for field in (Field.DEGREE, Field.AREA, Field.SCHOOL))
    if area is None and degree is not None:
        area = _area_beside(degree, notes)
    if school is None:
        school = _school_among(notes, area)
    if degree is None and area is None and school is not None:
        degree, area = _shaped(notes)
    if area is not None:
        area = _with_marks(area)
    degree_text = degree.text if degree else ""
    blob = f"{degree_text} {area.text if area else ''}"
    match = degreewords.find_degree(degree_text) if degree_text else None
    texts = _texts(entry)
    return Degree(
        institution=_found(school, "head-school"),
        degree=_found(degree, "head-degree"),
        area=_found(area, "head-area"),
        minor=_labelled(texts, "minor"),
        level=match.level if match else DegreeLevel.NONE,
        stem=degreewords.is_stem(blob),
        place=_found(by_field.get(Field.PLACE), "head-place"),
        period=entry.period,
        grade=_grade(texts),
        thesis=_labelled(texts, "thesis"),
        status=_status(entry),
        courses=_courses(texts),
        lines=entry.lines,
    )


def _with_town(segments: Sequence[Segment], apart: bool) -> list[Segment]:
    """A cell that is a school and its town alone names the school by both: "Loyola College, Chennai"."""
    merged: list[Segment] = []
    for segment in segments:
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
    if not together(first, last) or last.before != "comma":
        return False
    return degreewords.area(note.text) > 1 and " and " in f" {area.text} "


def _is_town(school: Segment, town: Segment, segments: Sequence[Segment], apart: bool) -> bool:
    first, last = school.atoms[0], town.atoms[0]
    if last.before == "comma" and (last.row, last.cell) == (first.row, first.cell) and evidence.school(town.text) > 2:
        return True  # "Trinity College Dublin, The University of Dublin"
    if len(town.atoms) != 1 or last.before not in ("comma", "dash") or (last.row, last.cell) != (first.row, first.cell):
        return False
    if _CAMPUS.match(school.text):
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


def _is_name(text: str) -> bool:
    """One or two capitalised words that are no field of study: most likely a town that no list has."""
    words = text.split()
    return (
        len(words) <= 2 and all(word[0].isupper() for word in words) and degreewords.area(text) < 1 and text.isalpha()
    )


def _area_beside(degree: Segment, notes: Sequence[Segment]) -> Segment | None:
    """What stands right behind a degree and is nothing else is its field."""
    end = degree.atoms[-1].end
    for note in notes:
        first = note.atoms[0]
        if first.line is not degree.atoms[-1].line or first.start < end or first.cell != degree.atoms[-1].cell:
            continue
        if not _NUMBER.search(note.text) and evidence.place(note.text) < 1 and len(note.text.split()) <= 8:
            return note if not degreewords.mentions("grade_words").fullmatch(note.text) else None
    return None


def _shaped(notes: Sequence[Segment]) -> tuple[Segment | None, Segment | None]:
    """A degree by its shape alone, where the entry has a school and nothing else."""
    for note in notes:
        found = _SHAPED.fullmatch(note.text)
        if found is not None and evidence.organisation(note.text) < 1.5:
            return replace(note, field=Field.DEGREE, text=found["degree"]), replace(
                note, field=Field.AREA, text=found["area"]
            )
    return None, None


def _with_marks(area: Segment) -> Segment:
    """School subjects with a mark behind each are the field together."""
    last = area.atoms[-1]
    text = last.source[area.atoms[0].start :].strip(" ,;")
    if len(_MARKED_SUBJECT.findall(text)) < 2 or len(text) > 120:
        return area
    return replace(area, text=text)


def _school_among(notes: Sequence[Segment], area: Segment | None) -> Segment | None:
    """An unknown name is a school where nothing else can be."""
    best = [n for n in notes if n is not area and evidence.organisation(n.text) >= 0.5 and not _NUMBER.search(n.text)]
    best = [n for n in best if not degreewords.mentions("grade_words").search(n.text)]
    return best[0] if best else None


def _texts(entry: Entry) -> list[tuple[str, tuple[Line, ...]]]:
    """All texts of an entry that may hold labelled values."""
    rows = [(cell.text, (row.line,)) for row in entry.head for cell in row.cells]
    return rows + [(paragraph.text, paragraph.lines) for paragraph in entry.body]


def _grade(texts: Sequence[tuple[str, tuple[Line, ...]]]) -> Found[str] | None:
    for text, lines in texts:
        found = degreewords.labelled("grade").search(text)
        if found and (_NUMBER.search(found["value"]) or found["colon"] in (":", "：")):
            value = re.split(r"\s*(?:[|;·•]|,\s+(?=\D)|\.\s+|\)\s*$)", found["value"].strip(" ()"))[0].strip()
            if value and len(value) <= 40:
                return Found(value, lines, "grade-label", 0.85)
    for text, lines in texts:
        words = degreewords.mentions("grade_words").search(text)
        if words and len(text) < 120:
            return Found(words[0], lines, "grade-words", 0.7)
    for text, lines in texts:
        last = [piece for piece in _PIECE.split(text) if degreewords.is_grade(piece)] if len(text) < 120 else []
        if last:
            return Found(last[-1].strip(" ()[].,;"), lines, "grade-alone", 0.7)
    return None


def _labelled(texts: Sequence[tuple[str, tuple[Line, ...]]], key: str) -> Found[str] | None:
    for text, lines in texts:
        found = degreewords.labelled(key).match(text.strip(" ,;()"))
        if found and found["colon"] and len(found["value"]) > 2:
            return Found(found["value"].strip(' .,;"“”'), lines, f"{key}-label", 0.85)
    return None


def _courses(texts: Sequence[tuple[str, tuple[Line, ...]]]) -> tuple[Found[str], ...]:
    for text, lines in texts:
        found = degreewords.labelled("courses").match(text)
        if found and found["colon"]:
            names = re.split(r"\s*[,;，、；]\s*(?![^(]*\))", found["value"].rstrip(". "))
            return tuple(Found(name.strip(), lines, "courses-label", 0.85) for name in names if name.strip())
    return ()


def _status(entry: Entry) -> str:
    text = strip_accents(" ".join(line.text for line in entry.lines[:4]))
    if degreewords.mentions("unfinished").search(text):
        return "unfinished"
    if degreewords.mentions("expected").search(text) or (entry.period and entry.period.value.current):
        return "expected"
    return "completed"


def _found(segment: Segment | None, rule: str) -> Found[str] | None:
    if segment is None or not clean(segment.text):
        return None
    return Found(clean(segment.text), segment.lines, rule, calibration.share(rule, segment.margin))
