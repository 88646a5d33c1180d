"""Heads as training data: sentences with labels, labels before fields, wrapped lines, lines of no field."""

from __future__ import annotations

import random

import pytest

from models import train_heads
from models.generate import printing, sentences
from models.generate.banks import LANGUAGES, Draw, load
from models.generate.headlines import heads_of

PARTS = {
    "T": "Nurse",
    "C": "Acorn Health",
    "L": "Leeds",
    "G": "B.Sc.",
    "F": "Physics",
    "I": "Tharwick College",
    "S": "",
}


def _draw(language: str = "en") -> Draw:
    return Draw(random.Random(5), language, "all")


def test_a_sentence_keeps_its_words_outside_the_labels() -> None:
    rows = sentences.rows(_draw(), "Worked as {T} at {C}//{L}", PARTS)

    assert rows == [[[("", "Worked as "), ("T", "Nurse"), ("", " at "), ("C", "Acorn Health")]], [[("L", "Leeds")]]]


def test_words_of_a_template_may_have_a_label_of_their_own() -> None:
    assert sentences.rows(_draw(), "{T:Internship} at {C}", PARTS)[0][0][0] == ("T", "Internship")


def test_a_sentence_without_a_part_that_it_needs_is_none() -> None:
    assert sentences.rows(_draw(), "{T} at {C}", PARTS | {"C": ""}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_head_names_can_be_made_up_in_every_language(language: str) -> None:
    draw = _draw(language)

    assert all(sentences.rows(draw, f"{{{part}}}", {}) for part in "XKPS")
    assert sentences.remark(draw) and sentences.track(draw) and sentences.late(draw)
    assert set(load("heads")["en"]) == set(load("heads")[language])


def test_printed_names_of_fields_are_no_part_of_them() -> None:
    rows = sentences.labelled(_draw(), [[[("T", "Nurse")]], [[("C", "Acorn Health")]]], ": ")

    assert [[label for label, _ in row[0]] for row in rows] == [["", "T"], ["", "C"]]
    assert all(row[0][0][1].endswith(": ") for row in rows)


def test_printing_loses_no_words_of_the_fields() -> None:
    for seed in range(200):
        draw = Draw(random.Random(seed), "en", "all")
        rows = [[[("TITLE", "Senior Maintenance Planner"), ("", ", "), ("ORG", "Acorn Health Services")]]]
        found = printing.printed(draw, rows)
        words = [text for row in found for cell in row for label, text in cell if label]

        assert " ".join(words).lower() == "senior maintenance planner acorn health services"


def test_strange_words_keep_their_shape() -> None:
    rng = random.Random(3)
    for head in heads_of(11, "all"):
        for token in train_heads.tokens_of(head.texts):
            if token.text.isascii() and token.text.isalpha() and len(token.text) > 2:
                strange = train_heads._strange(token.text, rng)
                assert [c.isupper() for c in strange] == [c.isupper() for c in token.text]


def test_a_letter_that_grows_in_lower_case_stays_one_letter() -> None:
    assert len(train_heads._strange("İSTANBUL", random.Random(1))) == len("İSTANBUL")
