"""Choosing the headings of a document and dealing out its lines."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.document import Document, Line
from matcher.sections import headings
from matcher.sections.candidates import Candidate, choose
from matcher.sections.kinds import Section, SectionKind
from matcher.sections.looks import without_first_cell
from matcher.sections.meaning import settle
from matcher.sections.rails import beside, weave


def split(document: Document) -> tuple[Section, ...]:
    """All visible lines of a document, each in exactly one section, in reading order."""
    chosen = choose(document)
    tails = {candidate.tail.number for candidate in chosen.values() if candidate.tail is not None}
    lines = [line for line in document.lines if line.number not in tails]
    return settle(_deal(weave(lines, frozenset(chosen)), chosen))


def _deal(lines: Sequence[Line], chosen: dict[int, Candidate]) -> tuple[Section, ...]:
    drafts: list[_Draft] = [_Draft(None)]
    columns: list[_Column] = []
    current = drafts[0]
    previous: tuple[int, int] | None = None
    for line in lines:
        where = (line.page, line.region)
        if where != previous:
            if _waits(current, line, lines):
                pass  # a heading with nothing under it yet: what comes right below it is its own
            elif previous is not None and _jumps(lines, previous, where):
                current = _resume(line, lines, columns, drafts, current)
            elif previous is not None and previous[0] == where[0]:
                current = _lowest_above(line, lines, columns, current)
            columns.append(_Column(*_reach(lines, where), current, where[0]))
            previous = where
        candidate = chosen.get(line.number)
        if candidate:
            current = _Draft(candidate, _over(candidate, drafts))
            drafts.append(current)
            if candidate.rail:
                current.lines.append(without_first_cell(line))
        else:
            current.lines.append(line)
        columns[-1].open = current
        columns[-1].bottom = line.box.bottom if line.box else 0.0
    return tuple(draft.section() for draft in drafts if draft.candidate or draft.lines)


def _waits(current: _Draft, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a section has a heading alone, and a region begins close below it."""
    if current.candidate is None or current.lines or current.candidate.line.page != line.page:
        return False
    heading = current.candidate.line.box
    tops = [other.box.top for other in lines if (other.page, other.region) == (line.page, line.region) and other.box]
    return heading is not None and bool(tops) and -2 <= min(tops) - heading.bottom <= 3 * heading.height


class _Draft:
    """A section that still grows."""

    def __init__(self, candidate: Candidate | None, over: Candidate | None = None) -> None:
        self.candidate = candidate
        self.over = over
        self.lines: list[Line] = []

    def section(self) -> Section:
        if self.candidate is None:
            return Section(SectionKind.HEADER, None, tuple(self.lines))
        match = self.candidate.match
        if self.over is not None and self.over.match is not None:
            kind, language = self.over.match.kind, self.over.match.language
            return Section(kind, self.candidate.line, tuple(self.lines), language, confidence=0.7)
        if match is None:
            guessed = headings.guess(self.candidate.text)
            kind, language = (guessed.kind, guessed.language) if guessed else (SectionKind.OTHER, "")
            return Section(kind, self.candidate.line, tuple(self.lines), language, confidence=0.6)
        confidence = 0.97 if match.exact else 0.85
        return Section(match.kind, self.candidate.line, tuple(self.lines), match.language, match.also, confidence)


_DIVIDED = (SectionKind.EXPERIENCE, SectionKind.EDUCATION)
"""Sections that lesser headings divide ("Miscellaneous" below "Experience")."""
_SAME_EDGE = 40.0
"""Points: headings of one column begin closer to one another, rails and page margins allowed for."""


def _over(candidate: Candidate, drafts: Sequence[_Draft]) -> Candidate | None:
    """The heading that a heading of no kind of its own stands under: the last one of its column, where that stands out
    more and names a section that is often divided."""
    if candidate.match is not None and candidate.match.kind is not SectionKind.OTHER:
        return None
    for draft in reversed(drafts):
        above = draft.candidate
        if above is None or above.line.box is None or candidate.line.box is None:
            continue
        if abs(above.line.box.x0 - candidate.line.box.x0) > _SAME_EDGE or above.look.rank <= candidate.look.rank + 0.4:
            continue
        return above if above.match is not None and above.match.kind in _DIVIDED else None
    return None


class _Column:
    """A region that has been seen: how far it reaches from left to right, and the section open at its end."""

    def __init__(self, left: float, right: float, section: _Draft, page: int) -> None:
        self.left, self.right, self.open, self.page = left, right, section, page
        self.bottom = 0.0


def _reach(lines: Sequence[Line], where: tuple[int, int]) -> tuple[float, float]:
    boxes = [line.box for line in lines if (line.page, line.region) == where and line.box]
    if not boxes:
        return 0.0, 0.0
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _jumps(lines: Sequence[Line], before: tuple[int, int], where: tuple[int, int]) -> bool:
    """Whether reading goes on in another column: beside or above where it left off, not straight below.

    On a new page it does so where the page before it has columns.
    """
    above = [line.box for line in lines if (line.page, line.region) == before and line.box]
    here = [line.box for line in lines if (line.page, line.region) == where and line.box]
    if not above or not here:
        return False
    if before[0] == where[0]:
        return min(box.top for box in here) < max(box.bottom for box in above) - 2
    return _has_columns(lines, before[0]) or _has_columns(lines, where[0])


def _has_columns(lines: Sequence[Line], page: int) -> bool:
    tops: dict[int, tuple[float, float]] = {}
    for line in lines:
        if line.page == page and line.box:
            top, bottom = tops.get(line.region, (line.box.top, line.box.bottom))
            tops[line.region] = min(top, line.box.top), max(bottom, line.box.bottom)
    spans = list(tops.values())
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 30 for i, a in enumerate(spans) for b in spans[i + 1 :])


def _lowest_above(line: Line, lines: Sequence[Line], columns: Sequence[_Column], current: _Draft) -> _Draft:
    """Below columns that stood side by side: what stands lowest above a region is what it goes on with."""
    left, right = _reach(lines, (line.page, line.region))
    top = line.box.top if line.box else 0.0
    over = [
        column
        for column in columns
        if column.page == line.page
        and column.bottom <= top + 2
        and min(right, column.right) - max(left, column.left) >= 0.5 * min(right - left, column.right - column.left)
    ]
    return max(over, key=lambda column: column.bottom).open if over else current


def _resume(
    line: Line, lines: Sequence[Line], columns: Sequence[_Column], drafts: Sequence[_Draft], current: _Draft
) -> _Draft:
    """The section that goes on at the top of a new region: the one left open in the column above it."""
    left, right = _reach(lines, (line.page, line.region))
    if right <= left or not columns:
        return current
    headings_above = [d for d in drafts if d.candidate]
    level = beside(line, lines, [d.candidate.line for d in headings_above if d.candidate])
    if level is not None:
        return headings_above[level]
    for column in reversed(columns):
        common = min(right, column.right) - max(left, column.left)
        if column.right > column.left and common >= 0.5 * min(right - left, column.right - column.left):
            return column.open
    return drafts[0] if line.page == 1 else current
