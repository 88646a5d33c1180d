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
_OPEN = re.compile(r"(?:[^\W\d_],|\s(?:of|for|and|und|et|y|e|de|der|des|du|di|del|la|für|van|voor|&))$")
"""Ends of a cell in a table that its text goes on behind, however wide the column is."""
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


def first_goes_on(above: Row, row: Row, column: float) -> bool:
    """Whether the first cell alone of a row is the rest of the one above it: "Larkfield Automotive | Engineer" in bold
    above "GmbH" in bold, and the town and the dates beside it in plain type."""
    if len(row.line.cells) < 2 or len(above.cells) < 2 or not row.cells or not _is_close(above, row):
        return False
    over, cell, others = above.cells[0], row.cells[0], row.cells[1:]
    if cell.index or cell.dated or abs(over.x0 - cell.x0) > _ALIGNED or len(cell.text.split()) > _MOST:
        return False
    if not alike(over.lead, above.cells[1].lead) or not alike(over.last, cell.lead):
        return False
    if any(alike(cell.lead, other.lead) for other in others) or names_another(over.text, cell.text):
        return False
    rest = words_of(row.line, 1)
    apart = bool(rest) and not alike(cell.lead, rest[0].style)
    return apart and _is_full(above, row, over, cell, column)


def put_first(above: Row, row: Row) -> None:
    """Make the first cell of a row a part of the one above it; what stands beside it stays."""
    over, cell = above.cells[0], row.cells.pop(0)
    above.cells[0] = replace(over, text=join([over.text, cell.text]), x1=cell.x1, last=cell.last)
    above.tail = (*above.tail, row.line)


def _is_close(above: Row, row: Row) -> bool:
    """Whether two lines of plain text stand one below the other without a blank between them."""
    kinds = row.line.kind is LineKind.TEXT and above.line.kind is not LineKind.BULLET
    if not kinds or not row.line.words or row.line.box is None or above.line.box is None:
        return False
    return (row.line.page, row.line.region) == (above.line.page, above.line.region) and row.line.gap <= _GAP


def _is_second(above: Row, row: Row) -> bool:
    """Whether a row may be the second line of the cells above: close below them, short, and without a date."""
    if not row.cells or not above.cells or row.periods or row.label or not _is_close(above, row):
        return False
    dated = bool(above.periods) and above.date_column is not None
    return dated and all(len(cell.text.split()) <= _MOST for cell in row.cells)


def _over(above: Row, cell: Cell) -> Cell | None:
    return next((over for over in above.cells if abs(over.x0 - cell.x0) <= _ALIGNED), None)


def _is_full(above: Row, row: Row, over: Cell, cell: Cell, column: float) -> bool:
    """Whether the cell above has no room for the first word below it. Where the row has several cells, of which a rest
    of the date may be one, or stands in a table, it is enough that no more than a gutter is free."""
    words = words_of(row.line, cell.index)
    if not words:
        return False
    if len(above.line.cells) > 2 and _OPEN.search(over.text):
        return True
    edges = [left for line in (above.line, row.line) for left in _lefts(line) if left > over.x0 + _ALIGNED]
    columns = max(len(row.line.cells), len(above.line.cells) - 1)
    slack = _GUTTER * over.style.size if edges and columns > 1 else 2.0
    box = words[0].box
    width = box.height if _UNSPACED.match(words[0].text) else box.width + 0.25 * box.height
    return over.x1 + width > min(edges, default=column) - slack


def _lefts(line: Line) -> list[float]:
    """Where the cells of a line begin."""
    return [words[0].box.x0 for index in range(len(line.cells)) if (words := words_of(line, index))]
