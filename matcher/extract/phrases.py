"""Phrases that mean something wherever they stand: expressions over ``data/facts.toml``."""

from __future__ import annotations

import re
from functools import cache

from matcher import lexicon
from matcher.extract.patterns import trie


@cache
def phrases(*kinds: str) -> re.Pattern[str]:
    """An expression for any of the phrases of some kinds, as whole words; Chinese ones have no word ends."""
    words = [word for kind in kinds for word in lexicon.toml("facts.toml")[kind]["words"]]
    latin = trie(word for word in words if _is_spaced(word))
    others = trie(word for word in words if not _is_spaced(word))
    whole = rf"(?<![^\W_])(?:{latin})(?![^\W_])"
    return re.compile(f"{whole}|{others}" if others else whole, re.IGNORECASE)


def _is_spaced(word: str) -> bool:
    return not any("\u4e00" <= char <= "\u9fff" for char in word)
