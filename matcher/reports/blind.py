"""A report without who the person is: for reviews that should not know name, gender, age, nationality or address.

Names, contact data, links, pictures, the file's name, dates of education and labelled personal data go; what remains of
them inside quoted lines is replaced by a word in brackets. The person is called by a pseudonym that follows from the
document, so that the same file is the same candidate in every output.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from matcher import lexicon
from matcher.candidate import Candidate, Contact, Degree, Found, Job, JobKind, Parsed, PersonName
from matcher.document import Document, Line
from matcher.fit import Report

Scrub = Callable[[str], str]

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.-])(?:[a-z]{2,3}\.)?"
    r"(?:linkedin|github|gitlab|xing|twitter|facebook|instagram|medium|kaggle|stackoverflow)\.com/\S*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+\d[\d ()./-]{6,20}\d")
_PRONOUNS = re.compile(r"\(?(?<!\w)(?:she/her|he/him|they/them)(?:/\w{3,6})?(?!\w)\)?", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOTES_LEFT_OUT = frozenset({"reference", "permit", "military", "licence"})
"""A referee's data is somebody else's; the others tell nationality, gender or age."""
_SHORT = 4
"""Letters under which a name, in other letter case, is likely a word: ``An``, ``Li``."""
_KEYS = frozenset({"id", "role", "roles", "area", "rule", "job", "format", "network"})
"""Fields that hold the program's own words, not the document's."""


def blind(report: Report) -> Report:
    """The report with the person taken out; ratings stay as they are, since they never knew the person."""
    parsed = blind_parsed(Parsed(report.document, report.candidate, report.findings))
    walk = _Walk(report.candidate)
    return replace(
        report,
        document=parsed.document,
        candidate=parsed.candidate,
        findings=parsed.findings,
        fits=walk(report.fits),
        lean_reason=walk(report.lean_reason),
        title_check=walk(report.title_check),
        blind=True,
        pictures=(),
    )


def blind_parsed(parsed: Parsed) -> Parsed:
    """The same for a CV that was only parsed."""
    shown: Parsed = _Walk(parsed.candidate)(parsed)
    alias = pseudonym(parsed.document)
    return replace(
        shown,
        document=replace(shown.document, source=alias, hidden=()),
        candidate=_anonymous(shown.candidate, alias),
        findings=tuple(replace(finding, text="") for finding in shown.findings),
    )


def pseudonym(document: Document) -> str:
    """``Candidate 3f9a1c20``: follows from the text alone."""
    return "Candidate " + hashlib.sha256(document.text.encode()).hexdigest()[:8]


def _anonymous(candidate: Candidate, alias: str) -> Candidate:
    return replace(
        candidate,
        contact=Contact(name=Found(PersonName(alias), (), "blind"), headline=candidate.contact.headline),
        jobs=tuple(_break(job) if job.kind is JobKind.BREAK else job for job in candidate.jobs),
        education=tuple(replace(degree, period=None) for degree in candidate.education),
        notes=tuple(note for note in candidate.notes if note.kind not in _NOTES_LEFT_OUT),
    )


def _break(job: Job) -> Job:
    """A time without work, without why: that may tell of family or health."""
    return Job(title=Found("Break", (), "blind"), period=job.period, kind=job.kind)


def _scrubber(candidate: Candidate) -> Scrub:
    """Replaces what identifies this person, and every e-mail address, web address and international phone number."""
    by_word: dict[str, list[str]] = {}
    for text, word in (*_secrets(candidate.contact), *_reasons(candidate.jobs)):
        by_word.setdefault(word, []).append(text)
    patterns = [(_any_of(texts), word) for word, texts in by_word.items()]
    patterns += [
        (_EMAIL, "[e-mail]"),
        (_URL, "[link]"),
        (_PHONE, "[phone]"),
        (_PRONOUNS, "[pronouns]"),
        (_leave(), "[break]"),
    ]

    @cache
    def scrub(text: str) -> str:
        if _is_personal(text):
            return "[personal data]"
        for pattern, word in patterns:
            text = pattern.sub(word, text)
        return text

    return scrub


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the texts as whole words, however they are spaced; short ones only in the same letter case."""
    bodies = []
    for text in texts:
        body = r"\s+".join(re.escape(part) for part in text.split())
        bodies.append(body if len(text) < _SHORT else f"(?i:{body})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)")


def _secrets(contact: Contact) -> list[tuple[str, str]]:
    """Texts to take out and what stands in their place, longest first so that a full name goes before its parts."""
    found: list[tuple[str, str]] = []
    if contact.name:
        name = contact.name.value
        parts = [part for whole in (name.full, name.given, name.family) for part in whole.split()]
        names = [name.full, name.given, name.family, *(p for p in parts if len(p.strip(".")) > 1)]
        found += [(text, "[name]") for text in names]
    found += [(email.value, "[e-mail]") for email in contact.emails]
    found += [(phone.value.printed, "[phone]") for phone in contact.phones]
    for profile in contact.profiles:
        found += [(profile.value.url, "[link]"), (profile.value.username, "[link]")]
    if contact.place:
        place = contact.place.value
        found += [(text, "[address]") for text in (place.printed, place.street, place.postal_code)]
    found = [(text, word) for text, word in found if text.strip()]
    return sorted(dict(found).items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _reasons(jobs: Iterable[Job]) -> list[tuple[str, str]]:
    """What is said of times without work, longest first."""
    found = [item for job in jobs if job.kind is JobKind.BREAK for item in (job.title or job.company, job.summary)]
    found += [bullet for job in jobs if job.kind is JobKind.BREAK for bullet in job.bullets]
    return sorted(((item.value, "[break]") for item in found if item), key=lambda pair: (-len(pair[0]), pair[0]))


@cache
def _leave() -> re.Pattern[str]:
    """Times without work that tell of family or health, wherever they are named."""
    words = sorted(lexicon.toml("breaks.toml")["protected"]["words"], key=len, reverse=True)
    bodies = [re.escape(word).replace("'", "['’]").replace("\\ ", r"\s+") for word in words]
    chinese = [word for word in words if not word.isascii() and len(word) <= _SHORT and not _LATIN.search(word)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)|{'|'.join(chinese)}", re.IGNORECASE)


@cache
def _personal() -> re.Pattern[str]:
    labels = sorted(lexicon.toml("personal.toml")["labels"], key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, labels))})(?:\s*[:：]|\s+[\d(])", re.IGNORECASE)


def _is_personal(text: str) -> bool:
    return bool(_personal().match(text))


class _Walk:
    """Goes through a value of nouns and returns the same with every text scrubbed, each line once."""

    def __init__(self, candidate: Candidate) -> None:
        self._scrub = _scrubber(candidate)
        self._lines: dict[int, Line] = {}
        dated = [line for degree in candidate.education for line in _lines_of(degree)]
        omitted = [line for note in candidate.notes if note.kind in _NOTES_LEFT_OUT for line in note.text.lines]
        self._dated = frozenset(line.number for line in dated)
        omitted += [line for job in candidate.jobs if job.kind is JobKind.BREAK for line in job.lines]
        self._omitted = frozenset(line.number for line in omitted)

    def __call__(self, item: Any) -> Any:
        if type(item) is str:
            return self._scrub(item)
        if isinstance(item, tuple):
            return tuple(self(part) for part in item)
        if isinstance(item, Line):
            return self._lines.setdefault(id(item), self._line(item))
        if is_dataclass(item) and not isinstance(item, type):
            return replace(item, **{f.name: self(getattr(item, f.name)) for f in fields(item) if f.name not in _KEYS})
        return item

    def _line(self, line: Line) -> Line:
        cells = ("[personal data]",) if line.number in self._omitted else tuple(map(self._scrub, line.cells))
        if line.number in self._dated:
            cells = tuple(_YEAR.sub("[year]", cell) for cell in cells)
        return replace(line, cells=cells, words=(), links=())


def _lines_of(degree: Degree) -> Iterable[Line]:
    yield from degree.lines
    if degree.period:
        yield from degree.period.lines
