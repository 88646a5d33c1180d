"""Sections called "Training" or "Formación complementaria" beside one for the studies: certificates, as a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher import lexicon
from matcher.candidate import DegreeLevel
from matcher.extract import degreewords, evidence
from matcher.folding import strip_accents
from matcher.sections import Section, SectionKind

_STUDIED = frozenset(
    (
        DegreeLevel.BACHELOR,
        DegreeLevel.POSTGRADUATE,
        DegreeLevel.MASTER,
        DegreeLevel.DOCTORATE,
        DegreeLevel.SECONDARY,
    )
)


def settled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, with further training apart from the studies given as certificates."""
    studies = [section for section in sections if section.kind is SectionKind.EDUCATION]
    if all(map(_is_named_training, studies)) or not any(map(_is_named_training, studies)):
        return tuple(sections)
    return tuple(
        replace(section, kind=SectionKind.CERTIFICATES)
        if section in studies and _is_named_training(section) and not _has_degree(section)
        else section
        for section in sections
    )


def _is_named_training(section: Section) -> bool:
    words = lexicon.toml("degrees.toml")["training"]["headings"]
    heading = section.heading.text.strip(" :.") if section.heading else ""
    return strip_accents(heading) in {strip_accents(word) for word in words}


def _has_degree(section: Section) -> bool:
    """Whether a line names a degree of a school or university, or both a degree of any kind and a school."""
    for line in section.lines:
        match = degreewords.find_degree(line.text)
        if match is None:
            continue
        studied = match.start == 0 and match.level in _STUDIED
        if studied or evidence.school(line.text) >= 2.2:
            return True
    return False
