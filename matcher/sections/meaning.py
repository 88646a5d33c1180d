"""What a section is about where its heading's words leave that open: what stands in it decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.document import Line
from matcher.sections.kinds import Section, SectionKind
from matcher.taxonomy import mentions

_REACHED = re.compile(r"\S@\S+\.\w|https?://|www\.|\+\d[\d\s()-]{6,}|\b(?:linkedin|github)\b", re.IGNORECASE)
_YEAR = r"(?:\d{1,2}\s?[./]\s?|\d{4}-)?(?:19|20)\d\d(?:[./年-]\d{1,2}月?)?"
_SPAN = re.compile(
    rf"{_YEAR}\s*(?:[–—~-]|to|bis|until|hasta|até|fino a|tot|do|至|到)+\s*(?:[^\W\d_]{{3,12}}\.?\s)?"
    rf"(?:{_YEAR}|[^\W\d_]{{2,12}})",
    re.IGNORECASE,
)
"""From a year to another or to a word ("present"), a month's name before it or not."""
_PROSE_WORDS = 8
"""Words: contact data, names and grades have fewer to a line."""
_HEAD_WORDS = 8
"""Words: the head of an entry has hardly more beside its dates; a sentence that names two years has."""
_SKILL_WORDS = 4
_SKILLED = 0.5
"""Share of the lines of an unnamed section that must name known skills: people list ones that nobody knows, too."""


def settle(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, each with the kind that its content shows where its heading may mean two things."""
    kinds = {section.kind for section in sections}
    settled = []
    for section in sections:
        kind = section.kind
        if kind is SectionKind.SUMMARY and not section.also:
            if _is_reached(section.lines):
                kind = SectionKind.CONTACT
            elif SectionKind.EXPERIENCE not in kinds and _spans(section.lines) > 1:
                kind = SectionKind.EXPERIENCE
        elif kind is SectionKind.OTHER and not section.language and _are_skills(section.lines):
            kind = SectionKind.SKILLS
        settled.append(section if kind is section.kind else replace(section, kind=kind))
    return tuple(_with_sisters(settled, sections))


def _with_sisters(settled: Sequence[Section], sections: Sequence[Section]) -> Iterator[Section]:
    """A list under an unknown heading beside one that turned out to be of skills is a group of skills as well."""
    turned = {i for i, (new, old) in enumerate(zip(settled, sections, strict=True)) if new.kind is not old.kind}
    for index, section in enumerate(settled):
        beside = any(i in turned and settled[i].kind is SectionKind.SKILLS for i in (index - 1, index + 1))
        unnamed = section.kind is SectionKind.OTHER and not section.language
        sister = unnamed and beside and _are_names(section.lines)
        yield replace(section, kind=SectionKind.SKILLS) if sister else section


def _is_reached(lines: Sequence[Line]) -> bool:
    """An address and numbers, and no sentence ("About" over them, "Profile" over links)."""
    return any(_REACHED.search(line.text) for line in lines) and all(
        len(line.text.split()) < _PROSE_WORDS and not line.text.endswith(".") for line in lines
    )


def _spans(lines: Sequence[Line]) -> int:
    """Heads of entries: short lines with a span of dates."""
    return sum(len(line.text.split()) <= _HEAD_WORDS + 4 and _SPAN.search(line.text) is not None for line in lines)


def _are_skills(lines: Sequence[Line]) -> bool:
    """A list of nothing but short names, many of them of known skills."""
    cells = [cell for line in lines for cell in line.cells]
    return _are_names(lines) and sum(bool(mentions(cell, listed=True)) for cell in cells) >= _SKILLED * len(cells)


def _are_names(lines: Sequence[Line]) -> bool:
    """A list of nothing but short names."""
    if len(lines) < 2 or any(_SPAN.search(line.text) or line.text.endswith(".") for line in lines):
        return False
    parts = [part for line in lines for cell in line.cells for part in re.split(r"[,;|·•]", cell)]
    return all(len(part.split()) <= _SKILL_WORDS for part in parts)
