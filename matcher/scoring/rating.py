"""One candidate against one role: contributions that add up to the score, and the gaps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

from matcher import lexicon
from matcher.candidate import Candidate
from matcher.fit import Contribution, Fit
from matcher.role import Ground, Role
from matcher.scoring import background, competencies, similarity, total
from matcher.scoring.background import Background
from matcher.scoring.competencies import Strength
from matcher.scoring.evidence import Shown
from matcher.scoring.lean import AI, ML
from matcher.scoring.parameters import Parameters

MEANINGS = (
    (90.0, "strong"),
    (75.0, "would be interviewed for a mid-level opening"),
    (60.0, "junior-level fit with clear gaps"),
    (40.0, "adjacent: about a year of learning away"),
    (20.0, "general programming, little of the role itself"),
    (0.0, "little in common"),
)
"""The scale that the raters of the reference CVs used: from this score on, these words."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything that a score follows from; a gap changes one strength and computes again."""

    role: Role
    strengths: tuple[Strength, ...]
    background: Background
    percentile: float
    parameters: Parameters
    points: total.Points
    """What a coverage is worth with this background and percentile."""
    sides: dict[Ground, total.Side]
    """The strengths of each ground; ``own`` and ``shared`` are their means (``total.own_means``)."""
    own: tuple[float, float, float]
    shared: tuple[float, float]
    positions: tuple[int, ...]
    """Where each strength stands among those of its ground."""
    engineering: float
    """What work shows of the own ground of either main role, 0-1: shared ground follows from it in part."""

    @property
    def coverage(self) -> total.Coverage:
        return total.limited(self.own, self.shared, self.engineering, self.parameters)

    def coverage_with(self, index: int, shown: float, bare: float) -> total.Coverage:
        """The coverage with another strength of one competency."""
        ground = self.strengths[index].competency.ground
        return self.coverage_of(ground, self.sides[ground].with_one(self.positions[index], shown, bare))

    def coverage_of(self, ground: Ground, side: total.Side) -> total.Coverage:
        """The coverage with other strengths on one ground."""
        if ground is Ground.OWN:
            own = total.own_means(side, self.parameters)
            return total.limited(own, self.shared, self.engineering, self.parameters)
        return total.limited(self.own, total.shared_means(side), self.engineering, self.parameters)


def bases(candidate: Candidate, shown: Shown, roles: Sequence[Role], parameters: Parameters) -> tuple[Basis, ...]:
    """Look at a candidate through each role."""
    main = [role for role in lexicon.roles() if role.id in (AI, ML)]
    every = {id(role): role for role in (*roles, *main)}
    found = {key: competencies.strengths(role.competencies, shown, parameters) for key, role in every.items()}
    engineering = max((_own_shown(found[id(role)]) for role in main), default=0.0)
    tokens = similarity.shown_tokens(shown)
    return tuple(_basis(candidate, shown, tokens, role, found[id(role)], parameters, engineering) for role in roles)


def _own_shown(found: Sequence[Strength]) -> float:
    own = total.side(found, Ground.OWN)
    return own.mean(own.shown)


def _basis(
    candidate: Candidate,
    shown: Shown,
    tokens: Sequence[str],
    role: Role,
    found: tuple[Strength, ...],
    parameters: Parameters,
    engineering: float,
) -> Basis:
    back = background.look(candidate, role, found, shown)
    close = similarity.percentile(role, tokens)
    sides = {ground: total.side(found, ground) for ground in (Ground.OWN, Ground.SHARED)}
    own, shared = total.own_means(sides[Ground.OWN], parameters), total.shared_means(sides[Ground.SHARED])
    points = total.Points(back, close, parameters)
    return Basis(role, found, back, close, parameters, points, sides, own, shared, _positions(found), engineering)


def _positions(found: Sequence[Strength]) -> tuple[int, ...]:
    counts = {Ground.OWN: count(), Ground.SHARED: count()}
    return tuple(next(counts[item.competency.ground]) for item in found)


def score(base: Basis, cover: total.Coverage | None = None) -> float:
    """The score alone, 0-100 in tenths; with another coverage, if one is given."""
    return round(round(10.0 * base.points(cover or base.coverage).score) / 10.0, 1)


def meaning(value: float) -> str:
    return next(words for least, words in MEANINGS if value >= least)


def contributions(base: Basis) -> tuple[Contribution, ...]:
    """The terms of the score; their points add up to it in tenths."""
    full = base.points(base.coverage)
    shares = _shares(base, full)
    terms = [*shares, full.similarity, full.experience, full.background]
    points = total.tenths(terms)
    limits = [*_maxima(base), base.parameters.similarity_points, base.parameters.experience_points]
    limits.append(base.parameters.background_points)
    return (
        *(
            _of_competency(s, points[i], limits[i], _floor(base, s.competency.ground))
            for i, s in enumerate(base.strengths)
        ),
        _of_similarity(base, points[-3]),
        _of_experience(base, points[-2]),
        _of_background(base, points[-1]),
    )


def _shares(base: Basis, full: total.Total) -> list[float]:
    """Each ground's points divided among its competencies in proportion to weight times strength."""
    points = {Ground.OWN: full.own, Ground.SHARED: full.shared}
    parts = {ground: _parts(side, _floor(base, ground), base.parameters) for ground, side in base.sides.items()}
    sums = {ground: sum(values) for ground, values in parts.items()}
    grounds = [item.competency.ground for item in base.strengths]
    return [
        points[ground] * parts[ground][position] / sums[ground] if parts[ground][position] else 0.0
        for ground, position in zip(grounds, base.positions, strict=True)
    ]


def _floor(base: Basis, ground: Ground) -> float:
    """What each competency of a ground has before anything is shown of it: shared ground follows from own work."""
    return base.parameters.implied * base.engineering if ground is Ground.SHARED else 0.0


def _parts(side: total.Side, floor: float, parameters: Parameters) -> list[float]:
    """Weight times strength of each competency of a ground."""
    share = parameters.bare_share
    return [
        weight * (floor + shown + share * bare)
        for weight, shown, bare in zip(side.weights, side.shown, side.bare, strict=True)
    ]


def _maxima(base: Basis) -> list[float]:
    """What each competency would be worth if it were fully shown, everything else as it is: never under its points."""
    return [round(max(0.0, _if_full(base, index)), 1) for index in range(len(base.strengths))]


def _if_full(base: Basis, index: int) -> float:
    ground, position = base.strengths[index].competency.ground, base.positions[index]
    side = base.sides[ground].with_one(position, 1.0, 0.0)
    full = base.points(base.coverage_of(ground, side))
    parts = _parts(side, _floor(base, ground), base.parameters)
    points = full.own if ground is Ground.OWN else full.shared
    return points * parts[position] / sum(parts) if parts[position] else 0.0


def _of_competency(item: Strength, points: float, limit: float, floor: float) -> Contribution:
    competency = item.competency
    return Contribution(competency.id, competency.name, points, limit, _explain(item, floor), item.proofs)


def _explain(item: Strength, floor: float) -> str:
    if item.shown >= 0.005:
        return f"Shown in {_where(item.places)}: strength {item.shown:.2f} of 1."
    if floor >= 0.005:
        return "Not shown by itself; it follows in part from the engineering work that is shown."
    if item.bare >= 0.005:
        return "Only listed or claimed, not shown in any work: counts little."
    return "Not found."


def _where(places: Collection[str]) -> str:
    counts = ((noun, sum(place.startswith(f"{noun} ") for place in places)) for noun in ("job", "project"))
    return " and ".join(f"{count} {noun}{'s' if count > 1 else ''}" for noun, count in counts if count)


def _of_similarity(base: Basis, points: float) -> Contribution:
    limit = base.parameters.similarity_points
    text = (
        f"The work described is closer to the role's profile than {base.percentile:.0f} % of the reference texts; "
        "counts in the measure in which the role's own ground is shown."
    )
    return Contribution("similarity", "Similarity to the role's profile", points, limit, text)


def _of_experience(base: Basis, points: float) -> Contribution:
    back, limit = base.background, base.parameters.experience_points
    text = (
        f"Relevant months: {back.months:.0f}, of {base.role.months_expected} expected: a month counts in full in a job "
        "that shows two of the role's own competencies, 0.6 with one, 0.25 with shared ground only."
    )
    return Contribution("experience", "Relevant experience", points, limit, text)


def _of_background(base: Basis, points: float) -> Contribution:
    text = f"Highest relevant degree: {base.background.degree_words}; expected: {base.role.degree_expected or 'none'}."
    return Contribution("background", "Degree", points, base.parameters.background_points, text)


def fit(base: Basis) -> Fit:
    """The fit without its gaps; ``scoring.gaps`` adds them."""
    terms = contributions(base)
    value = round(sum(term.points for term in terms), 1)
    return Fit(base.role.id, value, meaning(value), terms, (), round(base.percentile, 1))
