"""The vectors of words by themselves, as the learned tagger sees them, remembered while a process runs.

What a word is before its neighbours are looked at, and what it gives to them, depends on its letters and hints alone,
and heads share most of their words ("Engineer", "University", "2019", commas). So each is looked up once; the table is
bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Key = tuple[str, str]
"""A word as printed, and its hints with the kind of section."""
_MOST = 4096
"""Words remembered; of a thousand numbers of four bytes each. When the table is full it begins anew."""


class WordVectors:
    """A row for each word; ``compute`` makes the rows of words that are not known yet."""

    def __init__(self, compute: Callable[[Sequence[Key]], Any]) -> None:
        self._compute = compute
        self._index: dict[Key, int] = {}
        self._table: Any = None

    def __call__(self, words: Sequence[Key]) -> tuple[Any, list[int]]:
        """A table, whose row 0 is all zeros, and each word's row in it."""
        index = self._index
        unknown = [word for word in dict.fromkeys(words) if word not in index]
        if unknown:
            if len(index) + len(unknown) > _MOST:
                index.clear()
                unknown = list(dict.fromkeys(words))
            self._add(unknown)
        return self._table, [index[word] for word in words]

    def _add(self, words: Sequence[Key]) -> None:
        vectors = self._compute(words)
        first = len(self._index) + 1
        if self._table is None or first + len(words) > len(self._table):
            self._grow(vectors, first + len(words))
        self._table[first : first + len(words)] = vectors
        self._index.update((word, first + number) for number, word in enumerate(words))

    def _grow(self, vectors: Any, rows: int) -> None:
        """Room for twice the rows; those that are filled move along."""
        import numpy

        table = numpy.zeros((max(256, rows, min(2 * rows, _MOST + 1)), vectors.shape[1]), vectors.dtype)
        if self._table is not None:
            table[: len(self._table)] = self._table
        self._table = table
