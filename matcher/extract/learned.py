"""What the learned pipeline says about the atoms of heads, in the units of ``evidence``: one evidence among others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.extract import entities
from matcher.extract.atoms import Atom

Opinion = Mapping[str, float]
"""Label of ``entities`` -> points for or against an atom being part of such a field."""

# Chosen on generated CVs whose names, orders and layouts the model was not trained on; models/README.md has the table.
_WEIGHT = {"work": 0.5, "education": 1.5}
_LOWEST = -3.0
"""Below p = .05 the model is merely sure; how sure says nothing more."""
_NEUTRAL = -1.0
"""The log-probability (p about .37) that speaks neither for nor against."""
_SURE = 0.85
"""Above it both neighbours must be for a stretch without any separator to be cut between them."""
_LETTER = re.compile(r"\w")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARTED = frozenset(("TITLE", "ORG", "PLACE", "DEGREE", "INSTITUTION"))
"""Labels that may be cut apart; a degree and its field often share their words."""


def read(heads: Sequence[tuple[Sequence[Atom], str]]) -> list[tuple[list[Atom], list[Opinion]]]:
    """Each head with Chinese atoms divided where the model is sure that two fields meet, and the opinion on each atom.

    Chinese prints a company and a place, or a title and a company, without a sign between them. Other languages
    rarely do, and there the model's cuts were wrong more often than right. With each head comes its kind, ``work`` or
    ``education``. Raises ``DataError`` without the model.
    """
    tagged = entities.tag_all([(_rows(atoms), kind) for atoms, kind in heads])
    return [_read(atoms, found, kind) for (atoms, kind), found in zip(heads, tagged, strict=True)]


def _read(atoms: Sequence[Atom], found: entities.Tagged, kind: str) -> tuple[list[Atom], list[Opinion]]:
    chinese = any(_CHINESE.search(atom.source) for atom in atoms)
    divided = _divided(atoms, found.spans()) if chinese else list(atoms)
    return divided, [_opinion(atom, found, kind) for atom in divided]


def _opinion(atom: Atom, found: entities.Tagged, kind: str) -> Opinion:
    scores, weight = found.scores(atom.row, atom.cell, atom.start, atom.end), _WEIGHT[kind]
    return {label: weight * (max(_LOWEST, score) - _NEUTRAL) for label, score in scores.items()}


def _divided(atoms: Sequence[Atom], spans: Sequence[entities.Span]) -> list[Atom]:
    sure = [span for span in spans if span.probability >= _SURE and span.label in _PARTED]
    found: list[Atom] = []
    for atom in atoms:
        inside = [
            span
            for span in sure
            if (span.row, span.cell) == (atom.row, atom.cell) and atom.start <= span.start and span.end <= atom.end
        ]
        found.extend(_cut(atom, inside))
    return found


def _cut(atom: Atom, spans: Sequence[entities.Span]) -> list[Atom]:
    """The atom in two or more where spans with different labels follow one another."""
    pieces = [atom]
    for left, right in pairwise(spans):
        chinese = _CHINESE.search(atom.source[left.end - 1]) or _CHINESE.search(atom.source[right.start])
        if chinese and left.label != right.label and not _LETTER.search(atom.source, left.end, right.start):
            last = pieces.pop()
            pieces.append(replace(last, text=atom.source[last.start : left.end], end=left.end))
            tail = atom.source[right.start : atom.end]
            pieces.append(replace(atom, text=tail, start=right.start, before="model"))
    return pieces


def joint(part: Sequence[Atom], said: Sequence[Opinion], label: str) -> float:
    """Points for several atoms being one field, longer ones counting more."""
    letters = sum(len(atom.text) for atom in part)
    return sum(opinion[label] * len(atom.text) for atom, opinion in zip(part, said, strict=True)) / max(1, letters)


def _rows(atoms: Sequence[Atom]) -> list[list[str]]:
    """The cells that the atoms were cut from, at their places; cells without atoms are empty."""
    rows: list[list[str]] = [[] for _ in range(max((atom.row for atom in atoms), default=-1) + 1)]
    for atom in atoms:
        cells = rows[atom.row]
        cells.extend([""] * (atom.cell + 1 - len(cells)))
        cells[atom.cell] = atom.source
    return [cells or [""] for cells in rows]
