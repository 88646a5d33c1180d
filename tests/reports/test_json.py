from __future__ import annotations

import json
import math
from pathlib import Path

import jsonschema
import pytest

from matcher.candidate import Parsed
from matcher.document import Document
from matcher.errors import EmptyError
from matcher.reports import json as reports_json
from tests.reports.sample import LINES, report

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def parsed() -> Parsed:
    made = report()
    return Parsed(made.document, made.candidate, made.findings)


def test_a_value_brings_its_line_page_and_box() -> None:
    record = json.loads(reports_json.render_parsed(parsed()))
    email = record["candidate"]["contact"]["emails"][0]

    assert record["status"] == "ok" and record["error"] is None
    assert email["value"] == "zoe@example.org"
    assert email["lines"] == [{"number": 2, "page": 1, "box": [50.0, 90.0, 400.0, 102.0], "text": LINES[2].text}]


def test_dates_keep_their_precision_and_an_open_end() -> None:
    job = json.loads(reports_json.render_parsed(parsed()))["candidate"]["jobs"][0]

    assert job["period"]["value"]["start"] == "2023-03"
    assert job["period"]["value"]["end"] is None
    assert job["period"]["value"]["current"] is True


def test_a_fit_has_its_roles_lean_and_title_check() -> None:
    record = json.loads(reports_json.render(report()))

    assert list(record["fits"]) == ["ai-engineer", "ml-engineer"]
    fit = record["fits"]["ai-engineer"]
    assert math.isclose(fit["score"], sum(part["points"] for part in fit["contributions"]))
    assert record["lean"] == "ai-engineer"
    assert record["title_check"]["agrees"] is False


@pytest.mark.parametrize("indent", [None, 2])
def test_a_name_that_is_no_text_is_replaced(indent: int | None) -> None:
    record = {"source": "a\udcff.pdf", "numbers": [], "nothing": None}
    expected = json.dumps(record | {"source": "a?.pdf"}, indent=indent, separators=None if indent else (",", ":"))

    assert reports_json.text(record, indent=indent) == expected + "\n"


def test_a_failure_has_a_code_and_no_candidate() -> None:
    record = reports_json.failed("cv.pdf", EmptyError("the file is empty", source="cv.pdf"))

    assert record["status"] == "error"
    assert record["error"] == {"code": "empty", "message": "the file is empty"}
    assert record["candidate"] is None and record["findings"] == []


def test_records_follow_the_published_schemas() -> None:
    fitted, read = reports_json.fitted(report()), reports_json.read(parsed())
    failed = reports_json.failed("cv.pdf", EmptyError("the file is empty"))
    empty = reports_json.read(Parsed(Document("x", "text", ()), type(report().candidate)(), ()))

    jsonschema.validate(fitted, reports_json.fit_schema())
    for record in (read, failed, empty, fitted):
        jsonschema.validate(record, reports_json.parse_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**read, "candidate": {"name": "x"}}, reports_json.parse_schema())


@pytest.mark.parametrize("name", ["parse", "fit"])
def test_published_schemas_are_those_of_the_types(name: str) -> None:
    """``make gold`` writes them again."""
    made = getattr(reports_json, f"{name}_schema")()

    assert json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")) == made
