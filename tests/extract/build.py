"""Small documents for tests: lines given as text, divided into cells at tabs."""

from __future__ import annotations

from matcher.document import Document, Line, LineKind, Style
from matcher.sections import Section, SectionKind


def line(text: str, number: int = 0, *, size: float = 10.0, bold: bool = False, links: tuple[str, ...] = ()) -> Line:
    """One line; "- " begins a bullet, "# " a large first line."""
    kind = LineKind.TEXT
    if text.startswith("- "):
        kind, text = LineKind.BULLET, text[2:]
    elif text.startswith("# "):
        size, text = 22.0, text[2:]
    return Line(number, tuple(text.split("\t")), kind=kind, style=Style(size=size, bold=bold), links=links, gap=0.2)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(line(text, number) for number, text in enumerate(texts))


def document(*texts: str) -> Document:
    return Document("cv.txt", "text", lines(*texts))


def section(kind: SectionKind, *texts: str, heading: str = "") -> Section:
    return Section(kind, line(heading, 0, bold=True) if heading else None, lines(*texts))
