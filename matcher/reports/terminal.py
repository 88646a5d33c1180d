"""A fit report for a terminal of 80 columns: the answer first, then why, what is missing, and what to distrust.

Everything from the CV passes ``escape.terminal``: a file cannot move the cursor or colour anything. Without ``color``
the text holds no control sequence at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from matcher.candidate import Candidate, Degree, Job, Parsed, Period
from matcher.fit import Contribution, Fit, Gap, Report
from matcher.reports import wording
from matcher.reports.escape import terminal as safe
from matcher.role import Role

WIDTH = 80
BAR = 20
"""Characters of a score's bar: five points each."""
QUOTES = 2
"""Lines of the CV under each competency; the other formats show more."""
GAPS = 5
_GOOD, _FAIR, _WEAK = 60.0, 40.0, 0.0
"""The scale's steps: from 60 a junior-level fit, from 40 adjacent (docs/rating.md)."""
_COLORS = ((_GOOD, "green"), (_FAIR, "yellow"), (_WEAK, "red"))
LEGEND = "●●● shown in work, ●●○ in a project, ●○○ only named"
_MARKS = {"shown in work": "●●●", "shown in a project": "●●○", "only listed": "●○○", "only claimed": "●○○", "": "○○○"}


def render(report: Report, *, color: bool = False) -> str:
    """The report as text, with a final newline."""
    parts: list[RenderableType] = [_head(report), _scores(report)]
    for fit, role in zip(report.fits, report.roles, strict=True):
        parts += [_heading(f"Why {fit.score:.0f} for {role.name}"), *map(_contribution, fit.contributions)]
        parts.append(Padding(Text(_sum(fit), style="dim"), (0, 0, 0, 6)))
    parts += [_heading("What is missing, by what it would add"), *_gaps(report)]
    parts += [_heading("Background"), _rows(wording.background(report.candidate))]
    if report.roles:
        parts += [_heading("Which role to choose"), _choices(report.roles)]
    warnings = wording.warnings(report)
    if warnings:
        parts += [_heading("What to distrust"), *map(_warning, warnings)]
    parts.append(Padding(Text(wording.NOTICE, style="dim"), (1, 0, 0, 0)))
    return _printed(parts, color)


def _printed(parts: Iterable[RenderableType], color: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=WIDTH,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*parts))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _heading(text: str) -> RenderableType:
    return Padding(Text(safe(text).upper(), style="bold"), (1, 0, 0, 0))


def _head(report: Report) -> RenderableType:
    headline = report.candidate.contact.headline
    name = Text(safe(wording.title(report)), style="bold")
    if headline:
        name.append(" · " + safe(headline.value), style="not bold")
    source = "" if report.blind else safe(wording.file_name(report.document.source))
    return Group(name, Text(wording.joined([source, f"as of {report.as_of}"]), style="dim"))


def _scores(report: Report) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for fit, role in zip(report.fits, report.roles, strict=True):
        table.add_row(
            Text(safe(role.name)), Text(f"{fit.score:3.0f}", style="bold"), _bar(fit.score), safe(fit.meaning)
        )
    parts: list[RenderableType] = [table]
    lean = wording.LEANS.get(report.lean, "")
    if lean:
        sentence = Text(f"The CV {lean}. ", style="bold")
        parts.append(Padding(sentence.append(safe(report.lean_reason), style="not bold"), (1, 0, 0, 0)))
    return Padding(Group(*parts), (1, 0, 0, 0))


def _bar(score: float) -> Text:
    filled = round(score * BAR / 100)
    color = next(color for floor, color in _COLORS if score >= floor)
    return Text("█" * filled, style=color).append("░" * (BAR - filled), style="dim")


def _sum(fit: Fit) -> str:
    return f"Together {sum(part.points for part in fit.contributions):.1f} of 100. {LEGEND}\n{wording.MAXIMA}"


def _contribution(part: Contribution) -> RenderableType:
    strength = wording.strongest(part)
    line = Table.grid(padding=(0, 1), expand=True)
    line.add_column(width=5)
    line.add_column(ratio=1)
    line.add_column(justify="right")
    share = f"{part.points:.1f} of {part.maximum:.1f}"
    line.add_row("" if part.id in wording.NOT_SHOWN else _MARKS[strength], Text(safe(part.name), style="bold"), share)
    if not part.points and not part.proofs:
        return line
    body: list[RenderableType] = [line, Padding(Text(safe(part.explanation)), (0, 0, 0, 6))]
    for proof in wording.quotes(part)[:QUOTES]:
        quote = Text(f"“{safe(wording.excerpt(proof))}”", style="italic")
        quote.append(f" ({wording.place(proof)}, {wording.STRENGTHS[proof.evidence]})", style="not italic dim")
        body.append(Padding(quote, (0, 0, 0, 8)))
    return Group(*body)


def _gaps(report: Report) -> Iterable[RenderableType]:
    for number, (fit, role) in enumerate(zip(report.fits, report.roles, strict=True)):
        yield Padding(Text(f"For {safe(role.name)}, {fit.score:.0f} now:"), (int(number > 0), 0, 0, 0))
        if not fit.gaps:
            yield Padding(Text("nothing that would add to it"), (0, 0, 0, 2))
        yield from (_gap(gap) for gap in fit.gaps[:GAPS])


def _gap(gap: Gap) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=14)
    table.add_column()
    text = Text(safe(gap.name), style="bold").append(f". {safe(gap.first_step)}" if gap.first_step else "", "not bold")
    table.add_row(f"  +{gap.points:.1f} → {gap.score_after:.0f}", text)
    return table


def _rows(rows: Iterable[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=27)
    table.add_column()
    for name, text in rows:
        table.add_row(Text("  " + safe(name)), Text(safe(text)))
    return table


def _choices(roles: tuple[Role, ...]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("", ratio=3)
    for role in roles:
        table.add_column(Text(safe(role.name), style="bold"), ratio=6)
    for question, answers in wording.choices(roles):
        table.add_row(Text(question), *(Text(safe(answer.text)) for answer in answers))
    found = wording.sources(roles)
    return Group(table, Text(safe("Sources: " + "; ".join(found)), style="dim")) if found else table


def _warning(warning: wording.Warning) -> RenderableType:
    text = Text("! ", style="yellow").append(safe(warning.title), "bold").append(f": {safe(warning.text)}", "not bold")
    if warning.page:
        text.append(f" (page {warning.page})", style="dim")
    if warning.quote:
        text.append(f" “{safe(warning.quote)}”", style="italic")
    return text


def render_parsed(parsed: Parsed, *, color: bool = False) -> str:
    """The record as text: what was understood of the CV."""
    candidate = parsed.candidate
    parts: list[RenderableType] = [*_person(candidate)]
    if candidate.summary:
        parts += [_heading("Summary"), Text(safe(candidate.summary.value))]
    if candidate.jobs:
        parts += [_heading("Experience"), *map(_job, candidate.jobs)]
    if candidate.education:
        parts += [_heading("Education"), *map(_degree, candidate.education)]
    for name, items in _lists(candidate):
        if items:
            parts += [_heading(name), Text(safe(", ".join(items)))]
    findings = [
        wording.Warning(f.code.value.replace("_", " ").capitalize(), f.message, f.text, f.page) for f in parsed.findings
    ]
    if findings:
        parts += [_heading("What to distrust"), *map(_warning, findings)]
    return _printed(parts, color)


def _person(candidate: Candidate) -> Iterable[RenderableType]:
    contact = candidate.contact
    name = contact.name.value.full if contact.name else "No name found"
    yield Text(safe(name), style="bold").append(
        f" · {safe(contact.headline.value)}" if contact.headline else "", "not bold"
    )
    reach = [email.value for email in contact.emails]
    reach += [phone.value.printed for phone in contact.phones]
    reach += [contact.place.value.printed] if contact.place else []
    reach += [profile.value.url for profile in contact.profiles]
    if reach:
        yield Text(safe(wording.joined(reach)))


def _dates(period: Period | None) -> str:
    if period is None:
        return ""
    end = "now" if period.current else str(period.end or "")
    return wording.joined([str(period.start or ""), end], " – ")


def _job(job: Job) -> RenderableType:
    head = wording.joined([found.value for found in (job.title, job.company, job.place) if found])
    line = Text(safe(head or "(no title found)"), style="bold")
    line.append(f"  {safe(_dates(job.period.value if job.period else None))}", style="not bold dim")
    texts = ([job.summary] if job.summary else []) + list(job.bullets)
    return Group(line, *(Padding(Text("• " + safe(found.value)), (0, 0, 0, 2)) for found in texts))


def _degree(degree: Degree) -> RenderableType:
    head = wording.joined([found.value for found in (degree.degree, degree.area, degree.institution) if found])
    line = Text(safe(head), style="bold")
    return line.append(f"  {safe(_dates(degree.period.value if degree.period else None))}", style="not bold dim")


def _lists(candidate: Candidate) -> list[tuple[str, list[str]]]:
    return [
        ("Skills as listed", [skill.name.value for skill in candidate.listed_skills]),
        ("Skills as understood", [skill.id for skill in candidate.skills]),
        ("Languages", [wording.joined([s.language.value, s.fluency], " – ") for s in candidate.languages]),
        ("Certificates", [certificate.name.value for certificate in candidate.certificates]),
        ("Projects", [project.name.value for project in candidate.projects]),
    ]
