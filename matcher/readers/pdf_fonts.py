"""What a PDF font's name and flags say, and what its odd characters mean."""

from __future__ import annotations

import ctypes
import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.readers import pdf_calls as calls

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semib|demi(?!light)|-bd\b|cmbx|cmssbx|sfbx|\b[a-z]*bx\d+$", re.IGNORECASE)
_PLAIN = re.compile(r"regular|roman|book|light|thin|normal|medium|-rg\b|ital|obli|cmr\d|cmss\d|sfrm", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|-it\b|cmti|sfti", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingdings|dingbat|^symbol", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|fontello|icomoon|ionicon|material-?(?:design-?)?(?:icon|symbol)|typicon|academicon|entypo|glyphicon"
    r"|webdings|simpleicon|marvosym|feather|bootstrap-icons|remixicon|linearicon|themify",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u202a-\u202e\u2060]")
_T1 = dict(zip(range(0x10, 0x20), "“”„«»–—\u200b0ıȷﬀﬁﬂﬃﬄ", strict=True))
"""TeX's T1 (Cork) encoding below 0x20: what a Type 1 font without a character map means by control codes."""
_BULLET_CODES = frozenset("\uf054\uf105\uf0da\uf111\uf0c8\uf00c\uf058\uf061\uf0a9\uf138\uf192\uf101\uf04b\uf14a\uf10c")
"""Font Awesome's chevrons, carets, discs, squares, ticks and arrows: the icons that are used as bullets."""


class Glyph(Enum):
    """What the characters of a font show."""

    TEXT = "text"
    SYMBOL = "symbol"
    """Bullets, ticks and arrows under the codes of letters."""
    ICON = "icon"


_TEXT = Glyph.TEXT


class Font(NamedTuple):
    name: str
    """Without the tag of a subset."""
    bold: bool
    italic: bool
    glyph: Glyph


def font_of(textpage: pdfium.PdfTextPage, index: int) -> Font:
    """The font of a character of the page."""
    flags, buffer = ctypes.c_int(), bytearray(128)
    length = raw.FPDFText_GetFontInfo(textpage, index, calls.start_of(buffer), 128, flags)
    name = _SUBSET.sub("", buffer[: max(0, min(length, 128) - 1)].decode("utf-8", errors="replace"))
    weight = raw.FPDFText_GetFontWeight(textpage, index)
    return _font(name, weight, flags.value)


@lru_cache(maxsize=1024)
def _font(name: str, weight: int, flags: int) -> Font:
    glyph = Glyph.SYMBOL if _SYMBOLS.search(name) else Glyph.ICON if _ICONS.search(name) else Glyph.TEXT
    return Font(name, is_bold(name, weight, flags), is_italic(name, flags), glyph)


def is_bold(font: str, weight: int, flags: int) -> bool:
    """By the font's name; if that says nothing of a weight, by its ForceBold flag (bit 19) or weight (CSS scale).

    The weight is last because pdfium guesses it from the stem width, which browsers fill in at random.
    """
    if _BOLD.search(font):
        return True
    return not _PLAIN.search(font) and (bool(flags & 1 << 18) or weight >= 650)


def is_italic(font: str, flags: int) -> bool:
    """By the font's name or its Italic flag (bit 7)."""
    return bool(_ITALIC.search(font)) or bool(flags & 1 << 6)


def is_icon_font(font: str) -> bool:
    return bool(_ICONS.search(font) or _SYMBOLS.search(font))


def readable(text: str, font: Font) -> str:
    """The text with line-end marks as hyphens, TeX's control codes as what they print, icons in the private area.

    A soft hyphen that has a glyph is seen as a hyphen. An icon that serves as a bullet becomes one.
    """
    glyph = font.glyph
    if glyph is _TEXT and text.isascii() and text.isprintable():
        return text
    if glyph is Glyph.SYMBOL and len(text) == 1 and ("wing" in font.name.lower() or not text.isalnum()):
        return "•"
    if glyph is Glyph.ICON:
        return "".join("•" if c in _BULLET_CODES else _private(c) for c in text)
    if text.isascii() and text.isprintable():
        return text
    if text[-1] in "\x02\ufffe":
        text = text[:-1] + "-"
    text = text.replace("\u00ad", "-").translate(_T1)
    return _CONTROL.sub("", text)


def _private(character: str) -> str:
    return character if "\ue000" <= character <= "\uf8ff" else chr(0xE000 + ord(character) % 0x1000)
