"""The picture of a page, as the judge of what a person sees on it."""

from __future__ import annotations

import math
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
_APART = 30.0
"""Points from which on two doubtful words are looked at in pictures of their own: painting what lies between takes
longer than beginning again."""
_MARGIN = 2
"""Pixels around the words of a picture of a part of the page."""

_Place = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def unseen(
    page: pdfium.PdfPage, seen: Page, items: Sequence[Glyphs], objects_of: Callable[[Glyphs], Iterable[int]]
) -> list[bool]:
    """For each word whether the page would look the same without it; ``objects_of`` gives the text objects that paint
    a word. Only the strips of the page that such words stand in are painted."""
    found = [False] * len(items)
    for strip in _strips(items):
        words = [items[index] for index in strip]
        picture = PagePicture(page, seen, [item.word.box for item in words])
        for index, nothing in zip(strip, picture.unseen(words, objects_of), strict=True):
            found[index] = nothing
    return found


def _strips(items: Sequence[Glyphs]) -> list[list[int]]:
    strips: list[list[int]] = []
    bottom = 0.0
    for index in sorted(range(len(items)), key=lambda index: items[index].word.box.top):
        box = items[index].word.box
        if not strips or box.top > bottom + _APART:
            strips.append([])
            bottom = box.bottom
        strips[-1].append(index)
        bottom = max(bottom, box.bottom)
    return strips


class PagePicture:
    """Of a page, or of the part of it around some boxes; made when it is first asked."""

    def __init__(self, page: pdfium.PdfPage, seen: Page, boxes: Sequence[Box] = ()) -> None:
        self._page = page
        self._seen = seen
        pixels = seen.width * seen.height
        self._zoom = min(_SCALE, (_MOST_PIXELS / max(pixels, 1.0)) ** 0.5)
        self._size = math.ceil(page.get_width() * self._zoom), math.ceil(page.get_height() * self._zoom)
        self._area = self._around(boxes) if boxes else (0, 0, *self._size)

    def shows_nothing(self, box: Box) -> bool:
        """Whether the picture is of one colour there (the middle of the box, clear of rules and neighbours)."""
        place = self._place(box, 0.12 * box.height)
        if place is None:
            return True
        ranges = self._patch(self._picture, place).getextrema()
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
        patch = self._patch(changes, place)
        if not any(c.isalnum() for c in item.word.text):
            return patch.getbbox() is not None
        rows, columns = (patch.resize(size, Image.Resampling.BOX) for size in ((1, patch.height), (patch.width, 1)))
        return all(_reached(line) >= _INK for line in (rows, columns))

    def _place(self, box: Box, inset: float) -> _Place | None:
        """The box on the picture of the whole page; None off the page."""
        width, height = self._size
        scale = width / max(self._seen.width, 1.0)
        edges = (box.x0, box.top + inset, box.x1, box.bottom - inset)
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        left, right = max(0, left), min(width, max(right, left + 1))
        top, bottom = max(0, top), min(height, max(bottom, top + 1))
        return None if right <= left or bottom <= top else (left, top, right, bottom)

    def _patch(self, picture: Image.Image, place: _Place) -> Image.Image:
        left, top, _, _ = self._area
        return picture.crop((place[0] - left, place[1] - top, place[2] - left, place[3] - top))

    def _around(self, boxes: Sequence[Box]) -> _Place:
        places = [place for box in boxes if (place := self._place(box, 0.0))] or [(0, 0, 1, 1)]
        left, top = (max(0, min(place[side] for place in places) - _MARGIN) for side in (0, 1))
        right, bottom = (
            min(most, max(place[side] for place in places) + _MARGIN)
            for side, most in zip((2, 3), self._size, strict=True)
        )
        return left, top, right, bottom

    @cached_property
    def _picture(self) -> Image.Image:
        return self._render()

    def _render(self) -> Image.Image:
        left, top, right, bottom = self._area
        width, height = self._size
        # pypdfium2 takes points and rounds up to pixels
        off = [max(0.0, (pixels - 0.5) / self._zoom) for pixels in (left, height - bottom, width - right, top)]
        picture: Image.Image = self._page.render(scale=self._zoom, crop=tuple(off)).to_pil()
        return picture if picture.mode == "RGB" else picture.convert("RGB")


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
