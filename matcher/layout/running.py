"""Running headers and footers, and page numbers: told from content by their place and by coming again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from matcher.document import Line, Page

MARGIN = 0.12
"""Share of a page's height at its top and bottom in which running lines are looked for: 1.4 inch of a letter page."""
SAME_HEIGHT = 6.0
"""Points: half a line."""
_DIGITS = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"^[-–—(\[\s|]*(?:(?:page|seite|p\.|pág(?:ina)?\.?|pagina|strona|sida|side|pg\.?|第)\s*)?\d{1,3}"
    r"(?:\s*(?:/|of|von|de|sur|di|z|av|af|van)\s*\d{1,3})?\s*页?[-–—)\]\s|]*$",
    re.IGNORECASE,
)


def parted(pages: Sequence[tuple[Page, Sequence[Line]]]) -> tuple[list[list[Line]], list[Line]]:
    """Each page's content, and the running lines of all pages.

    A line runs when the same text, page numbers aside, stands at the same height on another page too. The first page's
    header is content all the same: what repeats it further on is the copy. A page number stands alone.
    """
    places: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for page, lines in pages:
        for line in lines:
            zone = _zone(line, page)
            if zone:
                places[zone, _shape(line, len(pages))].append(line)
    runs = {id(line) for same in places.values() for line in _running(same)}
    content: list[list[Line]] = []
    running: list[Line] = []
    for page, lines in pages:
        outermost = _outermost(lines, page)
        kept = [line for line in lines if id(line) not in runs and id(line) not in outermost]
        content.append(kept)
        running.extend(line for line in lines if id(line) in runs or id(line) in outermost)
    return content, running


def _zone(line: Line, page: Page) -> str:
    if line.box is None:
        return ""
    if line.box.bottom <= MARGIN * page.height:
        return "top"
    return "bottom" if line.box.top >= (1 - MARGIN) * page.height else ""


def _shape(line: Line, pages: int) -> str:
    """The text with all numbers that may be a page's or the number of pages made equal."""
    return _DIGITS.sub(lambda match: "#" if int(match.group()) <= pages else match.group(), line.text).casefold()


def _running(same: Sequence[Line]) -> list[Line]:
    """Those of the lines with one text that stand at one height on several pages; without the first page's header."""
    found = []
    for line in same:
        if line.page == 1 and line.box and line.box.top < 200 and len(line.text) > 8:
            continue
        if any(other.page != line.page and _level(other, line) for other in same):
            found.append(line)
    return found


def _level(one: Line, other: Line) -> bool:
    """At one height of their pages; the first page's may be larger."""
    return one.box is not None and other.box is not None and abs(one.box.middle - other.box.middle) <= SAME_HEIGHT


def _outermost(lines: Sequence[Line], page: Page) -> set[int]:
    """Page numbers: alone on the lowest or highest row of the page."""
    if len(lines) < 3:
        return set()
    numbers = [line for line in lines if _zone(line, page) and _PAGE_NUMBER.match(line.text)]
    if not numbers:
        return set()
    top = min(line.box.top for line in lines if line.box)
    bottom = max(line.box.bottom for line in lines if line.box)
    return {id(line) for line in numbers if line.box and (line.box.bottom >= bottom - 1 or line.box.top <= top + 1)}
