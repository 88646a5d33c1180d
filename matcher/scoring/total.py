"""From strengths to points that add up to the score, to the tenth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple

from matcher.role import Ground
from matcher.scoring.background import Background
from matcher.scoring.competencies import Strength
from matcher.scoring.parameters import Parameters

OWN_ALLOWANCE = 0.003
SHARED_ALLOWANCE = 0.003
"""What lists and claims alone may reach of each ground, of 1: a list without any work behind it stays under two
points, whatever it holds."""


NEIGHBOUR_SHARE = 0.05
"""How much of what work shows of the role as a whole backs a list for any one competency."""
SHARED_MOST = 0.08
"""What lists may add to the shared ground, however long they are: about what one tool used in work adds to each."""


class Total(NamedTuple):
    """The parts of a score, in points."""

    own: float
    shared: float
    similarity: float
    experience: float
    background: float

    @property
    def score(self) -> float:
        return sum(self)


class Coverage(NamedTuple):
    """Weighted means of the strengths, 0-1."""

    own: float
    """What work and projects show."""
    shared: float
    own_listed: float = 0.0
    """What lists and claims add to it."""
    shared_listed: float = 0.0


class Side(NamedTuple):
    """The strengths of one ground, column by column."""

    weights: Sequence[float]
    shown: Sequence[float]
    bare: Sequence[float]
    weight: float
    """The sum of the weights."""

    def mean(self, values: Iterable[float]) -> float:
        """The weighted mean of a column."""
        return sum(map(mul, self.weights, values)) / self.weight if self.weight else 0.0

    def with_one(self, position: int, shown: float, bare: float) -> Side:
        """The same with another strength of one competency."""
        all_shown, all_bare = [*self.shown], [*self.bare]
        all_shown[position], all_bare[position] = shown, bare
        return Side(self.weights, all_shown, all_bare, self.weight)


def side(found: Sequence[Strength], ground: Ground) -> Side:
    """The strengths of one ground, in order."""
    own = [s for s in found if s.competency.ground is ground]
    weights = [s.competency.weight for s in own]
    return Side(weights, [s.shown for s in own], [s.bare for s in own], sum(weights))


def coverage(found: Sequence[Strength], parameters: Parameters, engineering: float = 0.0) -> Coverage:
    """What is shown of the own and of the shared ground, and what lists and claims add to it.

    On the own ground they add to a competency at most a share of what work shows of the same competency, and a
    little of what it shows of its neighbours: someone who has built retrieval is believed the third vector database,
    someone who has shown nothing of the role is not believed the first.
    On the shared ground any technical work backs a list: a researcher's "Python, Git" is believed.
    ``engineering``: what work shows of the own ground of either main role, from which shared ground follows in part.
    """
    own, shared = side(found, Ground.OWN), side(found, Ground.SHARED)
    return limited(own_means(own, parameters), shared_means(shared), engineering, parameters)


def own_means(own: Side, parameters: Parameters) -> tuple[float, float, float]:
    """Means of the own ground: of what is shown, of what is bare, and of what of it is backed."""
    shown = own.mean(own.shown)
    spill, share = NEIGHBOUR_SHARE * shown, parameters.bare_share
    backed = [min(bare, share * strong + spill) for bare, strong in zip(own.bare, own.shown, strict=True)]
    return shown, own.mean(own.bare), own.mean(backed)


def shared_means(shared: Side) -> tuple[float, float]:
    """Means of the shared ground: of what is shown, and of what is bare."""
    return shared.mean(shared.shown), shared.mean(shared.bare)


def limited(
    own: tuple[float, float, float], shared: tuple[float, float], engineering: float, parameters: Parameters
) -> Coverage:
    """The coverage from weighted means. ``own``: what is shown, what is bare, what of it is backed; ``shared``: what is
    shown and what is bare; ``engineering``: what work shows of the own ground of either main role."""
    own_shown, own_bare, backed = own
    shared_shown, shared_bare = shared
    most = SHARED_ALLOWANCE + parameters.shared_bare_share * (shared_shown + own_shown + engineering)
    listed = min(shared_bare, most, SHARED_MOST)
    shared_all = min(shared_shown + parameters.implied * engineering, 1.0)
    return Coverage(own_shown, shared_all, max(backed, min(own_bare, OWN_ALLOWANCE)), min(listed, 1.0 - shared_all))


class Points:
    """What coverage is worth to one candidate in one role; called once a competency and gap, so what stays the same is
    worked out once.

    Experience, background and similarity count in the measure in which the own ground is shown: ten years and a
    doctorate make no one an AI engineer. What lists and claims add to all of it together is limited to ``list_points``.
    """

    def __init__(self, back: Background, percentile: float, parameters: Parameters) -> None:
        self._back, self._percentile, self._parameters = back, percentile, parameters
        self._own_points = parameters.own_points

    def __call__(self, cover: Coverage) -> Total:
        """The parts of the score."""
        shown = self._at(cover.own, cover.shared)
        if not cover.own_listed and not cover.shared_listed:
            return shown
        listed = self._at(cover.own + cover.own_listed, cover.shared + cover.shared_listed)
        added = listed.score - shown.score
        share = min(1.0, self._parameters.list_points / added) if added > 0.0 else 0.0
        return Total(*[low + share * (high - low) for low, high in zip(shown, listed, strict=True)])

    def _at(self, own_covered: float, shared_covered: float) -> Total:
        numbers = self._parameters
        own = curve(own_covered**numbers.own_power, numbers.own_curve)
        return Total(
            self._own_points * own,
            numbers.shared_points * curve(shared_covered**numbers.shared_power, numbers.shared_curve),
            numbers.similarity_points * own * self._percentile / 100.0,
            numbers.experience_points * own * self._back.experience,
            numbers.background_points * own * self._back.degree,
        )


def curve(value: float, bend: float) -> float:
    """0 to 0 and 1 to 1, rising ever more slowly: ``(1 - e^(-bend value)) / (1 - e^(-bend))``."""
    return (1.0 - math.exp(-bend * value)) / (1.0 - math.exp(-bend))


def tenths(parts: Sequence[float]) -> list[float]:
    """The parts rounded to tenths so that they add up to the rounded sum (largest remainders first).

    The sum is rounded before the parts: so it never falls because a part was rounded up elsewhere.
    """
    whole = round(10.0 * sum(parts))
    floors = [math.floor(10.0 * part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (floors[i] - 10.0 * parts[i], i))
    for index in order[: whole - sum(floors)]:
        floors[index] += 1
    return [value / 10.0 for value in floors]
