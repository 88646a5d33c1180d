"""pdfium's text layer as words: where each stands, and how it looks.

Why not a character at a time: asking pdfium for every character's box costs twice the whole budget of a page.
The page's text comes in one call; boxes are asked for the first and the last character of each word, and the look
of a word is looked up once for each text object. A word wider than its characters (or narrower: tight letter spacing)
may hide a space that pdfium missed: only then every character is asked for.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Box, Style, Word
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_fonts import Font, font_of, readable

ASCENT, DESCENT = 0.78, 0.22
"""Top and bottom of a word's box around its baseline, in font sizes: typical of Latin text fonts. Taken instead of
each font's own figures, so that words of several fonts on one baseline get boxes of one height."""
SLANTED = 0.1
"""Radians from which on text counts as turned."""
_SPACE = 0.14
"""A gap of this many font sizes within a word is a space that was not written: the narrowest spaces of text fonts are
0.19 wide, kerning stays below 0.1."""
_DESCENT_KEY = " depth"
Edges = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_NOWHERE: Edges = (0.0, 0.0, 0.0, 0.0)
_BLANK = " \t\n\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space; not ``\\s``, which holds control codes under which TeX's fonts keep ligatures."""
_WORD = re.compile(f"[^{_BLANK}\x02\ufffe]+[\x02\ufffe]?")


class Look(NamedTuple):
    """What is common to the characters of one text object."""

    style: Style
    font: Font
    mode: int
    """PDF text render mode; 3 is invisible."""
    alpha: int
    angle: float
    """Radians against the page as it is seen; 0 for upright text."""
    widths: dict[str, float]
    """Width of each character met so far in this font and size, in points; and the depth of its box."""
    claimed: bool
    """The file gives other words for what it paints (``ActualText``)."""
    key: int
    """Which text object it is: its address while the page is open."""


class Glyphs(NamedTuple):
    """A word with what only the PDF knows of it."""

    word: Word
    look: Look
    raw: str
    """The text as pdfium gives it."""


class View:
    """Maps a page's own coordinates to points from the top-left corner of the page as it is seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        scale = 1000
        size = (0, 0, round(self.width * scale), round(self.height * scale), 0)
        corners = [self._device(page, size, x, y) for x, y in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0))]
        (x0, y0), (x1, y1), (x2, y2) = [(x / scale, y / scale) for x, y in corners]
        self._matrix = ((x1 - x0) / 100, (y1 - y0) / 100, (x2 - x0) / 100, (y2 - y0) / 100, x0, y0)
        self.angle = math.atan2(self._matrix[1], self._matrix[0])

    @staticmethod
    def _device(page: pdfium.PdfPage, size: tuple[int, ...], x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *size, x, y, across, down)
        return across.value, down.value

    def edges(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """x0, top, x1, bottom of a rectangle as it is seen."""
        a, b, c, d, e, f = self._matrix
        if a > 0 and d < 0 and not b and not c:
            return a * left + e, d * top + f, a * right + e, d * bottom + f
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f


class PageText:
    """The words of one page, in the order of its content stream."""

    def __init__(self, textpage: pdfium.PdfTextPage, number: int, view: View) -> None:
        self._address = calls.address(textpage)
        self._number = number
        self._view = view
        self._look = Looks(textpage, view.angle)
        self._rectangle, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._rectangle_address = ctypes.addressof(self._rectangle)
        self._origin_addresses = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._last = (-1e9, -1e9)
        self.text = _characters(textpage)

    def words(self) -> Iterator[Glyphs]:
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            first = self._edges(start)
            last = first if end - start == 1 else self._edges(end - 1)
            if first is None or last is None:
                continue
            look = self._look.at(start)
            if abs(look.angle) > SLANTED:
                yield self._turned(start, end, look)
                continue
            spare = (last[2] - first[0]) - self._natural_width(start, end, look)
            if abs(spare) > _SPACE * look.style.size and end - start > 2:
                yield from (self._word(a, b, look) for a, b in self._pieces(start, end, look.style.size))
            else:
                yield self._placed(start, end, look, first, last[2])

    def _edges(self, index: int) -> Edges | None:
        box = self._rectangle
        if not calls.loose_char_box(self._address, index, self._rectangle_address):
            return None
        return self._view.edges(box.left, box.bottom, box.right, box.top)

    def _natural_width(self, start: int, end: int, look: Look) -> float:
        """The sum of the characters' own widths, each measured where it is first met."""
        widths, total = look.widths, 0.0
        for index in range(start, end):
            character = self.text[index]
            width = widths.get(character)
            if width is None:
                edges = self._edges(index)
                width = widths[character] = edges[2] - edges[0] if edges else 0.0
            total += width
        return total

    def _pieces(self, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
        """The word parted at gaps clearly wider than those between its other characters."""
        edges = [self._edges(index) or (0.0, 0.0, 0.0, 0.0) for index in range(start, end)]
        gaps = [right[0] - left[2] for left, right in pairwise(edges)]
        usual = median(gaps)
        begin = start
        for offset, gap in enumerate(gaps, 1):
            if gap - usual > _SPACE * size:
                yield begin, start + offset
                begin = start + offset
        yield begin, end

    def _word(self, start: int, end: int, look: Look) -> Glyphs:
        first, last = self._edges(start) or _NOWHERE, self._edges(end - 1) or _NOWHERE
        return self._placed(start, end, look, first, last[2])

    def _placed(self, start: int, end: int, look: Look, first: Edges, right: float) -> Glyphs:
        baseline = first[3] - self._descent(start, look, first)
        size = look.style.size
        left = self._kept_apart(start, first[0], baseline, size)
        box = Box(self._number, left, baseline - ASCENT * size, max(left, right), baseline + DESCENT * size)
        self._last = right, baseline
        text = self.text[start:end]
        return Glyphs(Word(readable(text, look.font), box, look.style), look, text)

    def _kept_apart(self, start: int, left: float, baseline: float, size: float) -> float:
        """The left edge; where tight letter spacing eats up a written space, a little further right.

        Touching pieces without a space between them are one word to the layout.
        """
        right, level = self._last
        if start and self.text[start - 1] == " " and abs(level - baseline) < 0.1 * size:
            gap = left - right
            if -0.3 * size < gap < _SPACE * size:
                return right + _SPACE * size
        return left

    def _descent(self, index: int, look: Look, edges: Edges) -> float:
        """How far below the baseline a character's loose box reaches: asked for once a font, size and character."""
        key = self.text[index] + _DESCENT_KEY
        known = look.widths.get(key)
        if known is None:
            calls.char_origin(self._address, index, *self._origin_addresses)
            known = edges[3] - self._view.point(self._x.value, self._y.value)[1]
            look.widths[key] = known
        return known

    def _turned(self, start: int, end: int, look: Look) -> Glyphs:
        edges = [edge for index in range(start, end) if (edge := self._edges(index))]
        x0, top = min(e[0] for e in edges), min(e[1] for e in edges)
        x1, bottom = max(e[2] for e in edges), max(e[3] for e in edges)
        text = self.text[start:end]
        box = Box(self._number, x0, top, x1, bottom)
        return Glyphs(Word(readable(text, look.font), box, look.style), look, text)


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The page's characters, one a pdfium character index (so that an offset in it is such an index)."""
    count = textpage.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer) - 1
    if written == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
    unicode = raw.FPDFText_GetUnicode
    codes = (unicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0" for code in codes)


class Looks:
    """The look of each character, for which pdfium is asked once for each text object and each font."""

    def __init__(self, textpage: pdfium.PdfTextPage, page_angle: float) -> None:
        self._textpage = textpage
        self._address = calls.address(textpage)
        self._page_angle = page_angle
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, Font] = {}
        self._styles: dict[tuple[int, float, int], Style] = {}
        self._widths: dict[tuple[int, float], dict[str, float]] = {}
        self._matrix = raw.FS_MATRIX()
        self._color = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._color)
        self._channels = tuple(start + 4 * channel for channel in range(4))

    def at(self, index: int) -> Look:
        key = calls.text_object(self._address, index) or 0
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._new(index, key)
        return found

    def _new(self, index: int, text_object: int) -> Look:
        matrix = self._matrix
        calls.matrix_of(self._address, index, ctypes.addressof(matrix))
        size = round(calls.font_size(self._address, index) * math.hypot(matrix.c, matrix.d), 2)
        calls.fill_color(self._address, index, *self._channels)
        red, green, blue, alpha = self._color
        key = (calls.font_of_object(text_object) or 0) if text_object else 0
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = font_of(self._textpage, index)
        rgb = (red & 255) << 16 | (green & 255) << 8 | blue & 255
        style = self._styles.get((key, size, rgb))
        if style is None:
            style = self._styles[key, size, rgb] = Style(font.name, size, font.bold, font.italic, f"{rgb:06x}")
        angle = 0.0
        if matrix.b or matrix.a < 0 or self._page_angle:
            angle = math.remainder(self._page_angle - math.atan2(matrix.b, matrix.a), 2 * math.pi)
        mode = calls.render_mode(text_object) if text_object else 0
        widths = self._widths.setdefault((key, size), {})
        return Look(style, font, mode, alpha, angle, widths, _is_claimed(text_object), text_object)


def _is_claimed(text_object: int) -> bool:
    for index in range(calls.count_marks(text_object) if text_object else 0):
        mark = calls.mark_of(text_object, index)
        if mark and calls.mark_parameter(mark, b"ActualText", None, 0, _LENGTH_ADDRESS):
            return True
    return False


_LENGTH = ctypes.c_ulong()
_LENGTH_ADDRESS = ctypes.addressof(_LENGTH)
