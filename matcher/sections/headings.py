"""Whether a short text is the heading of a section, by its words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import lexicon
from matcher.folding import fold, strip_accents
from matcher.sections.kinds import SectionKind

MAX_WORDS = 8
"""Longer texts are sentences; the longest heading in ``headings.toml`` has six words."""

_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_SIGNS = re.compile(r"[\W_]+")
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]\s*$")
_JOINTS = re.compile(
    r"\s*(?:[&+/|,;·•–—]|\b(?:and|und|et|y|e|en|i|oraz|sowie|plus)\b|\s-\s|与|和|及|、)\s*", re.IGNORECASE
)
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading's words say."""

    kind: SectionKind
    language: str
    also: tuple[SectionKind, ...] = ()
    exact: bool = True
    """The whole text is a known phrase; otherwise words had to be left out."""


@cache
def _phrases() -> dict[str, tuple[SectionKind, str]]:
    """Squashed phrase -> kind and language; the first language that has a phrase gives it its name."""
    table: dict[str, tuple[SectionKind, str]] = {}
    for kind in SectionKind:
        for language, phrases in lexicon.toml("headings.toml").get(kind.value, {}).items():
            for phrase in phrases:
                table.setdefault(squash(phrase), (kind, language))
    return table


@cache
def _fillers() -> frozenset[str]:
    return frozenset(squash(word) for word in lexicon.toml("headings.toml")["filler"]["words"])


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """Letters and digits alone, lower case, without accents: letter spacing and missing blanks make no difference."""
    return _SIGNS.sub("", strip_accents(fold(text)))


@lru_cache(maxsize=4096)
def match(text: str) -> Match | None:
    """The kind of section that a text names as a heading; None where it names none."""
    if not (text[:1].isalpha() and text[-1:].isalnum()):  # otherwise there is nothing to take off
        text = _EDGES.sub("", _COUNT.sub("", text))
    if not text or len(text) > 70:
        return None
    known = _phrases().get(squash(text))
    if known:
        return Match(*known)
    words = text.split()
    if len(words) > MAX_WORDS or (len(words) < 2 and not _CJK.search(text)):
        return None
    return _joint(text) or _without_fillers(words)


def _joint(text: str) -> Match | None:
    """A heading that joins two: all parts are known, or known but for words that say nothing."""
    parts = [part for part in _JOINTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    found: list[tuple[SectionKind, str]] = []
    for part in parts:
        known = _phrases().get(squash(part)) or _core(part.split())
        if known:
            found.append(known)
        elif squash(part) not in _fillers():
            return None
    if not found:
        return None
    kinds = list(dict.fromkeys(kind for kind, _ in found))
    return Match(kinds[0], found[0][1], tuple(kinds[1:]), exact=False)


def _core(words: list[str]) -> tuple[SectionKind, str] | None:
    """The known phrase that is left when words that say nothing are taken from both ends."""
    fillers = _fillers()
    start, end = 0, len(words)
    while start < end:
        if known := _phrases().get(squash(" ".join(words[start:end]))):
            return known
        if squash(words[start]) in fillers or not squash(words[start]):
            start += 1
        elif squash(words[end - 1]) in fillers or not squash(words[end - 1]):
            end -= 1
        else:
            return None
    return None


def _without_fillers(words: list[str]) -> Match | None:
    known = _core(words)
    return Match(*known, exact=False) if known else None
