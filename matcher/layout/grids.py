"""Tables by their drawn rules: which cells they part, and which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.document import Box, Word

MAX_RULES = 600
"""A page with more is a drawing or a form; a table of forty rows and six columns drawn cell by cell has 520."""
MAX_COLUMNS = 30
"""Of a table; squared paper has more."""
_MEETS = 2.5
"""Points by which rules that meet may miss each other: their own thickness, rounding."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rules of one table: where its columns and rows begin and end."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[tuple[tuple[float, float], ...], ...]
    """For each column the rules that it begins at: from where to where they run."""

    @property
    def width(self) -> float:
        return self.columns[-1] - self.columns[0]

    @property
    def height(self) -> float:
        return self.rows[-1] - self.rows[0]

    def holds(self, box: Box) -> bool:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return self.columns[0] < x < self.columns[-1] and self.rows[0] < y < self.rows[-1]

    def strips(self, words: Iterable[Word]) -> list[dict[int, list[Word]]] | None:
        """The words by row and column, from top left on; None when words run across its rules: it is no table."""
        cells: dict[int, dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
        crossing = total = 0
        for word in words:
            x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
            row = bisect_right(self.rows, y) - 1
            cells[row][self._column(x, y)].append(word)
            total += 1
            inside = range(bisect_right(self.columns, word.box.x0 + 2), bisect_left(self.columns, word.box.x1 - 2))
            crossing += any(self._ruled(column, y) for column in inside)
        if crossing > 0.02 * total:
            return None
        return [{column: cells[row][column] for column in sorted(cells[row])} for row in sorted(cells)]

    def _column(self, x: float, y: float) -> int:
        """The leftmost column of the cell at a place: one that no rule parts from its left neighbour is merged."""
        column = bisect_right(self.columns, x) - 1
        while column > 0 and not self._ruled(column, y):
            column -= 1
        return column

    def _ruled(self, column: int, y: float) -> bool:
        return any(top <= y <= bottom for top, bottom in self.upright[column])


def grids(rules: Sequence[Box]) -> list[Grid]:
    """The tables that rules draw, inner ones only: with two columns and two rows at least."""
    if not 4 <= len(rules) <= MAX_RULES:
        return []
    level = _merged([(rule.middle, rule.x0, rule.x1) for rule in rules if rule.width >= rule.height])
    upright = _merged([((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.height > r.width])
    found = [grid for part in _connected(level, upright) if (grid := _grid(*part)) is not None]
    return [grid for grid in found if not any(_inside(other, grid) for other in found)]


_Stroke = tuple[float, float, float]
"""Where a rule stands, and from where to where it runs."""


def _merged(strokes: list[_Stroke]) -> list[_Stroke]:
    """Rules drawn cell by cell, whole."""
    whole: list[_Stroke] = []
    lines: list[list[_Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke[0] - lines[-1][0][0] <= _MEETS:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    for line in lines:
        start = len(whole)
        for at, first, last in sorted(line, key=lambda stroke: stroke[1]):
            if len(whole) > start and first <= whole[-1][2] + _MEETS:
                whole[-1] = (whole[-1][0], whole[-1][1], max(last, whole[-1][2]))
            else:
                whole.append((at, first, last))
    return whole


def _connected(level: Sequence[_Stroke], upright: Sequence[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Rules that meet, together."""
    owner = list(range(len(upright)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    met: list[tuple[_Stroke, int]] = []
    for y, left, right in level:
        touching = [
            index
            for index, (x, top, bottom) in enumerate(upright)
            if left - _MEETS <= x <= right + _MEETS and top - _MEETS <= y <= bottom + _MEETS
        ]
        for one, other in pairwise(touching):
            owner[root(other)] = root(one)
        if touching:
            met.append(((y, left, right), touching[0]))
    parts: dict[int, tuple[list[_Stroke], list[_Stroke]]] = defaultdict(lambda: ([], []))
    for stroke, index in met:
        parts[root(index)][0].append(stroke)
    for index, stroke in enumerate(upright):
        parts[root(index)][1].append(stroke)
    return list(parts.values())


def _grid(level: list[_Stroke], upright: list[_Stroke]) -> Grid | None:
    if len(level) < 2:
        return None
    xs = [x for x, _, _ in upright] + [end for _, left, right in level for end in (left, right)]
    ys = [y for y, _, _ in level] + [end for _, top, bottom in upright for end in (top, bottom)]
    columns, rows = _distinct(xs), _distinct(ys)
    if not 3 <= len(columns) <= MAX_COLUMNS or len(rows) < 3:
        return None
    begun = [tuple((top, bottom) for x, top, bottom in upright if abs(x - column) <= 2 * _MEETS) for column in columns]
    return Grid(tuple(columns), tuple(rows), tuple(begun))


def _distinct(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 2 * _MEETS:
            kept.append(value)
    return kept


def _inside(inner: Grid, outer: Grid) -> bool:
    return (
        inner is not outer
        and inner.columns[0] >= outer.columns[0] - 1
        and inner.columns[-1] <= outer.columns[-1] + 1
        and inner.rows[0] >= outer.rows[0] - 1
        and inner.rows[-1] <= outer.rows[-1] + 1
        and inner.width * inner.height < outer.width * outer.height
    )
