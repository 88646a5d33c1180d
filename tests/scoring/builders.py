"""Candidates for the tests of the rating: from a JSON Resume, without any reader or extractor in between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from matcher.candidate import (
    Candidate,
    Contact,
    Degree,
    DegreeLevel,
    Evidence,
    Found,
    Job,
    JobKind,
    PartialDate,
    Period,
    PersonName,
    Project,
    Skill,
    SkillUse,
)
from matcher.document import Document, Line

Finder = Callable[[str, bool], Iterable[tuple[str, str, str]]]
"""Text, and whether it is a skills list -> (canonical name, area, surface form) of each mention."""


class Builder:
    """Collects lines, and the skills on them."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self.lines: list[Line] = []
        self._uses: dict[tuple[str, str], list[SkillUse]] = {}

    def line(self, text: str) -> Line:
        self.lines.append(Line(len(self.lines), (text,)))
        return self.lines[-1]

    def found(self, text: str) -> Found[str]:
        return Found(text, (self.line(text),), "test")

    def shown(self, text: str, evidence: Evidence, job: int | None = None, project: int | None = None) -> Found[str]:
        """A text whose skills count as evidence."""
        found = self.found(text)
        for name, area, surface in self._find(text, evidence is Evidence.LISTED):
            use = SkillUse(evidence, surface, found.lines[0], job, project)
            self._uses.setdefault((name, area), []).append(use)
        return found

    def skills(self) -> tuple[Skill, ...]:
        return tuple(Skill(name, area, tuple(uses)) for (name, area), uses in self._uses.items())


def _date(text: str | None) -> PartialDate | None:
    if not text:
        return None
    parts = [int(part) for part in text.split("-")[:2]]
    return PartialDate(*parts)


def _period(entry: Mapping[str, Any], b: Builder) -> Found[Period] | None:
    start, end = _date(entry.get("startDate")), _date(entry.get("endDate"))
    if start is None and end is None:
        return None
    return Found(Period(start, end, current=end is None), (b.line("period"),), "test")


def _level(text: str) -> DegreeLevel:
    forms = (
        (DegreeLevel.DOCTORATE, r"ph\.?d|dr\b|doctor"),
        (DegreeLevel.MASTER, r"\bm\.|msc|master|mphys|meng|diplôme d'ing|engineering degree|\bma\b|postgraduate"),
        (DegreeLevel.BACHELOR, r"\bb\.|bsc|bachelor|bachar|licent"),
    )
    return next((level for level, pattern in forms if re.search(pattern, text.lower())), DegreeLevel.NONE)


def build(resume: Mapping[str, Any], find: Finder, *, stem: bool = True) -> tuple[Document, Candidate]:
    """A document and a candidate, each value on a line of its own."""
    b = Builder(find)
    basics = resume.get("basics", {})
    name = Found(PersonName(basics.get("name", "")), (b.line(basics.get("name", "")),), "test")
    headline = b.found(basics["label"]) if basics.get("label") else None
    summary = b.shown(basics["summary"], Evidence.CLAIMED) if basics.get("summary") else None
    jobs = tuple(_job(entry, index, b) for index, entry in enumerate(resume.get("work", [])))
    projects = tuple(_project(entry, index, b) for index, entry in enumerate(resume.get("projects", [])))
    education = tuple(_degree(entry, b, stem) for entry in resume.get("education", []))
    for group in resume.get("skills", []):
        b.shown(", ".join(group.get("keywords") or [group.get("name", "")]), Evidence.LISTED)
    for entry in resume.get("certificates", []):
        b.shown(entry["name"], Evidence.LISTED)
    candidate = Candidate(
        contact=Contact(name=name, headline=headline),
        summary=summary,
        jobs=jobs,
        education=education,
        projects=projects,
        skills=b.skills(),
    )
    return Document("test.txt", "text", tuple(b.lines)), candidate


def _job(entry: Mapping[str, Any], index: int, b: Builder) -> Job:
    title, company = b.found(entry.get("position", "")), b.found(entry.get("name", ""))
    period = _period(entry, b)
    summary = b.shown(entry["summary"], Evidence.WORK, job=index) if entry.get("summary") else None
    bullets = tuple(b.shown(text, Evidence.WORK, job=index) for text in entry.get("highlights", []))
    return Job(title=title, company=company, period=period, kind=JobKind.EMPLOYMENT, summary=summary, bullets=bullets)


def _project(entry: Mapping[str, Any], index: int, b: Builder) -> Project:
    texts = [entry["description"]] if entry.get("description") else []
    bullets = tuple(b.shown(t, Evidence.PROJECT, project=index) for t in [*texts, *entry.get("highlights", [])])
    return Project(name=b.found(entry.get("name", "")), bullets=bullets)


def _degree(entry: Mapping[str, Any], b: Builder, stem: bool) -> Degree:
    kind, area = entry.get("studyType", ""), entry.get("area", "")
    status = "unfinished" if "not completed" in kind else "completed"
    return Degree(
        institution=b.found(entry.get("institution", "")),
        degree=b.found(kind),
        area=b.found(area),
        level=_level(kind),
        stem=stem,
        status=status,
    )
