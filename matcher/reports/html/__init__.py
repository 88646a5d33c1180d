"""The fit report as one self-contained HTML page: no network, no external file, readable without JavaScript."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from matcher.fit import Report
from matcher.reports.html.view import build


def render(report: Report) -> str:
    """The page as text. Everything that comes from the CV is escaped by the template engine."""
    return _environment().get_template("report.html.j2").render(view=build(report))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("matcher.reports.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = _points
    return environment


def _points(value: float) -> str:
    """Points as a person writes them: at most one decimal, none where it would be .0."""
    return f"{value:.1f}".removesuffix(".0")
