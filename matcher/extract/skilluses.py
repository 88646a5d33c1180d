"""Where each skill of the taxonomy stands in a CV, and what that place proves.

The text of jobs and projects is searched statement by statement (a bullet broken over lines is one text), all other
sections by runs of lines. Hidden text is no part of ``Document.lines`` and never searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matcher.candidate import Degree, Evidence, Found, Job, Project, SkillUse
from matcher.document import Line, LineKind
from matcher.extract.patterns import at_end
from matcher.sections import Section, SectionKind
from matcher.taxonomy import Mention, mentions_in, taxonomy

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
_OF_TITLES = frozenset({"discipline", "practice", "method"})
"""Kinds of skill that are nothing but the title where a title names them ("Software Engineer"); a language or a
framework in a title ("Python Developer") claims that skill."""
_HEADER_PROSE = 60
"""A line of the header this long (characters) is a summary without a heading, not contact data."""
_FULL_LINE = 45
"""A line this long (characters) without a full stop may go on in the next one."""
_GOES_ON = re.compile(r"[,/&(–-]$")
_LABEL = re.compile(r"\W*[^\t:：]{2,40}(?:[:：]|\t)")
"""The label of a group of skills: up to a colon, or a cell of its own."""
_ENDS = re.compile(r"[.;:!?。；：]$")


class _Block(NamedTuple):
    """Lines that are one text."""

    lines: tuple[Line, ...]
    evidence: Evidence
    listed: bool = False
    job: int | None = None
    project: int | None = None


def uses(
    sections: Sequence[Section],
    jobs: Sequence[Job],
    projects: Sequence[Project],
    education: Sequence[Degree] = (),
    headline: Found[str] | None = None,
) -> Iterator[tuple[Mention, SkillUse]]:
    """Every mention of a skill with its place, block after block."""
    names = _names(jobs, education)
    titles = _by_line(job.title for job in jobs)
    blocks = [(block, *_join(block)) for block in _blocks(sections, jobs, projects, headline)]
    known = mentions_in([(text, block.listed) for block, text, _ in blocks])
    for (block, text, starts), found in zip(blocks, known, strict=True):
        for mention in found:
            line = block.lines[bisect_right(starts, mention.start) - 1]
            if _inside(mention.surface, names.get(line.number, ())):
                continue
            kind = taxonomy()[mention.skill].kind
            evidence = block.evidence
            if _inside(mention.surface, titles.get(line.number, ())):
                if kind in _OF_TITLES:
                    continue
                evidence = Evidence.CLAIMED
            if block.listed and kind in _OF_TITLES and _is_label(text, mention, found):
                continue
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
    if after.continues or at_end(_GOES_ON, line.text, 2):
        return True
    long_enough = len(line.text) >= _FULL_LINE and len(line.cells) == 1
    return long_enough and line.kind is not LineKind.HEADING and not at_end(_ENDS, line.text, 2)


def _names(jobs: Iterable[Job], education: Iterable[Degree]) -> dict[int, list[str]]:
    """Names by line number: working at Oracle is no skill in it, and a degree in physics stands as a degree."""
    of_jobs = (found for job in jobs for found in (job.company, job.department, job.place))
    of_degrees = (found for d in education for found in (d.institution, d.degree, d.area, d.minor, d.place))
    return _by_line((*of_jobs, *of_degrees))


def _is_label(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """A discipline that heads a group of skills ("Programming: Python, Java") groups them and is none itself."""
    label = _LABEL.match(text)
    if label is None or mention.end > label.end():
        return False
    return any(other.start >= label.end() for other in others)


def _by_line(values: Iterable[Found[str] | None]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for value in values:
        if value is not None:
            for line in value.lines:
                found.setdefault(line.number, []).append(value.value)
    return found


def _inside(surface: str, values: Iterable[str]) -> bool:
    return any(surface in value for value in values)
