"""The fit report as one self-contained HTML page: no network, no external file, readable without JavaScript."""

from __future__ import annotations

from matcher.fit import Report
from matcher.reports.html.view import build
from matcher.reports.web import environment


def render(report: Report) -> str:
    """The page as text. Everything that comes from the CV is escaped by the template engine."""
    return environment("matcher.reports.html").get_template("report.html.j2").render(view=build(report))
