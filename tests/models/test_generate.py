"""The generated training data: same seed, same person; what is held out is never trained on; the truth is printed."""

import pytest

from models.generate import heads, shown
from models.generate.banks import FOLDER, LANGUAGES, Draw, held, items, load, part_of
from models.generate.headlines import forms, heads_of
from models.generate.persons import person


def test_the_same_seed_gives_the_same_person() -> None:
    assert person(41) == person(41)
    assert person(41) != person(42)


def test_held_out_items_are_never_trained_on() -> None:
    nouns = load("orgs")["nouns"]

    assert not set(part_of(nouns, "train")) & set(part_of(nouns, "held"))
    assert set(part_of(nouns, "train")) | set(part_of(nouns, "held")) == set(items(nouns))
    assert all(held(item) for item in part_of(nouns, "held"))


def test_held_out_orders_are_never_trained_on() -> None:
    assert not set(forms(heads.WORK_FORMS, "train")) & set(forms(heads.WORK_FORMS, "held"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_whole_bank(language: str) -> None:
    english, bank = load("en"), load(language)

    assert (FOLDER / f"{language}.toml").is_file()
    assert set(english) == set(bank)
    assert set(english["headings"]) == set(bank["headings"])
    assert len(items(bank["months"])) == len(items(bank["short"])) == 12
    assert person(3, language=language).work


def test_labels_stand_where_the_text_is() -> None:
    for head in heads_of(7, "all"):
        for row, cells in enumerate(head.rows):
            for cell, pieces in enumerate(cells):
                position = 0
                for label, text in pieces:
                    assert head.label_at(row, cell, position) == (label or "O")
                    position += len(text)


def test_an_empty_part_takes_its_separator_along() -> None:
    import random

    draw = Draw(random.Random(1), "en", "all")
    rows = heads.rows(draw, "T – C (D, L)", {"T": "Nurse", "C": "Acorn Health", "D": "2020", "L": ""})

    assert heads.text(rows[0][0]) == "Nurse – Acorn Health (2020)"


def test_truth_holds_only_what_the_look_prints() -> None:
    for seed in range(30):
        document = shown.show(person(seed), seed)
        printed = " ".join(
            text
            for block in document.blocks
            for entry in block.entries
            for part in (entry, *entry.roles)
            for row in part.rows
            for cell in row
            for _, text in cell
        )
        for job in document.gold["experience"]:
            assert job["title"] is None or job["title"] in printed
            assert job["company"] is None or job["company"] in printed
