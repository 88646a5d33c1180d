"""Words to segments (stretches of text without a wide gap), and segments to rows (one baseline)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import Any, Generic, TypeVar

from matcher.document import Word
from matcher.layout.marks import is_icon, is_marker, joined, prepared, unspaced
from matcher.layout.wraps import divided

T = TypeVar("T")

WIDE = 0.9
"""White space from this many font sizes on parts two segments: a justified line's spaces stay below it (TeX stretches
a space of a third of the size to at most about twice that)."""
CLOSE = 0.5
"""White space up to this many font sizes never parts two segments, whatever is usual in the row."""
MARKER_GAP = 3.0
"""A bullet belongs to text up to this many font sizes away: list indents of word processors are 0.25 inch."""

_SMALLEST = 0.1
"""Points. Text scaled to nothing, which nobody sees, has a size all the same, since distances are counted in sizes."""


class _Lazily(Generic[T]):
    """``functools.cached_property`` without its lock, which up to Python 3.11 costs more than what it guards here."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self._name = make, make.__name__

    def __get__(self, item: Any, kind: Any = None) -> T:
        value: T = self._make(item)
        item.__dict__[self._name] = value
        return value


@dataclass(frozen=True)
class Segment:
    """Words read one after the other with no wide gap between them: of one row, or the lines of a label in a rail."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    """Of its first row, by which it is tied to other segments."""
    size: float

    @_Lazily
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @_Lazily
    def starts(self) -> tuple[float, ...]:
        """Where the words behind the first one begin, from left to right."""
        return tuple(sorted([word.box.x0 for word in self.words[1:]]))


Row = list[Segment]


def height(word: Word) -> float:
    """The font size, or the height of the box where there is none (a picture)."""
    return word.style.size or word.box.height


def segment(words: Sequence[Word]) -> Segment:
    """Words of one row."""
    first = words[0]
    x0, x1, top, bottom = first.box.x0, first.box.x1, first.box.top, first.box.bottom
    baseline, size = bottom, height(first)
    for word in words[1:]:
        box = word.box
        if box.x0 < x0:
            x0 = box.x0
        if box.x1 > x1:
            x1 = box.x1
        if box.top < top:
            top = box.top
        if box.bottom > bottom:
            bottom = box.bottom
        if (word.style.size or box.height) > size:
            baseline, size = box.bottom, word.style.size or box.height
    return Segment(tuple(words), x0, x1, top, bottom, baseline, max(size, _SMALLEST))


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one baseline together, rows from top to bottom, words from left to right."""
    found: list[list[Word]] = []
    last = -inf
    for word in sorted(words, key=_place):
        bottom = word.box.bottom
        if abs(last - bottom) < 1:
            found[-1].append(word)
            continue
        for row in found[:-7:-1]:
            if abs(row[0].box.bottom - bottom) < 1 or _same_row(row[0], word):
                row.append(word)
                break
        else:
            found.append([word])
            last = bottom
    for row in found:
        row.sort(key=_across)
    return found


def _place(word: Word) -> tuple[float, float, str]:
    box = word.box
    return box.top + box.bottom, box.x0, word.text


def _across(word: Word) -> tuple[float, float, str]:
    return word.box.x0, word.box.x1, word.text


def _same_row(one: Word, other: Word) -> bool:
    """On baselines that differ by a little, or raised and lowered figures beside their line."""
    a, b = one.box, other.box
    off = abs(a.bottom - b.bottom)
    small, large = one.style.size or a.height, other.style.size or b.height
    if large < small:
        small, large = large, small
    if off > 1.5 * large:
        return False
    if off <= 0.25 * small + 0.12 * large:
        return True
    return small < 0.85 * large and abs(a.middle - b.middle) <= 0.3 * large and _near(one, other, large)


def _near(one: Word, other: Word, distance: float) -> bool:
    return one.box.x0 - other.box.x1 < distance and other.box.x0 - one.box.x1 < distance


def segments(words: Iterable[Word]) -> list[Segment]:
    """All segments, from top to bottom and left to right; icons part them and are left out."""
    found: list[Segment] = []
    for pieces in rows_of_words(prepared(words)):
        row = unspaced(joined(pieces))
        gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(row)]
        icons = [not word.text.isascii() and is_icon(word) for word in row]
        if max(gaps, default=0.0) <= CLOSE * min([height(word) for word in row]) and True not in icons:
            found.append(segment(row))
        else:
            found.extend(_runs(row, gaps, icons))
    return found


def _runs(row: Sequence[Word], gaps: Sequence[float], icons: Sequence[bool]) -> Iterator[Segment]:
    usual = _usual(row, gaps) if len(gaps) > 1 else inf
    run: list[Word] = []
    for gap, word, icon in zip((0.0, *gaps), row, icons, strict=True):
        if run and (icon or _parted(run, word, gap, usual)):
            yield segment(run)
            run = []
        if not icon:
            run.append(word)
    if run:
        yield segment(run)


def _usual(row: Sequence[Word], gaps: Sequence[float]) -> float:
    """The width of a space in a row. Of a few gaps the narrowest is one, unless it stands between letters set apart."""
    spaces = [gap for gap in gaps if gap > 0]
    if len(gaps) >= 4:
        return median(spaces) if spaces else inf
    spaced = any(len(word.text) == 1 and word.text.isalpha() for word in row)
    return inf if len(spaces) < 2 or spaced else min(spaces)


def _parted(run: Sequence[Word], word: Word, gap: float, usual: float) -> bool:
    """A wide gap, by the font's size or against the row's usual gap; a bullet may stand further from its text."""
    left = run[-1]
    size = min(left.style.size or left.box.height, word.style.size or word.box.height)
    if gap <= CLOSE * size:
        return False
    if len(run) == 1 and is_marker(left):
        return gap > MARKER_GAP * size
    return gap > WIDE * size or gap > 2.2 * usual


def aligned(one: Segment, other: Segment) -> bool:
    """Whether both stand on one baseline, or nearly: labels set in another size are often centred on their row."""
    return abs(one.baseline - other.baseline) <= 0.3 * max(one.size, other.size)


def group(segments: Iterable[Segment]) -> list[Row]:
    """Segments of one baseline together, top to bottom, left to right."""
    rows: list[Row] = []
    for item in sorted(segments, key=attrgetter("baseline", "x0")):
        if rows and aligned(rows[-1][0], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("x0"))
    return rows


def space(upper: Row, lower: Row) -> float:
    """White space between two rows, in font sizes of the lower one."""
    size = max([s.size for s in lower])
    return (min([s.top for s in lower]) - max([s.bottom for s in upper])) / max(size, 1.0)


def bulleted(rows: Sequence[Row]) -> bool:
    """Whether any of the rows begins with a bullet."""
    return any(len(row[0].words) > 1 and is_marker(row[0].words[0]) for row in rows)


def joined_below(upper: Segment, lower: Segment) -> Segment:
    """Two rows of one label as one segment, placed where the upper one stands."""
    words = (*upper.words, *lower.words)
    whole = divided(upper.words[-1].text, lower.words[0].text)
    if whole is not None:
        last, first = upper.words[-1], lower.words[0]
        words = (*upper.words[:-1], replace(last, text=whole, box=last.box.union(first.box)), *lower.words[1:])
    return Segment(
        words,
        min(upper.x0, lower.x0),
        max(upper.x1, lower.x1),
        min(upper.top, lower.top),
        max(upper.bottom, lower.bottom),
        upper.baseline,
        max(upper.size, lower.size),
    )


def pitch(rows: Sequence[Row]) -> float:
    """The usual distance between two baselines, in points; 0 for a single row."""
    steps = [lower[0].baseline - upper[0].baseline for upper, lower in pairwise(rows)]
    return median(steps) if steps else 0.0
