"""Plain text in two columns that are set side by side with spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from matcher import lexicon

_START = re.compile(r" {3,}(?=\S)")
_LEAST = 15
"""Characters that a left column is wide at least."""
_FEW = 6
"""Lines of a right column; a line or two beside others are dates."""
_WHOLE = 0.8
"""Share of the lines with something in that place which begin there: text that runs on is not cut."""
_GUTTER = 2
_LINES = 2_000
"""Beyond them nothing is looked for."""
_LONGEST = 400
"""Characters; a text with longer lines is not set in columns of characters."""
Parts = tuple[list[str], list[str], list[str], list[str]]


def columns(lines: Sequence[str]) -> Parts | None:
    """The lines above, those of the left and of the right column, and those below; None when there is one column.

    Two columns both have headings; a table of labels or dates has none on one of its sides.
    """
    if len(lines) > _LINES or any(len(line) > _LONGEST for line in lines):
        return None
    found = Counter(match.end() for line in lines for match in _START.finditer(line) if match.end() >= _LEAST)
    for column, count in found.most_common(3):
        if count < _FEW:
            return None
        first, end = _stretch(lines, column)
        inside = lines[first:end]
        begun = [line for line in inside if len(line) > column]
        if sum(line[column] != " " for line in begun) < max(_FEW, _WHOLE * len(begun)):
            continue
        left, right = [line[:column].rstrip() for line in inside], [line[column:] for line in inside]
        if _has_heading(left) and _has_heading(right):
            return list(lines[:first]), left, right, list(lines[end:])
    return None


def _stretch(lines: Sequence[str], column: int) -> tuple[int, int]:
    """The longest run of lines with nothing before the column, from its first line that has something in it on."""
    best, start = (0, 0), None
    for index, line in enumerate([*lines, "x" * (column + 1)]):
        clear = not line[column - _GUTTER : column].strip()
        if clear and start is None and len(line) > column:
            start = index
        elif not clear and start is not None:
            best = max(best, (start, index), key=lambda run: run[1] - run[0])
            start = None
    return best


def _has_heading(lines: Sequence[str]) -> bool:
    known = _headings()
    return any(" ".join(line.strip(" :-=_*#").casefold().split()) in known for line in lines)


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    found: set[str] = set()
    for languages in lexicon.toml("headings.toml").values():
        for phrases in languages.values():
            if isinstance(phrases, list):
                found.update(str(phrase).casefold() for phrase in phrases)
    return frozenset(found)
