"""Words to segments (stretches of text without a wide gap) and segments to rows (one baseline)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from matcher.document import Box, Word

WIDE = 0.9
"""White space from this many font sizes on parts two segments; a justified line's spaces stay below it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row with no wide gap between them, left to right."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def height(word: Word) -> float:
    """The font size, or what the box says where there is none (a picture)."""
    return word.style.size or word.box.height


def segment(words: Sequence[Word]) -> Segment:
    boxes = [word.box for word in words]
    return Segment(
        tuple(words),
        min(box.x0 for box in boxes),
        max(box.x1 for box in boxes),
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
        max(height(word) for word in words),
    )


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one baseline together, rows from top to bottom, words from left to right.

    Two words share a row when the smaller one's middle lies well inside the other's height.
    """
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.middle, word.box.x0, word.text)):
        row = next((row for row in reversed(found[-4:]) if _same_row(row[0], word)), None)
        if row is None:
            found.append([word])
        else:
            row.append(word)
    for row in found:
        row.sort(key=lambda word: (word.box.x0, word.box.x1, word.text))
    return found


def _same_row(one: Word, other: Word) -> bool:
    return abs(one.box.bottom - other.box.bottom) <= 0.25 * max(height(one), height(other)) or (
        abs(one.box.middle - other.box.middle) <= 0.3 * min(height(one), height(other))
    )


def segments(words: Iterable[Word]) -> list[Segment]:
    """All segments, from top to bottom and left to right."""
    found: list[Segment] = []
    for row in rows(words):
        start = 0
        for index in range(1, len(row) + 1):
            if index == len(row) or _gap(row[index - 1], row[index]) > WIDE * min(
                height(row[index - 1]), height(row[index])
            ):
                found.append(segment(row[start:index]))
                start = index
    return found


def _gap(left: Word, right: Word) -> float:
    return right.box.x0 - left.box.x1


def pitch(lines: Sequence[Segment]) -> float:
    """The usual distance between two baselines, in points."""
    steps = [b.bottom - a.bottom for a, b in zip(lines, lines[1:], strict=False) if b.bottom - a.bottom > 1]
    return median(steps) if steps else 12.0


def box(page: int, segment: Segment) -> Box:
    return Box(page, segment.x0, segment.top, segment.x1, segment.bottom)
