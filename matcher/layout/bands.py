"""Where a vertical white strip parts the rows of a region, and from which row to which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from matcher.document import Box, Word
from matcher.layout.levels import levels_of
from matcher.layout.marks import is_marker
from matcher.layout.rows import Row, Segment, segment, space

DATED = re.compile(r"(?:19|20)\d\d(?!\d)|\b\d{1,2}[./]\d{2}\b")
MIN_ROWS = 2
NEAR = 1.5
"""Points within which two edges count as one: rounding of coordinates and optical margins."""
_MAX_CANDIDATES = 48


class State(IntEnum):
    """How a row stands to a vertical line."""

    LEFT = 1
    RIGHT = 2
    BOTH = 3
    SOFT = 4
    """Text goes on across the line, but a word begins just there: a column with a narrow gutter, or chance."""
    CROSSED = 5


_LEFT, _RIGHT, _BOTH, _SOFT, _CROSSED = State
"""The same, for loops that run some thousand times a page: a look-up in an enumeration is slow."""
_OPEN = (_RIGHT, _BOTH)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows ``first`` to ``last`` of a region, parted at ``x``."""

    x: float
    first: int
    last: int
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]


class _Run(NamedTuple):
    """Rows that a line at ``x`` does not cross, before the ends are trimmed."""

    x: float
    first: int
    last: int
    states: list[State]


def bands(rows: Sequence[Row], rules: Sequence[Box] = ()) -> Iterator[Band]:
    """The bands of a region, the weightiest first; each is worked out only when it may be next.

    A level rule drawn across both sides ends a band as text across them does.
    """
    runs = sorted(_all_runs(rows, rules), key=lambda run: (-_tall(rows, run.first, run.last), run.x))
    ready: list[tuple[float, float, int, Band]] = []
    known: set[tuple[int, int, int, int]] = set()
    for index, run in enumerate(runs):
        tall = _tall(rows, run.first, run.last)
        while ready and -ready[0][0] >= tall:
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


def _all_runs(rows: Sequence[Row], rules: Sequence[Box]) -> Iterator[_Run]:
    """Every stretch of rows that some vertical line parts; lines that part it alike count once."""
    levels = levels_of(rows, rules)
    size = median(s.size for row in rows for s in row)
    edges = [(row[0].x0, row[-1].x1) for row in rows]
    seen: set[tuple[int, bytes]] = set()
    for x in _candidates(rows):
        states = _states(rows, edges, x)
        if not _two_sided(states):
            continue
        _mark_ties(rows, states, x)
        _mark_headings(rows, states, size)
        cuts = set()
        for level in levels:
            if level.left <= x <= level.right:
                if level.underlines:
                    states[level.row] = _CROSSED
                else:
                    cuts.add(level.row)
        for first, last in _runs(rows, states, x, cuts):
            inside = bytes(states[first : last + 1])
            key = (first, inside)
            if _two_sided(inside) and (_SOFT in inside or key not in seen):
                seen.add(key)
                yield _Run(x, first, last, states)


def _two_sided(states: Sequence[int]) -> bool:
    return _BOTH in states or (_LEFT in states and _RIGHT in states)


def _tall(rows: Sequence[Row], first: int, last: int) -> float:
    return rows[last][0].baseline - rows[first][0].baseline


def _weight(rows: Sequence[Row], band: Band) -> float:
    """Height in points, less for a narrow strip: white space two font sizes wide is no chance, none at all may be."""
    white = min(s.x0 for s in band.right) - max(s.x1 for s in band.left)
    size = median(s.size for s in (*band.left, *band.right))
    return _tall(rows, band.first, band.last) * min(1.0, max(0.3, 0.4 + 0.3 * white / size))


def _candidates(rows: Sequence[Row]) -> list[float]:
    """Where a right-hand side could begin: left edges of segments, the most frequent ones first."""
    edges = Counter(round(s.x0) for row in rows for s in row)
    leftmost = min(edges)
    chosen = [x for x, _ in edges.most_common() if x > leftmost + 15]
    return sorted(float(x) for x in chosen[:_MAX_CANDIDATES])


def _states(rows: Sequence[Row], edges: Iterable[tuple[float, float]], x: float) -> list[State]:
    """``edges`` are where the rows begin and end."""
    low, high = x - NEAR, x + NEAR
    states = []
    for row, (left, right) in zip(rows, edges, strict=True):
        if left >= low:
            states.append(_RIGHT)
        elif right <= high:
            states.append(_LEFT)
        else:
            states.append(_inner_state(row, low, high))
    return states


def _inner_state(row: Row, low: float, high: float) -> State:
    for item in row:
        if item.x0 >= low:
            return _BOTH
        if item.x1 > high:
            after = bisect_left(item.starts, low)
            return _SOFT if after < len(item.starts) and item.starts[after] <= high else _CROSSED
    return _BOTH


def _right_part(row: Row, x: float) -> Segment | None:
    low = x - NEAR
    for item in row:
        if item.x0 >= low:
            return item
    return None


def _mark_ties(rows: Sequence[Row], states: list[State], x: float) -> None:
    """A date or place set flush right beside its title ties both; a column that begins at ``x`` does not hold it."""
    opened = [index for index, state in enumerate(states) if state is _RIGHT or state is _BOTH]
    if len(opened) < 3:
        return
    parts = [(index, part) for index in opened if (part := _right_part(rows[index], x)) is not None]
    at_edge = sum(1 for _, part in parts if part.x0 - x <= 2 * part.size)
    if len(parts) < 3 or at_edge < 2:
        return
    right = max(part.x1 for _, part in parts)
    column = right - x
    ties = []
    for index, part in parts:
        flush = abs(rows[index][-1].x1 - right) <= 2 * NEAR and part is rows[index][-1]
        if states[index] is _BOTH and flush and part.x0 - x > 2.5 * part.size and part.x1 - part.x0 < 0.7 * column:
            ties.append((index, part))
    dated = sum(1 for _, part in ties if DATED.search(part.text))
    if not ties or at_edge < 0.6 * (len(parts) - dated):
        return
    for index, part in ties:
        if not _has_companion(rows, index, part, x):
            states[index] = _CROSSED


def _has_companion(rows: Sequence[Row], index: int, date: Segment, x: float) -> bool:
    """Text of the right-hand side stands before the date, a little higher or lower than it."""
    near = (item for row in rows[max(0, index - 1) : index + 2] for item in row if item is not date)
    return any(x - NEAR <= item.x0 < date.x0 and item.top < (date.top + date.bottom) / 2 < item.bottom for item in near)


def _mark_headings(rows: Sequence[Row], states: list[State], size: float) -> None:
    """A heading above both sides parts the band: it stands out, and both sides begin again together below it."""
    if _BOTH not in states:
        return
    for index in range(1, len(rows) - 1):
        if states[index] is not _LEFT or states[index + 1] is not _BOTH or len(rows[index]) > 1:
            continue
        heading, above = rows[index], rows[index - 1]
        if not stands_out(heading[0], rows[index + 1][0], size):
            continue
        if space(above, heading) >= 0.5 and space(above, heading) > space(heading, rows[index + 1]):
            states[index] = _CROSSED


def stands_out(heading: Segment, below: Segment, size: float) -> bool:
    """Whether a row looks like a heading of the row below it: larger, or alone in bold or capitals."""
    style, other = heading.words[0].style, below.words[0].style
    if heading.size > 1.12 * max(size, below.size):
        return True
    return (style.bold and not other.bold) or (heading.text.isupper() and not below.text.isupper())


def _runs(rows: Sequence[Row], states: Sequence[State], x: float, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that are not crossed; soft ones only inside, and only beside enough open ones.

    ``cuts`` are rows above which something is drawn across.
    """
    crossed = [-1, *(index for index, state in enumerate(states) if state is _CROSSED), len(states)]
    for before, after in pairwise(crossed):
        edges = [before + 1, *sorted(cut for cut in cuts if before + 1 < cut < after), after] if cuts else ()
        if not cuts and after - before > MIN_ROWS:
            yield from _without_soft(rows, states, x, before + 1, after - 1)
        for first, end in pairwise(edges):
            if end - first >= MIN_ROWS:
                yield from _without_soft(rows, states, x, first, end - 1)


def _without_soft(
    rows: Sequence[Row], states: Sequence[State], x: float, first: int, last: int
) -> Iterator[tuple[int, int]]:
    """The run as it is, or parted at its soft rows when they may be chance."""
    while first <= last and states[first] is _SOFT:
        first += 1
    while first <= last and states[last] is _SOFT:
        last -= 1
    if last - first + 1 < MIN_ROWS:
        return
    span = range(first, last + 1)
    soft = [index for index in span if states[index] is _SOFT and not _marker_at(rows[index], x)]
    edges = [first - 1, last + 1]
    if soft:
        parts = [part for index in span if states[index] in _OPEN and (part := _right_part(rows[index], x))]
        begins = sum(1 for part in parts if abs(part.x0 - x) <= NEAR)
        if begins < 3 or len(soft) > begins / 2:
            edges[1:1] = soft
    yield from ((a + 1, b - 1) for a, b in pairwise(edges) if b - a - 1 >= MIN_ROWS)


def _marker_at(row: Row, x: float) -> bool:
    return any(is_marker(word) and abs(word.box.x0 - x) <= NEAR for s in row for word in s.words)


def _band(rows: Sequence[Row], run: _Run) -> Band | None:
    x = run.x
    first, last = _trimmed(rows, run.states, run.first, run.last)
    if last - first + 1 < MIN_ROWS:
        return None
    left: list[Segment] = []
    right: list[Segment] = []
    for row in rows[first : last + 1]:
        for item in row:
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
    """A segment that runs across a narrow gutter, in two."""
    if item.x0 >= x - NEAR or item.x1 <= x + NEAR:
        return [item]
    left: list[Word] = [word for word in item.words if word.box.x0 < x - NEAR]
    right = [word for word in item.words if word.box.x0 >= x - NEAR]
    return [segment(part) for part in (left, right) if part]


def _trimmed(rows: Sequence[Row], states: Sequence[State], first: int, last: int) -> tuple[int, int]:
    """Without rows at the ends that belong to what lies above or below the band."""
    if last < len(rows) - 1:
        last = _tail(rows, states, first, last)
    start = _head if first > 0 else _title
    return start(rows, states, first, last), last


def _tail(rows: Sequence[Row], states: Sequence[State], first: int, last: int) -> int:
    """The last row that does not lead on to the crossing row below: a heading or a title does."""
    below = space(rows[last], rows[last + 1])
    for index in range(last, max(first, last - 4), -1):
        above = space(rows[index - 1], rows[index])
        if above >= 0.5 and (above > 1.5 * below or (index == last and _heads(rows, states, last, above > below))):
            return index - 1
        if states[index] is _RIGHT:
            return last
        below = max(below, above)
    return last


def _heads(rows: Sequence[Row], states: Sequence[State], last: int, apart: bool) -> bool:
    """Whether the last row is a heading of the crossing row below: alone on its side, and set off in its look."""
    if not apart or states[last] is not _LEFT or len(rows[last]) > 1:
        return False
    heading, below = rows[last][0], rows[last + 1][0]
    return stands_out(heading, below, below.size)


def _head(rows: Sequence[Row], states: Sequence[State], first: int, last: int) -> int:
    """The first row that does not end the paragraph above."""
    index = first
    while index < last and states[index] is not _BOTH and space(rows[index - 1], rows[index]) < 0.35:
        index += 1
    return index if states[first] is not _BOTH else first


def _title(rows: Sequence[Row], states: Sequence[State], first: int, last: int) -> int:
    """A name in large letters above a column that begins lower is no part of the columns."""
    sizes = [max(s.size for s in row) for row in rows]
    usual = median(sizes)
    index = first
    while index < last and states[index] is _RIGHT:
        index += 1
    named = any(size > 1.4 * usual for size in sizes[first:index])
    return index if named else first
