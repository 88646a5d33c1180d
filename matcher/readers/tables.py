"""A table as a person reads it: row by row, a row of short cells as one line, big cells one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.document import Line
from matcher.readers.blocks import Cell, Table

if TYPE_CHECKING:
    from matcher.readers.flow import Flow

SHORT = 60
"""Characters that fit on one printed line of a half-page cell."""


def add_table(flow: Flow, table: Table, depth: int) -> None:
    for row in table.rows:
        cells = [cell for cell in row if cell.blocks]
        if len(cells) == 1:
            flow.add(cells[0].blocks, depth + 1)
        elif cells:
            _add_row(flow, cells, depth)


def _add_row(flow: Flow, cells: list[Cell], depth: int) -> None:
    parts = [_lines(flow, cell, depth) for cell in cells]
    parts = [part for part in parts if part]
    if not parts:
        return
    many = [part for part in parts if len(part) > 1]
    if not many or (len(many) == 1 and len(parts) > 1):
        head = [part[0] for part in parts]
        flow.append(_joined(head, flow.region))
        for part in many:
            for line in part[1:]:
                flow.append(replace(line, region=flow.region))
        return
    for part in parts:
        flow.new_region()
        for line in part:
            flow.append(replace(line, region=flow.region))
    flow.new_region()


def _joined(lines: list[Line], region: int) -> Line:
    first = max(lines, key=lambda line: len(line.text))
    return replace(
        first,
        cells=tuple(cell for line in lines for cell in line.cells),
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
        region=region,
    )


def _lines(flow: Flow, cell: Cell, depth: int) -> list[Line]:
    """The cell's lines, read by themselves; hidden ones go to the flow."""
    inner = type(flow)(flow.source)
    inner.add(cell.blocks, depth + 1)
    flow.hidden.extend(inner.hidden)
    return inner.lines
