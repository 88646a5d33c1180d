"""Headings by their words: nine languages, any spacing, joint headings."""

from __future__ import annotations

import pytest

from matcher import lexicon
from matcher.sections import SectionKind, headings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Work Experience", SectionKind.EXPERIENCE),
        ("WORK EXPERIENCE:", SectionKind.EXPERIENCE),
        ("W O R K  E X P E R I E N C E", SectionKind.EXPERIENCE),
        ("WORKEXPERIENCE", SectionKind.EXPERIENCE),
        ("• Work Experience (3)", SectionKind.EXPERIENCE),
        ("2. Berufserfahrung", SectionKind.EXPERIENCE),
        ("Expérience professionnelle", SectionKind.EXPERIENCE),
        ("EXPERIENCIA LABORAL", SectionKind.EXPERIENCE),
        ("Experiência Profissional", SectionKind.EXPERIENCE),
        ("Esperienze lavorative", SectionKind.EXPERIENCE),
        ("Werkervaring", SectionKind.EXPERIENCE),
        ("Doświadczenie zawodowe", SectionKind.EXPERIENCE),
        ("工作经历", SectionKind.EXPERIENCE),
        ("教育背景", SectionKind.EDUCATION),
        ("Selected Publications", SectionKind.PUBLICATIONS),
        ("My Skills", SectionKind.SKILLS),
        ("Sprachkenntnisse", SectionKind.LANGUAGES),
        ("Work Experience (selected)", SectionKind.EXPERIENCE),
        ("II. Ausbildung", SectionKind.EDUCATION),
        ("Skills & Proficiency", SectionKind.SKILLS),
        ("Títulos académicos", SectionKind.EDUCATION),
        ("知识技能", SectionKind.SKILLS),
        ("Profile", SectionKind.SUMMARY),
    ],
)
def test_a_heading_is_known_in_every_spelling(text: str, kind: SectionKind) -> None:
    found = headings.match(text)

    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Education & Certifications", (SectionKind.EDUCATION, SectionKind.CERTIFICATES)),
        ("Ausbildung und Sprachen", (SectionKind.EDUCATION, SectionKind.LANGUAGES)),
        ("Skills / Languages / Interests", (SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.INTERESTS)),
    ],
)
def test_a_joint_heading_names_all_its_kinds(text: str, kinds: tuple[SectionKind, ...]) -> None:
    found = headings.match(text)

    assert found is not None
    assert (found.kind, *found.also) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kitchen Skills", SectionKind.SKILLS),
        ("Competenze di cucina", SectionKind.SKILLS),
        ("Kochkenntnisse", SectionKind.SKILLS),
        ("教学技能", SectionKind.SKILLS),
        ("Scholarly Publications", SectionKind.PUBLICATIONS),
        ("Experiencia como voluntaria", SectionKind.VOLUNTEER),
    ],
)
def test_the_noun_of_an_unknown_heading_says_what_it_is_about(text: str, kind: SectionKind) -> None:
    found = headings.guess(text)

    assert headings.match(text) is None
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize("text", ["Sailing Diary", "Web Development", "What Others Say", "…"])
def test_a_heading_without_a_known_noun_is_not_guessed(text: str) -> None:
    assert headings.guess(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Copper Works (Leeds)",
        "Kim (Lee)",
        ")",
        "(a)",
        "Senior Engineer",
        "Python, Java",
        "Led a team of five",
        "",
        "2019 – 2021",
        "Acme & Sons",
    ],
)
def test_other_lines_are_no_headings(text: str) -> None:
    assert headings.match(text) is None


def test_no_phrase_stands_under_two_kinds() -> None:
    seen: dict[tuple[str, str], str] = {}
    for kind, languages in lexicon.toml("headings.toml").items():
        if kind == "filler":
            continue
        for language, phrases in languages.items():
            for phrase in phrases:
                first = seen.setdefault((language, headings.squash(phrase)), kind)

                assert first == kind, f"{phrase!r} ({language}) is a heading of {first} and of {kind}"
