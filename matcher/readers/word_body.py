"""The body of a DOCX (or a header, footer, text box) -> blocks, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from matcher.document import LineKind
from matcher.errors import TooLargeError
from matcher.readers.blocks import Block, Cell, Paragraph, Region, Run, Table
from matcher.readers.flow import MAX_DEPTH
from matcher.readers.symbols import symbol
from matcher.readers.word_numbering import Numbering
from matcher.readers.word_package import R, Relationship, W
from matcher.readers.word_styles import Layout, Look, Styles, layout_of, look_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sectPr", f"{_MC}Fallback"}
_FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Context:
    """What the walk over one part needs to know."""

    styles: Styles
    numbering: Numbering
    relationships: dict[str, Relationship]
    source: str


@dataclass(slots=True)
class _Pen:
    """The paragraph that is being written."""

    look: Look
    runs: list[Run]
    boxes: list[Region]
    link: str | None = None
    fields: int = 0
    """Depth of field codes whose code, not result, is being read."""
    code: str = ""


class Body:
    """Walks one part."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def blocks(self, parent: etree._Element, depth: int = 0) -> list[Block]:
        """The paragraphs, tables and boxes below ``parent``. Raises ``TooLargeError``."""
        if depth > MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self._context.source)
        found: list[Block] = []
        for element in parent:
            tag = element.tag
            if tag == f"{W}p":
                found += self._paragraph(element, depth)
            elif tag == f"{W}tbl":
                found.append(self._table(element, depth))
            elif tag == f"{_MC}AlternateContent":
                found += self.blocks(_choice(element), depth + 1)
            elif tag not in _GONE and len(element):
                found += self.blocks(element, depth + 1)
        return found

    def _table(self, table: etree._Element, depth: int) -> Table:
        return Table(tuple(self._row(row, depth) for row in _below(table, f"{W}tr")))

    def _row(self, row: etree._Element, depth: int) -> tuple[Cell, ...]:
        cells = []
        for cell in _below(row, f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            inside = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            cells.append(Cell(() if inside else tuple(self.blocks(cell, depth + 1))))
        return tuple(cells)

    def _paragraph(self, element: etree._Element, depth: int) -> list[Block]:
        styles, properties = self._context.styles, element.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = named.get(f"{W}val", "") if named is not None else styles.usual
        said = layout_of(properties).over(styles.layout(style))
        level = self._context.numbering.level(said.number, said.depth)
        layout = said.over(level.layout if level else Layout()).over(styles.spacing)
        pen = _Pen(styles.look(style).over(styles.defaults), [], [])
        self._inline(element, pen, depth)
        text = Paragraph(
            tuple(pen.runs), before=layout.before or 0.0, after=layout.after or 0.0, indent=max(layout.left or 0.0, 0.0)
        )
        if layout.outline is not None and layout.outline < 9:
            text = replace(text, kind=LineKind.HEADING, level=layout.outline + 1)
        elif level and level.marked:
            text = replace(text, kind=LineKind.BULLET, level=(said.depth or 0) + 1)
        return [*pen.boxes, text]

    def _inline(self, parent: etree._Element, pen: _Pen, depth: int) -> None:
        if depth > MAX_DEPTH * 2:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self._context.source)
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, pen, depth)
            elif tag == f"{W}hyperlink":
                outer, pen.link = pen.link, self._target(element) or pen.link
                self._inline(element, pen, depth + 1)
                pen.link = outer
            elif tag == f"{_MC}AlternateContent":
                self._inline(_choice(element), pen, depth + 1)
            elif tag == f"{W}fldSimple":
                outer, pen.link = pen.link, _field_link(element.get(f"{W}instr", "")) or pen.link
                self._inline(element, pen, depth + 1)
                pen.link = outer
            elif tag not in _GONE and len(element):
                self._inline(element, pen, depth + 1)

    def _run(self, run: etree._Element, pen: _Pen, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        look = pen.look
        if properties is not None:
            named = properties.find(f"{W}rStyle")
            if named is not None:
                look = self._context.styles.look(named.get(f"{W}val", "")).over(look)
            look = look_of(properties).over(look)
        text = "".join(self._piece(element, pen, look, depth) for element in run)
        if text and not pen.fields:
            pen.runs.append(Run(text, look.style, pen.link, hidden=bool(look.vanish)))

    def _piece(self, element: etree._Element, pen: _Pen, look: Look, depth: int) -> str:
        tag = element.tag
        if tag == f"{W}t":
            return symbol(look.font, element.text or "")
        if tag in (f"{W}tab", f"{W}ptab"):
            return "\t"
        if tag in (f"{W}br", f"{W}cr"):
            return "\n"
        if tag == f"{W}noBreakHyphen":
            return "-"
        if tag == f"{W}sym":
            return _symbol(element)
        if tag == f"{W}fldChar":
            _field(element, pen)
        elif tag == f"{W}instrText":
            pen.code += element.text or ""
        elif tag == f"{_MC}AlternateContent":
            return "".join(self._piece(inner, pen, look, depth + 1) for inner in _choice(element))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._boxes(element, pen, depth)
        return ""

    def _boxes(self, drawing: etree._Element, pen: _Pen, depth: int) -> None:
        """Text boxes of a drawing, outermost ones; those inside them come with their text."""
        for content in _outermost(drawing, f"{W}txbxContent"):
            pen.boxes.append(Region(tuple(self.blocks(content, depth + 1))))

    def _target(self, element: etree._Element) -> str | None:
        relationship = self._context.relationships.get(element.get(f"{R}id", ""))
        return relationship.target if relationship and relationship.external else None


def _choice(alternate: etree._Element) -> etree._Element:
    """What a new program reads; the fallback says the same again for old ones."""
    choice = alternate.find(f"{_MC}Choice")
    return choice if choice is not None else next(iter(alternate), alternate)


def _below(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Children with the tag, also through content controls and tracked insertions."""
    found: list[etree._Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            if element.find(f"{W}trPr/{W}del") is None:
                found.append(element)
        elif element.tag not in (f"{W}tc", f"{W}p", *_GONE):
            waiting += list(element)[::-1]
    return found


def _outermost(parent: etree._Element, tag: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag == f"{_MC}AlternateContent":
            waiting.append(_choice(element))
        else:
            waiting += list(element)[::-1]
    return found


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(element.get(f"{W}font"), chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""


def _field_link(code: str) -> str | None:
    found = _FIELD_LINK.search(code)
    return found[1] if found else None


def _field(element: etree._Element, pen: _Pen) -> None:
    """A field is code, then result; only the result is text."""
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        pen.fields, pen.code = pen.fields + 1, ""
    elif kind == "separate":
        pen.fields = max(pen.fields - 1, 0)
        pen.link = _field_link(pen.code) or pen.link
    elif kind == "end":
        pen.link, pen.code = None, ""
