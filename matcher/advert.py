"""A job advertisement as read: what it asks for, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.candidate import Found
from matcher.document import Line


class Ask(StrEnum):
    """How a line of an advertisement asks for something."""

    DUTY = "duty"
    """What the person will do."""
    REQUIRED = "required"
    DESIRABLE = "desirable"
    INTRODUCTION = "introduction"
    """Said before any list: about the job as a rule, at times about the company."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line that asks for something; the company's praise of itself and the benefits are left out."""

    line: Line
    ask: Ask


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill of the taxonomy on such a line."""

    id: str
    area: str
    surface: str
    line: Line
    ask: Ask


@dataclass(frozen=True, slots=True)
class Advert:
    source: str
    title: Found[str] | None
    lines: tuple[AskedLine, ...]
    skills: tuple[AskedSkill, ...]
    years: Found[int] | None = None
    """The years of experience it requires."""
    degree: Found[str] | None = None
    """``bachelor``, ``master`` or ``doctorate``: the lowest that is enough."""
    stem: bool = False
    """Whether the degree is to be in a technical or scientific subject."""
