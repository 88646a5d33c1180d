"""Languages with fluency, from every way of printing them."""

from __future__ import annotations

import pytest

from matcher.extract import languages, tongues
from matcher.sections import SectionKind
from tests.extract.build import section


def read(*texts: str, kind: SectionKind = SectionKind.LANGUAGES) -> list[tuple[str, str, str, str]]:
    found = languages.find([section(kind, *texts, heading="Languages")])
    return [(skill.language.value, skill.code, skill.fluency, skill.cefr) for skill in found]


@pytest.mark.parametrize(
    "texts",
    [
        ["English (C1), German (native)"],
        ["English: C1; German: native"],
        ["English – C1 | German – native"],
        ["English C1", "German native"],
        ["English\tC1", "German\tnative"],
        ["English", "C1", "German", "native"],
        ["English\tGerman", "C1\tnative"],
        ["- English, C1", "- German, native"],
    ],
)
def test_forms(texts: list[str]) -> None:
    assert read(*texts) == [("English", "en", "C1", "C1"), ("German", "de", "native", "native")]


@pytest.mark.parametrize(
    ("text", "language", "code", "cefr"),
    [
        ("Luo: native", "Luo", "luo", "native"),
        ("Saksa – sujuva", "Saksa", "de", "C1"),
        ("Němčina – středně pokročilý", "Němčina", "de", "B2"),
        ("Tysk: flydende", "Tysk", "de", "C1"),
        ("Norska – modersmål", "Norska", "no", "native"),
        ("Almanca – orta seviye", "Almanca", "de", "B1"),
        ("Deutsch (Muttersprache)", "Deutsch", "de", "native"),
        ("Français : courant", "Français", "fr", "C1"),
        ("Inglés – intermedio", "Inglés", "en", "B1"),
        ("Português (nativo)", "Português", "pt", "native"),
        ("Inglese: buono", "Inglese", "en", "B2"),
        ("Engels – goed", "Engels", "en", "B2"),
        ("Angielski – biegle", "Angielski", "en", "C1"),
        ("英语：流利", "英语", "en", "C1"),
        ("Mandarin Chinese (native)", "Mandarin Chinese", "zh", "native"),
        ("Low German: fluent", "Low German", "nds", "C1"),
        ("English ●●●●○", "English", "en", ""),
    ],
)
def test_languages_of_cvs(text: str, language: str, code: str, cefr: str) -> None:
    ((name, found_code, _, level),) = read(text)

    assert (name, found_code, level) == (language, code, cefr)


def test_enumeration_shares_its_lead() -> None:
    assert [row[2] for row in read("Fluent in Pashto, Urdu and French.")] == ["Fluent", "Fluent", "Fluent"]


def test_tests_are_fluency() -> None:
    assert read("English (IELTS 7.0)") == [("English", "en", "IELTS 7.0", "")]


def test_labelled_row_in_another_section() -> None:
    assert [row[0] for row in read("Languages: English, Polish", kind=SectionKind.SKILLS)] == ["English", "Polish"]
    assert read("Languages: Python, Go", kind=SectionKind.SKILLS) == []


def test_a_language_that_is_not_in_the_list_needs_a_fluency() -> None:
    assert [row[0] for row in read("Ladin (fluent)")] == ["Ladin"]
    assert read("Something") == []


def test_cefr_of_printed_words() -> None:
    assert tongues.cefr("B2/C1") == "B2"
    assert tongues.cefr("full professional proficiency") == "C1"
    assert tongues.cefr("nonsense") == ""


def test_grid_of_levels_in_a_skills_section() -> None:
    rows = read("Mother tongue\tEnglish", "French\tC1\tC2\tB2", kind=SectionKind.SKILLS)

    assert [(row[0], row[3]) for row in rows] == [("English", "native"), ("French", "C1")]


def test_a_language_that_no_list_has_keeps_its_fluency_to_itself() -> None:
    found = read("English (fluent), Quenyan (native), German (B1)")

    assert [(name, cefr) for name, _, _, cefr in found] == [("English", "C1"), ("Quenyan", "native"), ("German", "B1")]


def test_what_is_graded_beside_a_language_is_none() -> None:
    assert [name for name, *_ in read("German", "Speaking: C1", "Writing: B2")] == ["German"]


def test_under_a_heading_that_says_nothing_languages_with_fluency_are_languages() -> None:
    found = read("Dutch (native), Arabic (native), English C1", "French B1", kind=SectionKind.OTHER)

    assert [(name, cefr) for name, _, _, cefr in found] == [
        ("Dutch", "native"),
        ("Arabic", "native"),
        ("English", "C1"),
        ("French", "B1"),
    ]


@pytest.mark.parametrize(
    "text", ["Dutch cuisine, French B1", "English, French", "Polish Army, 2010 - 2012", "Python B1"]
)
def test_under_such_a_heading_anything_else_is_none(text: str) -> None:
    assert read(text, kind=SectionKind.OTHER) == []
