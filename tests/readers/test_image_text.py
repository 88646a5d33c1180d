from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.readers.image_text import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("| train models", "I train models"),
        ("of rivers. | bring calm", "of rivers. I bring calm"),
        ("Staff Al/ML Engineer", "Staff AI/ML Engineer"),
        ("Al Engineer", "AI Engineer"),
        ("Copley Clinical Al", "Copley Clinical AI"),
        ("Azure OpenAl, FastAPl", "Azure OpenAI, FastAPI"),
        ("Kl-Entwicklerin", "KI-Entwicklerin"),
        ("Ju! 2017", "Jul 2017"),
        ("0ct 2O19", "Oct 2019"),
        ("]|prompt engineering |{LangGraph", "prompt engineering LangGraph"),
        ("“%ann@example.com", "ann@example.com"),
    ],
)
def test_letters_taken_for_others_are_mended(read: str, meant: str) -> None:
    assert " ".join(mended(read.split())) == meant


@pytest.mark.parametrize(
    "text",
    ["Al Ghafri", "Al-Rashid Group", "et al. 2019", "Python | Java | Go", "Nepal", "Kiel", "(sandboxed tools)", "f[0]"],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert " ".join(mended(text.split())) == text


@given(st.lists(st.text(alphabet="AlKI|[]{}@.-Ju!09 aé", min_size=1, max_size=8), max_size=6))
def test_each_word_keeps_its_place(words: list[str]) -> None:
    assert len(mended(words)) == len(words)
