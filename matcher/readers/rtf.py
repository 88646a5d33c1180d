"""RTF -> Document. A tokenizer and a stack of states; libraries for RTF keep the text but not its bullets, tables,
styles and hidden parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.document import Document, Finding, FindingCode
from matcher.readers.flow import Flow
from matcher.readers.rtf_writer import RtfWriter
from matcher.readers.visibility import hidden_findings

if TYPE_CHECKING:
    from matcher.readers import Options, Source


def read(source: Source, _options: Options) -> Document:
    """Raises ``TooLargeError``."""
    writer = RtfWriter(source.name)
    writer.write(source.data)
    body, running = Flow(source.name), Flow(source.name)
    body.add(writer.body)
    running.add(writer.running)
    hidden = (*body.hidden, *running.hidden)
    return Document(
        source=source.name,
        format="rtf",
        lines=tuple(body.lines),
        running=tuple(running.lines),
        hidden=hidden,
        findings=(*hidden_findings(hidden), *_findings(writer)),
    )


def _findings(writer: RtfWriter) -> list[Finding]:
    found = []
    if writer.objects:
        message = f"The file contains {writer.objects} embedded objects; they were not opened."
        found.append(Finding(FindingCode.EMBEDDED_FILE, message))
    if writer.outside:
        message = "The file asks for content from elsewhere; it was not fetched."
        found.append(Finding(FindingCode.EXTERNAL_LINK, message, text=writer.outside[0][:200]))
    return found
