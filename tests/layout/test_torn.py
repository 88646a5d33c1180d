"""Text that breaks off at the end of a column is told."""

from __future__ import annotations

from matcher.document import Line, LineKind
from matcher.layout import torn


def lines(*regions: list[str], kind: LineKind = LineKind.TEXT) -> list[Line]:
    return [Line(0, (text,), region=number, kind=kind) for number, texts in enumerate(regions) for text in texts]


def test_a_column_that_begins_inside_a_sentence_is_told() -> None:
    assert torn(lines(["Hobbies", "Rowing and chess"], ["trade-offs to nurses and lawyers.", "Education"])) == [1]


def test_a_column_that_ends_inside_a_sentence_is_told() -> None:
    assert torn(lines(["Explained what the pumps do and"], ["Skills", "Welding"])) == [1]


def test_text_that_flows_from_column_to_column_is_not() -> None:
    assert torn(lines(["Explained what the pumps do and"], ["how they are mended by hand."])) == []
    assert torn(lines(["Mended pumps and"], ["fans."], kind=LineKind.BULLET)) == []


def test_labels_and_addresses_in_small_letters_are_not() -> None:
    assert torn(lines(["Rowing"], ["about me"], ["example.org/some/page and more of it"])) == []
