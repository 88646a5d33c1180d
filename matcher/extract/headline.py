"""The title that the person gives themself, beside or under the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from matcher import lexicon
from matcher.candidate import Found, PersonName
from matcher.document import Line, LineKind, Style
from matcher.extract import addresses, dates, gazetteer
from matcher.extract.labels import is_label, value_after
from matcher.extract.runs import cell_style
from matcher.folding import strip_accents
from matcher.sections import headings

_NEAR = 4
"""Lines after the name that are looked at, those with contact data not counted."""
_FAR = 9
"""Lines after the name that are looked at, with contact data."""
_WORDS = 6
"""Words of a headline that nothing but its place tells."""
_CONTACT = re.compile(r"@|https?:|www\.|\d[\d\s()./-]{4,}\d|\+\d|\.com\b|linkedin|github", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?](?:\s|$)|\b(?:I|my|we|ich|je|eu|yo)\b")
_PARTS = re.compile(r"\s+[|·•∙/]\s+|\s*[|•]\s*")
"""Between a headline and the contact data on one line with it."""
_DASH = re.compile(r"\s+[—–-]\s+|\s*[|•·]\s*|,\s+(?=[^,]+,[^,]+$)")
_PLACE = 2
"""Points of ``addresses.parse`` from which on a text is a place."""
_ICON = re.compile(r"^(?:[\ue000-\uf8ff]|[^\w(\"“«])+\s*|\s*[|•·–—-]+$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    line: Line
    larger: bool
    """Set apart from the lines around it by size, bold or italics."""


def find(own: Sequence[Line], name: Found[PersonName] | None) -> Found[str] | None:
    """The headline, or None. ``own`` are the header and contact lines."""
    for line in own:
        if value := value_after("headline", line.text):
            return Found(value, (line,), "headline-label", 0.85)
    if name is None:
        return None
    itself = headings.squash(name.value.full)
    candidates = [
        candidate
        for candidate in map(_without_place, _candidates(own, name))
        if _may_be(candidate.text) and headings.squash(candidate.text) not in itself
    ]
    for candidate in candidates:
        if has_job_word(candidate.text):
            return Found(candidate.text, (candidate.line,), "headline-job-word", 0.9)
    for candidate in candidates:
        if candidate.larger and _is_short(candidate.text):
            return Found(candidate.text, (candidate.line,), "headline-set-apart", 0.55)
    below = _below(own, name.lines[-1])
    if below and _may_be(below.text) and _is_short(below.text) and headings.squash(below.text) not in itself:
        return Found(below.text, (below,), "headline-below-name", 0.5)
    return None


def _below(own: Sequence[Line], last: Line) -> Line | None:
    """The line directly under the name, which stands there for its own sake: before contact data, not among them."""
    index = next((at for at, line in enumerate(own) if line is last), None)
    if index is None or index + 2 >= len(own) or len(last.cells) > 1:
        return None
    line, after = own[index + 1], own[index + 2]
    alone = len(line.cells) == 1 and line.kind is LineKind.TEXT and line.text[:1] == line.text[:1].upper()
    placed = (line.page, line.region) == (last.page, last.region) and line.number == last.number + 1
    apart = _CONTACT.search(after.text) is not None or len(after.cells) > 1
    return line if alone and placed and apart and "," not in line.text and len(line.text.split()) <= _WORDS else None


def _candidates(own: Sequence[Line], name: Found[PersonName]) -> Iterator[_Candidate]:
    """Texts beside and after the name, nearest first; then large ones elsewhere among the person's lines."""
    last = name.lines[-1]
    body = _usual_size(own)
    for text in _beside(last, name.value.full):
        yield _Candidate(text, last, True)
    elsewhere = last not in own
    above = next((line for line in own if line.number == name.lines[0].number - 1), None)
    if above is not None and _CONTACT.search(above.text):
        yield from (_Candidate(part, above, False) for part in _PARTS.split(above.text) if has_job_word(part))
    following = _following([line for line in own if elsewhere or line.number > last.number])
    for position, line in enumerate(following):
        for index, cell in enumerate(line.cells):
            style = cell_style(line, index)
            larger = style.size > body + 0.4 or style.bold or style.italic
            last_cell = larger and index == len(line.cells) - 1
            text = _with_rest(cell, line, style, following[position + 1 :], body) if last_cell else cell
            yield _Candidate(_ICON.sub("", text).strip(), line, larger)
            if _CONTACT.search(cell):
                yield from (_Candidate(part, line, False) for part in _PARTS.split(cell) if has_job_word(part))
    for line in own:
        for index, cell in enumerate(line.cells):
            style = cell_style(line, index)
            if style.size > 1.3 * body:
                yield _Candidate(cell, line, True)


def _without_place(candidate: _Candidate) -> _Candidate:
    """ "Data Engineer — Cork, Ireland": the place that stands behind a headline is no part of it."""
    for dash in reversed(list(_DASH.finditer(candidate.text))):
        title, place = candidate.text[: dash.start()], candidate.text[dash.end() :]
        if has_job_word(title) and not has_job_word(place) and addresses.parse(place)[1] >= _PLACE:
            return replace(candidate, text=title)
    return candidate


def _following(lines: Sequence[Line]) -> list[Line]:
    """The nearest lines; contact data stand between the name and the headline in some."""
    near: list[Line] = []
    others = 0
    for line in lines[:_FAR]:
        near.append(line)
        others += _CONTACT.search(line.text) is None
        if others == _NEAR:
            break
    return near


def _usual_size(lines: Sequence[Line]) -> float:
    """The size of most lines."""
    sizes = Counter(round(line.style.size, 1) for line in lines if line.style.size)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_short(text: str) -> bool:
    return len(text.split()) <= 8 and (" " in text or not text.islower()) and not re.search(r"\d", text)


def _with_rest(text: str, line: Line, style: Style, following: Sequence[Line], usual: float) -> str:
    """A headline that goes on in the next line, which looks the same."""
    if not following or len(following[0].cells) != 1 or following[0].gap > 0.7 or following[0].region != line.region:
        return text
    rest, other = following[0].text, cell_style(following[0], 0)
    alike = (other.size, other.bold, other.italic, other.color) == (style.size, style.bold, style.italic, style.color)
    large = bool(usual) and style.size > 1.3 * usual and len(rest.split()) <= 3
    begun = large or text.endswith(("–", "-", "&", ",", "and", "/", "|", "(")) or following[0].continues
    return f"{text} {rest}" if alike and begun and not _CONTACT.search(rest) else text


def _beside(line: Line, name: str) -> Iterator[str]:
    for cell in line.cells:
        if name in cell and cell != name:
            rest = cell.replace(name, "").strip(" |,–—-·•:")
            yield from ([rest] if rest else [])
        elif headings.squash(cell) != headings.squash(name) and len(line.cells) > 1:
            yield _ICON.sub("", cell).strip()


_REACH = re.compile(
    r"\W*(?:e-?mail|mail|phone|mobile|tel\.?|telefon|téléphone|teléfono|telefone|telefono|telefoon|web|name|fax|date"
    r"|\(?(?:he|she|they|er|sie)\b\W.*)\W*",
    re.IGNORECASE,
)
"""Labels of contact data that stand alone, and pronouns."""
_CIVIL = re.compile(
    r"\W*(?:single|married|divorced|widowed|ledig|verheiratet|geschieden|c[ée]libataire|mari[ée]e?|divorc[ée]e?|pacs[ée]e?"
    r"|solter[oa]|casad[oa]|divorciad[oa]|solteir[oa]|celibe|nubile|sposat[oa]|coniugat[oa]|ongehuwd|gehuwd|getrouwd"
    r"|panna|kawaler|żonaty|mężatka|(?:nationalit|staatsangeh|nacionali|nazionalit|obywatelstw|citizen)\w*)\b|未婚|已婚|国籍",
    re.IGNORECASE,
)
"""How facts of civil status begin."""
_PAGE = re.compile(r"(?:page|seite|p[áa]gina|pagina|strona)\s*\d", re.IGNORECASE)


def _may_be(text: str) -> bool:
    """Whether nothing speaks against a text as a headline: no contact data, sentence, date, place or quotation."""
    if not 1 < len(text) <= 110 or text[0] in "“\"«'‘„" or _CONTACT.search(text) or _SENTENCE.search(text):
        return False
    if (
        _PAGE.search(text)
        or _CIVIL.match(text)
        or is_label("place", text)
        or _REACH.fullmatch(text)
        or gazetteer.city_countries(text)
    ):
        return False
    return not (headings.match(text) or dates.find(text) or _is_place(text))


def _is_place(text: str) -> bool:
    """A place; letters in brackets behind an occupation are none ("Accountant (SA)")."""
    place, score = addresses.parse(text)
    return score >= _PLACE and (bool(gazetteer.city_countries(place.city)) or not has_job_word(text))


@cache
def _job_words() -> frozenset[str]:
    heads = lexicon.toml("titles.toml")["heads"]
    return frozenset(strip_accents(word) for words in heads.values() for word in words)


@cache
def _job_endings() -> tuple[str, ...]:
    endings = lexicon.toml("titles.toml").get("endings", {})
    return tuple(strip_accents(word) for words in endings.values() for word in words)


@cache
def _chinese_words() -> tuple[str, ...]:
    return tuple(word for words in lexicon.toml("titles.toml").get("zh", {}).values() for word in words)


def has_job_word(text: str) -> bool:
    """Whether a text has a word of occupation in any supported language."""
    words = re.findall(r"[^\W\d_]+(?:[-.'][^\W\d_]+)*", strip_accents(text))
    if any(word in _job_words() or word.endswith(_job_endings()) for word in words):
        return True
    return any(word in text for word in _chinese_words())
