"""Word lists for layout tests, set as a typesetter would: half a font size a character, baselines where asked for."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.document import Box, Page, Style, Word

PAGE = Page(1, 595, 842)


def line(x: float, y: float, text: str, size: float = 10, bold: bool = False) -> list[Word]:
    """Words of one line; ``y`` is its baseline."""
    words, left = [], x
    for token in text.split(" "):
        width = 0.5 * size * len(token)
        box = Box(1, left, y - 0.78 * size, left + width, y + 0.22 * size)
        words.append(Word(token, box, Style("Test", size, bold=bold)))
        left += width + 0.25 * size
    return words


def block(x: float, y: float, rows: Iterable[str], leading: float = 14, size: float = 10) -> list[Word]:
    return [word for index, row in enumerate(rows) for word in line(x, y + index * leading, row, size)]
