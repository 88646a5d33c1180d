"""The steps of one page: words -> segments -> regions -> lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.document import Line, Page, Word
from matcher.layout.columns import regions
from matcher.layout.lines import region_lines
from matcher.layout.rows import segments


def arrange(words: Sequence[Word], page: Page) -> list[Line]:
    """The page's lines in reading order; ``number`` and ``region`` count from 0 on each page."""
    if not words:
        return []
    lines: list[Line] = []
    for index, rows in enumerate(regions(segments(words))):
        lines.extend(replace(line, region=index) for line in region_lines(rows, page.number))
    return [replace(line, number=number) for number, line in enumerate(lines)]


def document_lines(pages: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """The pages' lines numbered through, regions too."""
    numbered: list[Line] = []
    first_region = 0
    for lines in pages:
        for line in lines:
            numbered.append(replace(line, number=len(numbered), region=first_region + line.region))
        first_region += 1 + max((line.region for line in lines), default=-1)
    return tuple(numbered)
