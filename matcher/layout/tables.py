"""A row of a table as a person reads it: its short cells as one line, then the long ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import median

from matcher.layout.rows import Row, Segment, bulleted, joined_below

LABEL = 90
"""Characters of a cell that names something: an employer with its legal form and town, in a narrow column."""
LABEL_ROWS = 4
_SENTENCE = re.compile(r"\s\S+\s\S+\s[^\W\d_]{4,}[.;!]$|[。；]$")
"""Four words and a full stop; what ends in "Ltd." or "z o.o." does not say what someone did."""

Region = list[Row]


@dataclass(frozen=True)
class Strip(Segment):
    """A whole row of a table, to be arranged among the rows of the page as one wide segment."""

    regions: tuple[tuple[Row, ...], ...] = ()

    @property
    def starts(self) -> tuple[float, ...]:
        """No column runs through it."""
        return ()


def strips(table: Sequence[Mapping[int, Sequence[Region]]]) -> list[Strip]:
    """The rows of a table, each a mapping of its columns to what stands in their cells, arranged already.

    A column is one of labels when no cell of it is long. The first row may be one of headings.
    """
    long = {column for row in table for column, cell in row.items() if not _is_label(cell)}
    found = []
    for index, row in enumerate(table):
        heads = index == 0 and all(map(_is_label, row.values()))
        found.append(_strip(list(row.values()), [heads or column not in long for column in row]))
    return found


def _strip(cells: Sequence[Sequence[Region]], labels: Sequence[bool]) -> Strip:
    segments = [s for cell in cells for region in cell for row in region for s in row]
    return Strip(
        tuple(word for s in segments for word in s.words),
        min(s.x0 for s in segments),
        max(s.x1 for s in segments),
        min(s.top for s in segments),
        max(s.bottom for s in segments),
        min(s.baseline for s in segments),
        median(s.size for s in segments),
        tuple(tuple(region) for region in _read(cells, labels)),
    )


def opened(regions: Sequence[Region]) -> list[Region]:
    """The regions with each strip's own rows in its place."""
    if not any(isinstance(item, Strip) for region in regions for row in region for item in row):
        return list(regions)
    result: list[Region] = []
    for region in regions:
        result.append([])
        for row in region:
            plain = [item for item in row if not isinstance(item, Strip)]
            if plain:
                result[-1].append(plain)
            for item in row:
                if isinstance(item, Strip):
                    _append(result, item)
    return [region for region in result if region]


def _append(result: list[Region], item: Strip) -> None:
    """One region goes on with the text around the table; several stand by themselves."""
    if len(item.regions) == 1:
        result[-1].extend(item.regions[0])
    else:
        result.extend([*map(list, item.regions), []])


def _read(cells: Sequence[Sequence[Region]], labels: Sequence[bool]) -> list[Region]:
    """Labels as one line and what they name below it; a single label on the first row beside it, as in a rail."""
    if len(cells) == 1:
        return list(cells[0])
    body = [cell for cell, label in zip(cells, labels, strict=True) if not label]
    if len(cells) == 2 and labels[0] and body:
        return _beside(cells[0][0], body[0])
    if len(body) == len(cells):
        return [region for cell in body for region in cell]
    line: Row = []
    below: list[Row] = []
    for cell, label in zip(cells, labels, strict=True):
        rows = [row for region in cell for row in region]
        if label:
            line.append(_one(cell[0]))
        elif _is_headed(rows):
            line.extend(rows[0])
            below.extend(rows[1:])
        else:
            below.extend(rows)
    return [[line, *below]]


def _is_headed(rows: Sequence[Row]) -> bool:
    """The first row is a title: set in another look than the next, or above the bullets of a list."""
    if len(rows) < 2:
        return False
    first, second = rows[0][0], rows[1][0]
    looks = [(s.words[0].style.bold, s.words[0].style.italic, round(s.size)) for s in (first, second)]
    return looks[0] != looks[1] or (bulleted(rows[1:2]) and not bulleted(rows[:1]))


def _beside(label: Region, body: Sequence[Region]) -> list[Region]:
    """The label on the first row of what it labels."""
    first, *rest = body[0]
    return [[[_one(label), *first], *rest], *body[1:]]


def _is_label(cell: Sequence[Region]) -> bool:
    if len(cell) > 1 or len(cell[0]) > LABEL_ROWS:
        return False
    rows = cell[0]
    if bulleted(rows):
        return False
    text = " ".join(s.text for row in rows for s in row)
    return len(text) <= LABEL and not _SENTENCE.search(text)


def _one(rows: Region) -> Segment:
    """The rows of a short cell as one segment."""
    return reduce(joined_below, (s for row in rows for s in row))
