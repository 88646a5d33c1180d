"""Which words are languages that people speak, and what words of fluency mean on the CEFR scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from matcher import lexicon
from matcher.extract.patterns import trie
from matcher.folding import strip_accents

_CEFR = re.compile(r"(?<![A-Za-z0-9])([ABC][12])(?:\s*[-/–]\s*[ABC][12])?\+?(?![A-Za-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    codes: dict[str, str]
    levels: dict[str, str]
    named: re.Pattern[str]
    graded: re.Pattern[str]


@cache
def _words() -> _Words:
    data = lexicon.toml("languages.toml")
    codes: dict[str, str] = {}
    for code, names in data["names"].items():
        for name in names:
            codes.setdefault(strip_accents(name), code)
    levels: dict[str, str] = {}
    for level, words in data["levels"].items():
        for word in words:
            levels.setdefault(strip_accents(word), level)
    return _Words(
        codes,
        levels,
        re.compile(rf"(?:(?<![^\W_]){trie(codes)}(?![^\W_])|{trie(name for name in codes if not name.isascii())})"),
        re.compile(rf"(?<![^\W_])(?:{trie(levels)})(?![^\W_])|{trie(word for word in levels if not word.isascii())}"),
    )


def folded(text: str) -> str:
    """The text as this module's look-ups compare it; of the same length where folding allows, else lower case."""
    plain = strip_accents(text)
    return plain if len(plain) == len(text) else text.lower()


def code_of(name: str) -> str:
    """ISO code of a language's name in any supported language; empty where it is none."""
    return _words().codes.get(re.sub(r"\s+", " ", strip_accents(name.strip(" .,;:()*"))), "")


def spans(text: str) -> list[tuple[int, int]]:
    """Where languages are named in a text."""
    return [found.span() for found in _words().named.finditer(folded(text)) if found.group()]


def cefr(fluency: str) -> str:
    """A1-C2 or ``native`` for a printed fluency; empty where it says neither."""
    if match := _CEFR.search(fluency):
        return match.group(1).upper()
    found = [match.group() for match in _words().graded.finditer(strip_accents(fluency)) if match.group()]
    if not found:
        return ""
    return _words().levels.get(re.sub(r"\s+", " ", max(found, key=len)), "")


def is_fluency(text: str) -> bool:
    """Whether a short text is nothing but a grade of fluency ("Native speaker", "C1", "IELTS 7.0")."""
    if len(text) > 60:
        return False
    return (
        bool(cefr(text))
        or re.search(
            r"(?i)\b(?:toefl|ielts|toeic|cet-?[46]|delf|dalf|hsk|jlpt|testdaf|cambridge|cae|cpe|fce|dele)\b", text
        )
        is not None
    )
