"""Projects: the entries of project sections, with name, period, address and what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.candidate import Found, Project
from matcher.extract.entries import Entry, entries
from matcher.extract.experience import clean
from matcher.extract.rows import Row
from matcher.sections import Section, SectionKind

_URL = re.compile(
    r"(?:https?://|www\.)[^\s)>\]]+|\b(?:[\w-]+\.)+(?:com|org|net|io|ai|dev|app|de|fr|es|it|nl|pl|cn|co|me)(?:/[^\s)>\],;]*)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|│]\s*|\s+[–—-]\s+|\s*[·•]\s*|:\s+|\s{3,}")


def projects(sections: Sequence[Section]) -> tuple[Project, ...]:
    """The projects of all project sections, in the order of the document."""
    found: list[Project] = []
    for section in sections:
        if section.kind is SectionKind.PROJECTS and section.lines:
            found.extend(project for entry in entries(section.lines, _kinds) if (project := _project(entry)))
    return tuple(found)


def _kinds(row: Row) -> frozenset[str]:
    """Any head line without a date may name a project."""
    return frozenset({"project"}) if row.cells and len(row.text) < 80 else frozenset()


def _project(entry: Entry) -> Project | None:
    name = _name(entry)
    bullets = tuple(p.found("bullet", 0.9) for p in entry.body if p.bullet and p.text and not p.label)
    prose = [p for p in entry.body if not p.bullet and p.text and not p.label]
    summary = (
        Found(" ".join(p.text for p in prose), tuple(line for p in prose for line in p.lines), "free-text", 0.8)
        if prose
        else None
    )
    if name is None:
        return None
    return Project(name, entry.period, _address(entry), summary, bullets, entry.lines)


def _name(entry: Entry) -> Found[str] | None:
    for row in entry.head:
        for cell in row.cells:
            text = clean(_PARTS.split(_URL.sub("", cell.text).strip(" |()"))[0])
            if text and any(c.isalpha() for c in text):
                return Found(text, (row.line,), "project-head", 0.8)
    for paragraph in entry.body:
        first = _PARTS.split(paragraph.text)[0]
        if len(first) < len(paragraph.text) and len(first) < 60:
            return Found(clean(first), paragraph.lines, "project-label", 0.6)
    return None


def _address(entry: Entry) -> str:
    for line in entry.lines[:3]:
        found = _URL.search(line.text)
        if found:
            return found[0].rstrip(".,;")
        if line.links:
            return line.links[0]
    return ""
