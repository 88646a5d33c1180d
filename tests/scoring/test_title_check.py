from __future__ import annotations

import pytest

from matcher.scoring import title_check
from tests.scoring.resumes import AI, DEVELOPER, ML, copy_of, rated, roles


def test_a_title_that_the_work_contradicts_is_named() -> None:
    liar = copy_of(ML)
    liar["basics"]["label"] = liar["work"][0]["position"] = "AI Engineer"
    check = rated(liar).title_check

    assert check is not None and not check.agrees
    assert (check.claimed, check.shown) == ("ai-engineer", "ml-engineer")
    assert check.sentence == "Titled “AI Engineer” (AI engineer); the work reads as ML engineer."


def test_and_the_other_way_round() -> None:
    liar = copy_of(AI)
    liar["basics"]["label"] = liar["work"][0]["position"] = "Machine Learning Engineer"
    check = rated(liar).title_check

    assert check is not None and not check.agrees
    assert "the work reads as AI engineer" in check.sentence


def test_a_title_with_too_little_behind_it_is_named() -> None:
    liar = copy_of(DEVELOPER)
    liar["work"][0]["position"] = "Senior AI Engineer"
    check = rated(liar).title_check

    assert check is not None and not check.agrees
    assert check.shown == ""


@pytest.mark.parametrize("resume", [AI, ML])
def test_a_true_title_agrees(resume: dict[str, object]) -> None:
    check = rated(resume).title_check

    assert check is not None and check.agrees


def test_a_title_of_another_kind_claims_nothing() -> None:
    check = rated(DEVELOPER).title_check

    assert check is not None and check.agrees and check.claimed == ""


@pytest.mark.parametrize(
    "title, claimed",
    [
        ("Senior AI Engineer (LLM)", "ai-engineer"),
        ("KI-Entwicklerin", "ai-engineer"),
        ("Ingénieure Machine Learning", "ml-engineer"),
        ("Staff ML Engineer – Fraud", "ml-engineer"),
        ("AI/ML Engineer", ""),
        ("Machine Learning & LLM Engineer", ""),
        ("Physiotherapist", ""),
    ],
)
def test_what_a_title_announces(title: str, claimed: str) -> None:
    assert title_check.announced(title, roles()) == claimed
