"""What the person says about themself in a paragraph: under a heading, or between the name and the first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.candidate import Found
from matcher.document import Line, LineKind
from matcher.sections import Section, SectionKind

_OBJECTIVE = re.compile(r"(?i)objective|ziel|objectif|objetivo|obiettivo|doel|cel\b|求职意向|目标")
_CONTACT = re.compile(r"\S+@\S+\.\w|https?://|www\.|\+\d[\d\s()-]{6,}|linkedin\.com|github\.com")
_QUOTE = re.compile(r"^[“\"«„‘'].*[”\"»“’']\.?$|^[“\"«„]")
_LABEL = re.compile(r"^(?:name|date of birth|nationality|address|phone|e-?mail|gender|marital status)\b", re.IGNORECASE)
_PROSE_WORDS = 8
"""Fewer words in a line of the header are a headline or contact data, unless they end a paragraph."""


def find(sections: Sequence[Section]) -> Found[str] | None:
    """The summary as one text, or None. A summary is preferred to an objective."""
    own = [section for section in sections if section.kind is SectionKind.SUMMARY and _prose(section.lines)]
    own.sort(key=lambda section: _OBJECTIVE.search(section.heading.text if section.heading else "") is not None)
    if own:
        lines = _prose(own[0].lines)
        return Found(text_of(lines), tuple(lines), "summary-section", 0.9 * own[0].confidence)
    header = [line for section in sections if section.kind in (SectionKind.HEADER, SectionKind.CONTACT) for line in section.lines]
    lines = _paragraph(header)
    return Found(text_of(lines), tuple(lines), "header-paragraph", 0.8) if lines else None


def text_of(lines: Sequence[Line]) -> str:
    """Lines as one text: words that were cut at a line's end joined again."""
    text = ""
    for line in lines:
        more = line.text.strip()
        cut = text.endswith("-") and not text.endswith(" -") and more[:1].islower() and line.continues
        text = text + more if cut else f"{text} {more}"
    return text.strip()


def _prose(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section that are no contact data and no labelled facts."""
    return [line for line in lines if not _CONTACT.search(line.text) and not _LABEL.match(line.text)]


def _paragraph(header: Sequence[Line]) -> list[Line]:
    """The first run of prose among the lines of the header."""
    run: list[Line] = []
    for line in header:
        words = len(line.text.split())
        goes_on = run and line.region == run[-1].region and (line.continues or _same_look(line, run[-1]) and line.gap < 1.0)
        starts = words >= _PROSE_WORDS and len(line.cells) == 1 and not _CONTACT.search(line.text) and not _QUOTE.search(line.text)
        if starts and (not run or goes_on) or goes_on and not _CONTACT.search(line.text) and line.kind is not LineKind.HEADING:
            run.append(line)
        elif run:
            break
    return run if sum(len(line.text.split()) for line in run) > _PROSE_WORDS else []


def _same_look(line: Line, other: Line) -> bool:
    return abs(line.style.size - other.style.size) < 0.3 and line.style.bold == other.style.bold
