"""The forms in which the head of a job or of a degree is printed: rows of cells of labelled pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.generate.banks import Draw

Piece = tuple[str, str]
"""(label, text); the label of a separator is empty."""
Cell = list[Piece]
Row = list[Cell]

# Rows are divided by "//", cells by ">"; "~" is a random separator, "@" the language's word for "at" and "%" the one
# between a degree and its field. T title, C company, L place, D dates, P department; G degree, F field, I institution,
# S grade.
WORK_FORMS = (
    "T>D//C, L",
    "T>D//C~L",
    "C>D//T>L",
    "C>L//T>D",
    "C>D//T",
    "T>D//C",
    "T, C>D",
    "T@C>D",
    "T@C, L>D",
    "T@C//D",
    "D//T//C, L",
    "D//T@C",
    "D//C~L//T",
    "D>T, C, L",
    "D>T~C",
    "D>T//>C, L",
    "D>C, L//>T",
    "D>C//>T",
    "T//C//D//L",
    "T//C//D~L",
    "T//C~L//D",
    "C//T//D~L",
    "C//T//D",
    "C, L//T, D",
    "C~T>D",
    "T~C~L~D",
    "T~C~D",
    "C~T~L~D",
    "T (D)//C, L",
    "T@C (D)",
    "C (L)>D//T",
    "C, L (D)//T",
    "D: T, C",
    "D: T@C, L",
    "D C, L//T",
    "D T//C",
    "T~C~L//D",
    "T>C//D>L",
    "C, P>D//T>L",
    "T, P//C, L>D",
    "T>L//C>D",
    "T//D//C, L",
    "T~D//C~L",
    "C~D//T",
    "C>T>D",
    "T>C>D",
    "L>D//C//T",
    "D>L//T//C",
    "C//L//T//D",
    "T>D//C>L//P",
    "C~P~L>D//T",
    "T//C>D",
    "T~C>D",
    "C~T//D~L",
    "T (C)>D",
    "T – C (D, L)",
    "D~T~C~L",
    "D~C~T",
    "D~L//C – T",
    "C (D)//T",
    "C — L>D//T",
    "T, C, L, D",
    "C, L, D//T",
    "D, L//T, C",
    "T//C (L)~D",
    "D//T~C~L",
    "L//C//T//D",
    "C>L//T~P>D",
    "T@C~L~D",
    "T//@C//D",
)
STUDY_FORMS = (
    "G%F>D//I, L",
    "G%F>D//I",
    "I>D//G%F",
    "I>L//G%F>D",
    "I, L>D//G%F",
    "I>D//G%F, S",
    "I>D//G%F//S",
    "G, F>D//I",
    "G%F//I//D",
    "G%F//I~D",
    "D//G%F//I",
    "D>G%F//>I, L",
    "D>I//>G%F",
    "D>G%F, I",
    "D>I, G%F",
    "I//G%F//D",
    "I//G%F~D",
    "G%F~I~D",
    "I~G%F~D",
    "F (G)>D//I",
    "G (F)>D//I, L",
    "F, G>D//I",
    "I — G%F>D",
    "I (D)//G%F",
    "G%F (D)//I",
    "G%F (D), I",
    "D: G%F, I",
    "D: I, G%F",
    "D I//G%F",
    "I, G%F, D",
    "G>D//F//I",
    "F>D//I~G",
    "F//G//I//D",
    "I>L//G, F>D//S",
    "G%F, I>D",
    "G%F, I, L>D",
    "G%F@I>D",
    "F~G//I~D",
    "I//F//G>D",
    "G//I//D",
    "G>I>D",
    "D>G>I",
    "I>D//G%F~S",
    "I~L>D//G%F",
    "D~G%F~I",
    "G%F//D//I",
    "G~F~I~L>D",
    "F>D//I",
    "G%F, S//I, L>D",
    "S//G%F//I>D",
)
_SEPARATORS = (", ", " | ", " – ", " - ", " · ", " • ", " / ", " — ", "; ", ", ", " | ")
_SPLIT = re.compile(r"([TCLDPGFIS~@%])")


def rows(draw: Draw, form: str, parts: Mapping[str, str], separator: str | None = None) -> list[Row]:
    """The rows of a form with its parts filled in; a part that is empty goes away with the separator beside it."""
    separator = separator or draw.rng.choice(_SEPARATORS)
    found = []
    for row in form.split("//"):
        cells = [_cell(draw, cell, parts, separator) for cell in row.split(">")]
        if any(cells):
            found.append(cells)
    return found


def _cell(draw: Draw, form: str, parts: Mapping[str, str], separator: str) -> Cell:
    pieces: list[Piece] = []
    for token in _SPLIT.split(form):
        if not token:
            continue
        if token in "TCLDPGFIS":
            pieces.append((token, parts.get(token, "")))
        elif token == "~":
            pieces.append(("", separator))
        elif token == "@":
            pieces.append(("", _spaced(draw.rng.choice(draw.bank["at"].split("|")))))
        elif token == "%":
            pieces.append(("", _spaced(draw.rng.choice(draw.bank["education"]["of"].split("|")))))
        else:
            pieces.append(("", token))
    return _without_gaps(pieces)


def _spaced(word: str) -> str:
    if word.startswith(","):
        return word + " "
    return f" {word} " if word.strip() else " "


def _without_gaps(pieces: Sequence[Piece]) -> Cell:
    """Drop empty parts, the separators that they leave dangling, and brackets around nothing."""
    kept: Cell = []
    for label, text in pieces:
        if label:
            if text:
                kept.append((label, text))
            continue
        if kept and not kept[-1][0]:
            kept[-1] = ("", _merged(kept[-1][1], text))
        else:
            kept.append(("", text))
    while kept and not kept[0][0] and "(" not in kept[0][1]:
        kept.pop(0)
    if kept and not kept[-1][0]:
        tail = kept.pop()[1]
        if ")" in tail and any("(" in text for label, text in kept if not label):
            kept.append(("", ")"))
    return kept if any(label for label, _ in kept) else []


def _merged(first: str, second: str) -> str:
    if "(" in first and ")" in second:
        return " "
    if "(" in second or ")" in second:
        return second
    return first


def text(cell: Cell) -> str:
    return "".join(piece for _, piece in cell).strip()
