"""Headings as people of many countries, and of a chatty kind, write them."""

from __future__ import annotations

import pytest

from matcher.sections import SectionKind, headings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What I've built", SectionKind.PROJECTS),
        ("Career so far", SectionKind.EXPERIENCE),
        ("Where I've worked", SectionKind.EXPERIENCE),
        ("Toolbox", SectionKind.SKILLS),
        ("Studies", SectionKind.EDUCATION),
        ("When I'm not working", SectionKind.INTERESTS),
        ("Arbetslivserfarenhet", SectionKind.EXPERIENCE),
        ("Uddannelse", SectionKind.EDUCATION),
        ("Ferdigheter", SectionKind.SKILLS),
        ("Kielitaito", SectionKind.LANGUAGES),
        ("Pracovní zkušenosti", SectionKind.EXPERIENCE),
        ("Eğitim Bilgileri", SectionKind.EDUCATION),
    ],
)
def test_heading_words(text: str, kind: SectionKind) -> None:
    found = headings.match(text)

    assert found is not None
    assert (found.kind, found.exact) == (kind, True)
