"""Finding the skills of the taxonomy in a text, with spaCy's ``PhraseMatcher``.

The matcher runs over words in their normal spelling (``tokens``); longest match first; then each match is checked
for letter case and, where the form is ambiguous, for context. Loading: spellings are handed over as hashes, the way
the matcher restores itself, which takes 20 ms for 8,000 of them where making a ``Doc`` of each takes 115 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

from matcher.folding import fold
from matcher.taxonomy.context import Candidate, Passage, listed_from
from matcher.taxonomy.index import Index, Meaning, index, near_words
from matcher.taxonomy.tokens import Tokens, normalize, squeeze, tokenize

_UNKNOWN = "\u2423"
"""Stands for every word that no spelling has, so that spaCy's vocabulary does not grow with the texts."""
_VERSIONED = re.compile(r"([a-z]{3,})v?\d{1,2}")
_VERSION = re.compile(r"[vV]?\d{1,2}$")
_MAY_HOLD_ADDRESS = re.compile(r"[@/]|www\.|\.\w+\.\w")
_ADDRESS = re.compile(
    r"[^\s@]{1,64}@\S+|(?:https?://|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,6}/[\w~/.-]+"
    r"|\b[\w-]{1,63}\.[\w-]{1,63}\.(?:com|org|net|io|dev|ai|app)\b",
    re.IGNORECASE,
)
"""E-mail and web addresses: "github.com/jane" is where someone is found, not what they can do."""
_PERSON_WORDS = """
    engineer developer scientist designer manager analyst architect administrator consultant specialist expert
    researcher practitioner intern lead owner officer director teacher professor instructor coach student
    entwickler ingenieur wissenschaftler berater leiter
"""
_PERSONS = frozenset(normalize(word) + ending for word in _PERSON_WORDS.split() for ending in ("", "s"))
"""After a discipline these words make a person of it: "data scientists" are colleagues or a title, no skill."""
_GROUP_WORDS = "team teams department departments staff colleagues clients abteilung équipe equipo equipe"
_GROUPS = frozenset(normalize(word) for word in _GROUP_WORDS.split())
"""After a discipline outside of technology, these are the others that one worked with: "the marketing team"."""
_OF_PERSONS = frozenset({"discipline", "practice", "method"})
_CASED_WORD = re.compile(r"[^\W\d_]{4,}")


class Mention(NamedTuple):
    """A skill found in a text."""

    skill: str
    """Canonical name."""
    area: str
    surface: str
    """As it stands there."""
    start: int
    end: int
    """Character offsets in the folded text (see ``matcher.folding``); for a text without odd characters, its own."""

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def mentions(text: str, *, listed: bool = False) -> list[Mention]:
    """The skills that a text names, in order, not overlapping; a skill comes as often as it is named.

    ``listed``: the text is a skills list, where an entry of its own needs no context.
    """
    return _finder().find(fold(text), listed=listed)


def mentions_in(texts: Sequence[tuple[str, bool]]) -> list[list[Mention]]:
    """``mentions`` of many texts, each with its ``listed``: a third faster than one by one."""
    return _finder().find_all([(fold(text), listed) for text, listed in texts])


@cache
def _finder() -> Finder:
    return Finder(index())


class Finder:
    """Finds the skills of one taxonomy; made once a process."""

    def __init__(self, compiled: Index) -> None:
        # Imported here: reading a role or a help text needs no spaCy.
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._entries = compiled.taxonomy.entries
        self._index = compiled
        spellings = [spelling.split(" ") for spelling in compiled.packed]
        self._words = {word for spelling in spellings for word in spelling}
        self._firsts = {spelling[0] for spelling in spellings}
        self._near: dict[int, frozenset[str]] = {}
        self._meanings: dict[str, Meaning] = {}
        self._vocab = Vocab()
        self._doc = Doc
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        hashes = {word: self._vocab.strings[word] for word in self._words}
        specs = [[hashes[word] for word in spelling] for spelling in spellings]
        self._matcher.add("skill", cast(list[Any], specs))

    def find(self, text: str, *, listed: bool = False) -> list[Mention]:
        """See ``mentions``; the text is folded already."""
        return self.find_all([(text, listed)])[0]

    def find_all(self, texts: Sequence[tuple[str, bool]]) -> list[list[Mention]]:
        """``find`` for many texts, each with its ``listed``."""
        plain = [_without_addresses(text) for text, _ in texts]
        tokens = [tokenize(text) for text in plain]
        words = [self._known(found.norms) for found in tokens]
        parts = zip(plain, tokens, words, self._spans(words), (listed for _, listed in texts), strict=True)
        return [self._chosen(*part) if part[3] else [] for part in parts]

    def _spans(self, texts: Sequence[list[str]]) -> list[list[tuple[int, int]]]:
        """First and last word of each spelling in each text, leftmost and longest first.

        All texts are one ``Doc``: making one costs more than searching it. A word that no spelling has parts them, and
        stands for all such words in a row; so do words behind it that begin no spelling.
        """
        joined: list[str] = []
        places: list[tuple[int, int]] = []
        for number, words in enumerate(texts):
            for position, word in enumerate((*words, _UNKNOWN)):
                if word in self._firsts or (joined and joined[-1] is not _UNKNOWN):
                    joined.append(word)
                    places.append((number, position))
        found: list[list[tuple[int, int]]] = [[] for _ in texts]
        for _, first, end in self._matcher(self._doc(self._vocab, words=joined)) if joined else ():
            number, position = places[first]
            found[number].append((position, position + end - 1 - first))
        for spans in found:
            spans.sort(key=lambda span: (span[0], -span[1]))
        return found

    def _chosen(
        self, text: str, tokens: Tokens, words: list[str], spans: Sequence[tuple[int, int]], listed: bool
    ) -> list[Mention]:
        """The mentions that the spans stand for."""
        certain, doubtful = self._select(text, tokens, words, spans, listed)
        if doubtful:
            certain += self._passage(text, tokens, listed).decide(certain, doubtful)
            certain.sort(key=lambda candidate: candidate.first)
        return [self._mention(text, tokens, candidate) for candidate in certain]

    def _known(self, norms: Iterable[str]) -> list[str]:
        """The words that spellings have, without a version's number; the others are all one."""
        known = self._words
        return [norm if norm in known else self._versioned(norm) if norm[-1:].isdigit() else _UNKNOWN for norm in norms]

    def _versioned(self, norm: str) -> str:
        versioned = _VERSIONED.fullmatch(norm)
        return versioned[1] if versioned and versioned[1] in self._words else _UNKNOWN

    def _select(
        self, text: str, tokens: Tokens, words: list[str], spans: Sequence[tuple[int, int]], listed: bool
    ) -> tuple[list[Candidate], list[Candidate]]:
        """Leftmost longest spans whose letter case fits, divided into those that count and those in doubt."""
        certain: list[Candidate] = []
        doubtful: list[Candidate] = []
        free = 0
        flat = _one_case(text)
        for first, last in spans:
            if first < free:
                continue
            meaning = self._meaning(" ".join(words[first : last + 1]))
            surface = text[tokens.starts[first] : tokens.ends[last]]
            fits = _fits(surface, meaning)
            if not fits and not (flat or (listed and squeeze(surface).lower() in {c.lower() for c in meaning.cases})):
                continue
            free = last + 1
            if meaning.skill < 0 or self._names_a_person(tokens, meaning.skill, last):
                continue
            candidate = Candidate(first, last, meaning.skill, bool(meaning.cases) and fits and not flat)
            doubt = meaning.ambiguous or not fits or (bool(meaning.cases) and flat)
            (doubtful if doubt else certain).append(candidate)
        return certain, doubtful

    def _meaning(self, spelling: str) -> Meaning:
        """What a spelling of the index means; each is unpacked once."""
        known = self._meanings.get(spelling)
        if known is None:
            known = self._meanings[spelling] = self._index.meaning([spelling])
        return known

    def _names_a_person(self, tokens: Tokens, skill: int, last: int) -> bool:
        following = tokens.norms[last + 1] if last + 1 < len(tokens.norms) else ""
        entry = self._entries[skill]
        others = following in _PERSONS or (following in _GROUPS and not entry.technical)
        return others and entry.kind in _OF_PERSONS

    def _passage(self, text: str, tokens: Tokens, listed: bool) -> Passage:
        listed_after = 0 if listed else listed_from(text)
        return Passage(text, tokens, self._entries, self._near_words, listed_after, _title_case(text))

    def _near_words(self, skill: int) -> frozenset[str]:
        if skill not in self._near:
            self._near[skill] = near_words(self._entries[skill])
        return self._near[skill]

    def _mention(self, text: str, tokens: Tokens, candidate: Candidate) -> Mention:
        entry = self._entries[candidate.skill]
        start, end = tokens.starts[candidate.first], tokens.ends[candidate.last]
        return Mention(entry.name, entry.area, text[start:end], start, end)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text) if _MAY_HOLD_ADDRESS.search(text) else text


def _fits(surface: str, meaning: Meaning) -> bool:
    """Whether a surface stands in a letter case that counts; a plural s and a version number may follow."""
    if not meaning.cases:
        return True
    squeezed = squeeze(surface)
    return any(
        squeezed == case or squeezed == case + "s" or _VERSION.sub("", squeezed) == case for case in meaning.cases
    )


def _one_case(text: str) -> bool:
    """All capitals or all small letters, so that letter case says nothing."""
    return text.isupper() or text.islower()


def _title_case(text: str) -> bool:
    """Most of the longer words begin with a capital."""
    words = _CASED_WORD.findall(text)
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals * 5 > len(words) * 3 if len(words) > 2 else len(words) == capitals
