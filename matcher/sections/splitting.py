"""Choosing the headings of a document and dealing out its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.document import Document, Line, LineKind
from matcher.sections import headings
from matcher.sections.kinds import Section, SectionKind
from matcher.sections.rails import beside, weave
from matcher.sections.looks import Look, first_cell, is_caps, look, without_first_cell

_PILLARS = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS)
"""The sections that nearly every CV has; their headings show what headings look like in a document."""
_SENTENCE_END = re.compile(r"[.!?;,]$")
_DIGITS = re.compile(r"\d{3}|@|https?:")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line whose first cell could be a heading."""

    line: Line
    text: str
    look: Look
    match: headings.Match | None
    rail: bool
    """More cells follow beside it."""
    tail: Line | None = None
    """The second line of a heading that was too long for its column."""


def split(document: Document) -> tuple[Section, ...]:
    """All visible lines of a document, each in exactly one section, in reading order."""
    chosen = _choose(document)
    tails = {candidate.tail.number for candidate in chosen.values() if candidate.tail is not None}
    lines = [line for line in document.lines if line.number not in tails]
    return _deal(weave(lines, frozenset(chosen)), chosen)


def _candidates(document: Document) -> list[_Candidate]:
    found: list[_Candidate] = []
    for line in document.lines:
        if not line.cells or line.kind is LineKind.BULLET:
            continue
        if found and found[-1].tail is None and (whole := _wrapped(found[-1], line)):
            found[-1] = whole
            continue
        if line.continues:
            continue
        text, style, _ = first_cell(line)
        if 1 < len(line.cells) < 4 and len(line.text) < 40 and (whole := headings.match(line.text)) and whole.exact:
            # one heading that wide letters or blanks broke into cells
            line = replace(line, cells=(line.text,))
            text = line.text
        if len(text) > 70 or not any(c.isalpha() for c in text):
            continue
        found.append(_Candidate(line, text, look(line, text, style), headings.match(text), len(line.cells) > 1))
    return found


def _wrapped(above: _Candidate, line: Line) -> _Candidate | None:
    """A heading over two lines of a narrow column: known only, or known better, when they are read as one."""
    box, below = above.line.box, line.box
    if box is None or below is None or above.rail or len(line.cells) > 1 or len(line.text) > 28 or len(above.text) > 28:
        return None
    if (line.page, line.region) != (above.line.page, above.line.region) or line.gap > 0.8 or abs(box.x0 - below.x0) > 60:
        return None
    text = f"{above.text} {line.text}"
    match = headings.match(text)
    if match is None or not match.exact and above.match is not None and headings.match(line.text) is not None:
        return None
    if look(line, line.text, line.style) != above.look or above.match is not None and above.match.exact and not match.exact:
        return None
    whole = replace(above.line, cells=(text,), box=box.union(below), words=above.line.words + line.words)
    return _Candidate(whole, text, above.look, match, rail=False, tail=line)


def _choose(document: Document) -> dict[int, _Candidate]:
    """Line number -> heading."""
    candidates = _candidates(document)
    known = [c for c in candidates if c.match and _may_stand(c)]
    body = _body_look(document)
    main = _main_looks(known, candidates)
    plain_rail = _plain_rail(known, main)
    chosen: dict[int, _Candidate] = {}
    open_ranks: list[tuple[float, float, float]] = []
    repeated = Counter(headings.squash(c.text) for c in known)
    first_known = min((c.line.number for c in known if c.look in main), default=None)
    for candidate in candidates:
        if candidate.match and _may_stand(candidate):
            exact = candidate.match.exact
            if candidate.look not in main and not (exact and candidate.look in plain_rail) and (
                main
                and repeated[headings.squash(candidate.text)] > 1
                or not _stands_out(candidate, body, _rank_above(candidate.line, open_ranks), bool(main))
            ):
                continue
        elif not _unknown_heading(candidate, main, candidates, first_known):
            continue
        chosen[candidate.line.number] = candidate
        box = candidate.line.box
        open_ranks.append((box.x0 if box else 0.0, box.x1 if box else 1.0, candidate.look.rank))
    return chosen


def _plain_rail(known: Sequence[_Candidate], main: frozenset[Look]) -> frozenset[Look]:
    """The look of headings in the first column of a table, where no look tells them from text: three known ones do."""
    if main:
        return frozenset()
    rail = [c for c in known if c.rail and c.match and c.match.exact]
    kinds = {c.match.kind for c in rail if c.match}
    enough = len(kinds) >= 2 and bool(kinds & set(_PILLARS)) and len(kinds & set(_PILLARS)) >= 2
    return frozenset(c.look for c in rail) if enough else frozenset()


def _rank_above(line: Line, open_ranks: Sequence[tuple[float, float, float]]) -> float | None:
    """How much the strongest heading above stands out that this line could stand under: one not right of it."""
    left, right = (line.box.x0, line.box.x1) if line.box else (0.0, 1.0)
    return max((rank for x0, _, rank in open_ranks if x0 <= right and x0 > left - 250), default=None)


def _may_stand(candidate: _Candidate) -> bool:
    """A known word among the cells of a table, or as the label of a value, is no heading."""
    if not candidate.rail:
        return True
    if candidate.text.rstrip().endswith(":"):
        return candidate.look.caps or candidate.look.bold
    others = candidate.line.cells[1:]
    return not all(headings.match(cell) for cell in others) or len(others) == 1


def _body_look(document: Document) -> Look | None:
    """The look of most letters."""
    weights: Counter[Look] = Counter()
    for line in document.lines:
        weights[look(line, line.text, line.style)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else None


def _main_looks(known: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> frozenset[Look]:
    """The looks that headings have here: shared by two known headings or more, and not mostly by other lines."""
    kinds: dict[Look, set[SectionKind]] = {}
    weights: Counter[Look] = Counter()
    for candidate in known:
        if candidate.match:
            kinds.setdefault(candidate.look, set()).add(candidate.match.kind)
            weights[candidate.look] += 2 if candidate.match.exact and candidate.match.kind in _PILLARS else 1
    everything = Counter(c.look for c in candidates)
    main = set()
    for key, found in kinds.items():
        mostly_headings = weights[key] * 2 >= everything[key]
        if len(found) >= 2 and mostly_headings and (found & set(_PILLARS) or len(found) >= 3):
            main.add(key)
    if not main:
        return frozenset()
    # Labels inside a section ("Languages", "Tools" under "Skills") share a look too, but stand out less.
    pillar_ranks = [c.look.rank for c in known if c.look in main and c.match and c.match.kind in _PILLARS[:2]]
    floor = min(pillar_ranks, default=0.0)
    return frozenset(key for key in main if key.rank >= floor - 0.01) or frozenset(main)


def _stands_out(candidate: _Candidate, body: Look | None, open_rank: float | None, has_main: bool) -> bool:
    """A known heading without the common look: the sidebar's own headings, or a document with few of them."""
    if open_rank is not None and candidate.look.rank < open_rank - 0.4:
        return False  # it stands under a heading that stands out more: a label inside that section
    if candidate.rail and has_main:
        return False
    prominent = (
        body is None
        or candidate.look.rank > body.rank + 0.9
        or candidate.look.color != body.color
        or candidate.look.font != body.font
    )
    plain_text = body is not None and body.size == 0 and not has_main
    exact = candidate.match is not None and candidate.match.exact
    if prominent:
        return exact or not has_main
    lonely = candidate.line.gap > 0.9 or candidate.text.rstrip().endswith(":") or is_caps(candidate.text)
    return exact and not has_main and (plain_text or lonely)


def _unknown_heading(
    candidate: _Candidate, main: frozenset[Look], candidates: Sequence[_Candidate], first_known: int | None
) -> bool:
    """A line without a known word that looks exactly like the headings, where that look is theirs alone."""
    if candidate.look not in main or first_known is None or candidate.line.number < first_known:
        return False
    text = candidate.text
    if candidate.rail or len(text.split()) > 6 or _SENTENCE_END.search(text) or _DIGITS.search(text):
        return False
    same = [c for c in candidates if c.look == candidate.look]
    return sum(1 for c in same if c.match) * 3 >= len(same) * 2


def _deal(lines: Sequence[Line], chosen: dict[int, _Candidate]) -> tuple[Section, ...]:
    drafts: list[_Draft] = [_Draft(None)]
    columns: list[_Column] = []
    current = drafts[0]
    previous: tuple[int, int] | None = None
    for line in lines:
        where = (line.page, line.region)
        if where != previous:
            if previous is not None and _jumps(lines, previous, where):
                current = _resume(line, lines, columns, drafts, current)
            elif previous is not None and previous[0] == where[0]:
                current = _lowest_above(line, lines, columns, current)
            columns.append(_Column(*_reach(lines, where), current, where[0]))
            previous = where
        candidate = chosen.get(line.number)
        if candidate:
            current = _Draft(candidate)
            drafts.append(current)
            if candidate.rail:
                current.lines.append(without_first_cell(line))
        else:
            current.lines.append(line)
        columns[-1].open = current
        columns[-1].bottom = line.box.bottom if line.box else 0.0
    return tuple(draft.section() for draft in drafts if draft.candidate or draft.lines)


class _Draft:
    """A section that still grows."""

    def __init__(self, candidate: _Candidate | None) -> None:
        self.candidate = candidate
        self.lines: list[Line] = []

    def section(self) -> Section:
        if self.candidate is None:
            return Section(SectionKind.HEADER, None, tuple(self.lines))
        match = self.candidate.match
        if match is None:
            return Section(SectionKind.OTHER, self.candidate.line, tuple(self.lines), confidence=0.6)
        confidence = 0.97 if match.exact else 0.85
        return Section(match.kind, self.candidate.line, tuple(self.lines), match.language, match.also, confidence)


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
