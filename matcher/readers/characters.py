"""What a text's characters become before anybody reads them: one place for all formats.

Kept letter for letter, but for what a person cannot see or a font's shorthand: ligatures are spelled out, radicals are
the characters that they look like, all spaces are one kind, and control characters, zero-width marks, direction
overrides, private-use icons and tag characters (Unicode's invisible ASCII) go.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_NOTHING: dict[int, str] = dict.fromkeys(
    (
        *range(0x00, 0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFE0E,
        0xFE0F,
        0xFEFF,
        *range(0xFFF9, 0xFFFD),
        0xFFFE,
        0xFFFF,
    ),
    "",
)
_RADICALS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))},
    **dict(
        zip(
            map(ord, "⺒⺝⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"),
            "巳月民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
            strict=True,
        )
    ),
}
"""Radicals that look like a character of their own: browsers that print to PDF name one for the other, as both share a
glyph. The second part has no compatibility form in Unicode (EquivalentUnifiedIdeograph.txt)."""
_TABLE: dict[int, str] = {
    **_RADICALS,
    **_LIGATURES,
    **_SPACES,
    **_NOTHING,
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x2010: "-",
    0x2011: "-",
}
_ODD = re.compile(r"[\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+")
_TAGS = re.compile(r"[\U000e0020-\U000e007e]{4,}")


def clean(text: str) -> str:
    """The text as it is meant to be read; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ODD.sub("", text.translate(_TABLE)))


def invisible(text: str) -> str:
    """What is written in Unicode's tag characters, which no program shows, as plain letters; mostly empty."""
    if text.isascii():
        return ""
    return " ".join("".join(chr(ord(c) - 0xE0000) for c in found) for found in _TAGS.findall(text))
