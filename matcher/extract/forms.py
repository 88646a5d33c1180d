"""Entries of filled-in forms: the field labels taken away, and the employer put above what was done there.

Europass CVs before 2020, and many like them, print "Dates | 2019 – 2021", "Occupation or position held | ...", and the
employer after the activities. Without their labels, in the order of other CVs, they are read as other CVs are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from matcher import lexicon
from matcher.document import Line, LineKind
from matcher.extract import dates
from matcher.extract.tableheads import without_head
from matcher.folding import strip_accents
from matcher.sections.looks import words_of

_LAST = ("employer",)
"""Fields that forms print last and other CVs among the first."""
_HEAD = "head"
"""The field of a heading over the labelled values of one entry."""
_EITHER = "either"
"""Labels of the title, or of what was done where another label names the title."""
_SIGNS = "•●▪■◦‣⁃·*–-▸►➢❖"
_FEWEST = 3
"""Labelled fields that make a form; "Employer: ..." alone does not."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One labelled value of a form; ``name`` is empty for lines above the first label."""

    name: str
    lines: list[Line]


@cache
def _labels() -> dict[str, str]:
    data = lexicon.toml("forms.toml")
    return {
        strip_accents(word).replace("’", "'"): name
        for name, section in data.items()
        for word in (*section.get("words", ()), *section.get("beside", ()))
    }


@cache
def _only_beside() -> frozenset[str]:
    """Labels that are none without a value to the right of them."""
    data = lexicon.toml("forms.toml")
    return frozenset(strip_accents(word) for section in data.values() for word in section.get("beside", ()))


def _key(text: str) -> str:
    return " ".join(strip_accents(text).replace("’", "'").strip(" .:：*").split())


@cache
def _beginnings() -> dict[str, str]:
    """Labels, and what a label that wraps may begin with (two words or more) -> field."""
    found: dict[str, str] = {}
    for label, name in _labels().items():
        for end, sign in enumerate(label):
            if sign in " /" and len(label[:end].split()) > 1:
                found.setdefault(label[:end], name)
    return found | _labels()


def _field_of(key: str) -> str:
    """The field that a label, or the beginning of one that wraps, names; "" where it is none."""
    return _beginnings().get(key, "")


def without_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a section; those of a form without their labels, the employer right under the title."""
    lines = [part for line in lines for part in _each_label(line)]
    lines = [_opened(line) for line in without_head(lines, lambda name: _field_of(_key(name)))]
    named = {_name(line) for line in lines if line.cells} - {""}
    named = {"dates" if name in _ENDS else name for name in named}
    if len(named) < min(_FEWEST, 2 + ("dates" not in named)):
        return tuple(lines)
    fields = _fields(lines)
    other = "activities" if "title" in named else "title"
    fields = [replace(field, name=other) if field.name == _EITHER else field for field in fields]
    ordered: list[Line] = []
    for entry in map(_dated, _entries(fields)):
        titles = [index for index, field in enumerate(entry) if field.name in ("dates", "title")]
        place = titles[-1] + 1 if titles else 0
        moved = [field for field in entry[place:] if field.name in _LAST]
        rest = [field for field in entry[place:] if field.name not in (*_LAST, "sector", "level")]
        ordered += [line for field in (*entry[:place], *moved, *rest) for line in field.lines]
    return tuple(ordered)


def _fields(lines: Sequence[Line]) -> list[_Field]:
    """The values under their labels; the rest of a label that wraps is left out."""
    fields = [_Field("", [])]
    label = ""
    for line in lines:
        first = _key(line.cells[0]) if line.cells else ""
        name = _name(line)
        if line.kind is LineKind.HEADING and not name:
            label = ""
            fields.append(_Field(_HEAD, [line]))
        elif name and (line.kind is not LineKind.BULLET or len(line.cells) > 1 or line.text.endswith((":", "："))):
            label = first
            value = _value(line)
            fields.append(_Field(name, [value] if value else []))
        elif label and first and len(line.cells) == 1 and _field_of(f"{label} {first}") == fields[-1].name:
            label = f"{label} {first}"
        else:
            fields[-1].lines.append(line)
    return fields


def _each_label(line: Line) -> tuple[Line, ...]:
    """A line on which the label of an empty row above or below stands too ("Employer: | Duties: | Acme") as two."""
    labels = line.cells[:2]
    if len(line.cells) < 3 or not all(cell.endswith((":", "：")) and _field_of(_key(cell)) for cell in labels):
        return (line,)
    words = tuple(word for index in range(len(line.cells)) if index != 1 for word in words_of(line, index))
    second = replace(line, cells=labels[1:], words=words_of(line, 1), gap=0.0)
    return replace(line, cells=(line.cells[0], *line.cells[2:]), words=words), second


def _opened(line: Line) -> Line:
    """A list item "Employer: Acme" as a label and its value, side by side."""
    if line.kind is not LineKind.BULLET or len(line.cells) != 1:
        return line
    label, colon, value = line.text.replace("：", ":", 1).partition(":")
    if not colon or not value.strip() or not _field_of(_key(label)):
        return line
    return replace(line, cells=(f"{label}:", value.strip()))


def _value(line: Line) -> Line | None:
    """A labelled line without its label."""
    cells = line.cells[1:]
    if not cells:
        return None
    words = tuple(word for index in range(1, len(line.cells)) for word in words_of(line, index))
    first = cells[0].lstrip(_SIGNS + " ")
    kind = LineKind.BULLET if first != cells[0] and cells[0][0] in _SIGNS else LineKind.TEXT
    words = words[1:] if words and words[0].text in _SIGNS else words
    style = words[0].style if words else line.style
    return replace(line, cells=(first, *cells[1:]), words=words, kind=kind, style=style, lead_bold=False)


def _entries(fields: Sequence[_Field]) -> list[list[_Field]]:
    """The fields of each entry: a new one begins where the first label comes again."""
    first = next((field.name for field in fields if field.name), "")
    entries: list[list[_Field]] = [[]]
    for field in fields:
        known = {other.name for other in entries[-1]}
        if entries[-1] and (field.name == first or (field.name in _ONCE and field.name in known)):
            entries.append([])
        entries[-1].append(field)
    return entries


_ENDS = ("from", "to")
_ONCE = frozenset(("title", "employer", "from", "school", "qualification"))
"""Fields that an entry has once, though it may lack the one that others begin with."""


def _name(line: Line) -> str:
    """The field that the first cell of a line labels; "" where it is no label."""
    key = _key(line.cells[0]) if line.cells else ""
    name = _field_of(key)
    if len(line.cells) < 2:
        return "" if key in _only_beside() else name
    if name in _ENDS:
        return name if _is_date(line.cells[1]) else ""
    return "" if _field_of(_key(line.cells[1])) and name != "place" else name


def _is_date(text: str) -> bool:
    found = dates.find(text)
    return len(found) == 1 and found[0].span[1] - found[0].span[0] >= len(text.strip()) - 1


def _dated(entry: list[_Field]) -> list[_Field]:
    """The entry with the two ends of its period on one line, where they stand in rows of their own."""
    ends = {field.name: field.lines[0] for field in entry if field.name in _ENDS and len(field.lines) == 1}
    if len(ends) < 2:
        return [replace(field, name="dates") if field.name == "from" else field for field in entry]
    start, end = (ends[name] for name in _ENDS)
    line = replace(start, cells=(f"{start.text} – {end.text}",), words=(*start.words, *end.words))
    return [_Field("dates", [line]) if field.name == "from" else field for field in entry if field.name != "to"]
