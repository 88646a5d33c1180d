"""Blocks -> lines, the same way for every declarative format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from matcher.document import Line, LineKind, Style
from matcher.errors import TooLargeError
from matcher.readers.blocks import Block, Paragraph, Run, Table
from matcher.readers.characters import clean, invisible
from matcher.readers.tables import add_table

MAX_CHARACTERS = 1_200_000
"""A 300-page book has about 700,000; 400 full pages of a CV as many as this."""
MAX_LINES = 20_000
"""A 300-page book has about 12,000."""
MAX_LINE = 4_000
"""Characters of one line, more than a page has; longer ones are cut into lines that continue each other."""
MAX_CELLS = 100
"""Of one line; the widest tables of skills have about ten columns."""
MAX_DEPTH = 40
"""Tables within tables; a person's CV has three at most."""

_LINE_HEIGHT = 1.2
"""Of the font size: single spacing in the office programs."""
_DEFAULT_SIZE = 11.0
"""Points, where the format does not say: the office programs' default."""
_GAP = re.compile(r" *\t[ \t]*| {3,}")
_SPACES = re.compile(r" {2,}")
_FAR_APART = re.compile(r"[^\W\d_](?: {1,4}[^\W\d_]){4,40}")
"""Letters with a space behind each, as headings are set: E X P E R I E N C E."""
_WORD_GAP = re.compile(r" {2,}")
_DASH_FIRST = re.compile(r"[-–—](?:\s|$)")
_DASH_LAST = re.compile(r"\s[-–—]$")
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
                add_table(self, block, depth)
            else:
                self.in_region(block.blocks, depth)

    def in_region(self, blocks: Sequence[Block], depth: int) -> None:
        """A part that is read by itself; what follows is a region of its own again. A single line,
        such as a heading in a box, belongs to the text around it."""
        inner = self.inner()
        inner.add(blocks, depth + 1)
        self.take_hidden(inner)
        if not blocks or len(inner.lines) > 1:
            self.new_region()
        self.extend(inner.lines)
        if len(inner.lines) > 1:
            self.new_region()

    def new_region(self) -> None:
        if self.lines and self.lines[-1].region == self.region:
            self.region += 1
        self._after, self._top = 0.0, True

    def inner(self) -> Flow:
        """For a part whose lines are looked at before they are taken over."""
        return Flow(self.source)

    def take_hidden(self, inner: Flow) -> None:
        self.hidden += (replace(line, number=len(self.hidden) + index) for index, line in enumerate(inner.hidden))

    def extend(self, lines: Sequence[Line]) -> None:
        """Take over another flow's lines; its regions stay apart."""
        for index, line in enumerate(lines):
            if index and line.region != lines[index - 1].region:
                self.new_region()
            self.append(replace(line, region=self.region))

    def _paragraph(self, paragraph: Paragraph) -> None:
        printed = _printed_lines(paragraph.runs)
        height = _LINE_HEIGHT * (_size(paragraph) or _DEFAULT_SIZE)
        if not any(run.text.strip() for run in paragraph.runs):
            self._after += max(paragraph.before, paragraph.after) + height * len(printed)
            return
        self._smuggled(paragraph)
        gap = 0.0 if self._top else round(max(paragraph.before, self._after) / height, 2)
        line = Line(
            0,
            (),
            kind=paragraph.kind,
            level=paragraph.level,
            gap=gap,
            indent=paragraph.indent,
            continues=paragraph.continues,
        )
        first = line
        for runs in printed:
            text, marked = (runs, False) if paragraph.kind is LineKind.HEADING else _without_marker(runs)
            if marked:
                continues = line is first and line.continues
                line = replace(line, kind=LineKind.BULLET, level=paragraph.level or 1, continues=continues)
            if self._emit(line, text) and len(printed) > 1:
                line = _next(line)
        self._after = paragraph.after

    def _smuggled(self, paragraph: Paragraph) -> None:
        """Text in Unicode's tag characters, which models read and people do not see."""
        for run in paragraph.runs:
            text = invisible(run.text)
            if text:
                self.hidden.append(Line(len(self.hidden), (text,), style=run.style))

    def _emit(self, line: Line, runs: Sequence[Run]) -> bool:
        """Add what can be seen to the lines, the rest to the hidden ones; says whether there was any to see."""
        visible = runs
        if any(run.hidden for run in runs):
            visible = [run for run in runs if not run.hidden]
            hidden = _filled(line, [run for run in runs if run.hidden], len(self.hidden), self.region)
            if hidden:
                self.hidden.append(hidden)
        filled = _filled(line, visible, len(self.lines), self.region)
        if filled:
            self._store(filled)
        return filled is not None

    def append(self, line: Line) -> None:
        """Add a line made elsewhere."""
        self._store(replace(line, number=len(self.lines)))

    def _store(self, line: Line) -> None:
        """Raises ``TooLargeError``; cuts monstrous lines."""
        length = sum(map(len, line.cells))
        self._characters += length
        if self._characters > MAX_CHARACTERS or len(self.lines) > MAX_LINES:
            raise TooLargeError("the text is far longer than any CV: give the CV alone", source=self.source)
        self._top = False
        if length <= MAX_LINE and len(line.cells) <= MAX_CELLS:
            self.lines.append(line)
            return
        for index, cells in enumerate(_pieces(line.cells)):
            continues = line.continues or index > 0
            self.lines.append(replace(line, number=len(self.lines), cells=cells, continues=continues))


def _pieces(cells: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Cells in groups of at most ``MAX_CELLS``, and ``MAX_LINE`` characters."""
    group: list[str] = []
    length = 0
    for cell in cells:
        for piece in _cut(cell):
            if group and (length + len(piece) > MAX_LINE or len(group) == MAX_CELLS):
                yield tuple(group)
                group, length = [], 0
            group.append(piece)
            length += len(piece)
    if group:
        yield tuple(group)


def _cut(text: str) -> Iterator[str]:
    """The text in pieces of at most ``MAX_LINE`` characters, divided at spaces where there are any."""
    start = 0
    while len(text) - start > MAX_LINE:
        space = text.rfind(" ", start + MAX_LINE // 2, start + MAX_LINE)
        end = start + MAX_LINE if space < 0 else space
        yield text[start:end]
        start = end if space < 0 else end + 1
    yield text[start:]


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


def _next(line: Line) -> Line:
    """The line after a soft break: it goes on with a bullet."""
    line = replace(line, gap=0.0)
    if line.kind is LineKind.BULLET:
        return replace(line, kind=LineKind.TEXT, level=0, continues=True)
    return line


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


def _filled(line: Line, runs: Sequence[Run], number: int, region: int) -> Line | None:
    """The line with the runs' text, style and links; None when there is no text."""
    cells = _cells("".join(run.text for run in runs))
    if not cells:
        return None
    first = next(run for run in runs if run.text.strip())
    return replace(
        line,
        number=number,
        cells=cells,
        region=region,
        style=_main_style(runs),
        lead_bold=_leads(runs, first),
        links=tuple(dict.fromkeys(run.link for run in runs if run.link)),
    )


def _cells(text: str) -> tuple[str, ...]:
    """Text divided at gaps; a gap beside a dash divides nothing (``2019   - 2021``)."""
    cells: list[str] = []
    if _FAR_APART.fullmatch(text.strip()):
        text = " ".join("".join(word.split()) for word in _WORD_GAP.split(text.strip()))
    for part in _GAP.split(text):
        cell = _SPACES.sub(" ", part).strip()
        if not cell:
            continue
        if cells and (_DASH_FIRST.match(cell) or _DASH_LAST.search(cells[-1])):
            cells[-1] = f"{cells[-1]} {cell}"
        else:
            cells.append(cell)
    return tuple(cells)


def _leads(runs: Sequence[Run], first: Run) -> bool:
    """Begins in bold and goes on without."""
    return first.style.bold and any(not run.style.bold and run.text.strip() for run in runs)


def _main_style(runs: Sequence[Run]) -> Style:
    first = runs[0].style
    if all(run.style == first for run in runs):
        return first
    counts: dict[Style, int] = {}
    for run in runs:
        counts[run.style] = counts.get(run.style, 0) + len(run.text) - run.text.count(" ")
    return max(counts, key=lambda style: counts[style])


def _size(paragraph: Paragraph) -> float:
    return max((run.style.size for run in paragraph.runs), default=0.0)
