"""Names of persons, organisations, schools and places, and job titles, put together from the banks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from models.generate.banks import Draw, load

_CULTURES = {
    "en": "english|english|english|indian|african|arabic|nordic|east|turkish|slavic|chinese|german|french|spanish",
    "de": "german|german|german|turkish|slavic|arabic",
    "fr": "french|french|french|arabic|african",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian|italian|slavic",
    "nl": "dutch|dutch|turkish|arabic",
    "pl": "polish",
    "zh": "hanzi",
}


@dataclass(frozen=True)
class PersonName:
    printed: str
    given: str
    family: str


def person_name(draw: Draw) -> PersonName:
    culture = load("names")[draw.closed(_CULTURES[draw.language])]
    given, family = draw.one(culture["given"]), draw.one(culture["family"])
    second, other = draw.one(culture["given"]), draw.one(culture["family"])
    order = draw.rng.choice(culture["order"])
    forms = {
        "fg": family + given,
        "g": given,
        "g f": f"{given} {family}",
        "f g": f"{family} {given}",
        "G F": f"{given} {family}".upper(),
        "g F": f"{given} {family.upper()}",
        "F g": f"{family.upper()} {given}",
        "g i f": f"{given} {second[0]}. {family}",
        "i f": f"{given[0]}. {family}",
        "i g": f"{family[0]}. {given}",
        "g f f": f"{given} {family} {other}",
        "G F F": f"{given} {family} {other}".upper(),
        "g f-f": f"{given} {family}-{other.split()[-1]}",
        "g-g f": f"{given}-{second} {family}",
        "g g f": f"{given} {second} {family}",
    }
    return PersonName(forms.get(order, f"{given} {family}"), given, family)


def ascii_fold(text: str) -> str:
    """Letters and digits only, without accents; empty for scripts that have none in ASCII."""
    text = text.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ß", "ss").replace("ı", "i")
    text = unicodedata.normalize("NFKD", text)
    return "".join(char for char in text if char.isascii() and char.isalnum()).lower()


def city(draw: Draw, country: str) -> tuple[str, str]:
    """A city and its region ("" where none is printed)."""
    name, _, region = draw.one(load("places")[country]["cities"]).partition("/")
    return name, region


def place(draw: Draw, country: str, style: int | None = None) -> str:
    """A place as a CV prints it beside a job."""
    if draw.chance(0.03):
        return draw.rng.choice([" & ", " / ", " and "]).join(_place(draw, country, 0) for _ in range(2))
    return _place(draw, country, style)


def _place(draw: Draw, country: str, style: int | None = None) -> str:
    if draw.chance(0.06):
        return draw.closed(load("places")["any"]["remote"])
    name, region = city(draw, country)
    style = draw.rng.randint(0, 5) if style is None else style
    if style <= 2:
        return f"{name}, {region}" if region and style != 2 else name
    nation = draw.closed(load("places")[country]["name"])
    if style == 3:
        return f"{name} ({nation})"
    return f"{name}, {region}, {nation}" if region and style == 5 else f"{name}, {nation}"


def coined(draw: Draw) -> str:
    """A word that nobody has used before."""
    bank, rng = load("orgs"), draw.rng
    kind = rng.random()
    if kind < 0.45:
        middle = draw.closed(bank["syllables_b"]) if rng.random() < 0.6 else ""
        word = draw.one(bank["syllables_a"]) + middle + draw.one(bank["syllables_c"])
        word = word.capitalize()
    elif kind < 0.7:
        word = draw.one(bank["nouns"]) + draw.one(bank["coin_tails"])
    elif kind < 0.8:
        word = (
            draw.one(bank["nouns"]) + draw.one(bank["nouns"] if rng.random() < 0.5 else bank["coin_tails"]).capitalize()
        )
    else:
        word = draw.one(bank["syllables_a"]).capitalize() + draw.one(bank["coin_tails"]).capitalize()
    tail = rng.random()
    return word + ".ai" if tail < 0.04 else word + ".io" if tail < 0.06 else word.upper() if tail < 0.08 else word


def _acronym(draw: Draw) -> str:
    letters = "".join(draw.rng.choice("ABCDEFGHIJKLMNOPRSTUVWXYZ") for _ in range(draw.rng.randint(2, 4)))
    return draw.rng.choice([letters, letters, f"{letters} {draw.closed(load('orgs')['acronym_tails'])}"])


def _family(draw: Draw) -> str:
    culture = draw.closed(_CULTURES[draw.language])
    return draw.one(load("names")["english" if culture == "hanzi" else culture]["family"])


def organisation(draw: Draw, country: str) -> str:
    """An employer's name of any kind, in the manner of the language and country."""
    if draw.language == "zh":
        return _chinese_organisation(draw)
    bank, rng = load("orgs"), draw.rng
    language = draw.language if rng.random() < 0.8 else "en"
    sector, suffix = draw.one(bank["sector"][language]), draw.closed(bank["suffix"][language])
    noun, family = draw.one(bank["nouns"]), _family(draw)
    kind = rng.random()
    if kind < 0.16:
        name = f"{noun} {sector}"
    elif kind < 0.26:
        name = f"{family} {sector}" if rng.random() < 0.7 else f"{sector} {family}"
    elif kind < 0.38:
        name = coined(draw) if rng.random() < 0.7 else f"{coined(draw)} {sector}"
    elif kind < 0.45:
        name = f"{family} {rng.choice(['&', 'and', '&', '+'])} {_family(draw)}"
    elif kind < 0.50:
        name = f"{draw.one(bank['adjectives'])} {noun}" if rng.random() < 0.6 else f"The {noun} Company"
    elif kind < 0.55:
        name = f"{city(draw, country)[0]} {sector}"
    elif kind < 0.59:
        name = f"{draw.one(bank['adjectives'])} {sector}"
    elif kind < 0.65:
        name = noun if rng.random() < 0.7 else f"{noun} & {draw.one(bank['nouns'])}"
    elif kind < 0.70:
        name = _acronym(draw)
    elif kind < 0.76:
        return draw.one(bank["invented"][draw.language])
    elif kind < 0.95:
        return public_body(draw, country)
    else:
        name = f"{noun} {sector} {draw.one(bank['sector'][language])}"
    if rng.random() < 0.05:
        return f"{name} ({_aside(draw, name)})"
    if rng.random() < 0.02:
        return ascii_fold(name) + rng.choice([".com", ".de", ".io", ".org", ".co.uk", ".fr"])
    comma = "," if draw.language == "en" and rng.random() < 0.3 else ""
    return f"{name}{comma} {suffix}" if rng.random() < 0.3 else name


def _aside(draw: Draw, name: str) -> str:
    """What stands in brackets behind a name: its letters, its owner, its former name."""
    letters = "".join(word[0] for word in name.split() if word[0].isalnum()).upper()
    other = coined(draw)
    return draw.rng.choice([letters, letters, other, f"formerly {other}", f"part of {other}", f"acquired by {other}"])


def public_body(draw: Draw, country: str) -> str:
    """A hospital, school, authority, foundation ..."""
    bank = load("orgs")
    pattern = draw.one(bank["public"][draw.language])
    return draw.fill(
        pattern,
        c=city(draw, country)[0],
        f=_family(draw),
        n=draw.one(bank["nouns"]),
        k=draw.closed(load("places")[country]["name"]),
        s=draw.one(bank["themes"][draw.language]),
        r=draw.rng.choice(["II", "III", "1", "2", "Sud", "Nord"]),
    )


def _chinese_organisation(draw: Draw) -> str:
    bank, rng = load("orgs"), draw.rng
    stem = draw.one(bank["invented"]["stems_zh"]) + draw.one(bank["invented"]["stems_zh"])
    where = city(draw, "ZH")[0] if rng.random() < 0.4 else ""
    kind = rng.random()
    if kind < 0.5:
        return (
            where + stem + draw.one(bank["sector"]["zh"]) + (draw.closed(bank["suffix"]["zh"]) if kind < 0.38 else "")
        )
    if kind < 0.62:
        return stem + draw.closed("集团|科技|网络|软件|控股")
    if kind < 0.72:
        return draw.one(bank["invented"]["zh"])
    if kind < 0.8:
        return coined(draw)
    return draw.fill(
        draw.one(bank["public"]["zh"]),
        c=city(draw, "ZH")[0],
        f=draw.one(load("names")["hanzi"]["family"]),
        s="人工智能",
    )


def institution(draw: Draw, country: str) -> str:
    """A university, college or school."""
    bank = load("orgs")
    name = city(draw, country)[0]
    if draw.language != "zh" and draw.chance(0.05):
        letters = "".join(draw.rng.choice("ABCDEFGHIKLMNOPRSTU") for _ in range(draw.rng.choice([3, 3, 4, 5])))
        return draw.rng.choice([letters, letters, f"{letters} {name}", letters.capitalize() + "Tech"])
    full = _school(draw, bank, name, country)
    if draw.language != "zh" and draw.chance(0.05):
        letters = "".join(word[0] for word in full.split() if word[0].isupper())
        return draw.rng.choice([f"{full} ({letters})", f"{letters} ({full})", f"{letters} – {full}"])
    return full


def _school(draw: Draw, bank: dict[str, Any], name: str, country: str) -> str:
    return draw.fill(
        draw.one(draw.bank["education"]["institution"]),
        c=name,
        c1=name[0],
        f=_family(draw) if draw.language != "zh" else "",
        n=draw.one(bank["nouns"]),
        k=draw.closed(load("places")[country]["name"]),
        s=draw.one(bank["themes"][draw.language]),
        r=draw.rng.choice(["I", "II", "III", "Sud", "Nord"]),
    )


def title(draw: Draw, family: str) -> str:
    """A job title of a family (``tech`` or ``other``)."""
    bank, rng = draw.bank["titles"][family], draw.rng
    if rng.random() < (0.3 if family == "tech" else 0.5):
        whole = draw.one(bank["whole"])
        if draw.language == "en" and rng.random() < 0.2:
            return f"{draw.one(bank['level'])} {whole}"
        return f"{whole} – {draw.one(draw.bank['patterns']['extra'])}" if rng.random() < 0.04 else whole
    pattern = rng.choice(draw.bank["patterns"]["title"].split("|"))
    text = _tidy(draw, _slots(draw, pattern, bank))
    if rng.random() < 0.02 and draw.language == "en":
        return f"{draw.one(bank['function'])} → {text}"
    return text


def _slots(draw: Draw, pattern: str, bank: dict[str, str]) -> str:
    keys = {"l": "level", "s": "special", "f": "function"}
    text = pattern
    for slot, key in keys.items():
        while "{" + slot + "}" in text:
            text = text.replace("{" + slot + "}", draw.one(bank[key]), 1)
    while "{x}" in text:
        text = text.replace("{x}", draw.one(draw.bank["patterns"]["extra"]), 1)
    return text


def _tidy(draw: Draw, text: str) -> str:
    """German and Dutch compounds: one word, one capital; everything without double hyphens or blanks."""
    text = " ".join(text.replace("--", "-").split())
    if draw.language in ("de", "nl"):
        text = text[0].upper() + text[1:]
    return text
