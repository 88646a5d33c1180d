"""How well a candidate fits a role, and the report about a candidate that holds it all together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.advert import Advert
from matcher.candidate import Candidate, Evidence, Found
from matcher.document import Document, Finding, Line, Picture
from matcher.role import Role


@dataclass(frozen=True, slots=True)
class Proof:
    """A line of the CV that speaks for a contribution."""

    line: Line
    surface: str
    """The words in it that count."""
    evidence: Evidence
    passage: Found[str] | None = None
    """The bullet or paragraph that the line is part of."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One term of a score."""

    id: str
    """A competency's id, or ``similarity``, ``experience``, ``background``."""
    name: str
    points: float
    """What it adds to the score."""
    maximum: float
    """What it would add if it were fully shown and everything else stayed as it is. The maxima of a role's terms add up
    to more than 100, since each further competency counts for less."""
    explanation: str
    """One plain sentence: how the points came about."""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, and what closing it would add to the score, found by rating again."""

    id: str
    name: str
    points: float
    score_after: float
    first_step: str


@dataclass(frozen=True, slots=True)
class Fit:
    """``score`` is the sum of the contributions' points, exactly; 0-100."""

    role: str
    score: float
    meaning: str
    """The score in words, from the scale of docs/rating.md: ``would be interviewed``."""
    contributions: tuple[Contribution, ...]
    gaps: tuple[Gap, ...]
    percentile: float
    """TF-IDF similarity to the role's profile as a percentile of the reference corpus, 0-100."""


@dataclass(frozen=True, slots=True)
class TitleCheck:
    """Whether the titles that a person gives themself agree with the work described."""

    claimed: str
    """Role id that the title announces; empty when it announces none."""
    title: str
    shown: str
    """Role id that the work reads as; empty when neither."""
    agrees: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one CV that a report shows."""

    document: Document
    candidate: Candidate
    findings: tuple[Finding, ...]
    """The reader's and the parser's."""
    roles: tuple[Role, ...]
    fits: tuple[Fit, ...]
    """One a role, in the same order."""
    lean: str
    """``ai-engineer``, ``ml-engineer``, ``both``, ``neither``; empty when those two were not both rated."""
    lean_reason: str
    title_check: TitleCheck | None
    as_of: date
    blind: bool = False
    pictures: tuple[Picture, ...] = ()
    """Page pictures, where the format has pages and the caller asked for them."""


@dataclass(frozen=True, slots=True)
class JobReading:
    """What an advertisement really asks for."""

    advert: Advert
    role: Role
    """The advertisement as a role that CVs can be rated against."""
    asks_for: str
    """``ai-engineer``, ``ml-engineer``, ``both`` or ``neither``."""
    scores: dict[str, float]
    """How much of each main role's own ground it asks for, 0-100."""
    claimed: str
    """Role id that its title announces; empty when it announces none."""
    sentence: str
    """``Advertised as “AI Engineer” (an AI engineer); asks for an ML engineer.``"""
