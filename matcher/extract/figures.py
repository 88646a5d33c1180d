"""Summary figures: how long the person has worked, at what, at which level; all as of one day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from matcher import lexicon
from matcher.candidate import Experience, Job, JobKind, Period, Seniority, Skill
from matcher.document import Finding, FindingCode
from matcher.extract import months
from matcher.extract.patterns import trie
from matcher.folding import strip_accents

_GAP = 3
"""Months: shorter times between jobs are notice periods and holidays."""
_SHOWN = 3
"""So many uses of an area's skills in a job's lines make it work in that field whatever its title says."""
_STATED = 2
"""Months that a printed duration may differ from its dates: people count end months in or out."""
_NO_WORK = frozenset({JobKind.VOLUNTEER, JobKind.BREAK})
_ORDER = (
    Seniority.INTERN,
    Seniority.JUNIOR,
    Seniority.MID,
    Seniority.SENIOR,
    Seniority.LEAD,
    Seniority.MANAGER,
    Seniority.EXECUTIVE,
)


def experience(jobs: Sequence[Job], as_of: date, skills: Sequence[Skill] = ()) -> Experience:
    """The figures of all paid work (volunteer work and breaks are left out). ``skills`` are the canonical skills with
    the jobs that show them; with them a job counts for the fields that its lines show, without them for its title
    alone."""
    work = [(number, job) for number, job in enumerate(jobs) if job.kind not in _NO_WORK]
    spans = {number: months.span(job.period.value, as_of) for number, job in work if job.period is not None}
    fields = {number: _fields(number, job, skills) for number, job in work}
    return Experience(
        months=months.union(spans.values()),
        software_months=_months_in("software", fields, spans),
        data_months=_months_in("data", fields, spans),
        ml_months=_months_in("ml", fields, spans),
        management_months=months.union(
            spans[number] for number, job in work if number in spans and _is_management(job)
        ),
        average_months=_average(work, spans),
        gaps=tuple(_gaps(list(spans.values()))),
        level=_level([(job, spans.get(number, range(0))) for number, job in work]),
    )


def _months_in(field: str, fields: dict[int, frozenset[str]], spans: dict[int, range]) -> int:
    return months.union(spans[number] for number in spans if field in fields[number])


@cache
def _title_words() -> dict[str, re.Pattern[str]]:
    patterns = {}
    for field, entry in lexicon.toml("fields_of_work.toml").items():
        words = "|".join(entry["titles"])
        patterns[field] = re.compile(rf"(?<![\w.])(?:{words})(?!\w)|{'|'.join(entry['chinese'])}")
    return patterns


@cache
def _areas() -> dict[str, str]:
    return {area: field for field, entry in lexicon.toml("fields_of_work.toml").items() for area in entry["areas"]}


def _fields(number: int, job: Job, skills: Sequence[Skill]) -> frozenset[str]:
    """The fields of work that a job belongs to, by its title and by what its lines show."""
    title = strip_accents(job.title.value) if job.title else ""
    found = {field for field, words in _title_words().items() if words.search(title)}
    shown: dict[str, int] = {}
    for skill in skills:
        field = _areas().get(skill.area, "")
        shown[field] = shown.get(field, 0) + sum(use.job == number for use in skill.uses)
    return frozenset(found | {field for field, count in shown.items() if field and count >= _SHOWN})


def _is_management(job: Job) -> bool:
    if job.level in (Seniority.MANAGER, Seniority.EXECUTIVE):
        return True
    return any(_team().search(bullet.value.lower()) for bullet in job.bullets)


@cache
def _team() -> re.Pattern[str]:
    """A verb of leading and, within four words, whom; or a number of reports."""
    words = lexicon.toml("facts.toml")["leads"]
    verbs, people = trie(words["verbs"]), trie(words["people"])
    return re.compile(
        rf"(?<![^\W_])(?:{verbs})\s+(?:\S+\s+){{0,4}}(?:{people})(?![^\W_])|\bteam of \d|\b\d+ direct reports|"
        rf"(?:管理|带领|领导).{{0,8}}(?:团队|人)"
    )


def _average(work: Sequence[tuple[int, Job]], spans: dict[int, range]) -> float:
    """Months an employer; several roles at one employer are one stay."""
    stays: dict[str, list[range]] = {}
    for number, job in work:
        if number in spans and len(spans[number]):
            name = strip_accents(job.company.value) if job.company else f"#{number}"
            stays.setdefault(name, []).append(spans[number])
    return round(sum(map(months.union, stays.values())) / len(stays), 1) if stays else 0.0


def _gaps(spans: Sequence[range]) -> Iterator[Period]:
    for gap in months.between(spans):
        if len(gap) >= _GAP:
            yield Period(months.partial(gap.start), months.partial(gap.stop - 1))


def _level(jobs: Sequence[tuple[Job, range]]) -> Seniority:
    """The level of the latest job; of several that run to the same month, the highest."""
    if not jobs:
        return Seniority.MID
    regular = [(job, span) for job, span in jobs if job.kind is not JobKind.INTERNSHIP] or jobs
    latest = max(span.stop for _, span in regular)
    return max((job.level for job, span in regular if span.stop == latest), key=_ORDER.index)


def findings(jobs: Sequence[Job], as_of: date) -> tuple[Finding, ...]:
    """Doubts about dates: in the future, contradicted by a printed duration, overlapping jobs."""
    return (*_future(jobs, as_of), *_mismatches(jobs, as_of), *_overlaps(jobs, as_of))


def _future(jobs: Sequence[Job], as_of: date) -> Iterator[Finding]:
    for job in jobs:
        start = job.period.value.start if job.period else None
        if job.period and start and months.index(start.year, start.month or 1) > months.of_date(as_of):
            yield _finding(FindingCode.FUTURE_DATES, f"A job begins in the future: {job.period.value.printed}", job)


def _mismatches(jobs: Sequence[Job], as_of: date) -> Iterator[Finding]:
    for job in jobs:
        period = job.period.value if job.period else None
        if period is None or period.stated_months is None or period.start is None or period.start.month is None:
            continue
        counted = len(months.span(period, as_of))
        if counted and abs(counted - period.stated_months) > _STATED and not period.current:
            message = f"The printed duration is {period.stated_months} months, the dates give {counted}"
            yield _finding(FindingCode.DURATION_MISMATCH, message, job)


def _overlaps(jobs: Sequence[Job], as_of: date) -> Iterator[Finding]:
    """Jobs at different employers that overlap by more than a quarter of a year; counted once in the figures."""
    dated = [(job, months.span(job.period.value, as_of)) for job in jobs if job.period and job.kind not in _NO_WORK]
    for index, (job, span) in enumerate(dated):
        for other, second in dated[index + 1 :]:
            common = min(span.stop, second.stop) - max(span.start, second.start)
            if common > _GAP and _employer(job) != _employer(other):
                yield _finding(FindingCode.OVERLAPPING_JOBS, f"Two jobs overlap by {common} months, counted once", job)


def _employer(job: Job) -> str:
    return strip_accents(job.company.value) if job.company else ""


def _finding(code: FindingCode, message: str, job: Job) -> Finding:
    line = job.period.lines[0] if job.period and job.period.lines else None
    text = job.period.value.printed if job.period else ""
    return Finding(code, message, line.page if line else None, line.box if line else None, text)
