"""Dates as people print them are read back exactly, and nothing else is taken for a date."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import lexicon
from matcher.candidate import PartialDate, Period
from matcher.extract.dates import DateMatch, find, is_month_first

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
MONTHS = {language: names.split() for language, names in MONTHS.items()}
SHORT = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
    "de": ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
    "fr": ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    "pt": ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
    "it": ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "pl": ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
}
NOW = {
    "en": ["Present", "present", "Current", "now", "to date", "today", "Ongoing"],
    "de": ["heute", "jetzt", "laufend", "aktuell"],
    "fr": ["aujourd'hui", "aujourd’hui", "présent", "ce jour"],
    "es": ["actualidad", "la actualidad", "presente", "hoy"],
    "pt": ["atual", "o momento", "presente", "hoje"],
    "it": ["oggi", "in corso", "attuale"],
    "nl": ["heden", "nu"],
    "pl": ["obecnie", "teraz", "nadal"],
    "tr": ["günümüz", "halen"],
    "sv": ["nu", "pågående"],
}
TO = {"en": "to", "de": "bis", "fr": "à", "es": "a", "pt": "a", "it": "a", "nl": "tot", "pl": "do"}
SINCE = {
    "en": "Since",
    "de": "seit",
    "fr": "depuis",
    "es": "desde",
    "pt": "desde",
    "it": "dal",
    "nl": "sinds",
    "pl": "od",
}
DASHES = [" - ", " – ", " — ", "–", " −  ", " ‑ ", "  –  ", " ~ "]

years = st.integers(1960, 2035)
months = st.integers(1, 12)
languages = st.sampled_from(sorted(MONTHS))


@st.composite
def month_year(draw: st.DrawFn) -> tuple[str, PartialDate]:
    """A month of a year in any form that stands for exactly that, and what it means."""
    year, month, language = draw(years), draw(months), draw(languages)
    long, short = MONTHS[language][month - 1], SHORT.get(language, MONTHS[language])[month - 1]
    forms = [
        f"{long} {year}",
        f"{long.upper()} {year}",
        f"{long}, {year}",
        f"{short} {year}",
        f"{short}. {year}",
        f"{short} '{year % 100:02d}" if 1960 <= year < 2036 else f"{short} {year}",
        f"{long} de {year}",
        f"{month:02d}/{year}",
        f"{month}/{year}",
        f"{month:02d}.{year}",
        f"{year}-{month:02d}",
        f"{year}/{month:02d}",
        f"{year}.{month:02d}",
        f"{year}年{month}月",
        f"{year} 年 {month:02d} 月",
        f"{long} 15, {year}",
        f"15 {long} {year}",
        f"28.{month:02d}.{year}",
        f"{year}-{month:02d}-28",
    ]
    return draw(st.sampled_from(forms)), PartialDate(year, month)


@st.composite
def any_date(draw: st.DrawFn) -> tuple[str, PartialDate]:
    year = draw(years)
    return draw(st.one_of(month_year(), st.just((str(year), PartialDate(year)))))


def only(text: str) -> DateMatch:
    matches = find(text)
    assert len(matches) == 1, (text, matches)
    return matches[0]


def span_of(text: str) -> tuple[PartialDate | None, PartialDate | None, bool]:
    period = only(text).period
    return period.start, period.end, period.current


@given(any_date())
def test_single_date_starts_and_ends_there(printed: tuple[str, PartialDate]) -> None:
    text, date = printed

    assert span_of(text) == (date, date, False)


@given(any_date(), any_date(), st.sampled_from(DASHES))
def test_range_is_read_back(first: tuple[str, PartialDate], second: tuple[str, PartialDate], dash: str) -> None:
    (first, second) = sorted((first, second), key=lambda printed: (printed[1].year, printed[1].month or 0))
    text = f"{first[0]}{dash}{second[0]}"

    assert span_of(text) == (first[1], second[1], False)
    assert only(text).span == (0, len(text))


@given(month_year(), month_year(), st.sampled_from(sorted(TO)))
def test_range_in_words(first: tuple[str, PartialDate], second: tuple[str, PartialDate], language: str) -> None:
    assert span_of(f"{first[0]} {TO[language]} {second[0]}") == (first[1], second[1], False)


@given(any_date(), languages.flatmap(lambda language: st.sampled_from(NOW[language])), st.sampled_from(DASHES))
def test_current_has_no_end(first: tuple[str, PartialDate], now: str, dash: str) -> None:
    assert span_of(f"{first[0]}{dash}{now}") == (first[1], None, True)


@given(any_date(), st.sampled_from(sorted(SINCE)))
def test_since_goes_on(date: tuple[str, PartialDate], language: str) -> None:
    assert span_of(f"{SINCE[language]} {date[0]}") == (date[1], None, True)


@given(years, st.integers(1, 11), st.integers(1, 12), languages)
def test_months_share_a_year(year: int, first: int, second: int, language: str) -> None:
    first, second = sorted((first, second))
    text = f"{MONTHS[language][first - 1]} – {MONTHS[language][second - 1]} {year}"

    assert span_of(text) == (PartialDate(year, first), PartialDate(year, second), False)


@given(month_year(), month_year(), st.integers(1, 30), st.integers(1, 11))
def test_stated_duration_is_kept(
    first: tuple[str, PartialDate], second: tuple[str, PartialDate], years: int, rest: int
) -> None:
    text = f"{first[0]} – {second[0]} ({years} yrs {rest} mos)"

    assert only(text).period.stated_months == years * 12 + rest


@given(any_date(), st.sampled_from(["Engineer", "Acme GmbH", "Universität Wien"]))
def test_span_is_what_is_printed(date: tuple[str, PartialDate], words: str) -> None:
    text = f"{words} | {date[0]} | Berlin"
    match = only(text)

    assert text[slice(*match.span)] == date[0]
    assert match.period.printed == date[0]


@given(st.text(max_size=80))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    matches = find(text)

    assert all(0 <= match.span[0] < match.span[1] <= len(text) for match in matches)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(matches))


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Q1 2020 – Q3 2021", PartialDate(2020, 1), PartialDate(2021, 9), False),
        ("H2 2019", PartialDate(2019, 7), PartialDate(2019, 12), False),
        ("Fall 2018 - Spring 2020", PartialDate(2018), PartialDate(2020), False),
        ("WS 2018/19", PartialDate(2018), PartialDate(2019), False),
        ("'19 – '21", PartialDate(2019), PartialDate(2021), False),
        ("'98 – '03", PartialDate(1998), PartialDate(2003), False),
        ("03/19 – 05/21", PartialDate(2019, 3), PartialDate(2021, 5), False),
        ("Jun 18 – Aug 19", PartialDate(2018, 6), PartialDate(2019, 8), False),
        ("2018–19", PartialDate(2018), PartialDate(2019), False),
        ("01 – 03/2019", PartialDate(2019, 1), PartialDate(2019, 3), False),
        ("2019 –", PartialDate(2019), None, True),
        ("2019年3月至今", PartialDate(2019, 3), None, True),
        ("2012年至今", PartialDate(2012), None, True),
        ("März 2019 bis heute", PartialDate(2019, 3), None, True),
        ("de janvier 2019 à mars 2020", PartialDate(2019, 1), PartialDate(2020, 3), False),
        ("od marca 2019 do obecnie", PartialDate(2019, 3), None, True),
        ("Mar. 2016 - Exp. Jun. 2017", PartialDate(2016, 3), PartialDate(2017, 6), False),
        ("1844–1846", PartialDate(1844), PartialDate(1846), False),
        ("1847 ff.", PartialDate(1847), None, False),
        ("until May 2019", None, PartialDate(2019, 5), False),
        ("– Present", None, None, True),
        ("2016/09 - now", PartialDate(2016, 9), None, True),
        ("2011 / 11", PartialDate(2011, 11), PartialDate(2011, 11), False),
        ("25/12/2019", PartialDate(2019, 12), PartialDate(2019, 12), False),
        ("12/25/2019", PartialDate(2019, 12), PartialDate(2019, 12), False),
        ("Month 20XX – Ongoing", None, None, True),
        ("between 2019 and 2020", PartialDate(2019), PartialDate(2020), False),
    ],
)
def test_forms(text: str, start: PartialDate | None, end: PartialDate | None, current: bool) -> None:
    assert span_of(text) == (start, end, current)


@pytest.mark.parametrize(
    "text",
    [
        "Increased revenue to 2000 users",
        "Managed 2021 servers over 2 years",
        "2000 users served, cost $2019",
        "+49 151 2019 2020",
        "Tel: (555) 2019-2020",
        "10.1234/icml.2022.9012",
        "https://example.org/2019/03/x",
        "ISO 27001:2013",
        "5 years of experience",
        "SQL Server 2019",
        "version 1.2.19",
        "may the march be with you",
        "",
    ],
)
def test_numbers_are_not_dates(text: str) -> None:
    assert find(text) == []


def test_two_periods_of_one_line() -> None:
    periods = [match.period for match in find("Sep. 2013, Mar. 2011 - Oct. 2011")]

    assert [(period.start, period.end) for period in periods] == [
        (PartialDate(2013, 9), PartialDate(2013, 9)),
        (PartialDate(2011, 3), PartialDate(2011, 10)),
    ]


def test_open_dash_is_told_apart_for_the_next_line() -> None:
    assert only("Jan 2019 –").open
    assert not only("Jan 2019 – present").open


def test_brackets_belong_to_the_span() -> None:
    text = "Engineer (2019 – 2021), Acme"

    assert text[slice(*only(text).span)] == "(2019 – 2021)"


def test_duration_alone() -> None:
    assert only("(5 Monate)").period == Period(printed="5 Monate", stated_months=5)


def test_order_of_day_and_month() -> None:
    assert is_month_first(["03/25/2019 – 04/02/2020"])
    assert not is_month_first(["25/03/2019 – 02/04/2020"])
    assert not is_month_first(["03/2019"])
    assert find("01/03/2019", month_first=True)[0].period.start == PartialDate(2019, 1)


def test_every_month_name_of_the_data_is_read() -> None:
    names = lexicon.toml("dates.toml")["months"]

    for number, forms in names.items():
        for name in forms:
            assert span_of(f"{name} 2019")[0] == PartialDate(2019, int(number)), name


@pytest.mark.parametrize("text", ["2023.04 –至今", "2023年4月 - 至今", "2023.04至今"])
def test_a_chinese_period_goes_on_behind_a_dash_too(text: str) -> None:
    (match,) = find(text)
    assert match.period.start == PartialDate(2023, 4)
    assert match.period.current
    assert match.period.end is None


def test_chinese_month_before_the_year() -> None:
    """What templates made for Western dates print in Chinese."""
    (found,) = find("5 月 2024 – 11 月 2025")

    assert (found.period.start, found.period.end) == (PartialDate(2024, 5), PartialDate(2025, 11))


def test_a_year_comes_before_its_months() -> None:
    dates = [PartialDate(2020, 12), PartialDate(2021), PartialDate(2020)]

    assert sorted(dates) == [PartialDate(2020), PartialDate(2020, 12), PartialDate(2021)]
