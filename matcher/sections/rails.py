"""Headings in a rail: beside what they stand over, not above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.document import Line

_LEVEL = 6.0
"""Points by which a heading in a rail may stand lower than the line it belongs to: its type is larger."""


def weave(lines: Sequence[Line], headings: frozenset[int]) -> list[Line]:
    """The lines with each heading of a rail put before the line that it stands level with.

    A rail is a region of nothing but headings, with other regions right of it and level with it.
    """
    rails = _rails(lines, headings)
    if not rails:
        return list(lines)
    woven: list[Line] = []
    waiting: dict[int, list[Line]] = {}
    for line in lines:
        if (line.page, line.region) in rails:
            waiting.setdefault(line.page, []).append(line)
    for line in lines:
        if (line.page, line.region) in rails:
            continue
        rail = waiting.get(line.page, [])
        while rail and rail[0].box and line.box and rail[0].box.top <= line.box.top + _LEVEL:
            woven.append(replace(rail.pop(0), region=line.region))
        for page in [page for page in waiting if page < line.page]:
            woven.extend(waiting.pop(page))
        woven.append(line)
    return woven + [line for page in sorted(waiting) for line in waiting[page]]


def _rails(lines: Sequence[Line], headings: frozenset[int]) -> set[tuple[int, int]]:
    regions: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.box:
            regions.setdefault((line.page, line.region), []).append(line)
    rails = set()
    for where, inside in regions.items():
        named = sum(1 for line in inside if line.number in headings)
        if named and named >= 0.7 * len(inside) and all(len(line.text) <= 30 for line in inside):
            right = max(line.box.x1 for line in inside if line.box)
            if any(_level_right(inside, other, right) for key, other in regions.items() if key != where and key[0] == where[0]):
                rails.add(where)
    return rails


def _level_right(rail: Sequence[Line], other: Sequence[Line], right: float) -> bool:
    """Whether a region stands right of a rail and begins or goes on level with its first heading."""
    first = rail[0].box
    boxes = [line.box for line in other if line.box]
    if first is None or not boxes:
        return False
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return min(box.x0 for box in boxes) >= right - 2 and bottom > first.top and top < first.bottom + 3 * first.height


def beside(line: Line, lines: Sequence[Line], headings: Sequence[Line]) -> int | None:
    """Index of the heading left of and above a region that lies wholly between it and the next heading below.

    So stand values beside a rail of labels: the heading is over the labels, and the region with the values has none.
    """
    inside = [other.box for other in lines if (other.page, other.region) == (line.page, line.region) and other.box]
    if not inside:
        return None
    top, bottom, left = min(b.top for b in inside), max(b.bottom for b in inside), min(b.x0 for b in inside)
    over: int | None = None
    under = False
    for index, heading in enumerate(headings):
        box = heading.box
        if box is None or heading.page != line.page or heading.region == line.region or box.x1 > left + 2:
            continue
        if box.top <= top + _LEVEL:
            if over is None or box.top > (headings[over].box or box).top:
                over = index
        elif box.top >= bottom - _LEVEL:
            under = True
        else:
            return None
    return over if under else None
