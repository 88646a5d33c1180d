"""Texts of strangers, made safe for the place where they are shown."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters (they move the cursor, colour or retitle a terminal) and marks that turn the reading direction."""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~&])")
_LIST_ITEM = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def terminal(text: str) -> str:
    """On one line, with every control character shown as ``\\x1b`` instead of acted on."""
    return _CONTROL.sub(_visible, text.replace("\n", " ").replace("\t", " "))


def _visible(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def markdown(text: str) -> str:
    """Text that Markdown shows letter for letter: no markup, no HTML, no table cell ended."""
    return _LIST_ITEM.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", terminal(text)))


def cell(text: str) -> str:
    """A cell of CSV that no spreadsheet takes for a formula."""
    text = terminal(text)
    return "'" + text if text.startswith(_FORMULA) else text
