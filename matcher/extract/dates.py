"""Dates and periods as people write them in CVs, in eleven languages; read by a grammar, never filled in.

A single date is a period that starts and ends there; "since 2019" and "2019 –" go on (``current``); "until 2019" has an
end alone. A quarter or half-year is read as the months that it begins and ends with, a season as its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from matcher.candidate import PartialDate, Period
from matcher.extract.dategrammar import DASHES, Grammar, grammar, plain

_LIVING = range(1950, 2036)
"""Bare years outside of this are more often numbers than dates; in a range or alone they count."""
_CENTURY = 36
"""Two-digit years below this are 20xx."""

_HINT = re.compile(
    r"[12'’/.](?:(?<!\d.)(?:8|9|0)\d[\dxX]|(?<=['’])\s?\d\d(?!\d)|(?<=\d[/.])\s?\d\d)|"
    r"\d(?<=[^\W\d_][ .-]\d)\d\s?(?:[-–—]|to\b|$)|月"
)
"""What a line with a date has; the others are not looked at closer."""
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?:19|20)?\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_AROUND = " ([–—-:)].,;"
_SHORT = 32
"""Characters: a line so short may be a date's second half ("– Present") or a duration."""
_PHONE = re.compile(r"(?:\+\s?\d|(?<!\d)00\d)[\d ()/.-]{7,}|\(\+?\d{1,5}\)[\d ()/.-]{5,}")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥#@&=~<>_/\\.,'+*^-]|\d:|"
                           r"\b(?:to|over|than|(?<!class )of|about|around|approx|with|nearly|up|server|office|"
                           r"studio|windows|excel|word|iso|en|din|exchange|sharepoint|autocad|only|top|page|room|suite|über|"
                           r"plus de|más de|ca|no|nr)\.?\s)$")  # fmt: skip
_NUMBER_AFTER = re.compile(r"\s?(?:[%€$£¥+*_@\\]|[.,/:]\d|-\d|k\b|m\b|usd|eur|chf|gbp)")
_SEPARATED_BEFORE = re.compile(r"(?:^|[|,;:·•(\[\t/–—-]|\s{2}|[^\W\d_][.)\"'”»]?)\s*$")
_SEPARATED_AFTER = re.compile(rf"\s*(?:$|[|,;:·•()\]\t]|\s{{2}}|[{re.escape(DASHES)}])")
_OPEN = re.compile(rf"\s*[{re.escape(DASHES)}]{{1,3}}\s*(?:$|[|,;)\]\t·•]|\s{{2}})")
_IN_BEFORE = re.compile(r"\s(?:in|im|en|em|nel)\s$")
_WITH_AFTER = re.compile(r"\s(?:with|mit|con|avec|com|met)\s")
"""What stands around the year of a degree told in a sentence: "in 2014 with distinction"."""
_FROM_ON = re.compile(r"\s*(?:ff?\.|onwards?\b|et seq)")
_BREAK = re.compile(r"\s*(?:$|[|,;:.·•)(\]\[\t]|\s{2})")


_WRITTEN = (
    ("cjk_year", "cjk_month"),
    ("year_cjk", "month_cjk"),
    ("ymd_year", "ymd_month"),
    ("my_year", "my_month"),
)
"""The groups of the grammar that hold a year, and those with its month."""


class DateMatch(NamedTuple):
    """A period found in a text, and where."""

    period: Period
    span: tuple[int, int]
    """Start and end index in the text, brackets around it included."""
    open: bool = False
    """A dash ends the text: the period goes on, unless the next line holds its end."""


class _Atom(NamedTuple):
    """One date, or the word for "now"."""

    span: tuple[int, int]
    start: PartialDate | None = None
    end: PartialDate | None = None
    now: bool = False
    weak: bool = False
    """Only a date beside a better one: "Mar", "03/19", "Mar 19"."""
    bare: bool = False
    """A year alone, which may as well be a number."""
    month: int | None = None
    """The month of a month name without a year."""


class _Scan(NamedTuple):
    """The text at work: ``folded`` for the expressions, ``printed`` for its capitals. ``floor`` is where the last
    match ended."""

    printed: str
    folded: str
    rules: Grammar
    floor: int = 0

    def look_back(self, pattern: re.Pattern[str], index: int) -> re.Match[str] | None:
        """The match of an expression that ends just before an index."""
        return pattern.search(self.folded, max(self.floor, index - 16), index)


def find(text: str, *, month_first: bool = False) -> list[DateMatch]:
    """All dates of a line, in order. ``month_first`` reads 01/03/2019 as 3 January (see ``is_month_first``)."""
    if _HINT.search(text) is None and len(text) > _SHORT:
        return []
    scan = _Scan(text, plain(text), grammar())
    if _DIGIT.search(text) is None:
        return _now_alone(scan)
    atoms = _atoms(scan, month_first)
    matches: list[DateMatch] = []
    index = 0
    while index < len(atoms):
        match, used = _match(scan, atoms, index)
        if match is not None:
            printed = text[slice(*match.span)].strip(" ()[],;|·")
            matches.append(DateMatch(_printed_as(match.period, printed), match.span, match.open))
            scan = _Scan(text, scan.folded, scan.rules, match.span[1])
        index += used
    return matches or _duration_alone(scan)


def _printed_as(period: Period, printed: str) -> Period:
    return Period(period.start, period.end, period.current, printed, period.stated_months)


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether full dates such as 03/25/2019 in these texts put the month first (some second number is over 12)."""
    numbers = [
        (int(found["first"]), int(found["second"]))
        for text in texts
        if text.count("/") > 1
        for found in _SLASHED.finditer(text)
    ]
    if any(first > 12 for first, _ in numbers):
        return False
    return any(second > 12 for _, second in numbers)


def _atoms(scan: _Scan, month_first: bool) -> list[_Atom]:
    dialled = "+" in scan.folded or "(" in scan.folded or "00" in scan.folded
    phones = [found.span() for found in _PHONE.finditer(scan.folded)] if dialled else []
    atoms = []
    for found in scan.rules.atom.finditer(scan.folded):
        if any(start <= found.start() < end for start, end in phones):
            continue
        atom = _read(found, scan.rules, month_first)
        if atom is not None:
            atoms.append(atom)
    return atoms


def _read(found: re.Match[str], rules: Grammar, month_first: bool) -> _Atom | None:
    """The atom that an alternative of the grammar stands for."""
    kind, value, span = found.lastgroup or "", found, found.span()
    if kind == "present":
        return _Atom(span, now=True)
    if kind.startswith("name"):
        month = rules.months[" ".join(value["name"].split())]
        if year := value["name_year"]:
            return _at(span, _year(year), month)
        if short := value["name_short"]:
            return _at(span, _year(short), month, weak=True)
        return _Atom(span, weak=True, month=month)
    if kind in ("full_year", "first", "second"):
        return _full_date(span, (value["first"], value["second"], value["full_year"]), month_first)
    if kind in ("q_year", "qy", "hy"):
        return _part_of_year(span, value)
    if kind in ("season_year", "season_to"):
        return _years(span, _year(value["season_year"]), value["season_to"])
    if kind == "span_to":
        return _short_span(span, value)
    if kind == "cjk_bare":
        return _Atom(span, weak=True, month=int(value["cjk_bare"]))
    if value["after_name"]:
        return _at(span, _year(value["before_year"]), rules.months[value["after_name"]])
    for year, month_group in _WRITTEN:
        if value[year]:
            return _at(span, _year(value[year]), int(value[month_group]) if value[month_group] else None)
    if value["short_year"]:
        return _at(span, _year(value["short_year"]), int(value["short_month"]), weak=True)
    if value["apostrophe"]:
        return _bare_year(span, _year(value["apostrophe"]))
    if value["year"].endswith("xx"):
        return _Atom(span)
    return _bare_year(span, int(value["year"]))


def _bare_year(span: tuple[int, int], year: int) -> _Atom:
    date = PartialDate(year)
    return _Atom(span, date, date, bare=True)


def _at(span: tuple[int, int], year: int, month: int | None, *, weak: bool = False) -> _Atom:
    date = PartialDate(year, month)
    return _Atom(span, date, date, weak=weak)


def _year(digits: str) -> int:
    number = int(digits.lstrip("' "))
    if number > 99:
        return number
    return number + (2000 if number < _CENTURY else 1900)


def _years(span: tuple[int, int], start: int, to: str | None) -> _Atom:
    end = start if to is None else int(to) if len(to) == 4 else start // 100 * 100 + int(to)
    if end < start:
        end += 100
    return _Atom(span, PartialDate(start), PartialDate(end))


def _short_span(span: tuple[int, int], value: re.Match[str]) -> _Atom | None:
    """ "2018/19" and "2018–19": the second must come after the first, else it is something else."""
    start, to = int(value["span_from"] or 0), int(value["span_to"] or 0)
    if to <= start % 100 and start % 100 != 99:
        return _bare_year((span[0], span[0] + 4), start)
    return _years(span, start, value["span_to"])


def _full_date(span: tuple[int, int], printed: tuple[str, str, str], month_first: bool) -> _Atom | None:
    first, second = int(printed[0]), int(printed[1])
    month = first if second > 12 or (month_first and first <= 12) else second
    day = first + second - month
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    # 1.3.19 may as well be a version; 01.03.19 is not.
    return _at(span, _year(printed[2]), month, weak=min(map(len, printed)) == 1 and len(printed[2]) == 2)


def _part_of_year(span: tuple[int, int], value: re.Match[str]) -> _Atom:
    year = int(value["q_year"] or value["qy_year"] or 0)
    quarter, half = value["q"] or value["q_word"] or value["qy"], value["h"] or value["hy"]
    number, length = (int(quarter), 3) if quarter else (int(half or 1), 6)
    return _Atom(span, PartialDate(year, (number - 1) * length + 1), PartialDate(year, number * length))


def _match(scan: _Scan, atoms: Sequence[_Atom], index: int) -> tuple[DateMatch | None, int]:
    """The period that begins with an atom, and how many atoms it took."""
    first = atoms[index]
    if index + 1 < len(atoms) and (period := _range(scan, first, atoms[index + 1])) is not None:
        return _finish(scan, period, (first.span[0], atoms[index + 1].span[1])), 2
    return _single(scan, first), 1


def _range(scan: _Scan, first: _Atom, second: _Atom) -> Period | None:
    text = scan.folded
    if first.now or not _connects(scan, first, second):
        return None
    if second.now:
        known = first.start is not None or not first.month
        return Period(first.start, None, current=True) if known else None
    start, end = first.start, second.end
    if first.month and second.start is not None and second.start.month is not None:
        start = PartialDate(second.start.year, first.month)
    elif second.month and start is not None and start.month is not None and _BREAK.match(text, second.span[1]):
        end = PartialDate(start.year, second.month)
    elif first.month or second.month:
        return None
    if first.bare and second.bare and start is not None and end is not None and end < start:
        return None
    return Period(start, end)


def _connects(scan: _Scan, first: _Atom, second: _Atom) -> bool:
    text, gap = scan.folded, slice(first.span[1], second.span[0])
    if scan.rules.between.fullmatch(text[gap]) and scan.look_back(scan.rules.lead, first.span[0]) is not None:
        return True
    if second.now and text[second.span[0]] in "至迄到":
        return not text[gap].strip(f" {DASHES}")  # "2023.04至今" and "2023.04 – 至今"
    if not scan.rules.connector.fullmatch(text[gap]):
        return False
    blank = text[gap].strip(" ,(") == ""
    return not blank or (second.now and _BREAK.match(text, second.span[1]) is not None and not first.weak)


def _single(scan: _Scan, atom: _Atom) -> DateMatch | None:
    """A date that is no part of a range."""
    start, end = atom.span
    text = scan.folded
    alone = not text[:start].strip(" ([–—-:") and not text[end:].strip(" )].,;:")
    until = scan.look_back(scan.rules.until, start)
    if atom.now or atom.start is None:
        alone = alone or (until is not None and until.start() == 0 and end == len(text.rstrip()))
        return DateMatch(Period(current=True), (0, end)) if alone and atom.now else None
    if atom.weak and not alone:
        return _shared(scan, atom)
    since = scan.look_back(scan.rules.since, start)
    if since is not None:
        return _finish(scan, Period(atom.start, None, current=True), (since.start(), end))
    if until is not None:
        return _finish(scan, Period(None, atom.end), (start - len(until.group().lstrip()), end))
    shared = _shared(scan, atom)
    if shared is not None:
        return shared
    if atom.bare and not alone and not _FROM_ON.match(text, end) and not _is_year(scan, atom):
        return None
    return _finish(scan, Period(atom.start, atom.end), atom.span)


def _shared(scan: _Scan, atom: _Atom) -> DateMatch | None:
    """ "01 – 03/2019": a month number before the dash shares the year (names were atoms themselves)."""
    if atom.start is None or atom.start.month is None:
        return None
    found = scan.look_back(scan.rules.shared_month, atom.span[0])
    if found is None or not found["number"] or int(found["number"]) > (atom.start.month or 0):
        return None
    period = Period(PartialDate(atom.start.year, int(found["number"])), atom.end)
    return _finish(scan, period, (found.start(), atom.span[1]))


def _is_year(scan: _Scan, atom: _Atom) -> bool:
    """Whether a bare number stands where a year stands: at an edge or between separators, and not as money."""
    text, (start, end) = scan.folded, atom.span
    if atom.start is None or atom.start.year not in _LIVING:
        return False
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    if _MONEY_BEFORE.search(before) or _NUMBER_AFTER.match(after):
        return False
    if _OPEN.match(text, end):
        return True
    if not text[:start].strip():
        # "2019 Winner ..." at the start of a line; "2000 users served" is a number.
        following = scan.printed[end : end + 8].lstrip()[:1]
        return _SEPARATED_AFTER.match(after) is not None or not following.isalnum() or following.isupper()
    told = _IN_BEFORE.search(before) is not None and _WITH_AFTER.match(after) is not None
    return told or (_SEPARATED_BEFORE.search(before) is not None and _SEPARATED_AFTER.match(after) is not None)


def _finish(scan: _Scan, period: Period, span: tuple[int, int]) -> DateMatch:
    """Take in what belongs to a period: "from" before it, an open dash, a stated duration, brackets."""
    text, (start, end), is_open = scan.folded, span, False
    if period.start is not None and period.start == period.end:
        if _OPEN.match(text, end):
            period, is_open = replace(period, end=None, current=True), True
            end = text.index(text[end:].strip()[0], end) + 1
        elif (on := _FROM_ON.match(text, end)) is not None:
            period, end = replace(period, end=None), on.end()
    lead = scan.look_back(scan.rules.lead, start)
    if lead is not None and (period.start != period.end or period.current):
        start = lead.start()
    if (stated := scan.rules.duration.match(text, end)) is not None:
        period, end = replace(period, stated_months=_months(stated)), stated.end()
    span = _with_brackets(scan, start, end)
    return DateMatch(period, span, is_open)


def _months(stated: re.Match[str]) -> int:
    if stated["months"]:
        return int(stated["months"])
    return int(stated["years"]) * 12 + int(stated["rest"] or 0)


def _with_brackets(scan: _Scan, start: int, end: int) -> tuple[int, int]:
    text = scan.folded
    inside = text[start:end]
    closed = inside[-1:] in (")", "]") or text[end : end + 1] in (")", "]")
    if start > scan.floor and text[start - 1] in "([" and closed:
        return start - 1, end + (inside[-1:] not in (")", "]"))
    if "(" in inside and ")" not in inside and text[end : end + 1] == ")":
        return start, end + 1
    return start, end


def _now_alone(scan: _Scan) -> list[DateMatch]:
    """ "– Present" or "bis heute" as the whole text: without a digit nothing else is a date."""
    if scan.rules.now.fullmatch(scan.folded.strip(_AROUND)) is None:
        return []
    end = len(scan.folded.rstrip())
    return [DateMatch(Period(current=True, printed=scan.printed.strip(" ()[],;|·")), (0, end))]


def _duration_alone(scan: _Scan) -> list[DateMatch]:
    """ "(5 Monate)" or "2 yrs 3 mos" as the whole text."""
    found = scan.rules.duration.fullmatch(scan.folded.strip())
    if found is None:
        return []
    begin = len(scan.folded) - len(scan.folded.lstrip())
    period = Period(printed=scan.printed.strip(" ()[],;|·"), stated_months=_months(found))
    return [DateMatch(period, (begin, begin + len(found.group())))]
