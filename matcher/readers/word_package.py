"""The parts of a DOCX file and how they refer to each other. Nothing outside the file is ever fetched."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from matcher.errors import CorruptError
from matcher.readers.archive import Archive
from matcher.readers.markup import parse_xml
from matcher.readers.word_theme import Theme, W, resolve, theme_of

__all__ = ["Package", "R", "Relationship", "W"]

R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Word's "strict" files use other names for the same things."""


@dataclass(frozen=True, slots=True)
class Relationship:
    kind: str
    """The last part of its type: ``hyperlink``, ``header``, ``image`` ..."""
    target: str
    """A part's name, or the address when it is external."""
    external: bool


_PAGES = re.compile(rb"<Pages>(\d{1,4})</Pages>")


class Package:
    """Access to parts by name."""

    def __init__(self, data: bytes, source: str) -> None:
        """Raises ``CorruptError`` or ``TooLargeError``."""
        self.source = source
        self.is_chunk = source.endswith("#chunk")
        """It lies in another document itself."""
        self.archive = Archive(data, source)
        self.archive.check()
        self._relationships = _opened(data)
        main = [rel.target for rel in self.relationships("").values() if rel.kind == "officeDocument"]
        self.main = next((name for name in (*main, "word/document.xml") if name in self.archive), "")
        if not self.main:
            raise CorruptError("its text part is missing: export or copy it again", source=source)

    def xml(self, name: str) -> etree._Element | None:
        """A part's root element; None when there is no such part."""
        data = self.archive.read(name)
        if not data:
            return None
        if b"purl.oclc.org" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        root = parse_xml(data, self.source)
        if b":theme" in data:
            resolve(root, self._theme)
        return root

    @cached_property
    def _theme(self) -> Theme:
        parts = (next(iter(self._kinds(kind)), "") for kind in ("theme", "settings"))
        theme, settings = (parse_xml(data, self.source) if data else None for data in map(self.archive.read, parts))
        return theme_of(theme, settings)

    @cached_property
    def root(self) -> etree._Element | None:
        """The main part."""
        return self.xml(self.main)

    @cached_property
    def running(self) -> tuple[str, ...]:
        """Parts with headers, then those with footers."""
        return self._kinds("header") + self._kinds("footer")

    @cached_property
    def notes(self) -> tuple[str, ...]:
        return self._kinds("footnotes") + self._kinds("endnotes")

    @cached_property
    def pages(self) -> int:
        """How many pages it had when it was saved last; 0 when that is not said."""
        found = _PAGES.search(self.archive.read("docProps/app.xml"))
        return int(found[1]) if found else 0

    def _kinds(self, kind: str) -> tuple[str, ...]:
        found = (rel.target for rel in self.relationships(self.main).values() if rel.kind == kind and not rel.external)
        return tuple(dict.fromkeys(found))

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part ("" for the package) by id."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        """What python-docx did not open, as it stands in the archive."""
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return dict(_relationship(part, rel.get) for rel in root.iter(_REL))

    def related(self, kind: str) -> etree._Element | None:
        """The main part's one related part of a kind (``styles``, ``numbering``, ``settings``)."""
        part = next(iter(self._kinds(kind)), None)
        return self.xml(part) if part else None


def _opened(data: bytes) -> dict[str, dict[str, Relationship]]:
    """The relationships of all parts, as python-docx opens the file.

    It refuses a file in which one reference leads nowhere, be it to a picture. Word opens such files, and so do we: the
    answer is then empty, and relationships are read from the archive as they are asked for.
    """
    from docx.opc.pkgreader import PackageReader

    found: dict[str, dict[str, Relationship]] = {"": {}}
    try:
        reader = PackageReader.from_file(io.BytesIO(data))  # type: ignore[no-untyped-call]
        for part, rel in reader.iter_srels():
            target = rel.target_ref if rel.is_external else str(rel.target_partname).lstrip("/")
            relationship = Relationship(rel.reltype.rpartition("/")[2], target, rel.is_external)
            found.setdefault(str(part).lstrip("/"), {})[rel.rId] = relationship
    except Exception:  # noqa: BLE001 - it raises whatever zipfile, lxml and its own look-ups raise
        return {}
    return found


def _relationship(part: str, get: Callable[[str, str], str]) -> tuple[str, Relationship]:
    external, target = get("TargetMode", "") == "External", get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return get("Id", ""), Relationship(get("Type", "").rpartition("/")[2], target, external)
