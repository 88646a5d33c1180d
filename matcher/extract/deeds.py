"""Lines that say what was done ("Managed a team of five", "Betreuung von Kunden"): they are no head of a job."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matcher import lexicon
from matcher.folding import strip_accents

_WORDS = re.compile(r"[^\s,;:.()]+")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(strip_accents(word) for words in lexicon.toml("deeds.toml")["verbs"].values() for word in words)


@cache
def _links() -> frozenset[str]:
    """Words that follow a deed and do not follow the first word of a title or a name."""
    return frozenset(lexicon.toml("deeds.toml")["links"]["words"])


@lru_cache(maxsize=8192)
def is_deed(text: str) -> bool:
    """Whether a text begins with a verb or the noun of one, and goes on in lower case or with a number."""
    words = _WORDS.findall(text[:80])
    if len(words) < 3:
        return False
    first, second = strip_accents(words[0]), words[1]
    if not (second[0].islower() or second[0].isdigit()):
        return False
    if first in _verbs():
        return second.lower() in _links() or second[0].isdigit() or (first.isascii() and words[2][0].islower())
    spoken = first.endswith(("ed", "ing")) and len(first) > 4 and words[0][0].isupper()
    return spoken and (second in _links() or second[0].isdigit() or words[2][0].islower() or len(words) > 4)
