"""Which lines of a document are headings: by their words, and by the look that headings have in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.document import Document, Line, LineKind
from matcher.sections import headings
from matcher.sections.kinds import SectionKind
from matcher.sections.looks import Look, first_cell, is_caps, look

_PILLARS = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS)
"""The sections that nearly every CV has; their headings show what headings look like in a document."""
_SENTENCE_END = re.compile(r"[.!?;,]$")
_DIGITS = re.compile(r"\d{3}|@|https?:")
_OPEN_END = re.compile(r"(?:[&+/,]|\b(?:and|und|et|y|e|en|i|of|de|des|du|di|da|do|van|für|for))$", re.IGNORECASE)
"""A heading does not end like this: its last word stands in the line below."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line whose first cell could be a heading."""

    line: Line
    text: str
    look: Look
    match: headings.Match | None
    rail: bool
    """More cells follow beside it."""
    tail: Line | None = None
    """The second line of a heading that was too long for its column."""


def _candidates(document: Document) -> list[Candidate]:
    found: list[Candidate] = []
    for line in document.lines:
        if not line.cells or line.kind is LineKind.BULLET:
            continue
        if found and found[-1].tail is None and (wrapped := _wrapped(found[-1], line)):
            found[-1] = wrapped
            continue
        if line.continues:
            continue
        text, style, _ = first_cell(line)
        if 1 < len(line.cells) < 4 and len(line.text) < 40 and (whole := headings.match(line.text)) and whole.exact:
            # one heading that wide letters or blanks broke into cells
            joined = replace(line, cells=(line.text,))
            found.append(Candidate(joined, line.text, look(joined, line.text, style), whole, rail=False))
            continue
        if len(text) > 70 or not any(c.isalpha() for c in text):
            continue
        found.append(Candidate(line, text, look(line, text, style), headings.match(text), len(line.cells) > 1))
    return found


def _wrapped(above: Candidate, line: Line) -> Candidate | None:
    """A heading over two lines of a narrow column: known only, or known better, when they are read as one."""
    box, below = above.line.box, line.box
    if line.gap > 0.8 or len(line.cells) > 1 or len(above.text) > 28 or above.rail or len(line.text) > 28:
        return None
    if box is None or below is None or abs(box.x0 - below.x0) > 60:
        return None
    if (line.page, line.region) != (above.line.page, above.line.region):
        return None
    if not any(c.isalpha() for c in line.text) or _DIGITS.search(line.text):
        return None
    text = f"{above.text} {line.text}"
    match = headings.match(text)
    if match is None or look(line, line.text, line.style) != above.look:
        return None
    both = not match.exact and above.match is not None and headings.match(line.text) is not None
    if not _OPEN_END.search(above.text) and (
        both or (above.match is not None and above.match.exact and not match.exact)
    ):
        return None
    whole = replace(above.line, cells=(text,), box=box.union(below), words=above.line.words + line.words)
    return Candidate(whole, text, above.look, match, rail=False, tail=line)


def choose(document: Document) -> dict[int, Candidate]:
    """Line number -> heading."""
    candidates = _candidates(document)
    known = [c for c in candidates if c.match and _may_stand(c)]
    body = _body_look(document)
    main = _main_looks(known, candidates)
    plain_rail = _plain_rail(known, main)
    chosen: dict[int, Candidate] = {}
    opened: list[tuple[float, float, Look]] = []
    repeated = Counter(headings.squash(c.text) for c in known)
    first_known = min((c.line.number for c in known if c.look in main), default=None)
    contact = next((line.number for line in document.lines if "@" in line.text), None)
    if first_known is not None and contact is not None:
        first_known = min(first_known, contact)  # below the contact data a headline is not to be expected
    for candidate in candidates:
        if candidate.match and _may_stand(candidate):
            exact = candidate.match.exact
            if (
                candidate.look not in main
                and not (exact and candidate.look in plain_rail)
                and (
                    (main and repeated[headings.squash(candidate.text)] > 1)
                    or not _stands_out(candidate, body, _look_above(candidate, opened), bool(main))
                )
            ):
                continue
        elif not _unknown_heading(candidate, main, candidates, first_known):
            continue
        chosen[candidate.line.number] = candidate
        box = candidate.line.box
        opened.append((box.x0 if box else 0.0, box.x1 if box else 1.0, candidate.look))
    return chosen


def _plain_rail(known: Sequence[Candidate], main: frozenset[Look]) -> frozenset[Look]:
    """The look of headings in the first column of a table, where no look tells them from text: three known ones do."""
    if main:
        return frozenset()
    rail = [c for c in known if c.rail and c.match and c.match.exact]
    kinds = {c.match.kind for c in rail if c.match}
    enough = len(kinds) >= 2 and bool(kinds & set(_PILLARS)) and len(kinds & set(_PILLARS)) >= 2
    return frozenset(c.look for c in rail) if enough else frozenset()


def _look_above(candidate: Candidate, opened: Sequence[tuple[float, float, Look]]) -> Look | None:
    """The look of the strongest heading above that this line could stand under: one not right of it.

    None where a heading of its column has the line's own look already: the two stand side by side.
    """
    box = candidate.line.box
    left, right = (box.x0, box.x1) if box else (0.0, 1.0)
    above = [look for x0, _, look in opened if x0 <= right and x0 > left - 250]
    if candidate.look.bold and any(look == candidate.look for look in above):
        return None
    return max(above, key=lambda look: look.rank, default=None)


def _may_stand(candidate: Candidate) -> bool:
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


def _main_looks(known: Sequence[Candidate], candidates: Sequence[Candidate]) -> frozenset[Look]:
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


def _stands_out(candidate: Candidate, body: Look | None, above: Look | None, has_main: bool) -> bool:
    """A known heading without the common look: the sidebar's own headings, or a document with few of them."""
    if above is not None and _under(candidate, body, above):
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


def _under(candidate: Candidate, body: Look | None, above: Look) -> bool:
    """Whether the heading above stands out more. Capitals alone do not count against a bold line apart from the text
    where it is larger ("Achievements" below "SKILLS"), or names a section that nearly every CV has ("Education")."""
    own, match = candidate.look, candidate.match
    pillar = match is not None and match.exact and match.kind in _PILLARS
    apart = own.bold and body is not None and not body.bold and candidate.line.gap > 0.9 and not candidate.rail
    forgiven = apart and (own.size > above.size or (pillar and own.size >= above.size))
    return own.rank + 1.5 * (forgiven and not own.caps) < above.rank - 0.4


def _unknown_heading(
    candidate: Candidate, main: frozenset[Look], candidates: Sequence[Candidate], first_known: int | None
) -> bool:
    """A line without a known word that looks exactly like the headings, where that look is theirs alone."""
    if candidate.look not in main or first_known is None or candidate.line.number < first_known:
        return False
    text = candidate.text
    if candidate.rail or len(text.split()) > 6 or _SENTENCE_END.search(text) or _DIGITS.search(text):
        return False
    same = [c for c in candidates if c.look == candidate.look]
    return sum(1 for c in same if c.match) * 3 >= len(same) * 2
