"""What the phrases of the shipped roles recognise, and that each counts once."""

from __future__ import annotations

import pytest

from matcher import lexicon
from matcher.role import Ground, Role
from matcher.scoring import competencies, parameters, words
from tests.scoring.resumes import AS_OF, Resume, built, roles, scores

AI_WORK = (
    "Tuned chunk size and overlap; hit rate at 5 went from 62% to 88%",
    "Wrote a Slack bot which answers HR questions with sources",
    "Added jailbreak tests in front of the model",
    "Agentes que consultan sistemas internos mediante llamadas a herramientas",
    "Mise en place de garde-fous et de tests contre l'injection de prompts",
    "Einbettung und Indexierung von 500.000 Dokumenten in eine Vektordatenbank",
)
ML_WORK = (
    "Off-policy evaluation of ranking policies before each online test",
    "Built labelling guidelines and measured inter-annotator agreement",
    "Derived a closed-form estimator and proved its consistency",
    "Modellüberwachung und Drifterkennung im Produktivbetrieb",
    "Mise en production et suivi de la dérive des modèles",
    "Entrenamiento de redes neuronales para detectar tumores",
)
OTHER_WORK = (
    "Tested releases with a regression suite in Selenium",
    "Managed a team of twelve sales agents and trained new staff",
    "Prompt handling of customer complaints",
    "Served 120 tables on busy evenings",
    "Assistant to the managing director; calendar and travel",
    "Prognose der Verkaufszahlen für das Quartal",
)


def one_job(*texts: str) -> Resume:
    job = {"position": "Engineer", "name": "Example", "startDate": "2023-01", "highlights": list(texts)}
    return {"basics": {"name": "Kim Example"}, "work": [job], "skills": [], "education": []}


def strong_own(role: Role, text: str) -> list[str]:
    shown = competencies_of(text)
    own = [c.ground is Ground.OWN for c in role.competencies]
    found = competencies.role_signals(role.competencies, shown)
    return [s.key for is_own, signals in zip(own, found, strict=True) if is_own for s in signals if s.places]


def competencies_of(text: str) -> competencies.Shown:
    from matcher.scoring import evidence

    return evidence.collect(built(one_job(text))[1], AS_OF)


@pytest.mark.parametrize("text", AI_WORK)
def test_work_of_an_ai_engineer_is_recognised(text: str) -> None:
    assert strong_own(roles()[0], text)


@pytest.mark.parametrize("text", ML_WORK)
def test_work_of_an_ml_engineer_is_recognised(text: str) -> None:
    assert strong_own(roles()[1], text)


@pytest.mark.parametrize("text", OTHER_WORK)
def test_other_work_shows_neither_role(text: str) -> None:
    assert not strong_own(roles()[0], text)
    assert not strong_own(roles()[1], text)


@pytest.mark.parametrize("role", lexicon.roles(), ids=lambda role: role.id)
def test_no_phrase_of_a_competency_is_written_twice(role: Role) -> None:
    """ "model", "modèle" and "Modell" have one stem: each would count the same word again."""
    for competency in role.competencies:
        weak = [(text.startswith("~"), tuple(words.stems(text.replace("#", "0")))) for text in competency.phrases]

        assert len(weak) == len(set(weak)), competency.id


def test_a_weak_phrase_counts_less_than_an_unmistakable_one() -> None:
    strong = one_job("Built retrieval-augmented generation", "Set up an MCP server")
    weak = one_job("Built retrieval-augmented generation", "Set up an autonomous thing")

    assert scores(strong)[0] > scores(weak)[0] >= scores(one_job("Built retrieval-augmented generation"))[0]


def test_work_on_the_own_ground_implies_engineering() -> None:
    """Whoever trains models has programmed, whether "Python" is printed or not: also for the other role."""
    ai, _ = scores(one_job("Trained gradient-boosted trees to predict late payments; AUC 0.84"))

    assert 5.0 < ai < 40.0


def test_of_equal_proofs_on_a_line_the_skill_that_the_role_names_first_is_quoted() -> None:
    role = roles()[0]
    shown = competencies_of("FastAPI and Python services for container tracking")
    python = next(c for c in role.competencies if c.id == "python")
    found = competencies.role_signals([python], shown)[0]

    strength = competencies.strength(python, found, shown, parameters.shipped())

    assert [proof.surface for proof in strength.proofs] == ["Python"]
