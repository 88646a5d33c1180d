"""Jobs: the entries of experience sections, with title, employer, place, period and what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from matcher.candidate import Found, Job, JobKind, Period, Seniority
from matcher.document import Line
from matcher.extract import breaks, calibration, evidence
from matcher.extract.atoms import atoms_of
from matcher.extract.entries import Entry, entries, job_kinds
from matcher.extract.heads import JOB, Assigned, Field, Heads, Segment, assign
from matcher.extract.levels import level_of
from matcher.extract.rows import Row, style_key
from matcher.folding import strip_accents
from matcher.sections import Section, SectionKind

_KINDS = {
    SectionKind.EXPERIENCE: JobKind.EMPLOYMENT,
    SectionKind.VOLUNTEER: JobKind.VOLUNTEER,
    SectionKind.MILITARY: JobKind.MILITARY,
}
_DOUBTFUL = (SectionKind.PUBLICATIONS, SectionKind.OTHER)
"""Kinds whose headings ("Research", or one that is not known) may as well stand over jobs."""
_INTERN = re.compile(
    r"\b(?:intern|internship|praktik\w*|werkstudent\w*|stagiaire|stage|becari[oa]|practicante|pasante|estagi[aá]ri[oa]|"
    r"tirocin\w*|stagista|stagiair|sta[zż]yst\w*|praktykant\w*|trainee|placement|co-?op|apprentice|alternant\w*)\b|实习",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"@\w|https?:|www\.|linkedin|github|\+\d[\d ()/.-]{6,}\d")
_FREELANCE = re.compile(
    r"\b(?:freelanc\w*|self[- ]employed|independent (?:consultant|contractor)|freiberuf\w*|"
    r"selbst(?:st)?[äa]ndig\w*|ind[ée]pendant\w*|"
    r"aut[oóô]nom[oa]|libero professionista|zzp\w*|contractor)\b",
    re.IGNORECASE,
)


class Listing(NamedTuple):
    """A section that may list jobs: its entries, before their heads are understood."""

    section: Section
    parts: list[Entry]
    heads: Heads


def listings(sections: Sequence[Section]) -> list[Listing]:
    """The entries of all sections that may list jobs, in the order of the document."""
    kinds = (*_KINDS, *_DOUBTFUL)
    return [_listing(section) for section in sections if section.kind in kinds and section.lines]


def _listing(section: Section) -> Listing:
    parts = entries(section.lines, job_kinds)
    return Listing(section, parts, Heads([atoms_of(entry.head) for entry in parts], JOB, _given(parts)))


def jobs(sections: Sequence[Section]) -> tuple[Job, ...]:
    """The jobs of all experience, volunteer and military sections, in the order of the document."""
    listed = listings(sections)
    return jobs_of(sections, listed, assign([listing.heads for listing in listed]))


def jobs_of(sections: Sequence[Section], listed: Sequence[Listing], read: Sequence[Assigned]) -> tuple[Job, ...]:
    """``jobs``, where their listings have been read already."""
    found: list[Job] = []
    for (section, parts, _), segments in zip(listed, read, strict=True):
        own = _section_jobs(parts, segments, _KINDS.get(section.kind, JobKind.EMPLOYMENT))
        if section.kind is SectionKind.EXPERIENCE and found and _teaches(section):
            found.extend(job for job in own if _is_whole(job))  # among courses taught, what is a job beyond doubt
        elif section.kind in _KINDS or _are_jobs(own):
            found.extend(own)
    return still_going_on(found or _without_heading(sections))


def still_going_on(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """The same jobs. Some layouts print the start alone for the present job ("Apr 2023"): where the job that began
    last, or the one listed first, has a lone month and others have a start and an end, it is still going on."""
    starts = [job.period.value.start if job.period else None for job in jobs]
    begun = [((start.year, start.month or 0), -index) for index, start in enumerate(starts) if start]
    last = 0 if _outlasts(jobs) else -max(begun)[1] if begun else -1
    others = [job.period.value for index, job in enumerate(jobs) if index != last and job.period]
    open_end = last >= 0 and jobs[last].kind is not JobKind.INTERNSHIP and _lone_month(jobs[last].period)
    if not open_end or any(period.current for period in others):
        return tuple(jobs)
    if not any(period.end and period.end != period.start for period in others):
        return tuple(jobs)
    found = jobs[last].period
    assert found is not None
    period = replace(found.value, end=None, current=True)
    going_on = replace(found, value=period, rule="start-alone", confidence=0.8 * found.confidence)
    return (*jobs[:last], replace(jobs[last], period=going_on), *jobs[last + 1 :])


def _outlasts(jobs: Sequence[Job]) -> bool:
    """Whether the first job has a lone month before the second's end, and the others (two or more) stand latest first:
    it would not be listed before them if it were over."""
    starts = [job.period.value.start for job in jobs[1:] if job.period is not None]
    known = [start for start in starts if start is not None]
    if len(known) < 2 or len(known) < len(jobs) - 1 or any(late < early for late, early in pairwise(known)):
        return False
    first, second = jobs[0].period, jobs[1].period
    if first is None or second is None or not _lone_month(first):
        return False
    start, end = first.value.start, second.value.end
    return start is not None and end is not None and start < end


def _lone_month(found: Found[Period] | None) -> bool:
    period = found.value if found else Period()
    lone = period.end is None or period.end == period.start
    month = period.start is not None and period.start.month is not None
    return month and lone and not period.current and not period.stated_months


def _without_heading(sections: Sequence[Section]) -> list[Job]:
    """A document without a heading over its jobs: what is a job beyond doubt, below the contact data."""
    found: list[Job] = []
    for section in sections:
        if section.kind in (SectionKind.HEADER, SectionKind.CONTACT, SectionKind.SUMMARY):
            _, parts, heads = _listing(section_of(section, below_contact(section)))
            own = _section_jobs(parts, assign([heads])[0], JobKind.EMPLOYMENT)
            found.extend(job for job in own if _is_whole(job))
    return found


def below_contact(section: Section) -> tuple[Line, ...]:
    """The lines after the last address, number or link near the top."""
    last = max((i for i, line in enumerate(section.lines[:10]) if _CONTACT.search(line.text)), default=-1)
    return section.lines[last + 1 :]


_TEACHING = re.compile(r"\b(?:teach|lehr|enseign|docen|docên|insegn|didatt|onderwijs|dydakt)|教学", re.IGNORECASE)


def _teaches(section: Section) -> bool:
    """Whether a section is headed "Teaching" or the like: as often a list of courses as of jobs."""
    heading = section.heading.text if section.heading is not None else ""
    return bool(_TEACHING.search(heading)) and not re.search(r"(?i)experience|erfahrung|expérience", heading)


def section_of(section: Section, lines: tuple[Line, ...]) -> Section:
    return replace(section, lines=lines)


def _are_jobs(hidden: Sequence[Job]) -> bool:
    """Whether what a section under an unclear heading ("Research", "Service") lists are jobs."""
    return bool(hidden) and sum(map(_is_whole, hidden)) * 4 >= 3 * len(hidden)


def _is_whole(job: Job) -> bool:
    """Title, employer and a range of dates: nothing but a job has all three."""
    period = job.period.value if job.period else None
    ranged = period is not None and period.start is not None and (period.current or period.start != period.end)
    return ranged and job.title is not None and job.company is not None and evidence.title(job.title.value) >= 2.0


def _section_jobs(parts: Sequence[Entry], read: Assigned, kind: JobKind) -> list[Job]:
    jobs: list[Job] = []
    lead: Found[str] | None = None
    for index, (entry, segments) in enumerate(zip(parts, read, strict=True)):
        job = _job(entry, segments, kind)
        if _is_group_header(job, entry, index, parts, read):
            lead = job.company
            continue
        if job.company is None and job.title is not None:
            lead = _employer_above(entry, lead, jobs, parts, index)
            if lead is not None:
                job = _replace_company(job, lead)
        else:
            lead = None
        if job.title or job.company or (job.period and (job.bullets or job.summary)):
            jobs.append(job)
    return jobs


def _given(parts: Sequence[Entry]) -> list[frozenset[Field]]:
    """Entries that stand one level below another: their employer is named above them."""
    given: list[frozenset[Field]] = [frozenset()]
    for above, entry in pairwise(parts):
        alike = above.head and entry.head and style_key(above.head[0]) == style_key(entry.head[0])
        below = given[-1] if alike and abs(_left(entry.head[0]) - _left(above.head[0])) <= _ALIGNED else ()
        given.append(frozenset((Field.COMPANY,)) if below or _stands_below(entry, above) else frozenset())
    return given[: len(parts)]


def _stands_below(entry: Entry, above: Entry) -> bool:
    """The first line looks like a later line of the entry above, not like its first."""
    if not entry.head or not above.head:
        return False
    first, looks = style_key(entry.head[0]), [style_key(row) for row in above.head]
    if _is_beside(entry.head[0], above) or _leads_roles(above, entry):
        return True
    if _is_indented(entry.head[0], above) and not _names_employer(entry.head[0]):
        return True
    if first == looks[0] and entry.head[0].periods and not above.head[0].periods and len(entry.head) < len(above.head):
        # The dated line is the second one above, over it the employer alone; here it is the first.
        dated = next((row for row in above.head if row.periods), None)
        own = evidence.title(entry.head[0].text) >= 1.5 and not _names_employer(entry.head[0])
        return dated is not None and own and evidence.organisation(above.head[0].cells[0].text) >= 0.5
    if first == looks[0] or first not in looks[1:]:
        return False
    alike = above.head[looks.index(first)]
    return entry.head[0].line.kind is alike.line.kind and not _names_employer(alike)


def _is_beside(row: Row, above: Entry) -> bool:
    """Whether a row stands under the second cell of the first line above, and nothing under its first one: a cell of
    a table that names the employer of all roles beside it."""
    cells = above.head[0].cells
    if len(row.cells) != 1 or len(cells) < 2 or row.line.box is None or above.head[0].line.box is None:
        return False
    named = evidence.title(cells[0].text) < 2.0 and evidence.place(cells[0].text) < 1.5
    return named and cells[1].lead == row.cells[0].lead and abs(cells[1].x0 - _left(row)) <= _ALIGNED


def _leads_roles(above: Entry, entry: Entry) -> bool:
    """Whether the entry above is a line with an employer and the time spent there, and this a role within that time."""
    if len(above.head) != 1 or above.body or above.block != entry.block or not (above.period and entry.period):
        return False
    whole, part = above.period.value, entry.period.value
    if not (whole.start and part.start) or part.start < whole.start or (part.current and not whole.current):
        return False
    lead, role = above.head[0].text, entry.head[0].text
    return evidence.title(lead) < 1.0 and evidence.title(role) >= 2.0 and not _names_employer(entry.head[0])


def _is_indented(row: Row, above: Entry) -> bool:
    """Whether a row stands under a later line of the entry above, in its look, and right of the first one."""
    right = _left(row) > _left(above.head[0]) + 2 * _ALIGNED
    return right and any(
        style_key(other) == style_key(row) and abs(_left(other) - _left(row)) <= _ALIGNED
        for other in above.head[1:]
        if other.cells
    )


def _left(row: Row) -> float:
    return row.cells[0].x0 if row.cells and row.line.box else row.line.indent


_ALIGNED = 3.0
"""Points within which left edges agree."""


def _names_employer(row: Row) -> bool:
    """Whether a line names an employer beside something else: it needs none from above."""
    atoms = [atom for atom in atoms_of((row,)) if atom.before != "paren" and evidence.place(atom.text) < 1.5]
    return len(atoms) > 1 and any(evidence.organisation(atom.text) >= 1.0 for atom in atoms)


def _is_group_header(
    job: Job, entry: Entry, index: int, parts: Sequence[Entry], read: Sequence[Sequence[Segment]]
) -> bool:
    """An employer over the roles held there: no title, no text, and roles without employer follow."""
    if job.title is not None or job.company is None or entry.body or index + 1 >= len(parts):
        return False
    following = {segment.field for segment in read[index + 1]}
    return parts[index + 1].block == entry.block and Field.COMPANY not in following


def _employer_above(
    entry: Entry,
    lead: Found[str] | None,
    jobs: Sequence[Job],
    parts: Sequence[Entry],
    index: int,
) -> Found[str] | None:
    """The employer of a role that names none: the one under which the role stands."""
    if lead is not None:
        return lead
    if not jobs or index == 0 or not entry.head:
        return None
    above = parts[index - 1]
    company = jobs[-1].company
    if company is None or not above.head:
        return None
    first = style_key(entry.head[0])
    looks = [style_key(row) for row in above.head]
    if _stands_below(entry, above):
        return company
    if first == looks[0] and len(entry.head) < len(above.head) and jobs[-1].company and entry.block == above.block:
        return company
    if (
        len(above.head) == len(entry.head)
        and jobs[-1].company
        and company.rule == "employer-above"
        and first == looks[0]
    ):
        return company
    return None


def _replace_company(job: Job, company: Found[str]) -> Job:
    inherited = Found(company.value, company.lines, "employer-above", min(company.confidence, 0.85))
    return Job(
        job.title,
        inherited,
        job.department,
        job.place,
        job.period,
        job.kind,
        job.level,
        job.summary,
        job.bullets,
        job.lines,
    )


def _job(entry: Entry, segments: Sequence[Segment], kind: JobKind) -> Job:
    by_field = {segment.field: segment for segment in segments if segment.field is not Field.NOTE}
    notes = [segment for segment in segments if segment.field is Field.NOTE]
    title = by_field.get(Field.TITLE)
    company = by_field.get(Field.COMPANY)
    bullets = tuple(p.found("bullet", 0.95) for p in entry.body if p.bullet and not p.label and p.text)
    prose = [p for p in entry.body if not p.bullet and not p.label and p.text]
    if prose and not bullets and len(prose) > 1:
        bullets, prose = tuple(p.found("paragraph", 0.8) for p in prose), []
    summary = (
        Found(" ".join(p.text for p in prose), tuple(line for p in prose for line in p.lines), "free-text", 0.8)
        if prose
        else None
    )
    printed_title = title.text if title else ""
    return Job(
        title=_found(title, "head-title"),
        company=_found(company, "head-company"),
        department=_department(notes),
        place=_found(by_field.get(Field.PLACE), "head-place"),
        period=entry.period,
        kind=_kind(kind, printed_title, company.text if company else ""),
        level=level_of(printed_title) if printed_title else Seniority.MID,
        summary=summary,
        bullets=bullets,
        lines=entry.lines,
    )


_NO_NAME = re.compile(r"[\W\d_]*|\d[\d., ]* (?=[^\W\d_])[a-zß-ÿ]+")
"""What names nobody: no letter at all, or a number of something ("300 users")."""


def _found(segment: Segment | None, rule: str) -> Found[str] | None:
    if segment is None or not segment.text.strip() or _NO_NAME.fullmatch(clean(segment.text)):
        return None
    return Found(clean(segment.text), segment.lines, rule, calibration.share(rule, segment.margin))


def clean(text: str) -> str:
    """Without the separators that a cut may leave at the ends."""
    text = text.strip(" ,;|·•–—-:\u00a0")
    if text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1].rstrip()
    return text


def _department(notes: Sequence[Segment]) -> Found[str] | None:
    for note in notes:
        if evidence.department(note.text) and len(note.text.split()) <= 8:
            return Found(note.text, note.lines, "head-department", 0.7)
    return None


def _kind(kind: JobKind, title: str, company: str) -> JobKind:
    if breaks.is_break(title or company):
        return JobKind.BREAK
    if kind is not JobKind.EMPLOYMENT:
        return kind
    if _INTERN.search(title):
        return JobKind.INTERNSHIP
    if _FREELANCE.search(f"{title} {company}"):
        return JobKind.FREELANCE
    words = set(strip_accents(f"{title} {company}").split())
    if words & {"army", "navy", "bundeswehr", "marines", "luftwaffe", "sergeant", "lieutenant", "wehrdienst"}:
        return JobKind.MILITARY
    return JobKind.EMPLOYMENT
