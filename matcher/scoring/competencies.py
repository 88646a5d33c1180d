"""How strongly a candidate shows each competency of a role: 0 for not at all, towards 1 for beyond doubt.

Each distinct signal (a skill of the taxonomy, or a phrase of work) has a value by where it is shown, how long and
how recently. Signals add up like independent witnesses: the strength is 1 minus the product of (1 - value), so every
further one helps, and helps less. More evidence can therefore never lower a strength.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, groupby
from operator import itemgetter
from typing import NamedTuple

from matcher.candidate import Evidence
from matcher.document import Line
from matcher.fit import Proof
from matcher.role import Competency, Ground
from matcher.scoring import timeline, words
from matcher.scoring.evidence import Shown, Statement, Use
from matcher.scoring.identity import Same
from matcher.scoring.parameters import Parameters
from matcher.taxonomy import taxonomy

WEAK = "~"
_WEAK_KEY = f"phrase:{WEAK}"
PROOFS = 5
"""A contribution quotes its strongest lines, not all."""


class Signal(NamedTuple):
    """One thing that speaks for a competency, with all the places that show it."""

    key: str
    """``skill:python``, ``phrase:train model``, or ``phrase:~forecast`` for a weak one."""
    places: tuple[Place, ...]

    @property
    def weak(self) -> bool:
        return self.key.startswith(_WEAK_KEY)


class Place(NamedTuple):
    evidence: Evidence
    line: Line | None
    surface: str
    name: str
    """``job 0``, ``listed``..."""
    months: timeline.Span | None = None


class Strength(NamedTuple):
    """What is shown of one competency."""

    competency: Competency
    shown: float
    """From work and projects alone, 0-1."""
    bare: float
    """What lists and claims would add to it, 0-1."""
    proofs: tuple[Proof, ...] = ()
    places: frozenset[str] = frozenset()
    """The jobs and projects that show it."""


def strengths(competencies: Sequence[Competency], shown: Shown, parameters: Parameters) -> tuple[Strength, ...]:
    """The strength of each competency of a role, in order."""
    found = role_signals(competencies, shown)
    return tuple(strength(c, s, shown, parameters) for c, s in zip(competencies, found, strict=True))


def role_signals(competencies: Sequence[Competency], shown: Shown) -> list[tuple[Signal, ...]]:
    """The signals of each competency of a role. A phrase marked as weak (``~forecast``) counts only in a job or
    project where something stronger shows the role's own ground (or, for shared ground, either ground): a shop
    manager forecasts too."""
    terms = _terms(Same(competencies))
    uses = _uses(terms, shown.uses)
    phrases = _phrases(terms, shown.statements)
    found = [_signals(uses.get(index, ()), phrases.get(index, ())) for index in range(len(competencies))]
    is_own = [competency.ground is Ground.OWN for competency in competencies]
    own = _strong_places(compress(found, is_own))
    either = _strong_places(found)
    return [_backed(items, own if here else either) for items, here in zip(found, is_own, strict=True)]


def _strong_places(found: Iterable[tuple[Signal, ...]]) -> frozenset[str]:
    return frozenset([place.name for items in found for signal in items if not signal.weak for place in signal.places])


def _backed(signals: tuple[Signal, ...], strong: frozenset[str]) -> tuple[Signal, ...]:
    """The signals; of weak ones the places that are strong."""
    return tuple([s if not s.weak else Signal(s.key, tuple(p for p in s.places if p.name in strong)) for s in signals])


def _uses(terms: _Terms, uses: Iterable[Use]) -> dict[int, list[Use]]:
    """Competency -> the uses of its skills."""
    found: dict[int, list[Use]] = {}
    for use in uses:
        for index in terms.skills.get(use.skill, ()):
            found.setdefault(index, []).append(use)
    return found


_Near = tuple[Statement, list[words.Phrase]]
"""A statement, and those phrases of a competency whose stems are all in it, longest first."""


def _phrases(terms: _Terms, statements: Iterable[Statement]) -> dict[int, list[_Near]]:
    """Competency -> the statements that may hold phrases of it: once for the whole role, as they are few."""
    found: dict[int, list[_Near]] = {}
    for statement in statements:
        starts = words.starts(statement.spaced)
        there = [
            entry for key in terms.keys & starts for entry in terms.phrases[key] if entry[2].stems.issubset(starts)
        ]
        for index, group in groupby(sorted(there, key=itemgetter(0, 1)), key=itemgetter(0)):
            found.setdefault(index, []).append((statement, [phrase for _, _, phrase in group]))
    return found


def _signals(uses: Iterable[Use], near: Iterable[_Near]) -> tuple[Signal, ...]:
    """The distinct signals of a competency.

    A phrase is not counted where a skill of the competency already is on the same words: "gradient boosting" is one
    signal, not two.
    """
    places: dict[str, list[Place]] = {}
    surfaces: dict[int, set[str]] = {}
    for use in uses:
        places.setdefault(f"skill:{use.skill}", []).append(_place_of(use))
        surfaces.setdefault(use.line.number, set()).add(use.surface)
    for statement, phrases in near:
        named = [{words.spaced(surface) for surface in surfaces.get(line.number, ())} for line in statement.lines]
        for phrase in _phrases_in(_without(statement.spaced, chain(*named)), phrases):
            places.setdefault(f"phrase:{phrase}", []).append(_place_in(statement, phrase))
    return tuple(Signal(key, tuple(found)) for key, found in places.items())


@dataclass(frozen=True, slots=True)
class _Terms:
    """What shows the competencies of a role, which are counted from 0."""

    skills: dict[str, tuple[int, ...]]
    """Skill -> the competencies that it shows."""
    phrases: dict[str, tuple[tuple[int, int, words.Phrase], ...]]
    """Stem without which a phrase is in no text -> (competency, place among its phrases, longest first, phrase)."""
    keys: frozenset[str]
    """Of ``phrases``."""


@lru_cache(maxsize=64)
def _terms(competencies: Same[Sequence[Competency]]) -> _Terms:
    skills: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[int, int, words.Phrase]]] = {}
    for index, competency in enumerate(competencies.value):
        for skill in wanted(competency):
            skills.setdefault(skill, []).append(index)
        for place, text in enumerate(sorted(competency.phrases, key=lambda text: (-len(text), text))):
            phrase = words.phrase(text)
            phrases.setdefault(phrase.key, []).append((index, place, phrase))
    return _Terms(
        {skill: tuple(shown) for skill, shown in skills.items()},
        {key: tuple(entries) for key, entries in phrases.items()},
        frozenset(phrases),
    )


@lru_cache(maxsize=512)
def wanted(competency: Competency) -> frozenset[str]:
    """The skills that show a competency, casefolded: its own, its areas, and all below them in the taxonomy."""
    known = taxonomy()
    below = (name for area in competency.areas if area in known for name in known.descendants(area))
    return frozenset(name.casefold() for name in (*competency.skills, *competency.areas, *below))


def _phrases_in(text: str, phrases: Iterable[words.Phrase]) -> Iterable[str]:
    """Those of the phrases, longest first, that stand in a text. Words count for one phrase only."""
    for phrase in phrases:
        if found := phrase.find(text):
            there = text.split(" ")
            there[found[0] : found[1] + 1] = [".", ""]  # nothing is found across it
            text = " ".join(there)
            yield phrase.text


def _without(spaced: str, surfaces: Iterable[str]) -> str:
    for surface in sorted(surfaces, key=lambda surface: (-len(surface), surface)):
        spaced = spaced.replace(surface, " . ")
    return spaced


def _place_of(use: Use) -> Place:
    return Place(use.evidence, use.line, use.surface, use.place, use.months)


def _place_in(statement: Statement, phrase: str) -> Place:
    surface = words.phrase(phrase).locate(statement.text)
    line, surface = _line_with(statement.lines, surface)
    return Place(statement.evidence, line, surface, statement.place, statement.months)


def _line_with(lines: Sequence[Line], surface: str) -> tuple[Line | None, str]:
    """The line that the words stand on; where they run over a line's end, the part on the first line."""
    parts = surface.split()
    for size in range(len(parts), 0, -1):
        start = " ".join(parts[:size])
        for line in lines:
            if start in line.text:
                return line, start
    return (lines[0], lines[0].text) if lines else (None, surface)


def strength(competency: Competency, found: Sequence[Signal], shown: Shown, parameters: Parameters) -> Strength:
    """The strength of one competency from its signals."""
    if not found:
        return Strength(competency, 0.0, 0.0)
    doubt_shown = doubt_bare = 1.0
    proofs: list[tuple[float, int, Proof]] = []
    places: set[str] = set()
    named = _named(Same(competency))
    for signal in found:
        strong, bare = value(signal, shown, parameters)
        doubt_shown *= 1.0 - strong
        doubt_bare *= 1.0 - max(strong, bare)
        places.update(p.name for p in signal.places if p.evidence in (Evidence.WORK, Evidence.PROJECT))
        proofs += _proofs(signal, max(strong, bare), named.get(signal.key, len(named)))
    return Strength(competency, 1.0 - doubt_shown, doubt_shown - doubt_bare, _strongest(proofs), frozenset(places))


@lru_cache(maxsize=512)
def _named(competency: Same[Competency]) -> dict[str, int]:
    """Keys of the signals that its own skills give -> where it names them."""
    return {f"skill:{name.casefold()}": place for place, name in enumerate(competency.value.skills)}


def value(signal: Signal, shown: Shown, parameters: Parameters) -> tuple[float, float]:
    """(what is shown, what is only listed or claimed), each 0-1."""
    work: list[timeline.Span | None] = []
    in_project = listed = claimed = 0.0
    for place in signal.places:
        evidence = place.evidence
        if evidence is Evidence.WORK:
            work.append(place.months)
        elif evidence is Evidence.PROJECT:
            in_project = parameters.work * parameters.project
        elif evidence is Evidence.LISTED:
            listed = parameters.listed
        else:
            claimed = parameters.claimed
    in_work = parameters.work * _time_factor(work, shown) if work else 0.0
    share = parameters.weak if signal.weak else 1.0
    return share * max(in_work, in_project), share * max(listed, claimed)


def _time_factor(spans: list[timeline.Span | None], shown: Shown) -> float:
    """Recency of the latest use times the duration of all uses."""
    dated = [s for s in spans if s is not None]
    return max(_recency(s, shown) for s in spans) * timeline.duration(timeline.union_months(dated))


def _recency(months: timeline.Span | None, shown: Shown) -> float:
    return timeline.recency(months[1] if months else None, shown.as_of)


_ORDER = (Evidence.CLAIMED, Evidence.LISTED, Evidence.PROJECT, Evidence.WORK)


def _proofs(signal: Signal, value: float, order: int) -> list[tuple[float, int, Proof]]:
    if not signal.places:
        return []
    best = max(signal.places, key=_rank)
    return [(value, order, Proof(best.line, best.surface, best.evidence))] if best.line is not None else []


def _rank(place: Place) -> int:
    return _ORDER.index(place.evidence)


def _strongest(proofs: list[tuple[float, int, Proof]]) -> tuple[Proof, ...]:
    """The best ones, one a line, in the order of the document; of equal ones, those that the role names first: what
    shows Python best is "Python"."""
    chosen: dict[int, Proof] = {}
    for _, _, proof in sorted(proofs, key=lambda p: (-p[0], p[1], p[2].line.number, p[2].surface)):
        if len(chosen) < PROOFS:
            chosen.setdefault(proof.line.number, proof)
    return tuple(sorted(chosen.values(), key=lambda proof: proof.line.number))
