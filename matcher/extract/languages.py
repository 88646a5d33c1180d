"""Languages that the person speaks, with fluency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from matcher.candidate import Found, LanguageSkill
from matcher.document import Line
from matcher.extract import tongues
from matcher.extract.labels import is_label, value_after
from matcher.sections import Section, SectionKind, headings
from matcher.sections.looks import words_of

_SEPARATOR = re.compile(r"\s*[;•|●▪·]\s*|\s{3,}|,\s*(?![^()]*\))|\s+/\s+|、|；|，")
_RATING = re.compile(
    r"[●○•★☆✦■□▮▯◆◇⬤◯⚫⚪✓*–—|-]{2,}|\b\d{1,3}\s?%|\b\d(?:[.,]\d)?\s?/\s?\d{1,2}\b|(?<=[^\W\d_]{3}\s)(?<!(?i:ielts)\s)(?<!(?i:hsk)\s)\d(?:\.\d)?$"
)
_EDGE = " ,;:：.()[]-–—|·/*="
_NO_FLUENCY = re.compile(
    r"^(?:and|und|et|y|e|en|i|in|a|of|speak|speaks|spoken|as well as|sowie|&|\+|,|language|languages)$", re.IGNORECASE
)
_ASPECT = re.compile(
    r"(?i)\b(?:level|niveau|niveles?|nível|livello|poziom|speak|read|writ|listen|understand|spoken|oral|sprech|les|schreib"
    r"|hör|lect|écri|escri|scritt|lett|parl|compr|tongue|language|lang|toefl|ielts|toeic|delf|dalf|dele|cefr|gers|score"
    r"|grade|note|certifi|zertifi|test|exam|cambridge|goethe|wort|schrift|mündlich|gesproch|geschr|mondeling|schriftelijk)"
)
"""What is graded beside a language, without being one: reading, speaking, a test's score."""


@dataclass(slots=True)
class _Open:
    """Languages of the rows above that have no fluency yet, in order."""

    found: list[LanguageSkill] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)


def find(sections: Sequence[Section]) -> tuple[LanguageSkill, ...]:
    """All languages, each once: from their section, else from a labelled row elsewhere."""
    own = [s for s in sections if SectionKind.LANGUAGES in (s.kind, *s.also) or _is_languages_alone(s)]
    found = _Open()
    for section in own:
        for line in section.lines:
            _read(line, line.cells, found, strict=section.kind is not SectionKind.LANGUAGES)
    for line, cells in _rows(sections):
        _read(line, cells, found, strict=True)
    if own and not found.found:
        _strays(sections, found)
    return _once(found.found)


def _is_languages_alone(section: Section) -> bool:
    """Under a heading that says nothing ("Tongues"): languages, at least one with its fluency, and nothing else."""
    if section.kind is not SectionKind.OTHER:
        return False
    graded = False
    for piece in (piece for line in section.lines for cell in line.cells for piece in _SEPARATOR.split(cell)):
        named = tongues.spans(piece)
        if not piece.strip(_EDGE):
            continue
        if len(named) != 1:
            return False
        start, end = named[0]
        rest = _fluency(f"{piece[:start]} {_RATING.sub(' ', piece[end:])}")
        if rest and not tongues.is_fluency(rest):
            return False
        graded = graded or bool(rest) or _RATING.search(piece) is not None
    return graded


def _strays(sections: Sequence[Section], found: _Open) -> None:
    """Under an empty heading: lines elsewhere that are a language alone, as columns in another order leave them."""
    for section in sections:
        if section.kind in (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS):
            continue
        for line in section.lines:
            cells = [cell for cell in line.cells if tongues.code_of(cell) or tongues.is_fluency(cell)]
            if len(cells) == len(line.cells):
                _read(line, cells, found, strict=True)


def is_row(label: str, items: Sequence[str]) -> bool:
    """Whether a labelled list ("Languages: English, Polish") is of spoken languages rather than of programming ones."""
    match = headings.match(label)
    if match is None or SectionKind.LANGUAGES not in (match.kind, *match.also):
        return False
    return any(tongues.spans(item) for item in items)


def _rows(sections: Sequence[Section]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Labelled rows in other sections, and rows of a skills list that name a language and its fluency."""
    for section in sections:
        if section.kind in (SectionKind.LANGUAGES, SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.EDUCATION):
            continue
        for line in section.lines:
            value = value_after("languages", line.text)
            if section.kind is SectionKind.SKILLS and is_language_row(line):
                yield line, (" ".join(line.cells),)
            elif value and tongues.spans(value):
                yield line, (value,)
            elif len(line.cells) > 1 and is_row(line.cells[0].rstrip(" :："), line.cells[1:]):
                yield line, line.cells[1:]


def is_language_row(line: Line) -> bool:
    """ "French | Mother tongue", "French | C1 | B2 | C1": a language and nothing but its fluency; or a label before a
    language, "Mother tongue | English"."""
    first, *rest = line.cells or ("",)
    if not rest:
        return False
    if tongues.code_of(first):
        return all(map(tongues.is_fluency, rest))
    return is_label("languages", first) and all(map(tongues.code_of, rest))


def _read(line: Line, cells: Sequence[str], state: _Open, *, strict: bool) -> None:
    before = len(state.found)
    for cell in cells:
        lead = ""
        for piece in _SEPARATOR.split(cell):
            text = _RATING.sub(" ", piece).strip(" ")
            if not text.strip(_EDGE):
                continue
            if tongues.spans(text):
                lead = _named(text, line, state, lead)
            elif not strict and (skill := _unknown(text, line)):
                state.found.append(skill)
            elif state.waiting and tongues.is_fluency(text):
                _grade(state, text)
            elif not strict and (skill := _two_styles(cell, line, not any(known.code for known in state.found))):
                state.found.append(skill)
    if len(state.found) > before:
        state.waiting = [index for index in range(before, len(state.found)) if not state.found[index].fluency]


def _named(text: str, line: Line, state: _Open, lead: str) -> str:
    """Every language named in a piece, with the words after it, or else those before it, as its fluency.

    Returns what stands before the first language, for the next piece of an enumeration ("Fluent in Urdu, Pashto").
    """
    found = tongues.spans(text)
    if len(text.split()) > 14:
        return ""
    lead = _fluency(text[: found[0][0]]) or lead
    for index, (start, end) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(text)
        fluency = _fluency(text[end:until])
        fluency = fluency or lead
        name = text[start:end]
        language = Found(name, (line,), "language-name", 0.95)
        state.found.append(LanguageSkill(language, tongues.code_of(name), fluency, tongues.cefr(fluency)))
        state.waiting.append(len(state.found) - 1)
    return lead


def _fluency(text: str) -> str:
    text = re.sub(r"(?i)^\s*(?:language|speaker)\b", "", text).strip(_EDGE)
    text = re.sub(r"(?i)\s+(?:in|and|und|et|y|e)$", "", text)
    if _NO_FLUENCY.match(text) or len(text) > 60:
        return ""
    return text + ")" if text.count("(") > text.count(")") else text


def _grade(state: _Open, text: str) -> None:
    index = state.waiting.pop(0)
    skill = state.found[index]
    fluency = _fluency(text)
    lines = skill.language.lines
    state.found[index] = LanguageSkill(
        Found(skill.language.value, lines, skill.language.rule, 0.95), skill.code, fluency, tongues.cefr(fluency)
    )


def _unknown(text: str, line: Line) -> LanguageSkill | None:
    """A language that the list does not have, printed with a fluency: "Ladin (fluent)", "Ladin: C1"."""
    match = re.match(r"^([^\W\d_][\w '’-]{2,24}?)\s*(?:[:：(–—-]\s*|\s-\s)(.+)$", text)
    if match and tongues.is_fluency(match[2]) and not (tongues.is_fluency(match[1]) or _ASPECT.search(match[1])):
        return LanguageSkill(
            Found(match[1].strip(), (line,), "language-with-level", 0.7), "", _fluency(match[2]), tongues.cefr(match[2])
        )
    return None


def _two_styles(cell: str, line: Line, lone: bool) -> LanguageSkill | None:
    """A language that the list does not have, set apart from its fluency by bold print alone. ``lone``: none that the
    list has stands above it, so that its fluency may be any words in the cell beside it."""
    words = words_of(line, 0)
    if not words or cell != line.cells[0] or len(words) > 6:
        return None
    beside = words_of(line, 1) if len(line.cells) > 1 else ()
    if (
        lone
        and beside
        and not _ASPECT.search(cell)
        and {word.style.bold for word in words} == {not beside[0].style.bold}
    ):
        name, fluency = line.cells[:2]
        return LanguageSkill(Found(name, (line,), "language-style", 0.6), "", _fluency(fluency), tongues.cefr(fluency))
    count = next((number for number, word in enumerate(words) if word.style.bold != words[0].style.bold), 0)
    if not count or any(word.style.bold == words[0].style.bold for word in words[count:]):
        return None
    name, fluency = (" ".join(word.text for word in part) for part in (words[:count], words[count:]))
    return LanguageSkill(Found(name, (line,), "language-style", 0.6), "", _fluency(fluency), tongues.cefr(fluency))


def _once(found: Sequence[LanguageSkill]) -> tuple[LanguageSkill, ...]:
    kept: dict[str, LanguageSkill] = {}
    for skill in found:
        key = tongues.folded(skill.language.value)
        if key not in kept or (skill.fluency and not kept[key].fluency):
            kept[key] = skill
    return tuple(kept.values())
