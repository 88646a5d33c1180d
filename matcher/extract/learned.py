"""What the learned pipeline says about the atoms of heads, in the units of ``evidence``: one evidence among others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.extract import entities
from matcher.extract.atoms import Atom

Opinion = Mapping[str, float]
"""Label of ``entities`` -> points for or against an atom being part of such a field."""

# Chosen on generated CVs whose names, orders and layouts the model was not trained on; models/README.md has the table.
_WEIGHT = {"work": 0.7, "education": 1.5}
_LOWEST = -3.0
"""Below p = .05 the model is merely sure; how sure says nothing more."""
_NEUTRAL = -1.0
"""The log-probability (p about .37) that speaks neither for nor against."""


def opinions(heads: Sequence[Sequence[Atom]], kind: str) -> list[list[Opinion]]:
    """For each atom of each head; ``kind`` is ``work`` or ``education``. Raises ``DataError`` without the model."""
    tagged = entities.tag([_rows(atoms) for atoms in heads], kind)
    weight = _WEIGHT[kind]
    return [
        [
            {
                label: weight * (max(_LOWEST, found.score(atom.row, atom.cell, atom.start, atom.end, label)) - _NEUTRAL)
                for label in entities.LABELS
            }
            for atom in atoms
        ]
        for atoms, found in zip(heads, tagged, strict=True)
    ]


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
