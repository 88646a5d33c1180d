from __future__ import annotations

from unicodedata import east_asian_width

from matcher.reports.ranking import text
from tests.reports.test_ranking import row

ROLES = ["ai-engineer", "ml-engineer"]


def width(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def test_one_line_a_candidate_within_eighty_columns() -> None:
    rows = [row("ada " * 20, 91, headline="AI engineer " * 9), row("李逸帆" * 9, 40), row("bo", 3)]
    lines = text.render(rows, ROLES).splitlines()

    assert len(lines) == 4
    assert max(map(width, lines)) <= 80
    assert lines[1].split()[0] == "1" and "…" in lines[1]
    assert lines[3].split() == ["3", "bo", "3", "2", "ai"]


def test_scores_stand_under_each_other_whatever_the_script() -> None:
    one, other = (text.render([row(name, 40)], ROLES).splitlines()[1] for name in ("李逸帆", "ada"))

    assert width(one) == width(other)


def test_a_name_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in text.render([row("\x1b[2J", 1)], ROLES)
