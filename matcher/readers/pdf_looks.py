"""How the text of a page looks: font, size, colour, direction, and whether it is painted at all."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pypdfium2 as pdfium

from matcher.document import Style
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_fonts import Font, font_of
from matcher.readers.visibility import unreadable

SLANTED = 0.1
"""Radians from which on text counts as turned."""
NARROWEST = 0.15
"""Width of letters, in that of the font's own, below which nobody reads them; condensed types are half as wide."""
INVISIBLE_MODES = (3, 7)
"""PDF text render modes that paint nothing: 3 "neither fill nor stroke", 7 "add to the clipping path"."""
_OUTLINED = (1, 5)
"""Those that paint only the outlines of letters."""
_TRANSPARENT = 20
"""Opacity of 255 up to which nothing is seen on a print."""
_NO_INK = 0.05
"""Points that a letter's ink is wide and high at least."""
_PATTERN = (191, 191, 191)
"""What pdfium gives for a colour that is a pattern."""


class Seen(Enum):
    """What is said of text about whether a person sees it."""

    YES = "yes"
    """Unless something lies over it, or it has the colour of its ground."""
    DOUBTED = "doubted"
    """It cannot be told: a pattern, a blend mode, a soft mask, a layer, a letter without ink."""
    UNPAINTED = "unpainted"
    """By its render mode or its opacity; the text layer of a scan is so, too."""
    UNREADABLE = "unreadable"
    """Too small, or squeezed too narrow."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is common to the characters of a text object, and to all objects that look the same."""

    style: Style
    size: float
    """That of the style, in points."""
    font: Font
    seen: Seen
    angle: float
    """Radians against the page as it is seen; 0 for upright text."""
    turned: bool
    widths: dict[str, float]
    """Width of each character met so far in this font and size, in points."""
    depths: dict[tuple[str, int], float]
    """How far below the baseline the box of each character met so far reaches, by its height in eighths of a point."""
    claimed: bool
    """The file gives other words for what it paints (``ActualText``)."""


_NOBODY = 0, 1.0, (0, 0, 0, 255), 0, False, False
"""What is said of characters without a text object, which pdfium makes up."""


class Looks:
    """The look of each text object of a page: pdfium is asked once an object, and once a font for its name."""

    def __init__(self, textpage: pdfium.PdfTextPage, page_angle: float) -> None:
        self._textpage = textpage
        self._address = calls.reference(textpage)
        self._page_angle = page_angle
        self.known: dict[int, Look] = {}
        """By the address of a text object; 0 stands for none."""
        self._alike: dict[tuple[Any, ...], Look] = {}
        self._fonts: dict[int, Font] = {}
        self._measures: dict[tuple[int, float], tuple[dict[str, float], dict[tuple[str, int], float]]] = {}
        self._matrix, self._color, self._size = calls.Room("f", 6), calls.Room("I", 4), calls.Room("f", 1)
        self._ink = calls.Room("d", 4)

    def ask(self, text_object: int, index: int) -> Look:
        """The look of a text object that is not known yet, one of whose characters is given."""
        calls.matrix_of(self._address, index, self._matrix.start)
        said = self._matrix.read()[:4], *(self._said_by(text_object, index) if text_object else _NOBODY)
        look = self._alike.get(said)
        if look is None:
            look = self._alike[said] = self._look(index, *said)
        self.known[text_object] = look
        return look

    def _said_by(self, text_object: int, index: int) -> tuple[int, float, tuple[int, ...], int, bool, bool]:
        """Its font (the address), size before any scaling, colour with opacity, render mode, and whether it is
        claimed, and doubted."""
        calls.object_color(text_object, *self._color.places)
        calls.size_of_object(text_object, self._size.start)
        font, mode = calls.font_of_object(text_object) or 0, calls.render_mode(text_object)
        color = self._color.read()
        if mode in _OUTLINED or color[3] <= _TRANSPARENT:
            calls.stroke_color(text_object, *self._color.places)
            color = self._color.read() if mode not in (0, 4) else color
        claimed, layered = _marks_of(text_object) if calls.count_marks(text_object) else (False, False)
        doubted = layered or self._is_inkless(index) or color[:3] == _PATTERN or bool(calls.is_blended(text_object))
        return font, self._size.read()[0], color, mode, claimed, doubted

    def _is_inkless(self, index: int) -> bool:
        """A letter that is drawn as nothing, in a font made for that."""
        calls.char_box(self._address, index, *self._ink.places)
        left, right, bottom, top = self._ink.read()
        return bool(abs(right - left) < _NO_INK or abs(top - bottom) < _NO_INK)

    def _look(
        self,
        index: int,
        matrix: tuple[float, float, float, float],
        key: int,
        size: float,
        color: tuple[int, ...],
        mode: int,
        claimed: bool,
        doubted: bool,
    ) -> Look:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = font_of(self._textpage, index)
        a, b, c, d = matrix
        size = round(size * math.hypot(c, d), 2)
        red, green, blue, alpha = color
        rgb = (red & 255) << 16 | (green & 255) << 8 | blue & 255
        angle = 0.0
        if b or a < 0 or self._page_angle:
            angle = math.remainder(self._page_angle - math.atan2(b, a), 2 * math.pi)
        widths, depths = self._measures.setdefault((key, size), ({}, {}))
        style = Style(font.name, size, font.bold, font.italic, f"{rgb:06x}")
        seen = Seen.DOUBTED if doubted else Seen.YES
        if unreadable(size) or math.hypot(a, b) < NARROWEST * math.hypot(c, d):
            seen = Seen.UNREADABLE
        elif mode in INVISIBLE_MODES or alpha <= _TRANSPARENT:
            seen = Seen.UNPAINTED
        return Look(style, size, font, seen, angle, abs(angle) > SLANTED, widths, depths, claimed)


def _marks_of(text_object: int) -> tuple[bool, bool]:
    """Whether one of the marks it stands in claims other words for it, and whether one is a layer."""
    claimed = layered = False
    for index in range(calls.count_marks(text_object)):
        mark = calls.mark_of(text_object, index)
        if not mark:
            continue
        claimed = claimed or bool(calls.mark_parameter(mark, b"ActualText", None, 0, _LENGTH_PLACE))
        calls.mark_name(mark, _NAME.start, len(_LAYER), _LENGTH_PLACE)
        layered = layered or (_LENGTH.value == len(_LAYER) and bytes(_NAME.read()) == _LAYER)
    return claimed, layered


_LENGTH = ctypes.c_ulong()
_LENGTH_PLACE = ctypes.byref(_LENGTH)
_LAYER = "OC\0".encode("utf-16-le")
"""The name of the marks that put text into a layer (optional content)."""
_NAME = calls.Room("B", len(_LAYER))
