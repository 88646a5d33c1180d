"""How the rows of a region stand to vertical lines, and which stretches of rows each line parts in two."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from statistics import median
from typing import NamedTuple

from matcher.document import Box
from matcher.layout.levels import Level, levels_of
from matcher.layout.marks import is_marker
from matcher.layout.rows import Row, Segment, space

DATED = re.compile(r"(?:19|20)\d\d(?!\d)|\b\d{1,2}[./]\d{2}\b")
MIN_ROWS = 2
NEAR = 1.5
"""Points within which two edges count as one: rounding of coordinates and optical margins."""
_MAX_CANDIDATES = 48

LEFT, RIGHT, BOTH, SOFT, CROSSED = range(1, 6)
"""How a row stands to a vertical line: on one side of it, on both, or across it.

SOFT: text goes on across the line, but a word begins just there: a column with a narrow gutter, or chance. The states
of all rows are a ``bytearray``, so that runs of them are found as text is.
"""
_NOT_CROSSED = re.compile(b"[^%c]+" % CROSSED)
_LEFT_ABOVE_BOTH = bytes((LEFT, BOTH))
_LEFT, _RIGHT, _SOFT = bytes((LEFT,)), bytes((RIGHT,)), bytes((SOFT,))


class Run(NamedTuple):
    """Rows ``first`` to ``last`` that a line at ``x`` does not cross, before the ends are trimmed."""

    x: float
    first: int
    last: int
    states: bytearray
    tall: float
    """Points from the first baseline to the last."""


def runs(rows: Sequence[Row], rules: Sequence[Box] = ()) -> Iterator[Run]:
    """Every stretch of rows that some vertical line parts; lines that part it alike count once.

    A level rule drawn across both sides ends a stretch as text across them does.
    """
    levels = levels_of(rows, rules)
    size = median([s.size for row in rows for s in row])
    candidates = _candidates(rows)
    seen: set[tuple[int, bytes]] = set()
    for x, states in zip(candidates, _states(rows, candidates), strict=True):
        if not _two_sided(states):
            continue
        _mark_ties(rows, states, x)
        _mark_headings(rows, states, size)
        cuts = _mark_levels(levels, states, x)
        for first, last in _stretches(rows, states, x, cuts):
            inside = bytes(states[first : last + 1])
            key = (first, inside)
            if _two_sided(inside) and (SOFT in inside or key not in seen):
                seen.add(key)
                yield Run(x, first, last, states, rows[last][0].baseline - rows[first][0].baseline)


def _two_sided(states: bytes | bytearray) -> bool:
    return BOTH in states or (LEFT in states and RIGHT in states)


def _candidates(rows: Sequence[Row]) -> list[float]:
    """Where a right-hand side could begin: left edges of segments, the most frequent ones first."""
    edges = Counter([round(s.x0) for row in rows for s in row])
    least = min(edges) + 15
    chosen = [x for x in edges if x > least]
    if len(chosen) > _MAX_CANDIDATES:
        chosen = sorted(chosen, key=lambda x: -edges[x])[:_MAX_CANDIDATES]
    return [float(x) for x in sorted(chosen)]


def _states(rows: Sequence[Row], candidates: Sequence[float]) -> list[bytearray]:
    """For each candidate, which rise, the state of every row.

    Worked out row by row: it lies right of the first candidates and left of the last ones; only between its edges it
    has to be looked at.
    """
    lows, highs = [x - NEAR for x in candidates], [x + NEAR for x in candidates]
    across: list[bytes] = []
    for row in rows:
        begin = bisect_right(lows, row[0].x0)
        end = max(begin, bisect_left(highs, row[-1].x1))
        inner = bytes(map(_inner_state, repeat(row), lows[begin:end], highs[begin:end])) if begin < end else b""
        across.append(_RIGHT * begin + inner + _LEFT * (len(lows) - end))
    return [bytearray(column) for column in zip(*across, strict=True)]


def _inner_state(row: Row, low: float, high: float) -> int:
    for item in row:
        if item.x0 >= low:
            return BOTH
        if item.x1 > high:
            after = bisect_left(item.starts, low)
            return SOFT if after < len(item.starts) and item.starts[after] <= high else CROSSED
    return BOTH


def _right_part(row: Row, x: float) -> Segment | None:
    low = x - NEAR
    for item in row:
        if item.x0 >= low:
            return item
    return None


def _mark_ties(rows: Sequence[Row], states: bytearray, x: float) -> None:
    """A date or place set flush right beside its title ties both; a column that begins at ``x`` does not hold it."""
    if BOTH not in states or states.count(BOTH) + states.count(RIGHT) < 3:
        return
    opened = [index for index, state in enumerate(states) if state in (RIGHT, BOTH)]
    parts = [(index, part) for index in opened if (part := _right_part(rows[index], x)) is not None]
    at_edge = sum([part.x0 - x <= 2 * part.size for _, part in parts])
    if len(parts) < 3 or at_edge < 2:
        return
    right = max([part.x1 for _, part in parts])
    column = right - x
    ties = []
    for index, part in parts:
        flush = abs(rows[index][-1].x1 - right) <= 2 * NEAR and part is rows[index][-1]
        if states[index] == BOTH and flush and part.x0 - x > 2.5 * part.size and part.x1 - part.x0 < 0.7 * column:
            ties.append((index, part))
    dated = sum(1 for _, part in ties if DATED.search(part.text))
    if not ties or at_edge < 0.6 * (len(parts) - dated):
        return
    for index, part in ties:
        if not _has_companion(rows, index, part, x):
            states[index] = CROSSED


def _has_companion(rows: Sequence[Row], index: int, date: Segment, x: float) -> bool:
    """Text of the right-hand side stands before the date, a little higher or lower than it."""
    near = (item for row in rows[max(0, index - 1) : index + 2] for item in row if item is not date)
    return any(x - NEAR <= item.x0 < date.x0 and item.top < (date.top + date.bottom) / 2 < item.bottom for item in near)


def _mark_headings(rows: Sequence[Row], states: bytearray, size: float) -> None:
    """A heading above both sides parts the band: it stands out, and both sides begin again together below it."""
    index = states.find(_LEFT_ABOVE_BOTH, 1)
    while index > 0:
        above, heading, below = rows[index - 1 : index + 2]
        if len(heading) == 1 and stands_out(heading[0], below[0], size):
            white = space(above, heading)
            if white >= 0.5 and white > space(heading, below):
                states[index] = CROSSED
        index = states.find(_LEFT_ABOVE_BOTH, index + 1)


def stands_out(heading: Segment, below: Segment, size: float) -> bool:
    """Whether a row looks like a heading of the row below it: larger, or alone in bold or capitals."""
    style, other = heading.words[0].style, below.words[0].style
    if heading.size > 1.12 * max(size, below.size):
        return True
    return (style.bold and not other.bold) or (heading.text.isupper() and not below.text.isupper())


def _mark_levels(levels: Sequence[Level], states: bytearray, x: float) -> set[int]:
    """Headings that a rule across ``x`` underlines cross it; the rows right above which it is drawn otherwise."""
    cuts = set()
    for level in levels:
        if level.left <= x <= level.right:
            if level.underlines:
                states[level.row] = CROSSED
            else:
                cuts.add(level.row)
    return cuts


def _stretches(rows: Sequence[Row], states: bytearray, x: float, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that are not crossed; soft ones only inside, and only beside enough open ones.

    ``cuts`` are rows above which something is drawn across.
    """
    for found in _NOT_CROSSED.finditer(states):
        first, end = found.span()
        edges = [first, *sorted(cut for cut in cuts if first < cut < end), end] if cuts else [first, end]
        for a, b in pairwise(edges):
            yield from _without_soft(rows, states, x, a, b)


def _without_soft(rows: Sequence[Row], states: bytearray, x: float, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The rows up to ``end`` as they are, or parted at the soft ones among them when these may be chance."""
    inside = states[first:end].rstrip(_SOFT)
    end = first + len(inside)
    inside = inside.lstrip(_SOFT)
    first = end - len(inside)
    if len(inside) < MIN_ROWS:
        return
    if SOFT not in inside:
        yield first, end - 1
        return
    span = range(first, end)
    soft = [index for index in span if states[index] == SOFT and not _marker_at(rows[index], x)]
    edges = [first - 1, end]
    if soft:
        opened = [index for index in span if states[index] in (RIGHT, BOTH)]
        parts = [part for index in opened if (part := _right_part(rows[index], x))]
        begins = sum(1 for part in parts if abs(part.x0 - x) <= NEAR)
        if begins < 3 or len(soft) > begins / 2:
            edges[1:1] = soft
    yield from ((a + 1, b - 1) for a, b in pairwise(edges) if b - a - 1 >= MIN_ROWS)


def _marker_at(row: Row, x: float) -> bool:
    return any(is_marker(word) and abs(word.box.x0 - x) <= NEAR for s in row for word in s.words)
