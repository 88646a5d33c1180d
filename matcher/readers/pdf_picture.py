"""The picture of a page, as the judge of what a person sees on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import cast

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from matcher.document import Box, Page
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_words import Glyphs

_FLAT = 14
"""Difference of 255 in every channel up to which two spots of a picture are of one colour."""
_INK = 0.2
"""Share of the rows and of the columns of a word's box that its letters reach at least: small letters are half as high
as the box, and letters set wide apart fill half of its width."""
_SCALE = 2.0
_MOST_PIXELS = 40_000_000


class PagePicture:
    """Made when it is first asked."""

    def __init__(self, page: pdfium.PdfPage, seen: Page) -> None:
        self._page = page
        self._seen = seen

    def shows_nothing(self, box: Box) -> bool:
        """Whether the picture is of one colour there (the middle of the box, clear of rules and neighbours)."""
        place = self._place(box, 0.12 * box.height)
        if place is None:
            return True
        ranges = self._picture.crop(place).getextrema()
        return all(high - low <= _FLAT for low, high in cast("tuple[tuple[int, int], ...]", ranges))

    def unseen(self, items: Sequence[Glyphs], objects_of: Callable[[Glyphs], Iterable[int]]) -> list[bool]:
        """For each word whether the page would look the same without it; ``objects_of`` gives the text objects that
        paint a word."""
        found = [self.shows_nothing(item.word.box) for item in items]
        left = [item for item, nothing in zip(items, found, strict=True) if not nothing and item.key]
        if not left:
            return found
        changes = self._changes({key for item in left for key in objects_of(item)})
        return [
            nothing or (bool(item.key) and not self._is_written(changes, item))
            for item, nothing in zip(items, found, strict=True)
        ]

    def _changes(self, objects: Iterable[int]) -> Image.Image:
        """White where the page looks different without these text objects."""
        with _silenced(objects):
            without = self._render()
        red, green, blue = ImageChops.difference(self._picture, without).split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        return most.point([0] * (_FLAT + 1) + [255] * (255 - _FLAT))

    def _is_written(self, changes: Image.Image, item: Glyphs) -> bool:
        """The changes in the word's place are as high and as wide as letters, not a hair of them."""
        place = self._place(item.word.box, 0.0)
        if place is None:
            return False
        patch = changes.crop(place)
        if not any(c.isalnum() for c in item.word.text):
            return patch.getbbox() is not None
        rows, columns = (patch.resize(size, Image.Resampling.BOX) for size in ((1, patch.height), (patch.width, 1)))
        return all(_reached(line) >= _INK for line in (rows, columns))

    def _place(self, box: Box, inset: float) -> tuple[int, int, int, int] | None:
        """The box in pixels; None off the page."""
        picture = self._picture
        scale = picture.width / max(self._seen.width, 1.0)
        edges = (box.x0, box.top + inset, box.x1, box.bottom - inset)
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        left, right = max(0, left), min(picture.width, max(right, left + 1))
        top, bottom = max(0, top), min(picture.height, max(bottom, top + 1))
        return None if right <= left or bottom <= top else (left, top, right, bottom)

    @cached_property
    def _picture(self) -> Image.Image:
        return self._render()

    def _render(self) -> Image.Image:
        pixels = self._seen.width * self._seen.height
        scale = min(_SCALE, (_MOST_PIXELS / max(pixels, 1.0)) ** 0.5)
        picture: Image.Image = self._page.render(scale=scale).to_pil().convert("RGB")
        return picture


def _reached(line: Image.Image) -> float:
    """Share of the line's pixels that are not black."""
    empty = line.histogram()[0]
    return 1 - empty / (line.width * line.height)


@contextmanager
def _silenced(objects: Iterable[int]) -> Iterator[None]:
    """The text objects are not painted meanwhile."""
    silent = list(objects)
    for item in silent:
        calls.set_active(item, 0)
    try:
        yield
    finally:
        for item in silent:
            calls.set_active(item, 1)
