from __future__ import annotations

import csv as standard
from io import StringIO

from matcher.reports import csv
from tests.reports.test_ranking import row

ROLES = ["ai-engineer", "ml-engineer"]


def test_a_line_has_a_cell_for_each_column() -> None:
    head, line = standard.reader(StringIO(csv.header(ROLES) + csv.line(1, row("ada", 71.26), ROLES)))
    entry = dict(zip(head, line, strict=True))

    assert entry["rank"] == "1" and entry["candidate"] == "ada"
    assert entry["ai-engineer"] == "71.3" and entry["ml-engineer"] == "35.6"
    assert entry["years_experience"] == "5.0"
    assert entry["shown_in_work"] == "Python"
    assert entry["file"] == "inbox/ada.pdf"


def test_a_role_that_was_not_rated_is_an_empty_cell() -> None:
    head, line = standard.reader(StringIO(csv.header(["x"]) + csv.line(1, row("ada", 71), ["x"])))

    assert dict(zip(head, line, strict=True))["x"] == ""


def test_no_candidate_can_put_a_formula_into_the_ranking() -> None:
    line = csv.line(1, row("=cmd|' /C calc'!A0", 1, headline="@SUM(1)", source="-1.pdf"), ROLES)

    assert not [cell for cell in next(standard.reader(StringIO(line))) if cell.startswith(("=", "+", "-", "@"))]


def test_a_line_break_in_a_name_does_not_break_the_row() -> None:
    assert csv.line(1, row("a\nb", 1), ROLES).count("\n") == 1
