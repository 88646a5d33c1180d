from __future__ import annotations

import pytest

from matcher.scoring.lean import lean
from tests.scoring.resumes import AI, rated


@pytest.mark.parametrize(
    "ai, ml, expected",
    [
        (39.9, 39.9, "neither"),
        (40.0, 20.0, "ai-engineer"),
        (31.0, 42.0, "ml-engineer"),
        (60.0, 74.9, "both"),
        (60.0, 75.0, "ml-engineer"),
        (95.0, 67.0, "ai-engineer"),
        (59.9, 60.0, "ml-engineer"),
    ],
)
def test_the_lean_follows_the_raters_bounds(ai: float, ml: float, expected: str) -> None:
    found, reason = lean({"ai-engineer": ai, "ml-engineer": ml})

    assert found == expected
    assert f"{ai:.1f}" in reason and f"{ml:.1f}" in reason


@pytest.mark.parametrize(("ml", "close"), [(51.0, True), (56.9, True), (57.1, False), (80.0, False)])
def test_a_lead_within_the_rating_s_error_is_said_to_be_one(ml: float, close: bool) -> None:
    _, reason = lean({"ai-engineer": 52.0, "ml-engineer": ml})

    assert ("within the rating's own error" in reason) is close


def test_there_is_no_lean_when_only_one_of_the_two_was_rated() -> None:
    assert lean({"ai-engineer": 80.0}) == ("", "")


def test_the_reason_names_what_the_work_shows_most_of_the_role_that_it_leans_to() -> None:
    rated_ai = rated(AI)

    assert rated_ai.lean == "ai-engineer"
    strongest = max(rated_ai.fits[0].contributions, key=lambda part: part.points)
    assert strongest.name in rated_ai.lean_reason
    assert "Shown most" in rated_ai.lean_reason
