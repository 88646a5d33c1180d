"""Text that runs up, down or upside down on the page: arranged as if the page were turned, placed as it is seen."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from matcher.document import Box, Line, Page, Word
from matcher.layout.arrange import arrange

QUARTER = math.pi / 2


def arrange_turned(words: Sequence[tuple[Word, float]], page: Page) -> list[Line]:
    """Lines of words with their angles (radians, clockwise as seen; 0 is upright).

    Upright text comes first unless most of the text is turned: then the page lies on its side.
    """
    groups: dict[int, list[Word]] = defaultdict(list)
    for word, angle in words:
        groups[round(angle / QUARTER) % 4].append(word)
    weight = {turn: sum(len(word.text) for word in group) for turn, group in groups.items()}
    lines: list[Line] = []
    most = max(groups, key=lambda turn: (2 * weight[turn] > sum(weight.values()), -turn), default=0)
    for turn in sorted(groups, key=lambda turn: (turn != most, turn)):
        first = 1 + max((line.region for line in lines), default=-1)
        for line in _arranged(groups[turn], turn, page):
            lines.append(replace(line, number=len(lines), region=first + line.region))
    return lines


def _arranged(words: Sequence[Word], turn: int, page: Page) -> list[Line]:
    if turn == 0:
        return arrange(words, page)
    width, height = (page.width, page.height) if turn == 2 else (page.height, page.width)
    upright = [replace(word, box=_turned(word.box, turn, page)) for word in words]
    lines = arrange(upright, Page(page.number, width, height))
    back, frame = -turn % 4, Page(page.number, width, height)
    return [_seen(line, back, frame) for line in lines]


def _seen(line: Line, turn: int, page: Page) -> Line:
    words = tuple(replace(word, box=_turned(word.box, turn, page)) for word in line.words)
    return replace(line, words=words, box=_turned(line.box, turn, page) if line.box else None)


def _turned(box: Box, turn: int, page: Page) -> Box:
    """The box on the page turned back by ``turn`` quarters clockwise."""
    if turn == 1:
        return Box(box.page, box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    if turn == 2:
        return Box(box.page, page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top)
    return Box(box.page, page.height - box.bottom, box.x0, page.height - box.top, box.x1)
