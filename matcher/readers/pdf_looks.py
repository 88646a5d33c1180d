"""How the text of a page looks: font, size, colour, direction, and whether it is painted at all."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from matcher.document import Style
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_fonts import Font, font_of

SLANTED = 0.1
"""Radians from which on text counts as turned."""


class Look(NamedTuple):
    """What is common to the characters of a text object, and to all objects that look the same."""

    style: Style
    font: Font
    mode: int
    """PDF text render mode; 3 is invisible."""
    alpha: int
    angle: float
    """Radians against the page as it is seen; 0 for upright text."""
    turned: bool
    widths: dict[str, float]
    """Width of each character met so far in this font and size, in points."""
    depths: dict[str, float]
    """How far below the baseline the box of each character met so far reaches."""
    claimed: bool
    """The file gives other words for what it paints (``ActualText``)."""


class Looks:
    """The look of each text object of a page: pdfium is asked once an object, and once a font for its name."""

    def __init__(self, textpage: pdfium.PdfTextPage, page_angle: float) -> None:
        self._textpage = textpage
        self._address = calls.address(textpage)
        self._page_angle = page_angle
        self._of_object: dict[int, Look] = {}
        self._known: dict[tuple[object, ...], Look] = {}
        self._fonts: dict[int, Font] = {}
        self._measures: dict[tuple[int, float], tuple[dict[str, float], dict[str, float]]] = {}
        self._matrix, self._color = calls.Room("f", 6), calls.Room("I", 4)

    def of(self, text_object: int, index: int) -> Look:
        """The look of a text object (its address; 0 for none), one of whose characters is given."""
        found = self._of_object.get(text_object)
        if found is None:
            found = self._of_object[text_object] = self._asked(text_object, index)
        return found

    def _asked(self, text_object: int, index: int) -> Look:
        calls.matrix_of(self._address, index, self._matrix.start)
        calls.fill_color(self._address, index, *self._color.addresses)
        font = (calls.font_of_object(text_object) or 0) if text_object else 0
        mode = calls.render_mode(text_object) if text_object else 0
        size, matrix, color = calls.font_size(self._address, index), self._matrix.read()[:4], self._color.read()
        said = font, size, matrix, color, mode, _is_claimed(text_object)
        found = self._known.get(said)
        if found is None:
            found = self._known[said] = self._look(index, *said)
        return found

    def _look(
        self, index: int, key: int, size: float, matrix: tuple[float, ...], color: tuple[int, ...], *rest: Any
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
        mode, claimed = rest
        widths, depths = self._measures.setdefault((key, size), ({}, {}))
        style = Style(font.name, size, font.bold, font.italic, f"{rgb:06x}")
        return Look(style, font, mode, alpha, angle, abs(angle) > SLANTED, widths, depths, claimed)


def _is_claimed(text_object: int) -> bool:
    for index in range(calls.count_marks(text_object) if text_object else 0):
        mark = calls.mark_of(text_object, index)
        if mark and calls.mark_parameter(mark, b"ActualText", None, 0, _LENGTH_ADDRESS):
            return True
    return False


_LENGTH = ctypes.c_ulong()
_LENGTH_ADDRESS = ctypes.addressof(_LENGTH)
