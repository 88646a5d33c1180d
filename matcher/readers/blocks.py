"""What a declarative format says, before it becomes lines: runs, paragraphs, tables, boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from matcher.document import LineKind, Style

_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``\\t`` is a gap that a person sees, ``\\n`` ends the printed line."""

    text: str
    style: Style = _PLAIN
    link: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs up to a paragraph's end. Lengths are points."""

    runs: tuple[Run, ...]
    kind: LineKind = LineKind.TEXT
    level: int = 0
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    continues: bool = False
    """It goes on with the paragraph before (a list item's second paragraph)."""


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A text box, a frame or a column: read by itself."""

    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | Table | Region
