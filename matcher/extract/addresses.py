"""Where the person lives: the place in the contact lines, in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.candidate import Found, Place
from matcher.document import Line
from matcher.extract import dates, gazetteer
from matcher.extract.labels import is_label, value_after

_SEPARATOR = re.compile(r"\s*[|•·●▪◦⋄♦✉☎✆]\s*|\s{3,}|\s+[/–—]\s+|\s*;\s*")
_NUMBER = re.compile(r"\d{4,6}")
_POSTCODE_FIRST = re.compile(
    r"^(?:(?P<country>[A-Z]{1,3})[-–\s])?(?P<code>\d{4}\s?[A-Z]{2}(?=\s)|\d{4}-\d{3}|\d{3}-\d{4}|\d{4,6}|\d{2}-\d{3}|\d{3}\s\d{2}|\d{2}\s\d{3}"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\s+(?P<city>[^\W\d_].*)$"
)
_POSTCODE_LAST = re.compile(
    r"^(?P<rest>.*?[^\W\d_].*?),?\s+(?P<code>\d{5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}|\d{5}-\d{3})$"
)
_STATE_LAST = re.compile(r"^(?P<city>[^\W\d_][^\d,]*?)\s+(?P<code>[A-Z]{2})(?P<us>\s+USA?)?$")
"""A city and its state without a comma: "Philadelphia PA", "Honolulu HI US"."""
_STREET = re.compile(
    r"(?i)\b(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|square|sq|way|terrace|close|place|pl|apt|suite|unit|floor|flat|house|block|sector|nagar|"
    r"rue|all[ée]e|impasse|calle|c/|avda|avenida|paseo|plaza|rua|travessa|pra[cç]a|via|viale|corso|piazza|ul|ulica|aleja|al|os|laan|straat|plein|gatan|v[äa]gen)\b\.?"
    r"|\w*(?:stra(?:ß|ss)e|str|weg|platz|gasse|allee|ring|damm|ufer|straat|laan|plein|gatan|v[äa]gen)\b\.?\s*\d|(?:路|街|巷|弄)\S*\d*号?"
)
_COMMAS = re.compile(r",|\s-\s|\s–\s|\(|\)")
_NO_PLACE = re.compile(r"[@#]|https?:|www\.|\d{7,}|\+\d|\b(?:19|20)\d\d\s*[-–—]")
_OTHER_DATA = re.compile(
    r"[^\s@]{1,64}@\S+|(?:https?://|www\.)\S+|\b[\w-]{1,63}\.(?:com|org|net|io|de)/\S+|\(?\+\d[\d\s().-]{6,}\d(?:\s*\([^()\d]{1,12}\))?"
)
"""E-mails, addresses and numbers that share a cell with the place."""
_SIGNS = re.compile(r"[@/+]|www\.")
"""One of these has every text with such data."""
_NUMBER_BEFORE = re.compile(r"^\(?\d{2,4}\)?(?:[\s.-]\d{2,4}){2,4}\s+(?=[^\W\d_]{2})")
"""A telephone number without a country's code in front of the place: three groups of digits or more."""
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?](?:\s|$)")
_DIGIT = re.compile(r"\d")
_AREA = re.compile(
    r"(?i)\s+(?:area|region|metropolitan area|metro area|bay area)$|^(?:greater|raum|région de|area of)\s+"
)


@dataclass(frozen=True, slots=True)
class _Guess:
    place: Place
    line: Line
    score: int
    labelled: bool


def find(lines: Sequence[Line], *, labelled_only: bool = False) -> Found[Place] | None:
    """The likeliest place in contact lines, or None; never one without a sign (a known name, a code, a label)."""
    guesses: list[_Guess] = []
    for index in range(len(lines)):
        if own := list(_of_line(index, lines)):
            near = _near_contact(index, lines)
            guesses += [replace(guess, score=guess.score + near) for guess in own]
    if labelled_only:
        guesses = [guess for guess in guesses if guess.labelled]
    if not guesses:
        return None
    best = max(guesses, key=lambda guess: guess.score)
    rule = "address" if best.place.postal_code else "place-name"
    return Found(best.place, (best.line,), rule, min(0.95, 0.6 + best.score / 20))


def _of_line(index: int, lines: Sequence[Line]) -> Iterator[_Guess]:
    line = lines[index]
    labelled_above = index > 0 and is_label("place", (lines[index - 1].cells or ("",))[0])
    for number, cell in enumerate(line.cells):
        beside = is_label("place", line.cells[number - 1]) if number else labelled_above and len(line.cells) == 1
        for piece in _SEPARATOR.split(_OTHER_DATA.sub(" | ", cell) if _SIGNS.search(cell) else cell):
            value = value_after("place", piece)
            text = _LEADING_SIGN.sub("", piece if value is None else value).strip(" ,.")
            text = _NUMBER_BEFORE.sub("", text)
            labelled = value is not None or beside
            if 1 < len(text) <= 90 and not _NO_PLACE.search(text) and not _SENTENCE.search(text):
                yield from _guess(text, line, labelled, index, lines)


def _guess(text: str, line: Line, labelled: bool, index: int, lines: Sequence[Line]) -> Iterator[_Guess]:
    if any(match.period.start and match.period.start.month for match in dates.find(text)):
        return
    place, score = parse(text, labelled=labelled)
    if score:
        street = place.street or _street_above(index, lines)
        yield _Guess(replace(place, street=street), line, score, labelled)


def _near_contact(index: int, lines: Sequence[Line]) -> int:
    """Points for e-mails, numbers and addresses on the line or beside it: an employer's place has none."""
    near = [
        line
        for line in lines[max(0, index - 2) : index + 3]
        if _SIGNS.search(line.text) and _OTHER_DATA.search(line.text)
    ]
    return 3 if lines[index] in near else 2 if near else 0


_LEADING_SIGN = re.compile(r"^[^\w(]+|^(?:[a-zA-Zþüïñð#§ª§]\s)(?=[A-Z])")
"""Signs and single letters that icon fonts leave before a place."""


def _street_above(index: int, lines: Sequence[Line]) -> str:
    if index and (above := lines[index - 1].text.strip(" ,")) and len(above) < 60 and _STREET.search(above):
        return above
    return ""


def parse(text: str, *, labelled: bool = False) -> tuple[Place, int]:
    """A place in parts and how sure it is (0: no place at all)."""
    if _is_chinese(text):
        return _parse_chinese(text, labelled)
    parts = [part.strip() for part in _COMMAS.split(text) if part.strip()]
    place, score = Place(text), 0
    rest: list[str] = []
    for index, part in enumerate(parts):
        place, gained, left = _part(place, part, index, rest[-1] if rest else "")
        score += gained
        if left:
            rest.append(left)
    place, gained = _city_from(place, rest, score, labelled)
    score += gained
    if score and rest and not place.street:
        street = next((part for part in rest if _STREET.search(part) and part != place.city), "")
        place = replace(place, street=street)
    return place, score + (6 if labelled and (score or place.city) else 0)


def _part(place: Place, part: str, index: int, before: str) -> tuple[Place, int, str]:
    """What one part between commas says, behind the candidate for the city ``before``; what it leaves is another."""
    if match := _POSTCODE_FIRST.match(part):
        country = gazetteer.country_by_code(match["country"] or "") or {"D": "DE", "A": "AT", "F": "FR", "I": "IT"}.get(
            match["country"] or "", ""
        )
        return replace(place, postal_code=match["code"], country=place.country or country), 4, match["city"]
    if (match := _STATE_LAST.match(part)) and (
        gazetteer.city_countries(match["city"]) or place.postal_code or match["us"]
    ):
        codes = gazetteer.code_countries(match["code"])
        if "US" in codes and not gazetteer.city_countries(part):
            return replace(place, region=match["code"], country="US"), 4, match["city"]
    if (match := _POSTCODE_LAST.match(part)) and not _STREET.search(part):
        place = replace(place, postal_code=match["code"])
        inner, gained, left = _part(place, match["rest"], index, before)
        return inner, gained + 3, left
    if index and not place.country and not place.region and (country := gazetteer.country_behind(before, part)):
        return replace(place, country=country), 3, ""
    if (
        index
        and not place.country
        and (country := gazetteer.country_of(part) or gazetteer.country_by_code(part if part.isupper() else ""))
    ):
        codes = gazetteer.code_countries(part)
        own = [code for code in codes if code != "XX"]
        if not own or index > 1 or gazetteer.country_of(part):
            return replace(place, country=country), 3, ""
    if index and place.country and gazetteer.country_of(part) == place.country:
        return place, 1, ""  # the region has said so already
    if (
        index
        and not place.region
        and (countries := gazetteer.code_countries(part))
        and part.isupper()
        and len(part) <= 4
    ):
        return replace(place, region=part, country=place.country or gazetteer.state_country(before, part)), 3, ""
    if index and not place.region and (countries := gazetteer.region_countries(part)):
        return replace(place, region=part, country=place.country or countries[0]), 3, ""
    if index and _NUMBER.fullmatch(part):
        return replace(place, postal_code=part), 2, ""
    return place, 0, part


def _city_from(place: Place, rest: list[str], score: int, labelled: bool) -> tuple[Place, int]:
    """The city among the parts that were nothing else: a known one, else the last before the region or country."""
    for part in reversed(rest):
        name = _AREA.sub("", part)
        if countries := gazetteer.city_countries(name):
            known = (
                place.country if place.country in countries else countries[0] if not place.country else place.country
            )
            alone = len(rest) > 1 and not score
            return replace(place, city=name, country=known), 1 if alone else 4
    if len(rest) == 1 and not score and (country := gazetteer.country_of(rest[0])):
        return replace(place, country=country), 2
    for part in rest:
        known = _leading_city(part)
        if known:
            country = place.country or gazetteer.city_countries(known)[0]
            return replace(place, city=known, country=country), 3
    if not (score or labelled):
        return place, 0
    for part in reversed(rest):
        if part[:1].isupper() and len(part) < 40 and not _DIGIT.search(part) and not _STREET.search(part):
            return replace(place, city=part), 1 if score else 0
    return place, 0


def _leading_city(part: str) -> str:
    """The known city that a part begins with, where only a district, a region or a country follows: "Dublin 8",
    "Plymouth GB", "Edinburgh Scotland GB"."""
    words = part.split()
    for count in range(len(words) - 1, 0, -1):
        name, more = " ".join(words[:count]), words[count:]
        if gazetteer.city_countries(name) and all(map(_is_area, more)):
            return "" if _STREET.search(part) else name
    return ""


def _is_area(word: str) -> bool:
    if re.match(r"\d{1,2}$|[A-Z]{1,2}\d", word) or gazetteer.country_by_code(word if word.isupper() else ""):
        return True
    return any(gazetteer.country_of(part) or gazetteer.region_countries(part) for part in (word, *word.split("/")))


def _is_chinese(text: str) -> bool:
    return sum("\u4e00" <= char <= "\u9fff" for char in text) >= max(2, len(text) // 2)


def _parse_chinese(text: str, labelled: bool) -> tuple[Place, int]:
    for length in range(2, 5):
        for start in range(max(1, len(text) - length + 1)):
            name = text[start : start + length]
            if gazetteer.city_countries(name):
                before = text[:start].removeprefix("中国").rstrip("省 ·，,")
                region = before if gazetteer.region_countries(before) or before.endswith("省") else ""
                behind = text[start + length :].strip("市 ,，·")
                whole = (
                    not behind
                    or bool(gazetteer.country_of(behind) or gazetteer.region_countries(behind))
                    or bool(region)
                    or labelled
                )
                return Place(text, city=name, region=region, country="CN"), 5 if whole and len(text) < 24 else 0
    if country := gazetteer.country_of(text):
        return Place(text, country=country), 2
    return (Place(text, city=text), 6) if labelled and len(text) < 12 else (Place(text), 0)
