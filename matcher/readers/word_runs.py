"""What stands in one paragraph of a DOCX -> runs, and the text boxes anchored in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from matcher.errors import TooLargeError
from matcher.readers.blocks import Block, Run
from matcher.readers.flow import MAX_DEPTH
from matcher.readers.symbols import symbol
from matcher.readers.visibility import WHITE, same_color, unreadable
from matcher.readers.word_boxes import TextBox, choice, text_boxes
from matcher.readers.word_numbering import Numbering
from matcher.readers.word_package import R, Relationship, W
from matcher.readers.word_styles import Look, Styles, look_of

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE: Final = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sectPr", f"{W}rt", f"{MC}Fallback")
)
"""What is no text of the document: properties, deletions, readings above characters, doubles for old programs."""
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Context:
    """What the walk over one part needs to know."""

    styles: Styles
    numbering: Numbering
    relationships: dict[str, Relationship]
    source: str
    parts: dict[str, Block] = field(default_factory=dict)
    """What lies in parts of its own, by the id it is referred to with."""
    painted: bool = False
    """White text stands on shapes or pictures, so that its colour says nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the part the walk is."""

    depth: int = 0
    ground: str | None = WHITE
    """Colour behind the text; "" when it cannot be told."""
    hidden: bool = False
    own: bool = False
    """The ground is said, by a shading or a shape, and not that of the page."""

    def deeper(self, source: str) -> Place:
        """Raises ``TooLargeError`` when nested deeper than any CV."""
        if self.depth >= 2 * MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=source)
        return replace(self, depth=self.depth + 1)

    def on(self, fill: str | None) -> Place:
        """The same place on its own ground; None and ``auto`` leave it."""
        return self if fill is None or fill == "auto" else replace(self, ground=fill, own=True)


@dataclass(slots=True)
class Pen:
    """The paragraph that is being written."""

    look: Look
    place: Place
    context: Context
    runs: list[Run] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    diagrams: list[Block] = field(default_factory=list)
    pale: float = 0.0
    """Square points of the text that has the colour of its ground."""
    new_column: bool = False
    _link: str | None = None
    _codes: list[str] = field(default_factory=list)
    """Field codes being read; a field is code, then result, and only the result is text."""
    _field_links: list[str | None] = field(default_factory=list)

    def inline(self, parent: etree._Element, depth: int = 0) -> None:
        """Write what stands in a paragraph, hyperlink, content control or insertion."""
        if depth > 2 * MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self.context.source)
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element)
            elif tag in (f"{W}hyperlink", f"{W}fldSimple"):
                outer = self._link
                self._link = self._target(element) or link_of(element.get(f"{W}instr", "")) or outer
                self.inline(element, depth + 1)
                self._link = outer
            elif tag == f"{MC}AlternateContent":
                self.inline(choice(element), depth + 1)
            elif tag == f"{_M}t":
                self._write(element.text or "", self.look)
            elif tag not in GONE and len(element):
                self.inline(element, depth + 1)

    def _run(self, run: etree._Element) -> None:
        look = self.look
        properties = run.find(f"{W}rPr")
        if properties is not None:
            own = look_of(properties)
            named = properties.find(f"{W}rStyle")
            if named is not None:
                own = own.over(self.context.styles.look(named.get(f"{W}val", "")))
            look = own.over(look)
        self._write("".join(self._piece(element, look) for element in run), look)

    def _write(self, text: str, look: Look) -> None:
        if text and not self._codes:
            self.runs.append(Run(text, look.style, self._link, self._hides(text, look)))

    def _hides(self, text: str, look: Look) -> bool:
        if self.place.hidden or look.vanish or unreadable(look.size or 0.0):
            return True
        place = self.place.on(look.fill)
        if not look.color or not same_color(look.color, place.ground):
            return False
        if place.own and place.ground != WHITE:
            return True
        self.pale += len(text) * 0.6 * (look.size or 11.0) ** 2  # half an em wide, 1.2 ems high
        return not self.context.painted

    def _piece(self, element: etree._Element, look: Look) -> str:
        tag = element.tag
        if tag == f"{W}t":
            return symbol(look.font, element.text or "")
        if tag in (f"{W}tab", f"{W}ptab"):
            return "\t"
        if tag in (f"{W}br", f"{W}cr"):
            self.new_column |= element.get(f"{W}type") == "column"
            return "\n"
        if tag == f"{W}noBreakHyphen":
            return "-"
        if tag == f"{W}sym":
            return _symbol(element)
        if tag == f"{MC}AlternateContent":
            return "".join(self._piece(inner, look) for inner in choice(element))
        if tag == f"{W}ruby":
            return "".join(base.text or "" for base in element.iterfind(f"{W}rubyBase/{W}r/{W}t"))
        self._silent(element)
        return ""

    def _silent(self, element: etree._Element) -> None:
        """What is no text itself: fields and drawings."""
        tag = element.tag
        if tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText" and self._codes:
            self._codes[-1] += element.text or ""
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self.boxes += text_boxes(element)
            if self.context.parts:
                ids = (found.get(f"{R}dm", "") for found in element.iter(_DIAGRAM))
                self.diagrams += (self.context.parts[name] for name in ids if name in self.context.parts)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append("")
        elif kind == "separate" and self._codes:
            self._field_links.append(self._link)
            self._link = link_of(self._codes.pop()) or self._link
        elif kind == "end":
            if self._field_links:
                self._link = self._field_links.pop()
            elif self._codes:
                self._codes.pop()

    def _target(self, element: etree._Element) -> str | None:
        relationship = self.context.relationships.get(element.get(f"{R}id", ""))
        return relationship.target if relationship and relationship.external else None


def link_of(code: str) -> str | None:
    """The target of a HYPERLINK field."""
    found = _LINK.search(code)
    return found[1] if found else None


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(element.get(f"{W}font"), chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""
