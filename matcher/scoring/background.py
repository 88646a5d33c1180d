"""Experience and degree: what the background says, and how it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.candidate import Candidate, DegreeLevel
from matcher.role import Ground, Role
from matcher.scoring import timeline
from matcher.scoring.competencies import Strength
from matcher.scoring.evidence import Shown

FULL, PART, GENERAL = 1.0, 0.6, 0.25
"""What a month counts in a job that shows two or more of the role's own competencies, one of them, or only what
the role shares with its neighbours."""

_LEVELS = {
    DegreeLevel.NONE: 0.0,
    DegreeLevel.SECONDARY: 0.0,
    DegreeLevel.VOCATIONAL: 0.4,
    DegreeLevel.ASSOCIATE: 0.5,
    DegreeLevel.BACHELOR: 0.8,
    DegreeLevel.POSTGRADUATE: 0.8,
    DegreeLevel.MASTER: 1.0,
    DegreeLevel.DOCTORATE: 1.0,
}
"""A master's is the usual background of both roles; a bachelor's is common, and a doctorate asks no more of it. A
postgraduate certificate counts as the first degree that it follows."""
_ORDER = tuple(_LEVELS)
_NOT_STEM = 0.4
_NOT_COMPLETED = 0.5
_STATUS = {"expected": "not completed yet", "unfinished": "not completed"}


@dataclass(frozen=True, slots=True)
class Background:
    months: float
    """Relevant months, weighted."""
    experience: float
    """0-1 of what the role expects."""
    degree: float
    """0-1 of what the role expects."""
    degree_words: str


def look(candidate: Candidate, role: Role, found: Iterable[Strength], shown: Shown) -> Background:
    """Relevant months and the degree, against what the role expects."""
    months = relevant_months(found, shown)
    expected = max(1, role.months_expected)
    degree, said = _degree(candidate, role)
    return Background(months, min(months / expected, 1.0), degree, said)


def relevant_months(found: Iterable[Strength], shown: Shown) -> float:
    """Months of jobs, each month once, at the weight of the most relevant job of that month."""
    own: dict[str, int] = {}
    general: set[str] = set()
    for item in found:
        if item.competency.ground is Ground.OWN:
            for place in item.places:
                own[place] = own.get(place, 0) + 1
        else:
            general |= item.places
    weights: dict[int, float] = {}
    for place, (start, end) in _spans(shown).items():
        count = own.get(place, 0)
        weight = FULL if count >= 2 else PART if count else GENERAL if place in general else 0.0
        for month in range(start, end + 1) if weight else ():
            weights[month] = max(weights.get(month, 0.0), weight)
    return sum(weights.values())


def _spans(shown: Shown) -> dict[str, timeline.Span]:
    spans = {s.place: s.months for s in shown.statements} | {use.place: use.months for use in shown.uses}
    return {place: months for place, months in spans.items() if place.startswith("job ") and months}


def _degree(candidate: Candidate, role: Role) -> tuple[float, str]:
    expected = max(_LEVELS.get(DegreeLevel(role.degree_expected), 0.0), 0.1) if role.degree_expected else 0.0
    if not expected:
        return 1.0, "the role asks for no degree"
    best, said = 0.0, "no degree found"
    for degree in candidate.education:
        worth = _LEVELS[degree.level] / expected
        worth *= 1.0 if degree.stem or not role.stem_expected else _NOT_STEM
        worth *= 1.0 if degree.status == "completed" else _NOT_COMPLETED
        if min(worth, 1.0) > best:
            subject = "STEM" if degree.stem else "not STEM"
            best, said = (
                min(worth, 1.0),
                f"{degree.level.value}, {subject}, {_STATUS.get(degree.status, degree.status)}",
            )
    return best, said
