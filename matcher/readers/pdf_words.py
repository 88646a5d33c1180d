"""pdfium's text layer as words: where each stands, and how it looks.

Why not a character at a time: asking pdfium for every character's box costs twice the whole budget of a page.
The page's text comes in one call; boxes are asked for the first and the last character of each word, and the look
of a word is looked up once for each text object. A word wider than its characters (or narrower: tight letter spacing)
may hide a space that pdfium missed: only then every character is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from statistics import median

import pypdfium2 as pdfium

from matcher.document import Box, Word
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_fonts import readable
from matcher.readers.pdf_looks import Look, Looks
from matcher.readers.pdf_view import Edges, View

ASCENT, DESCENT = 0.78, 0.22
"""Top and bottom of a word's box around its baseline, in font sizes: typical of Latin text fonts. Taken instead of
each font's own figures, so that words of several fonts on one baseline get boxes of one height."""
_SPACE = 0.14
"""A gap of this many font sizes within a word is a space that was not written: the narrowest spaces of text fonts are
0.19 wide, kerning stays below 0.1."""
_NOWHERE: Edges = (0.0, 0.0, 0.0, 0.0)
_BLANK = " \t\n\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space; not ``\\s``, which holds control codes under which TeX's fonts keep ligatures."""
_WORD = re.compile(f"[^{_BLANK}\x02\ufffe]+[\x02\ufffe]?")
_TURN = re.compile(r"(?<=[a-z])[a-z)](?=[A-Z\d])")
"""Where a word may end and another one begin without a space between them: "Mill WorksJUN", each in its own look."""


@dataclass(slots=True)
class Glyphs:
    """A word with what only the PDF knows of it; not frozen, as that would double the cost of making one."""

    word: Word
    look: Look
    raw: str
    """The text as pdfium gives it."""
    key: int
    """Which text object it belongs to: its address while the page is open."""


class PageText:
    """The words of one page, in the order of its content stream."""

    def __init__(self, textpage: pdfium.PdfTextPage, number: int, view: View) -> None:
        self._page = calls.reference(textpage)
        self._number = number
        self._view = view
        self._looks = Looks(textpage, view.angle)
        self._edges = _asking(self._page, view)
        self._origin = calls.Room("d", 2)
        self._last = (-1e9, -1e9)
        self.text = _characters(textpage)

    def words(self) -> Iterator[Glyphs]:
        known, ask, object_at, page = self._looks.known, self._looks.ask, calls.text_object, self._page
        edges = self._edges
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            first = edges(start)
            last = first if end - start == 1 else edges(end - 1)
            if first is None or last is None:
                continue
            key = object_at(page, start) or 0
            look = known.get(key) or ask(key, start)
            text = match.group()
            straight = end - start < 5 or text.islower() or look.turned or not _TURN.search(text)
            turn = None if straight else self._turn(start, text)
            if turn is not None:
                yield from self._two(start, turn, end)
            elif look.turned:
                yield self._turned(start, text, look, key)
            elif end - start > 2 and self._is_odd(last[2] - first[0], start, text, look):
                for a, b in self._pieces(start, end, look.size):
                    yield self._piece(a, self.text[a:b], look, object_at(page, a) or key)
            else:
                yield self._placed(start, text, look, key, first, last[2])

    def _look(self, index: int) -> tuple[int, Look]:
        """The text object of a character, and its look."""
        key = calls.text_object(self._page, index) or 0
        return key, self._looks.known.get(key) or self._looks.ask(key, index)

    def _turn(self, start: int, text: str) -> int | None:
        """Where another word begins inside one, in another look."""
        return next((start + turn.end() for turn in _TURN.finditer(text) if self._turns(start + turn.end())), None)

    def _turns(self, index: int) -> bool:
        """Whether a character has another colour or size than the one before it."""
        before, style = self._look(index - 1)[1].style, self._look(index)[1].style
        return style.color != before.color or abs(style.size - before.size) > 0.05 * before.size

    def _two(self, start: int, middle: int, end: int) -> Iterator[Glyphs]:
        """A word of two looks as two words."""
        for begin, stop in ((start, middle), (middle, end)):
            key, look = self._look(begin)
            yield self._piece(begin, self.text[begin:stop], look, key)

    def _is_odd(self, width: float, start: int, text: str, look: Look) -> bool:
        """The word is wider or narrower than its characters, each measured where it is first met."""
        widths = look.widths
        try:
            natural = sum(map(widths.__getitem__, text))
        except KeyError:
            for index, character in enumerate(text, start):
                if character not in widths:
                    edges = self._edges(index)
                    widths[character] = edges[2] - edges[0] if edges else 0.0
            natural = sum(map(widths.__getitem__, text))
        return abs(width - natural) > _SPACE * look.size

    def _pieces(self, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
        """The word parted at gaps clearly wider than those between its other characters."""
        edges = [self._edges(index) or _NOWHERE for index in range(start, end)]
        gaps = [right[0] - left[2] for left, right in pairwise(edges)]
        usual = median(gaps)
        begin = start
        for offset, gap in enumerate(gaps, 1):
            if gap - usual > _SPACE * size:
                yield begin, start + offset
                begin = start + offset
        yield begin, end

    def _piece(self, start: int, text: str, look: Look, key: int) -> Glyphs:
        first, last = self._edges(start) or _NOWHERE, self._edges(start + len(text) - 1) or _NOWHERE
        return self._placed(start, text, look, key, first, last[2])

    def _placed(self, start: int, text: str, look: Look, key: int, first: Edges, right: float) -> Glyphs:
        left, top, _, bottom = first
        sort = text[0], int(8 * (bottom - top))  # a part of a ligature has a box of another height
        depth = look.depths.get(sort)
        if depth is None:
            depth = look.depths[sort] = self._depth(start, first)
        baseline, size = bottom - depth, look.size
        before, level = self._last
        if -0.3 * size < left - before < _SPACE * size and abs(level - baseline) < 0.1 * size:
            left = self._kept_apart(start, left, before + _SPACE * size)
        self._last = right, baseline
        box = Box(self._number, left, baseline - ASCENT * size, max(left, right), baseline + DESCENT * size)
        return Glyphs(Word(readable(text, look.font), box, look.style), look, text, key)

    def _kept_apart(self, start: int, left: float, clear: float) -> float:
        """The left edge of a word close behind another; a little further right where tight letter spacing eats up a
        written space: touching pieces without a space between them are one word to the layout."""
        return clear if start and self.text[start - 1] == " " else left

    def _depth(self, index: int, edges: Edges) -> float:
        """How far below the baseline a character's loose box reaches."""
        calls.char_origin(self._page, index, *self._origin.places)
        return edges[3] - self._view.point(*self._origin.read())[1]

    def _turned(self, start: int, text: str, look: Look, key: int) -> Glyphs:
        edges = [edge for index in range(start, start + len(text)) if (edge := self._edges(index))]
        x0, top = min(e[0] for e in edges), min(e[1] for e in edges)
        x1, bottom = max(e[2] for e in edges), max(e[3] for e in edges)
        return Glyphs(
            Word(readable(text, look.font), Box(self._number, x0, top, x1, bottom), look.style), look, text, key
        )


def _asking(page: calls.Reference, view: View) -> Callable[[int], Edges | None]:
    """What asks pdfium where a character stands: a function, as it is called some five hundred times a page."""
    loose, room, seen, upright = calls.loose_char_box, calls.Room("f", 4), view.edges, view.upright
    place, read = room.start, room.read

    def turned(index: int) -> Edges | None:
        if not loose(page, index, place):
            return None
        left, top, right, bottom = read()
        return seen(left, bottom, right, top)

    if not upright:
        return turned
    a, d, e, f = upright

    def straight(index: int) -> Edges | None:
        if not loose(page, index, place):
            return None
        left, top, right, bottom = read()
        return a * left + e, d * top + f, a * right + e, d * bottom + f

    return straight


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The page's characters, one a pdfium character index (so that an offset in it is such an index)."""
    count = textpage.count_chars()
    if count <= 0:
        return ""
    page, room = calls.reference(textpage), bytearray(2 * count + 2)
    if calls.text_of(page, 0, count, calls.start_of(room)) == count + 1:
        text = room[:-2].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
    codes = map(calls.unicode_of, repeat(page), range(count))
    return "".join([chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0" for code in codes])
