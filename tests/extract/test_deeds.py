"""What was done is told from who somebody was, by how a line begins."""

from __future__ import annotations

import pytest

from matcher.extract.deeds import is_deed


@pytest.mark.parametrize(
    "text",
    [
        "Trained 9 new members of staff in payroll",
        "Led the migration to a new ledger",
        "Managing a team of five buyers",
        "Betreuung von Auftraggebern",
        "Gestión de un presupuesto anual",
        "Formation de quatre apprentis",
        "Zarządzanie zespołem i budżetem",
    ],
)
def test_deeds(text: str) -> None:
    assert is_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Managing Director",
        "Consulting Engineer, Larkfield Ltd",
        "Registered Nurse",
        "Lead Developer at Brightmoor",
        "Seed Capital Partners",
        "Leitung Einkauf",
        "Responsabile estero",
        "Frączek & Borkowski",
        "Teacher of Chemistry",
    ],
)
def test_titles_and_names(text: str) -> None:
    assert not is_deed(text)
