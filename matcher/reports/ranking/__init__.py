"""A folder of rated CVs, ranked: one row a file, as a web page, a spreadsheet and CSV.

Rows are made from the records that ``matcher fit --format json`` prints, so that a ranking can be written again from
``candidates.jsonl`` without reading a CV.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

_STRENGTHS = ("work", "project", "listed", "claimed")
MOST_SKILLS = 40
"""Skills kept in a row, strongest first: enough to search by, small enough for thousands of rows."""


@dataclass(frozen=True, slots=True)
class Part:
    """One contribution to a score."""

    name: str
    points: float
    maximum: float


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the folder."""

    source: str
    """Path as the batch names it."""
    error: str
    """Error code; empty when the CV was read."""
    message: str
    name: str
    headline: str
    lean: str
    scores: Mapping[str, float]
    """Role id -> 0-100."""
    parts: Mapping[str, tuple[Part, ...]]
    months: int
    """Of experience."""
    level: str
    degree: str
    skills: tuple[tuple[str, str, int], ...]
    """(canonical name, strength, months of use)."""
    findings: tuple[str, ...]
    """Finding codes, each once."""
    title_check: str
    """A sentence when title and work disagree."""
    report: str = ""
    """Path of the candidate's own report, from the page's folder."""

    @property
    def best(self) -> float:
        """The higher of its scores; -1 when it could not be read."""
        return max(self.scores.values(), default=-1.0)


def row(record: Mapping[str, Any], report: str = "") -> Row:
    """A row from the JSON record of a CV."""
    error = record.get("error") or {}
    candidate = record.get("candidate") or {}
    contact = candidate.get("contact") or {}
    experience = candidate.get("experience") or {}
    fits = record.get("fits") or {}
    check = record.get("title_check") or {}
    return Row(
        source=record["source"],
        error=error.get("code", ""),
        message=error.get("message", ""),
        name=_deep(contact, "name", "value", "full"),
        headline=_deep(contact, "headline", "value"),
        lean=record.get("lean", ""),
        scores={role: fit["score"] for role, fit in fits.items()},
        parts={role: tuple(_part(part) for part in fit["contributions"]) for role, fit in fits.items()},
        months=experience.get("months", 0),
        level=experience.get("level", ""),
        degree=_degree(candidate.get("education") or ()),
        skills=_skills(candidate.get("skills") or ()),
        findings=tuple(sorted({finding["code"] for finding in record.get("findings") or ()})),
        title_check="" if check.get("agrees", True) else check.get("sentence", ""),
        report=report,
    )


def ranked(rows: Iterable[Row]) -> list[Row]:
    """Best first; equal ones and those that could not be read by path, so that the order never wavers."""
    return sorted(rows, key=lambda row: (-row.best, row.source))


def role_ids(rows: Sequence[Row]) -> list[str]:
    """The roles that were rated, in the order of the first row that has them."""
    return list(dict.fromkeys(role for row in rows for role in row.scores))


def _deep(value: Any, *keys: str) -> str:
    for key in keys:
        value = (value or {}).get(key)
    return value or ""


def _part(part: Mapping[str, Any]) -> Part:
    return Part(intern(part["name"]), part["points"], part["maximum"])


def _degree(education: Sequence[Mapping[str, Any]]) -> str:
    from matcher.candidate import DegreeLevel

    levels = [level.value for level in DegreeLevel]
    done = [degree for degree in education if degree.get("status", "completed") == "completed"]
    best = max((levels.index(degree["level"]) for degree in done), default=0)
    return "" if best == 0 else levels[best]


def _skills(skills: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str, int], ...]:
    def order(skill: Mapping[str, Any]) -> tuple[int, int, str]:
        return _STRENGTHS.index(skill["evidence"]), -skill["months"], skill["id"]

    # names that thousands of rows share are kept once
    return tuple((intern(s["id"]), intern(s["evidence"]), s["months"]) for s in sorted(skills, key=order)[:MOST_SKILLS])
