"""Segments to regions in reading order: which white strips part columns, and which merely part cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.layout.rows import Segment, pitch

MIN_ROWS = 2
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Band:
    """Rows between two heights that a vertical line at ``x`` parts without cutting a segment."""

    x: float
    first: int
    last: int
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]


Row = list[Segment]


def regions(segments: Sequence[Segment], depth: int = 0) -> list[list[Row]]:
    """Regions in reading order, each a list of rows to be read one by one."""
    rows = group(segments)
    if depth < MAX_DEPTH and len(rows) > MIN_ROWS:
        band = best_band(rows)
        if band is not None:
            above = [segment for row in rows[: band.first] for segment in row]
            below = [segment for row in rows[band.last + 1 :] for segment in row]
            parts = (above, band.left, band.right, below)
            return [region for part in parts if part for region in regions(part, depth + 1)]
    return [rows]


def group(segments: Sequence[Segment]) -> list[Row]:
    """Segments of one baseline together, top to bottom, left to right."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: (s.bottom, s.x0)):
        row = rows[-1] if rows else None
        if row is not None and _aligned(row[0], segment):
            row.append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def _aligned(one: Segment, other: Segment) -> bool:
    return abs(one.bottom - other.bottom) <= 0.3 * max(one.size, other.size)


def best_band(rows: Sequence[Row]) -> Band | None:
    """The tallest band whose two sides are columns."""
    best, best_rows = None, 0
    for x in _candidates(rows):
        for first, last in _runs(rows, x):
            if last - first + 1 <= best_rows:
                continue
            band = _trimmed(rows, x, first, last)
            if band is not None and band.last - band.first + 1 > best_rows and are_columns(band):
                best, best_rows = band, band.last - band.first + 1
    return best


def _candidates(rows: Sequence[Row]) -> list[float]:
    """Where a right-hand column could begin: left edges of segments that have another segment to their left."""
    found: set[int] = set()
    for row in rows:
        found.update(round(segment.x0) for segment in row)
    leftmost = min(found)
    return [float(x) for x in sorted(found) if x > leftmost + 20]


def _runs(rows: Sequence[Row], x: float) -> list[tuple[int, int]]:
    """Stretches of rows of which no segment crosses ``x``."""
    runs, start = [], None
    for index, row in enumerate(rows):
        crossed = any(segment.x0 < x - 1.5 and segment.x1 > x - 1.5 for segment in row)
        if crossed and start is not None:
            runs.append((start, index - 1))
            start = None
        elif not crossed and start is None:
            start = index
    if start is not None:
        runs.append((start, len(rows) - 1))
    return [(a, b) for a, b in runs if b - a + 1 >= MIN_ROWS]


def _trimmed(rows: Sequence[Row], x: float, first: int, last: int) -> Band | None:
    """The run without one-sided rows that belong to what lies above or below it."""
    sides = [
        (any(s.x0 < x - 1.5 for s in rows[i]), any(s.x0 >= x - 1.5 for s in rows[i])) for i in range(first, last + 1)
    ]
    lefts = [i for i, (left, _) in enumerate(sides) if left]
    rights = [i for i, (_, right) in enumerate(sides) if right]
    if not lefts or not rights:
        return None
    begin, end = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
    if begin > end:
        return None
    a, b = first + begin, first + end
    if last < len(rows) - 1:
        while b < last and _gap(rows[b], rows[b + 1]) < 0.6:
            b += 1
    else:
        b = last
    while a > first and (first == 0 or _gap(rows[a - 1], rows[a]) < 0.6):
        a -= 1
    inside = [segment for row in rows[a : b + 1] for segment in row]
    return Band(x, a, b, tuple(s for s in inside if s.x0 < x - 1.5), tuple(s for s in inside if s.x0 >= x - 1.5))


def _gap(upper: Row, lower: Row) -> float:
    size = max(s.size for s in lower)
    return (min(s.top for s in lower) - max(s.bottom for s in upper)) / max(size, 1.0)


def are_columns(band: Band) -> bool:
    """Whether the two sides are read one after the other; otherwise they are cells of common rows."""
    left, right = group(band.left), group(band.right)
    if len(left) < MIN_ROWS or len(right) < MIN_ROWS:
        return False
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    aligned = sum(1 for row in few if any(_aligned(row[0], other[0]) for other in many)) / len(few)
    if aligned < 0.6:
        return True
    blocks = _blocks(few)
    starts = sum(1 for block in blocks if any(_aligned(block[0][0], other[0]) for other in many)) / len(blocks)
    if starts >= 0.85 and len(few) / len(blocks) <= 3:
        return False
    return _filled(left) >= 0.6 and _filled(right) >= 0.6


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    step = pitch([row[0] for row in rows])
    blocks = [[rows[0]]]
    for upper, lower in zip(rows, rows[1:], strict=False):
        if lower[0].bottom - upper[0].bottom > 1.35 * min(step, 1.6 * lower[0].size):
            blocks.append([])
        blocks[-1].append(lower)
    return blocks


def _filled(rows: Sequence[Row]) -> float:
    """How much of the column's width its rows fill, on average."""
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return sum(row[-1].x1 - row[0].x0 for row in rows) / len(rows) / max(x1 - x0, 1.0)
