"""The nouns of this package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.document import Line


class SectionKind(StrEnum):
    """The part that a section plays. ``HEADER`` is what stands before the first heading of a column."""

    HEADER = "header"
    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    VOLUNTEER = "volunteer"
    MILITARY = "military"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading, in reading order; a section may run over columns and pages."""

    kind: SectionKind
    heading: Line | None
    lines: tuple[Line, ...]
    """Without the heading. Where the heading stands in a rail beside the first line, that line is given without it."""
    language: str = ""
    """ISO 639-1 of the heading's words; empty without a known heading."""
    also: tuple[SectionKind, ...] = ()
    """Further kinds that a joint heading names ("Education & Certifications")."""
    confidence: float = 1.0
    """0-1: how sure it is that the heading is one, and of this kind."""
