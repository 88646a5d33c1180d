"""Tesseract's table -> runs of neighbouring words, each with its size and baseline; specks and icons left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from matcher.readers.image_picture import Prepared

MIN_CONFIDENCE, _LONG_MIN_CONFIDENCE = 25, 5
"""Of 100: below it tesseract mostly reports specks, rules and photographs; words from four letters on are no specks."""
SURE, _TRUSTED, _DOUBTED = 92, 80, 65
"""Of 100: above the first a short token at a line's start is what it seems; icons read as letters stay below, most of
them below the last. Words above the second say what is usual on their line."""
ICON_GAP = 4.0
"""White space, in font sizes, between an icon and the text that it stands for, at most."""
_SPACE = 0.35
"""A space between words is mostly narrower than this, in font sizes."""
_UNITS = frozenset("&@%$£€#§")
"""Signs that may begin a line of text."""
_KEPT = frozenset("-–—•·*+(|,")
"""Signs that are set for themselves."""
_NOTHING = " \t\n_=~"
"""A word of these alone is a rule, or a bar between columns."""
_HEIGHTS = (("bdfhklß", 0.745), ("ij", 0.72), ("t", 0.66))
_CAP, _X = 0.71, 0.53
_DEPTHS = (("gjpqyQçş", 0.22), ("()[]{}|/@$_", 0.2), (",;", 0.13))
"""How high letters reach and how deep, in font sizes: typical of Latin text fonts."""
RUN_GAP = 1.0
"""White space from this many font sizes on parts two runs, which may be set in different sizes."""


@dataclass(frozen=True, slots=True)
class Token:
    """One recognised word, in pixels."""

    text: str
    confidence: float
    left: int
    top: float
    right: int
    bottom: float
    stroke: float
    """Width of its strokes; 0 where it has no ink."""

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def letters(self) -> int:
        return sum(char.isalnum() for char in self.text)

    @property
    def has_letters(self) -> bool:
        return any(char.isalnum() for char in self.text)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one line; pixels."""

    tokens: tuple[Token, ...]
    size: float
    baseline: float


def lines(data: dict[str, list[Any]], page: Prepared) -> Iterable[list[Token]]:
    lines: dict[tuple[int, int, int], list[Token]] = {}
    for index, text in enumerate(data["text"]):
        if not text.strip(_NOTHING):
            continue
        left, top = data["left"][index], data["top"][index]
        right, bottom = left + data["width"][index], top + data["height"][index]
        upper, lower, stroke = page.measured(left, top, right, bottom)
        token = Token(text.strip(), float(data["conf"][index]), left, upper, right, lower, stroke)
        key = data["block_num"][index], data["par_num"][index], data["line_num"][index]
        lines.setdefault(key, []).append(token)
    return (kept for line in lines.values() if (kept := _kept(line)))


def _kept(line: Sequence[Token]) -> list[Token]:
    """Without specks: what tesseract doubts stays when it is long, or of one height with words that it is sure of."""
    sure = [token for token in line if token.confidence >= _TRUSTED and token.letters > 1]
    return [token for token in line if token.confidence >= _least(token) or _in_line(token, sure)]


def _least(token: Token) -> float:
    return _LONG_MIN_CONFIDENCE if token.letters >= 4 else MIN_CONFIDENCE


def _in_line(token: Token, sure: Sequence[Token]) -> bool:
    if token.letters < 2 or not sure:
        return False
    size = _size(sure)
    return abs(_size([token]) - size) < 0.25 * size


def runs_of(line: Sequence[Token]) -> Iterable[Run]:
    """The line parted at its wide gaps, each part with its own size and baseline."""
    ordered = sorted(line, key=lambda token: token.left)
    size = _size(ordered)
    part = [ordered[0]]
    for left, right in pairwise(ordered):
        if right.left - left.right > RUN_GAP * size:
            yield _run(part)
            part = []
        part.append(right)
    yield _run(part)


def _run(tokens: Sequence[Token]) -> Run:
    size = _size(tokens)
    lettered = [token for token in tokens if token.has_letters] or tokens
    return Run(tuple(tokens), size, median(_baseline(token, size) for token in lettered))


def cleaned(runs: Sequence[Run]) -> Iterable[Run]:
    """The runs of a line without icons that were read as letters before its text, and without lone specks."""
    runs = list(runs)
    while len(runs) > 1 and len(runs[0].tokens) == 1 and _is_icon(runs[0].tokens[0], runs[1]):
        runs = runs[1:]
    for run in runs:
        tokens = list(run.tokens)
        while len(tokens) > 1 and _is_icon(tokens[0], _run(tokens[1:])):
            tokens = tokens[1:]
        if len(tokens) == 1 and _is_sign(tokens[0]) and tokens[0].confidence < SURE:
            continue
        yield run if len(tokens) == len(run.tokens) else _run(tokens)


def _is_icon(token: Token, text: Run) -> bool:
    """Short, before text and apart from it, and no word of its line by its signs or by its height."""
    gap = (text.tokens[0].left - token.right) / text.size
    if len(token.text) > 3 or gap > ICON_GAP or (token.confidence >= SURE and token.has_letters):
        return False
    height = token.height / (_extent(token.text) * text.size)
    odd = not 0.8 < height < 1.15 or abs(_baseline(token, text.size) - text.baseline) > 0.12 * text.size
    if _is_sign(token):
        return odd or gap > _SPACE or _UNITS.isdisjoint(token.text)
    if not 0 < token.letters < 3 or token.text[-1] in ".):" or token.text[0] == "+":
        return False
    if token.letters == 2:
        return odd and gap > _SPACE and token.confidence < _DOUBTED
    return (gap > _SPACE and (odd or token.confidence < _DOUBTED)) or (odd and token.confidence < _DOUBTED)


def _is_sign(token: Token) -> bool:
    """Neither letters nor figures, and nothing that is set for itself: a dash, a bullet, a plus, a bracket."""
    return not token.has_letters and len(token.text) < 4 and not _KEPT.issuperset(token.text)


def _size(tokens: Sequence[Token]) -> float:
    """Font size in pixels, from what the letters of each word reach up and down to; long words count more."""
    found: list[float] = []
    for token in tokens:
        letters = sum(char.isalnum() for char in token.text)
        found.extend([token.height / _extent(token.text)] * letters)
    return median(found) if found else max(token.height for token in tokens)


def _extent(text: str) -> float:
    """Height of the ink of a text, in font sizes."""
    return _reach(text) + _depth(text)


def _reach(text: str) -> float:
    tall = any(char.isupper() or char.isdigit() or char in "()[]{}|/@&%$!?" for char in text)
    heights = [height for letters, height in _HEIGHTS if not set(letters).isdisjoint(text)]
    return max([*heights, _CAP if tall else _X])


def _depth(text: str) -> float:
    return max((depth for letters, depth in _DEPTHS if not set(letters).isdisjoint(text)), default=0.0)


def _baseline(token: Token, size: float) -> float:
    return token.bottom - _depth(token.text) * size
