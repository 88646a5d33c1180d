"""Whether an ambiguous form (R, Go, Spark, "agents") means the skill where it stands.

It does where something decides: another technical skill beside it in an enumeration, a word near it that the
taxonomy names, an entry of its own in a skills list, or, for a form that counts in one letter case only, that case
at a place in a sentence where nothing else is capitalised.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from matcher.taxonomy.load import SkillEntry
from matcher.taxonomy.tokens import BREAK, Tokens

NEAR = 12
"""How many tokens to each side of a form are searched for a deciding word: about one clause."""
BESIDE = 6
"""How many tokens away a certain skill still speaks for a form in its own letter case ("from Java to Go")."""
_FAR = 20
"""Neighbours in an enumeration are at most so many tokens apart, brackets included."""

_SEPARATOR_WORDS = "and or und oder et ou y o e i en oraz plus including like 和 及 与"
_SEPARATORS = frozenset(_SEPARATOR_WORDS.split()) | frozenset(",/;|•·∙●▪◦‣*&+:-–—、，；：")
_EDGES = _SEPARATORS | {BREAK, "(", ")", "[", "]", "（", "）"}
_STARTS = frozenset(':;•·▪●!?*–—"“') | {BREAK}
_BEFORE_TOOLS = "in using via into mit mittels en em avec con usando com met w us"
_USED_IN = frozenset(_BEFORE_TOOLS.split())
"""Words after which a capital names a tool ("wrote it in Go"), in the languages of the CVs."""
_AFTER_TOOLS = "based language programming code coding shiny native powered lang written"
_GLUED_ON = frozenset(_AFTER_TOOLS.split())
"""What a hyphen may tie to a name without changing it: ``Go-based``."""
_INTRO = re.compile(
    r"\b(?:stack|technolog\w+|tech|tools?|toolset|languages?|environment|frameworks?|libraries|software|skills?|"
    r"keywords?|technologien|sprachen|werkzeuge|kenntnisse|umgebung|environnement|outils|"
    r"langages|compétences|"
    r"logiciels|herramientas|tecnolog[ií]as|lenguajes|ferramentas|linguagens|strumenti|tecnologie|linguaggi|"
    r"hulpmiddelen|technologie|narzędzia|języki|技术|工具|语言)\s*(?:used)?\s*[:：]",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A stretch of tokens that may be a skill."""

    first: int
    last: int
    """Token indices, both inclusive."""
    skill: int
    exact: bool
    """It stands in the letter case that the taxonomy asks for, and the case of the text around it says something."""


def listed_from(text: str) -> int | None:
    """The offset from which a text is an enumeration, because it announces one: ``Tech stack: ...``."""
    match = _INTRO.search(text) if ":" in text or "：" in text else None
    return match.end() if match else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what surrounds its ambiguous forms."""

    text: str
    tokens: Tokens
    entries: Sequence[SkillEntry]
    near_words: Callable[[int], frozenset[str]]
    """Deciding words of a skill, by its index."""
    listed_after: int | None
    """From which character on every entry of its own counts; 0 for a skills list."""
    title_case: bool
    """Most words are capitalised, so that a capital says nothing."""

    def decide(self, certain: Sequence[Candidate], doubtful: Sequence[Candidate]) -> list[Candidate]:
        """Those of the doubtful candidates that mean their skill.

        Two rounds: what is accepted by itself or by its neighbours in an enumeration supports the rest once more.
        The time is linear in the number of candidates: keyword lists of thousands are a known trick.
        """
        pending = [c for c in doubtful if not self._vetoed(c)]
        accepted = set(certain)
        for _ in range(2):
            firsts = sorted(c.first for c in accepted if self.entries[c.skill].technical)
            accepted |= {c for c in pending if c not in accepted and self._decided(c, firsts)}
            self._spread(sorted((*certain, *pending), key=lambda c: c.first), accepted)
        return [c for c in pending if c in accepted]

    def _decided(self, candidate: Candidate, technical: Sequence[int]) -> bool:
        """Decided by itself; ``technical`` are the tokens where accepted technical skills begin, in order."""
        return (
            self._near_word(candidate)
            or (candidate.exact and self._in_sentence(candidate, technical))
            or self._own_item(candidate)
        )

    def _spread(self, ordered: Sequence[Candidate], accepted: set[Candidate]) -> None:
        """Accept the neighbours of accepted candidates along enumerations, to the right and then to the left. Three
        doubtful ones in a row, each in its own letter case ("C, Go, Rust"), speak for one another."""
        links = [(one, two) for one, two in pairwise(ordered) if self._enumerated(one, two)]
        for (one, two), (again, three) in pairwise(links):
            if two is again and one.exact and two.exact and three.exact:
                accepted.update((one, two, three))
        for one, two in links:
            if one in accepted:
                accepted.add(two)
        for one, two in reversed(links):
            if two in accepted:
                accepted.add(one)

    def _vetoed(self, candidate: Candidate) -> bool:
        """Glued to something that makes it another word: ``R&D``, ``C-level``, ``C. Müller``."""
        first, last = self.tokens.starts[candidate.first], self.tokens.ends[candidate.last]
        before, after = self.text[max(first - 1, 0) : first], self.text[last : last + 1]
        if "&" in (before, after):
            return True
        glued = after in ("-", "'", "’", "_") and self.text[last + 1 : last + 2].isalnum()
        if glued and self._norm(candidate.last + 1) not in _GLUED_ON:
            return True
        if before in ("-", "'", "’", "_", "@", "#") and first > 1 and not self.text[first - 2].isspace():
            return True
        short = last - first == 1
        return short and ((after == "." and _initial(self.text, last)) or before == ".")

    def _enumerated(self, one: Candidate, two: Candidate) -> bool:
        """Only separators stand between two skills of the same world."""
        if not self._kin(one, two) or two.first - one.last > _FAR:
            return False
        between = _without_brackets(self.tokens.norms[one.last + 1 : two.first])
        if not between:
            return two.first > one.last + 1 or self._is_listed(one)
        return len(between) <= 3 and all(token in _SEPARATORS for token in between)

    def _kin(self, one: Candidate, other: Candidate) -> bool:
        first, second = self.entries[one.skill], self.entries[other.skill]
        return first.area == second.area or (first.technical and second.technical)

    def _near_word(self, candidate: Candidate) -> bool:
        words = self.near_words(candidate.skill)
        norms = self.tokens.norms
        around = norms[max(candidate.first - NEAR, 0) : candidate.first]
        around += norms[candidate.last + 1 : candidate.last + 1 + NEAR]
        return not words.isdisjoint(around)

    def _in_sentence(self, candidate: Candidate, technical: Sequence[int]) -> bool:
        """Capitalised within a sentence, where an ordinary word would not be."""
        previous = self._norm(candidate.first - 1)
        if candidate.first == 0 or previous in _STARTS:
            return False
        if previous in _USED_IN:
            return True
        if self.title_case:
            return False
        context = self.entries[candidate.skill].context
        if context is not None and context.mid:
            return True
        if not self.entries[candidate.skill].technical:
            return False
        position = bisect_left(technical, candidate.first - BESIDE)
        return position < len(technical) and technical[position] <= candidate.last + BESIDE

    def _own_item(self, candidate: Candidate) -> bool:
        context = self.entries[candidate.skill].context
        if not self._is_listed(candidate) or (context is not None and not context.listed):
            return False
        return self._edge(candidate.first - 1) and self._edge(candidate.last + 1)

    def _is_listed(self, candidate: Candidate) -> bool:
        return self.listed_after is not None and self.tokens.starts[candidate.first] >= self.listed_after

    def _edge(self, position: int) -> bool:
        return not 0 <= position < len(self.tokens.norms) or self._norm(position) in _EDGES

    def _norm(self, position: int) -> str:
        return self.tokens.norms[position] if 0 <= position < len(self.tokens.norms) else BREAK


def _initial(text: str, dot: int) -> bool:
    """A full stop after one letter that abbreviates a name: a capital follows."""
    return text[dot + 1 : dot + 3].strip()[:1].isupper()


def _without_brackets(norms: Sequence[str]) -> list[str]:
    """The tokens outside of round brackets: ``Python (5 years), R`` is an enumeration."""
    outside: list[str] = []
    depth = 0
    for norm in norms:
        if norm in "(（":
            depth += 1
        elif norm in ")）":
            depth = max(depth - 1, 0)
        elif not depth:
            outside.append(norm)
    return outside
