"""A column that goes on from page to page is read through; the sidebars beside it come before it or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.document import Box, Line

NEAR = 8.0
"""Points by which a column's left edge may differ between pages: bullets and hanging titles."""
SIDEBAR = 0.75
"""A sidebar is narrower than this share of the main column; columns of about one width are read page by page."""

Region = list[Line]


@dataclass(frozen=True, slots=True)
class _PageColumns:
    """One page's regions in reading order, sorted by what they are to its main column."""

    regions: tuple[Region, ...]
    main: Box | None
    sides: tuple[Region, ...]
    """Regions beside the main column: all on one side of it."""
    left: bool
    """They stand to its left."""


def streamed(pages: Sequence[Sequence[Region]]) -> list[Region]:
    """The regions of all pages in reading order."""
    columns = [_columns(regions) for regions in pages]
    chains: list[list[_PageColumns]] = []
    for index, page in enumerate(columns):
        if chains and _goes_on(columns[index - 1], page):
            chains[-1].append(page)
        else:
            chains.append([page])
    return [region for chain in chains for region in _ordered(chain)]


def _ordered(chain: list[_PageColumns]) -> list[Region]:
    if len(chain) == 1:
        return list(chain[0].regions)
    sides = [region for page in chain for region in page.sides]
    beside = {id(region) for region in sides}
    rest = [region for page in chain for region in page.regions if id(region) not in beside]
    if not any(page.left for page in chain if page.sides):
        return [*rest, *sides]
    place = next((index for index, region in enumerate(rest) if _is_main(region, chain[0].main)), 0)
    return [*rest[:place], *sides, *rest[place:]]


def _is_main(region: Region, main: Box | None) -> bool:
    return main is not None and _shared(_box(region), main) > 0.5


def _columns(regions: Sequence[Region]) -> _PageColumns:
    """The main column is the region with most text; regions clear of it to one side are its sidebar."""
    if not regions or not all(line.box for region in regions for line in region):
        return _PageColumns(tuple(regions), None, (), False)
    boxed = [(region, _box(region)) for region in regions]
    main = max(boxed, key=lambda pair: _length(pair[0]))[1]
    sides = [pair for pair in boxed if _shared(pair[1], main) <= 0.1 and _upright_overlap(pair[1], main)]
    lefts = {box.x1 <= main.x0 + NEAR for _, box in sides}
    width = max((box.x1 for _, box in sides), default=0.0) - min((box.x0 for _, box in sides), default=0.0)
    if len(lefts) != 1 or width > SIDEBAR * main.width:
        return _PageColumns(tuple(regions), main, (), False)
    return _PageColumns(tuple(regions), main, tuple(region for region, _ in sides), lefts.pop())


def _length(region: Region) -> int:
    return sum([len(line.text) for line in region])


def _goes_on(upper: _PageColumns, lower: _PageColumns) -> bool:
    """Whether the main column of a page with a sidebar goes on at the top of the next page."""
    if upper.main is None or lower.main is None or not upper.sides:
        return False
    if lower.sides and lower.left != upper.left:
        return False
    return abs(upper.main.x0 - lower.main.x0) <= NEAR and not _below(upper)


def _below(page: _PageColumns) -> bool:
    """Something runs across below the columns: they end on their page."""
    assert page.main is not None
    bottom = max(page.main.bottom, *(_box(region).bottom for region in page.sides))
    return any(_box(region).top >= bottom - 1 for region in page.regions)


def _box(region: Region) -> Box:
    boxes = [line.box for line in region if line.box]
    return Box(
        boxes[0].page,
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


def _shared(box: Box, main: Box) -> float:
    """Share of the box's width that lies over the main column."""
    return max(0.0, min(box.x1, main.x1) - max(box.x0, main.x0)) / max(box.width, 1.0)


def _upright_overlap(box: Box, main: Box) -> bool:
    return min(box.bottom, main.bottom) - max(box.top, main.top) > 0
