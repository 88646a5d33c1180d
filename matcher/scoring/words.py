"""Words for comparing: folded text, light stems, and phrases of work matched on them.

The stemmer is deliberately light and the same for every language: both sides of a comparison go through it,
so it need not find true stems, only bring the forms of one word together ("train", "trained", "training").
"""

from __future__ import annotations

import re
from functools import lru_cache

from matcher import folding

_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"#|[^\W_]+")

_SUFFIXES = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
"""English inflections, longest first; most plural forms of the other languages end in one of them too."""

_SHORTEST_STEM = 3
_SHORT_WORD = 4
"""Up to this many letters only a plural s is taken off: acronyms are not inflected ("MAPE" is no form of "map")."""

_PREFIX_LENGTH = 5
"""A phrase word whose stem has at least this many letters also matches longer words that begin with it
("deploy" finds "deployment"); shorter ones would find strangers ("bert" finds "berth")."""

_MAX_GAP = 4
"""Words that may stand between two words of a phrase: "trained XGBoost and random-forest models"."""


_IRREGULAR = {
    "built": "build", "wrote": "write", "written": "write", "led": "lead", "ran": "run", "made": "make",
    "taught": "teach", "drew": "draw", "drawn": "draw", "chose": "choose", "chosen": "choose", "fed": "feed",
    "grew": "grow", "grown": "grow", "held": "hold", "sold": "sell", "began": "begin", "begun": "begin",
    "understood": "understand", "sped": "speed", "spoke": "speak", "spoken": "speak", "drove": "drive",
    "driven": "drive", "took": "take", "taken": "take", "gave": "give", "given": "give", "kept": "keep",
    "won": "win", "brought": "bring", "found": "find", "knew": "know", "known": "know",
}  # fmt: skip
"""English verbs of work whose past forms begin otherwise than the present: CVs tell the past, phrases the present."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflections; ``word`` is folded already. A stem is its own stem: "embeds" and "embed"
    must end in the same place."""
    word = _IRREGULAR.get(word, word)
    while (shorter := _without_suffix(word)) != word:
        word = shorter
    return word


def _without_suffix(word: str) -> str:
    if len(word) <= _SHORT_WORD:
        return word[:-1] if word.endswith("s") and len(word) == _SHORT_WORD else word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    if word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word


def fold(text: str) -> str:
    """Lower case without accents, invisible characters and look-alike letters."""
    if text.isascii():
        return text.lower()
    return folding.strip_accents(folding.fold(text)).casefold()


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order; punctuation and hyphens divide words."""
    return [stem(word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=1024)
def spaced(text: str) -> str:
    """The stems joined and surrounded by single spaces: the form that phrases are searched in."""
    return f" {' '.join(stems(text))} "


@lru_cache(maxsize=1024)
def starts(spaced: str) -> frozenset[str]:
    """The stems of a text as ``spaced`` gives it, and their beginnings that a phrase word may be.

    One set for all competencies: of some thousand phrases, a statement can hold those few whose ``key`` is in it.
    """
    found = {""}
    for word in spaced.split():
        found.add(word)
        found.update(word[:size] for size in range(_PREFIX_LENGTH, len(word)))
    return frozenset(found)


class Phrase:
    """A phrase of work: its words in this order, with up to four other words between two of them.

    ``#`` stands for any number ("recall #"). No expression is compiled for it: that takes longer than all the searches
    of a CV together, and most phrases are met once in a hundred CVs.
    """

    __slots__ = ("_words", "key", "stems", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = tuple("" if word == "#" else stem(word) for word in _PHRASE_WORD.findall(fold(text)))
        """Stems; empty for a number."""
        self.stems = frozenset(filter(None, self._words))
        """No text without all of them among its ``starts`` holds the phrase."""
        self.key = max(self._words, key=len, default="")
        """The longest of them."""

    def find(self, text: str) -> tuple[int, int] | None:
        """Its first and last word in a text as ``spaced`` gives it, counted among what spaces divide there: the first
        word of the text is 1. An empty word (two spaces) is never passed over."""
        words = text.split(" ") if self._words else []
        for first, word in enumerate(words):
            if self._fits(0, word) and (last := self._end(1, words, first)):
                return first, last
        return None

    def _fits(self, index: int, word: str) -> bool:
        wanted = self._words[index]
        if len(wanted) >= _PREFIX_LENGTH:
            return word.startswith(wanted)
        return word == wanted if wanted else word.isdecimal()

    def _end(self, index: int, words: list[str], last: int) -> int | None:
        """Where it ends if its words up to ``index`` end with ``last``: with the nearest words that lead to an end."""
        if index == len(self._words):
            return last
        for here in range(last + 1, min(last + 2 + _MAX_GAP, len(words))):
            if self._fits(index, words[here]) and (end := self._end(index + 1, words, here)):
                return end
            if not words[here]:
                return None
        return None

    def locate(self, text: str) -> str:
        """The words of a text that match, as they stand there; the phrase itself if they cannot be told."""
        plain = spaced(text)
        found = self.find(plain)
        spans = [word.span() for word in _WORD.finditer(text)]
        if found is None or len(spans) != plain.count(" ") - 1:
            return self.text
        first, last = found
        return text[spans[first - 1][0] : spans[last - 1][1]]

    def __len__(self) -> int:
        return len(self.text)


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """The compiled phrase; compiled once a process."""
    return Phrase(text)
