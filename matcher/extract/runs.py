"""How a part of a line looks, where the line as a whole mixes styles."""

from __future__ import annotations

from collections import Counter

from matcher.document import Line, Style
from matcher.sections.looks import words_of


def cell_style(line: Line, index: int) -> Style:
    """The style of most of a cell's characters; the line's own where the reader gave no words."""
    words = words_of(line, index)
    if words and all(word.style is words[0].style for word in words):
        return words[0].style  # most cells: nothing to weigh
    weights: Counter[Style] = Counter()
    for word in words:
        weights[word.style] += len(word.text)
    return weights.most_common(1)[0][0] if weights else line.style
