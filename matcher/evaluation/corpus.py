"""Documents with truth files: ``FOLDER/docs`` and ``FOLDER/gold``, or truth files beside their documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matcher.errors import CorruptError, NotFoundError
from matcher.evaluation.tally import Entry


@dataclass(frozen=True, slots=True)
class Case:
    """One document and what a careful person reads in it."""

    document: Path
    truth: Entry

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def usable(self) -> bool:
        """False for a document that must be refused."""
        return self.truth.get("usable") is not False

    def group(self, kind: str) -> str:
        """Its value of ``type``, ``language`` or ``layout``."""
        key = {"type": "format", "language": "page_language", "layout": "theme"}[kind]
        return str(self.truth.get(key) or "?")


def cases(folder: Path) -> list[Case]:
    """All truth files below the folder with their documents, in name order.

    Raises ``NotFoundError``: no truth file, or one without its document; ``CorruptError``: one that is not JSON.
    """
    if not folder.is_dir():
        raise NotFoundError("there is no such folder: give one with docs/ and gold/", source=str(folder))
    found = sorted(_cases(folder), key=lambda case: case.name)
    if not found:
        raise NotFoundError("there are no truth files: give a folder with docs/ and gold/", source=str(folder))
    return found


def _cases(folder: Path) -> Iterator[Case]:
    for path in folder.rglob("*.json"):
        try:
            truth = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise CorruptError(f"the truth file is not JSON: {error}", source=str(path)) from error
        if isinstance(truth, dict) and isinstance(truth.get("doc"), str):
            yield Case(_document(path, truth["doc"]), truth)


def _document(path: Path, name: str) -> Path:
    places = (path.parent, path.parent.parent / "docs")
    document = next((place / name for place in places if (place / name).is_file()), None)
    if document is None:
        raise NotFoundError(f"its document {name} is neither beside it nor in docs/", source=str(path))
    return document
