"""The rating as a whole: what it is made of, whom it favours, and what never changes it."""

from __future__ import annotations

import pytest

from matcher import scoring
from matcher.scoring import rating
from tests.scoring.resumes import AI, ALL, AS_OF, DEVELOPER, ML, NURSE, Resume, built, copy_of, rated, roles, scores


@pytest.mark.parametrize("name", sorted(ALL))
def test_points_add_up_to_the_score_in_tenths(name: str) -> None:
    for fit in rated(ALL[name]).fits:
        tenths = [round(term.points * 10) for term in fit.contributions]

        assert all(abs(t / 10 - term.points) < 1e-9 for t, term in zip(tenths, fit.contributions, strict=True))
        assert sum(tenths) == round(fit.score * 10)
        assert 0 <= fit.score <= 100


def test_an_ai_engineer_fits_the_one_role_and_leans_to_it() -> None:
    ai, ml = scores(AI)

    assert ai >= 75 > 50 > ml
    assert rated(AI).lean == "ai-engineer"


def test_an_ml_engineer_fits_the_other_role_and_leans_to_it() -> None:
    ai, ml = scores(ML)

    assert ml >= 75 > 50 > ai
    assert rated(ML).lean == "ml-engineer"


def test_a_software_engineer_is_general_programming_and_neither_role() -> None:
    assert all(15 <= score <= 35 for score in scores(DEVELOPER))
    assert rated(DEVELOPER).lean == "neither"


def test_another_profession_stays_under_ten() -> None:
    assert all(score < 10 for score in scores(NURSE))


def test_what_is_said_of_the_person_does_not_enter() -> None:
    """Name, title, school, company, place and the year of the degree."""
    other = copy_of(AI)
    other["basics"] |= {"name": "Maria del Carmen Ortega", "label": "Gardener", "location": {"city": "Lima"}}
    other["education"][0] |= {"institution": "Massachusetts Institute of Machine Learning", "endDate": "1989"}
    for job in other["work"]:
        job |= {"name": "OpenAI Deep Learning Retrieval Ltd", "position": "Florist"}

    assert scores(other) == scores(AI)


def test_the_same_input_gives_the_same_rating() -> None:
    assert rated(AI) == rated(copy_of(AI))


def test_recent_work_counts_more_than_old_work() -> None:
    old = copy_of(AI)
    for job, (start, end) in zip(old["work"], (("2012-01", "2014-12"), ("2008-05", "2011-12")), strict=True):
        job |= {"startDate": start, "endDate": end}

    assert scores(old)[0] < scores(AI)[0] - 5


def test_work_counts_more_than_a_bare_list() -> None:
    listed: Resume = {
        "basics": {"name": "Kim Example"},
        "skills": [{"keywords": ["RAG", "LangChain", "pgvector", "MCP", "OpenAI API", "Ragas", "Python", "Docker"]}],
        "education": AI["education"],
    }

    assert scores(listed)[0] <= 2 < scores(AI)[0]


def test_every_proof_stands_on_its_line() -> None:
    for fit in rated(AI).fits + rated(ML).fits:
        for term in fit.contributions:
            for proof in term.proofs:
                assert proof.surface in proof.line.text, (term.id, proof)


def test_the_score_of_a_basis_is_the_score_of_its_fit() -> None:
    _, candidate = built(AI)
    shown = scoring.evidence.collect(candidate, AS_OF)
    for role in roles():
        (base,) = rating.bases(candidate, shown, (role,), scoring.parameters.shipped())

        assert rating.score(base) == rating.fit(base).score


@pytest.mark.parametrize(
    "value, meaning",
    [(0.0, "little"), (39.9, "general"), (40.0, "adjacent"), (75.0, "interviewed"), (100.0, "strong")],
)
def test_the_score_in_words_follows_the_scale(value: float, meaning: str) -> None:
    assert meaning in rating.meaning(value)


def test_a_document_without_anything_is_rated_zero() -> None:
    fits = rated({"basics": {"name": "Nobody"}}).fits

    assert [fit.score for fit in fits] == [0.0, 0.0]
