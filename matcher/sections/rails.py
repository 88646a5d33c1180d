"""Headings in a rail: beside what they stand over, not above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.document import Line, LineKind

_LEVEL = 6.0
"""Points by which a heading in a rail may stand lower than the line it belongs to: its type is larger."""


def weave(lines: Sequence[Line], headings: frozenset[int]) -> list[Line]:
    """The lines with each heading of a rail put before the line that it stands level with.

    A rail is a region of nothing but headings, with other regions right of it and level with it.
    """
    lines = _weave_dates(lines, headings)
    rails = _rails(lines, headings)
    whole = {line.number for line in lines if (line.page, line.region) in rails}
    moved = whole | _lone(lines, headings)
    if not moved:
        return list(lines)
    woven: list[Line] = []
    waiting: dict[int, list[Line]] = {}
    for line in lines:
        if line.number in moved:
            waiting.setdefault(line.page, []).append(line)
    for rail in waiting.values():
        rail.sort(key=lambda line: line.box.top if line.box else 0.0)
    for line in lines:
        if line.number in moved:
            continue
        rail = waiting.get(line.page, [])
        while rail and _reaches(rail[0], line, rail[0].number in whole):
            woven.append(replace(rail.pop(0), region=line.region))
        for page in [page for page in waiting if page < line.page]:
            woven.extend(waiting.pop(page))
        woven.append(line)
    return woven + [line for page in sorted(waiting) for line in waiting[page]]


_DATE = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:\D|$)|\d\d?[./]\d\d")
_OTHER_TEXT = 20
"""Characters; what stands with the dates of a rail: "— Present", "3 yrs 2 months", a town."""
_DATE_TEXT = 34
"""Characters; a rail of dates has nothing longer ("September 2018 – December 2021" has 30)."""


def _weave_dates(lines: Sequence[Line], headings: frozenset[int]) -> list[Line]:
    """A column of nothing but dates, level with another: each date is put behind the line that it stands beside."""
    regions = _regions(lines)
    rails = {
        where
        for where, inside in regions.items()
        if _is_date_rail(inside, headings)
        and any(_level(inside, other) for key, other in regions.items() if key != where and key[0] == where[0])
    }
    if not rails:
        return list(lines)
    waiting = [block for where in rails for block in _blocks(regions[where])]
    rest = [line for line in lines if (line.page, line.region) not in rails]
    for block in waiting:
        at = _place_for(block, rest)
        rest.insert(at, replace(block, region=rest[at - 1].region if at else block.region))
    return rest


def _regions(lines: Sequence[Line]) -> dict[tuple[int, int], list[Line]]:
    regions: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.box:
            regions.setdefault((line.page, line.region), []).append(line)
    return regions


def _is_date_rail(inside: Sequence[Line], headings: frozenset[int]) -> bool:
    if any(line.number in headings or len(line.cells) > 1 or len(line.text) > _DATE_TEXT for line in inside):
        return False
    if any(len(line.text) > _OTHER_TEXT for line in inside if not _DATE.search(line.text)):
        return False
    return sum(1 for line in inside if _DATE.search(line.text)) * 3 >= len(inside)


def _level(rail: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether another region begins above or level with the rail, and ends no higher than its first line."""
    boxes = [line.box for line in other if line.box]
    first = rail[0].box
    return (
        bool(boxes)
        and first is not None
        and min(b.top for b in boxes) <= first.top + _LEVEL
        and max(b.bottom for b in boxes) >= first.top
    )


def _blocks(rail: Sequence[Line]) -> list[Line]:
    """The lines of one date as one line: "August 2024", "— Present", "2 years"."""
    blocks: list[Line] = []
    for line in rail:
        above = blocks[-1].box if blocks else None
        if above is not None and line.box is not None and line.box.top - above.bottom < 1.2 * line.box.height:
            text = f"{blocks[-1].text} {line.text}"
            if line.kind is LineKind.BULLET:  # a dash at the beginning of a date's second half is no bullet
                text = f"{blocks[-1].text} – {line.text}"
            blocks[-1] = replace(
                blocks[-1], cells=(text,), box=above.union(line.box), words=blocks[-1].words + line.words
            )
        else:
            blocks.append(line)
    return blocks


def _place_for(block: Line, lines: Sequence[Line]) -> int:
    """The index behind the last line that begins no lower than the date does."""
    at = 0
    for index, line in enumerate(lines):
        level = line.page == block.page and line.box and block.box and line.box.top <= block.box.top + _LEVEL
        if level and _beside(line, block):
            at = index + 1
    return at


def _beside(line: Line, block: Line) -> bool:
    """Not in another column far above: the line's column reaches down to the date."""
    return line.box is not None and block.box is not None and block.box.top - line.box.bottom < 30


def _reaches(heading: Line, line: Line, in_rail: bool) -> bool:
    """Whether reading has come to what a heading stands over: level with it, and right of it if it left a column."""
    if heading.box is None or line.box is None or heading.box.top > line.box.top + _LEVEL:
        return False
    return in_rail or line.box.x0 >= heading.box.x1 - 2


def _lone(lines: Sequence[Line], headings: frozenset[int]) -> set[int]:
    """Headings with nothing under them in their own region, but with a line of another region level with them."""
    lone: set[int] = set()
    regions = _regions(lines)
    for where, inside in regions.items():
        for heading, below in pairwise([*inside, None]):
            if heading is None or heading.number not in headings or len(heading.cells) > 1 or heading.box is None:
                continue
            if below is not None and below.number not in headings:
                continue
            others = [
                line.box for key, other in regions.items() if key != where and key[0] == where[0] for line in other
            ]
            if any(box and abs(box.top - heading.box.top) < 8 and box.x0 > heading.box.x1 for box in others):
                lone.add(heading.number)
    return lone


def _rails(lines: Sequence[Line], headings: frozenset[int]) -> set[tuple[int, int]]:
    regions = _regions(lines)
    rails = set()
    for where, inside in regions.items():
        named = sum(1 for line in inside if line.number in headings)
        if named and named >= 0.7 * len(inside) and all(len(line.text) <= 30 for line in inside):
            right = max(line.box.x1 for line in inside if line.box)
            if any(
                _level_right(inside, other, right)
                for key, other in regions.items()
                if key != where and key[0] == where[0]
            ):
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
