"""TF-IDF similarity of what a CV shows to a role's profile, and where it lies among a reference corpus.

A text is a bag of word stems and canonical skills (``skill:python``). scikit-learn's ``TfidfVectorizer`` fits the
vocabulary and the inverse document frequencies on the reference corpus (``models/tfidf.py``); they are stored as JSON,
never as a pickle, and a single CV is transformed in plain Python with identical output, because importing
scikit-learn takes longer than everything else about one CV together.

The cosine is taken between the profile and *that part of the CV that speaks of the profile's terms*, each term
once: a hobby or another trade in the same CV does not make the person less similar, a repeated word does not make
them more so, and more evidence can never lower it.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from matcher import lexicon
from matcher.candidate import Evidence
from matcher.role import Role
from matcher.scoring import words
from matcher.scoring.competencies import wanted
from matcher.scoring.evidence import Shown
from matcher.scoring.identity import Same

_COMMON = (
    "a an and are as at be by for from has have he her his i in into is it its me my of on or our she than that",
    "the their them they this to was we were which while who will with you your also more",
    "most other over under up out per via within across about after before",
    "der die das den dem des ein eine einen und mit fur von im in zu zur auf aus bei als",
    "le la les un une des du de et en au aux pour par sur dans avec",
    "el los las una unos y del al con por para que se o os as um uma e do da dos das no na em com",
    "il lo gli i di che per nel della dei het een en van voor met op w z na do i oraz",
)
STOP_WORDS = frozenset(words.stem(word) for line in _COMMON for word in line.split())


@dataclass(frozen=True, slots=True)
class Model:
    """Vocabulary, inverse document frequencies, and the reference texts as indices into the vocabulary."""

    vocabulary: Mapping[str, int]
    idf: Sequence[float]
    reference: Sequence[Sequence[int]]


@cache
def shipped() -> Model:
    """The model in ``models/tfidf.json``; parsed once a process."""
    content = json.loads(lexicon.model_path("tfidf.json").read_text(encoding="utf-8"))
    terms: list[str] = content["vocabulary"]
    return Model({term: index for index, term in enumerate(terms)}, content["idf"], content["reference"])


def tokens(text: str, skills: Iterable[str] = ()) -> list[str]:
    """Word stems without stop words, numbers and single letters, and the canonical skills."""
    return _tokens(words.stems(text), skills)


def _tokens(stems: Iterable[str], skills: Iterable[str]) -> list[str]:
    telling = [s for s in stems if len(s) > 1 and s not in STOP_WORDS and not s.isdigit()]
    return telling + [f"skill:{skill.casefold()}" for skill in skills]


def shown_tokens(shown: Shown) -> list[str]:
    """What work and projects show. Lists and claims stay out, so that keywords alone cannot make a CV similar."""
    real = (Evidence.WORK, Evidence.PROJECT)
    stems = [stem for statement in shown.statements if statement.evidence in real for stem in statement.spaced.split()]
    return _tokens(stems, sorted({use.skill for use in shown.uses if use.evidence in real}))


def role_tokens(role: Role) -> list[str]:
    """The profile, the typical work, and the skills of the role's competencies."""
    skills = sorted({skill for competency in role.competencies for skill in wanted(competency)})
    return tokens(f"{role.profile} {' '.join(role.typical_work)}", skills)


def vector(terms: Iterable[str], model: Model) -> dict[int, float]:
    """The TF-IDF vector, L2-normalised, each term counted once: the same as ``TfidfVectorizer(binary=True)``."""
    present = {model.vocabulary[term] for term in terms if term in model.vocabulary}
    norm = math.sqrt(sum(model.idf[index] ** 2 for index in present))
    return {index: model.idf[index] / norm for index in sorted(present)} if norm else {}


def similarity(profile: Mapping[int, float], present: Iterable[int]) -> float:
    """Cosine, 0-1, between a profile and the part of a text that lies in the profile's terms.

    With every term once, both vectors have the same weights where they overlap, so the cosine is the length of
    the overlap: it grows with each further term.
    """
    return math.sqrt(sum(profile[index] ** 2 for index in sorted(set(present)) if index in profile))


def percentile(role: Role, terms: Iterable[str], model: Model | None = None) -> float:
    """The similarity's place among the reference texts, 0-100: the share of them that are less similar,
    ties counted half, in a straight line between neighbours."""
    model = model or shipped()
    profile, levels = _scale(Same(role), Same(model))
    value = similarity(profile, (model.vocabulary[t] for t in terms if t in model.vocabulary))
    return _place(value, levels)


@lru_cache(maxsize=64)
def _scale(role: Same[Role], model: Same[Model]) -> tuple[dict[int, float], list[float]]:
    profile = vector(role_tokens(role.value), model.value)
    return profile, sorted(similarity(profile, indices) for indices in model.value.reference)


def _place(value: float, levels: Sequence[float]) -> float:
    """Linear between neighbouring levels, so that one more term never jumps over many percent."""
    if not levels:
        return 0.0
    below, upto = bisect_left(levels, value), bisect_right(levels, value)
    if upto > below:
        return 100.0 * (below + upto) / 2 / len(levels)
    if below == 0:
        return 0.0
    if below == len(levels):
        return 100.0
    low, high = levels[below - 1], levels[below]
    return 100.0 * (below - 0.5 + (value - low) / (high - low)) / len(levels)


def fit(texts: Sequence[Sequence[str]]) -> Any:
    """A ``TfidfVectorizer`` fitted on token lists: for ``models/tfidf.py`` and the test of identity."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=_as_it_is, binary=True, norm="l2", smooth_idf=True, min_df=2)
    vectorizer.fit(texts)
    return vectorizer


def _as_it_is(text: Sequence[str]) -> Sequence[str]:
    return text
