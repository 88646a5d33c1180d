"""The steps of one page (words -> segments -> regions -> lines) and of a whole document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from matcher.document import Box, Line, Page, Word
from matcher.layout.columns import regions, whole_cells
from matcher.layout.grids import Grid, grids
from matcher.layout.levels import THIN, across
from matcher.layout.lines import region_lines
from matcher.layout.rows import Segment, segments
from matcher.layout.running import parted
from matcher.layout.streams import streamed
from matcher.layout.tables import Strip, opened, strips
from matcher.layout.wraps import marked, rejoined


@dataclass(frozen=True, slots=True)
class Arranged:
    """A document's lines in reading order, and its running lines."""

    lines: tuple[Line, ...]
    running: tuple[Line, ...]


def arrange(words: Sequence[Word], page: Page, rules: Sequence[Box] = ()) -> list[Line]:
    """The page's lines in reading order; ``number`` and ``region`` count from 0 on each page.

    ``rules`` are lines drawn on it (thin boxes: those that make a table part its words into cells) and the bars that
    headings stand on.
    """
    if not words:
        return []
    items: list[Segment] = []
    for grid in grids([rule for rule in rules if min(rule.width, rule.height) <= THIN]):
        words, rows = _tabled(words, grid)
        items.extend(rows)
    items.extend(segments(words))
    lines: list[Line] = []
    for index, region in enumerate(opened(regions(items, across(rules)))):
        lines.extend(region_lines(whole_cells(region), page.number, index, len(lines)))
    return lines


def _tabled(words: Sequence[Word], grid: Grid) -> tuple[Sequence[Word], list[Strip]]:
    """The words outside a table, and its rows."""
    inside = [word for word in words if grid.holds(word.box)]
    table = grid.strips(inside)
    if table is None or sum(len(row) > 1 for row in table) < 2:
        return words, []
    taken = {id(word) for word in inside}
    arranged = [{column: regions(segments(cell)) for column, cell in row.items()} for row in table]
    return [word for word in words if id(word) not in taken], strips(arranged)


def document_lines(pages: Sequence[tuple[Page, Sequence[Line]]], *, soft_hyphens: bool = True) -> Arranged:
    """All pages' lines, numbered through; without running lines, divided words whole, wrapped lines marked."""
    content, running = parted(pages)
    ordered: list[Line] = []
    for number, region in enumerate(streamed([_by_region(lines) for lines in content])):
        ordered.extend([_placed(line, place, number) for place, line in enumerate(region, len(ordered))])
    wrapped = [line for region in _by_region(rejoined(ordered, soft=soft_hyphens)) for line in marked(region)]
    return Arranged(
        _numbered(wrapped),
        _numbered(running),
    )


def _numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple([_placed(line, number, line.region) for number, line in enumerate(lines)])


def _placed(line: Line, number: int, region: int) -> Line:
    """With another number and region: ``replace`` takes three times as long, and every line behind page 1 is moved."""
    if line.number == number and line.region == region:
        return line
    values = [*_VALUES(line)]
    values[_NUMBER], values[_REGION] = number, region
    return Line(*values)


_NAMES = [item.name for item in fields(Line)]
_VALUES = attrgetter(*_NAMES)
_NUMBER, _REGION = _NAMES.index("number"), _NAMES.index("region")


def _by_region(lines: Iterable[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        if not found or found[-1][-1].region != line.region:
            found.append([])
        found[-1].append(line)
    return found
