"""Blocks -> lines, the same way for every declarative format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from matcher.document import Line, LineKind, Style
from matcher.errors import TooLargeError
from matcher.readers.blocks import Block, Paragraph, Run, Table
from matcher.readers.characters import clean

MAX_CHARACTERS = 3_000_000
"""A 300-page book has about 700,000."""
MAX_LINES = 60_000
MAX_LINE = 10_000
"""Characters of one line; longer ones are cut into lines that continue each other."""
MAX_DEPTH = 40
"""Tables within tables; a person's CV has three at most."""

_LINE_HEIGHT = 1.2
"""Of the font size: single spacing in the office programs."""
_DEFAULT_SIZE = 11.0
"""Points, where the format does not say: the office programs' default."""
_GAP = re.compile(r"\s*\t\s*| {3,}")
_SPACES = re.compile(r" {2,}")
_MARKER = re.compile(
    r"(?:[•●⚫⬤▪■◾◼◦○‣⁃∙·⦁▸▹►▻▶➢➤➔→⇒✓✔✦✧❖◆◇★☆§\uf0b7\uf0a7\uf0d8\uf0fc]+(?=\s|\w)|[-–—*o»›>+](?=[\s\t]))\s*",
)


def marker_length(text: str) -> int:
    """How many characters of a line's start are a typed bullet; 0 when there is none, or nothing but it."""
    found = _MARKER.match(text)
    if not found or not text[found.end() :].strip():
        return 0
    return found.end()


@dataclass(slots=True)
class Flow:
    """Collects lines; one a document part."""

    source: str
    lines: list[Line] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)
    region: int = 0
    _characters: int = 0
    _after: float = 0.0
    _top: bool = True

    def add(self, blocks: Iterable[Block], depth: int = 0) -> None:
        """Raises ``TooLargeError`` beyond the limits above."""
        if depth > MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self.source)
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Table):
                from matcher.readers.tables import add_table

                add_table(self, block, depth)
            else:
                self.in_region(block.blocks, depth)

    def in_region(self, blocks: Sequence[Block], depth: int) -> None:
        """A part that is read by itself; what follows is a region of its own again."""
        self.new_region()
        self.add(blocks, depth + 1)
        self.new_region()

    def new_region(self) -> None:
        if self.lines and self.lines[-1].region == self.region:
            self.region += 1
        self._after, self._top = 0.0, True

    def _paragraph(self, paragraph: Paragraph) -> None:
        printed = _printed_lines(paragraph.runs)
        height = _LINE_HEIGHT * (_size(paragraph) or _DEFAULT_SIZE)
        if not any(run.text.strip() for run in paragraph.runs):
            self._after += max(paragraph.before, paragraph.after) + height * len(printed)
            return
        kind, level = paragraph.kind, paragraph.level
        space = 0.0 if self._top else max(paragraph.before, self._after) / height
        for index, runs in enumerate(printed):
            if index == 0:
                runs, marked = _without_marker(runs) if kind is not LineKind.HEADING else (runs, False)
                kind, level = (LineKind.BULLET, level or 1) if marked else (kind, level)
            continues = (index > 0 and kind is LineKind.BULLET) or (index == 0 and paragraph.continues)
            shown = kind if index == 0 or kind is LineKind.HEADING else LineKind.TEXT
            line = Line(
                0,
                (),
                kind=shown,
                level=level if shown is not LineKind.TEXT else 0,
                gap=round(space, 2),
                indent=paragraph.indent,
                region=self.region,
                continues=continues,
            )
            if self._emit(line, runs):
                space = 0.0
        self._after = paragraph.after

    def _emit(self, line: Line, runs: Sequence[Run]) -> bool:
        hidden = _filled(line, [run for run in runs if run.hidden])
        if hidden:
            self.hidden.append(replace(hidden, number=len(self.hidden)))
        visible = _filled(line, [run for run in runs if not run.hidden])
        if visible:
            self.append(visible)
        return visible is not None

    def append(self, line: Line) -> None:
        """Add a finished line; a monstrous one is cut."""
        self._characters += sum(map(len, line.cells))
        if self._characters > MAX_CHARACTERS or len(self.lines) > MAX_LINES:
            raise TooLargeError("the text is far longer than any CV: give the CV alone", source=self.source)
        self._top = False
        if len(line.cells) == 1 and len(line.cells[0]) > MAX_LINE:
            text = line.cells[0]
            for start in range(0, len(text), MAX_LINE):
                piece = replace(line, cells=(text[start : start + MAX_LINE],), continues=line.continues or start > 0)
                self.lines.append(replace(piece, number=len(self.lines)))
            return
        self.lines.append(replace(line, number=len(self.lines)))


def _printed_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs divided at soft breaks, their characters cleaned."""
    printed: list[list[Run]] = [[]]
    for run in runs:
        text = clean(run.text)
        if "\n" not in text:
            if text:
                printed[-1].append(run if text is run.text else replace(run, text=text))
            continue
        for index, part in enumerate(text.split("\n")):
            if index:
                printed.append([])
            if part:
                printed[-1].append(replace(run, text=part))
    return printed


def _without_marker(runs: list[Run]) -> tuple[list[Run], bool]:
    start = "".join(run.text for run in runs[:4] if not run.hidden)
    text = start.lstrip()
    length = marker_length(text)
    if not length:
        return runs, False
    left, out = len(start) - len(text) + length, []
    for run in runs:
        if run.hidden or not left:
            out.append(run)
            continue
        taken = min(left, len(run.text))
        left -= taken
        if taken < len(run.text):
            out.append(replace(run, text=run.text[taken:]))
    return out, True


def _filled(line: Line, runs: Sequence[Run]) -> Line | None:
    """The line with the runs' text, style and links; None when there is no text."""
    text = "".join(run.text for run in runs)
    cells = tuple(_SPACES.sub(" ", cell).strip() for cell in _GAP.split(text))
    cells = tuple(cell for cell in cells if cell)
    if not cells:
        return None
    links = tuple(dict.fromkeys(run.link for run in runs if run.link))
    style = _main_style(runs)
    first = next(run for run in runs if run.text.strip())
    return replace(
        line,
        cells=cells,
        style=style,
        lead_bold=(first.style.bold and not style.bold) or _leads(runs, first),
        links=links,
    )


def _leads(runs: Sequence[Run], first: Run) -> bool:
    """Begins in bold and goes on without."""
    return first.style.bold and any(not run.style.bold and run.text.strip() for run in runs)


def _main_style(runs: Sequence[Run]) -> Style:
    if len(runs) == 1:
        return runs[0].style
    counts: dict[Style, int] = {}
    for run in runs:
        counts[run.style] = counts.get(run.style, 0) + len(run.text) - run.text.count(" ")
    return max(counts, key=lambda style: counts[style])


def _size(paragraph: Paragraph) -> float:
    return max((run.style.size for run in paragraph.runs), default=0.0)
