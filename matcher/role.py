"""A role that a candidate can be rated against: what is asked for, with weights. Written as TOML in ``data/roles/``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """Whether a competency tells the role from its neighbours or is shared with them."""

    OWN = "own"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Competency:
    """One thing the role asks for."""

    id: str
    name: str
    """For people: ``Retrieval-augmented generation``."""
    weight: float
    """Share of the coverage points; the weights of a role are normalised to 1 when it is loaded."""
    ground: Ground
    skills: tuple[str, ...]
    """Canonical skill names of the taxonomy."""
    areas: tuple[str, ...] = ()
    """Taxonomy parents whose children all count."""
    phrases: tuple[str, ...] = ()
    """Phrases of work that show it, lower case, matched on word stems: ``built a retrieval pipeline``."""
    first_step: str = ""
    """What someone without it does first."""
    required: bool = True
    """False in an advertisement's "nice to have"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the role, with where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: str
    summary: str
    """The role in a sentence."""
    orientation: str
    """What the work is directed at, in a phrase."""
    competencies: tuple[Competency, ...]
    titles: tuple[str, ...]
    """Job titles that announce the role, lower case."""
    profile: str
    """A paragraph of the role's typical work, for the TF-IDF similarity."""
    typical_work: tuple[str, ...] = ()
    mathematics: str = ""
    entry: Fact | None = None
    demand: Fact | None = None
    pay: Fact | None = None
    choose_if: str = ""
    specialities: tuple[str, ...] = ()
    """Ids of the roles that people in this one grow into."""
    months_expected: int = 36
    """Months of relevant work at which experience counts in full."""
    degree_expected: str = "master"
    stem_expected: bool = True
