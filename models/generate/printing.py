"""What printing and reading do to a head: capitals, lost gaps, wrapped lines, full stops, lines of no field."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from models.generate import sentences
from models.generate.banks import Draw
from models.generate.heads import Cell, Piece, Row

_NOISE = (
    "Full-time",
    "Part-time",
    "Vollzeit",
    "CDI",
    "(2 yrs 3 mos)",
    "Tech: Python, SQL",
    "www.example.com",
    "Team of 5",
    "100%",
    "Permanent",
    "tiempo completo",
    "(6 months)",
    "Teilzeit 80 %",
    "https://example.org/x",
    "contract",
    "Industry: Retail",
)


_NARROW = 18
"""Characters that stand on the narrowest lines that are wrapped: in side columns."""
Rows = tuple[tuple[tuple[tuple[str, str], ...], ...], ...]


def printed(draw: Draw, rows: list[Row]) -> Rows:
    """The rows (cells of labelled pieces) as a reader may find them."""
    rows = [_gaps_lost(draw, [cell for cell in row if cell]) for row in rows]
    rows = _in_case(draw, rows)
    if draw.chance(0.1):
        rows = [_stopped(row) for row in rows]
    if draw.chance(0.08) and len(rows) > 1:
        rows = [draw.rng.choice(rows)]
    if draw.chance(0.08):
        rows = _wrapped(draw, rows)
    rows = _among_others(draw, rows)
    return tuple(tuple(tuple(cell) for cell in row) for row in rows if row)


def _gaps_lost(draw: Draw, row: Row) -> Row:
    if len(row) < 2 or not draw.chance(0.15):
        return row
    gap = draw.rng.choice([" ", "  ", "   "])
    joined: Cell = []
    for cell in row:
        joined += ([("", gap)] if joined else []) + cell
    return [joined]


def _in_case(draw: Draw, rows: list[Row]) -> list[Row]:
    chance = draw.rng.random()
    how: Callable[[str], str] = str.lower if 0.12 <= chance < 0.135 else str.upper
    if chance >= 0.135:
        if draw.chance(0.04):  # one field in capitals: "ACME LTD, Leeds"
            loud = draw.rng.choice(["ORG", "INSTITUTION", "TITLE", "DEGREE"])
            return [[[_loud(piece, loud) for piece in cell] for cell in row] for row in rows]
        return rows
    every = chance < 0.04 or chance >= 0.12
    return [
        [[(label, how(text)) for label, text in cell] for cell in row] if every or not index else row
        for index, row in enumerate(rows)
    ]


def _loud(piece: Piece, label: str) -> Piece:
    return (piece[0], piece[1].upper()) if piece[0] == label else piece


def _stopped(row: Row) -> Row:
    """The row with a full stop behind its last word."""
    if not row or not row[-1][-1][1][-1:].isalnum():
        return row
    return [*row[:-1], [*row[-1], ("", ".")]]


def _wrapped(draw: Draw, rows: list[Row]) -> list[Row]:
    """One long row ends in the middle of a field, and the next line goes on with it."""
    index = draw.rng.randrange(len(rows)) if rows else 0
    if not rows or not rows[index]:
        return rows
    *before, last = rows[index]
    ends = list(accumulate(len(text) for _, text in last))
    places = [
        (n, k)
        for n, (_, text) in enumerate(last)
        for k, char in enumerate(text)
        if char == " " and ends[n] - len(text) + k >= _NARROW
    ]
    if not places:
        return rows
    piece, at = draw.rng.choice(places)
    label, text = last[piece]
    head: Cell = [*last[:piece], (label, text[:at])]
    tail: Cell = [(label, text[at + 1 :]), *last[piece + 1 :]]
    return [*rows[:index], [*before, head], [tail], *rows[index + 1 :]]


def _among_others(draw: Draw, rows: list[Row]) -> list[Row]:
    """The head with lines around and between its own that belong to no field."""
    rng = draw.rng
    rows = list(rows)
    if rng.random() < 0.05:
        rows.insert(rng.randrange(len(rows) + 1), [[("", rng.choice(_NOISE))]])
    if rng.random() < 0.14:
        rows += [[[("", sentences.remark(draw))]] for _ in range(rng.choice([1, 1, 1, 2, 3]))]
    if rng.random() < 0.03:
        rows.insert(rng.randrange(len(rows) + 1), [[("", sentences.remark(draw))]])
    if rng.random() < 0.05:
        rows.insert(rng.randrange(len(rows) + 1), [[("", "")]])
    return rows
