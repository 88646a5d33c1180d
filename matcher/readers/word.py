"""DOCX: straight over the zip and its XML, because python-docx leaves out text boxes, content controls,
insertions and headers, and takes six times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.document import Document
from matcher.readers.flow import Flow
from matcher.readers.word_body import Body, Context
from matcher.readers.word_numbering import Numbering
from matcher.readers.word_package import Package
from matcher.readers.word_styles import Styles

if TYPE_CHECKING:
    from matcher.readers import Options, Source


def read(source: Source, options: Options) -> Document:
    """Raises ``CorruptError``, ``EncryptedError`` or ``TooLargeError``."""
    package = Package(source.data, source.name)
    styles, numbering = Styles.of(package.related("styles")), Numbering.of(package.related("numbering"))
    flow, running = Flow(source.name), Flow(source.name)
    root = package.xml(package.main)
    if root is not None:
        flow.add(Body(Context(styles, numbering, package.relationships(package.main), source.name)).blocks(root))
    for part in _running_parts(package):
        element = package.xml(part)
        if element is not None:
            context = Context(styles, numbering, package.relationships(part), source.name)
            running.add(Body(context).blocks(element))
            running.new_region()
    return Document(
        source=source.name,
        format="docx",
        lines=tuple(flow.lines),
        running=tuple(running.lines),
        hidden=tuple(flow.hidden),
    )


def _running_parts(package: Package) -> list[str]:
    """Headers, then footers."""
    relationships = package.relationships(package.main).values()
    return [
        rel.target for kind in ("header", "footer") for rel in relationships if rel.kind == kind and not rel.external
    ]
