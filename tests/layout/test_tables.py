"""Tables with drawn rules: rows read across, cells that wrap read whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matcher.document import Box, Word
from matcher.layout import arrange
from tests.layout.words import PAGE, block, line

HEADS = line(54, 114, "Period", bold=True) + line(154, 114, "Employer", bold=True)
HEADS += line(254, 114, "Position", bold=True) + line(354, 114, "Duties", bold=True)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    """Thin rules around every cell, drawn cell by cell as programs do."""
    level = [Box(1, a, y, b, y + 0.7) for y in ys for a, b in pairwise(xs)]
    upright = [Box(1, x, a, x + 0.7, b) for x in xs for a, b in pairwise(ys)]
    return level + upright


def cells_of(words: list[Word], rules: list[Box]) -> list[tuple[str, ...]]:
    return [row.cells for row in arrange(words, PAGE, rules)]


def jobs() -> list[Word]:
    words = line(50, 80, "Experience", size=14) + HEADS
    words += block(54, 134, ["2019 –", "present"]) + block(154, 134, ["Quillmark Paper", "Works Ltd"])
    words += block(254, 134, ["Foreman"])
    words += block(354, 134, ["Keeps four machines running and", "plans the repairs.", "Trains the apprentices."])
    words += line(54, 184, "2012 – 2018") + line(154, 184, "Brent") + line(254, 184, "Fitter")
    return words + line(354, 184, "Mended pumps.") + line(50, 230, "Interests", size=14)


RULES = ruled((50, 150, 250, 350, 550), (102, 120, 170, 190))


def test_a_ruled_table_is_read_by_rows_and_its_wrapped_cells_whole() -> None:
    assert cells_of(jobs(), RULES) == [
        ("Experience",),
        ("Period", "Employer", "Position", "Duties"),
        ("2019 – present", "Quillmark Paper Works Ltd", "Foreman"),
        ("Keeps four machines running and",),
        ("plans the repairs.",),
        ("Trains the apprentices.",),
        ("2012 – 2018", "Brent", "Fitter"),
        ("Mended pumps.",),
        ("Interests",),
    ]


def test_rules_that_text_runs_across_make_no_table() -> None:
    words = block(
        50, 100, ["A paragraph that runs over all of the lines here", "and goes on below them for a while"] * 3
    )

    assert cells_of(words, ruled((50, 100, 150, 300), (90, 120, 150, 190))) == cells_of(words, [])


def test_a_table_beside_a_sidebar_stays_in_its_column() -> None:
    shifted = ruled((50, 150, 250, 350, 550), (102, 120, 170, 190))
    words = jobs() + block(
        570, 80, ["SKILLS", "Welding", "Pumps", "Cranes", "Lathes", "Safety", "First aid"], leading=20
    )
    cells = cells_of(words, shifted)

    assert cells[2] == ("2019 – present", "Quillmark Paper Works Ltd", "Foreman")
    assert [cell[0] for cell in cells if cell[0] in {"SKILLS", "Welding", "Pumps"}] == ["SKILLS", "Welding", "Pumps"]
    assert ("Interests",) in cells


def test_a_merged_cell_is_one_cell() -> None:
    rules = [
        rule for rule in RULES if not (rule.height > rule.width and rule.x0 > 260 and rule.x0 < 540 and rule.top > 165)
    ]
    words = [w for w in jobs() if not (w.box.top > 170 and w.box.top < 190 and w.box.x0 > 240)]
    words += line(254, 184, "Everything that no one else wanted to do")

    assert ("2012 – 2018", "Brent", "Everything that no one else wanted to do") in cells_of(words, rules)


def test_a_frame_around_a_page_is_no_table() -> None:
    words = block(60, 100, ["One line", "Another line", "A third line"])

    assert cells_of(words, ruled((40, 560), (50, 800))) == [("One line",), ("Another line",), ("A third line",)]


def test_big_cells_side_by_side_are_read_one_after_the_other() -> None:
    left = [
        "Contact data and all",
        "that belongs to it is",
        "set here in a box on",
        "its own, as is usual,",
        "with many rows",
    ]
    right = [
        "Work that was done in",
        "the years before now",
        "is told in this box,",
        "which has rows enough",
        "to be long",
    ]
    words = block(60, 110, left) + block(310, 110, right)
    words += block(60, 210, ["Below left " + str(n) for n in range(5)])
    words += block(310, 210, ["Below right " + str(n) for n in range(5)])
    texts = [row.text for row in arrange(words, PAGE, ruled((50, 300, 550), (95, 190, 290)))]

    assert texts == [*left, *right, *(f"Below left {n}" for n in range(5)), *(f"Below right {n}" for n in range(5))]


def test_a_table_without_rules_is_known_by_its_heads_and_dates() -> None:
    assert cells_of(jobs(), []) == cells_of(jobs(), RULES)


def test_cells_in_the_middle_of_their_rows_stand_with_them() -> None:
    words = (
        HEADS + block(54, 140, ["2019 –", "present"], leading=12) + line(154, 146, "Brent") + line(254, 146, "Fitter")
    )
    words += block(354, 140, ["Mends the pumps of three", "houses and all their fans"], leading=12)
    words += block(54, 170, ["2012 –", "2018"], leading=12) + line(154, 176, "Quillmark") + line(254, 176, "Clerk")
    words += block(354, 170, ["Wrote letters to everyone", "who had asked for some"], leading=12)

    assert cells_of(words, []) == [
        ("Period", "Employer", "Position", "Duties"),
        ("2019 – present", "Brent", "Fitter", "Mends the pumps of three houses and all their fans"),
        ("2012 – 2018", "Quillmark", "Clerk", "Wrote letters to everyone who had asked for some"),
    ]


def test_a_table_without_space_between_its_rows_is_parted_at_its_dates() -> None:
    words = HEADS + line(54, 128, "2019 – 2021") + line(54, 156, "2012 – 2018")
    words += (
        block(154, 128, ["Quillmark Paper", "Works Ltd", "Brent"])
        + line(254, 128, "Foreman")
        + line(254, 156, "Fitter")
    )
    words += block(354, 128, ["Planned the repairs", "of all the machines", "Mended pumps"])

    assert cells_of(words, [])[1:] == [
        ("2019 – 2021", "Quillmark Paper Works Ltd", "Foreman", "Planned the repairs of all the machines"),
        ("2012 – 2018", "Brent", "Fitter", "Mended pumps"),
    ]


def test_squared_paper_is_no_table_and_costs_nothing() -> None:
    words = block(50, 100, ["A line of text that runs over all of the squares"] * 40)
    paper = ruled([float(x) for x in range(40, 560, 20)], [float(y) for y in range(80, 700, 20)])

    assert cells_of(words, paper) == cells_of(words, [])
