"""What tesseract recognised -> words with one baseline and one size a line, bullets set before their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from matcher.document import Box, Style, Word
from matcher.readers.image_picture import Prepared, Shape
from matcher.readers.image_text import mended

MIN_CONFIDENCE = 25
"""Of 100: below it tesseract mostly reports specks, rules and photographs."""
_LONG_MIN_CONFIDENCE = 5
"""Words from four letters on are no specks, but a photograph may hold some."""
_TRUSTED, _DOUBTED = 80, 65
ICON_GAP = 4.0
"""White space, in font sizes, between an icon and the text that it stands for, at most."""
_SEPARATORS = frozenset(",;:.|()–—-·•/")
_SPACE = 0.35
"""A space between words is mostly narrower than this, in font sizes."""
_UNITS = frozenset("&@%$£€#§")
"""Signs that may begin a line of text."""
_NOTHING = " \t\n_=~"
"""A word of these alone is a rule, or a bar between columns."""
_KEPT = frozenset("-–—•·*+(|,")
SURE = 92
"""Of 100: above it a short token at a line's start is what it seems; icons read as letters stay below."""
ASCENT, DESCENT = 0.78, 0.22
"""Top and bottom of a word's box around its baseline, in font sizes, as in PDFs."""
_HEIGHTS = (("bdfhklß", 0.745), ("ij", 0.72), ("t", 0.66))
_CAP, _X = 0.71, 0.53
"""How high letters reach, in font sizes: typical of Latin text fonts, as are the depths below."""
_DEPTHS = (("gjpqyQçş", 0.22), ("()[]{}|/@$_", 0.2), (",;", 0.13))
RUN_GAP = 1.0
"""White space from this many font sizes on parts two runs, which may be set in different sizes."""
BOLD = (1.17, 1.28)
"""Strokes in widths of the page's usual ones: below the first is regular, above the second bold. Of words of 7 fonts
rendered at 200 dpi, 9 in 10 regular ones lie below 1.15, most of the bold and semi-bold ones above 1.3."""
_CLEAR = 1.45
"""How much wider strokes of a word of a few letters are where bold begins or ends without a sign."""
FLUSH = 0.2
"""Left edges that differ by fewer font sizes are one: white space before a letter, and slant left after turning."""
SAME_SIZE = 0.07
"""Sizes that differ by less are one: measured sizes of one type lie within 5 %."""


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


def words(data: dict[str, list[Any]], page: Prepared, number: int, scale: float) -> list[Word]:
    """The words of page ``number``, boxes in points; ``data`` is tesseract's table, ``scale`` is points a pixel."""
    runs = [run for line in _lines(data, page) for run in _cleaned(list(_runs(line)))]
    runs = _flush(_level(_sized(runs)))
    regular = _regular(runs)
    found: list[Word] = []
    for run in runs:
        texts = mended([token.text for token in run.tokens])
        bold = _bold(run, regular)
        for text, token, heavy in zip(texts, run.tokens, bold, strict=True):
            if text:
                style = Style(size=round(run.size * scale, 1), bold=heavy)
                found.append(Word(text, _box(token.left, token.right, run, number, scale), style))
    return [*found, *_markers(page.bullets, runs, number, scale), *_dashes(page.dashes, runs, number, scale)]


def _lines(data: dict[str, list[Any]], page: Prepared) -> Iterable[list[Token]]:
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


def _runs(line: Sequence[Token]) -> Iterable[Run]:
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


def _cleaned(runs: Sequence[Run]) -> Iterable[Run]:
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


def _sized(runs: Sequence[Run]) -> list[Run]:
    """Each run with one of the page's few sizes: runs of nearly one size share the mean, by their letters."""
    clusters: list[list[Run]] = []
    for run in sorted(runs, key=_weight, reverse=True):
        near = [c for c in clusters if abs(c[0].size - run.size) <= _tolerance(run) * c[0].size]
        if near:
            min(near, key=lambda c: abs(c[0].size - run.size)).append(run)
        else:
            clusters.append([run])
    shared = {id(run): _mean(cluster) for cluster in clusters for run in cluster}
    return [replace(run, size=shared[id(run)]) for run in runs]


def _tolerance(run: Run) -> float:
    """The less text, the less its size is known."""
    return SAME_SIZE if _weight(run) >= 8 else 1.6 * SAME_SIZE


def _weight(run: Run) -> int:
    return sum(char.isalnum() for token in run.tokens for char in token.text)


def _mean(cluster: Sequence[Run]) -> float:
    return sum(run.size * (_weight(run) + 1) for run in cluster) / sum(_weight(run) + 1 for run in cluster)


def _level(runs: Sequence[Run]) -> list[Run]:
    """Runs on nearly one baseline put on one."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= 0.2 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    levels = {id(run): max(row, key=_weight).baseline for row in rows for run in row}
    return [replace(run, baseline=levels[id(run)]) for run in runs]


def _flush(runs: Sequence[Run]) -> list[Run]:
    """Runs that begin at nearly one place put flush: a T begins further left than an M, by the ink of it."""
    edges: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.tokens[0].left):
        if edges and run.tokens[0].left - edges[-1][0].tokens[0].left <= FLUSH * min(run.size, edges[-1][0].size):
            edges[-1].append(run)
        else:
            edges.append([run])
    lefts = {id(run): edge[0].tokens[0].left for edge in edges for run in edge}
    return [replace(run, tokens=(replace(run.tokens[0], left=lefts[id(run)]), *run.tokens[1:])) for run in runs]


def _regular(runs: Sequence[Run]) -> float:
    """The usual width of strokes, in font sizes."""
    found = sorted(t.stroke / run.size for run in runs for t in run.tokens for _ in range(t.letters) if t.stroke)
    return found[len(found) // 2] if found else 0.0


def _bold(run: Run, regular: float) -> list[bool]:
    """Whether each word is bold; one that may be either is as the word before it, or else behind it, is."""
    states = [_weight_of(token, regular * run.size) for token in run.tokens]
    last = next((state for state in states if state is not None), None)
    if last is None:
        return [median(token.stroke for token in run.tokens) > sum(BOLD) / 2 * regular * run.size] * len(states)
    found = []
    for index, state in enumerate(states):
        if state is None and index and run.tokens[index - 1].text[-1] in _SEPARATORS:
            last = next((later for later in states[index:] if later is not None), last)
        last = last if state is None else state
        found.append(last)
    return _settled(found, run.tokens)


def _settled(states: list[bool], tokens: Sequence[Token]) -> list[bool]:
    """Bold begins and ends at a sign, or with strokes of clearly another width; else the longer part decides."""
    parts: list[list[int]] = []
    for index, state in enumerate(states):
        if parts and states[parts[-1][-1]] == state:
            parts[-1].append(index)
        else:
            parts.append([index])
    for left, right in pairwise(parts):
        shorter, longer = sorted((left, right), key=lambda part: sum(tokens[index].letters for index in part))
        clear = BOLD[1] if sum(tokens[index].letters for index in shorter) > 5 else _CLEAR
        signed = tokens[left[-1]].text[-1] in _SEPARATORS or tokens[right[0]].text[0] in _SEPARATORS
        strokes = sorted(median(tokens[index].stroke for index in part) for part in (left, right))
        if signed or strokes[1] > clear * strokes[0]:
            continue
        for index in shorter:
            states[index] = states[longer[0]]
    return states


def _weight_of(token: Token, usual: float) -> bool | None:
    """Bold, not bold, or None where its strokes do not tell."""
    if not usual or not token.stroke or token.stroke < BOLD[0] * usual:
        return False if token.letters > 1 or not usual else None
    return True if token.stroke > BOLD[1] * usual and token.letters > 2 else None


def _box(left: float, right: float, run: Run, number: int, scale: float) -> Box:
    top, bottom = run.baseline - ASCENT * run.size, run.baseline + DESCENT * run.size
    return Box(number, left * scale, top * scale, right * scale, bottom * scale)


def _markers(bullets: Sequence[Shape], runs: Sequence[Run], number: int, scale: float) -> Iterable[Word]:
    """A bullet on the line of the text behind it."""
    for bullet in bullets:
        behind = [run for run in runs if _stands_before(bullet, run)]
        if behind:
            run = min(behind, key=lambda run: run.tokens[0].left)
            box = _box(bullet.left, bullet.right, run, number, scale)
            yield Word("•", box, Style(size=round(run.size * scale, 1)))


def _stands_before(bullet: Shape, run: Run) -> bool:
    gap = run.tokens[0].left - bullet.right
    return 0 < gap < 3 * run.size and run.baseline - 0.9 * run.size < bullet.middle < run.baseline + 0.1 * run.size


def _dashes(dashes: Sequence[Shape], runs: Sequence[Run], number: int, scale: float) -> Iterable[Word]:
    """Dashes that were not recognised, in the size of the nearest text above or below."""
    for dash in dashes:
        near = [run for run in runs if run.tokens[0].left < dash.right and run.tokens[-1].right > dash.left]
        if not near or any(abs(run.baseline - 0.28 * run.size - dash.middle) < 0.4 * run.size for run in near):
            continue
        run = min(near, key=lambda run: abs(run.baseline - dash.middle))
        run = replace(run, baseline=dash.middle + 0.28 * run.size)
        yield Word("—", _box(dash.left, dash.right, run, number, scale), Style(size=round(run.size * scale, 1)))
