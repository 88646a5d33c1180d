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


NEIGHBOUR_SHARE = 0.25
"""How much of what work shows of the role as a whole backs a list for any one competency."""


class Total(NamedTuple):
    """The parts of a score, in points."""

    own: float
    shared: float
    similarity: float
    experience: float
    background: float

    @property
    def score(self) -> float:
        return self.own + self.shared + self.similarity + self.experience + self.background


class Coverage(NamedTuple):
    """Weighted means of the strengths, 0-1."""

    own: float
    shared: float


class Side(NamedTuple):
    """The strengths of one ground, column by column."""

    weights: Sequence[float]
    shown: Sequence[float]
    bare: Sequence[float]

    def mean(self, values: Iterable[float]) -> float:
        """The weighted mean of a column."""
        weight = sum(self.weights)
        return sum(map(mul, self.weights, values)) / weight if weight else 0.0

    def with_one(self, position: int, shown: float, bare: float) -> Side:
        """The same with another strength of one competency."""
        before, after = slice(position), slice(position + 1, None)
        return Side(
            self.weights,
            [*self.shown[before], shown, *self.shown[after]],
            [*self.bare[before], bare, *self.bare[after]],
        )


def side(found: Sequence[Strength], ground: Ground) -> Side:
    """The strengths of one ground, in order."""
    own = [s for s in found if s.competency.ground is ground]
    return Side([s.competency.weight for s in own], [s.shown for s in own], [s.bare for s in own])


def coverage(found: Sequence[Strength], parameters: Parameters) -> Coverage:
    """What is shown of the own and of the shared ground, and what lists and claims add to it.

    On the own ground they add to a competency at most a share of what work shows of the same competency, and a
    little of what it shows of its neighbours: someone who has built retrieval is believed the third vector database,
    someone who has shown nothing of the role is not believed the first.
    On the shared ground any technical work backs a list: a researcher's "Python, Git" is believed.
    """
    own, shared = side(found, Ground.OWN), side(found, Ground.SHARED)
    return limited(*own_means(own, parameters), *shared_means(shared), parameters)


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
    own_shown: float, own_bare: float, backed: float, shared_shown: float, shared_bare: float, parameters: Parameters
) -> Coverage:
    """The coverage from the weighted means of what is shown, what is bare, and what of it is backed."""
    most = SHARED_ALLOWANCE + parameters.shared_bare_share * (shared_shown + own_shown)
    return Coverage(own_shown + max(backed, min(own_bare, OWN_ALLOWANCE)), shared_shown + min(shared_bare, most))


def total(cover: Coverage, back: Background, percentile: float, parameters: Parameters) -> Total:
    """The parts of the score. Experience, background and similarity count in the measure in which the own
    ground is shown: ten years and a doctorate make no one an AI engineer."""
    own = curve(cover.own**parameters.own_power, parameters.own_curve)
    return Total(
        own=parameters.own_points * own,
        shared=parameters.shared_points * curve(cover.shared**parameters.shared_power, parameters.shared_curve),
        similarity=parameters.similarity_points * own * percentile / 100.0,
        experience=parameters.experience_points * own * back.experience,
        background=parameters.background_points * own * back.degree,
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
