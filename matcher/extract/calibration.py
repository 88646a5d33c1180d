"""How often a value found by a margin was right: the step functions that turn evidence into confidence.

Measured on generated CVs in layouts and with names that the rules were not made for; ``models/README.md`` has the
reliability table, ``models/margins.py`` the recipe.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache

from matcher import lexicon
from matcher.errors import DataError

_UNKNOWN = 0.7
"""For rules that were too rare to be measured."""


def share(rule: str, margin: float) -> float:
    """The share of right values among those that ``rule`` found with about this margin, 0-1.

    ``margin`` is how much better the reading was than the next best, in points of ``heads``.
    """
    steps = _table().get(rule)
    if not steps:
        return _UNKNOWN
    at = bisect_right([lowest for lowest, _ in steps], margin) - 1
    return steps[max(0, at)][1]


@cache
def _table() -> dict[str, list[tuple[float, float]]]:
    """Rule -> (lowest margin, share), margins and shares rising."""
    path = lexicon.model_path("calibration.json")
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            "the table of confidences is missing or damaged: run `make models`", source=str(path)
        ) from error
    return {rule: [(lowest, value) for lowest, value in steps] for rule, steps in stored["steps"].items()}
