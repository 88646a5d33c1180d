"""The full record and rating as JSON; its JSON Schemas lie in docs/schema/ and are made from the same types.

Every value keeps its proof: ``{"value", "lines": [{"number", "page", "box", "text"}], "rule", "confidence"}``. A box is
``[x0, top, x1, bottom]`` in points from the page's top-left corner. All lines of a job as a whole are left out: the
values of the job bring their own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from matcher.candidate import Candidate, Degree, Found, Job, Parsed, PartialDate, Project
from matcher.document import Box, Finding, Line
from matcher.errors import MatcherError
from matcher.fit import Fit, Report, TitleCheck
from matcher.plain import Encoder, Omit, View, Views, schema

_LINE_SCHEMA = {
    "type": "object",
    "properties": {
        "number": {"type": "integer"},
        "page": {"type": "integer"},
        "box": {"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "null"}]},
        "text": {"type": "string"},
    },
    "required": ["number", "page", "box", "text"],
}


def _line(line: Line) -> dict[str, Any]:
    return {"number": line.number, "page": line.page, "box": _box(line.box) if line.box else None, "text": line.text}


def _box(box: Box) -> list[float]:
    return [round(value, 1) for value in (box.x0, box.top, box.x1, box.bottom)]


_WITHOUT_LINES = Omit(frozenset({"lines"}))
_VIEWS: Views = {
    Line: View(_line, _LINE_SCHEMA),
    Box: View(_box, {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
    PartialDate: View(str, {"type": "string", "pattern": r"^\d{4}(-\d{2})?$"}),
    Job: _WITHOUT_LINES,
    Degree: _WITHOUT_LINES,
    Project: _WITHOUT_LINES,
    Fit: Omit(frozenset({"role"})),
}
_ENCODE = Encoder(_VIEWS, repeated=frozenset({Line, Found}))


def render(report: Report, *, indent: int | None = 2) -> str:
    """A rated CV, with a final newline; without ``indent`` on one line."""
    return text(fitted(report), indent=indent)


def render_parsed(parsed: Parsed, *, indent: int | None = 2) -> str:
    """A parsed CV, with a final newline; without ``indent`` on one line."""
    return text(read(parsed), indent=indent)


def text(record: dict[str, Any], *, indent: int | None = None) -> str:
    """A record as JSON with a final newline; without ``indent`` on one line."""
    from pydantic_core import to_json  # with spaCy there already where a CV has been read

    try:
        data = to_json(record, indent=indent)
    except ValueError:  # half a surrogate pair, as in the name of a file that is not UTF-8: no text can hold it
        separators = None if indent else (",", ":")
        data = json.dumps(record, ensure_ascii=False, indent=indent, separators=separators).encode(errors="replace")
    return data.decode() + "\n"


def read(parsed: Parsed) -> dict[str, Any]:
    """What ``matcher parse`` prints for a CV that could be read."""
    read: dict[str, Any] = plain(_record(parsed.document.source, None, parsed.candidate, parsed.findings))
    return read


def fitted(report: Report) -> dict[str, Any]:
    """What ``matcher fit`` prints for a CV that could be read."""
    rated = {
        "as_of": report.as_of,
        "fits": {fit.role: fit for fit in report.fits},
        "lean": report.lean,
        "lean_reason": report.lean_reason,
        "title_check": report.title_check,
    }
    record = _record(report.document.source, None, report.candidate, report.findings)
    fitted: dict[str, Any] = plain(record | rated)
    return fitted


def failed(source: str, error: MatcherError) -> dict[str, Any]:
    """What both print for a file that could not be read."""
    record: dict[str, Any] = plain(_record(source, {"code": error.code, "message": error.message}, None, ()))
    return record


def plain(value: Any) -> Any:
    """A noun as every JSON output shows it."""
    return _ENCODE(value)


def _record(
    source: str, error: dict[str, str] | None, candidate: Candidate | None, findings: Sequence[Finding]
) -> dict[str, Any]:
    return {
        "source": source,
        "status": "error" if error else "ok",
        "error": error,
        "candidate": candidate,
        "findings": findings,
    }


def parse_schema() -> dict[str, Any]:
    """The JSON Schema of a ``matcher parse`` object."""
    return _schema("What `matcher parse --format json` prints for each CV", {})


def fit_schema() -> dict[str, Any]:
    """The JSON Schema of a ``matcher fit`` object; its further keys are missing where the CV could not be read."""
    rated = {
        "as_of": date,
        "fits": dict[str, Fit],
        "lean": str,
        "lean_reason": str,
        "title_check": TitleCheck | None,
    }
    return _schema("What `matcher fit --format json` prints for each CV", rated)


def _schema(title: str, further: dict[str, Any]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    always = {
        "source": str,
        "status": str,
        "error": dict[str, str] | None,
        "candidate": Candidate | None,
        "findings": tuple[Finding, ...],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {key: schema(kind, _VIEWS, definitions) for key, kind in (always | further).items()},
        "required": list(always),
        "$defs": dict(sorted(definitions.items())),
    }
