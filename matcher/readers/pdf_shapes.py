"""What is painted on a page beside text: discs that serve as bullets, grounds that text stands on, pictures."""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Box, Style, Word
from matcher.readers.pdf_words import View

MAX_OBJECTS = 20_000
"""A page with more painted objects is a drawing; what lies behind them is not looked at."""
_FORM_DEPTH = 3


class Paint(Enum):
    DOT = "dot"
    FILL = "fill"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Shape:
    paint: Paint
    box: Box
    color: str
    """``rrggbb``; empty for pictures and dots."""
    order: int
    """How many text objects were painted before it."""


def shapes_of(page: pdfium.PdfPage, view: View, number: int) -> list[Shape]:
    """Dots, filled areas and pictures of the page, in the order of painting; lines and curves are left out."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    found: list[Shape] = []
    texts = 0
    for index in range(min(MAX_OBJECTS, raw.FPDFPage_CountObjects(page))):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts += 1
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE) and raw.FPDFPageObj_GetBounds(item, *edges):
            box = Box(number, *view.edges(edges[0].value, edges[1].value, edges[2].value, edges[3].value))
            shape = _shape(item, kind, box, texts)
            if shape is not None:
                found.append(shape)
    return found


def _shape(item: object, kind: int, box: Box, order: int) -> Shape | None:
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return Shape(Paint.PICTURE, box, "", order)
    if 1 <= box.width <= 9 and 1 <= box.height <= 9:
        return Shape(Paint.DOT, box, "", order)
    if box.width < 12 or box.height < 6:
        return None
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    if alpha.value < 128:
        return None
    return Shape(Paint.FILL, box, f"{red.value & 255:02x}{green.value & 255:02x}{blue.value & 255:02x}", order)


def bullets(shapes: Iterable[Shape], words: Sequence[Word]) -> list[Word]:
    """A bullet character for each disc, square or tick painted close before the first word of a line."""
    dots = [shape.box for shape in shapes if shape.paint is Paint.DOT]
    if not dots:
        return []
    alike = Counter((round(dot.width), round(dot.height), round(dot.x0)) for dot in dots)
    nearby: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        for row in range(int(word.box.top) // 8, int(word.box.bottom) // 8 + 1):
            nearby[row].append(word)
    found: list[Word] = []
    for dot in dots:
        beside = nearby[int(dot.middle) // 8]
        word = _labelled(dot, beside, alike[round(dot.width), round(dot.height), round(dot.x0)])
        if word is not None and not any(_between(other, dot, word.box) for other in dots):
            found.append(
                Word("•", Box(dot.page, dot.x0, word.box.top, dot.x1, word.box.bottom), Style(size=word.style.size))
            )
    return found


def _labelled(dot: Box, words: Iterable[Word], alike: int) -> Word | None:
    """The word that the dot stands before, if nothing stands close before the dot."""
    best: Word | None = None
    for word in words:
        size = word.style.size
        if not word.box.top <= dot.middle <= word.box.bottom:
            continue
        if word.box.x0 < dot.x1 and dot.x0 - word.box.x1 < size:
            return None
        if dot.x1 <= word.box.x0 <= dot.x1 + 2.5 * size and (best is None or word.box.x0 < best.box.x0):
            best = word
    if best is None or max(dot.width, dot.height) > 1.05 * best.style.size:
        return None
    small = max(dot.width, dot.height) <= 0.5 * best.style.size and 0.7 <= dot.width / dot.height <= 1.4
    return best if small or alike >= 3 else None


def _between(other: Box, dot: Box, word: Box) -> bool:
    """Another dot beside it: a rating drawn in discs, not a bullet."""
    return other is not dot and abs(other.middle - dot.middle) < 2 and abs(other.x0 - dot.x0) < 2.5 * dot.width + 2
