"""What a candidate shows: statements of work, projects and claims, and where each skill is used.

This is the only view of a candidate that the rating has. It holds no name, place, institution, company, title
or degree date, so none of them can enter a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.candidate import Candidate, Evidence, Found, Skill, SkillUse
from matcher.document import Line
from matcher.scoring import timeline, words
from matcher.scoring.deception import Suspicion

BARE_LIST_SHARE = 0.6
"""A bare list: skills make up at least this share of its words ("Python, Docker, RAG, MCP"); prose about work
stays mostly under it, and where it does not, it has a word that says how ("with", "in", "for")."""

LIST_LENGTH = 5
"""From so many skills on, a bullet without a verb is an inventory; "Python crawlers, PostgreSQL, AWS" is work."""

NO_SUSPICION = Suspicion(())
_WORD = re.compile(r"[^\W_]+")
_HOW = (
    "with in for of on using by to from at into over through via mit fur im von auf zur zum bei aus durch",
    "avec pour de du des en sur par dans com para em por con per su nel da met voor op van med",
    "til for pa z w na do dla",
)
_SAYS_HOW = frozenset(word for line in _HOW for word in line.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the CV says, with when it was true."""

    text: str
    spaced: str
    """The text as ``words.spaced`` gives it."""
    lines: tuple[Line, ...]
    evidence: Evidence
    place: str
    """``job 0``, ``project 2``, ``summary``...: uses in one place share its months."""
    months: timeline.Span | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A skill in one place."""

    skill: str
    """Canonical name, casefolded."""
    area: str
    surface: str
    line: Line
    evidence: Evidence
    place: str
    months: timeline.Span | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """All evidence of a candidate."""

    statements: tuple[Statement, ...]
    uses: tuple[Use, ...]
    as_of: date


def collect(candidate: Candidate, as_of: date, suspicion: Suspicion = NO_SUSPICION) -> Shown:
    """Everything that may speak for a candidate; what deception put there is left out."""
    excluded = suspicion.excluded
    skills_on = _skills_on_lines(candidate.skills)
    statements = tuple(
        statement
        for statement in (
            *_job_statements(candidate, as_of),
            *_project_statements(candidate, as_of),
            *_claims(candidate),
        )
        if not any(line.number in excluded for line in statement.lines)
    )
    statements = tuple(_as_listed_if_bare(statement, skills_on) for statement in statements)
    bare = _bare_lines(statements, candidate.skills, skills_on)
    names, elsewhere = _proper_names(candidate), excluded | _contact_lines(candidate)
    spans = timeline.job_spans(candidate.jobs, as_of)
    uses = tuple(
        _use(skill, use, candidate, spans, as_of, bare)
        for skill in candidate.skills
        if skill.id not in suspicion.stuffed
        for use in skill.uses
        if use.line.number not in elsewhere and not _inside_a_name(use, names)
    )
    return Shown(statements, uses, as_of)


def _job_statements(candidate: Candidate, as_of: date) -> Iterable[Statement]:
    for index, (job, months) in enumerate(zip(candidate.jobs, timeline.job_spans(candidate.jobs, as_of), strict=True)):
        for found in _texts(job.summary, job.bullets):
            yield _statement(found, Evidence.WORK, f"job {index}", months)


def _project_statements(candidate: Candidate, as_of: date) -> Iterable[Statement]:
    for index, project in enumerate(candidate.projects):
        months = timeline.span(project.period.value if project.period else None, as_of)
        for found in (project.name, *_texts(project.summary, project.bullets)):
            yield _statement(found, Evidence.PROJECT, f"project {index}", months)


def _claims(candidate: Candidate) -> Iterable[Statement]:
    if candidate.summary is not None:
        yield _statement(candidate.summary, Evidence.CLAIMED, "summary", None)
    for note in candidate.notes:
        if note.kind in ("publication", "patent"):
            yield _statement(note.text, Evidence.LISTED, note.kind, None)


def _texts(summary: Found[str] | None, bullets: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    return (*((summary,) if summary else ()), *bullets)


def _statement(found: Found[str], evidence: Evidence, place: str, months: timeline.Span | None) -> Statement:
    return Statement(found.value, words.spaced(found.value), found.lines, evidence, place, months)


def _as_listed_if_bare(statement: Statement, skills_on: dict[int, list[str]]) -> Statement:
    """A bare list of keywords inside a job shows no work; it counts like a skills list."""
    if statement.evidence not in (Evidence.WORK, Evidence.PROJECT) or not statement.lines:
        return statement
    surfaces = [s for line in statement.lines for s in skills_on.get(line.number, ())]
    if not is_bare_list(statement.text, surfaces):
        return statement
    return Statement(statement.text, statement.spaced, statement.lines, Evidence.LISTED, statement.place, None)


def is_bare_list(text: str, surfaces: Iterable[str]) -> bool:
    """Whether a text consists of skill names with nothing between them that says what was done with them."""
    names, rest = set(surfaces), text
    if not names:
        return False
    for surface in sorted(names, key=len, reverse=True):
        rest = rest.replace(surface, " ")
    total, left = len(_WORD.findall(text)), _WORD.findall(words.fold(rest))
    if left and len(names) < LIST_LENGTH:
        return False
    return len(left) <= (1.0 - BARE_LIST_SHARE) * total and len(left) < total and not _SAYS_HOW.intersection(left)


def _bare_lines(
    statements: Iterable[Statement], skills: Iterable[Skill], skills_on: dict[int, list[str]]
) -> frozenset[int]:
    """Numbers of the lines that only list skills. A line that is part of a statement goes with it: the second
    line of a sentence may well be names alone."""
    verdicts = {line.number: s.evidence is Evidence.LISTED for s in statements for line in s.lines}
    for line in (use.line for skill in skills for use in skill.uses):
        if line.number not in verdicts:
            verdicts[line.number] = is_bare_list(line.text, skills_on[line.number])
    return frozenset(number for number, bare in verdicts.items() if bare)


def _skills_on_lines(skills: Iterable[Skill]) -> dict[int, list[str]]:
    on: dict[int, list[str]] = {}
    for skill in skills:
        for use in skill.uses:
            on.setdefault(use.line.number, []).append(use.surface)
    return on


def _use(
    skill: Skill,
    use: SkillUse,
    candidate: Candidate,
    spans: Sequence[timeline.Span | None],
    as_of: date,
    bare: frozenset[int],
) -> Use:
    evidence, place, months = use.evidence, use.evidence.value, None
    if use.line.number in bare and evidence in (Evidence.WORK, Evidence.PROJECT):
        evidence = Evidence.LISTED
    elif use.job is not None and evidence is Evidence.WORK:
        place, months = f"job {use.job}", spans[use.job] if use.job < len(spans) else None
    elif use.project is not None and evidence is Evidence.PROJECT:
        period = candidate.projects[use.project].period if use.project < len(candidate.projects) else None
        place, months = f"project {use.project}", timeline.span(period.value if period else None, as_of)
    return Use(skill.id.casefold(), skill.area, use.surface, use.line, evidence, place, months)


def _proper_names(candidate: Candidate) -> dict[int, list[str]]:
    """Line number -> names of companies, schools, places and titles that stand on it. A skill word inside one
    ("OpenAI, San Francisco", "School of Computer Science", "AI Engineer") says nothing about the work."""
    names: dict[int, list[str]] = {}
    found: list[Found[str] | None] = [candidate.contact.headline]
    for job in candidate.jobs:
        found += [job.title, job.company, job.department, job.place]
    for degree in candidate.education:
        found += [degree.institution, degree.place]
    for item in found:
        for line in item.lines if item else ():
            names.setdefault(line.number, []).append(item.value if item else "")
    return names


def _contact_lines(candidate: Candidate) -> frozenset[int]:
    """Numbers of the lines with addresses: "github.com/name" and "name@example.net" show no skill."""
    contact = candidate.contact
    items = (*contact.emails, *contact.phones, *contact.profiles, contact.place)
    return frozenset(line.number for item in items if item for line in item.lines)


def _inside_a_name(use: SkillUse, names: dict[int, list[str]]) -> bool:
    """Whether the only place of the skill on its line is inside a name."""
    text = use.line.text
    for name in names.get(use.line.number, ()):
        if use.surface in name:
            text = text.replace(name, " ")
    return use.surface not in text and use.surface in use.line.text
