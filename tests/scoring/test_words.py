from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring import words


@pytest.mark.parametrize(
    "phrase, text",
    [
        ("train model", "Trained XGBoost and random-forest models for claims"),
        ("deploy model", "deployment of 14 models to production"),
        ("chunk embed", "parses, chunks and embeds 4.6 million pages"),
        ("recall #", "recall 93%"),
        ("séries temporelles", "prévision de series temporelles"),
        ("language model", "large\u00ad language\u200b models"),
    ],
)
def test_a_phrase_is_found_in_other_forms_of_its_words(phrase: str, text: str) -> None:
    assert words.phrase(phrase).find(words.spaced(text))


@pytest.mark.parametrize(
    "phrase, text",
    [
        ("train model", "The model train ran on time"),
        ("train model", "Trained the staff of the shop in the handling of the new till model"),
        ("rag", "storage and fragments"),
        ("mape #", "drew 3 maps"),
        ("bert", "the berth was free"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, text: str) -> None:
    assert not words.phrase(phrase).find(words.spaced(text))


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert words.stem(words.stem(word)) == words.stem(word)


def test_the_matching_words_are_given_as_they_stand_there() -> None:
    assert words.phrase("train model").locate("We Trained two big models.") == "Trained two big models"


@pytest.mark.parametrize(("phrase", "text"), [("build chatbot", "Built a chatbot"), ("write prompt", "Wrote prompts")])
def test_irregular_past_forms_are_found(phrase: str, text: str) -> None:
    assert words.phrase(phrase).find(words.spaced(text))


_SOME = ["model", "models", "train", "deploys", "a", "ab", "93", ".", ""]


def pattern(phrase: str) -> re.Pattern[str]:
    """What a phrase means, as an expression: its words in this order, up to four others between two of them."""
    parts = [
        r"\d+" if word == "#" else words.stem(word) + (r"\S*" if len(words.stem(word)) >= 5 else "")
        for word in phrase.split()
    ]
    return re.compile(" " + r" (?:\S+ ){0,4}?".join(parts) + "(?= )")


@given(
    st.lists(st.sampled_from(["model", "train", "deploy", "a", "#"]), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(_SOME), max_size=20).map(lambda found: f" {' '.join(found)} "),
)
def test_a_phrase_is_found_where_its_expression_is(phrase: str, text: str) -> None:
    match = pattern(phrase).search(text)
    found = words.phrase(phrase).find(text)

    if match is None:
        assert found is None
    else:
        assert found == (text[: match.start() + 1].count(" "), text[: match.end()].count(" "))
