"""Symbol fonts: code points that mean something else than they are."""

from __future__ import annotations

_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "zapf dingbats")


def symbol(font: str | None, text: str) -> str:
    """The text as the font shows it."""
    if not font or not font.lower().startswith(_FONTS):
        return text
    return "".join("•" if 0xF000 <= ord(character) <= 0xF0FF else character for character in text)
