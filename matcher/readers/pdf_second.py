"""A second opinion on words that pdfium reads with doubt, by pdfplumber.

pdfplumber takes twenty times as long, so it is asked only for pages where it can know better: it reads glyph names
where a font has no character map (a ligature that pdfium gives as a control code), and it shows the characters that
are painted where the file claims other words for them (``ActualText``).
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from io import BytesIO
from typing import Any

from matcher.document import Box, Style, Word
from matcher.readers.pdf_fonts import Glyph, is_bold, is_icon_font, is_italic
from matcher.readers.pdf_words import Glyphs

_UNKNOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_SPACE = 0.15
"""pdfplumber's ``x_tolerance_ratio``; with its default tolerance it glues the words of TeX documents together."""
_ALIKE = 0.75
"""Share of common letters from which on claimed and painted words say the same: hyphens and ligatures differ."""

_MANY_CLAIMS = 8
"""Single claimed words on a page up to which they are taken for ligatures without a look."""
_LEAST_LETTERS = 3
"""Painted letters from which on they can contradict; fewer are an icon under a letter's code."""


def doubtful(glyphs: Sequence[Glyphs]) -> bool:
    """Unknown letters, or claims for more than a word: browsers claim the letters of a ligature, one at a time."""
    claimed = [item for item in glyphs if item.look.claimed]
    if claimed:
        claims = Counter(item.key for item in claimed)
        many = len(claims) > _MANY_CLAIMS or any(n > 1 for n in claims.values())
        if many or any(_names_icon(item) for item in claimed):
            return True
    return any(not item.raw.isprintable() and _unknown(item) for item in glyphs)


def _names_icon(item: Glyphs) -> bool:
    """Words claimed for an icon: pdfium leaves out the text that is painted beside it under the same claim."""
    letters = sum(c.isalpha() and c.isascii() for c in item.raw)
    return item.look.font.glyph is Glyph.ICON and letters >= _LEAST_LETTERS


def settled(glyphs: Sequence[Glyphs], data: bytes, password: str | None) -> tuple[list[Glyphs], list[Glyphs]]:
    """The words as they are painted, and those that are only claimed."""
    painted = _painted_words(glyphs[0].word.box.page, data, password)
    if not painted:
        return list(glyphs), []
    kept, claims = _without_claims(glyphs, painted)
    return [_mended(item, painted) if _unknown(item) else item for item in kept], claims


def _unknown(item: Glyphs) -> bool:
    """A word of a text font with letters, one of them unknown; the mark of a divided word at its end is none."""
    text = item.raw
    if text.isprintable() or item.look.font.glyph is not Glyph.TEXT:
        return False
    return bool(_UNKNOWN.search(text[:-1] if text[-1] == "\x02" else text)) and any(c.isalpha() for c in text)


def _painted_words(number: int, data: bytes, password: str | None) -> list[Word]:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts that pdfium has read
    try:
        with pdfplumber.open(BytesIO(data), password=password or "", pages=[number]) as document:
            found: list[dict[str, Any]] = document.pages[0].extract_words(
                x_tolerance_ratio=_SPACE, extra_attrs=["fontname"]
            )
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a damaged file provokes; pdfium has read the page
        return []
    boxes = [Box(number, float(w["x0"]), float(w["top"]), float(w["x1"]), float(w["bottom"])) for w in found]
    fonts = [str(word.get("fontname", "")).rpartition("+")[2] for word in found]
    return [
        Word(word["text"], box, Style(font, round(box.height, 1), is_bold(font, 0, 0), is_italic(font, 0)))
        for word, box, font in zip(found, boxes, fonts, strict=True)
    ]


def _mended(item: Glyphs, painted: Sequence[Word]) -> Glyphs:
    """The word with its unknown characters from the painted word in its place, if all others agree."""
    pattern = re.compile("".join(".{1,3}?" if _UNKNOWN.match(c) else re.escape(c) for c in item.raw))
    for word in painted:
        if _overlap(item.word.box, word.box) > 0.5 and "(cid:" not in word.text:
            match = pattern.search(word.text)
            if match:
                return replace(item, word=replace(item.word, text=unicodedata.normalize("NFKC", match.group())))
    return item


def _without_claims(glyphs: Sequence[Glyphs], painted: Sequence[Word]) -> tuple[list[Glyphs], list[Glyphs]]:
    """The words with what is painted in place of what is claimed; and claims that say something else.

    pdfium puts a claim in the place of the first thing painted under it and leaves out the rest, so painted words
    that no other word covers come back. A claim that contains what is painted only adds to it: the address behind a
    name, the values of a chart. One whose painted letters nobody knows is believed.
    """
    claimed: dict[int, list[Glyphs]] = defaultdict(list)
    for item in glyphs:
        if item.look.claimed:
            claimed[item.key].append(item)
    if not claimed:
        return list(glyphs), []
    dropped: set[int] = set()
    told: list[Glyphs] = []
    for key, items in claimed.items():
        area = _area(items)
        seen = [word for word in painted if _overlap(word.box, area) > 0.5]
        if items[0].look.font.glyph is Glyph.TEXT:
            if not seen or any("(cid:" in word.text for word in seen):
                continue
            if _contradicts(items, seen):
                told.extend(items)
        dropped.add(key)
    kept = [item for item in glyphs if item.key not in dropped]
    boxes = [item.word.box for item in kept]
    one = next(iter(claimed.values()))[0]
    back = [word for word in painted if _is_missing(word, boxes)]
    return [*kept, *(replace(one, word=word, raw=word.text) for word in back)], told


def _area(items: Sequence[Glyphs]) -> Box:
    area = items[0].word.box
    for item in items[1:]:
        area = area.union(item.word.box)
    return area


def _is_missing(word: Word, boxes: Sequence[Box]) -> bool:
    if "(cid:" in word.text or is_icon_font(word.style.font):
        return False
    return not any(_overlap(word.box, box) > 0.3 for box in boxes)


def _contradicts(claimed: Sequence[Glyphs], painted: Sequence[Word]) -> bool:
    one, other = _letters(item.word.text for item in claimed), _letters(word.text for word in painted)
    if len(other) < _LEAST_LETTERS or other in one:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < _ALIKE


def _letters(texts: Any) -> str:
    text = unicodedata.normalize("NFKD", "".join(texts)).casefold()
    return "".join(c for c in text if c.isalnum())


def _overlap(box: Box, other: Box) -> float:
    """Share of the box that the other one covers, both widened to a line's height."""
    if box.x1 <= other.x0 or other.x1 <= box.x0 or box.bottom <= other.top or other.bottom <= box.top:
        return 0.0
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    area = box.width * min(box.height, other.height)
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
