"""The ranking of a folder as CSV: one row a candidate, best first. No cell is a formula, whatever a CV says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from matcher.reports.escape import cell
from matcher.reports.ranking import Row

_FACTS = (
    "lean",
    "years_experience",
    "level",
    "highest_degree",
    "headline",
    "shown_in_work",
    "warnings",
    "title_check",
)


def header(roles: Sequence[str]) -> str:
    """The first line: rank, candidate, one column a role id, facts, file."""
    return _line(["rank", "candidate", *roles, *_FACTS, "file", "report"])


def line(rank: int, row: Row, roles: Sequence[str]) -> str:
    """One candidate's line. Scores have one decimal, years too."""
    scores = [f"{row.scores[role]:.1f}" if role in row.scores else "" for role in roles]
    shown = "; ".join(name for name, strength, _ in row.skills if strength == "work")
    facts = [row.lean, f"{row.months / 12:.1f}", row.level, row.degree, row.headline, shown]
    return _line(
        [str(rank), row.name, *scores, *facts, "; ".join(row.findings), row.title_check, row.source, row.report]
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Any small table, escaped in the same way."""
    return "".join(map(_line, [head, *rows]))


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow([cell(text) for text in cells])
    return out.getvalue()
