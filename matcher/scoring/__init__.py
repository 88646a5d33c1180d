"""Candidate and roles to fits: how well, why, and what is missing.

``rate`` is a pure function: the same document, candidate, roles and day give the same rating to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.candidate import Candidate
from matcher.document import Document, Finding
from matcher.fit import Fit, TitleCheck
from matcher.role import Role
from matcher.scoring import coverage, deception, evidence, gaps, lean, parameters, passages, rating, title_check


@dataclass(frozen=True, slots=True)
class Rating:
    """What the rating of one candidate gives."""

    fits: tuple[Fit, ...]
    """One a role, in the same order."""
    lean: str
    """``ai-engineer``, ``ml-engineer``, ``both``, ``neither``; empty when those two were not both rated."""
    lean_reason: str
    title_check: TitleCheck | None
    findings: tuple[Finding, ...]


def rate(
    document: Document,
    candidate: Candidate,
    roles: Sequence[Role],
    as_of: date,
    numbers: parameters.Parameters | None = None,
) -> Rating:
    """Rate a candidate against each role as of a day. ``numbers`` are the shipped parameters unless given."""
    numbers = numbers or parameters.shipped()
    suspicion = deception.look(document, candidate)
    shown = evidence.collect(candidate, as_of, suspicion)
    bases = rating.bases(candidate, shown, roles, numbers)
    fits = tuple(replace(rating.fit(base), gaps=gaps.find(base)) for base in bases)
    scores = {fit.role: fit.score for fit in fits}
    leaning, sentence = lean.lean(scores)
    reason = lean.reason(sentence, leaning, roles, fits)
    checked = title_check.check(candidate, roles, scores, leaning, as_of)
    return Rating(
        passages.widen(fits, candidate), leaning, reason, checked, (*suspicion.findings, *coverage.findings(candidate))
    )
