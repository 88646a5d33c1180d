"""A page's own coordinates to points from its top-left corner as it is seen."""

from __future__ import annotations

import ctypes
import math

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Edges = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


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
        a, b, c, d, _, _ = self._matrix
        self.upright = (a, d, *self._matrix[4:]) if a > 0 and d < 0 and not b and not c else None
        """Of a page that is not turned: by what x and y are multiplied, and what is added to them."""

    @staticmethod
    def _device(page: pdfium.PdfPage, size: tuple[int, ...], x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *size, x, y, across, down)
        return across.value, down.value

    def edges(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """x0, top, x1, bottom of a rectangle as it is seen."""
        if self.upright:
            a, d, e, f = self.upright
            return a * left + e, d * top + f, a * right + e, d * bottom + f
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f
