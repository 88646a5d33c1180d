"""ODT -> Document, straight over its XML: odfpy builds a tree of Python objects and takes twenty times as long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from matcher.document import Document, Finding, FindingCode, LineKind
from matcher.errors import CorruptError, EncryptedError, TooLargeError
from matcher.readers.archive import Archive
from matcher.readers.blocks import Block, Cell, Paragraph, Region, Run, Table
from matcher.readers.flow import MAX_DEPTH, Flow
from matcher.readers.markup import parse_xml
from matcher.readers.opendocument_styles import DRAW, STYLE, TEXT, Look, Styles, length
from matcher.readers.running import gives_contact
from matcher.readers.symbols import symbol
from matcher.readers.visibility import UNREADABLE_SIZE, WHITE, hidden_findings, same_color, unreadable

if TYPE_CHECKING:
    from matcher.readers import Options, Source

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SKIPPED = frozenset(
    (f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}note-citation",
     f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_OFFICE}scripts",
     f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}image")
)  # fmt: skip
_UNSHOWN = {
    f"{TEXT}hidden-text": f"{TEXT}string-value",
    f"{TEXT}conditional-text": f"{TEXT}string-value-if-true",
}
"""Fields whose words may stand in the file without being printed; what a condition shows is the field's text."""
_OFF_PAGE = 1200.0
"""Points: further than every paper that CVs are written on (A3: 1191)."""
_MAX_REPEAT = 50
"""Repeated cells: spreadsheets pasted into a text repeat empty ones by the thousand."""


@dataclass(frozen=True, slots=True)
class _Place:
    depth: int = 0
    level: int = 0
    """Depth of lists."""
    lists: str = ""
    item: bool = False
    ground: str | None = WHITE
    hidden: bool = False


def read(source: Source, _options: Options) -> Document:
    """Raises ``CorruptError``, ``EncryptedError`` or ``TooLargeError``."""
    archive = Archive(source.data, source.name)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise EncryptedError("the document is protected with a password: save it without one", source=source.name)
    if "content.xml" not in archive:
        raise CorruptError("its text part is missing: export or copy it again", source=source.name)
    content = parse_xml(archive.read("content.xml"), source.name)
    styles, page = Styles(), None
    if "styles.xml" in archive:
        page = parse_xml(archive.read("styles.xml"), source.name)
        styles.add(page)
    styles.add(content)
    body, running = Flow(source.name), Flow(source.name)
    for part in _running(page):
        flow = body if _is_letterhead(part) and not body.lines else running
        flow.add(_Body(styles, source.name).blocks(part, _Place()))
        flow.new_region()
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is not None:
        body.add(_Body(styles, source.name).blocks(text, _Place()))
    return Document(
        source=source.name,
        format="odt",
        lines=tuple(body.lines),
        running=tuple(running.lines),
        hidden=(*body.hidden, *running.hidden),
        findings=(*hidden_findings((*body.hidden, *running.hidden)), *_findings(archive, content)),
    )


def _is_letterhead(part: etree._Element) -> bool:
    """A header with contact data and no page numbers is part of what one reads on page 1."""
    counts = next(part.iter(f"{TEXT}page-number"), None) is not None
    return "header" in str(part.tag) and not counts and gives_contact(" ".join(map(str, part.itertext())))


def _running(page: etree._Element | None) -> list[etree._Element]:
    """Headers, then footers, of the page styles."""
    if page is None:
        return []
    kinds = ("header-first", "header", "footer-first", "footer")
    return [element for kind in kinds for element in page.iterfind(f".//{STYLE}master-page/{STYLE}{kind}")]


def _findings(archive: Archive, content: etree._Element) -> list[Finding]:
    found = []
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in archive.names):
        found.append(Finding(FindingCode.MACRO, "The file contains macros; they were not run."))
    if any(content.iter(f"{DRAW}object", f"{DRAW}object-ole")):
        found.append(Finding(FindingCode.EMBEDDED_FILE, "The file contains embedded files; they were not opened."))
    for element in content.iter(f"{DRAW}image", f"{TEXT}section-source", f"{DRAW}object"):
        target = element.get(f"{_XLINK}href", "")
        if target.startswith(("http:", "https:", "file:", "ftp:", "//", "../")):
            message = "The file asks for content from elsewhere; it was not fetched."
            found.append(Finding(FindingCode.EXTERNAL_LINK, message, text=target[:200]))
    return found


class _Body:
    """Walks one part."""

    def __init__(self, styles: Styles, source: str) -> None:
        self._styles = styles
        self._source = source

    def blocks(self, parent: etree._Element, place: _Place) -> list[Block]:
        if place.depth > 2 * MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self._source)
        place = replace(place, depth=place.depth + 1)
        found: list[Block] = []
        for element in parent:
            tag = element.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                found += self._paragraph(element, place)
                place = replace(place, item=False)
            elif tag == f"{TEXT}list":
                found += self._list(element, place)
            elif tag == f"{_TABLE}table":
                found.append(self._table(element, place))
            elif tag in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}g"):
                found.append(self._box(element, place))
            elif tag not in _SKIPPED and len(element):
                found += self.blocks(element, self._section(element, place))
        return found

    def _section(self, element: etree._Element, place: _Place) -> _Place:
        shown = element.get(f"{TEXT}display")
        hidden = shown == "none" or (shown == "condition" and element.get(f"{TEXT}is-hidden") != "false")
        return replace(place, hidden=place.hidden or (hidden and element.tag == f"{TEXT}section"))

    def _list(self, element: etree._Element, place: _Place) -> list[Block]:
        inside = replace(place, level=place.level + 1, lists=element.get(f"{TEXT}style-name", place.lists))
        found: list[Block] = []
        for item in element:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                found += self.blocks(item, replace(inside, item=item.tag == f"{TEXT}list-item"))
        return found

    def _table(self, table: etree._Element, place: _Place) -> Table:
        look = self._styles.look("table", table.get(f"{_TABLE}style-name", ""))
        place = replace(place, ground=look.ground or place.ground, level=0, item=False)
        return Table(tuple(self._row(row, place) for row in _rows(table)))

    def _row(self, row: etree._Element, place: _Place) -> tuple[Cell, ...]:
        flat = self._styles.look("table-row", row.get(f"{_TABLE}style-name", "")).flat
        unseen = flat or row.get(f"{_TABLE}visibility") in ("collapse", "filter")
        place = replace(place, hidden=place.hidden or unseen)
        cells: list[Cell] = []
        for cell in row:
            if cell.tag == f"{_TABLE}covered-table-cell":
                cells.append(Cell(()))
            elif cell.tag == f"{_TABLE}table-cell":
                look = self._styles.look("table-cell", cell.get(f"{_TABLE}style-name", ""))
                blocks = tuple(self.blocks(cell, replace(place, ground=look.ground or place.ground)))
                repeat = cell.get(f"{_TABLE}number-columns-repeated", "1")
                cells += [Cell(blocks)] * min(int(repeat) if repeat.isdecimal() else 1, _MAX_REPEAT)
        return tuple(cells)

    def _box(self, frame: etree._Element, place: _Place) -> Region:
        look = self._styles.look("graphic", frame.get(f"{DRAW}style-name", ""))
        ground = place.ground if look.ground is None else look.ground
        x, y = length(frame.get(f"{_SVG}x")), length(frame.get(f"{_SVG}y"))
        sides = [length(said) for said in (frame.get(f"{_SVG}width"), frame.get(f"{_SVG}height")) if said]
        flat = any(side < UNREADABLE_SIZE for side in sides)
        hidden = place.hidden or flat or max(abs(x), abs(y)) > _OFF_PAGE or frame.get(f"{DRAW}display") == "none"
        return Region(tuple(self.blocks(frame, replace(place, ground=ground, hidden=hidden, level=0, item=False))))

    def _paragraph(self, element: etree._Element, place: _Place) -> list[Block]:
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        away = abs(look.indent) > _OFF_PAGE or _is_under_condition(element)
        place = replace(place, ground=place.ground if look.ground is None else look.ground, hidden=place.hidden or away)
        runs: list[Run] = []
        boxes: list[Block] = []
        self._inline(element, look, place, None, runs, boxes)
        kind, level = self._kind(element, look, place)
        text = Paragraph(tuple(runs), kind, level, max(look.indent, 0.0), look.before, look.after)
        return [*boxes, text]

    def _kind(self, element: etree._Element, look: Look, place: _Place) -> tuple[LineKind, int]:
        level = element.get(f"{TEXT}outline-level", "1") if element.tag == f"{TEXT}h" else ""
        if level.isdecimal():
            return LineKind.HEADING, int(level)
        if look.outline and not place.level:
            return LineKind.HEADING, look.outline
        if place.item and self._styles.marked(place.lists, place.level):
            return LineKind.BULLET, place.level
        return LineKind.TEXT, 0

    def _inline(
        self, parent: etree._Element, look: Look, place: _Place, link: str | None, runs: list[Run], boxes: list[Block]
    ) -> None:
        if place.depth > 2 * MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self._source)
        deeper = replace(place, depth=place.depth + 1)
        self._write(_collapsed(parent.text), look, place, link, runs)
        for element in parent:
            tag = element.tag
            if tag == f"{TEXT}s":
                count = element.get(f"{TEXT}c", "1")
                self._write(" " * min(int(count) if count.isdecimal() else 1, 200), look, place, link, runs)
            elif tag in _UNSHOWN:
                self._write(element.get(_UNSHOWN[tag], ""), look, replace(place, hidden=True), link, runs)
            elif tag == f"{TEXT}tab":
                self._write("\t", look, place, link, runs)
            elif tag == f"{TEXT}line-break":
                self._write("\n", look, place, link, runs)
            elif tag == f"{TEXT}span":
                inner = self._styles.look("text", element.get(f"{TEXT}style-name", ""), look)
                self._inline(element, inner, deeper, link, runs, boxes)
            elif tag == f"{TEXT}a":
                self._inline(element, look, deeper, element.get(f"{_XLINK}href") or link, runs, boxes)
            elif tag in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}g"):
                boxes.append(self._box(element, deeper))
            elif tag not in _SKIPPED and tag != f"{TEXT}note":
                self._inline(element, look, deeper, link, runs, boxes)
            self._write(_collapsed(element.tail), look, place, link, runs)

    def _write(self, text: str, look: Look, place: _Place, link: str | None, runs: list[Run]) -> None:
        if not text:
            return
        ground = place.ground if look.ground is None else look.ground
        pale = bool(look.style.color) and same_color(look.style.color, ground)
        hidden = place.hidden or look.hidden or pale or unreadable(look.style.size)
        runs.append(Run(symbol(look.style.font, text), look.style, link, hidden))


def _is_under_condition(paragraph: etree._Element) -> bool:
    """A field in it hides the paragraph that it stands in."""
    field = paragraph.find(f".//{TEXT}hidden-paragraph")
    return field is not None and field.get(f"{TEXT}is-hidden") != "false"


def _rows(table: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            found.append(child)
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            found += [row for row in child if row.tag == f"{_TABLE}table-row"]
    return found


def _collapsed(text: str | None) -> str:
    """White space as ODF counts it: line ends and repeated spaces are one space."""
    if not text:
        return ""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text
    inner = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() and inner else ''}"
