from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.candidate import Found, Job, PartialDate, Period
from matcher.scoring import timeline

AS_OF = date(2026, 11, 1)
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda s: (min(s), max(s))), max_size=8)


def job(period: Period) -> Job:
    return Job(period=Found(period, (), "test"))


@given(SPANS)
def test_overlapping_months_count_once(spans: list[timeline.Span]) -> None:
    assert timeline.union_months(spans) == len({m for start, end in spans for m in range(start, end + 1)})


def test_years_alone_neither_overlap_nor_leave_a_gap() -> None:
    first = timeline.span(Period(PartialDate(2018), PartialDate(2021)), AS_OF)
    second = timeline.span(Period(PartialDate(2021), PartialDate(2023)), AS_OF)

    assert first and second and second[0] == first[1] + 1


def test_nothing_counts_beyond_the_day_of_rating() -> None:
    months = timeline.span(Period(PartialDate(2026, 1), PartialDate(2030, 1)), AS_OF)

    assert months == (2026 * 12, 2026 * 12 + 10)


@given(st.integers(0, 400), st.integers(0, 400))
def test_older_work_never_counts_more(months: int, more: int) -> None:
    now = timeline.month_number(AS_OF)

    assert timeline.recency(now - months - more, AS_OF) <= timeline.recency(now - months, AS_OF) <= 1
    assert timeline.recency(None, AS_OF) <= timeline.recency(now - months, AS_OF)
