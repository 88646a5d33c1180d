"""Whether a short text is the heading of a section, by its words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from matcher import lexicon
from matcher.folding import fold, strip_accents
from matcher.sections.kinds import SectionKind

MAX_WORDS = 8
"""Longer texts are sentences; the longest heading in ``headings.toml`` has six words."""
_LONGEST = 70
"""Characters of a heading and what may stand behind it."""

_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_SIGNS = re.compile(r"[\W_]+")
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]\s*$")
_BRACKET = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*:?$")
"""What stands in brackets behind a heading says more about it, not what it is ("Experience (selected)")."""
_NUMERAL = re.compile(r"^(?:[IVX]{1,4}|[A-H])(?:[.)]|\s[–—-])\s+")
"""The number of a section in letters; one in figures falls with the other signs at the edges."""
_JOINTS = re.compile(r"[&+/|,;·•–—]|\b(?:and|und|et|y|e|en|i|oraz|sowie|plus)\b|\s-\s|与|和|及|、", re.IGNORECASE)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_NOUNS = tuple(
    kind
    for kind in SectionKind
    if kind not in (SectionKind.HEADER, SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.OTHER)
)
"""What a noun may say of an unknown heading; words for contact data and profiles stand in too many others."""
_NOUN_FIRST = frozenset({"fr", "es", "pt", "it", "pl"})
_NOUN_LAST = frozenset({"en", "de", "nl", "pl", "zh"})
_COMPOUNDING = frozenset({"de", "nl", "zh"})
_SHORTEST_NOUN = 7
"""Letters; shorter words end others by chance."""
_COMPLEMENT = re.compile(
    r"\s(?:in|with|of|at|for|as|on|to|from|mit|bei|für|als|an|aus|en|de|del|des|du|di|da|do|como|para|por|pour|chez"
    r"|dans|avec|con|per|w|we|na|z|dla|met|bij|voor|van)\s.*$",
    re.IGNORECASE,
)
"""What follows a noun and says more about it."""
_UNPAID = re.compile(r"(?i)\b(?:volunt|wolont|ehrenamt|freiwillig|b[ée]n[ée]vol|vrijwillig)|志愿|志願|志工|义工")


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
def _single() -> tuple[dict[str, tuple[SectionKind, str]], dict[str, tuple[SectionKind, str]]]:
    """Phrases of one word: those of languages that put the noun first, and those of languages that put it last."""
    first: dict[str, tuple[SectionKind, str]] = {}
    last: dict[str, tuple[SectionKind, str]] = {}
    for kind in _NOUNS:
        for language, phrases in lexicon.toml("headings.toml").get(kind.value, {}).items():
            tables = [table for table, order in ((first, _NOUN_FIRST), (last, _NOUN_LAST)) if language in order]
            for phrase in phrases:
                if " " not in phrase:
                    for table in tables:
                        table.setdefault(squash(phrase), (kind, language))
    return first, last


def guess(text: str) -> Match | None:
    """What a heading of unknown words is about, by its noun ("Kitchen Skills", "Kochkenntnisse").

    Only for a line whose look has shown that it is a heading: in a text these words stand everywhere.
    """
    if known := match(text):
        return known
    text = _EDGES.sub("", _NUMERAL.sub("", text))
    if _UNPAID.search(text):
        return Match(SectionKind.VOLUNTEER, "", exact=False)
    words = _COMPLEMENT.sub("", text).split()
    if not words:
        return None
    first, last = _single()
    found = last.get(squash(words[-1])) or first.get(squash(words[0])) or _compound(words[-1])
    return Match(*found, exact=False) if found else None


def _compound(word: str) -> tuple[SectionKind, str] | None:
    """The noun that a compound ends with: "Kochkenntnisse", "教学技能"."""
    folded = squash(word)
    shortest = 2 if _CJK.search(word) else _SHORTEST_NOUN
    for start in range(1, len(folded) - shortest + 1):
        known = _single()[1].get(folded[start:])
        if known and known[1] in _COMPOUNDING:
            return known
    return None


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
    closes = ")" in text or "]" in text or "）" in text
    if (
        closes
        and len(text) < _LONGEST
        and (bracket := _BRACKET.search(text))
        and bracket.start()
        and not _COUNT.search(text)
    ):
        found = match(text[: bracket.start()])
        return found and replace(found, exact=False)
    if not (text[:1].isalpha() and text[-1:].isalnum()):  # otherwise there is nothing to take off
        text = _EDGES.sub("", _COUNT.sub("", text))
    if not text or len(text) > _LONGEST:
        return None
    words = text.split()
    known = _phrases().get("".join(map(squash, words)))
    if not known and (numeral := _NUMERAL.match(text)):
        known = _phrases().get(squash(text[numeral.end() :]))
    if known:
        return Match(*known)
    if len(words) > MAX_WORDS or (len(words) < 2 and not _CJK.search(text)):
        return None
    return _joint(text) or _without_fillers(words)


def _joint(text: str) -> Match | None:
    """A heading that joins two: all parts are known, or known but for words that say nothing."""
    parts = [part for part in _JOINTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    found: list[tuple[SectionKind, str]] = []
    whole = 0
    for part in parts:
        exact = _phrases().get(squash(part))
        whole += exact is not None
        if known := exact or _core(part.split()):
            found.append(known)
        elif squash(part) not in _fillers():
            return None
    if not found:
        return None
    kinds = list(dict.fromkeys(kind for kind, _ in found))
    return Match(kinds[0], found[0][1], tuple(kinds[1:]), exact=len(kinds) > 1 and whole == len(parts))


def _core(words: list[str]) -> tuple[SectionKind, str] | None:
    """The known phrase that is left when words that say nothing are taken from both ends."""
    phrases, fillers = _phrases(), _fillers()
    squashed = [squash(word) for word in words]
    start, end = 0, len(words)
    while start < end:
        if known := phrases.get("".join(squashed[start:end])):
            return known
        if squashed[start] in fillers or not squashed[start]:
            start += 1
        elif squashed[end - 1] in fillers or not squashed[end - 1]:
            end -= 1
        else:
            return None
    return None


def _without_fillers(words: list[str]) -> Match | None:
    known = _core(words)
    return Match(*known, exact=False) if known else None
