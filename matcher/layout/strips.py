"""Tables without rules: a row of heads over three columns or more of cells that begin together, one of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.layout.gutters import DATED
from matcher.layout.rows import Row, Segment
from matcher.layout.sides import DATE_LENGTH

HEAD_LENGTH = 30
"""Characters of the name of a column ("Name and address of employer" has 28)."""
COLUMNS = 3
"""With two columns, labels stand beside what they label: see ``sides``."""
MOST_COLUMNS = 12
"""A row of more segments is no row of heads: the widest table of an application form has about eight."""
FAR = 2.5
"""White space, in font sizes, that ends a table: rows of one table stand closer."""
LOOSE = 1.12
"""Rows of one cell stand as close as any two rows of the table, to this factor."""
APART = 0.15
"""White space between rows of a table, in font sizes, beyond that between the rows of a cell: two points."""
_OPEN = re.compile(r"[-–—]$|\b(?:to|bis|until|till|al?|à|au|até|tot|do)$", re.IGNORECASE)


_Cells = dict[int, list[Segment]]
"""The segments of a row by column."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows ``first`` to ``last`` of a region, and their segments by row of the table and column."""

    first: int
    last: int
    cells: list[dict[int, list[Segment]]]


def tables(rows: Sequence[Row]) -> Iterator[Table]:
    """The tables of a region, from top to bottom."""
    index = 0
    while index < len(rows) - 1:
        found = _table(rows, index) if _may_head(rows[index]) else None
        if found is None:
            index += 1
        else:
            yield found
            index = found.last + 1


def _may_head(row: Row) -> bool:
    return COLUMNS <= len(row) <= MOST_COLUMNS and _are_names([item.text for item in row])


def _table(rows: Sequence[Row], first: int) -> Table | None:
    columns = [(s.x0, s.x1) for s in rows[first]]
    last, bottom = first, max(s.bottom for s in rows[first])
    for index in range(first + 1, len(rows)):
        row = rows[index]
        wider = _widened(columns, row)
        if len(wider) < COLUMNS or min(s.top for s in row) - bottom > FAR * row[0].size:
            break
        columns, last, bottom = wider, index, max(bottom, *(s.bottom for s in row))
    if last == first:
        return None
    cells = [_by_column(row, columns) for row in rows[first : last + 1]]
    dated = _date_column(cells)
    if dated is None:
        return None
    for strips in (_by_space(cells), _by_date(cells, dated)):
        if _is_table(strips, dated):
            return Table(first, first + sum(map(len, strips)) - 1, [_merged(strip) for strip in strips])
    return None


def _widened(columns: Sequence[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """The columns with a row's text in them; those that a segment runs across are one."""
    wider = list(columns)
    for item in row:
        left, right = item.x0, item.x1
        apart = []
        for edges in wider:
            if item.x0 <= edges[1] and item.x1 >= edges[0]:
                left, right = min(left, edges[0]), max(right, edges[1])
            else:
                apart.append(edges)
        wider = sorted([*apart, (left, right)])
    return wider


def _by_column(row: Row, columns: Sequence[tuple[float, float]]) -> _Cells:
    cells: _Cells = {}
    for item in row:
        column = next(k for k, (left, right) in enumerate(columns) if item.x0 <= right and item.x1 >= left)
        cells.setdefault(column, []).append(item)
    return cells


def _by_space(rows: Sequence[_Cells]) -> list[list[_Cells]]:
    """Parted where the white space across all columns is wider than between the rows of a cell.

    So are tables whose cells stand in the middle of their rows, on baselines of their own.
    """
    spaces, bottom = [], _bottom(rows[0])
    for row in rows[1:]:
        spaces.append(min(item.top for items in row.values() for item in items) - bottom)
        bottom = max(bottom, _bottom(row))
    size = next(iter(rows[0].values()))[0].size
    usual = _step(rows) - size
    strips = [[rows[0]]]
    for space, row in zip(spaces, rows[1:], strict=True):
        if space > usual + APART * size:
            if len(_columns(strips[-1])) < 2:
                break
            strips.append([])
        strips[-1].append(row)
    return strips if len(_columns(strips[-1])) > 1 else strips[:-1]


def _bottom(row: _Cells) -> float:
    return max(item.bottom for items in row.values() for item in items)


def _columns(strip: Sequence[_Cells]) -> set[int]:
    return set().union(*strip)


def _by_date(rows: Sequence[_Cells], dated: int) -> list[list[_Cells]]:
    """Parted where most columns begin and one of them has the next date; as many rows as hold together."""
    step = _step(rows)
    strips: list[list[_Cells]] = [[rows[0]]]
    for row in rows[1:]:
        if _begins(strips[-1], row, dated):
            strips.append([row])
        elif all(_goes_on(strips[-1], column, items[0], step) for column, items in row.items()):
            strips[-1].append(row)
        else:
            break
    return strips


def _date_column(rows: Sequence[_Cells]) -> int | None:
    """The column with most dates: two at least, and mostly dates."""
    count: dict[int, list[int]] = {}
    for row in rows:
        for column, items in row.items():
            tally = count.setdefault(column, [0, 0])
            text = " ".join(item.text for item in items)
            tally[0] += bool(DATED.search(text)) and len(text) <= DATE_LENGTH
            tally[1] += len(text) > DATE_LENGTH
    best = max(count, key=lambda column: (count[column][0], -column))
    return best if count[best][0] >= 2 and not count[best][1] else None


def _step(rows: Sequence[_Cells]) -> float:
    """The smallest distance of two baselines in one column, in points."""
    last: dict[int, float] = {}
    steps = []
    for row in rows:
        for column, items in row.items():
            if column in last:
                steps.append(items[0].baseline - last[column])
            last[column] = items[0].baseline
    return min(steps)


def _begins(strip: list[_Cells], row: _Cells, dated: int) -> bool:
    if 2 * len(row) <= len(_columns(strip)):
        return False
    date = row.get(dated)
    if date is None or not DATED.search(" ".join(item.text for item in date)):
        return False
    upper = [item.text for line in strip for item in line.get(dated, ())]
    return not upper or not _OPEN.search(upper[-1])


def _goes_on(strip: list[_Cells], column: int, item: Segment, step: float) -> bool:
    """Whether a segment is close below the last one of its cell."""
    upper = next((line[column] for line in reversed(strip) if column in line), None)
    return upper is not None and item.baseline - upper[0].baseline <= LOOSE * max(step, 1.05 * item.size)


def _is_table(strips: list[list[_Cells]], dated: int) -> bool:
    """Two rows at least below a row of heads, each with its date."""
    if len(strips) < 3 or not _heads(strips[0], set().union(*map(_columns, strips))):
        return False
    if any(len(_columns(strip)) < 2 for strip in strips):
        return False
    return all(any(DATED.search(s.text) for row in strip for s in row.get(dated, ())) for strip in strips[1:])


def _heads(strip: Sequence[_Cells], columns: set[int]) -> bool:
    """Short names over all columns (but perhaps one), without figures."""
    if len(strip) > 1 or len(strip[0]) < max(COLUMNS, len(columns) - 1):
        return False
    return _are_names([" ".join(item.text for item in items) for items in strip[0].values()])


def _are_names(texts: Sequence[str]) -> bool:
    return all(len(text) <= HEAD_LENGTH and not any(c.isdigit() for c in text) for text in texts)


def _merged(strip: Sequence[_Cells]) -> dict[int, list[Segment]]:
    return {column: [item for row in strip for item in row.get(column, ())] for column in sorted(_columns(strip))}
