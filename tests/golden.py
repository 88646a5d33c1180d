"""Writes the golden files of the text reports and the JSON Schemas again: ``make gold``. Look at the difference before
committing it: a golden file only says that something changed, not that it is right."""

from __future__ import annotations

import json
from pathlib import Path

from matcher.reports import RENDERERS
from matcher.reports import json as reports_json
from matcher.reports.blind import blind
from tests.reports.sample import report

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "reports" / "golden"
FORMATS = {"text": "txt", "markdown": "md", "json": "json"}


def made() -> dict[Path, str]:
    """Path -> what should stand in it."""
    files = {}
    for form, suffix in FORMATS.items():
        files[FOLDER / f"fit.{suffix}"] = RENDERERS[form](report())
        files[FOLDER / f"fit-blind.{suffix}"] = RENDERERS[form](blind(report()))
    for name, schema in (("parse", reports_json.parse_schema()), ("fit", reports_json.fit_schema())):
        files[ROOT / "docs" / "schema" / f"{name}.json"] = json.dumps(schema, indent=2) + "\n"
    return files


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
