"""DOCX -> Document.

python-docx opens the file; the walk over its parts is our own, since python-docx's leaves out text boxes, content
controls, insertions and headers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from matcher.document import Document, Finding
from matcher.readers.flow import Flow
from matcher.readers.running import gives_contact
from matcher.readers.visibility import hidden_findings
from matcher.readers.word_body import blocks_of
from matcher.readers.word_findings import findings_of
from matcher.readers.word_numbering import Numbering
from matcher.readers.word_package import Package, R, W
from matcher.readers.word_parts import parts_of
from matcher.readers.word_runs import Context
from matcher.readers.word_styles import Styles

if TYPE_CHECKING:
    from matcher.readers import Options, Source


def read(source: Source, _options: Options) -> Document:
    """Raises ``CorruptError``, ``EncryptedError`` or ``TooLargeError``."""
    package = Package(source.data, source.name)
    styles, numbering = Styles.of(package.related("styles")), Numbering.of(package.related("numbering"))
    body, running = Flow(source.name), Flow(source.name)
    lost: list[Finding] = []

    def add(part: str, flow: Flow) -> None:
        root = package.xml(part)
        if root is not None:
            inner = parts_of(package, part)
            lost.extend(inner.findings)
            context = Context(styles, numbering, package.relationships(part), source.name, inner.blocks)
            flow.add(blocks_of(root, context))
            flow.new_region()

    letterhead = _letterhead(package)
    for part in package.running:
        add(part, body if part == letterhead else running)
    add(package.main, body)
    for notes in package.notes:
        add(notes, body)
    hidden = (*body.hidden, *running.hidden)
    return Document(
        source=source.name,
        format="docx",
        lines=tuple(body.lines),
        running=tuple(running.lines),
        hidden=hidden,
        findings=(*hidden_findings(hidden), *findings_of(package), *lost),
    )


def _letterhead(package: Package) -> str | None:
    """The header that is part of what one reads on page 1, not a running one.

    It is page 1's own header, or the header of a one-page document, or it gives contact data; and it counts no pages.
    """
    root = package.root
    properties = root.find(f".//{W}body/{W}sectPr") if root is not None else None
    first = next(root.iter(f"{W}sectPr"), properties) if root is not None else None
    if first is None:
        return None
    titled = first.find(f"{W}titlePg")
    own = titled is not None and titled.get(f"{W}val", "1") not in ("0", "false", "off")
    part = _header(package, first, "first" if own else "default")
    header = package.xml(part) if part else None
    if header is None or _counts_pages(header):
        return None
    text = " ".join(element.text or "" for element in header.iter(f"{W}t"))
    return part if own or package.pages == 1 or gives_contact(text) else None


def _header(package: Package, section: etree._Element, kind: str) -> str | None:
    for reference in section.iterchildren(f"{W}headerReference"):
        if reference.get(f"{W}type", "default") == kind:
            relationship = package.relationships(package.main).get(reference.get(f"{R}id", ""))
            return relationship.target if relationship and not relationship.external else None
    return None


def _counts_pages(header: etree._Element) -> bool:
    codes = [element.text or "" for element in header.iter(f"{W}instrText")]
    codes += [element.get(f"{W}instr", "") for element in header.iter(f"{W}fldSimple")]
    return any("PAGE" in code for code in codes) or next(header.iter(f"{W}pgNum"), None) is not None
