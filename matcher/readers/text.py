"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.document import Document
from matcher.readers.blocks import Paragraph, Run
from matcher.readers.encoding import decode
from matcher.readers.flow import Flow

if TYPE_CHECKING:
    from matcher.readers import Options, Source


def read(source: Source, options: Options) -> Document:
    flow = Flow(source.name)
    flow.add(Paragraph((Run(line),)) for line in decode(source.data, source.name).splitlines())
    return Document(source=source.name, format="text", lines=tuple(flow.lines), hidden=tuple(flow.hidden))
