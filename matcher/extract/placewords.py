"""Places by their words: cities, regions, countries and ways of working."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import lexicon
from matcher.folding import strip_accents

_POSTCODE = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,6}(?:[- ]?[A-Z\d]{2,4})?$")


_CJK = re.compile(r"[\u3400-\u9fff]")


def _flat(values: Iterable[Iterable[str]]) -> list[str]:
    return [strip_accents(word) for group in values for word in group]


@dataclass(frozen=True, slots=True)
class _Places:
    cities: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    counties: frozenset[str]
    codes: frozenset[str]
    modes: frozenset[str]


@cache
def _places() -> _Places:
    data = lexicon.toml("places.toml")
    return _Places(
        cities=frozenset(_flat(data["cities"].values())),
        countries=frozenset(_flat(data["countries"].values())),
        counties=frozenset(_flat(data["counties"].values())),
        regions=frozenset(_flat(data["regions"].values())),
        codes=frozenset(_flat(data["codes"].values())),
        modes=frozenset(_flat(data["modes"].values())),
    )


_PLACE_SPLIT = re.compile(r"\s*[,;/|·•()]\s*|\s+[-–—]\s+|\s+(?:&|and|und|et|y)\s+")
_CITY_CODE = re.compile(r"^(\D+?)[\s,]+([A-Z]{2})(?:\s+\d{5})?$")


@lru_cache(maxsize=8192)
def place(text: str) -> tuple[float, str]:
    """Evidence for a place (``Austin, TX``, ``München``, ``Remote``, ``Tucheng, Taiwan``), and the part of it that no
    list has."""
    if len(text) > 60:
        return -2.0, ""
    if _CJK.search(text):
        known_name = text.strip() in _places().cities | _places().countries | _places().modes
        return (2.5, "") if known_name else (-1.0, "")
    parts = [part for part in _PLACE_SPLIT.split(text.strip(" .")) if part]
    if not parts or len(parts) > 5:
        return -2.0, ""
    kinds = [_place_kind(part, index) for index, part in enumerate(parts)]
    known = sum(1 for kind in kinds if kind)
    if known == len(parts):
        if kinds == ["code"]:
            return 0.4, ""
        return 2.0 + 0.5 * (known - 1) + (0.5 if "mode" in kinds or "country" in kinds else 0.0), ""
    if _is_city_with_code(text):
        return 2.8, ""
    unknown = [part for part, kind in zip(parts, kinds, strict=True) if not kind]
    if known and kinds[-1] and len(unknown) == 1 and len(unknown[0].split()) <= 3 and unknown[0][:1].isupper():
        return 1.6, unknown[0]
    return -1.0, ""


def _is_city_with_code(text: str) -> bool:
    found = _CITY_CODE.match(text.strip())
    if found is None:
        return False
    return _place_kind(found[1], 0) in ("city", "region") and is_code(found[2])


def is_code(text: str) -> bool:
    """Whether a text is the code of a region or country, as it stands behind a city."""
    return strip_accents(text) in _places().codes


def _place_kind(part: str, index: int) -> str:
    places = _places()
    folded = strip_accents(part.strip(" ."))
    if folded in places.modes:
        return "mode"
    if folded in places.countries:
        return "country"
    if folded in places.cities:
        return "city"
    if folded in places.regions:
        return "region"
    if index and folded in places.codes and part.strip(" .").isupper():
        return "code"
    if _POSTCODE.match(part):
        return "postcode"
    words = part.split()
    if len(words) > 1 and _POSTCODE.match(words[0]) and strip_accents(" ".join(words[1:])) in places.cities:
        return "city"
    for prefix in ("greater ", "area ", "metro ", "city of ", "remote ", "remote in ", "near "):
        if folded.startswith(prefix) and folded[len(prefix) :] in places.cities | places.countries:
            return "city"
    county = folded.removeprefix("co. ").removeprefix("co ").removeprefix("county ")
    if county != folded and county in places.counties | places.cities:
        return "region"
    for suffix in (" area", " metropolitan area", " region"):
        if folded.endswith(suffix) and folded[: -len(suffix)] in places.cities:
            return "city"
    return ""


def is_city(text: str) -> bool:
    """Whether a text is the name of a known city."""
    return strip_accents(text.strip(" .")) in _places().cities


def is_mode(text: str) -> bool:
    """Whether a text is a way of working in the place of a place ("Remote")."""
    return strip_accents(text.strip(" .")) in _places().modes
