"""Letters that look like others are read as they look, and reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.document import FindingCode, Line
from matcher.folding import fold, odd_characters, odd_words, strip_accents


@pytest.mark.parametrize(
    ("disguised", "seen"),
    [
        ("Py\u200bTorch", "PyTorch"),
        ("Ру\u0422orch", "PyTorch"),
        ("ＲＡＧ", "RAG"),
        ("data\u00adbase", "database"),
        ("ﬁne-tuning", "fine-tuning"),
        ("Machin\u0435 learning", "Machine learning"),
    ],
)
def test_disguised_words_are_read_as_seen(disguised: str, seen: str) -> None:
    assert fold(disguised) == seen


@pytest.mark.parametrize("text", ["Москва", "Αθήνα", "Zürich", "机器学习", "São Paulo", "naïve Bayes"])
def test_honest_writing_stays(text: str) -> None:
    assert fold(text) == text
    assert odd_words(text) == ()


@pytest.mark.parametrize("text", ["5 μm", "β-carotene", "Δt = 3", "soft\u00adhyphen", "mot\u200b fin", "می\u200cخواهم"])
def test_symbols_and_typography_are_not_odd(text: str) -> None:
    assert odd_words(text) == ()


def test_disguises_are_reported_with_the_words_as_read() -> None:
    line = Line(4, ("Skills: Py\u200bTorch, \u041a\u0435ras and Java",), page=2)

    (finding,) = odd_characters([Line(3, ("plain",)), line])

    assert finding.code is FindingCode.ODD_CHARACTERS
    assert finding.page == 2
    assert "PyTorch" in finding.message


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_accents_go_for_comparing_only() -> None:
    assert strip_accents("Séries Temporelles") == "series temporelles"
