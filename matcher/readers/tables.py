"""A table as a person reads it.

* A row of short cells is one printed line with a gap between its cells (a data table, a grid of skills).
* A narrow column of dates or labels is a rail: its lines stand beside the first lines of the cell next to it.
* Big cells side by side are columns: each is read to its end, a region of its own; when both columns flow over
  several rows, the left column is read through all of them before the right one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from matcher.document import Line, LineKind
from matcher.lexicon import toml
from matcher.readers.blocks import Cell, Table

if TYPE_CHECKING:
    from matcher.readers.flow import Flow

Part = list[Line]
"""The lines of a cell."""

LABEL = 45
"""Characters of the longest date range or job place that people put into a rail (a third of a printed line)."""
LABEL_LINES = 4
SENTENCE = 80
"""Characters: what is longer wraps in half a page's width, so two of them side by side are columns of text."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2}\b|\d{4}年")


def add_table(flow: Flow, table: Table, depth: int) -> None:
    rows = [[_lines(flow, cell, depth) for cell in row] for row in table.rows]
    rails = _rails(rows)
    flowing = _flowing(rows, rails)
    index = 0
    while index < len(rows):
        if index in flowing:
            end = index
            while end < len(rows) and len(rows[end]) == len(rows[index]):
                end += 1
            for column in zip(*rows[index:end], strict=True):
                _add_region(flow, [line for part in column for line in part])
            index = end
        else:
            _add_row(flow, rows[index], rails)
            index += 1


def _lines(flow: Flow, cell: Cell, depth: int) -> Part:
    """The cell's lines, read by themselves; hidden ones go to the flow."""
    inner = flow.inner()
    inner.add(cell.blocks, depth + 1)
    flow.take_hidden(inner)
    return inner.lines


def _rails(rows: list[list[Part]]) -> frozenset[int]:
    """Columns that hold a label in each row that has something beside it, in two rows at least."""
    beside = [row for row in rows if sum(1 for part in row if part) > 1]
    width = max(map(len, beside), default=0)
    columns = (
        (column, [row[column] for row in beside if column < len(row) and row[column]]) for column in range(width)
    )
    return frozenset(column for column, parts in columns if len(parts) > 1 and all(map(_is_label, parts)))


def _is_label(part: Part) -> bool:
    return len(part) <= LABEL_LINES and all(
        len(line.text) <= LABEL and line.kind is not LineKind.BULLET for line in part
    )


def _is_dated(part: Part) -> bool:
    return _is_label(part) and any(_DATE.search(line.text) for line in part)


def _flowing(rows: list[list[Part]], rails: frozenset[int]) -> frozenset[int]:
    """The first row of each run of rows that are columns of text: two big cells side by side, twice or more."""
    big = [
        sum(1 for column, part in enumerate(row) if len(part) > 1 and column not in rails and not _is_dated(part)) > 1
        for row in rows
    ]
    starts, index = set(), 0
    while index < len(rows):
        end = index
        while end < len(rows) and len(rows[end]) == len(rows[index]):
            end += 1
        first = next((row for row in range(index, end) if big[row]), end)
        if sum(big[first:end]) > 1:
            starts.add(first)
        index = max(end, index + 1)
    return frozenset(starts)


def _add_row(flow: Flow, row: list[Part], rails: frozenset[int]) -> None:
    filled = [(column, part) for column, part in enumerate(row) if part]
    parts = [part for _, part in filled]
    if len(parts) < 2:
        for part in parts:
            flow.extend(part)
    elif _is_line(parts):
        flow.append(_joined([part[0] for part in parts], flow.region))
    elif _is_section(parts):
        for part in parts:
            flow.extend(part)
    elif _is_railed(filled, rails) or _is_paired(parts):
        _add_railed(flow, parts)
    else:
        for part in parts:
            _add_region(flow, part)


def _is_line(parts: list[Part]) -> bool:
    """One line each, and at most one of them so long that it would wrap in its cell."""
    if any(len(part) > 1 for part in parts) or _is_section(parts):
        return False
    return sum(len(part[0].text) > SENTENCE for part in parts) < 2 or len(parts) > 2


def _is_section(parts: list[Part]) -> bool:
    """A section's heading on the left, set apart by its look; its content on the right."""
    if len(parts[0]) != 1:
        return False
    label, body = parts[0][0], parts[1][0]
    if label.kind is LineKind.HEADING:
        return True
    apart = label.text.isupper() or (label.style.bold, label.style.size) > (body.style.bold, body.style.size)
    return apart and _is_known_heading(label)


def _is_known_heading(line: Line) -> bool:
    return line.kind is LineKind.HEADING or _folded(line.text) in _headings()


def _is_railed(filled: list[tuple[int, Part]], rails: frozenset[int]) -> bool:
    """All cells but one are labels; a label is known by its column, or by the date that it holds."""
    return sum(not (_is_label(part) and (column in rails or _is_dated(part))) for column, part in filled) <= 1


def _is_paired(parts: list[Part]) -> bool:
    """As many short lines left as right: labels and their values."""
    return (
        len({len(part) for part in parts}) == 1
        and all(map(_is_label, parts))
        and not any(line.style.bold or _is_known_heading(line) for part in parts for line in part[:1])
    )


def _add_railed(flow: Flow, parts: list[Part]) -> None:
    """Labels stand beside the lines next to them; a list begins below them."""
    body = max(parts, key=lambda part: (not _is_label(part), sum(len(line.text) for line in part)))
    labels = max(len(part) for part in parts if part is not body)
    bullet = next((index for index, line in enumerate(body) if line.kind is LineKind.BULLET), len(body))
    nothing: list[Line | None] = [None] * max(labels - bullet, 0)
    padded: list[list[Line | None]] = [
        [*part[:bullet], *nothing, *part[bullet:]] if part is body else list(part) for part in parts
    ]
    for level in zip_longest(*padded):
        lines = [line for line in level if line is not None]
        flow.append(_joined(lines, flow.region) if len(lines) > 1 else replace(lines[0], region=flow.region))


def _add_region(flow: Flow, part: Part) -> None:
    flow.new_region()
    flow.extend(part)
    flow.new_region()


def _joined(lines: list[Line], region: int) -> Line:
    """One printed line from lines side by side."""
    longest = max(lines, key=lambda line: len(line.text))
    kinds = {line.kind for line in lines}
    kind = lines[0].kind if len(kinds) == 1 or lines[0].kind is LineKind.BULLET else LineKind.TEXT
    return replace(
        lines[0],
        cells=tuple(cell for line in lines for cell in line.cells),
        kind=kind,
        level=lines[0].level if kind is not LineKind.TEXT else 0,
        style=longest.style,
        lead_bold=(lines[0].style.bold or lines[0].lead_bold) and not longest.style.bold,
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
        region=region,
        continues=False,
    )


def _folded(text: str) -> str:
    return text.strip(" :").casefold()


@cache
def _headings() -> frozenset[str]:
    return frozenset(
        phrase.casefold()
        for languages in toml("headings.toml").values()
        if isinstance(languages, dict)
        for phrases in languages.values()
        if isinstance(phrases, list)
        for phrase in phrases
    )
