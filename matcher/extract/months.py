"""Counting months: of one period, and of several together without counting a month twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from matcher.candidate import PartialDate, Period

_MID_YEAR = 7
"""A start that is printed as a year counts from its July, an end up to its June: right on average."""


def index(year: int, month: int) -> int:
    """Months since year 0; consecutive months have consecutive numbers."""
    return year * 12 + month - 1


def of_date(day: date) -> int:
    return index(day.year, day.month)


def partial(number: int) -> PartialDate:
    """The month of a number."""
    return PartialDate(number // 12, number % 12 + 1)


def span(period: Period, as_of: date) -> range:
    """The months of a period, first and last counted whole, up to the month of ``as_of``; empty where no start, or
    neither an end nor ``current``, is printed."""
    if period.start is None or (period.end is None and not period.current):
        return range(0)
    start = index(period.start.year, period.start.month or _MID_YEAR)
    last = of_date(as_of)
    if period.end is not None:
        last = min(last, index(period.end.year, period.end.month or _MID_YEAR - 1))
    return range(start, max(start, last + 1))


def union(spans: Iterable[range]) -> int:
    """How many months the spans cover together."""
    return sum(len(part) for part in merged(spans))


def merged(spans: Iterable[range]) -> list[range]:
    """The same months as spans that neither overlap nor touch, in order."""
    result: list[range] = []
    for part in sorted((part for part in spans if len(part)), key=lambda part: part.start):
        if result and part.start <= result[-1].stop:
            result[-1] = range(result[-1].start, max(result[-1].stop, part.stop))
        else:
            result.append(part)
    return result


def between(spans: Iterable[range]) -> list[range]:
    """The months between the first and the last that no span covers."""
    parts = merged(spans)
    return [range(one.stop, other.start) for one, other in pairwise(parts)]
