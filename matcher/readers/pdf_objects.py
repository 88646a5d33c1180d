"""The objects that a page paints, in the order of painting, those inside the forms that it draws included."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.readers import pdf_calls as calls

MAX_OBJECTS = 20_000
"""A page with more painted objects is a drawing; what lies behind them is not looked at."""
_FORM_DEPTH = 3
_TEXT, _FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM
_NO_TEXT = re.compile(b"[^%c]" % _TEXT)

Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text objects that one form paints."""

    start: int
    """Index of the first in ``Objects.texts``."""
    end: int
    matrix: Affine
    """From the form to the page."""
    blended: bool
    """The form, or one that it stands in, is painted with an opacity, a mask or a blend mode."""


@dataclass(slots=True)
class Objects:
    """Walks one page; afterwards ``texts`` and ``stretches`` tell what was met on the way."""

    page: pdfium.PdfPage
    texts: list[int] = field(default_factory=list)
    """Addresses of all text objects."""
    stretches: list[Stretch] = field(default_factory=list)
    """Innermost first."""
    cut: bool = False
    """There are more objects than were looked at."""
    _left: int = MAX_OBJECTS

    def others(self) -> Iterator[tuple[int, int, Affine]]:
        """All objects but text, which is most of them: address, type, and the matrix of the form it stands in.

        A form comes only where forms are nested too deeply to be looked into.
        """
        total = raw.FPDFPage_CountObjects(self.page)
        count = max(0, min(MAX_OBJECTS, total))
        self.cut = total > MAX_OBJECTS
        items = list(map(calls.page_object, repeat(calls.reference(self.page)), range(count)))
        kinds = bytes(map(calls.object_type, items))
        start = 0
        for found in _NO_TEXT.finditer(kinds):
            index = found.start()
            self.texts.extend(items[start:index])
            start, item, kind = index + 1, items[index], kinds[index]
            if kind == _FORM:
                self._left = min(self._left, MAX_OBJECTS - index)
                yield from self._inside(item, IDENTITY, False, _FORM_DEPTH)
            else:
                yield item, kind, IDENTITY
        self.texts.extend(items[start:])

    def _inside(self, form: int, outer: Affine, blended: bool, depth: int) -> Iterator[tuple[int, int, Affine]]:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(handle(form), matrix)
        inner = product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
        blended = blended or bool(calls.is_blended(form))
        start = len(self.texts)
        for index in range(max(0, raw.FPDFFormObj_CountObjects(handle(form)))):
            if self._left <= 0:
                self.cut = True
                break
            self._left -= 1
            item = calls.form_object(form, index)
            kind = calls.object_type(item)
            if kind == _TEXT:
                self.texts.append(item)
            elif kind == _FORM and depth > 1:
                yield from self._inside(item, inner, blended, depth - 1)
            else:
                yield item, kind, inner
        self.stretches.append(Stretch(start, len(self.texts), inner, blended))


def handle(address: int) -> Any:
    """For functions of ``pypdfium2.raw``."""
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def product(first: Affine, then: Affine) -> Affine:
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q


def moved(matrix: Affine, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    """The rectangle around a rectangle under the matrix."""
    if matrix == IDENTITY:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
