"""What a CV says in few words, kept with its kind."""

from __future__ import annotations

import pytest

from matcher.candidate import PartialDate
from matcher.extract import notes
from matcher.sections import SectionKind
from tests.extract.build import section


def read(kind: SectionKind, *texts: str) -> list[tuple[str, str]]:
    return [(note.kind, note.text.value) for note in notes.find([section(kind, *texts)])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Driving licence: B", "licence"),
        ("Führerschein Klasse B", "licence"),
        ("Permis B", "licence"),
        ("US Citizen", "permit"),
        ("Nationality: Irish", "permit"),
        ("Work permit: EU Blue Card", "permit"),
        ("Notice period: 3 months", "availability"),
        ("Verfügbar ab 01.03.2027", "availability"),
        ("Disponible immédiatement", "availability"),
    ],
)
def test_facts(text: str, kind: str) -> None:
    assert read(SectionKind.OTHER, text) == [(kind, text)]


def test_publications_and_patents() -> None:
    found = notes.find(
        [
            section(
                SectionKind.PUBLICATIONS, "- J. Doe. On trees. NeurIPS 2023, pp. 1-9", "- US Patent 9,123,456: A tree"
            )
        ]
    )

    assert [(note.kind, note.date) for note in found] == [("publication", PartialDate(2023)), ("patent", None)]


def test_awards_with_their_giver() -> None:
    (award,) = notes.find([section(SectionKind.AWARDS, "- Best Paper, awarded by ACM, 2021")])

    assert (award.kind, award.publisher, award.date) == ("award", "ACM", PartialDate(2021))


def test_interests_are_divided() -> None:
    assert read(SectionKind.INTERESTS, "Chess, running and photography") == [
        ("interest", "Chess"),
        ("interest", "running and photography"),
    ]


def test_references_on_request_are_none() -> None:
    assert read(SectionKind.REFERENCES, "Available upon request") == []
