"""Symbol fonts: code points that mean something else than they are."""

from __future__ import annotations

_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "zapf dingbats", "fontawesome", "font awesome")
_GREEK = dict(
    zip(
        "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYWVjJv",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϕϑϖ",
        strict=True,
    )
)
_SYMBOL = {0xB7: "•", 0xA7: "♣", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xD6: "√"}
_WINGDINGS = {
    0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA7: "▪", 0xA8: "◻",
    0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFC: "✓", 0xFE: "☑",
}  # fmt: skip


def symbol(font: str | None, text: str) -> str:
    """The text as the font shows it; signs without a name here are dropped."""
    if not font or not font.lower().startswith(_FONTS):
        return text
    greek = font.lower().startswith("symbol")
    return "".join(_shown(character, greek) for character in text)


def _shown(character: str, greek: bool) -> str:
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    elif code > 0xFF:
        return character
    if code == 0x20:
        return " "
    if not greek:
        return _WINGDINGS.get(code, "")
    plain = chr(code)
    return _SYMBOL.get(code) or _GREEK.get(plain) or (plain if 0x20 < code < 0x7F else "")
