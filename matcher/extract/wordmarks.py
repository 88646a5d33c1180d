"""What the lexicons know of the words of a head line, worked out once a word.

``evidence`` reads a word as part of a title, of an employer, of a school and of a place, in ever new stretches of the
same line: so what all lists say of it is kept together, as the bits of one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from matcher import lexicon
from matcher.extract.patterns import trie
from matcher.folding import strip_accents

HEAD, RANK, FIELD, LEGAL, WORD, WEAK, SCHOOL, SCHOOL_KIND, DEPARTMENT, COMPANY_END, LEGAL_BARE = (
    1 << number for number in range(11)
)
"""Title word; rank; field of work; legal form; organisation word, and a weak one; school; a school or an ending that
makes one; department; an ending of companies' names; a legal form but for its full stops."""

_WORD = re.compile(r"[^\s,;:()|/·•\[\]\"“”]+")
# Legal forms that are also common words: they count only in capitals, and at the end.
_SHORT_LEGAL = frozenset(
    [
        "ag",
        "se",
        "sa",
        "as",
        "ab",
        "sp",
        "eg",
        "ug",
        "kg",
        "kk",
        "nv",
        "bv",
        "lp",
        "co",
        "ev",
        "sl",
        "sc",
        "spa",
        "sas",
        "og",
        "ooo",
        "n.a.",
        "company",
        "limited",
    ]
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    heads: frozenset[str]
    endings: tuple[str, ...]
    ranks: frozenset[str]
    fields: frozenset[str]
    phrases: re.Pattern[str]
    title_signs: tuple[str, ...]
    legal: frozenset[str]
    legal_phrases: re.Pattern[str]
    words: frozenset[str]
    word_phrases: re.Pattern[str]
    weak: frozenset[str]
    schools: frozenset[str]
    departments: frozenset[str]
    organisation_endings: tuple[str, ...]
    organisation_signs: tuple[str, ...]
    school_signs: tuple[str, ...]


def _flat(values: Iterable[Iterable[str]]) -> list[str]:
    return [strip_accents(word) for group in values for word in group]


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole phrases of several words."""
    several = {strip_accents(p) for p in phrases if " " in p or "&" in p}
    return re.compile(rf"(?<!\w)(?:{trie(sorted(several), blank=' ')})(?!\w)")


@cache
def lists() -> Lexicon:
    titles, organisations = lexicon.toml("titles.toml"), lexicon.toml("organisations.toml")
    heads = _flat(titles["heads"].values())
    return Lexicon(
        heads=frozenset(word for word in heads if " " not in word),
        endings=tuple(_flat(titles["endings"].values())),
        ranks=frozenset(_flat(titles["ranks"].values())),
        fields=frozenset(_flat(titles["fields"].values())),
        phrases=_any_of([*titles["phrases"]["all"], *(word for word in heads if " " in word)]),
        title_signs=tuple(titles["zh"]["all"]),
        legal=frozenset(_flat(organisations["legal"].values())),
        legal_phrases=_any_of(organisations["legal"]["all"]),
        words=frozenset(_flat(organisations["words"].values())),
        word_phrases=_any_of(organisations["words"]["all"]),
        weak=frozenset(_flat(organisations["weak"].values())),
        schools=frozenset(_flat(organisations["schools"].values())),
        departments=frozenset(_flat(organisations["departments"].values())),
        organisation_endings=tuple(_flat(organisations["endings"].values())),
        organisation_signs=tuple(organisations["zh"]["all"]),
        school_signs=tuple(organisations["zh_schools"]["all"]),
    )


def words_of(text: str) -> list[str]:
    """The words of a text as printed, punctuation at their ends taken off (full stops inside stay)."""
    return [word.strip(".,;:!?'’\"-–—") or word for word in _WORD.findall(text)]


class Reading(NamedTuple):
    """A text by its words; ``marks`` has the bits of each."""

    printed: Sequence[str]
    words: Sequence[str]
    """Lower case, without accents."""
    marks: Sequence[int]
    folded: str
    """The whole text, lower case and without accents."""
    legal: bool
    """It names a legal form."""

    def count(self, bits: int) -> int:
        """How many words have one of these marks."""
        return sum([1 for mark in self.marks if mark & bits])


@lru_cache(maxsize=4096)
def reading(text: str) -> Reading:
    """The words of a text and what the lists know of them."""
    printed = words_of(text)
    words, folded = [strip_accents(word) for word in printed], strip_accents(text)
    marks = [marks_of(word) for word in words]
    return Reading(printed, words, marks, folded, _has_legal(printed, words, marks, folded))


def _has_legal(printed: Sequence[str], words: Sequence[str], marks: Sequence[int], folded: str) -> bool:
    for i, mark in enumerate(marks):
        if i and mark & (LEGAL | LEGAL_BARE):
            if words[i].strip(".") not in _SHORT_LEGAL:
                return True
            if printed[i][0].isupper() and i >= len(words) - 2:
                return True
    return bool(lists().legal_phrases.search(folded))


@cache
def _sets() -> tuple[tuple[int, frozenset[str]], ...]:
    lex = lists()
    technical = ((RANK, lex.ranks), (FIELD, lex.fields))
    names = ((LEGAL, lex.legal), (WORD, lex.words), (WEAK, lex.weak), (SCHOOL, lex.schools))
    return (*technical, *names, (DEPARTMENT, lex.departments))


@lru_cache(maxsize=16384)
def marks_of(word: str) -> int:
    """The bits of a word in lower case and without accents."""
    lex = lists()
    found = sum(bit for bit, known in _sets() if word in known)
    found |= HEAD if _is_title_word(word, lex) else 0
    found |= SCHOOL_KIND if word in lex.schools or (len(word) > 9 and word.endswith(_SCHOOL_ENDS)) else 0
    found |= COMPANY_END if len(word) > 6 and word.endswith(lex.organisation_endings) else 0
    dotted = "." in word and f"{word}." in lex.legal  # "S.A.S.": the last stop was taken for the end of a sentence
    return found | (LEGAL_BARE if dotted or word.strip(".") in lex.legal else 0)


_SCHOOL_ENDS = ("hochschule", "universitat", "schule", "gymnasium")
_FEMALE = ("/in", "in", "*in", ":in", "_in", "(in)", "/-in", "innen", "(e)", "·e", "e")


def _is_title_word(word: str, lex: Lexicon) -> bool:
    if word in lex.heads or word.rstrip("s") in lex.heads:
        return True
    if len(word) > 5 and word.endswith(_FEMALE):
        for suffix in _FEMALE:
            if word.endswith(suffix) and word[: -len(suffix)] in lex.heads:
                return True
    last = word[max(word.rfind("-"), word.rfind("/")) + 1 :]
    if last != word and (last in lex.heads or last.removesuffix("in") in lex.heads):
        return True
    return len(word) > 8 and word.endswith(lex.endings)
