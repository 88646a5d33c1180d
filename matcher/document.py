"""What a reader returns: a document as lines in reading order.

After the reader nobody needs to know which format a file had. A paginated reader (PDF, image)
gives every line a box; a declarative one (DOCX, HTML, text) gives lines without boxes, on page 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, init=False)
class Box:
    """A rectangle on a page, in points; the origin is the top-left corner of the page as it is seen."""

    page: int
    """1 for the first page."""
    x0: float
    top: float
    x1: float
    bottom: float

    def __init__(self, page: int, x0: float, top: float, x1: float, bottom: float) -> None:
        """By the slots themselves: some hundreds are made a page, and what ``dataclass`` writes takes twice as long."""
        _page(self, page)
        _x0(self, x0)
        _top(self, top)
        _x1(self, x1)
        _bottom(self, bottom)

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        """The smallest box around both; both lie on the same page."""
        return Box(
            self.page,
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


_page, _x0, _top, _x1, _bottom = (getattr(Box, name).__set__ for name in Box.__slots__)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks."""

    font: str = ""
    size: float = 0.0
    """Points; 0 when the format does not say."""
    bold: bool = False
    italic: bool = False
    color: str = ""
    """``rrggbb``; empty when the format does not say."""


@dataclass(frozen=True, slots=True, init=False)
class Word:
    """Text without white space, with its place on the page."""

    text: str
    box: Box
    style: Style = Style()
    link: str | None = None
    """Target of the hyperlink that the word lies on."""

    def __init__(self, text: str, box: Box, style: Style = Style(), link: str | None = None) -> None:
        """As ``Box``."""
        _text(self, text)
        _box(self, box)
        _style(self, style)
        _link(self, link)


_text, _box, _style, _link = (getattr(Word, name).__set__ for name in Word.__slots__)


class LineKind(StrEnum):
    """What the format itself declares a line to be; a paginated reader mostly knows TEXT and BULLET."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed (paginated) or one paragraph (declarative), in reading order."""

    number: int
    """Its index in ``Document.lines``."""
    cells: tuple[str, ...]
    """The text, divided where a person sees a gap: a tab, a table cell, or white space well wider than a space.
    A bullet's marker is not part of it."""
    page: int = 1
    box: Box | None = None
    kind: LineKind = LineKind.TEXT
    level: int = 0
    """Depth of a heading (1 = top) or of a list item (1 = top); 0 for text."""
    style: Style = Style()
    """The style of most of its characters."""
    lead_bold: bool = False
    """The line begins in bold and goes on without."""
    region: int = 0
    """Which column, sidebar or table cell it stands in; lines with the same number belong together in
    reading order. Numbers rise in reading order."""
    gap: float = 0.0
    """White space above it within its region, in its own line heights; 0 at the top of a region."""
    indent: float = 0.0
    """Distance from the left edge of its region, in points."""
    continues: bool = False
    """The reader knows that it continues the paragraph of the line before (a soft break, a hyphenated word)."""
    words: tuple[Word, ...] = ()
    links: tuple[str, ...] = ()
    """Targets of the hyperlinks on the line, in order."""

    @property
    def text(self) -> str:
        return " ".join(self.cells)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is seen, in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a person sees it, for reports that show evidence in place."""

    page: int
    width: float
    """Of the page, in points; boxes on it are in the same units."""
    height: float
    png: bytes


class FindingCode(StrEnum):
    """What was read with doubt, or should be known to whoever trusts the result. Stable: others build on it."""

    HIDDEN_TEXT = "hidden_text"
    KEYWORD_STUFFING = "keyword_stuffing"
    PROMPT_INJECTION = "prompt_injection"
    EXTERNAL_LINK = "external_link"
    MACRO = "macro"
    EMBEDDED_FILE = "embedded_file"
    OCR_USED = "ocr_used"
    COLUMNS_GUESSED = "columns_guessed"
    PARTIAL_TEXT = "partial_text"
    BROKEN_TEXT = "broken_text"
    ODD_CHARACTERS = "odd_characters"
    FUTURE_DATES = "future_dates"
    OVERLAPPING_JOBS = "overlapping_jobs"
    DOUBTFUL_VALUE = "doubtful_value"
    DURATION_MISMATCH = "duration_mismatch"
    LIMIT_REACHED = "limit_reached"
    LANGUAGE_COVERAGE = "language_coverage"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to know about a document or about what was read from it."""

    code: FindingCode
    message: str
    """One plain sentence for a person."""
    page: int | None = None
    box: Box | None = None
    text: str = ""
    """The text concerned, as far as it helps; shortened by the finder."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: visible text in ``lines``; what a person cannot see is kept apart in ``hidden``."""

    source: str
    """The path or name it was read from, for messages; never parsed for content."""
    format: str
    """``pdf``, ``docx``, ``text``, ..."""
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = (Page(1, 0.0, 0.0),)
    running: tuple[Line, ...] = ()
    """Running headers and footers, and page numbers: not content, but searched for contact data."""
    hidden: tuple[Line, ...] = ()
    """Text that a person cannot see; never content."""
    findings: tuple[Finding, ...] = field(default=())

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)
