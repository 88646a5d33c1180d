"""The top of a ranking for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from matcher.reports.escape import terminal as safe
from matcher.reports.ranking import Row

NAME, HEADLINE = 24, 26


def render(rows: Iterable[Row], roles: Sequence[str]) -> str:
    """One line a candidate: rank, name, headline, a score a role, lean. ``rows``: best first."""
    heads = " ".join(f"{_short(role):>5}" for role in roles)
    lines = [f"{'':>4} {_cut('candidate', NAME)} {_cut('says of themself', HEADLINE)} {heads}  lean"]
    for rank, row in enumerate(rows, start=1):
        scores = " ".join(f"{row.scores[role]:5.0f}" if role in row.scores else f"{'-':>5}" for role in roles)
        name = safe(row.name) or safe(row.source)
        lines.append(f"{rank:>4} {_cut(name, NAME)} {_cut(safe(row.headline), HEADLINE)} {scores}  {_short(row.lean)}")
    return "".join(line.rstrip() + "\n" for line in lines)


def _short(role: str) -> str:
    """``ai-engineer`` in five letters."""
    return role.removesuffix("-engineer")[:7] if role.endswith("-engineer") else role[:7]


def _cut(text: str, width: int) -> str:
    """Exactly as many columns, counting wide characters twice."""
    shown, used = "", 0
    for character in text:
        columns = 2 if east_asian_width(character) in "WF" else 1
        if used + columns > width:
            return shown[:-1] + "…" + " " * (width - used)
        shown, used = shown + character, used + columns
    return shown + " " * (width - used)
