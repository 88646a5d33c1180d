from __future__ import annotations

import pytest

from matcher.document import Line, Page, Word
from matcher.layout import arrange, document_lines
from matcher.layout.arrange import Arranged
from tests.layout.words import block, line


def pages(*words: list[Word], soft: bool = True) -> Arranged:
    sheets = [Page(number, 595, 842) for number in range(1, len(words) + 1)]
    return document_lines(
        [(sheet, arrange(page, sheet)) for sheet, page in zip(sheets, words, strict=True)], soft_hyphens=soft
    )


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [row.text for row in lines]


def test_running_headers_and_page_numbers_are_no_content() -> None:
    first = [
        *line(50, 40, "Ann Example – Curriculum vitae", 18),
        *block(50, 100, ["Summary", "Text"]),
        *line(290, 820, "Page 1 of 2"),
    ]
    second = [
        *line(50, 40, "Ann Example – Curriculum vitae"),
        *block(50, 100, ["Skills", "Python"]),
        *line(290, 820, "Page 2 of 2"),
    ]
    found = pages(first, second)

    assert texts(found.lines) == ["Ann Example – Curriculum vitae", "Summary", "Text", "Skills", "Python"]
    assert texts(found.running) == ["Page 1 of 2", "Ann Example – Curriculum vitae", "Page 2 of 2"]


def test_a_column_that_goes_on_is_read_through_before_the_sidebar_to_its_right() -> None:
    main = [f"Row number {n} of the main column of text" for n in range(8)]
    side = ["Contact", "ann@example.org", "+32 470 00 00", "Skills"]
    first = [*block(50, 100, main, leading=15), *block(420, 107, side, leading=22)]
    found = pages(first, block(50, 100, ["the main column goes on on the second page", "and ends there, row by row"]))

    assert texts(found.lines) == [
        *main,
        "the main column goes on on the second page",
        "and ends there, row by row",
        *side,
    ]
    assert [row.region for row in found.lines] == sorted(row.region for row in found.lines)
    assert [row.number for row in found.lines] == list(range(len(found.lines)))


@pytest.mark.parametrize(
    ("upper", "lower", "soft", "whole"),
    [
        ("a long develop-", "ment of things", True, "development"),
        ("the state-of-the-", "art model here", True, "state-of-the-art"),
        ("a span-", "level check here", False, "span-level"),
        ("moved to GPT-", "4o this year too", True, "GPT-4o"),
        ("some Retrieval-", "Augmented thing", True, "Retrieval-Augmented"),
        ("a real-", "time system, real-time", True, "real-time"),
        ("see linkedin.com/in/k-", "priya for more", True, "linkedin.com/in/k-priya"),
    ],
)
def test_words_divided_at_a_line_end_are_whole(upper: str, lower: str, soft: bool, whole: str) -> None:
    found = pages(block(50, 100, [upper, lower]), soft=soft).lines

    assert found[0].text.split()[-1] == whole
    assert found[1].continues


def test_a_wrapped_bullet_goes_on_and_a_new_one_does_not() -> None:
    rows = [
        "• Built the ranking service that the whole shop runs on, and kept it up",
        "for three years in a row without a single",
        "• Mentored two juniors of the team until they left it for something more",
        "interesting",
    ]
    words = [w for index, row in enumerate(rows) for w in line(50 if row[0] == "•" else 57.5, 100 + 14 * index, row)]
    found = pages(words).lines

    assert [row.continues for row in found] == [False, True, False, True]


def test_a_line_below_a_date_set_apart_begins_anew_unless_the_text_left_of_the_date_had_no_room() -> None:
    body = block(50, 140, ["Wrote about the tides of the northern seas and about the ships that sail there every year"])
    short = line(50, 100, "Alpha Works of Delft, Netherlands") + line(470, 100, "2019 – 2021")
    full = line(50, 100, "Alpha Works of Delft and of the whole province around, with Internationales")
    full += line(470, 100, "2019 – 2021")

    begins = pages([*short, *line(50, 114, "Engineer (contract)"), *body])
    goes_on = pages([*full, *line(50, 114, "Versuchslaboratorium"), *body])
    assert [row.continues for row in begins.lines[:2]] == [False, False]
    assert [row.continues for row in goes_on.lines[:2]] == [False, True]
