"""Tables with a row of names of columns ("Dates | Employer | Job title | Main duties") above a section's entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from matcher.document import Line, LineKind
from matcher.sections.looks import words_of

_NUMBER = re.compile(r"(?:s\.?\s?no|sr\.?\s?no|sl\.?\s?no|no|nr|n[°º]|#|lp|序号)\.?", re.IGNORECASE)
"""The name of a column that counts the rows."""
_COUNTED = re.compile(r"\d{1,2}[.)]?")
_FEWEST = 3
"""Columns; two names side by side may as well be a label and its value."""

FieldOf = Callable[[str], str]
"""The field that the name of a column stands for, or ""."""


def without_head(lines: Sequence[Line], field_of: FieldOf) -> list[Line]:
    """The lines without the row of names, numbers taken off the rows below it and duties on lines of their own."""
    at = next((index for index, line in enumerate(lines[:3]) if _names_columns(line, field_of)), None)
    if at is None or not any(len(line.cells) > 1 for line in lines[at + 1 :]):
        return list(lines)
    names = lines[at].cells
    fields = [field_of(name) for name in names]
    duties = fields.index("activities") if "activities" in fields else 0
    found = list(lines[:at])
    for line in lines[at + 1 :]:
        counted = _NUMBER.fullmatch(names[0]) and len(line.cells) > 1 and _COUNTED.fullmatch(line.cells[0])
        if duties and len(line.cells) == len(names):
            found += [_without(line, duties), _alone(line, duties)]
        else:
            found.append(_without(line, 0) if counted else line)
    return found


def _names_columns(line: Line, field_of: FieldOf) -> bool:
    if len(line.cells) < _FEWEST or any(char.isdigit() for char in line.text):
        return False
    fields = [field_of(cell) for cell in line.cells]
    known = [bool(field or _NUMBER.fullmatch(cell)) for field, cell in zip(fields, line.cells, strict=True)]
    return sum(known) >= max(_FEWEST, len(known) - 1) and len(set(fields) - {""}) > 1


def _without(line: Line, index: int) -> Line:
    gone = {id(word) for word in words_of(line, index)}
    words = tuple(word for word in line.words if id(word) not in gone)
    return replace(line, cells=(*line.cells[:index], *line.cells[index + 1 :]), words=words)


def _alone(line: Line, index: int) -> Line:
    """A cell as a list item of its own."""
    words = words_of(line, index)
    return replace(line, cells=(line.cells[index],), words=words, kind=LineKind.BULLET, level=1, lead_bold=False)
