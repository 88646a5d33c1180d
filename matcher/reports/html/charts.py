"""The geometry of the charts, in per cent of their width; the templates draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matcher.candidate import Candidate, Job, PartialDate, Period
from matcher.fit import Contribution


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the waterfall from 0 to the score; a point is a per cent of the width."""

    name: str
    points: float
    maximum: float
    start: float
    end: float


def waterfall(contributions: Sequence[Contribution]) -> tuple[Step, ...]:
    """Each contribution begins where the one before ended; those that add nothing are left out."""
    steps = []
    level = 0.0
    for part in contributions:
        if part.points:
            steps.append(Step(part.name, part.points, part.maximum, level, level + part.points))
        level += part.points
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the timeline."""

    label: str
    kind: str
    """``job`` or ``skill``."""
    detail: str
    bars: tuple[Bar, ...]
    lines: str


@dataclass(frozen=True, slots=True)
class Timeline:
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, int], ...]
    """(x, year)."""


def timeline(candidate: Candidate, as_of: date, most_skills: int) -> Timeline | None:
    """Jobs and the skills they show over the years; None without a dated job."""
    today = as_of.year * 12 + as_of.month
    spans = {index: span for index, job in enumerate(candidate.jobs) if (span := _span(job, today))}
    if not spans:
        return None
    first = min(start for start, _ in spans.values())
    last = max(today, *(end for _, end in spans.values()))
    scale = _Scale((first - 1) // 12 * 12 + 1, last)
    jobs = tuple(_job_lane(candidate.jobs[index], scale.bar(span)) for index, span in spans.items())
    skills = tuple(_skill_lanes(candidate, spans, scale, most_skills))
    return Timeline(jobs + skills, scale.ticks())


@dataclass(frozen=True, slots=True)
class _Scale:
    """Months since year 0 to per cent."""

    first: int
    last: int

    def bar(self, span: tuple[int, int]) -> Bar:
        whole = self.last - self.first + 1
        return Bar(100 * (span[0] - self.first) / whole, max(0.6, 100 * (span[1] - span[0] + 1) / whole))

    def ticks(self) -> tuple[tuple[float, int], ...]:
        years = range((self.first - 1) // 12, (self.last - 1) // 12 + 1)
        every = max(1, -(-len(years) // 8))
        return tuple((self.bar((year * 12 + 1, year * 12 + 1)).x, year) for year in years[::every])


def _span(job: Job, today: int) -> tuple[int, int] | None:
    period = job.period.value if job.period else None
    if period is None or period.start is None:
        return None
    start = _month(period.start, 1)
    end = today if period.current else _month(period.end or period.start, 12)
    return (start, max(start, min(end, today)))


def _month(day: PartialDate, default: int) -> int:
    return day.year * 12 + (day.month or default)


def _job_lane(job: Job, bar: Bar) -> Lane:
    label = ", ".join(found.value for found in (job.title, job.company) if found) or "Job"
    detail = _period(job.period.value) if job.period else ""
    return Lane(label, "job", detail, (bar,), ",".join(str(line.number) for line in job.lines[:3]))


def _period(period: Period) -> str:
    end = "now" if period.current else str(period.end or "")
    return f"{period.start} to {end}" if end else str(period.start)


def _skill_lanes(candidate: Candidate, spans: dict[int, tuple[int, int]], scale: _Scale, most: int) -> list[Lane]:
    lanes = []
    for skill in sorted(candidate.skills, key=lambda skill: -skill.months)[:most]:
        jobs = sorted({use.job for use in skill.uses if use.job in spans and use.job is not None})
        if jobs:
            lines = ",".join(str(use.line.number) for use in skill.uses)
            detail = f"{skill.months} months in {len(jobs)} job{'' if len(jobs) == 1 else 's'}"
            lanes.append(Lane(skill.id, "skill", detail, tuple(scale.bar(spans[job]) for job in jobs), lines))
    return lanes
