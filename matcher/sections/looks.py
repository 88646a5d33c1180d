"""How a line looks, as far as it tells headings from text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from matcher.document import Box, Line, LineKind, Style, Word

_SMALL = re.compile(r"[a-z]")


class Look(NamedTuple):
    """Two headings of one document have the same look; ``rank`` orders looks by how much they stand out."""

    heading: int
    """Level that the format declares (1 = top); 0 where it declares none."""
    size: float
    bold: bool
    caps: bool
    color: str
    font: str

    @property
    def rank(self) -> float:
        """Larger stands out more; in points of type size, bold and capitals worth a point and a half each."""
        declared = 40.0 - 3 * self.heading if self.heading else 0.0
        return declared + self.size + 1.5 * self.bold + 1.5 * self.caps


def first_cell(line: Line) -> tuple[str, Style, tuple[Word, ...]]:
    """Text, style and words of the first cell; the style is the line's own where words carry none."""
    text = line.cells[0] if line.cells else ""
    words = words_of(line, 0)
    return text, most_used([word.style for word in words], line.style), words


def words_of(line: Line, index: int) -> tuple[Word, ...]:
    """The words of one cell; empty where the reader gives no words or they do not fit the cells."""
    words, position = line.words, 0
    if not words:
        return ()
    for number, cell in enumerate(line.cells):
        wanted = len("".join(cell.split()))
        start = position
        while wanted > 0 and position < len(words):
            wanted -= len(words[position].text)
            position += 1
        if number == index:
            return words[start:position]
    return ()


def most_used(styles: Sequence[Style], default: Style) -> Style:
    if styles and all(style is styles[0] for style in styles):
        return styles[0]  # most cells: nothing to count
    counts: dict[Style, int] = {}
    for style in styles:
        counts[style] = counts.get(style, 0) + 1
    return max(counts, key=lambda style: counts[style]) if counts else default


_SLIP = 8
"""Letters: in a text of as many capitals a single small letter is a slip of the hand ("TECHNICAl SKILLS")."""


def is_caps(text: str) -> bool:
    small = _SMALL.search(text)
    if small and not _SMALL.search(text, small.end()) and sum(map(str.isupper, text)) >= _SLIP:
        text = text[: small.start()] + text[small.end() :]
    elif small:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters if c.upper() != c.lower()) and letters[0].isupper()


def look(line: Line, text: str, style: Style) -> Look:
    """The look of a cell of a line."""
    level = line.level if line.kind is LineKind.HEADING else 0
    return Look(level, round(style.size * 2) / 2, style.bold, is_caps(text), style.color, style.font)


def without_first_cell(line: Line) -> Line:
    """The line without the heading that stands in the rail beside it."""
    words = line.words[len(words_of(line, 0)) :]
    style = most_used([word.style for word in words], line.style)
    return replace(line, cells=line.cells[1:], words=words, style=style, box=union(words, line.box), kind=LineKind.TEXT)


def union(words: Iterable[Word], default: Box | None) -> Box | None:
    box: Box | None = None
    for word in words:
        box = word.box if box is None else box.union(word.box)
    return box or default
