"""Reports: what was found, in the form somebody wants to read. One file a format, one line here.

A renderer is imported when it is used, so that naming the formats costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.candidate import Parsed
    from matcher.fit import JobReading, Report


def _lazily(module: str, function: str = "render") -> Callable[..., str]:
    def render(*arguments: Any, **options: Any) -> str:
        text: str = getattr(import_module(f"matcher.reports.{module}"), function)(*arguments, **options)
        return text

    return render


RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": _lazily("terminal"),
    "json": _lazily("json"),
    "markdown": _lazily("markdown"),
    "html": _lazily("html"),
}
"""Formats of a fit report."""

PARSE_RENDERERS: dict[str, Callable[[Parsed], str]] = {
    "json": _lazily("json", "render_parsed"),
    "jsonresume": _lazily("jsonresume"),
    "text": _lazily("terminal", "render_parsed"),
}
"""Formats of a parsed CV."""

JOB_RENDERERS: dict[str, Callable[[JobReading], str]] = {
    "text": _lazily("job"),
    "json": _lazily("job", "render_json"),
}
"""Formats of what an advertisement asks for."""
