"""Text of a Word file that lies in parts of its own: chunks in other formats, and the words of diagrams (SmartArt)."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from matcher.document import Finding, FindingCode
from matcher.errors import MatcherError
from matcher.readers.blocks import Block, Paragraph, Region, Run
from matcher.readers.word_package import Package, Relationship

MAX_CHUNKS = 20
"""Read of one file; programs that merge letters write one or two."""
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINTS = 500
"""Boxes read of a diagram."""


@dataclass(frozen=True, slots=True)
class Parts:
    """By the id that the text refers to them with."""

    blocks: dict[str, Block] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def parts_of(package: Package, part: str) -> Parts:
    """What the part (the main one, or a header) refers to."""
    blocks: dict[str, Block] = {}
    read_already: dict[str, tuple[Block | None, bool]] = {}
    lost = 0
    for name, relationship in package.relationships(part).items():
        if relationship.external:
            continue
        if relationship.kind == "aFChunk":
            target = relationship.target
            if target not in read_already:
                few = len(read_already) < MAX_CHUNKS
                read_already[target] = _chunk(package, relationship) if few else (None, False)
            block, whole = read_already[target]
            lost += not whole
        elif relationship.kind == "diagramData":
            block = _diagram(package, relationship)
        else:
            continue
        if block is not None:
            blocks[name] = block
    if not lost:
        return Parts(blocks)
    message = f"{lost} parts in another format could not be read: save the document anew as DOCX, or as PDF."
    return Parts(blocks, (Finding(FindingCode.PARTIAL_TEXT, message),))


def _chunk(package: Package, relationship: Relationship) -> tuple[Block | None, bool]:
    """A document within the document, as its own reader reads it, and whether that is all of it: those within that one
    are left."""
    from matcher.readers import Source, read

    if package.is_chunk:
        return None, False
    data = package.archive.read(relationship.target)
    try:
        found = read(Source(f"{package.source}#chunk", data)) if data else None
    except MatcherError:
        return None, False
    if found is None:
        return None, False
    shown = [
        Paragraph((Run("\t".join(line.cells), line.style),), line.kind, line.level, line.indent) for line in found.lines
    ]
    hidden = [Paragraph((Run(line.text, line.style, hidden=True),)) for line in found.hidden]
    whole = all(finding.code is not FindingCode.PARTIAL_TEXT for finding in found.findings)
    return Region((*shown, *hidden)), whole


def _diagram(package: Package, relationship: Relationship) -> Block | None:
    root = package.xml(relationship.target)
    if root is None:
        return None
    texts: list[str] = []
    for point in root.iter(f"{_DGM}pt"):
        if point.get("type", "node") in ("node", "asst") and len(texts) < _POINTS:
            texts += ("".join(_words(paragraph)) for paragraph in point.iter(f"{_A}p"))
    found = tuple(Paragraph((Run(text),)) for text in texts if text.strip())
    return Region(found) if found else None


def _words(paragraph: etree._Element) -> list[str]:
    return ["\n" if element.tag == f"{_A}br" else element.text or "" for element in paragraph.iter(f"{_A}t", f"{_A}br")]
