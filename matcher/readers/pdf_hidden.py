"""Which words of a page a person sees.

What the page says (opacity, colour, size, place, clip, what was painted over it) makes a word doubtful; the picture of
the page decides: where it shows nothing, and where it is the same without the word, there is nothing to be read. So
white text on a dark sidebar stays, white text on white goes, and the invisible text layer of a scan, which lies on the
picture of its words, stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from matcher.document import Box, Page
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_clips import EVERYWHERE, Clips
from matcher.readers.pdf_looks import Seen
from matcher.readers.pdf_objects import IDENTITY, Affine, Objects, moved
from matcher.readers.pdf_shapes import Paint, Shape
from matcher.readers.pdf_view import Edges, View
from matcher.readers.pdf_words import Glyphs
from matcher.readers.visibility import WHITE, same_color

if TYPE_CHECKING:
    from matcher.readers.pdf_picture import PagePicture

_TOO_LITTLE = 4
"""Hidden characters of a page up to which nothing is said: a page number beyond the paper's edge."""
_LAYER_SHARE = 10
"""Unpainted words to a painted one from which on they are a scan's text layer; a scanning program's own line at the
foot of the page is painted."""
_COVERED = 0.35
"""Share of a word's box that is painted over later from which on it is doubtful; an underline takes a fifth."""
_LEAST_RULE = 2.0
"""Points that a rule counts for at least: it is given without its width."""
_ROW = 16.0
_NO_LETTER = "\0\ufffd"
"""Glyphs that no letter is known for say nothing, seen or not."""
_GROUNDS = (Paint.FILL, Paint.PICTURE, Paint.VEIL)


class Sight:
    """Tells seen words from hidden ones on one page."""

    def __init__(
        self, page: pdfium.PdfPage, seen: Page, view: View, shapes: Sequence[Shape], objects: Objects, layers: bool
    ) -> None:
        """``objects`` have been walked; ``layers``: forms of the file may belong to layers."""
        self._seen = seen
        self._view = view
        self._objects = objects
        self._layers = layers
        self._page = page
        self._clips = Clips(view)
        self._fills = [
            (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom, shape.order, shape.color)
            for shape in shapes
            if shape.paint in _GROUNDS
        ]
        self._same: dict[tuple[str, str], bool] = {}
        self._late = any(order for *_, order, _ in self._fills)
        self._covers = _by_rows([shape for shape in shapes if shape.order])

    @cached_property
    def _picture(self) -> PagePicture:
        from matcher.readers.pdf_picture import PagePicture

        return PagePicture(self._page, self._seen)

    def parted(self, glyphs: Sequence[Glyphs]) -> tuple[list[Glyphs], list[Glyphs]]:
        """The visible and the hidden words, each in the order given."""
        ghosts: list[int] = []
        doubted: list[int] = []
        gone: set[int] = set()
        last, room, safe = -1, EVERYWHERE, True
        for index, item in enumerate(glyphs):
            seen = item.look.seen
            if item.key != last:
                last = item.key
                room, safe = self._setting(last)
            if seen is Seen.UNPAINTED:
                ghosts.append(index)
            elif seen is Seen.UNREADABLE or self._off_page(item.word.box):
                gone.add(index)
            elif not safe or seen is Seen.DOUBTED or not _within(item.word.box, room) or self._is_suspect(item):
                doubted.append(index)
        doubted = [index for index in doubted if glyphs[index].raw.strip(_NO_LETTER)]
        if doubted:
            gone.update(self._unseen(glyphs, doubted))
        if ghosts:
            gone.update(self._ghosts(glyphs, ghosts, gone))
        shown = [item for index, item in enumerate(glyphs) if index not in gone] if gone else list(glyphs)
        kept = [glyphs[index] for index in sorted(gone) if not self._cut_off(glyphs[index].word.box)]
        return shown, kept if sum(len(item.word.text) for item in kept) >= _TOO_LITTLE else []

    def _unseen(self, glyphs: Sequence[Glyphs], doubted: Sequence[int]) -> list[int]:
        from matcher.readers.pdf_picture import unseen

        nothing = unseen(self._page, self._seen, [glyphs[index] for index in doubted], self._objects_of)
        return [index for index, hidden in zip(doubted, nothing, strict=True) if hidden]

    def _setting(self, key: int) -> tuple[Edges, bool]:
        """Where the text object may paint, and whether what it stands in can be trusted to be painted."""
        if not key or self._objects.cut:
            return EVERYWHERE, not self._objects.cut
        matrix, trusted = self._forms.get(key, (IDENTITY, True)) if self._objects.stretches else (IDENTITY, True)
        return self._clips.of(key, matrix), trusted

    @cached_property
    def _forms(self) -> dict[int, tuple[Affine, bool]]:
        """For each text object in a form the form's matrix, and whether it is painted as it is."""
        found: dict[int, tuple[Affine, bool]] = {}
        for stretch in self._objects.stretches:
            for item in self._objects.texts[stretch.start : stretch.end]:
                found.setdefault(item, (stretch.matrix, not (stretch.blended or self._layers)))
        return found

    def _objects_of(self, item: Glyphs) -> Iterator[int]:
        """Its first text object, and those painted after it that stand beside it within the word: pairs of letters set
        closer or wider are objects of their own."""
        yield item.key
        first = self._orders.get(item.key, _LAST)
        taken = [self._bounds(item.key)]
        for other in self._objects.texts[first : first + len(item.raw) - 1]:
            box = self._bounds(other)
            x, inside = (box.x0 + box.x1) / 2, item.word.box
            beside = inside.x0 <= x <= inside.x1 and inside.top - 1 <= box.middle <= inside.bottom + 1
            if not beside or any(_overlap(box, before) > 0.5 for before in taken):
                return
            taken.append(box)
            yield other

    def _bounds(self, key: int) -> Box:
        room = calls.Room("f", 4)
        calls.object_bounds(key, *room.places)
        matrix = self._forms[key][0] if key in self._forms else IDENTITY
        return Box(self._seen.number, *self._view.edges(*moved(matrix, *room.read())))

    def _ghosts(self, glyphs: Sequence[Glyphs], ghosts: Sequence[int], gone: set[int]) -> list[int]:
        """Those of the unpainted words that are not read: all, unless they are the text layer of a scan, and then
        those that lie where the page shows nothing, or the text of another word."""
        painted = len(glyphs) - len(ghosts) - len(gone)
        if painted * _LAYER_SHARE > len(ghosts):
            return list(ghosts)
        unpainted = set(ghosts)
        rows: dict[int, list[Box]] = defaultdict(list)
        for index, item in enumerate(glyphs):
            if index not in unpainted and index not in gone:
                _add(rows, item.word.box)
        found = []
        for index in ghosts:
            box = glyphs[index].word.box
            taken = any(_overlap(box, other) > 0.5 for other in rows[int(box.middle // _ROW)])
            if taken or self._off_page(box) or self._picture.shows_nothing(box):
                found.append(index)
            else:
                _add(rows, box)
        return found

    def _cut_off(self, box: Box) -> bool:
        """Across the edge of the page: a page break cut it, and it stands whole on the next page."""
        return (
            self._off_page(box)
            and box.x1 > 0
            and box.x0 < self._seen.width
            and (box.top < self._seen.height and box.bottom > 0)
        )

    def _off_page(self, box: Box) -> bool:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return not (0 <= x <= self._seen.width and 0 <= y <= self._seen.height) or not box.x0 < box.x1 + 1e-6

    def _is_suspect(self, item: Glyphs) -> bool:
        """Of the colour of its ground, on a ground of no one colour, or painted over later."""
        box, ground, color = item.word.box, WHITE, item.look.style.color
        if self._covers and self._is_covered(item):
            return True
        if self._fills:
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            order = self._orders.get(item.key, _LAST) if self._late else 1
            for x0, top, x1, bottom, painted, behind in self._fills:
                if x0 <= x <= x1 and top <= y <= bottom:
                    if painted >= order:
                        return True
                    ground = behind
        if not ground:
            return True
        same = self._same.get((color, ground))
        if same is None:
            same = self._same[color, ground] = same_color(color, ground)
        return same

    def _is_covered(self, item: Glyphs) -> bool:
        box = item.word.box
        near = self._covers.get(int(box.middle // _ROW))
        if not near:
            return False
        own, covered = 0, 0.0
        for area, order in near:
            if area.x0 < box.x1 and area.x1 > box.x0:
                own = own or self._orders.get(item.key, _LAST)
                covered += _overlap(box, area) if order >= own else 0.0
                if covered > _COVERED:
                    return True
        return False

    @cached_property
    def _orders(self) -> dict[int, int]:
        """For each text object its number in the order of painting, from 1."""
        return {item: number for number, item in enumerate(self._objects.texts, 1)}


_LAST = 1 << 30


def _by_rows(shapes: Sequence[Shape]) -> dict[int, list[tuple[Box, int]]]:
    """The shapes by the rows of the page that they touch."""
    rows: dict[int, list[tuple[Box, int]]] = defaultdict(list)
    for shape in shapes:
        box = shape.box
        if shape.paint is Paint.RULE:
            thin = max(0.0, _LEAST_RULE - box.height) / 2, max(0.0, _LEAST_RULE - box.width) / 2
            box = Box(box.page, box.x0 - thin[1], box.top - thin[0], box.x1 + thin[1], box.bottom + thin[0])
        first, last = int(max(box.top, 0.0) // _ROW), int(min(max(box.bottom, 0.0), _LOWEST) // _ROW)
        for row in range(first - 1, last + 2):
            rows[row].append((box, shape.order))
    return rows


_LOWEST = 5_000.0
"""Points: pages are not searched for covers further down."""


def _add(rows: dict[int, list[Box]], box: Box) -> None:
    row = int(box.middle // _ROW)
    for near in (row - 1, row, row + 1):
        rows[near].append(box)


def _within(box: Box, room: Edges) -> bool:
    """The middle of the word lies inside; its edges may be cut a little, as clips around single lines do."""
    if room is EVERYWHERE:
        return True
    across, down = 0.1 * (box.x1 - box.x0), 0.3 * (box.bottom - box.top)
    return (
        room[0] <= box.x0 + across
        and room[1] <= box.top + down
        and box.x1 - across <= room[2]
        and box.bottom - down <= room[3]
    )


def _overlap(box: Box, other: Box) -> float:
    """Share of the box that the other one covers."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    area = box.width * box.height
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
