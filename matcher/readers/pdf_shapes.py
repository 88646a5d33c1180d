"""What is painted on a page beside text: discs that serve as bullets, grounds that text stands on, pictures."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import pypdfium2.raw as raw

from matcher.document import Box, Style, Word
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_objects import Affine, Objects, handle, moved, product
from matcher.readers.pdf_view import View

MAX_SEGMENTS = 200
"""Pieces of a path that are looked at: the lines of a table of forty rows; a drawing has more."""
THIN, LONG = 3.0, 6.0
"""Points: how thick a rule is at most, and how long at least (a row of a table is a line of small type high)."""
_PATH, _IMAGE, _SHADING = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING
_OPAQUE, _CLEAR = 128, 20
"""Opacity of 255 from which on a fill is a ground of its colour, and up to which it paints nothing."""
_PATTERN = "bfbfbf"
"""What pdfium gives for a fill that is a pattern."""


class Paint(Enum):
    DOT = "dot"
    FILL = "fill"
    PICTURE = "picture"
    RULE = "rule"
    """A thin line, level or upright: of a table, below a heading, between columns."""
    VEIL = "veil"
    """What has no one colour, or not its whole box: a thick line, a see-through ground, forms within forms."""
    PIECE = "piece"
    """What covers text only together with others: small areas, and drawings in thin lines."""


@dataclass(frozen=True, slots=True)
class Shape:
    paint: Paint
    box: Box
    color: str
    """``rrggbb``; empty where it is not one (pictures, patterns) and for dots."""
    order: int
    """How many text objects were painted before it."""


def shapes_of(objects: Objects, view: View, number: int) -> list[Shape]:
    """Dots, filled areas, pictures and straight rules of the page, and what else may lie over text, in the order of
    painting."""
    room = calls.Room("f", 4)
    found: list[Shape] = []
    texts = objects.texts
    for item, kind, matrix in objects.others():
        if not calls.object_bounds(item, *room.places):
            continue
        box = Box(number, *view.edges(*moved(matrix, *room.read())))
        if kind == _PATH:
            found += _path(item, matrix, box, len(texts), view)
        else:
            sort = Paint.PICTURE if kind in (_IMAGE, _SHADING) else Paint.VEIL
            found.append(Shape(sort, box, "", len(texts)))
    return found


def _path(item: int, matrix: Affine, box: Box, order: int, view: View) -> list[Shape]:
    if 1 <= box.width <= 9 and 1 <= box.height <= 9:
        return [Shape(Paint.DOT, box, "", order)]
    small = box.width < 12 or box.height < 6
    if small and _is_rule(box):
        return [Shape(Paint.RULE, box, "", order)]
    drawn = calls.Room("i", 2)
    calls.draw_mode(item, *drawn.places)
    filled, stroked = drawn.read()
    found = _area(item, box, order, small) if filled else []
    if stroked and not (found and found[0].paint is Paint.FILL) and max(box.width, box.height) >= LONG:
        found += _lines(item, matrix, box, order, view)
    return found


def _area(item: int, box: Box, order: int, small: bool) -> list[Shape]:
    color = calls.Room("I", 4)
    calls.object_color(item, *color.places)
    red, green, blue, alpha = color.read()
    if alpha <= _CLEAR:
        return []
    if small:
        return [Shape(Paint.PIECE, box, "", order)]
    if alpha < _OPAQUE:
        return [Shape(Paint.VEIL, box, "", order)]
    named = f"{red & 255:02x}{green & 255:02x}{blue & 255:02x}"
    return [Shape(Paint.FILL, box, "" if named == _PATTERN else named, order)]


def _is_rule(box: Box) -> bool:
    return min(box.width, box.height) <= THIN and max(box.width, box.height) >= LONG


def _lines(item: int, matrix: Affine, box: Box, order: int, view: View) -> list[Shape]:
    """A stroked path: the rules in it, if it is a frame or the lines of a table; else as it may cover text."""
    width = calls.Room("f", 1)
    calls.stroke_width(item, *width.places)
    a, b, c, d, _, _ = matrix
    thick = width.read()[0] * math.sqrt(abs(a * d - b * c)) > THIN
    rules = [Shape(Paint.RULE, rule, "", order) for rule in _rules(item, matrix, box, view)]
    if thick or not rules:
        rules.append(Shape(Paint.VEIL if thick else Paint.PIECE, box, "", order))
    return rules


def _rules(item: int, matrix: Affine, box: Box, view: View) -> Iterator[Box]:
    """Its straight level and upright pieces."""
    count = calls.count_segments(item)
    if not 2 <= count <= MAX_SEGMENTS:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle(item), own)
    placed = product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
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
            rule = Box(box.page, *view.edges(*moved(placed, left, bottom, right, top)))
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
