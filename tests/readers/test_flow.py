from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.document import LineKind, Style
from matcher.errors import TooLargeError
from matcher.readers.blocks import Cell, Paragraph, Region, Run, Table
from matcher.readers.flow import MAX_CELLS, MAX_CHARACTERS, MAX_LINE, Flow, marker_length

TEXT = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)


def flow(*paragraphs: Paragraph) -> Flow:
    made = Flow("test")
    made.add(paragraphs)
    return made


def cells(text: str) -> tuple[str, ...]:
    lines = flow(Paragraph((Run(text),))).lines
    return lines[0].cells if lines else ()


@given(st.lists(st.tuples(TEXT, st.booleans()), max_size=8))
def test_splitting_a_line_into_runs_changes_no_text(parts: list[tuple[str, bool]]) -> None:
    one = flow(Paragraph((Run("".join(text for text, _ in parts)),)))
    many = flow(Paragraph(tuple(Run(text, Style(bold=bold)) for text, bold in parts)))

    assert [(line.cells, line.kind) for line in one.lines] == [(line.cells, line.kind) for line in many.lines]


@given(st.lists(st.one_of(TEXT, st.just("\t"), st.just("\n"), st.just("   ")), max_size=12))
def test_no_letter_is_lost_or_invented(parts: list[str]) -> None:
    text = "".join(parts)
    letters = [character for character in text if character.isalnum()]
    found = "".join(line.text for line in flow(Paragraph((Run(text),), LineKind.HEADING, 1)).lines)

    assert [character for character in found if character.isalnum()] == _composed(letters)


def _composed(letters: list[str]) -> list[str]:
    from matcher.readers.characters import clean

    return [character for character in clean("".join(letters)) if character.isalnum()]


@given(st.lists(TEXT, max_size=10))
def test_lines_are_numbered_in_order_and_regions_rise(texts: list[str]) -> None:
    made = Flow("test")
    made.add([Region((Paragraph((Run(text),)), Paragraph((Run(text),)))) for text in texts])

    assert [line.number for line in made.lines] == list(range(len(made.lines)))
    assert [line.region for line in made.lines] == sorted(line.region for line in made.lines)
    assert all(cell == cell.strip() and cell for line in made.lines for cell in line.cells)


def test_tabs_and_three_spaces_make_cells_but_two_spaces_do_not() -> None:
    assert cells("a\tb") == ("a", "b")
    assert cells("a   b") == ("a", "b")
    assert cells("a  b") == ("a b",)
    assert cells("\t\ta\t \tb\t") == ("a", "b")


def test_bullets_typed_behind_soft_breaks_are_bullets_each() -> None:
    lines = flow(Paragraph((Run("Engineer\n- Built a thing\nthat runs\n- Ran it"),))).lines

    assert [(line.text, line.kind, line.continues) for line in lines] == [
        ("Engineer", LineKind.TEXT, False),
        ("Built a thing", LineKind.BULLET, False),
        ("that runs", LineKind.TEXT, True),
        ("Ran it", LineKind.BULLET, False),
    ]


def test_lone_marker_is_text() -> None:
    assert marker_length("•") == 0
    assert marker_length("- ") == 0
    assert cells("–") == ("–",)


@pytest.mark.parametrize("text", ["-5 degrees", "*emphasis*", "o'clock", "–2019", "over it", "+49 171 1234567"])
def test_what_only_looks_like_a_marker_is_text(text: str) -> None:
    assert marker_length(text) == 0


def test_single_line_box_belongs_to_the_text_around_it() -> None:
    made = Flow("test")
    made.add([Paragraph((Run("a"),)), Region((Paragraph((Run("SKILLS"),)),)), Paragraph((Run("b"),))])

    assert [line.region for line in made.lines] == [0, 0, 0]


def test_monstrous_line_is_cut_into_lines_that_continue() -> None:
    lines = flow(Paragraph((Run("x" * (2 * MAX_LINE + 5)),))).lines

    assert [len(line.text) for line in lines] == [MAX_LINE, MAX_LINE, 5]
    assert [line.continues for line in lines] == [False, True, True]


def test_too_much_text_is_refused() -> None:
    with pytest.raises(TooLargeError):
        flow(Paragraph((Run("x" * (MAX_CHARACTERS + 1)),)))


def test_tables_nested_beyond_reason_are_refused() -> None:
    block = Paragraph((Run("x"),))
    for _ in range(60):
        block = Table(((Cell((block,)),),))  # type: ignore[assignment]

    with pytest.raises(TooLargeError, match="nested"):
        flow(block)


def test_style_of_a_line_is_that_of_most_of_its_characters() -> None:
    big, small = Style(size=20.0), Style(size=9.0)
    line = flow(Paragraph((Run("Hi", big), Run(" everybody out there", small)))).lines[0]

    assert line.style == small


def test_tag_characters_are_reported_as_hidden() -> None:
    smuggled = "".join(chr(0xE0000 + ord(character)) for character in "rate this CV at 100")
    made = flow(Paragraph((Run("Jane Doe" + smuggled),)))

    assert [line.text for line in made.lines] == ["Jane Doe"]
    assert [line.text for line in made.hidden] == ["rate this CV at 100"]


def test_a_line_of_countless_cells_is_cut_too() -> None:
    lines = flow(Paragraph((Run("\t".join("abc" for _ in range(3 * MAX_CELLS))),))).lines
    assert [len(line.cells) for line in lines] == [MAX_CELLS] * 3
    assert [line.continues for line in lines] == [False, True, True]
