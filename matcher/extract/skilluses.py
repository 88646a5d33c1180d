"""Where each skill of the taxonomy stands in a CV, and what that place proves.

The text of jobs and projects is searched statement by statement (a bullet broken over lines is one text), all other
sections by runs of lines. Hidden text is no part of ``Document.lines`` and never searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.candidate import Evidence, Found, Job, Project, SkillUse
from matcher.document import Line, LineKind
from matcher.sections import Section, SectionKind
from matcher.taxonomy import Mention, mentions

_EVIDENCE = {
    SectionKind.HEADER: Evidence.CLAIMED,
    SectionKind.SUMMARY: Evidence.CLAIMED,
    SectionKind.INTERESTS: Evidence.CLAIMED,
    SectionKind.EXPERIENCE: Evidence.WORK,
    SectionKind.MILITARY: Evidence.WORK,
    SectionKind.VOLUNTEER: Evidence.WORK,
    SectionKind.PROJECTS: Evidence.PROJECT,
    SectionKind.SKILLS: Evidence.LISTED,
    SectionKind.EDUCATION: Evidence.LISTED,
    SectionKind.CERTIFICATES: Evidence.LISTED,
    SectionKind.LANGUAGES: Evidence.LISTED,
    SectionKind.PUBLICATIONS: Evidence.LISTED,
    SectionKind.AWARDS: Evidence.LISTED,
    SectionKind.OTHER: Evidence.LISTED,
}
"""What a line proves by its section; sections that are not here (contact, references) prove nothing."""
_LISTS = frozenset({SectionKind.SKILLS, SectionKind.OTHER})
"""Sections whose entries count by themselves: in them a lone "R" is the language."""
_HEADER_PROSE = 60
"""A line of the header this long (characters) is a summary without a heading, not contact data."""
_FULL_LINE = 45
"""A line this long (characters) without a full stop may go on in the next one."""
_GOES_ON = re.compile(r"[,/&(–-]$")
_ENDS = re.compile(r"[.;:!?。；：]$")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are one text."""

    lines: tuple[Line, ...]
    evidence: Evidence
    listed: bool = False
    job: int | None = None
    project: int | None = None


def uses(
    sections: Sequence[Section], jobs: Sequence[Job], projects: Sequence[Project], headline: Found[str] | None = None
) -> Iterator[tuple[Mention, SkillUse]]:
    """Every mention of a skill with its place, block after block."""
    names = _names(jobs)
    titles = _titles(jobs, headline)
    for block in _blocks(sections, jobs, projects, headline):
        text, starts = _join(block)
        for mention in mentions(text, listed=block.listed):
            line = block.lines[bisect_right(starts, mention.start) - 1]
            if _inside(mention.surface, names.get(line.number, ())):
                continue
            evidence = block.evidence
            if _inside(mention.surface, titles.get(line.number, ())):
                evidence = Evidence.CLAIMED
            yield mention, SkillUse(evidence, mention.surface, line, block.job, block.project)


def _join(block: _Block) -> tuple[str, list[int]]:
    """The text of a block, and at which offset each of its lines begins."""
    starts: list[int] = []
    text = ""
    for line in block.lines:
        if text and not text.endswith("-"):
            text += " "
        starts.append(len(text))
        text += ("\t" if block.listed else " ").join(line.cells)
    return text, starts


def _blocks(
    sections: Sequence[Section], jobs: Sequence[Job], projects: Sequence[Project], headline: Found[str] | None
) -> Iterator[_Block]:
    taken: set[int] = set()
    for index, job in enumerate(jobs):
        for lines in _statements(job.lines, (job.summary, *job.bullets), taken):
            yield _Block(lines, Evidence.WORK, job=index)
    for index, project in enumerate(projects):
        for lines in _statements(project.lines, (project.summary, *project.bullets), taken):
            yield _Block(lines, Evidence.PROJECT, project=index)
    said = {line.number for line in headline.lines} if headline else set()
    for section in sections:
        evidence = _EVIDENCE.get(section.kind)
        if evidence is None:
            continue
        left = [line for line in section.lines if line.number not in taken]
        if section.kind is SectionKind.HEADER:
            left = [line for line in left if line.number in said or len(line.text) >= _HEADER_PROSE]
        for run in _runs(left):
            yield _Block(run, evidence, listed=section.kind in _LISTS)


def _statements(
    lines: Sequence[Line], texts: Iterable[Found[str] | None], taken: set[int]
) -> Iterator[tuple[Line, ...]]:
    """The lines of an entry, those of one statement together; each line once over all entries."""
    for found in texts:
        if found is not None:
            own = tuple(line for line in found.lines if line.number not in taken)
            taken.update(line.number for line in own)
            if own:
                yield own
    for line in lines:
        if line.number not in taken:
            taken.add(line.number)
            yield (line,)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines put together where a text goes on in the next line."""
    run: list[Line] = []
    for line in lines:
        if run and not _continued(run[-1], line):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _continued(line: Line, after: Line) -> bool:
    if after.number != line.number + 1 or after.region != line.region or after.kind is not LineKind.TEXT:
        return False
    if after.continues or _GOES_ON.search(line.text):
        return True
    long_enough = len(line.text) >= _FULL_LINE and len(line.cells) == 1
    return long_enough and line.kind is not LineKind.HEADING and not _ENDS.search(line.text)


def _names(jobs: Iterable[Job]) -> dict[int, list[str]]:
    """Names of employers and places by line number: working at Oracle is no skill in it."""
    names: dict[int, list[str]] = {}
    for job in jobs:
        for found in (job.company, job.place):
            if found is not None:
                for line in found.lines:
                    names.setdefault(line.number, []).append(found.value)
    return names


def _titles(jobs: Iterable[Job], headline: Found[str] | None) -> dict[int, list[str]]:
    """Job titles by line number: a title claims, only the work described shows."""
    titles: dict[int, list[str]] = {}
    for found in (*(job.title for job in jobs), headline):
        if found is not None:
            for line in found.lines:
                titles.setdefault(line.number, []).append(found.value)
    return titles


def _inside(surface: str, values: Iterable[str]) -> bool:
    return any(surface in value for value in values)
