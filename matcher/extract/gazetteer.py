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


def country_behind(city: str, code: str) -> str:
    """ISO code of the country that a code in capitals stands for behind a city ("Berlin, DE"), where it could
    be a state's ("Wilmington, DE"): the city decides, and for one that is not in the list the commoner reading. Empty
    where it stands for a state, or nobody can say."""
    if len(code) != 2 or not code.isupper():
        return ""
    if known := city_countries(city):
        return code if code in known else ""
    return code if lexicon.toml("places.toml")["readings"].get(code) == code else ""


def state_country(city: str, code: str) -> str:
    """The country of the state or province that a code behind a city stands for; empty where nobody can say."""
    states = [country for country in code_countries(code) if country != "XX"]
    by_city = [country for country in states if country in city_countries(city)]
    if by_city:
        return by_city[0]
    if "XX" in code_countries(code) and not city_countries(city):
        return str(lexicon.toml("places.toml")["readings"].get(code.upper(), ""))
    return "US" if "US" in states else states[0] if len(states) == 1 else ""


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
