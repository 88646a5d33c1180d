"""Words are worked out once, the table stays bounded, and its first row belongs to no word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
import pytest

from matcher.extract import wordvectors
from matcher.extract.wordvectors import Key, WordVectors


def _counting() -> tuple[WordVectors, list[int]]:
    asked: list[int] = []

    def compute(words: Sequence[Key]) -> numpy.ndarray:
        asked.append(len(words))
        return numpy.array([[float(len(text))] for text, _ in words], dtype="float32")

    return WordVectors(compute), asked


def test_a_word_is_worked_out_once() -> None:
    vectors, asked = _counting()
    vectors([("Nurse", "T"), ("Nurse", "T")])
    table, rows = vectors([("Nurse", "T"), ("Acorn", "-")])

    assert asked == [1, 1]
    assert table[rows].tolist() == [[5.0], [5.0]]
    assert not table[0].any()


def test_a_full_table_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordvectors, "_MOST", 300)
    vectors, _ = _counting()
    for start in range(0, 2000, 40):
        words = [("x" * (1 + number % 90), str(number)) for number in range(start, start + 40)]
        table, rows = vectors(words)
        assert table[rows].tolist() == [[float(len(text))] for text, _ in words]
        assert len(table) <= 301
        assert not table[0].any()
