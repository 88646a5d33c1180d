"""The steps of one page (words -> segments -> regions -> lines) and of a whole document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.document import Line, Page, Word
from matcher.layout.columns import regions
from matcher.layout.lines import region_lines
from matcher.layout.rows import segments
from matcher.layout.running import parted
from matcher.layout.streams import streamed
from matcher.layout.wraps import marked, rejoined


@dataclass(frozen=True, slots=True)
class Arranged:
    """A document's lines in reading order, and its running lines."""

    lines: tuple[Line, ...]
    running: tuple[Line, ...]


def arrange(words: Sequence[Word], page: Page) -> list[Line]:
    """The page's lines in reading order; ``number`` and ``region`` count from 0 on each page."""
    if not words:
        return []
    lines: list[Line] = []
    for index, rows in enumerate(regions(segments(words))):
        lines.extend(region_lines(rows, page.number, index, len(lines)))
    return lines


def document_lines(pages: Sequence[tuple[Page, Sequence[Line]]], *, soft_hyphens: bool = True) -> Arranged:
    """All pages' lines, numbered through; without running lines, divided words whole, wrapped lines marked."""
    content, running = parted(pages)
    ordered: list[Line] = []
    for number, region in enumerate(streamed([_by_region(lines) for lines in content])):
        ordered.extend(line if line.region == number else replace(line, region=number) for line in region)
    wrapped = [line for region in _by_region(rejoined(ordered, soft=soft_hyphens)) for line in marked(region)]
    return Arranged(
        _numbered(wrapped),
        _numbered(running),
    )


def _numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line if line.number == n else replace(line, number=n) for n, line in enumerate(lines))


def _by_region(lines: Iterable[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        if not found or found[-1][-1].region != line.region:
            found.append([])
        found[-1].append(line)
    return found
