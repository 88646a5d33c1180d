"""The numbers of the rating: ``models/rating.json``, written by ``models/fit_weights.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache

from matcher import lexicon
from matcher.errors import DataError


@dataclass(frozen=True, slots=True)
class Parameters:
    """What each kind of evidence is worth, and how much each part of the score can add.

    The defaults are the hand-set starting point of the fit; docs/rating.md explains each.
    """

    work: float = 0.18
    """Value of one signal shown in recent work of some duration, 0-1."""
    project: float = 0.9
    """Value of one signal shown in a project, as a share of ``work``: it is shown, but nobody paid for it."""
    listed: float = 0.06
    claimed: float = 0.04
    weak: float = 0.2
    """What a phrase that many trades use counts, as a share of an unmistakable one."""
    implied: float = 0.6
    """How much of the shared ground follows from the own ground of either main role: whoever has built retrieval or
    trained models in a job has programmed, whether the CV says "Python" there or not."""
    shared_points: float = 27.0
    """Points for what the role shares with other engineers."""
    similarity_points: float = 5.0
    experience_points: float = 5.0
    background_points: float = 3.0
    """The rest of 100 is for the role's own ground."""
    own_curve: float = 5.0
    """How fast the own ground saturates: nobody shows everything, and the first half counts most."""
    shared_curve: float = 9.0
    own_power: float = 1.35
    """Above 1, a few scattered signals count less than their sum: one classifier makes no ML engineer."""
    shared_power: float = 1.0
    bare_share: float = 0.5
    """What lists and claims may add to a competency of the own ground, as a share of what work shows of it."""
    shared_bare_share: float = 1.0
    """What they may add to the shared ground, as a share of everything that work shows."""

    list_points: float = 2.0
    """What lists and claims add to a score at most, however long they are."""

    @property
    def own_points(self) -> float:
        return 100.0 - self.shared_points - self.similarity_points - self.experience_points - self.background_points


@cache
def shipped() -> Parameters:
    """The fitted parameters; raises ``DataError`` naming the key that is wrong."""
    path = lexicon.model_path("rating.json")
    if not path.is_file():
        return Parameters()
    values = json.loads(path.read_text(encoding="utf-8"))["parameters"]
    known = {field.name for field in fields(Parameters)}
    for key, value in values.items():
        if key not in known or not isinstance(value, int | float):
            raise DataError(f"rating.json: parameters.{key} is not a number that the rating knows; run `make models`")
    return Parameters(**values)
