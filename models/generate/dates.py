"""Periods as people print them."""

from __future__ import annotations

from dataclasses import dataclass

from models.generate.banks import Draw, items

Month = tuple[int, int]


@dataclass(frozen=True)
class DateStyle:
    """One way of writing periods, kept through a document."""

    form: str
    """``long`` March 2020, ``short`` Mar 2020, ``slash`` 03/2020, ``iso`` 2020-03, ``dot`` 03.2020, ``year``,
    ``comma`` March, 2020, ``tick`` Mar '20, ``upper`` MAR 2020, ``han`` 2020年3月, ``point`` 2020.03."""
    dash: str
    present: str
    since: str = ""
    """A template such as ``since {d}`` for open periods; empty: start dash present."""

    @property
    def has_month(self) -> bool:
        return self.form != "year"


_FORMS = ("long", "short", "short", "slash", "iso", "dot", "year", "comma", "tick", "upper", "point")
_DASHES = (" – ", " - ", "–", "-", " — ", " to ", " – ", " – ", "—", " ~ ", " → ")


def style(draw: Draw) -> DateStyle:
    """A random style that suits the language."""
    bank, rng = draw.bank, draw.rng
    form = rng.choice(_FORMS)
    dash = rng.choice(_DASHES)
    if draw.language == "zh":
        form = rng.choice(["han", "point", "slash", "iso", "point", "year"])
    elif draw.language != "en" and form in ("comma", "tick", "upper"):
        form = rng.choice(["long", "short", "slash", "dot"])
    if dash == " to ":
        words = {
            "en": " to ",
            "de": " bis ",
            "fr": " à ",
            "es": " a ",
            "pt": " a ",
            "it": " a ",
            "nl": " tot ",
            "pl": " do ",
        }
        dash = words.get(draw.language, " – ")
    if form == "iso" and dash == "-":
        dash = " - "
    since = draw.closed(bank["since"]) if rng.random() < 0.12 else ""
    return DateStyle(form, dash, draw.closed(bank["present"]), since)


def one(draw: Draw, how: DateStyle, when: Month) -> str:
    year, month = when
    long, short = items(draw.bank["months"])[month - 1], items(draw.bank["short"])[month - 1]
    forms = {
        "long": f"{long} {year}",
        "short": f"{short} {year}",
        "slash": f"{month:02d}/{year}",
        "iso": f"{year}-{month:02d}",
        "dot": f"{month:02d}.{year}",
        "year": str(year),
        "comma": f"{long}, {year}",
        "tick": f"{short} '{year % 100:02d}",
        "upper": f"{short} {year}".upper(),
        "point": f"{year}.{month:02d}",
        "han": f"{year}年{month}月",
    }
    return forms[how.form]


def period(draw: Draw, how: DateStyle, start: Month | None, end: Month | None) -> str:
    """``end`` None means still going on; ``start`` None prints the end alone."""
    if start is None:
        return one(draw, how, end) if end else ""
    if end is None:
        first = one(draw, how, start)
        return how.since.format(d=first) if how.since else first + how.dash + how.present
    if how.form == "year" and start[0] == end[0]:
        return str(start[0])
    return one(draw, how, start) + how.dash + one(draw, how, end)


def gold(when: Month | None, has_month: bool) -> str | None:
    if when is None:
        return None
    return f"{when[0]:04d}-{when[1]:02d}" if has_month else f"{when[0]:04d}"
