"""What to distrust in a DOCX: links that load something, macros, embedded files, stuffed properties."""

from __future__ import annotations

import re

from matcher.document import Finding, FindingCode
from matcher.readers.markup import parse_xml
from matcher.readers.visibility import STUFFED
from matcher.readers.word_package import Package

_MACRO = re.compile(r"(?:^|/)(?:vbaProject|vbaData)[^/]*\.(?:bin|xml)$|(?:^|/)activeX/", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+$", re.IGNORECASE)
_LOADS = re.compile(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK)\s+\"?([^\"\s]{1,200})")
_PROPERTIES = ("title", "keywords", "description", "subject", "category")


def findings_of(package: Package) -> tuple[Finding, ...]:
    """Nothing named here was opened, run or fetched."""
    return (*_external(package), *_contained(package), *_properties(package))


def _external(package: Package) -> list[Finding]:
    """Whatever the file would load when Word opens it; plain hyperlinks load nothing."""
    found = []
    for part in (package.main, *package.running):
        for relationship in package.relationships(part).values():
            if relationship.external and relationship.kind != "hyperlink":
                message = f"The file asks for a {relationship.kind} from elsewhere; it was not fetched."
                found.append(Finding(FindingCode.EXTERNAL_LINK, message, text=relationship.target[:200]))
    data = package.archive.read(package.main)
    if b"INCLUDE" in data or b"DDE" in data:
        for target in _LOADS.findall(data.decode("utf-8", "replace"))[:5]:
            message = "A field of the file asks for content from elsewhere; it was not fetched."
            found.append(Finding(FindingCode.EXTERNAL_LINK, message, text=target))
    return found


def _contained(package: Package) -> list[Finding]:
    names = package.archive.names
    found = []
    if any(_MACRO.search(name) for name in names):
        found.append(Finding(FindingCode.MACRO, "The file contains macros; they were not run."))
    embedded = [name for name in names if _EMBEDDED.search(name)]
    if embedded:
        message = f"The file contains {len(embedded)} embedded files; they were not opened."
        found.append(Finding(FindingCode.EMBEDDED_FILE, message, text=", ".join(embedded[:3])))
    return found


def _properties(package: Package) -> list[Finding]:
    data = package.archive.read("docProps/core.xml")
    if not data:
        return []
    found = []
    for element in parse_xml(data, package.source):
        name = str(element.tag).rpartition("}")[2]
        text = " ".join((element.text or "").split())
        if name in _PROPERTIES and len(text) > STUFFED:
            message = f"The file's property {name!r} holds {len(text)} characters that no reader sees."
            found.append(Finding(FindingCode.HIDDEN_TEXT, message, text=text[:STUFFED]))
    return found
