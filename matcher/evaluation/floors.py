"""Floors: accuracy that was reached once and must not be lost. A TOML file of ``measure = value``.

A floor is raised only when asked, and lowered only when asked in so many words. The file names a digest of the
documents and truths that it holds for: with another corpus, floors mean nothing.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher import files
from matcher.errors import DataError
from matcher.evaluation.corpus import Case

STEP = 0.005
"""Floors lie on multiples of it, just under what is reached: libraries of another version may move a document."""


@dataclass(frozen=True, slots=True)
class Floors:
    corpus: str
    """Digest of the documents and truths."""
    least: Mapping[str, float]


def digest(cases: Iterable[Case]) -> str:
    """Follows from every document and truth file, and from nothing else."""
    total = hashlib.sha256()
    for case in cases:
        total.update(hashlib.sha256(case.document.read_bytes()).digest())
        total.update(repr(sorted(case.truth.items())).encode())
    return total.hexdigest()[:16]


def load(path: Path) -> Floors:
    """Raises ``DataError`` naming the file and what is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors(str(table["corpus"]), {str(name): float(value) for name, value in table["floors"].items()})
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise DataError(f"not a floors file ({error}): make one with --raise-floors", source=str(path)) from error


def below(floors: Floors, reached: Mapping[str, float]) -> list[str]:
    """One sentence for each measure under its floor; one that is no longer measured is under it."""
    return [
        f"{name}: {reached.get(name, 0.0):.4f} is below the floor of {least:.3f}"
        for name, least in floors.least.items()
        if reached.get(name, 0.0) < least
    ]


def moved(old: Floors | None, corpus: str, reached: Mapping[str, float], *, down: bool) -> Floors:
    """Floors just under what is reached; without ``down`` none is lower than before on the same corpus."""
    kept = {} if old is None or down or old.corpus != corpus else old.least
    new = {name: math.floor(value / STEP - 1e-9) * STEP for name, value in sorted(reached.items())}
    return Floors(corpus, {name: round(max(value, kept.get(name, 0.0), 0.0), 3) for name, value in new.items()})


def save(floors: Floors, path: Path) -> None:
    lines = [f'corpus = "{floors.corpus}"', "", "[floors]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in floors.least.items()]
    files.write(path, ("\n".join(lines) + "\n").encode())
