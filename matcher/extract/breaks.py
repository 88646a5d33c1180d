"""Times without work that are printed among the jobs: parental leave, a sabbatical, a year of travelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matcher import lexicon
from matcher.extract.patterns import trie
from matcher.folding import strip_accents

_CJK = re.compile(r"[\u3400-\u9fff]")
_BEFORE = r"(?:(?:on|a|my|the|planned|personal|full[- ]time|voluntary|in|in der|en|em|im|in het|op)\s+)?"
"""What may stand before the words that make it a break."""


@cache
def _starts() -> re.Pattern[str]:
    data = lexicon.toml("breaks.toml")
    words = [strip_accents(word) for key in ("protected", "other") for word in data[key]["words"]]
    latin, chinese = ([w for w in words if bool(_CJK.search(w)) is kind] for kind in (False, True))
    joins = trie([strip_accents(word) for word in data["joins"]["words"]])
    behind = rf"\s*(?:$|[^\w\s'-]|[-–—]\s|\d|(?<=\s)(?:{joins})(?!\w)|(?<=\s)[-–—])"
    return re.compile(rf"\W*{_BEFORE}(?:(?:{trie(latin)})(?!\w){behind}|(?:{'|'.join(chinese)})\W*$)")


@lru_cache(maxsize=1024)
def is_break(title: str) -> bool:
    """Whether what stands in the place of a job title (or of an employer) names a time without work."""
    return _starts().match(strip_accents(title).replace("’", "'")) is not None
