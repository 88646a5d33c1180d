"""Dates that a narrow column breaks are read as if there were room for them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from matcher.document import Box, Line, LineKind, Style, Word
from matcher.extract import brokendates, dates, periods, rows

_STYLE = Style(size=10.0)
_WIDE = 5.0
"""Points that a character takes."""


def _box(number: int, left: float, right: float) -> Box:
    return Box(1, left, number * 12.0, right, number * 12.0 + 10)


def line(number: int, *cells: tuple[float, str], gap: float = 0.2, bullet: str = "") -> Line:
    """One line of cells, each at its left edge."""
    words: list[Word] = [Word(bullet, _box(number, 0, 4), _STYLE)] if bullet else []
    for left, text in cells:
        x = left
        for word in text.split():
            words.append(Word(word, _box(number, x, x + _WIDE * len(word)), _STYLE))
            x += _WIDE * (len(word) + 1)
    box = _box(number, words[0].box.x0, words[-1].box.x1)
    kind = LineKind.BULLET if bullet else LineKind.TEXT
    texts = tuple(text for _, text in cells)
    return Line(number, texts, box=box, words=tuple(words), style=_STYLE, kind=kind, gap=gap)


def periods_of(lines: Sequence[Line]) -> list[str]:
    found = rows.read(lines, month_first=False)
    periods.join_broken(found, month_first=False)
    periods.stack(found)
    return [f"{p.start}..{'now' if p.current else p.end}" for row in found for p in row.periods]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ([[(0, "Universidad del Norte / MBA / mayo")], [(0, "1995")]], ["1995-05..1995-05"]),
        ([[(0, "March, 2015 — December,")], [(0, "2017")]], ["2015-03..2017-12"]),
        ([[(0, "Diploma (07.1990 ~")], [(0, "04.1992), Hathaway")]], ["1990-07..1992-04"]),
        ([[(0, "Grammar"), (90, "Oct")], [(0, "School"), (90, "1991 –")], [(0, "Diploma"), (90, "Jul")],
          [(0, "of Music"), (90, "1994")]], ["1991-10..1994-07"]),
        ([[(0, "Jan"), (70, "Chester College of")], [(0, "1985 — Oct"), (70, "Design")], [(70, "Diploma in")],
          [(0, "1989"), (70, "Music")]], ["1985-01..1989-10"]),
        ([[(0, "BSc"), (90, "2013 to"), (150, "2015")]], ["2013..2015"]),
        ([[(0, "2020")], [(0, "2021")], [(0, "Newbold College")]], ["2020..2021"]),
    ],
)  # fmt: skip
def test_the_pieces_of_one_period_are_put_together(cells: list[list[tuple[float, str]]], wanted: list[str]) -> None:
    assert periods_of([line(number, *parts) for number, parts in enumerate(cells)]) == wanted


def test_a_dash_that_begins_the_lower_line_is_no_bullet() -> None:
    upper, lower = line(0, (0, "Laurea in Fisica | ott 1998")), line(1, (0, "lug 2003"), bullet="–")

    assert periods_of([upper, lower]) == ["1998-10..2003-07"]


@pytest.mark.parametrize(
    "texts",
    [
        ("2019 –", "2015 – 2018"),
        ("Software Developer 2019", "2018 Tester"),
        ("2021", "2020"),
        ("in May", "We sold 2015"),
    ],
)
def test_dates_of_two_entries_stay_apart(texts: tuple[str, str]) -> None:
    lines = [line(number, (0, text)) for number, text in enumerate(texts)]

    assert brokendates.mended(lines) == [(text,) for text in texts]


def test_what_follows_the_date_stays_on_its_own_line() -> None:
    lines = [line(0, (0, "Diploma (07.1990 ~")), line(1, (0, "04.1992), Hathaway"))]

    upper, lower = brokendates.mended(lines)

    assert dates.find(upper[0])[0].span[1] == len(upper[0])
    assert lower == ("Hathaway",)


def test_a_wide_gap_ends_the_search() -> None:
    lines = [line(0, (0, "Grammar School, May")), line(1, (0, "2015"), gap=1.5)]

    assert brokendates.mended(lines) == [("Grammar School, May",), ("2015",)]
