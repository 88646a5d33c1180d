"""What is painted on a page beside text: discs that serve as bullets, grounds that text stands on, pictures."""

from __future__ import annotations

import ctypes
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Box, Style, Word
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_view import View

MAX_OBJECTS = 20_000
"""A page with more painted objects is a drawing; what lies behind them is not looked at."""
MAX_SEGMENTS = 200
"""Pieces of a path that are looked at: the lines of a table of forty rows; a drawing has more."""
THIN, LONG = 3.0, 6.0
"""Points: how thick a rule is at most, and how long at least (a row of a table is a line of small type high)."""
_FORM_DEPTH = 3
_TEXT = raw.FPDF_PAGEOBJ_TEXT
_NO_TEXT = re.compile(b"[^%c]" % _TEXT)
_PATH, _IMAGE, _SHADING = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING


class Paint(Enum):
    DOT = "dot"
    FILL = "fill"
    PICTURE = "picture"
    RULE = "rule"
    """A thin line, level or upright: of a table, below a heading, between columns."""


@dataclass(frozen=True, slots=True)
class Shape:
    paint: Paint
    box: Box
    color: str
    """``rrggbb``; empty for pictures (shadings too) and dots."""
    order: int
    """How many text objects were painted before it."""


Affine = tuple[float, float, float, float, float, float]
_IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def shapes_of(page: pdfium.PdfPage, view: View, number: int) -> list[Shape]:
    """Dots, filled areas, pictures and straight rules of the page, in the order of painting; curves are left out."""
    room = calls.Room("f", 4)
    found: list[Shape] = []
    texts: list[int] = []
    for item, kind, matrix in _objects(page, texts):
        if kind in (_PATH, _IMAGE, _SHADING) and calls.object_bounds(item, *room.places):
            box = Box(number, *view.edges(*_moved(matrix, *room.read())))
            shape = _shape(item, kind, box, len(texts))
            if shape is not None:
                found.append(shape)
            elif kind == _PATH and max(box.width, box.height) >= LONG:
                found.extend(Shape(Paint.RULE, rule, "", len(texts)) for rule in _rules(item, matrix, box, view))
    return found


def text_orders(page: pdfium.PdfPage) -> dict[int, int]:
    """For each text object (by address) its number in the order of painting, from 1."""
    texts: list[int] = []
    for _ in _objects(page, texts):
        pass
    return {item: number for number, item in enumerate(texts, 1)}


def _handle(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def _objects(page: pdfium.PdfPage, texts: list[int]) -> Iterator[tuple[int, int, Affine]]:
    """The painted objects of the page and of the forms that it draws, with the matrix of the form.

    Text objects are most of them: they go to ``texts`` as they come.
    """
    count = max(0, min(MAX_OBJECTS, raw.FPDFPage_CountObjects(page)))
    items = list(map(calls.page_object, repeat(calls.reference(page)), range(count)))
    kinds = bytes(map(calls.object_type, items))
    start = inside = 0
    for found in _NO_TEXT.finditer(kinds):
        index = found.start()
        texts.extend(items[start:index])
        start, item, kind = index + 1, items[index], kinds[index]
        if kind == raw.FPDF_PAGEOBJ_FORM:
            left = [MAX_OBJECTS - index - 1 - inside]
            yield from _form_objects(item, _IDENTITY, _FORM_DEPTH, left, texts)
            inside = MAX_OBJECTS - index - 1 - left[0]
        else:
            yield item, kind, _IDENTITY
    texts.extend(items[start:])


def _form_objects(
    form: int, outer: Affine, depth: int, left: list[int], texts: list[int]
) -> Iterator[tuple[int, int, Affine]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(_handle(form), matrix)
    inner = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
    for index in range(max(0, raw.FPDFFormObj_CountObjects(_handle(form)))):
        if left[0] <= 0:
            return
        left[0] -= 1
        item = calls.form_object(form, index)
        kind = calls.object_type(item)
        if kind == _TEXT:
            texts.append(item)
        elif kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, kind, inner
        elif depth > 1:
            yield from _form_objects(item, inner, depth - 1, left, texts)


def _product(first: Affine, then: Affine) -> Affine:
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q


def _moved(matrix: Affine, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    if matrix == _IDENTITY:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _shape(item: int, kind: int, box: Box, order: int) -> Shape | None:
    if kind in (_IMAGE, _SHADING):
        return Shape(Paint.PICTURE, box, "", order)
    if 1 <= box.width <= 9 and 1 <= box.height <= 9:
        return Shape(Paint.DOT, box, "", order)
    if box.width < 12 or box.height < 6:
        return Shape(Paint.RULE, box, "", order) if _is_rule(box) else None
    if not _drawn(item)[0]:
        return None
    color = calls.Room("I", 4)
    calls.object_color(item, *color.places)
    red, green, blue, alpha = color.read()
    if alpha < 128:
        return None
    return Shape(Paint.FILL, box, f"{red & 255:02x}{green & 255:02x}{blue & 255:02x}", order)


def _drawn(path: int) -> tuple[int, int]:
    """How a path is filled, and whether it is stroked; 0 for not."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return fill.value, stroke.value


def _is_rule(box: Box) -> bool:
    return min(box.width, box.height) <= THIN and max(box.width, box.height) >= LONG


def _rules(item: int, matrix: Affine, box: Box, view: View) -> Iterator[Box]:
    """The straight level and upright pieces of a stroked path: a frame, or the lines of a whole table."""
    count = calls.count_segments(item) if _drawn(item)[1] else 0
    if not 2 <= count <= MAX_SEGMENTS:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(_handle(item), own)
    placed = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    room = calls.Room("f", 2)
    start = last = (0.0, 0.0)
    for index in range(count):
        piece = calls.segment_of(item, index)
        calls.segment_point(piece, *room.places)
        point = room.read()
        sort = calls.segment_type(piece)
        ends = [(last, point)] if sort == raw.FPDF_SEGMENT_LINETO else []
        if sort == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif calls.segment_closes(piece):
            ends.append((point, start))
        for one, other in ends:
            left, right = sorted((one[0], other[0]))
            bottom, top = sorted((one[1], other[1]))
            rule = Box(box.page, *view.edges(*_moved(placed, left, bottom, right, top)))
            if _is_rule(rule):
                yield rule
        last = point


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
        label = _labelled(dot, beside, alike[round(dot.width), round(dot.height), round(dot.x0)])
        if label is not None and not any(_beside(other, dot) for other in dots):
            found.append(
                Word("•", Box(dot.page, dot.x0, label.box.top, dot.x1, label.box.bottom), Style(size=label.style.size))
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
    small = max(dot.width, dot.height) <= 0.5 * best.style.size and 0.7 * dot.height <= dot.width <= 1.4 * dot.height
    return best if small or alike >= 3 else None


def _beside(other: Box, dot: Box) -> bool:
    """Another dot beside it: a rating drawn in discs, not a bullet."""
    return other is not dot and abs(other.middle - dot.middle) < 2 and abs(other.x0 - dot.x0) < 2.5 * dot.width + 2
