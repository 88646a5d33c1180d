"""What is missing, and what closing it would add: found by rating again with it closed."""

from __future__ import annotations

from dataclasses import replace

from matcher.fit import Gap
from matcher.role import Role
from matcher.scoring import rating, timeline, total
from matcher.scoring.competencies import Strength
from matcher.scoring.parameters import Parameters
from matcher.scoring.rating import Basis

SIGNALS_OF_A_YEAR = 4
"""What a year of work with a competency leaves in a CV: about four distinct signals (a method, a tool or two,
a result)."""
YEAR = 12
LEAST = 0.5
"""Points below which a gap is not worth a line."""


def find(base: Basis) -> tuple[Gap, ...]:
    """The gaps of a candidate, the largest first."""
    now = rating.score(base)
    gaps = [gap for index in range(len(base.strengths)) if (gap := _of_competency(base, index, now))]
    if (gap := _of_experience(base, now)).points >= LEAST:
        gaps.append(gap)
    return tuple(sorted(gaps, key=lambda gap: (-gap.points, gap.id)))


def _of_competency(base: Basis, index: int, now: float) -> Gap | None:
    """None where it is not worth a line."""
    item = base.strengths[index]
    after = rating.score(base, base.coverage_with(index, *_with_a_year(item, base.parameters)))
    points = round(after - now, 1)
    if points < LEAST:
        return None
    return Gap(item.competency.id, item.competency.name, points, after, item.competency.first_step)


def _with_a_year(item: Strength, parameters: Parameters) -> tuple[float, float]:
    """As strong as a year of present work with it shows, if that is more than there is: what is shown, and bare."""
    value = parameters.work * timeline.duration(YEAR)
    shown = max(item.shown, 1.0 - (1.0 - value) ** SIGNALS_OF_A_YEAR)
    return shown, max(0.0, min(item.bare, 1.0 - shown))


def _of_experience(base: Basis, now: float) -> Gap:
    back = base.background
    more = min((back.months + YEAR) / max(1, base.role.months_expected), 1.0)
    experienced = replace(back, experience=max(more, back.experience))
    after = rating.score(replace(base, points=total.Points(experienced, base.percentile, base.parameters)))
    return Gap("experience", "Another year of relevant work", round(after - now, 1), after, _step(base.role))


def _step(role: Role) -> str:
    work = f", for example {role.typical_work[0]}" if role.typical_work else ""
    return f"Stay in, or move to, work of this kind{work}."
