"""What tesseract recognised -> words with one baseline and one size a line, bullets set before their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from matcher.document import Box, Style, Word
from matcher.readers.image_bold import bold_words, regular_stroke
from matcher.readers.image_picture import Prepared
from matcher.readers.image_runs import Run, cleaned, lines, runs_of
from matcher.readers.image_shapes import Shape
from matcher.readers.image_text import mended

ASCENT, DESCENT = 0.78, 0.22
"""Top and bottom of a word's box around its baseline, in font sizes, as in PDFs."""
FLUSH = 0.2
"""Left edges that differ by fewer font sizes are one: white space before a letter, and slant left after turning."""
SAME_SIZE = 0.07
"""Sizes that differ by less are one: measured sizes of one type lie within 5 %."""


def words(data: dict[str, list[Any]], page: Prepared, number: int, scale: float) -> list[Word]:
    """The words of page ``number``, boxes in points; ``data`` is tesseract's table, ``scale`` is points a pixel."""
    runs = [run for line in lines(data, page) for run in cleaned(list(runs_of(line)))]
    runs = _flush(_level(_sized(runs)))
    regular = regular_stroke(runs)
    found: list[Word] = []
    for run in runs:
        texts = mended([token.text for token in run.tokens])
        bold = bold_words(run, regular)
        for text, token, heavy in zip(texts, run.tokens, bold, strict=True):
            if text:
                style = Style(size=round(run.size * scale, 1), bold=heavy)
                found.append(Word(text, _box(token.left, token.right, run, number, scale), style))
    return [*found, *_markers(page.bullets, runs, number, scale), *_dashes(page.dashes, runs, number, scale)]


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
