"""Which words are cities, regions and countries: look-ups over ``data/places.toml``."""

from __future__ import annotations

from functools import cache

from matcher import lexicon
from matcher.folding import strip_accents


@cache
def _index(kind: str) -> dict[str, tuple[str, ...]]:
    """Folded name -> countries that have it."""
    index: dict[str, list[str]] = {}
    for country, names in lexicon.toml("places.toml")[kind].items():
        for name in names:
            index.setdefault(strip_accents(name), []).append(country)
    return {name: tuple(countries) for name, countries in index.items()}


def country_of(name: str) -> str:
    """ISO code of a country's name in any supported language; empty where it is none."""
    return _index("countries").get(_fold(name), ("",))[0]


def region_countries(name: str) -> tuple[str, ...]:
    """Countries that have a state or province of this name."""
    return _index("regions").get(_fold(name), ())


def code_countries(code: str) -> tuple[str, ...]:
    """What a two- or three-letter code behind a comma may stand in: ``XX`` for a country's own code."""
    return _index("codes").get(_fold(code), ())


def city_countries(name: str) -> tuple[str, ...]:
    """Countries that have a known city of this name."""
    return _index("cities").get(_fold(name), ())


def is_mode(text: str) -> bool:
    """Whether it says where work is done from ("Remote") rather than a place."""
    return strip_accents(text.strip(" ()")) in {
        strip_accents(mode) for mode in lexicon.toml("places.toml")["modes"]["all"]
    }


def country_by_code(code: str) -> str:
    """ISO code of a country written as its own code ("DE", "UK"); empty where it is none."""
    upper = code.strip(" .").upper().replace(".", "")
    if "XX" not in code_countries(upper):
        return ""
    return "GB" if upper == "UK" else upper


def _fold(name: str) -> str:
    return strip_accents(name.strip(" .,;:()"))
