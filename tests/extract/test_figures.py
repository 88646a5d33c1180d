"""Months of work: a union, as of a day, whatever the order of the jobs."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.candidate import Found, Job, JobKind, PartialDate, Period, Seniority
from matcher.document import FindingCode
from matcher.extract import figures, months
from tests.extract.build import line

AS_OF = date(2026, 11, 1)
LINE = line("x")


def found(value: str) -> Found[str]:
    return Found(value, (LINE,), "test")


def job(
    start: PartialDate | None,
    end: PartialDate | None,
    *,
    title: str = "Engineer",
    company: str = "Acme",
    stated: int | None = None,
    kind: JobKind = JobKind.EMPLOYMENT,
    level: Seniority = Seniority.MID,
    bullets: tuple[str, ...] = (),
) -> Job:
    period = Period(start, end, current=end is None and start is not None, stated_months=stated)
    return Job(
        found(title),
        found(company),
        period=Found(period, (LINE,), "test"),
        kind=kind,
        level=level,
        bullets=tuple(map(found, bullets)),
    )


def at(year: int, month: int | None = None) -> PartialDate:
    return PartialDate(year, month)


spans = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 60)).map(lambda pair: range(pair[0], sum(pair))), max_size=8
)
dates = st.builds(PartialDate, st.integers(1990, 2026), st.one_of(st.none(), st.integers(1, 12)))


@given(spans, st.randoms())
def test_union_does_not_depend_on_order(parts: list[range], random: st.DataObject) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert months.union(parts) == months.union(shuffled)


@given(spans)
def test_union_counts_each_month_once(parts: list[range]) -> None:
    assert months.union(parts) == len({month for part in parts for month in part})


@given(spans)
def test_gaps_and_work_fill_the_time_between(parts: list[range]) -> None:
    parts = [part for part in parts if len(part)]
    whole = max((part.stop for part in parts), default=0) - min((part.start for part in parts), default=0)

    assert months.union(parts) + sum(map(len, months.between(parts))) == whole


@given(st.lists(st.tuples(dates, dates), max_size=6))
def test_months_never_exceed_the_time_there_was(pairs: list[tuple[PartialDate, PartialDate]]) -> None:
    result = figures.experience([job(*pair) for pair in pairs], AS_OF)

    assert 0 <= result.months <= (2026 - 1990 + 1) * 12


def test_end_months_count_whole() -> None:
    assert figures.experience([job(at(2020, 1), at(2020, 12))], AS_OF).months == 12
    assert figures.experience([job(at(2020, 3), at(2020, 3))], AS_OF).months == 1


def test_present_runs_to_the_day_asked_for() -> None:
    assert figures.experience([job(at(2026, 1), None)], AS_OF).months == 11
    assert figures.experience([job(at(2026, 1), None)], date(2026, 2, 1)).months == 2


def test_years_count_from_middle_to_middle() -> None:
    assert figures.experience([job(at(2018), at(2021))], AS_OF).months == 36


def test_overlapping_months_count_once() -> None:
    jobs = [job(at(2020, 1), at(2020, 12)), job(at(2020, 7), at(2021, 6), company="Other")]

    assert figures.experience(jobs, AS_OF).months == 18
    assert [finding.code for finding in figures.findings(jobs, AS_OF)] == [FindingCode.OVERLAPPING_JOBS]


def test_an_unknown_start_counts_nothing() -> None:
    assert figures.experience([job(None, at(2020))], AS_OF).months == 0


def test_volunteer_work_is_left_out() -> None:
    assert figures.experience([job(at(2020, 1), at(2020, 12), kind=JobKind.VOLUNTEER)], AS_OF).months == 0


def test_fields_of_work_by_title() -> None:
    result = figures.experience(
        [
            job(at(2020, 1), at(2020, 12), title="Machine Learning Engineer"),
            job(at(2021, 1), at(2021, 12), title="Datenanalyst / Data Analyst"),
            job(at(2022, 1), at(2022, 12), title="Senior Software Engineer"),
            job(at(2023, 1), at(2023, 12), title="Nurse"),
        ],
        AS_OF,
    )

    assert (result.ml_months, result.data_months, result.software_months) == (12, 12, 24)


def test_management_by_level_or_by_people_led() -> None:
    led = job(at(2020, 1), at(2020, 12), bullets=("Led a team of five engineers.",))
    titled = job(at(2021, 1), at(2021, 12), level=Seniority.MANAGER)

    assert figures.experience([led, titled], AS_OF).management_months == 24
    assert figures.experience([job(at(2020, 1), at(2020, 12))], AS_OF).management_months == 0


def test_average_stay_joins_roles_at_one_employer() -> None:
    jobs = [job(at(2020, 1), at(2020, 12)), job(at(2021, 1), at(2021, 12)), job(at(2022, 1), at(2022, 6), company="B")]

    assert figures.experience(jobs, AS_OF).average_months == 15.0


def test_gaps_of_three_months_are_told() -> None:
    jobs = [job(at(2020, 1), at(2020, 6)), job(at(2020, 12), at(2021, 6)), job(at(2021, 8), at(2021, 9))]

    assert figures.experience(jobs, AS_OF).gaps == (Period(at(2020, 7), at(2020, 11)),)


def test_level_is_that_of_the_latest_job() -> None:
    jobs = [job(at(2020, 1), None, level=Seniority.SENIOR), job(at(2015), at(2019), level=Seniority.EXECUTIVE)]

    assert figures.experience(jobs, AS_OF).level is Seniority.SENIOR


def test_doubts_about_dates_are_findings() -> None:
    future = job(at(2028, 1), None)
    contradicted = job(at(2020, 1), at(2020, 3), stated=24)

    assert [finding.code for finding in figures.findings([future], AS_OF)] == [FindingCode.FUTURE_DATES]
    assert [finding.code for finding in figures.findings([contradicted], AS_OF)] == [FindingCode.DURATION_MISMATCH]
