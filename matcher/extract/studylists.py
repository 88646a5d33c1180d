"""Degrees printed as a list below the line of their school: "University of Leeds", "• BSc in Physics, 2014"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.extract import degreewords
from matcher.extract.entries import Entry, entries
from matcher.extract.paragraphs import Paragraph
from matcher.extract.studyfields import STUDY_ROWS, study_kinds

_LONGEST = 160
"""Characters; a longer item tells more than a degree."""


def spread(parts: Sequence[Entry]) -> list[Entry]:
    """The entries, with those that hold a list of degrees as one for each; the first has the lines above the list."""
    found: list[Entry] = []
    for entry in parts:
        found.extend(_with_items(entry))
    return found


def _with_items(entry: Entry) -> list[Entry]:
    named = frozenset[str]().union(*map(study_kinds, entry.head))
    items = [paragraph for paragraph in entry.body if _is_degree(paragraph)]
    if named != {"school"} or not items:
        return [entry]
    rest = tuple(paragraph for paragraph in entry.body if paragraph not in items)
    listed = [part for item in items for part in entries(item.lines, study_kinds, STUDY_ROWS)[:1]]
    listed = [replace(part, block=entry.block, period=part.period or entry.period) for part in listed]
    first = replace(
        listed[0],
        head=(*entry.head, *listed[0].head),
        body=(*listed[0].body, *rest),
        lines=tuple(line for line in entry.lines if not any(line in part.lines for part in listed[1:])),
    )
    return [first, *listed[1:]]


def _is_degree(paragraph: Paragraph) -> bool:
    match = degreewords.find_degree(paragraph.text)
    return paragraph.bullet and match is not None and match.start == 0 and len(paragraph.text) <= _LONGEST
