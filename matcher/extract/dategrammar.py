"""The regular expressions that dates are made of, built once a process from ``data/dates.toml``.

Every expression works on text that ``plain`` has prepared: lower case, one kind of blank, the same length as printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from matcher import lexicon
from matcher.extract.patterns import trie

DASHES = "-\u00ad‐‑‒–—―−~～〜→"
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
"""Years that a life can hold: people list historic template persons from 1800 on, and plans up to 2049."""

_TRANSLATE = {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u200a"}
_TRANSLATE |= {ord(c): str(i % 10) for i, c in enumerate("０１２３４５６７８９")}
_TRANSLATE |= {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("`"): "'", ord("／"): "/", ord("．"): "."}


def plain(text: str) -> str:
    """Lower case with plain blanks, quotes and digits; every character stays at its index."""
    text = text.translate(_TRANSLATE)
    lower = text.lower()
    # A few letters grow when lowered (Turkish İ); those stay as they are, so that spans keep fitting.
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled expressions; see the functions below for what each takes."""

    atom: re.Pattern[str]
    connector: re.Pattern[str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    lead: re.Pattern[str]
    shared_month: re.Pattern[str]
    duration: re.Pattern[str]
    now: re.Pattern[str]
    """A whole text that says that something goes on: "Present", "bis heute"."""
    months: Mapping[str, int]


@cache
def grammar() -> Grammar:
    """The grammar of all supported languages together."""
    data = lexicon.toml("dates.toml")
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    month = trie(months)
    dash = f"[{re.escape(DASHES)}]"
    ranges = f"(?:\\s*{dash}{{1,3}}>?\\s*|\\s+(?:{_words(data['range'])})\\s+|\\s*[至到]年?\\s*|,?\\s+)"
    expected = f"(?:\\(?(?:{trie(data['range']['expected'])})\\.?,?:?\\s+)?"
    return Grammar(
        atom=_atom(data, month),
        connector=re.compile(f"{ranges}(?:{dash}\\s*)?{expected}\\(?"),
        between=re.compile(f"\\s+(?:{trie(data['between']['second'])})\\s+"),
        since=re.compile(f"(?<![^\\W\\d_])(?:{_words(data['since'])})(?:\\s+|(?<=['自从于]))$"),
        until=re.compile(
            f"(?:(?<![^\\W\\d_])(?:{_words(data['until'])})\\s+|^\\s*(?:{dash}|to\\b|a\\b|à\\b|do\\b)\\s*)$"
        ),
        lead=re.compile(f"(?<![^\\W\\d_])(?:{trie([*data['from']['words'], *data['between']['first']])})\\s*$"),
        shared_month=re.compile(
            f"(?<![^\\W\\d_])(?:\\d{{1,2}}\\.?\\s+)?(?P<name>{month})\\.?\\s*(?:{dash}|/|\\bto\\b|\\bbis\\b)\\s*$"
            f"|(?<![\\d.,/])(?P<number>0?[1-9]|1[0-2])[./]?\\s?{dash}\\s?$"
        ),
        duration=_duration(data["duration"]),
        now=re.compile(rf"(?:(?:{_words(data['until'])}|to)\s+)?(?:{_words(data['present'])})|[至迄到]今"),
        months=months,
    )


def _words(section: Mapping[str, list[str]]) -> str:
    return trie(section["words"])


def _duration(units: Mapping[str, list[str]]) -> re.Pattern[str]:
    years, months = trie(units["years"]), trie(units["months"])
    end = r"\.?(?![^\W\d_])"
    return re.compile(
        rf"[\s(\[|,;:·•–—-]*(?:ca\.?\s|≈|~)?\s*"
        rf"(?:(?P<years>\d{{1,2}})\s*(?:{years}){end}(?:[,\s]*(?:and|und|et|y|e|en|i|og|och|&)?\s*"
        rf"(?P<rest>\d{{1,2}})\s*(?:{months}){end})?|(?P<months>\d{{1,3}})\s*(?:{months}){end})[)\]]?"
    )


def _atom(data: Mapping[str, Mapping[str, list[str]]], month: str) -> re.Pattern[str]:
    seasons = trie(data["seasons"]["words"])
    between = trie(data["seasons"]["between"])
    quarters = trie(data["quarters"]["words"])
    present = trie(data["present"]["words"])
    of = r"(?:\s+(?:de|del|of|di|do|van|del\s+año)\s+|\s*[,./'-]?\s*)"
    month_number = r"(?:0[1-9]|1[0-2]|[1-9])"
    return re.compile(
        rf"""
        # Every date begins with one of these or where no letter stands before; most places of a text are left here.
        (?:(?=[\d'至迄到])|(?<![^\W\d_])(?=\S))(?:
        # 2019年3月, 2019 年, 2019년 3월
          (?P<cjk_year>{_YEAR})\s?[年년](?:\s?(?P<cjk_month>{month_number})\s?[月월](?:\s?\d{{1,2}}\s?[日号號일])?)?
        # 11 月 2025: what templates made for Western months print
        | (?<!\d)(?P<month_cjk>{month_number})\s?月\s(?P<year_cjk>{_YEAR})(?!\s?[年년])
        | (?<!\d)(?P<cjk_bare>{month_number})\s?月(?:\s?\d{{1,2}}\s?[日号號])?
        # 2019-03, 2019.03.31, 2019 / 03
        | (?:(?<![\w/.,-])|(?<=[\d/.]\d\d-))(?P<ymd_year>{_YEAR})(?:[-‐‑./]|\s?/\s?)(?P<ymd_month>{month_number})
          (?:[-‐‑./]\d{{1,2}}(?!\d))?(?!\d|[-./]\d(?!\d\d\d[./-]))
        # 01/03/2019, 1.3.19
        | (?:(?<![\w/.,-])|(?<=\d\d\d\d-))(?P<first>\d{{1,2}})(?:[-‐‑./]|\.?\s?/\s?|\.\s)
          (?P<second>\d{{1,2}})(?:[-‐‑./]|\s?/\s?|\.\s)
          (?P<full_year>{_YEAR}|\d\d)(?!\d|[./]\d)
        # 03/2019, 03.2019, 3 / 2019, 03/'19
        | (?:(?<![\w/.,-])|(?<=\d\d\d\d-))(?P<my_month>{month_number})(?:[-‐‑./]|\s?/\s?|\.\s)
          (?P<my_year>{_YEAR}|'\d\d)(?!\d|[./]\d)
        # 03/19: weak, only in a range
        | (?<![\w/.,-])(?P<short_month>0[1-9]|1[0-2])[/.](?P<short_year>\d\d)(?![\d.,/%])
        # 3 March 2019, Mar. 2019, March 3rd, 2019, mars de 2019, Sep '19; "Mar 19" and "Mar" are weak
        | (?<![^\W_])(?:(?:\d{{1,2}}\s?[-–]\s?)?(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.)?\s*(?:de\s+|of\s+)?)?
          (?<![^\W\d_])(?<!data\s)
          (?P<name>{month})(?![^\W\d_])\.?
          (?:(?:\s*(?:[0-3]?\d)(?:st|nd|rd|th)?,?\s+|{of})(?P<name_year>{_YEAR}(?!\d)|'\s?\d\d(?!\d))|\s?-?(?P<name_short>\d\d)(?![\d\w,./:%])|)
        # 2019 March
        | (?<![\w/.,-])(?P<before_year>{_YEAR})[\s,]\s?(?P<after_name>{month})
          (?![^\W\d_])(?!\.?[\s,]*'?\d)\.?
        # Q1 2020, Q3/20, 1. Quartal 2020, 2020 Q1, H2 2019
        | (?<!\w)(?:[qt](?P<q>[1-4])|h(?P<h>[12])|(?P<q_word>[1-4])(?:st|nd|rd|th|er|e|o|º|\.)?\s*(?:{quarters}))
          (?![^\W_])[\s,./'-]*(?:of\s+|de\s+|du\s+)?(?P<q_year>{_YEAR})(?!\d)
        | (?<!\w)(?P<qy_year>{_YEAR})[\s/-]*(?:q(?P<qy>[1-4])|h(?P<hy>[12]))(?!\w)
        # Spring 2019, Fall Semester 2019, WS 2018/19
        | (?<!\w)(?P<season>{seasons})(?![^\W\d_])(?:\s+(?:{between})(?![^\W\d_]))?[\s,./']*
          (?P<season_year>{_YEAR}|(?<=ws\s)\d\d(?=/\d\d)|(?<=ss\s)\d\d(?!\d))(?:/(?P<season_to>\d\d(?:\d\d)?))?(?!\d)
        # 2018/19, 2018–2019 is a range of two; a hyphen and a month number was read above
        | (?<![\w/.,-])(?P<span_from>{_YEAR})(?P<span_dash>[/–—-])(?P<span_to>\d\d)(?![\w/.,]*\d)
        | (?<![\w])(?P<year>{_YEAR}|\d\dxx)(?![\w])
        | (?<![\w'])'\s?(?P<apostrophe>\d\d)(?![\w'])
        | (?P<present>[至迄到]今|(?<![^\W\d_])(?:{present})(?![^\W\d_]))
        )
        """,
        re.VERBOSE,
    )
