"""The skills of a person in canonical form: where each is shown, for how many months, when last, how strongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from matcher.candidate import Degree, Evidence, Found, Job, JobKind, PartialDate, Period, Project, Skill, SkillUse
from matcher.document import Document
from matcher.extract import months
from matcher.extract.skilluses import uses
from matcher.sections import Section
from matcher.sections import split as split_sections
from matcher.taxonomy import Mention, mentions

__all__ = ["Mention", "find", "mentions"]

_STRENGTH = {Evidence.CLAIMED: 0, Evidence.LISTED: 1, Evidence.PROJECT: 2, Evidence.WORK: 3}


def find(
    document: Document,
    *,
    jobs: Sequence[Job] = (),
    projects: Sequence[Project] = (),
    education: Sequence[Degree] = (),
    sections: Sequence[Section] | None = None,
    headline: Found[str] | None = None,
    as_of: date,
) -> tuple[Skill, ...]:
    """The skills that a CV names, strongest first: by evidence, months of use, then first place in the document.

    ``months`` counts the union of the periods of the jobs whose work shows the skill, as of ``as_of``; ``jobs``,
    ``projects`` and ``education`` are those of the candidate, in the candidate's order; ``sections`` is what
    ``sections.split`` gives.
    """
    if sections is None:
        sections = split_sections(document)
    found: dict[str, list[SkillUse]] = {}
    areas: dict[str, str] = {}
    for mention, use in uses(sections, jobs, projects, education, headline):
        found.setdefault(mention.skill, []).append(use)
        areas[mention.skill] = mention.area
    time = cache(
        lambda numbers: _time([jobs[number] for number in sorted(numbers)], as_of)
    )  # many skills share their jobs
    skills = [_skill(name, areas[name], _once_a_line(places), time) for name, places in found.items()]
    return tuple(sorted(skills, key=lambda s: (-_STRENGTH[s.evidence], -s.months, s.uses[0].line.number, s.id)))


def _once_a_line(places: Iterable[SkillUse]) -> tuple[SkillUse, ...]:
    """The uses in the order of the document; a skill named twice on a line is one use, the stronger."""
    best: dict[int, SkillUse] = {}
    for use in places:
        old = best.get(use.line.number)
        if old is None or _STRENGTH[use.evidence] > _STRENGTH[old.evidence]:
            best[use.line.number] = use
    return tuple(best[number] for number in sorted(best))


def _skill(name: str, area: str, places: tuple[SkillUse, ...], time: Callable[[frozenset[int]], _Time]) -> Skill:
    shown = frozenset(use.job for use in places if use.job is not None and use.evidence is Evidence.WORK)
    used, last = time(shown)
    return Skill(
        id=name,
        area=area,
        uses=places,
        months=used,
        last_used=last,
        evidence=max((use.evidence for use in places), key=_STRENGTH.__getitem__),
    )


_Time = tuple[int, PartialDate | None]
"""Months of use, and the last of them."""


def _time(jobs: Iterable[Job], as_of: date) -> _Time:
    periods = [job.period.value for job in jobs if job.period is not None and job.kind is not JobKind.BREAK]
    return months.union(months.span(period, as_of) for period in periods), _last(periods, as_of)


def _last(periods: Iterable[Period], as_of: date) -> PartialDate | None:
    """When the latest of the periods ends; a current one is in use today."""
    today = PartialDate(as_of.year, as_of.month)
    ends = [today if p.current else p.end or p.start for p in periods]
    known = [min(end, today, key=_late) for end in ends if end is not None]
    return max(known, key=_late, default=None)


def _late(when: PartialDate) -> int:
    return when.year * 12 + (when.month or 12)
