"""Where entries begin is decided for all of a block at once, by what each must have."""

from __future__ import annotations

from matcher.document import Line, Style
from matcher.extract.jointcuts import joint
from matcher.extract.rows import Cell, Row

_SCHOOL, _DEGREE, _NONE = frozenset({"school"}), frozenset({"degree"}), frozenset[str]()


def rows(*gaps: float, bold: tuple[int, ...] = ()) -> list[Row]:
    found = []
    for number, gap in enumerate(gaps):
        style = Style(size=10.0, bold=number in bold)
        cell = Cell("text", 0, style, lead=style, last=style)
        found.append(Row(Line(number, ("text",), style=style, gap=gap), [cell]))
    return found


def test_no_entry_has_two_schools() -> None:
    head = rows(0.2, 0.2, 0.2, 0.2, 0.2, 0.2)
    named = [_SCHOOL, _NONE, _DEGREE, _SCHOOL, _NONE, _DEGREE]

    assert joint(head, [1, 4], named, [0, 2]) == [0, 3]


def test_the_look_of_first_lines_outweighs_what_is_named() -> None:
    head = rows(0.6, 0.1, 0.1, 0.2, 0.6, 0.1, bold=(0, 4))
    named = [_SCHOOL, _DEGREE, _NONE, _SCHOOL, _NONE, _NONE]

    assert joint(head, [2, 5], named, [0, 4]) == [0, 4]


def test_without_names_the_suggestion_stands() -> None:
    assert joint(rows(0.2, 0.2, 0.2, 0.2), [0, 2], [_NONE] * 4, [0, 2]) == [0, 2]
