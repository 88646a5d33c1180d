"""pdfium's text layer as words: where each stands, how it looks, whether a person can see it.

Why not a character at a time: asking pdfium for every character's box costs twice the whole budget of a page.
The page's text comes in one call; boxes are asked for the first and the last character of each word, and the look
of a word is looked up once for each text object of the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Box, Style, Word

_WORD = re.compile(r"[^\s\x00\ufffe]+\ufffe?")
ASCENT, DESCENT = 0.78, 0.22
"""Top and bottom of a word's box around its baseline, in font sizes: typical of Latin text fonts. Taken instead of
each font's own figures, so that words of several fonts on one baseline get boxes of one height."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is common to the characters of one text object."""

    style: Style
    mode: int
    """PDF text render mode; 3 is invisible."""
    alpha: int
    angle: float
    """Radians against the page as it is seen; 0 for upright text."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A word with what only the PDF knows of it."""

    word: Word
    look: Look


class View:
    """Maps a page's own coordinates to points from the top-left corner of the page as it is seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        scale = 1000
        size = (0, 0, round(self.width * scale), round(self.height * scale), 0)
        corners = [self._device(page, size, x, y) for x, y in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0))]
        (x0, y0), (x1, y1), (x2, y2) = [(x / scale, y / scale) for x, y in corners]
        self._matrix = ((x1 - x0) / 100, (y1 - y0) / 100, (x2 - x0) / 100, (y2 - y0) / 100, x0, y0)
        self.angle = math.atan2(-self._matrix[1], self._matrix[0])

    @staticmethod
    def _device(page: pdfium.PdfPage, size: tuple[int, ...], x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *size, x, y, across, down)
        return across.value, down.value

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f


def text_of(textpage: pdfium.PdfTextPage) -> str:
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
    return "".join(chr(code) if 0 < (code := unicode(textpage, index)) < 0x110000 else "\0" for index in range(count))


def words_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> Iterator[Glyphs]:
    """The page's words in the order of its content stream."""
    view, look = View(page), _looks(textpage)
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    loose, origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    for match in _WORD.finditer(text_of(textpage)):
        start, end = match.span()
        if not loose(textpage, start, first) or not loose(textpage, end - 1, last):
            continue
        origin(textpage, start, origin_x, origin_y)
        seen = look(start, view.angle)
        corners = [view.point(x, y) for x, y in _corners(first, last)]
        _, baseline = view.point(origin_x.value, origin_y.value)
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        if abs(seen.angle) < 0.1:
            size = seen.style.size
            box = Box(number, left, baseline - ASCENT * size, right, baseline + DESCENT * size)
        else:
            box = Box(number, left, min(y for _, y in corners), right, max(y for _, y in corners))
        yield Glyphs(Word(match.group(), box, seen.style), seen)


def _corners(first: raw.FS_RECTF, last: raw.FS_RECTF) -> tuple[tuple[float, float], ...]:
    return (
        (first.left, first.bottom),
        (first.right, first.top),
        (last.left, last.bottom),
        (last.right, last.top),
    )


def _looks(textpage: pdfium.PdfTextPage) -> Callable[[int, float], Look]:
    """A function from a character's index to its look, which asks pdfium once for each text object."""
    known: dict[int, Look] = {}
    cast, pointer = ctypes.cast, ctypes.c_void_p

    def look(index: int, page_angle: float) -> Look:
        text_object = raw.FPDFText_GetTextObject(textpage, index)
        key = cast(text_object, pointer).value or 0
        if key not in known:
            known[key] = _look(textpage, text_object, index, page_angle)
        return known[key]

    return look


def _look(textpage: pdfium.PdfTextPage, text_object: object, index: int, page_angle: float) -> Look:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    size = raw.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
    font, flags = _font(textpage, index)
    weight = raw.FPDFText_GetFontWeight(textpage, index)
    style = Style(
        font=font,
        size=round(size, 2),
        bold=is_bold(font, weight, flags),
        italic=is_italic(font, flags),
        color=f"{red.value & 255:02x}{green.value & 255:02x}{blue.value & 255:02x}",
    )
    mode = raw.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
    angle = math.atan2(matrix.b, matrix.a) - page_angle
    return Look(style, mode, alpha.value, math.remainder(angle, 2 * math.pi))


def _font(textpage: pdfium.PdfTextPage, index: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", errors="replace")
    return re.sub(r"^[A-Z]{6}\+", "", name), flags.value


_BOLD = re.compile(r"bold|black|heavy|semib|demi|\bmedi(?:um)?\b|-bd|cmbx|sfbx|[bx]x?\d+$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|-it\b|cmti|sfti", re.IGNORECASE)


def is_bold(font: str, weight: int, flags: int) -> bool:
    """By the font's name, its ForceBold flag (bit 19), or its weight (CSS scale)."""
    return bool(_BOLD.search(font)) or bool(flags & 1 << 18) or weight >= 600


def is_italic(font: str, flags: int) -> bool:
    """By the font's name or its Italic flag (bit 7)."""
    return bool(_ITALIC.search(font)) or bool(flags & 1 << 6)
