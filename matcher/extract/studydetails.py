"""What is said of a degree beside its head: grade, thesis, minor, courses, and whether it was finished."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matcher.candidate import Degree, Found
from matcher.document import Line
from matcher.extract import degreewords, months
from matcher.extract.entries import Entry
from matcher.folding import strip_accents

_NUMBER = re.compile(r"\d")
_PIECE = re.compile(r"\s+[–—-]\s+|,\s+|\s*[|;·•()]\s*|:\s+|(?<=[^\W\d_]{3})\.\s+")

_LONGEST = 120
"""Characters of a text that may hold a grade without a label; a longer one tells of the study."""


def texts(entry: Entry) -> list[tuple[str, tuple[Line, ...]]]:
    """All texts of an entry that may hold labelled values."""
    rows = [(cell.text, (row.line,)) for row in entry.head for cell in row.cells]
    return rows + [(paragraph.text, paragraph.lines) for paragraph in entry.body]


def grade(texts: Sequence[tuple[str, tuple[Line, ...]]]) -> Found[str] | None:
    for text, lines in texts:
        label = degreewords.labelled("grade")
        found = label.search(text.rpartition(" | ")[2]) or label.search(text)
        if found and (_NUMBER.search(found["value"]) or found["colon"] in (":", "：")):
            value = re.split(r"\s*(?:[|;·•]|,\s+(?=\D)|\.\s+|\)\s*$)", found["value"].strip(" ()"))[0].strip()
            if value and len(value) <= 40:
                return Found(value, lines, "grade-label", 0.85)
    for text, lines in texts:
        words = degreewords.mentions("grade_words").search(text)
        if words and len(text) < _LONGEST:
            return Found(words[0], lines, "grade-words", 0.7)
    for text, lines in texts:
        pieces = (degreewords.MARK_LEAD.sub("", piece) for piece in _PIECE.split(text))
        last = [piece for piece in pieces if degreewords.is_grade(piece)] if len(text) < _LONGEST else []
        if last:
            return Found(last[-1].strip(" ()[].,;"), lines, "grade-alone", 0.7)
    return None


def labelled(texts: Sequence[tuple[str, tuple[Line, ...]]], key: str) -> Found[str] | None:
    for text, lines in texts:
        found = degreewords.labelled(key).match(text.strip(" ,;()"))
        if found and found["colon"] and len(found["value"]) > 2:
            return Found(found["value"].strip(' .,;"“”'), lines, f"{key}-label", 0.85)
    return None


def courses(texts: Sequence[tuple[str, tuple[Line, ...]]]) -> tuple[Found[str], ...]:
    for text, lines in texts:
        found = degreewords.labelled("courses").match(text)
        if found and found["colon"]:
            names = re.split(r"\s*[,;，、；]\s*(?![^(]*\))", found["value"].rstrip(". "))
            return tuple(Found(name.strip(), lines, "courses-label", 0.85) for name in names if name.strip())
    return ()


def status(entry: Entry) -> str:
    text = strip_accents(" ".join(line.text for line in entry.lines[:4]))
    if degreewords.mentions("unfinished").search(text):
        return "unfinished"
    if degreewords.mentions("expected").search(text) or (entry.period and entry.period.value.current):
        return "expected"
    return "completed"


def as_of(degrees: Sequence[Degree], day: date) -> tuple[Degree, ...]:
    """The same degrees; one that ends after ``day`` is not completed, whatever it says. A printed year ends in June."""
    return tuple(
        replace(degree, status="expected") if degree.status == "completed" and _ends_after(degree, day) else degree
        for degree in degrees
    )


def _ends_after(degree: Degree, day: date) -> bool:
    end = degree.period.value.end if degree.period else None
    return end is not None and months.index(end.year, end.month or 6) > months.of_date(day)
