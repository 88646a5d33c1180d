"""Head lines that stand in cells side by side, of which some or all break into a second line, cell by cell.

"Deputy Head of | Norwood Primary | September 2018 –" above "Studies | School | July 2021": the cells below are the rest
of those above, and no head line of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.document import Line, LineKind
from matcher.extract.paragraphs import alike, join, names_another
from matcher.extract.rows import Cell, Row
from matcher.sections.looks import words_of

_GAP = 0.45
"""Blank between two lines of one cell, in lines; head lines of different fields may stand as close."""
_ALIGNED = 3.0
"""Points within which the left edges of one cell's lines agree."""
_GUTTER = 1.2
"""Blank that columns keep between them, in type sizes: text breaks before it reaches the next cell."""
_UNSPACED = re.compile("[\u3000-\u9fff]")
"""Signs that lines break between, wherever they are full."""
_MOST = 4
"""Words of the second line of a cell."""


def go_on(above: Row, row: Row, column: float) -> bool:
    """Whether every cell of a row is the rest of the one above it. ``column``: where the text's column ends."""
    if not _is_second(above, row):
        return False
    pairs = [(over, cell) for cell in row.cells if (over := _over(above, cell)) is not None]
    if len(pairs) < len(row.cells) or not all(alike(over.last, cell.lead) for over, cell in pairs):
        return False
    if len(row.line.cells) == 1 and (len(above.cells) < 2 or names_another(pairs[0][0].text, pairs[0][1].text)):
        return False
    return all(_is_full(above, row, over, cell, column) for over, cell in pairs)


def put_together(above: Row, row: Row) -> None:
    """Make the cells of a row parts of the ones above them."""
    for cell in row.cells:
        over = _over(above, cell)
        assert over is not None
        whole = replace(over, text=join([over.text, cell.text]), x1=cell.x1, last=cell.last)
        above.cells[above.cells.index(over)] = whole
    above.tail = (*above.tail, row.line)


def _is_second(above: Row, row: Row) -> bool:
    """Whether a row may be the second line of the cells above: close below them, short, and without a date."""
    if not row.cells or not above.cells or row.periods or row.label or row.line.box is None or above.line.box is None:
        return False
    if row.line.kind is not LineKind.TEXT or above.line.kind is LineKind.BULLET or not row.line.words:
        return False
    if (row.line.page, row.line.region) != (above.line.page, above.line.region) or row.line.gap > _GAP:
        return False
    dated = bool(above.periods) and above.date_column is not None
    return dated and all(len(cell.text.split()) <= _MOST for cell in row.cells)


def _over(above: Row, cell: Cell) -> Cell | None:
    return next((over for over in above.cells if abs(over.x0 - cell.x0) <= _ALIGNED), None)


def _is_full(above: Row, row: Row, over: Cell, cell: Cell, column: float) -> bool:
    """Whether the cell above has no room for the first word below it. Where the row has several cells, of which a rest
    of the date may be one, it is enough that no more than a gutter is free."""
    words = words_of(row.line, cell.index)
    if not words:
        return False
    edges = [left for line in (above.line, row.line) for left in _lefts(line) if left > over.x0 + _ALIGNED]
    slack = _GUTTER * over.style.size if edges and len(row.line.cells) > 1 else 2.0
    box = words[0].box
    width = box.height if _UNSPACED.match(words[0].text) else box.width + 0.25 * box.height
    return over.x1 + width > min(edges, default=column) - slack


def _lefts(line: Line) -> list[float]:
    """Where the cells of a line begin."""
    return [words[0].box.x0 for index in range(len(line.cells)) if (words := words_of(line, index))]
