"""Markdown."""

from __future__ import annotations

import re

_SIGNS = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"^(?:=|-){3,}\s*$", re.MULTILINE),
    re.compile(r"\*\*[^*\n]+\*\*"),
    re.compile(r"\[[^\]\n]+\]\([^)\n]+\)"),
)


def looks_like_markdown(text: str) -> bool:
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= 2
