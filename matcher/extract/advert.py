"""Document -> advertisement: its title, what it asks for on which line, the years and the degree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from matcher import folding, lexicon
from matcher.advert import Advert, Ask, AskedLine, AskedSkill
from matcher.candidate import Found
from matcher.document import Document, Line, LineKind
from matcher.errors import NotAnAdvertError
from matcher.taxonomy import mentions

MAX_HEADING_WORDS = 7
MAX_TITLE_WORDS = 12
MAX_LISTED_WORDS = 3
"""A line this short is an entry of a list, in which "Rust" and "Go" are languages."""
MAX_YEARS = 20
"""More is a company's age ("for 30 years we have..."), not a requirement."""

_LEFT_OUT = "left_out"
_SENTENCE = "hiring-sentence"
_ORDER = (_LEFT_OUT, Ask.DESIRABLE.value, Ask.DUTY.value, Ask.REQUIRED.value)
"""A heading with words of two kinds is of the first: "Preferred qualifications" are desirable."""

_YEARS = re.compile(
    r"(\d{1,2})\s*(?:\+|plus|or more|[-–]\s*\d{1,2}|to\s+\d{1,2})?\s*\+?\s*"
    r"(?:years?|yrs?|jahren?|jahre|ans|annees|anos|anni|jaar|lata?|lat)\b"
)
_EXPERIENCE = re.compile(r"experien|erfahrung|ervaring|esperienza|doswiadcz|background|track record|pratique|working")
_DEGREES = (
    (
        "bachelor",
        re.compile(
            r"\bbachelor|\bb\.? ?sc\b|\bb\.? ?s\b\.|\bundergraduate degree|\blicenciatura|\blicence\b"
            r"|\bgraduado|\bgraduacao|\blaurea\b"
        ),
    ),
    (
        "master",
        re.compile(
            r"\bmasters?\b|\bm\.? ?sc\b|\badvanced degree|\bmestrado|\bmagister|\bstudium\b|\bbac ?\+ ?5"
            r"|\bgraduate degree|\bdiplom\b"
        ),
    ),
    ("doctorate", re.compile(r"\bph\.? ?d\b|\bdoctora(?:te|l|do)\b|\bpromotion\b|\bdoutorado|\bdoctorat\b")),
)
_ANY_DEGREE = ("bachelor", re.compile(r"\bdegree in\b|\buniversity degree\b|\b\w+ degree\b"))
_STEM = re.compile(
    r"comput|informa|engineer|mathemat|statisti|physi|scien|stem\b|techni|ingenieur|naturwissenschaft|quantitative|wiskunde"
    r"|mate[mn]at|fisica"
)
_TITLE_LABEL = re.compile(
    r"^(?:job title|position|role|title|stelle|poste|vaga|puesto|cargo|stanowisko|functie)\s*[:\-–]\s*(.+)$",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"(?:hiring|looking for|seeking|searching for|join us as|recruiting|suchen|cherchons|recherchons|recrutons|buscamos"
    r"|procuramos)\s+"
    r"(?:an?\s+|eine?n?\s+|une?\s+|uma?\s+|una?\s+)?([A-ZÀ-Ý][^.,;:!\n]{3,60})"
)

_ADDRESSED = re.compile(
    r"\byou(?:: |'ll | will | )"
    r"(?!(?:are|can|could|want|like|love|get|find|for|and|to|so|in|with|on|as|at|or|the|a)\b)[a-z]"
    r"|\bdu \w+st\b|\bsie \w+en\b|\bvous \w+ez\b"
)
"""A sentence that tells the reader what they do: advertisements without headings list the duties so. "You are", "you
can", "you like" say who is wanted, and are left in the introduction."""


def read(document: Document) -> Advert:
    """Understand a document as a job advertisement.

    Raises ``NotAnAdvertError``: there is text, but nothing that asks for anything known.
    """
    title = _title(document.lines)
    lines = tuple(_asked(document.lines, title))
    skills = tuple(_skills(lines))
    if not any(item.ask is not Ask.INTRODUCTION for item in lines) and not skills:
        message = "this does not read as a job advertisement: no duties, requirements or skills were found"
        message = f"{document.source}: {message}; give the text of the advertisement"
        raise NotAnAdvertError(message, source=document.source)
    return Advert(document.source, title, lines, skills, _years(lines), *_degree(lines))


def _plain(text: str) -> str:
    return folding.strip_accents(folding.fold(text)).casefold().replace("’", "'")


@cache
def _heading_words() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in lexicon.toml("adverts.toml")["headings"].items()}


@cache
def _desirable_inline() -> re.Pattern[str]:
    words = lexicon.toml("adverts.toml")["inline"]["desirable"]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _asked(lines: Sequence[Line], title: Found[str] | None) -> Iterator[AskedLine]:
    """The lines that ask for something, with how. Headings and the title are no such lines."""
    kind: str = Ask.INTRODUCTION.value
    title_lines = {line.number for line in title.lines} if title and title.rule != _SENTENCE else set()
    for line in lines:
        heading = _heading(line)
        if heading:
            kind, rest = heading, line.text.partition(":")[2].strip()
            if not rest:
                continue
        if kind == _LEFT_OUT or not line.text.strip() or (line.number in title_lines and not heading):
            continue
        yield AskedLine(line, _ask(kind, line))


def _ask(kind: str, line: Line) -> Ask:
    if kind == Ask.INTRODUCTION and line.kind is LineKind.BULLET:
        kind = Ask.DUTY.value  # a list under a heading that is not known
    if kind == Ask.INTRODUCTION and _ADDRESSED.search(_plain(line.text)):
        kind = Ask.DUTY.value
    if kind != Ask.INTRODUCTION and _desirable_inline().search(_plain(line.text)):
        return Ask.DESIRABLE
    return Ask(kind)


def _heading(line: Line) -> str:
    """Which part of an advertisement a line opens; empty when it is no heading. "Requirements: Python, SQL" opens
    one and goes on in the same line."""
    head, colon, _ = line.text.partition(":")
    text = _plain(head).strip(" #*-–•|.!?")
    words = len(text.split())
    if not text or words > MAX_HEADING_WORDS or line.kind is LineKind.BULLET:
        return ""
    looks = bool(colon) or line.kind is LineKind.HEADING or line.style.bold or line.text.isupper()
    if not looks and _ends_sentence(line):
        return ""
    for kind in _ORDER:
        if any(_opens(text, words, phrase, looks) for phrase in _heading_words()[kind]):
            return kind
    return ""


def _ends_sentence(line: Line) -> bool:
    return line.text.rstrip().endswith((".", ",", ";"))


def _opens(text: str, words: int, phrase: str, looks: bool) -> bool:
    """Whether a phrase makes a heading of a text: with the look of one, the text holds it and little more;
    without, the text begins with it and ends a word later at most ("Experience with PyTorch" is no heading)."""
    size = len(phrase.split())
    if not looks:
        return text.startswith(phrase) and words <= (size + 1 if size > 1 else size)
    return words <= size + 3 and re.search(rf"(?<!\w){re.escape(phrase)}", text) is not None


def _title(lines: Sequence[Line]) -> Found[str] | None:
    """The advertised title: behind a label, at the top, or in "we are hiring a ..."."""
    shown = [line for line in lines if line.text.strip()][:12]
    for line in shown:
        if match := _TITLE_LABEL.match(line.text.strip()):
            return Found(match[1].strip(), (line,), "label")
    for line in shown[:3]:
        if match := _HIRING.search(line.text):
            return Found(match[1].strip(), (line,), _SENTENCE)
        if len(line.text.split()) <= MAX_TITLE_WORDS and not _heading(line) and not _ends_sentence(line):
            return Found(line.text.strip(" #*"), (line,), "top-line")
    for line in shown:
        if match := _HIRING.search(line.text):
            return Found(match[1].strip(), (line,), _SENTENCE)
    return None


def _skills(lines: Iterable[AskedLine]) -> Iterator[AskedSkill]:
    for item in lines:
        alone = len(item.line.text.split()) <= MAX_LISTED_WORDS
        for mention in mentions(item.line.text, listed=alone):
            yield AskedSkill(mention.skill, mention.area, mention.surface, item.line, item.ask)


def _wanted(lines: Iterable[AskedLine]) -> Iterator[AskedLine]:
    return (item for item in lines if item.ask is not Ask.DESIRABLE)


def _years(lines: Iterable[AskedLine]) -> Found[int] | None:
    """The largest of the years that a line about experience asks for."""
    best: Found[int] | None = None
    for item in _wanted(lines):
        text = _plain(item.line.text)
        for match in _YEARS.finditer(text):
            years = int(match[1])
            if _EXPERIENCE.search(text) and 0 < years <= MAX_YEARS and (best is None or years > best.value):
                best = Found(years, (item.line,), "years-pattern")
    return best


def _degree(lines: Iterable[AskedLine]) -> tuple[Found[str] | None, bool]:
    for item in _wanted(lines):
        text = _plain(item.line.text)
        for level, pattern in (*_DEGREES, _ANY_DEGREE):
            if pattern.search(text):
                return Found(level, (item.line,), "degree-words"), _STEM.search(text) is not None
    return None, False
