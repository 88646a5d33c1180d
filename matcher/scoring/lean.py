"""Which way a candidate leans between the two main roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.fit import Fit
from matcher.role import Ground, Role

AI, ML = "ai-engineer", "ml-engineer"
LEAST = 40.0
"""Below this in both roles, neither is within a year of learning."""
BOTH_LEAST = 60.0
BOTH_APART = 15.0
"""Both roles: at least a junior-level fit in each, and less than this apart."""

CLOSE = 5.0
"""The rating's mean error against three raters is about this (docs/rating.md); a smaller lead decides nothing alone."""


def lean(scores: Mapping[str, float]) -> tuple[str, str]:
    """(``ai-engineer``, ``ml-engineer``, ``both``, ``neither``; the reason in a sentence).

    Empty strings when the two roles were not both rated. The bounds are the raters' (docs/rating.md).
    """
    if AI not in scores or ML not in scores:
        return "", ""
    ai, ml = scores[AI], scores[ML]
    if max(ai, ml) < LEAST:
        return "neither", f"Neither role reaches {LEAST:.0f}: AI engineer {ai:.1f}, ML engineer {ml:.1f}."
    if min(ai, ml) >= BOTH_LEAST and abs(ai - ml) < BOTH_APART:
        apart = f"{abs(ai - ml):.1f} apart"
        return "both", f"Both reach {BOTH_LEAST:.0f} and lie {apart}: AI engineer {ai:.1f}, ML engineer {ml:.1f}."
    name, high, low = (AI, ai, ml) if ai >= ml else (ML, ml, ai)
    words = {AI: "AI engineer", ML: "ML engineer"}
    other = ML if name == AI else AI
    lead = f"{words[name]} {high:.1f} against {words[other]} {low:.1f}: {high - low:.1f} points more"
    return name, f"{lead}." if high - low >= CLOSE else f"{lead}, which is within the rating's own error."


SHOWN_MOST = 2
"""Competencies named as the reason: the two that carry most of a score."""


def reason(sentence: str, leaning: str, roles: Sequence[Role], fits: Sequence[Fit]) -> str:
    """The sentence with what speaks for it: what the work shows most of the role (or roles) that it leans to."""
    wanted = (AI, ML) if leaning == "both" else (leaning,)
    named: list[str] = []
    for role, fit in zip(roles, fits, strict=True):
        own = {c.id for c in role.competencies if c.ground is Ground.OWN}
        shown = [part for part in fit.contributions if part.id in own and part.proofs and role.id in wanted]
        best = sorted(shown, key=lambda part: -part.points)[:SHOWN_MOST]
        named += [part.name for part in best if part.points > 0]
    return f"{sentence} Shown most: {'; '.join(dict.fromkeys(named))}." if named else sentence
