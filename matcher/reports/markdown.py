"""A fit report in Markdown, for pasting into a ticket, a mail or a note. Texts from the CV cannot become markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.fit import Contribution, Report
from matcher.reports import wording
from matcher.reports.escape import markdown as safe

QUOTES = 3
"""Lines of the CV under each competency."""


def render(report: Report) -> str:
    """The report as Markdown, with a final newline."""
    lines = [*_head(report), *_scores(report)]
    for fit, role in zip(report.fits, report.roles, strict=True):
        lines += [
            "",
            f"## Why {fit.score:.0f} for {safe(role.name)}",
            "",
            *_why(fit.contributions),
            "",
            f"_{wording.MAXIMA}_",
        ]
    lines += ["", "## What is missing, by what it would add", *_gaps(report)]
    lines += ["", "## Background", ""]
    lines += [f"- **{what}**: {safe(text)}" for what, text in wording.background(report.candidate)]
    lines += _choices(report)
    warnings = wording.warnings(report)
    if warnings:
        lines += ["", "## What to distrust", "", *map(_warning, warnings)]
    return "\n".join([*lines, "", f"_{wording.NOTICE}_"]) + "\n"


def _head(report: Report) -> list[str]:
    headline = report.candidate.contact.headline
    source = "" if report.blind else safe(wording.file_name(report.document.source))
    parts = [safe(headline.value) if headline else "", source, f"as of {report.as_of}"]
    return [f"# {safe(wording.title(report))}", "", wording.joined(parts), ""]


def _scores(report: Report) -> list[str]:
    rows = [
        [safe(role.name), f"**{fit.score:.0f}**", safe(fit.meaning)]
        for fit, role in zip(report.fits, report.roles, strict=True)
    ]
    lines = _table(["Role", "Score (0-100)", "Meaning"], rows)
    lean = wording.LEANS.get(report.lean)
    return [*lines, "", f"**The CV {lean}.** {safe(report.lean_reason)}"] if lean else lines


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    bars = (f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))
    return list(bars)


def _why(parts: Iterable[Contribution]) -> Iterable[str]:
    for part in parts:
        strength = wording.strongest(part)
        share = f"{part.points:.1f} of {part.maximum:.1f}"
        yield f"- **{safe(part.name)}**, {share}{f', {strength}' if strength else ''}. {safe(part.explanation)}"
        for proof in wording.quotes(part)[:QUOTES]:
            yield f"  - “{safe(wording.excerpt(proof))}” ({wording.place(proof)}, {wording.STRENGTHS[proof.evidence]})"


def _gaps(report: Report) -> Iterable[str]:
    for fit, role in zip(report.fits, report.roles, strict=True):
        yield from ("", f"For {safe(role.name)}, {fit.score:.0f} now:", "")
        for gap in fit.gaps:
            step = f" {safe(gap.first_step)}" if gap.first_step else ""
            yield f"1. **{safe(gap.name)}**: +{gap.points:.1f}, to {gap.score_after:.0f}.{step}"
        if not fit.gaps:
            yield "Nothing that would add to it."


def _choices(report: Report) -> list[str]:
    rows = [
        [question, *(safe(answer.text) for answer in answers)] for question, answers in wording.choices(report.roles)
    ]
    if not rows:
        return []
    lines = ["", "## Which role to choose", "", *_table(["", *(safe(role.name) for role in report.roles)], rows)]
    found = wording.sources(report.roles)
    return [*lines, "", f"Sources: {safe('; '.join(found))}"] if found else lines


def _warning(warning: wording.Warning) -> str:
    page = f" (page {warning.page})" if warning.page else ""
    quote = f" “{safe(warning.quote)}”" if warning.quote else ""
    return f"- **{safe(warning.title)}**: {safe(warning.text)}{page}{quote}"
