"""What the person says about themself in a paragraph: under a heading, or between the name and the first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.candidate import Found
from matcher.document import Line, LineKind
from matcher.sections import Section, SectionKind

_OBJECTIVE = re.compile(r"(?i)objective|ziel|objectif|objetivo|obiettivo|doel|cel\b|求职意向|目标")
_CONTACT = re.compile(r"[^\s@]{1,64}@\S{1,255}\.\w|https?://|www\.|\+\d[\d\s()-]{6,}|linkedin\.com|github\.com")
_QUOTE = re.compile(r"^[“\"«„‘'].*[”\"»“’']\.?$|^[“\"«„]")
_LABEL = re.compile(r"^(?:name|date of birth|nationality|address|phone|e-?mail|gender|marital status)\b", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{5}")
_PROSE_WORDS = 8
"""Fewer words in a line of the header are a headline or contact data, unless they end a paragraph."""

_TITLE_WORDS = 4


def find(sections: Sequence[Section]) -> Found[str] | None:
    """The summary as one text, or None. A summary is preferred to an objective."""
    own = [section for section in sections if section.kind is SectionKind.SUMMARY and _prose(section.lines)]
    own.sort(key=lambda section: _OBJECTIVE.search(section.heading.text if section.heading else "") is not None)
    own = [
        section
        for section in own
        if len(text_of(_prose(section.lines)).split()) > 3 or _CHINESE.search(section.lines[0].text)
    ]
    if own:
        lines = _prose(own[0].lines)
        return Found(text_of(lines), tuple(lines), "summary-section", 0.9 * own[0].confidence)
    header = [
        line
        for section in sections
        if section.kind in (SectionKind.HEADER, SectionKind.CONTACT)
        for line in section.lines
    ]
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
    """The lines of a section that are no contact data and no labelled facts, up to a heading of something else."""
    end = next((at for at, line in enumerate(lines) if at and _is_title(lines[at - 1], line)), len(lines))
    return [line for line in lines[:end] if not _CONTACT.search(line.text) and not _LABEL.match(line.text)]


def _is_title(above: Line, line: Line) -> bool:
    """A few larger words below the end of a sentence: text of a column beside the summary follows."""
    larger = line.style.size > above.style.size + 1 > 1
    return larger and above.text.endswith(".") and len(line.text.split()) <= _TITLE_WORDS and line.text[-1:] not in ".!"


def _paragraph(header: Sequence[Line]) -> list[Line]:
    """The first run of prose among the lines of the header."""
    run: list[Line] = []
    for line in header:
        prose = not _CONTACT.search(line.text) and not _LABEL.match(line.text) and line.kind is not LineKind.HEADING
        if prose and (_goes_on(run[-1], line) if run else _starts(line)):
            run.append(line)
        elif run:
            break
    return run


def _starts(line: Line) -> bool:
    words = len(line.text.split())
    sentence = words > 4 and line.text.endswith((".", "!")) and not re.search(r"\d", line.text)
    return (words >= _PROSE_WORDS or sentence) and len(line.cells) == 1 and not _QUOTE.search(line.text)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line belongs to the paragraph; a declarative format gives paragraphs whole."""
    if line.continues:
        return True
    if line.box is None or not _same_look(line, above) or line.page != above.page:
        return False
    if above.text.endswith((".", "!", "?")) and len(line.text.split()) < _PROSE_WORDS:
        return False
    return line.gap < 1.0


def _same_look(line: Line, other: Line) -> bool:
    return abs(line.style.size - other.style.size) < 0.3 and line.style.bold == other.style.bold
