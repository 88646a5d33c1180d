"""The body of a DOCX (or a header, footer, text box) -> blocks, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from matcher.document import LineKind
from matcher.readers.blocks import Block, Cell, Paragraph, Region, Run, Table
from matcher.readers.visibility import unreadable
from matcher.readers.word_boxes import choice, painted_area, reading_order
from matcher.readers.word_package import R, W
from matcher.readers.word_runs import GONE, MC, Context, Pen, Place
from matcher.readers.word_styles import Layout, layout_of, points

_OFF_PAGE = 1_200.0
"""Points of indentation: wider than every paper that CVs are written on (A3: 1191)."""

_FEW = 3
"""Paragraphs of a column that stand beside those of the next like cells; longer columns are read one by one."""


def blocks_of(root: etree._Element, context: Context) -> list[Block]:
    """The blocks of a part. Raises ``TooLargeError``.

    Text in the colour of its ground is hidden, unless dark shapes or pictures with room for all of it are drawn:
    then it stands on them, as in the banner of a designed CV.
    """
    background = next(root.iterchildren(f"{W}background"), None)
    place = Place().on(background.get(f"{W}color", "").lower() or None if background is not None else None)
    body = _Body(context)
    blocks = body.blocks(root, place)
    if 0 < body.pale <= painted_area(root):
        blocks = _Body(replace(context, painted=True)).blocks(root, place)
    return blocks


class _Body:
    """Walks one part."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._carried: list[Run] = []
        """Runs of a paragraph whose end was deleted, or of an initial letter: the next paragraph goes on with them."""
        self.pale = 0.0

    def blocks(self, parent: etree._Element, place: Place) -> list[Block]:
        found: list[Block] = []
        frame, framed, section = "", 0, 0
        for element in parent:
            tag = element.tag
            if tag == f"{W}p":
                now = _frame(element)
                if frame and now != frame:
                    found[framed:] = [Region(tuple(found[framed:]))]
                if now != frame:
                    frame, framed = now, len(found)
                found += self._paragraph(element, place)
                if (ends := element.find(f"{W}pPr/{W}sectPr")) is not None:
                    found[section:] = _side_by_side(found[section:], ends)
                    section = len(found)
            elif tag == f"{W}tbl":
                found.append(self._table(element, place.deeper(self._context.source)))
            elif tag == f"{W}altChunk":
                found += [part for part in (self._context.parts.get(element.get(f"{R}id", "")),) if part is not None]
            elif tag == f"{MC}AlternateContent":
                found += self.blocks(choice(element), place.deeper(self._context.source))
            elif tag not in GONE and len(element):
                found += self.blocks(element, place.deeper(self._context.source))
        return found

    def _table(self, table: etree._Element, place: Place) -> Table:
        properties = table.find(f"{W}tblPr")
        if properties is not None:
            named = properties.find(f"{W}tblStyle")
            shaded = named is not None and self._context.styles.fills(named.get(f"{W}val", ""))
            place = place.on("" if shaded else layout_of(properties).fill)
        return Table(tuple(self._row(row, place) for row in _below(table, f"{W}tr")))

    def _row(self, row: etree._Element, place: Place) -> tuple[Cell, ...]:
        height = row.find(f"{W}trPr/{W}trHeight")
        if height is not None and height.get(f"{W}hRule") == "exact" and _flat(height.get(f"{W}val")):
            place = replace(place, hidden=True)
        if (unseen := row.find(f"{W}trPr/{W}hidden")) is not None and unseen.get(f"{W}val", "1") not in _OFF:
            place = replace(place, hidden=True)
        cells = []
        for cell in _below(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            inside = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            ground = place.on(layout_of(properties).fill)
            cells.append(Cell(() if inside else tuple(self.blocks(cell, ground))))
        return tuple(cells)

    def _paragraph(self, element: etree._Element, place: Place) -> list[Block]:
        styles, properties = self._context.styles, element.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = named.get(f"{W}val", "") if named is not None else styles.usual
        said = layout_of(properties).over(styles.layout(style))
        level = self._context.numbering.level(said.number, said.depth)
        layout = said.over(level.layout).over(styles.spacing) if level else said.over(styles.spacing)
        place = replace(place, hidden=place.hidden or _is_frame_unseen(properties))
        pen = Pen(styles.look(style).over(styles.defaults), _placed(place, layout), self._context)
        pen.runs, self._carried = self._carried, []
        pen.inline(element)
        self.pale += pen.pale
        above, below = self._boxes(pen, place)
        if pen.new_column:
            above.append(Region(()))
        if properties is not None and (properties.find(f"{W}rPr/{W}del") is not None or _is_initial(properties)):
            self._carried = pen.runs
            return [*above, *below]
        listed = level is not None and level.marked
        return [*above, _written(pen.runs, layout, said.depth or 0, listed), *pen.diagrams, *below]

    def _boxes(self, pen: Pen, place: Place) -> tuple[list[Block], list[Block]]:
        """Text boxes that are read before and after the paragraph they are anchored to."""
        above: list[Block] = []
        below: list[Block] = []
        for box in reading_order(pen.boxes):
            inside = replace(place.on(box.fill).deeper(self._context.source), hidden=place.hidden or box.hidden)
            (below if box.below else above).append(Region(tuple(self.blocks(box.content, inside))))
        return above, below


def _side_by_side(blocks: list[Block], section: etree._Element) -> list[Block]:
    """A section of two columns with a few lines in each is a row of two cells: a job and, beside it, its dates."""
    columns = section.find(f"{W}cols")
    breaks = [index for index, block in enumerate(blocks) if block == Region(())]
    if columns is None or columns.get(f"{W}num") != "2" or len(breaks) != 1:
        return blocks
    left, right = ([b for b in side if _has_text(b)] for side in (blocks[: breaks[0]], blocks[breaks[0] + 1 :]))
    few = all(0 < len(side) <= _FEW and all(isinstance(b, Paragraph) for b in side) for side in (left, right))
    return [Table(((Cell(tuple(left)), Cell(tuple(right))),))] if few else blocks


def _has_text(block: Block) -> bool:
    return not isinstance(block, Paragraph) or any(run.text.strip() for run in block.runs)


def _written(runs: list[Run], layout: Layout, depth: int, listed: bool) -> Paragraph:
    kind, level = LineKind.TEXT, 0
    if layout.outline is not None and layout.outline < 9:
        kind, level = LineKind.HEADING, layout.outline + 1
    elif listed:
        kind, level = LineKind.BULLET, depth + 1
    return Paragraph(tuple(runs), kind, level, max(layout.left or 0.0, 0.0), layout.before or 0.0, layout.after or 0.0)


def _placed(place: Place, layout: Layout) -> Place:
    unseen = (layout.exact is not None and unreadable(layout.exact)) or abs(layout.left or 0.0) > _OFF_PAGE
    return replace(place.on(layout.fill), hidden=place.hidden or unseen)


def _flat(twentieths: str | None) -> bool:
    return bool(twentieths) and str(twentieths).isdecimal() and unreadable(int(str(twentieths)) / 20 or 0.1)


def _frame(paragraph: etree._Element) -> str:
    """What tells one frame from another; empty outside frames."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is None or frame.get(f"{W}dropCap", "none") != "none":
        return ""
    return " ".join(frame.get(f"{W}{name}", "-") for name in _FRAME)


def _is_frame_unseen(properties: etree._Element | None) -> bool:
    """The paragraph stands in a frame that is off the page, or too low for text."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    if frame is None:
        return False
    if frame.get(f"{W}hRule") == "exact" and _flat(frame.get(f"{W}h")):
        return True
    sides = [(points(frame.get(f"{W}{axis}")) or 0.0, points(frame.get(f"{W}{size}")) or 0.0) for axis, size in _SIDES]
    return any(start > _OFF_PAGE or (size and start + size < 0) or start < -_OFF_PAGE for start, size in sides)


_SIDES = (("x", "w"), ("y", "h"))
_OFF = ("0", "false", "off")
_FRAME = ("w", "h", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor")


def _is_initial(properties: etree._Element) -> bool:
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _below(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Children with the tag, also through content controls and tracked insertions; deleted rows left out."""
    found: list[etree._Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            if element.find(f"{W}trPr/{W}del") is None:
                found.append(element)
        elif element.tag not in (f"{W}tc", f"{W}p") and element.tag not in GONE:
            waiting += list(element)[::-1]
    return found
