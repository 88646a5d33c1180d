"""The ranking as one self-contained web page: sort, filter, search and compare; a plain table without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matcher.reports.ranking import Row, ranked, role_ids
from matcher.reports.web import environment

BINS = 10
"""Columns of the distribution plot: ten points each."""


def render(rows: Sequence[Row], *, title: str, as_of: str, names: Mapping[str, str], blind: bool = False) -> str:
    """The page as text. ``names``: role id -> its name for people."""
    return "".join(pieces(rows, title=title, as_of=as_of, names=names, blind=blind))


def pieces(
    rows: Sequence[Row], *, title: str, as_of: str, names: Mapping[str, str], blind: bool = False
) -> Iterator[str]:
    """The same, piece by piece: of thousands of rows the whole text is large."""
    order = ranked(rows)
    read = [row for row in order if not row.error]
    roles = [(role, names.get(role, role)) for role in role_ids(order)]
    yield from (
        environment("matcher.reports.ranking")
        .get_template("index.html.j2")
        .generate(
            title=title,
            as_of=as_of,
            blind=blind,
            roles=roles,
            read=read,
            unread=[row for row in order if row.error],
            leans=sorted({row.lean for row in order if row.lean}),
            plots=[(name, _bins(order, role)) for role, name in roles],
            data=(_script_json(_data(row)) for row in read),
            role_data=_script_json(roles),
        )
    )


def _bins(rows: Sequence[Row], role: str) -> list[tuple[int, int, float]]:
    """(lower edge, how many, height in per cent of the fullest bin)."""
    counts = [0] * BINS
    for row in rows:
        if role in row.scores:
            counts[min(BINS - 1, int(row.scores[role] * BINS / 100))] += 1
    most = max(counts) or 1
    return [(index * 100 // BINS, count, 100 * count / most) for index, count in enumerate(counts)]


def _data(row: Row) -> dict[str, Any]:
    """What the script needs of a row beyond the table's own cells."""
    return {
        "name": row.name or row.source,
        "skills": row.skills,
        "parts": {
            role: [(part.name, part.points, part.maximum) for part in parts] for role, parts in row.parts.items()
        },
        "scores": dict(row.scores),
        "facts": [row.headline, row.degree, row.level, row.title_check],
        "months": row.months,
    }


def _script_json(value: Any) -> str:
    """JSON that is safe inside a script element: no ``<`` can end it or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
