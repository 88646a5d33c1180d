"""A report as the page shows it: plain strings and numbers, so that the templates hold no logic of the domain."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.candidate import Candidate
from matcher.document import Line
from matcher.fit import Contribution, Fit, Gap, Proof, Report
from matcher.reports import wording
from matcher.reports.html.charts import Step, Timeline, timeline, waterfall
from matcher.reports.html.marks import marks_by_line
from matcher.role import Role

# Control characters break the page, direction overrides turn its text around.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
SHOWN_PROOFS = 6
"""Lines quoted for one competency; more are counted, and lit up in the CV all the same."""
SHOWN_SKILLS = 14
"""Skills in the timeline: as many as a screen shows beside the jobs."""


def plain(text: str) -> str:
    """Text without the characters that would break the page."""
    return _UNPRINTABLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Quote:
    """A bullet or line of the CV, quoted."""

    number: int
    """Of its first line."""
    lines: str
    """Numbers of all its lines, joined by commas."""
    text: str
    place: str
    strength: str


@dataclass(frozen=True, slots=True)
class Row:
    """One contribution, drawn as a bar."""

    name: str
    points: float
    maximum: float
    share: float
    """Of its maximum, 0-100."""
    strength: str
    """CSS class and word: ``work``, ``project``, ``listed``, ``claimed`` or ``none``."""
    strength_label: str
    explanation: str
    quotes: tuple[Quote, ...]
    more: int
    lines: str
    """Numbers of all its lines, joined by commas, for the script."""


@dataclass(frozen=True, slots=True)
class RoleView:
    id: str
    name: str
    score: float
    meaning: str
    percentile: float
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the CV with its place on the page and what was understood from it."""

    number: int
    text: str
    style: str
    """CSS position in per cent of the page; empty where the format has no pages."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    number: int
    width: float
    height: float
    picture: str
    """A data URL."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class View:
    name: str
    headline: str
    source: str
    as_of: str
    blind: bool
    lean: str
    reason: str
    roles: tuple[RoleView, ...]
    choose: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """(question, one (text, source) a role)."""
    background: tuple[tuple[str, str], ...]
    timeline: Timeline | None
    maxima: str
    """Why the maxima add up to more than 100."""
    warnings: tuple[wording.Warning, ...]
    pages: tuple[PageView, ...]
    lines: tuple[Mark, ...]
    skills: tuple[tuple[str, str, str, str], ...]
    """(name, strength class, what is known of its use, line numbers)."""


def build(report: Report) -> View:
    """What the page shows of a report."""
    candidate = report.candidate
    contact = candidate.contact
    marks = _marks(report)
    return View(
        name=plain(wording.title(report)),
        headline=plain(contact.headline.value) if contact.headline else "",
        source=plain("" if report.blind else wording.file_name(report.document.source)),
        as_of=report.as_of.isoformat(),
        blind=report.blind,
        lean=wording.LEANS.get(report.lean, ""),
        reason=plain(report.lean_reason),
        roles=tuple(_role(fit, role) for fit, role in zip(report.fits, report.roles, strict=True)),
        choose=_choose(report.roles),
        background=tuple((what, plain(text)) for what, text in wording.background(candidate)),
        timeline=timeline(candidate, report.as_of, SHOWN_SKILLS),
        maxima=wording.MAXIMA,
        warnings=tuple(map(_plain_warning, wording.warnings(report))),
        pages=_pages(report, marks),
        lines=marks,
        skills=tuple(_skill_rows(candidate)),
    )


def _role(fit: Fit, role: Role) -> RoleView:
    return RoleView(
        id=role.id,
        name=role.name,
        score=fit.score,
        meaning=fit.meaning,
        percentile=fit.percentile,
        rows=tuple(_row(contribution) for contribution in fit.contributions),
        steps=waterfall(fit.contributions),
        gaps=fit.gaps,
    )


def _row(contribution: Contribution) -> Row:
    proofs = wording.quotes(contribution)
    strongest = proofs[0].evidence if proofs else None
    return Row(
        name=contribution.name,
        points=contribution.points,
        maximum=contribution.maximum,
        share=100 * contribution.points / contribution.maximum if contribution.maximum else 0.0,
        strength=strongest.value if strongest else "none",
        strength_label=wording.strongest(contribution),
        explanation=plain(contribution.explanation),
        quotes=tuple(map(_quote, proofs[:SHOWN_PROOFS])),
        more=max(0, len(proofs) - SHOWN_PROOFS),
        lines=_numbers(line for proof in proofs for line in wording.lines(proof)),
    )


def _quote(proof: Proof) -> Quote:
    lines = wording.lines(proof)
    return Quote(
        lines[0].number,
        _numbers(lines),
        plain(wording.excerpt(proof)),
        wording.place(proof),
        wording.STRENGTHS[proof.evidence],
    )


def _numbers(lines: Iterable[Line]) -> str:
    return ",".join(str(number) for number in sorted({line.number for line in lines}))


def _choose(roles: tuple[Role, ...]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    table = wording.choices(roles)
    return tuple((question, tuple((answer.text, answer.source) for answer in answers)) for question, answers in table)


def _plain_warning(warning: wording.Warning) -> wording.Warning:
    return wording.Warning(warning.title, plain(warning.text), plain(warning.quote), warning.page)


def _marks(report: Report) -> tuple[Mark, ...]:
    sizes = {picture.page: (picture.width, picture.height) for picture in report.pictures}
    notes = marks_by_line(report.candidate, report.fits, report.roles)
    return tuple(
        Mark(
            line.number,
            plain(line.text),
            _position(line, sizes),
            tuple(plain(note) for note in notes.get(line.number, ())),
        )
        for line in report.document.lines
    )


def _position(line: Line, sizes: dict[int, tuple[float, float]]) -> str:
    box = line.box
    if box is None or box.page not in sizes or 0 in sizes[box.page]:
        return ""
    width, height = sizes[box.page]
    return (
        f"left:{100 * box.x0 / width:.2f}%;top:{100 * box.top / height:.2f}%;"
        f"width:{100 * box.width / width:.2f}%;height:{100 * box.height / height:.2f}%"
    )


def _pages(report: Report, marks: tuple[Mark, ...]) -> tuple[PageView, ...]:
    on_page: dict[int, list[Mark]] = {}
    for line, mark in zip(report.document.lines, marks, strict=True):
        if mark.style:
            on_page.setdefault(line.page, []).append(mark)
    return tuple(
        PageView(
            picture.page,
            picture.width,
            picture.height,
            "data:image/png;base64," + b64encode(picture.png).decode("ascii"),
            tuple(on_page.get(picture.page, ())),
        )
        for picture in report.pictures
    )


def _skill_rows(candidate: Candidate) -> Iterable[tuple[str, str, str, str]]:
    for skill in candidate.skills:
        used = (
            f"{wording.duration(skill.months)}, last {skill.last_used}"
            if skill.months
            else wording.STRENGTHS[skill.evidence]
        )
        yield skill.id, skill.evidence.value, used, _numbers(use.line for use in skill.uses)
