"""Degrees: the entries of education sections, with institution, degree, field, period and grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from matcher.candidate import Degree, DegreeLevel, Found
from matcher.document import Line, LineKind
from matcher.extract import calibration, degreewords, evidence, studydetails, studylists, studysegments
from matcher.extract.entries import Entry, entries
from matcher.extract.experience import clean, section_of
from matcher.extract.heads import Assigned, Field, Heads, Segment, assign
from matcher.extract.studyatoms import study_atoms
from matcher.extract.studyfields import STUDY, STUDY_ROWS, study_kinds
from matcher.sections import Section, SectionKind

_WITH_TOWN = re.compile(r"(?P<name>[^,|]{3,50}), (?P<town>[^,|\d]{3,30})")


class Listing(NamedTuple):
    """A section's entries, before their heads are understood."""

    parts: list[Entry]
    heads: Heads


def listings(sections: Sequence[Section]) -> list[Listing]:
    """The entries of all education sections, in the order of the document."""
    page = [line for section in sections for line in section.lines]
    return [_listing(section, page) for section in sections if section.kind is SectionKind.EDUCATION and section.lines]


def _listing(section: Section, page: Sequence[Line] = ()) -> Listing:
    parts = studylists.spread(entries(section.lines, study_kinds, STUDY_ROWS, page))
    return Listing(parts, Heads([study_atoms(entry) for entry in parts], STUDY))


def degrees(sections: Sequence[Section]) -> tuple[Degree, ...]:
    """The degrees of all education sections, in the order of the document."""
    listed = listings(sections)
    return degrees_of(sections, listed, assign([listing.heads for listing in listed]))


def degrees_of(sections: Sequence[Section], listed: Sequence[Listing], read: Sequence[Assigned]) -> tuple[Degree, ...]:
    """``degrees``, where their listings have been read already."""
    apart = _towns_apart(sections)
    found = [
        degree
        for listing, segments in zip(listed, read, strict=True)
        for degree in _section_degrees(listing.parts, segments, apart)
    ]
    return tuple(found or _without_heading(sections))


def _without_heading(sections: Sequence[Section]) -> list[Degree]:
    """A document without a heading over its degrees: lines that name a degree and a school."""
    found: list[Degree] = []
    for section in sections:
        if section.heading is None and section.kind is SectionKind.HEADER:
            lines = tuple(line for line in section.lines if _names_both(line))
            if lines:
                listing = _listing(section_of(section, lines))
                made = _section_degrees(listing.parts, assign([listing.heads])[0])
                found.extend(degree for degree in made if degree.degree and degree.institution)
    return found


def _names_both(line: Line) -> bool:
    return degreewords.find_degree(line.text) is not None and evidence.school(line.text) >= 2.2


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


def _section_degrees(parts: Sequence[Entry], read: Assigned, towns_apart: bool = False) -> list[Degree]:
    apart = towns_apart or studysegments.prints_towns(read)
    made = [_degree(entry, segments, apart) for entry, segments in zip(parts, read, strict=True)]
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
    segments = studysegments.without_false_town(studysegments.without_false_area(segments))
    segments = studysegments.with_town(segments, towns_apart)
    by_field = {segment.field: segment for segment in segments if segment.field is not Field.NOTE}
    notes = [segment for segment in segments if segment.field is Field.NOTE]
    degree, area, school = (by_field.get(field) for field in (Field.DEGREE, Field.AREA, Field.SCHOOL))
    if area is None and degree is not None:
        area = studysegments.area_beside(degree, notes) or studysegments.area_among(notes)
    if school is None:
        school = studysegments.school_among(notes, area)
    if degree is None and area is None and school is not None:
        degree, area = studysegments.shaped(notes)
    if area is not None:
        area = studysegments.with_marks(area, degree, segments)
    degree_text = degree.text if degree else ""
    blob = f"{degree_text} {area.text if area else ''}"
    match = degreewords.find_degree(degree_text) if degree_text else None
    texts = studydetails.texts(entry)
    return Degree(
        institution=_found(studysegments.without_article(school), "head-school"),
        degree=_found(degree, "head-degree"),
        area=_found(area, "head-area"),
        minor=studydetails.labelled(texts, "minor"),
        level=match.level if match else DegreeLevel.NONE,
        stem=degreewords.is_stem(blob),
        place=_found(by_field.get(Field.PLACE), "head-place"),
        period=entry.period,
        grade=studydetails.grade(texts),
        thesis=studydetails.labelled(texts, "thesis"),
        status=studydetails.status(entry),
        courses=studydetails.courses(texts),
        lines=entry.lines,
    )


def _found(segment: Segment | None, rule: str) -> Found[str] | None:
    if segment is None or not clean(segment.text):
        return None
    return Found(clean(segment.text), segment.lines, rule, calibration.share(rule, segment.margin))
