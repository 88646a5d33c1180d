"""Labels before values: expressions over ``data/labels.toml``."""

from __future__ import annotations

import re
from functools import cache

from matcher import lexicon
from matcher.extract.patterns import trie


@cache
def label(kind: str) -> re.Pattern[str]:
    """An expression that matches a label of a kind with its colon at the start of a text; what follows is the value.

    An icon or another sign may stand before it.
    """
    words = trie(lexicon.toml("labels.toml")[kind]["words"])
    return re.compile(rf"^[^\w(]*(?:{words})\s*[:：]\s*", re.IGNORECASE)


def value_after(kind: str, text: str) -> str | None:
    """What stands behind a label of a kind, or None where the text does not begin with one."""
    if ":" not in text and "：" not in text:
        return None
    match = label(kind).match(text)
    return text[match.end() :].strip() if match else None


def is_label(kind: str, text: str) -> bool:
    """Whether a text is nothing but a label, with or without its colon ("Address" in a table's left column)."""
    return label(kind).fullmatch(f"{text.strip(' :：')}:") is not None
