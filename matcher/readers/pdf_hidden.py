"""Which words of a page a person sees.

What the page says (render mode, opacity, colour, size, place, what was painted over it) makes a word suspect; the
picture of the page decides: where it shows nothing, there is nothing to be read. So white text on a dark sidebar
stays, white text on white goes, and the invisible text layer of a scan, which lies on the picture of its words, stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

import pypdfium2 as pdfium

from matcher.document import Box, Page
from matcher.readers.pdf_shapes import Paint, Shape, text_orders
from matcher.readers.pdf_words import Glyphs
from matcher.readers.visibility import WHITE, same_color

if TYPE_CHECKING:
    from PIL.Image import Image

TINY = 1.0
"""Points: letters a third of a millimetre high cannot be read."""
INVISIBLE_MODES = (3, 7)
"""PDF text render modes that paint nothing: 3 "neither fill nor stroke", 7 "add to the clipping path"."""
_TRANSPARENT = 20
"""Opacity of 255 up to which nothing is seen on a print."""
_FLAT = 14
"""Difference of 255 in every channel up to which a patch of the page's picture is of one colour."""
_TOO_LITTLE = 4
"""Hidden characters of a page up to which nothing is said: a page number beyond the paper's edge."""
_UNKNOWN = 1 << 30
_SCALE = 2.0
_MOST_PIXELS = 40_000_000


class Sight:
    """Tells seen words from hidden ones on one page."""

    def __init__(self, page: pdfium.PdfPage, seen: Page, shapes: Sequence[Shape]) -> None:
        self._page = page
        self._seen = seen
        self._fills = [
            (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom, shape.order, shape.color)
            for shape in shapes
            if shape.paint is not Paint.DOT
        ]
        self._same: dict[tuple[str, str], bool] = {}
        self._late = any(order for *_, order, _ in self._fills)

    def parted(self, glyphs: Sequence[Glyphs]) -> tuple[list[Glyphs], list[Glyphs]]:
        """The visible and the hidden words, each in the order given."""
        shown: list[Glyphs] = []
        hidden: list[Glyphs] = []
        ghosts: list[Glyphs] = []
        for item in glyphs:
            look = item.look
            if look.mode in INVISIBLE_MODES or look.alpha <= _TRANSPARENT:
                ghosts.append(item)
            elif self._is_hidden(item):
                hidden.append(item)
            else:
                shown.append(item)
        if ghosts:
            boxes = [item.word.box for item in shown]
            for item in ghosts:
                (hidden if self._is_ghost(item, boxes) else shown).append(item)
        kept = [item for item in hidden if not self._cut_off(item.word.box)]
        if sum(len(item.word.text) for item in kept) < _TOO_LITTLE:
            kept = []
        return shown, kept

    def _cut_off(self, box: Box) -> bool:
        """Across the edge of the page: a page break cut it, and it stands whole on the next page."""
        return (
            self._off_page(box)
            and box.x1 > 0
            and box.x0 < self._seen.width
            and (box.top < self._seen.height and box.bottom > 0)
        )

    def _is_hidden(self, item: Glyphs) -> bool:
        box = item.word.box
        if item.look.size <= TINY or self._off_page(box):
            return True
        return self._suspect(item, box) and self._shows_nothing(box)

    def _is_ghost(self, item: Glyphs, shown: Sequence[Box]) -> bool:
        """Unpainted text is read only where the page shows something else than text that is read anyway."""
        box = item.word.box
        if self._off_page(box) or self._shows_nothing(box):
            return True
        return any(_overlap(box, other) > 0.5 for other in shown)

    def _off_page(self, box: Box) -> bool:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return not (0 <= x <= self._seen.width and 0 <= y <= self._seen.height) or not box.x0 < box.x1 + 1e-6

    def _suspect(self, item: Glyphs, box: Box) -> bool:
        """Of the colour of its ground, or painted over later."""
        ground, color = WHITE, item.look.style.color
        if self._fills:
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            order = self._orders.get(item.key, _UNKNOWN) if self._late else 1
            for x0, top, x1, bottom, painted, behind in self._fills:
                if x0 <= x <= x1 and top <= y <= bottom:
                    if painted >= order:
                        return True
                    ground = behind
        if not ground:
            return False
        same = self._same.get((color, ground))
        if same is None:
            same = self._same[color, ground] = same_color(color, ground)
        return same

    @cached_property
    def _orders(self) -> dict[int, int]:
        return text_orders(self._page)

    def _shows_nothing(self, box: Box) -> bool:
        """Whether the page's picture is of one colour there (the middle of the box, clear of rules and neighbours)."""
        picture = self._picture
        scale = picture.width / max(self._seen.width, 1.0)
        inset = 0.12 * box.height
        edges = (box.x0, box.top + inset, box.x1, box.bottom - inset)
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        left, right = max(0, left), min(picture.width, max(right, left + 1))
        top, bottom = max(0, top), min(picture.height, max(bottom, top + 1))
        if right <= left or bottom <= top:
            return True
        ranges = picture.crop((left, top, right, bottom)).getextrema()
        return all(high - low <= _FLAT for low, high in cast("tuple[tuple[int, int], ...]", ranges))

    @cached_property
    def _picture(self) -> Image:
        pixels = self._seen.width * self._seen.height
        scale = min(_SCALE, (_MOST_PIXELS / max(pixels, 1.0)) ** 0.5)
        picture: Image = self._page.render(scale=scale).to_pil().convert("RGB")
        return picture


def _overlap(box: Box, other: Box) -> float:
    """Share of the box that the other one covers."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    area = box.width * box.height
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
