"""The rows of a region to lines: cells, bullets, style, gaps, indents."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from matcher.document import Box, Line, LineKind, Style, Word
from matcher.layout.marks import is_marker
from matcher.layout.rows import Row, height

_SIGNS = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_CJK = re.compile(f"[{_SIGNS}]")
_UNSPACED = re.compile(f"(?<=[{_SIGNS}]) (?=[{_SIGNS}])")
CELL_GAP = 1.5
"""White space from this many font sizes on is seen as a gap between cells."""


def region_lines(rows: Sequence[Row], page: int, region: int = 0, number: int = 0) -> list[Line]:
    """One line a row; ``number`` is that of the first."""
    left = min([s.x0 for row in rows for s in row])
    lines: list[Line] = []
    bottom: float | None = None
    for row in rows:
        line = _line(row, page, left, bottom, region, number + len(lines))
        lines.append(line)
        bottom = (row[0] if len(row) == 1 else max(row, key=lambda s: s.x1 - s.x0)).bottom
    return lines


def _line(row: Row, page: int, left: float, bottom: float | None, region: int, number: int) -> Line:
    marker = is_marker(row[0].words[0]) and sum(len(s.words) for s in row) > 1
    parts = [s.words for s in row]
    if marker:
        parts = [words for words in (parts[0][1:], *parts[1:]) if words]
    words = [word for part in parts for word in part]
    every = tuple(word for s in row for word in s.words)
    if marker and any(word.text == every[0].text for word in words):
        marker = False
    left_edge, right_edge = min([s.x0 for s in row]), max([s.x1 for s in row])
    box = Box(page, left_edge, min([s.top for s in row]), right_edge, max([s.bottom for s in row]))
    height = max([s.size for s in row]) * 1.2
    return Line(
        number=number,
        cells=tuple(_cells(parts)),
        page=page,
        box=box,
        kind=LineKind.BULLET if marker else LineKind.TEXT,
        level=1 if marker else 0,
        style=_style(words),
        lead_bold=words[0].style.bold and not words[-1].style.bold,
        region=region,
        gap=0.0 if bottom is None else max(0.0, round((box.top - bottom) / height, 2)),
        indent=round(box.x0 - left, 1),
        words=every,
        links=tuple(dict.fromkeys([word.link for word in every if word.link])),
    )


def _cells(parts: Sequence[Sequence[Word]]) -> list[str]:
    """The text of a row, parted where the gap is wide, also against the other gaps of the row."""
    if len(parts) == 1:
        return [_text(parts[0])]
    gaps = [b.box.x0 - a.box.x1 for part in parts for a, b in pairwise(part) if b.box.x0 > a.box.x1]
    usual = median(gaps) if gaps else 0.0
    cells: list[str] = []
    previous: Word | None = None
    for part in parts:
        text = _text(part)
        size = min(height(part[0]), height(previous)) if previous else 1.0
        gap = part[0].box.x0 - previous.box.x1 if previous else 0.0
        if previous and 0 <= gap <= CELL_GAP * size and gap < 2.2 * usual:
            cells[-1] += ("" if _run_together(cells[-1], text) else " ") + text
        else:
            cells.append(text)
        previous = part[-1]
    return cells


def _text(words: Sequence[Word]) -> str:
    text = " ".join([word.text for word in words])
    return text if text.isascii() else _UNSPACED.sub("", unicodedata.normalize("NFKC", text))


def _run_together(left: str, right: str) -> bool:
    """Chinese and Japanese are written without spaces; one between two of their signs comes from the typesetting."""
    return bool(_CJK.match(left[-1]) and _CJK.match(right[0]))


def _style(words: Sequence[Word]) -> Style:
    """The style of most characters; words of one look mostly share it, and telling objects apart is cheap."""
    styles = [word.style for word in words]
    if len(set(map(id, styles))) == 1:
        return styles[0]
    counts: Counter[Style] = Counter()
    for style, group in groupby(words, key=attrgetter("style")):
        counts[style] += sum([len(word.text) for word in group])
    return counts.most_common(1)[0][0]
