"""Which words of a picture are bold, by the width of their strokes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from matcher.readers.image_runs import Run, Token

BOLD = (1.17, 1.28)
"""Strokes in widths of the page's usual ones: below the first is regular, above the second bold. Of words of 7 fonts
rendered at 200 dpi, 9 in 10 regular ones lie below 1.15, most of the bold and semi-bold ones above 1.3."""
_CLEAR = 1.45
"""How much wider strokes of a word of a few letters are where bold begins or ends without a sign."""
_SEPARATORS = frozenset(",;:.|()–—-·•/")


def regular_stroke(runs: Sequence[Run]) -> float:
    """The usual width of strokes, in font sizes."""
    found = sorted(t.stroke / run.size for run in runs for t in run.tokens for _ in range(t.letters) if t.stroke)
    return found[len(found) // 2] if found else 0.0


def bold_words(run: Run, regular: float) -> list[bool]:
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
