"""Tokens of head lines and what the lexicons know of them."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.extract.headtokens import tokens_of


def test_cells_and_rows_are_parted_by_breaks() -> None:
    tokens = tokens_of([["Staff Nurse", "2019"], ["Acorn Health"]])

    assert [token.text for token in tokens] == ["Staff", "Nurse", "⇥", "2019", "⏎", "Acorn", "Health"]
    assert [token.printed for token in tokens] == [True, True, False, True, False, True, True]


def test_phrases_of_several_words_are_known_as_a_whole() -> None:
    tokens = tokens_of([["New York, NY"]])

    assert all("P" in token.hint for token in tokens[:2])
    assert "k" in tokens[3].hint


def test_chinese_is_read_sign_by_sign() -> None:
    assert [token.text for token in tokens_of([["高级工程师"]])] == list("高级工程师")


@given(st.lists(st.lists(st.text(max_size=40), min_size=1, max_size=3), max_size=3))
def test_every_token_is_a_piece_of_its_cell(rows: list[list[str]]) -> None:
    for token in tokens_of(rows):
        if token.printed:
            assert rows[token.row][token.cell][token.start : token.end] == token.text
