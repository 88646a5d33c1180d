"""Resumes that the tests of the rating are run on."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any

from matcher import lexicon, scoring
from matcher.candidate import Candidate
from matcher.document import Document
from matcher.role import Role
from matcher.taxonomy import mentions
from tests.scoring import builders

AS_OF = date(2026, 11, 1)
Resume = dict[str, Any]


def find(text: str, listed: bool) -> Iterable[tuple[str, str, str]]:
    return [(m.skill, m.area, m.surface) for m in mentions(text, listed=listed)]


def roles() -> tuple[Role, ...]:
    return tuple(role for role in lexicon.roles() if role.id in ("ai-engineer", "ml-engineer"))


def built(resume: Resume) -> tuple[Document, Candidate]:
    return builders.build(resume, find)


def rated(resume: Resume) -> scoring.Rating:
    return scoring.rate(*built(resume), roles(), AS_OF)


def scores(resume: Resume) -> tuple[float, float]:
    ai, ml = rated(resume).fits
    return ai.score, ml.score


AI: Resume = {
    "basics": {"name": "Kim Example", "label": "AI Engineer", "summary": "I ship assistants on language models."},
    "work": [
        {
            "position": "AI Engineer",
            "name": "Example Ltd",
            "startDate": "2023-01",
            "highlights": [
                "Built a retrieval pipeline with LangChain, pgvector and reranking over 40,000 contracts.",
                "Integrated the OpenAI and Anthropic APIs into a FastAPI service on AWS.",
                "Wrote MCP servers so that agents call internal tools, with human approval.",
                "Prompt engineering with regression tests in GitHub Actions; hallucination rate from 8% to 1%.",
                "Evaluated answers with Ragas on a golden set of 300 questions.",
            ],
        },
        {
            "position": "Software Engineer",
            "name": "Sample GmbH",
            "startDate": "2019-05",
            "endDate": "2022-12",
            "highlights": ["Built REST services in Django and PostgreSQL.", "Deployed with Docker and Kubernetes."],
        },
    ],
    "education": [{"studyType": "MSc", "area": "Computer Science", "institution": "Example University"}],
    "skills": [{"name": "Skills", "keywords": ["Python", "RAG", "LangGraph", "SQL", "Docker", "Qdrant"]}],
}

ML: Resume = {
    "basics": {"name": "Sam Sample", "label": "Machine Learning Engineer"},
    "work": [
        {
            "position": "Machine Learning Engineer",
            "name": "Example Pay",
            "startDate": "2021-02",
            "highlights": [
                "Trained LightGBM models for fraud detection, AUC 0.91, with features from Spark.",
                "Deployed models with MLflow and Docker on AWS; drift monitoring and weekly retraining.",
                "Quantile regression for demand forecasting; cross-validation against a baseline.",
                "Trained a convolutional neural network in PyTorch for document images.",
                "Feature store in Feast with Redis.",
            ],
        },
    ],
    "education": [{"studyType": "MSc", "area": "Statistics", "institution": "Example University"}],
    "skills": [{"name": "Skills", "keywords": ["Python", "scikit-learn", "SQL", "Airflow", "linear algebra"]}],
}

NURSE: Resume = {
    "basics": {"name": "Alex Nurse", "label": "Staff Nurse"},
    "work": [
        {
            "position": "Staff Nurse",
            "name": "Example Hospital",
            "startDate": "2015-01",
            "highlights": [
                "Cared for eight patients a shift on a surgical ward.",
                "Led the infection audit and trained new colleagues.",
            ],
        }
    ],
    "education": [{"studyType": "BSc", "area": "Nursing", "institution": "Example College"}],
    "skills": [{"name": "Skills", "keywords": ["medication safety", "wound care", "mentoring"]}],
}

DEVELOPER: Resume = {
    "basics": {"name": "Robin Coder", "label": "Senior Software Engineer"},
    "work": [
        {
            "position": "Senior Software Engineer",
            "name": "Example Shop",
            "startDate": "2018-01",
            "highlights": [
                "Built REST services in Java and Spring Boot on PostgreSQL.",
                "Introduced CI/CD with GitHub Actions, Docker and Kubernetes.",
                "Split a monolith into microservices over Kafka.",
                "Mentors two juniors.",
            ],
        }
    ],
    "education": [{"studyType": "BSc", "area": "Computer Science", "institution": "Example University"}],
    "skills": [{"name": "Skills", "keywords": ["Java", "Go", "SQL", "Docker", "AWS", "Python"]}],
}

ALL = {"ai": AI, "ml": ML, "nurse": NURSE, "developer": DEVELOPER}


def copy_of(resume: Resume) -> Resume:
    return deepcopy(resume)
