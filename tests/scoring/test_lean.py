from __future__ import annotations

import pytest

from matcher.scoring.lean import lean


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


def test_there_is_no_lean_when_only_one_of_the_two_was_rated() -> None:
    assert lean({"ai-engineer": 80.0}) == ("", "")
