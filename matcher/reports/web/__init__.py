"""What the web pages share: one template environment a page, the same colours and type, numbers written one way."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined


@cache
def environment(package: str) -> Environment:
    """The environment of a package with a ``templates`` folder; everything that it prints is escaped."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates"), PackageLoader("matcher.reports.web", "templates")]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["points"] = points
    made.filters["years"] = lambda months: points(months / 12)
    return made


def points(value: float) -> str:
    """A number as a person writes it: at most one decimal, none where it would be .0."""
    return f"{value:.1f}".removesuffix(".0")
