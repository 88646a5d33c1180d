"""JSON Resume (jsonresume.org, schema 1.0.0) -> Document: the same lines that a printed CV of it would have, so that
the ordinary extraction reads them and every value has a line that proves it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from matcher.document import Document, LineKind, Style
from matcher.errors import CorruptError
from matcher.readers.blocks import Paragraph, Run
from matcher.readers.encoding import decode
from matcher.readers.flow import Flow

if TYPE_CHECKING:
    from matcher.readers import Options, Source

Entry = Mapping[str, Any]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?")
_SPACE = 12.0
"""Points above an entry."""
_LISTS = 1_000
"""Entries of one list that are read."""


def read(source: Source, _options: Options) -> Document:
    """Raises ``CorruptError`` or ``TooLargeError``."""
    try:
        value = json.loads(decode(source.data, source.name).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise CorruptError("a JSON file that is damaged or cut off: write it again", source=source.name) from error
    flow = Flow(source.name)
    flow.add(_resume(value if isinstance(value, dict) else {}))
    return Document(source.name, "jsonresume", tuple(flow.lines), hidden=tuple(flow.hidden))


def _resume(resume: Entry) -> Iterator[Paragraph]:
    yield from _basics(_object(resume.get("basics")))
    yield from _section("Experience", _work(resume, "work"))
    yield from _section("Volunteering", _work(resume, "volunteer"))
    yield from _section("Education", _education(resume))
    yield from _section("Projects", _projects(resume))
    yield from _section("Skills", _skills(resume))
    yield from _section("Languages", _pairs(resume, "languages", "language", "fluency"))
    yield from _section("Certificates", _dated(resume, "certificates", "name", "issuer", "date"))
    yield from _section("Awards", _dated(resume, "awards", "title", "awarder", "date"))
    yield from _section("Publications", _dated(resume, "publications", "name", "publisher", "releaseDate"))
    yield from _section("Interests", _pairs(resume, "interests", "name", "keywords"))
    yield from _section("References", _pairs(resume, "references", "name", "reference"))


def _basics(basics: Entry) -> Iterator[Paragraph]:
    if _text(basics, "name"):
        yield _heading(_text(basics, "name"), 1)
    if _text(basics, "label"):
        yield _line(_text(basics, "label"))
    place = _object(basics.get("location"))
    city = ", ".join(filter(None, (_text(place, key) for key in ("address", "city", "region", "countryCode"))))
    city = " ".join(filter(None, (_text(place, "postalCode"), city))) if not _text(place, "address") else city
    contact = [_text(basics, "email"), _text(basics, "phone"), city, _text(basics, "url") or _text(basics, "website")]
    if any(contact):
        yield _line(*filter(None, contact))
    for profile in _objects(basics, "profiles"):
        network = _text(profile, "network")
        address = _text(profile, "url") or _text(profile, "username")
        if address:
            yield _line(f"{network}: {address}" if network else address)
    if _text(basics, "summary"):
        yield _heading("Summary", 2)
        yield from _paragraphs(_text(basics, "summary"))


def _section(title: str, content: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """The heading, when there is content."""
    for index, paragraph in enumerate(content):
        if index == 0:
            yield _heading(title, 2)
        yield paragraph


def _work(resume: Entry, key: str) -> Iterator[Paragraph]:
    for entry in _objects(resume, key):
        company = _text(entry, "name") or _text(entry, "company") or _text(entry, "organization")
        yield from _entry(_text(entry, "position"), company, _text(entry, "location"), _period(entry))
        yield from _paragraphs(_text(entry, "summary"))
        yield from _bullets(entry, "highlights")


def _education(resume: Entry) -> Iterator[Paragraph]:
    for entry in _objects(resume, "education"):
        degree = ", ".join(filter(None, (_text(entry, "studyType"), _text(entry, "area"))))
        yield from _entry(degree, _text(entry, "institution"), _text(entry, "location"), _period(entry))
        grade = _text(entry, "score") or _text(entry, "gpa")
        if grade:
            yield _line(grade if re.search(r"[^\W\d_]{3}", grade) else f"GPA: {grade}")
        yield from _bullets(entry, "courses")


def _projects(resume: Entry) -> Iterator[Paragraph]:
    for entry in _objects(resume, "projects"):
        yield from _entry(_text(entry, "name"), _text(entry, "entity"), _text(entry, "url"), _period(entry))
        yield from _paragraphs(_text(entry, "description") or _text(entry, "summary"))
        yield from _bullets(entry, "highlights")
        keywords = ", ".join(_strings(entry, "keywords"))
        if keywords:
            yield _line(keywords)


def _skills(resume: Entry) -> Iterator[Paragraph]:
    for entry in _objects(resume, "skills"):
        name, level, keywords = _text(entry, "name"), _text(entry, "level"), ", ".join(_strings(entry, "keywords"))
        label = f"{name} ({level})" if name and level else name
        if label or keywords:
            yield _line(f"{label}: {keywords}" if label and keywords else label or keywords)


def _pairs(resume: Entry, key: str, first: str, second: str) -> Iterator[Paragraph]:
    for entry in _objects(resume, key):
        value = ", ".join(_strings(entry, second)) or _text(entry, second)
        name = _text(entry, first)
        if name or value:
            yield _line(f"{name}: {value}" if name and value else name or value)


def _dated(resume: Entry, key: str, title: str, giver: str, date: str) -> Iterator[Paragraph]:
    for entry in _objects(resume, key):
        parts = list(filter(None, (_text(entry, title), _text(entry, giver))))
        if parts:
            yield _line(", ".join(parts), *filter(None, [_date(_text(entry, date))]))
        yield from _paragraphs(_text(entry, "summary"))


def _entry(title: str, owner: str, place: str, period: str) -> Iterator[Paragraph]:
    """Title and dates on one line, whose it was on the next: the commonest layout of all."""
    cells = [cell for cell in (title or owner, period) if cell]
    if cells:
        yield _line(*cells, bold=True, before=_SPACE)
    below = [cell for cell in (owner if title else "", place) if cell]
    if below:
        yield _line(*below)


def _period(entry: Entry) -> str:
    start, end = _date(_text(entry, "startDate")), _date(_text(entry, "endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    if not found:
        return text
    month = int(found[2] or 0)
    return f"{_MONTHS[month - 1]} {found[1]}" if 1 <= month <= 12 else found[1]


def _heading(text: str, level: int) -> Paragraph:
    size = 20.0 if level == 1 else 14.0
    return Paragraph((Run(_flat(text), Style(size=size, bold=True)),), LineKind.HEADING, level, before=_SPACE)


def _line(*cells: str, bold: bool = False, before: float = 0.0) -> Paragraph:
    return Paragraph((Run("\t".join(map(_flat, cells)), Style(size=11.0, bold=bold)),), before=before)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for part in text.splitlines():
        if part.strip():
            yield _line(part)


def _bullets(entry: Entry, key: str) -> Iterator[Paragraph]:
    for text in _strings(entry, key):
        yield Paragraph((Run(_flat(text), Style(size=11.0)),), LineKind.BULLET, 1, indent=18.0)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _object(value: object) -> Entry:
    return value if isinstance(value, dict) else {}


def _objects(entry: Entry, key: str) -> list[Entry]:
    """A list of objects; a bare string counts as one that has only a name."""
    value = entry.get(key)
    items = value[:_LISTS] if isinstance(value, list) else []
    names = {"name": "", "language": "", "title": ""}
    found = [dict.fromkeys(names, item) if isinstance(item, str) else item for item in items]
    return [item for item in found if isinstance(item, dict)]


def _strings(entry: Entry, key: str) -> list[str]:
    value = entry.get(key)
    items = value[:_LISTS] if isinstance(value, list) else []
    return [str(item) for item in items if isinstance(item, (str, int, float)) and str(item).strip()]


def _text(entry: Entry, key: str) -> str:
    value = entry.get(key)
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
