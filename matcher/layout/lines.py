"""The rows of a region to lines: cells, bullets, style, gaps, indents."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from matcher.document import Box, Line, LineKind, Style, Word
from matcher.layout.rows import Segment

_MARKER = re.compile(r"^[•◦▪▫●○■□‣⁃∙·▸▹►▻◆◇❖➢➤➔→✓✔✦✧★☆❯»›¡–—−*\-o§]$")
CELL_GAP = 1.5
"""White space from this many font sizes on is seen as a gap between cells."""


def region_lines(rows: Sequence[Sequence[Segment]], page: int) -> list[Line]:
    left = min(row[0].x0 for row in rows)
    lines: list[Line] = []
    bottom: float | None = None
    for row in rows:
        words = [word for segment in row for word in segment.words]
        box = _around(words, page)
        height = max(segment.size for segment in row) * 1.2
        gap = 0.0 if bottom is None else max(0.0, round((box.top - bottom) / height, 2))
        marker = _marker(words)
        rest = words[1:] if marker else words
        lines.append(
            Line(
                number=0,
                cells=tuple(_cells(rest)),
                page=page,
                box=box,
                kind=LineKind.BULLET if marker else LineKind.TEXT,
                level=1 if marker else 0,
                style=_style(rest),
                lead_bold=rest[0].style.bold and not rest[-1].style.bold,
                gap=gap,
                indent=round(box.x0 - left, 1),
                words=tuple(words),
                links=tuple(dict.fromkeys(word.link for word in words if word.link)),
            )
        )
        bottom = box.bottom
    return lines


def _around(words: Sequence[Word], page: int) -> Box:
    return Box(
        page,
        min(word.box.x0 for word in words),
        min(word.box.top for word in words),
        max(word.box.x1 for word in words),
        max(word.box.bottom for word in words),
    )


def _marker(words: Sequence[Word]) -> bool:
    return len(words) > 1 and bool(_MARKER.match(words[0].text))


def _cells(words: Sequence[Word]) -> list[str]:
    cells, current = [], [words[0].text]
    for left, right in zip(words, words[1:], strict=False):
        size = min(left.style.size, right.style.size) or left.box.height
        if right.box.x0 - left.box.x1 > CELL_GAP * size:
            cells.append(" ".join(current))
            current = []
        current.append(right.text)
    cells.append(" ".join(current))
    return [unicodedata.normalize("NFKC", cell) for cell in cells]


def _style(words: Sequence[Word]) -> Style:
    counts: Counter[Style] = Counter()
    for word in words:
        counts[word.style] += len(word.text)
    return counts.most_common(1)[0][0]
