"""Drawings of a DOCX: the text boxes in them, where they stand, and what is painted behind text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from matcher.readers.visibility import dark
from matcher.readers.word_package import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU = 12_700.0
"""English metric units in a point."""
_PAGE = 1_200.0
"""Points: longer than the sides of every paper that CVs are written on (A3: 1191)."""
_STYLED = re.compile(
    r"(?:^|;)(width|height|margin-left|margin-top|left|top):(-?\d{1,7}(?:\.\d{1,9})?)(pt|in|mm|cm|px)?"
)
_UNITS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_LENGTH = re.compile(r"(width|height):(\d{1,5}(?:\.\d{1,9})?)(pt|in)")


@dataclass(frozen=True, slots=True)
class TextBox:
    content: etree._Element
    """``w:txbxContent``."""
    x: float
    y: float
    width: float
    height: float
    """In points; meaningful among the boxes of one paragraph."""
    below: bool
    """It hangs below the paragraph that it is anchored to."""
    fill: str | None
    """Colour of its ground; "" when it cannot be told (a picture, a gradient), None when there is none."""
    hidden: bool
    """Marked as hidden, off the page, or without height."""


def text_boxes(drawing: etree._Element) -> list[TextBox]:
    """The outermost text boxes of a ``w:drawing`` or ``w:pict``; boxes inside them come with their text."""
    frame = next((child for child in drawing if child.tag in (f"{_WP}anchor", f"{_WP}inline")), None)
    x, y, width, height = _place(frame) if frame is not None else (0.0, 0.0, 0.0, 0.0)
    hidden = frame is not None and _unseen(frame, x, y, width, height)
    below = frame is not None and y > 12 and _relative(frame, "V") in ("paragraph", "line")
    boxes = []
    for content in outermost(drawing, f"{W}txbxContent"):
        shape = _shape(content, drawing)
        left, top, wide, high = _within(shape)
        styled = (shape.get("style", "") if shape is not None else "").replace(" ", "")
        boxes.append(
            TextBox(
                content,
                x + left,
                y + top,
                wide or width,
                high or height,
                below,
                _fill(shape),
                hidden or _is_styled_away(styled),
            )
        )
    return boxes


def _is_styled_away(style: str) -> bool:
    """By the style of an old shape: hidden, flat, or off the page."""
    if "visibility:hidden" in style or "display:none" in style:
        return True
    lengths = {name: float(number) * _UNITS.get(unit, 1.0) for name, number, unit in _STYLED.findall(style)}
    flat = any(0 <= lengths.get(side, 99.0) < 2 for side in ("width", "height"))
    return flat or any(abs(lengths.get(side, 0.0)) > _PAGE for side in ("margin-left", "margin-top", "left", "top"))


def reading_order(boxes: list[TextBox], depth: int = 0) -> list[TextBox]:
    """Columns from left to right, each from top to bottom; a box over all columns is read where it stands."""
    if len(boxes) < 2 or depth > 30:
        return boxes
    for spans in ([(b.x, b.x + b.width) for b in boxes], [(b.y, b.y + b.height) for b in boxes]):
        ordered = sorted(range(len(boxes)), key=lambda index: spans[index])
        reach = spans[ordered[0]][1]
        for cut in range(1, len(ordered)):
            start, end = spans[ordered[cut]]
            if start >= reach - 2:
                before, after = ([boxes[index] for index in part] for part in (ordered[:cut], ordered[cut:]))
                return reading_order(before, depth + 1) + reading_order(after, depth + 1)
            reach = max(reach, end)
    return sorted(boxes, key=lambda box: (box.y, box.x))


def painted_area(root: etree._Element) -> float:
    """Square points of dark shapes and pictures that white text may stand on."""
    area = 0.0
    for frame in root.iter(f"{_WP}anchor", f"{_WP}inline"):
        if frame.find(f".//{_PIC}pic") is not None or any(
            _fill(shape) not in (None, "ffffff") for shape in frame.iter(f"{_WPS}wsp")
        ):
            _, _, width, height = _place(frame)
            area += width * height
    for shape in root.iter(f"{_V}rect", f"{_V}shape", f"{_V}roundrect"):
        if dark(_vml_color(shape)):
            sides = {
                side: float(size) * (72 if unit == "in" else 1)
                for side, size, unit in _LENGTH.findall(shape.get("style", ""))
            }
            area += sides.get("width", 0.0) * sides.get("height", 0.0)
    return area


def outermost(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Elements with the tag that lie in no other such element, in order; fallbacks left out."""
    found: list[etree._Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag == f"{_MC}AlternateContent":
            waiting.append(choice(element))
        else:
            waiting += list(element)[::-1]
    return found


def choice(alternate: etree._Element) -> etree._Element:
    """What a new program reads; the fallback says the same again for old ones."""
    found = alternate.find(f"{_MC}Choice")
    return found if found is not None else next(iter(alternate), alternate)


def _number(text: str | None) -> float:
    try:
        return float(text or 0) / _EMU
    except ValueError:
        return 0.0


def _place(frame: etree._Element) -> tuple[float, float, float, float]:
    extent = frame.find(f"{_WP}extent")
    width, height = (_number(extent.get(side)) if extent is not None else 0.0 for side in ("cx", "cy"))
    x = _number(frame.findtext(f"{_WP}positionH/{_WP}posOffset"))
    y = _number(frame.findtext(f"{_WP}positionV/{_WP}posOffset"))
    if frame.findtext(f"{_WP}positionH/{_WP}align") == "right":
        x = _PAGE / 2
    return x, y, width, height


def _relative(frame: etree._Element, axis: str) -> str:
    position = frame.find(f"{_WP}position{axis}")
    return position.get("relativeFrom", "") if position is not None else ""


def _unseen(frame: etree._Element, x: float, y: float, width: float, height: float) -> bool:
    properties = frame.find(f"{_WP}docPr")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return True
    if abs(x) > _PAGE or abs(y) > _PAGE or 0 < min(width, height) < 2:
        return True
    return (_relative(frame, "H") == "page" and x + width < 0) or (_relative(frame, "V") == "page" and y + height < 0)


def _shape(content: etree._Element, drawing: etree._Element) -> etree._Element | None:
    """The shape whose text this is."""
    element = content.getparent()
    while element is not None and element is not drawing:
        if element.tag in (f"{_WPS}wsp", f"{_V}shape", f"{_V}rect", f"{_V}roundrect"):
            return element
        element = element.getparent()
    return None


def _within(shape: etree._Element | None) -> tuple[float, float, float, float]:
    """Place of a shape in its group."""
    form = shape.find(f"{_WPS}spPr/{_A}xfrm") if shape is not None else None
    if form is None:
        return 0.0, 0.0, 0.0, 0.0
    offset, extent = form.find(f"{_A}off"), form.find(f"{_A}ext")
    x, y = (_number(offset.get(axis)) if offset is not None else 0.0 for axis in ("x", "y"))
    width, height = (_number(extent.get(side)) if extent is not None else 0.0 for side in ("cx", "cy"))
    return x, y, width, height


def _fill(shape: etree._Element | None) -> str | None:
    if shape is None:
        return ""
    if shape.tag != f"{_WPS}wsp":
        return _vml_color(shape)
    properties = shape.find(f"{_WPS}spPr")
    if properties is None:
        return ""
    for child in properties:
        if child.tag == f"{_A}noFill":
            return None
        if child.tag == f"{_A}solidFill":
            color = child.find(f"{_A}srgbClr")
            if color is not None:
                return color.get("val", "").lower()
            scheme = child.find(f"{_A}schemeClr")
            return "ffffff" if scheme is not None and scheme.get("val") in ("bg1", "lt1") and not len(scheme) else ""
        if child.tag in (f"{_A}gradFill", f"{_A}blipFill", f"{_A}pattFill"):
            return ""
    style = shape.find(f"{_WPS}style/{_A}fillRef")
    return "" if style is not None and style.get("idx", "0") != "0" else None


def _vml_color(shape: etree._Element) -> str | None:
    if shape.get("filled") in ("f", "false"):
        return None
    color = shape.get("fillcolor", "").split(" ")[0].lstrip("#").lower()
    if len(color) == 3:
        color = "".join(digit * 2 for digit in color)
    return {"white": "ffffff", "": "ffffff", "black": "000000"}.get(color, color if len(color) == 6 else "")
