"""Level rules drawn across a page: where they end columns of text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from matcher.document import Box
from matcher.layout.rows import Row

ACROSS = 20.0
"""Points by which a rule across two columns goes into each of them at least; one of a single column ends before."""
MAX_RULES = 200
"""A table of forty rows and five columns, drawn cell by cell, has as many."""
THIN = 3.0
"""Points; what is thicker than a rule is a bar that a heading may stand on."""
UNDERLINED = 0.8
"""Font sizes from a heading down to the rule below it."""


def across(rules: Sequence[Box]) -> list[Box]:
    """Those long enough to run across two columns; none of a page that has so many that it is a drawing."""
    found = [rule for rule in rules if rule.width > 2 * ACROSS]
    return found if len(found) <= MAX_RULES else []


class Level(NamedTuple):
    """A level rule drawn across: text columns that part between ``left`` and ``right`` end at it."""

    left: float
    right: float
    row: int
    """The first row below it, or the heading right above it."""
    underlines: bool


def levels_of(rows: Sequence[Row], rules: Sequence[Box]) -> list[Level]:
    """The rules that stand level with the rows, or right below the last one."""
    first, last = rows[0][0].baseline, rows[-1][0].baseline + rows[-1][0].size
    found = []
    for rule in rules:
        if rule.height > THIN:
            found.extend(_bar(rows, rule))
        elif first <= rule.middle <= last:
            index = bisect(rows, rule.middle, key=_baseline)
            above = rows[index - 1]
            near = len(above) == 1 and rule.top - above[0].bottom < UNDERLINED * above[0].size
            found.append(Level(rule.x0 + ACROSS, rule.x1 - ACROSS, index - 1 if near else index, near))
    return found


def _bar(rows: Sequence[Row], bar: Box) -> list[Level]:
    """A bar that a single heading stands on."""
    start, end = bisect(rows, bar.top, key=_baseline), bisect(rows, bar.bottom + 1, key=_baseline)
    if end - start != 1 or len(rows[start]) > 1 or rows[start][0].top < bar.top - 2:
        return []
    return [Level(bar.x0 + ACROSS, bar.x1 - ACROSS, start, True)]


def _baseline(row: Row) -> float:
    return row[0].baseline
