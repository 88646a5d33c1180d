"""Level rules drawn across the page part what stands above them from what stands below."""

from __future__ import annotations

from matcher.document import Box, Word
from matcher.layout import arrange
from tests.layout.words import PAGE, block, line

LEFT, RIGHT = ["Pumps and valves", "Welding of steel", "Cranes"], ["Lathes and mills", "First aid", "Drawing"]


def texts(words: list[Word], rules: list[Box]) -> list[str]:
    return [row.text for row in arrange(words, PAGE, rules)]


def rule(y: float, x0: float = 50, x1: float = 545) -> Box:
    return Box(1, x0, y, x1, y + 1)


def test_columns_end_at_a_rule_across_them() -> None:
    words = block(50, 100, LEFT) + block(300, 106, RIGHT)
    words += block(50, 170, ["Below left", "and on"]) + block(300, 176, ["Below right", "and more"])

    assert texts(words, [rule(150)]) == [*LEFT, *RIGHT, "Below left", "and on", "Below right", "and more"]


def test_a_rule_of_one_column_ends_nothing_in_the_other() -> None:
    words = block(50, 100, LEFT) + block(300, 106, RIGHT)
    words += block(50, 156, ["Below left", "and on"]) + block(300, 162, ["Below right", "and more"])

    assert texts(words, [rule(145, 50, 250)]) == [*LEFT, "Below left", "and on", *RIGHT, "Below right", "and more"]


def test_a_heading_that_a_rule_underlines_stands_above_both_sides() -> None:
    words = block(50, 100, ["2019–2021", "2016–2018"]) + block(150, 100, ["Engineer at Alpha", "Analyst at Beta"])
    words += line(50, 130, "STUDIES", bold=True)
    words += block(50, 146, ["2013–2016", "2011–2013"]) + block(150, 146, ["University of Gamma", "School of Delta"])

    assert texts(words, [rule(134)]) == [
        "2019–2021 Engineer at Alpha",
        "2016–2018 Analyst at Beta",
        "STUDIES",
        "2013–2016 University of Gamma",
        "2011–2013 School of Delta",
    ]


def test_a_heading_on_a_bar_across_stands_above_both_sides() -> None:
    words = block(50, 100, ["2019–2021", "2016–2018"]) + block(150, 100, ["Engineer at Alpha", "Analyst at Beta"])
    words += line(50, 132, "Studies") + line(480, 150, "Gamma") + line(50, 150, "Diploma of the arts")
    words += line(50, 164, "Certificate") + line(480, 164, "Delta")

    assert texts(words, [Box(1, 45, 119, 550, 137)])[2:] == [
        "Studies",
        "Diploma of the arts Gamma",
        "Certificate Delta",
    ]
