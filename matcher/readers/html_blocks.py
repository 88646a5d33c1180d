"""HTML elements -> blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from matcher.document import LineKind
from matcher.readers.blocks import Block, Cell, Paragraph, Run, Table
from matcher.readers.css import Declarations, Sheet
from matcher.readers.html_looks import Look, inherited, margins
from matcher.readers.visibility import same_color, unreadable

MAX_DEPTH = 90
"""Elements within elements; deeper ones are read as plain text. Page builders reach 40."""
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "svg",
        "math",
        "object",
        "embed",
        "iframe",
        "audio",
        "video",
        "canvas",
        "select",
        "textarea",
        "input",
        "title",
        "button",
        "map",
        "area",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "center",
        "form",
        "fieldset",
        "legend",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "details",
        "summary",
        "hgroup",
        "dir",
        "menu",
        "body",
        "table",
    ]
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAB = re.compile(r"(?<![\n\r\t ])(?:\t+| {3,})(?![\n\r\t ])")
"""Tabs or several spaces within a source line stand for a gap (office programs write them so), though a browser
shows one space; others indent the source."""
_GAP = "\x1f"
_INDENT = 30.0
"""Points of a list's indentation: the browsers' 40 pixels."""


class HtmlBlocks:
    """Walks a tree; one a document."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def blocks(self, root: etree._Element) -> tuple[Block, ...]:
        return self._inside(root, Look(), 0)

    def _inside(self, element: etree._Element, look: Look, depth: int) -> tuple[Block, ...]:
        """The blocks within an element that is a block itself."""
        writer = _Writer(self._sheet)
        writer.content(element, look, depth)
        writer.end_paragraph(look)
        return tuple(writer.done)


@dataclass(slots=True)
class _Writer:
    """Writes the paragraphs of one column."""

    sheet: Sheet
    done: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    floated: list[Run] = field(default_factory=list)
    """Runs that stand at the right edge of the line being written."""
    item: bool = False
    """The next paragraph begins a list item."""
    open_item: int = 0
    """The list level of the item that goes on; 0 outside."""
    space: float = 0.0
    """White space above the next paragraph, in points."""

    def content(self, element: etree._Element, look: Look, depth: int) -> None:
        shut = element.tag == "details" and element.get("open") is None
        shown, look = look, replace(look, hidden=True) if shut else look
        self._text(element.text, look)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.element(child, shown if child.tag == "summary" else look, depth + 1)
            self._text(child.tail, look)

    def end_paragraph(self, look: Look) -> None:
        """Close what was written so far, in the look of the element that it stands in."""
        runs = [*self.runs, *self.floated]
        self.runs, self.floated = [], []
        if not any(run.text.strip() for run in runs):
            return
        kind, level = look.kind, look.level
        continues = False
        if look.lists and look.marked and kind is LineKind.TEXT:
            if self.item:
                kind, level, self.open_item = LineKind.BULLET, look.lists, look.lists
            else:
                continues = look.lists == self.open_item
        self.item = False
        indent = _INDENT * look.lists
        self.done.append(Paragraph(tuple(runs), kind, level, indent, self.space, continues=continues))
        self.space = 0.0

    def element(self, element: etree._Element, outer: Look, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._text(" ".join(map(str, element.itertext())), outer)
            return
        tag = str(element.tag)
        said = self.sheet.said(element)
        look = inherited(element, tag, said, outer)
        display = said.get("display", "block" if tag in _BLOCKS else "inline")
        if tag == "br":
            self.runs.append(Run("\n", look.style))
        elif tag == "table":
            self.end_paragraph(outer)
            self.done.append(self._table(element, look, depth))
        elif _is_row(said) and len(element) > 1:
            self.end_paragraph(outer)
            self.done.append(self._row(element, said, look, depth))
        elif said.get("float") == "right" or display in ("inline-block", "table-cell"):
            self._aside(element, said, outer, look, depth)
        elif display in _LINES or tag == "li":
            self.end_paragraph(outer)
            if tag == "li":
                self.item, self.open_item = True, 0
            above, below = margins("" if outer.lists else tag, said)
            self.space = max(self.space, above)
            self.content(element, look, depth)
            self.end_paragraph(look)
            self.space = max(self.space, below)
            if tag in ("li", "ul", "ol"):
                self.open_item = 0
        else:
            self.content(element, look, depth)

    def _aside(self, element: etree._Element, said: Declarations, outer: Look, look: Look, depth: int) -> None:
        """Beside the text: at the right edge, or a box in the line."""
        inner = _Writer(self.sheet)
        inner.content(element, look, depth)
        inner.end_paragraph(look)
        single = len(inner.done) == 1 and isinstance(inner.done[0], Paragraph)
        if not single:
            self.end_paragraph(outer)
            self.done += inner.done
        elif said.get("float") == "right":
            self.floated += [Run("\t"), *_runs(inner.done[0])]
        else:
            self.runs += [Run(" "), *_runs(inner.done[0]), Run(" ")]

    def _row(self, element: etree._Element, said: Declarations, look: Look, depth: int) -> Table:
        """Children side by side: a flex row, or a grid."""
        cells = [Cell(self._cell(child, look, depth)) for child in element if isinstance(child.tag, str)]
        columns = _columns(said.get("grid-template-columns", "")) or len(cells)
        return Table(tuple(tuple(cells[start : start + columns]) for start in range(0, len(cells), columns)))

    def _cell(self, child: etree._Element, look: Look, depth: int) -> tuple[Block, ...]:
        inner = _Writer(self.sheet)
        if child.tag not in _SKIPPED:
            inner.item = child.tag == "li"
            said = self.sheet.said(child)
            inside = inherited(child, str(child.tag), said, look)
            if child.tag == "table" or (_is_row(said) and len(child) > 1):
                inner.element(child, look, depth + 1)
            else:
                inner.content(child, inside, depth + 1)
            inner.end_paragraph(inside)
        return tuple(inner.done)

    def _table(self, table: etree._Element, look: Look, depth: int) -> Table:
        rows = []
        for row in _rows(table):
            inside = inherited(row, "tr", self.sheet.said(row), look)
            cells = [child for child in row if child.tag in ("td", "th")]
            rows.append(tuple(Cell(self._cell(cell, inside, depth + 2)) for cell in cells))
        return Table(tuple(rows))

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if not look.pre:
            text = _SPACE.sub(" ", _TAB.sub(_GAP, text)).replace(_GAP, "\t")
        if text != " " or self.runs:
            style = look.style
            pale = bool(style.color) and same_color(style.color, look.ground)
            self.runs.append(Run(text, style, look.link, look.hidden or pale or unreadable(style.size)))


_LINES = frozenset(
    ("block", "flex", "grid", "list-item", "table", "table-row", "flow-root", "inline-flex", "inline-grid")
)


def _is_row(said: Declarations) -> bool:
    display = said.get("display", "")
    if display.endswith("grid"):
        return _columns(said.get("grid-template-columns", "")) > 1
    if display == "table-row":
        return True
    return display.endswith("flex") and "column" not in said.get("flex-direction", said.get("flex-flow", ""))


def _columns(template: str) -> int:
    """How many columns a grid template has; 0 when it cannot be told."""
    repeated = re.match(r"repeat\(\s*(\d{1,2})\s*,", template)
    if repeated:
        return int(repeated[1])
    return 0 if "(" in template else len(template.split())


def _rows(table: etree._Element) -> list[etree._Element]:
    found = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += [row for row in child if row.tag == "tr"]
    return found


def _runs(block: Block) -> tuple[Run, ...]:
    return block.runs if isinstance(block, Paragraph) else ()
