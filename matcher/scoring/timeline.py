"""When work was done: month numbers, unions of periods, and how recency and duration count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from matcher.candidate import Job, JobKind, PartialDate, Period

Span = tuple[int, int]
"""First and last month as ``year * 12 + month - 1``, both included."""

FRESH_MONTHS = 36
"""Work that ended within three years counts in full: tools and practices of that age are in daily use."""
STALE_MONTHS = 120
"""Work that ended ten years ago or earlier counts at the floor."""
STALE_FACTOR = 0.3
"""What the oldest work keeps: the craft outlives the tools."""

FULL_MONTHS = 18
"""Months of use at which more time adds nothing to the proof that a skill was really used."""
SHORT_FACTOR = 0.5
"""What a single month keeps."""

_UNKNOWN_MONTHS = 6
"""A period with a start in year precision and no end: half a year is what it proves on average."""


def month_number(when: date) -> int:
    return when.year * 12 + when.month - 1


def _number(when: PartialDate, unknown_month: int) -> int:
    return when.year * 12 + (when.month or unknown_month) - 1


def span(period: Period | None, as_of: date) -> Span | None:
    """The months of a period; None when it proves no month. Year precision counts from or to the middle of
    the year, so that neighbours of year precision neither overlap nor leave a gap."""
    if period is None or (period.start is None and period.end is None):
        return None
    today = month_number(as_of)
    start = _number(period.start, 7) if period.start else None
    end = today if period.current else _number(period.end, 6) if period.end else None
    if start is None:
        return None if end is None else (min(end, today), min(end, today))
    if end is None:
        end = start + (period.stated_months or _UNKNOWN_MONTHS) - 1
    start, end = min(start, today), min(max(start, end), today)
    return start, end


def job_span(job: Job, as_of: date) -> Span | None:
    """The months of a job; a break proves none."""
    return span(job.period.value, as_of) if job.period and job.kind is not JobKind.BREAK else None


def job_spans(jobs: Sequence[Job], as_of: date) -> tuple[Span | None, ...]:
    """The months of each job."""
    return tuple(job_span(job, as_of) for job in jobs)


def union_months(spans: Iterable[Span]) -> int:
    """Months covered by any of the spans; overlaps count once."""
    total, reached = 0, -1
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached + 1) + 1)
        reached = max(reached, end)
    return total


def recency(last: int | None, as_of: date) -> float:
    """1 for work that ended within ``FRESH_MONTHS``, falling in a straight line to ``STALE_FACTOR``.
    Undated work counts as stale: a date that is not printed must not be worth more than one that is."""
    if last is None:
        return STALE_FACTOR
    age = month_number(as_of) - last
    share = min(max((age - FRESH_MONTHS) / (STALE_MONTHS - FRESH_MONTHS), 0.0), 1.0)
    return 1.0 - (1.0 - STALE_FACTOR) * share


def duration(months: int) -> float:
    """From ``SHORT_FACTOR`` for no known month to 1 at ``FULL_MONTHS``."""
    return SHORT_FACTOR + (1.0 - SHORT_FACTOR) * min(months / FULL_MONTHS, 1.0)
