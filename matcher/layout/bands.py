"""Where a vertical white strip parts the rows of a region, and from which row to which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from statistics import median

from matcher.document import Box
from matcher.layout.gutters import BOTH, LEFT, MIN_ROWS, NEAR, RIGHT, Run, runs, stands_out
from matcher.layout.rows import Row, Segment, segment, space


@dataclass(frozen=True, slots=True)
class Band:
    """Rows ``first`` to ``last`` of a region, parted at ``x``."""

    x: float
    first: int
    last: int
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]


def bands(rows: Sequence[Row], rules: Sequence[Box] = ()) -> Iterator[Band]:
    """The bands of a region, the weightiest first; each is worked out only when it may be next.

    A level rule drawn across both sides ends a band as text across them does.
    """
    tallest = sorted(runs(rows, rules), key=lambda run: (-run.tall, run.x))
    ready: list[tuple[float, float, int, Band]] = []
    known: set[tuple[int, int, int, int]] = set()
    for index, run in enumerate(tallest):
        while ready and -ready[0][0] >= run.tall:
            yield heappop(ready)[-1]
        band = _band(rows, run)
        if band is None:
            continue
        key = (band.first, band.last, len(band.left), len(band.right))
        if key not in known:
            known.add(key)
            heappush(ready, (-_weight(rows, band), band.x, index, band))
    while ready:
        yield heappop(ready)[-1]


def _weight(rows: Sequence[Row], band: Band) -> float:
    """Height in points, less for a narrow strip: white space two font sizes wide is no chance, none at all may be."""
    white = min(s.x0 for s in band.right) - max(s.x1 for s in band.left)
    size = median(s.size for s in (*band.left, *band.right))
    return (rows[band.last][0].baseline - rows[band.first][0].baseline) * min(1.0, max(0.3, 0.4 + 0.3 * white / size))


def _band(rows: Sequence[Row], run: Run) -> Band | None:
    x = run.x
    first, last = _trimmed(rows, run.states, run.first, run.last)
    if last - first + 1 < MIN_ROWS:
        return None
    left: list[Segment] = []
    right: list[Segment] = []
    for row in rows[first : last + 1]:
        for item in row:
            if item.x0 >= x - NEAR:
                right.append(item)
            elif item.x1 <= x + NEAR:
                left.append(item)
            else:  # it runs across a narrow gutter
                for part in _parted(item, x):
                    (left if part.x0 < x - NEAR else right).append(part)
    if not left or not right or _one_above_other(left, right):
        return None
    return Band(x, first, last, tuple(left), tuple(right))


def _one_above_other(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """The two sides hardly stand beside each other: an indented block, not a column."""
    tops = min(s.top for s in left), min(s.top for s in right)
    bottoms = max(s.bottom for s in left), max(s.bottom for s in right)
    shared = min(bottoms) - max(tops)
    return shared < 0.3 * min(bottoms[0] - tops[0], bottoms[1] - tops[1])


def _parted(item: Segment, x: float) -> list[Segment]:
    left = [word for word in item.words if word.box.x0 < x - NEAR]
    right = [word for word in item.words if word.box.x0 >= x - NEAR]
    return [segment(part) for part in (left, right) if part]


def _trimmed(rows: Sequence[Row], states: bytearray, first: int, last: int) -> tuple[int, int]:
    """Without rows at the ends that belong to what lies above or below the band."""
    if last < len(rows) - 1:
        last = _tail(rows, states, first, last)
    start = _head if first > 0 else _title
    return start(rows, states, first, last), last


def _tail(rows: Sequence[Row], states: bytearray, first: int, last: int) -> int:
    """The last row that does not lead on to the crossing row below: a heading or a title does."""
    below = space(rows[last], rows[last + 1])
    for index in range(last, max(first, last - 4), -1):
        above = space(rows[index - 1], rows[index])
        if above >= 0.5 and (above > 1.5 * below or (index == last and _heads(rows, states, last, above > below))):
            return index - 1
        if states[index] == RIGHT:
            return last
        below = max(below, above)
    return last


def _heads(rows: Sequence[Row], states: bytearray, last: int, apart: bool) -> bool:
    """Whether the last row is a heading of the crossing row below: alone on its side, and set off in its look."""
    if not apart or states[last] != LEFT or len(rows[last]) > 1:
        return False
    heading, below = rows[last][0], rows[last + 1][0]
    return stands_out(heading, below, below.size)


def _head(rows: Sequence[Row], states: bytearray, first: int, last: int) -> int:
    """The first row that does not end the paragraph above."""
    index = first
    while index < last and states[index] != BOTH and space(rows[index - 1], rows[index]) < 0.35:
        index += 1
    return index if states[first] != BOTH else first


def _title(rows: Sequence[Row], states: bytearray, first: int, last: int) -> int:
    """A name in large letters above a column that begins lower is no part of the columns."""
    sizes = [max(s.size for s in row) for row in rows]
    usual = median(sizes)
    index = first
    while index < last and states[index] == RIGHT:
        index += 1
    named = any(size > 1.4 * usual for size in sizes[first:index])
    return index if named else first
