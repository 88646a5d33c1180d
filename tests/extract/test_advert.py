"""Reading a job advertisement."""

from __future__ import annotations

import pytest

from matcher import readers
from matcher.advert import Advert, Ask
from matcher.errors import NotAnAdvertError
from matcher.extract import advert

TEXT = """
Senior Machine Learning Engineer (m/w/d)
About us
We have forecast weather for 90 years and love deep learning.
Your tasks
- Train models in PyTorch
- Experience with data is built here
Requirements
- Master's degree in physics, mathematics or similar
- At least 4 years of experience in machine learning
- Python and SQL
- Kubernetes is a plus
Nice to have
- Rust
Benefits
- Docker mugs
"""


def read(text: str) -> Advert:
    return advert.read(readers.read(readers.Source("advert.txt", text.encode())))


def test_the_parts_of_an_advertisement_are_told_apart() -> None:
    asked = {line.line.text: line.ask for line in read(TEXT).lines}

    assert asked["Train models in PyTorch"] is Ask.DUTY
    assert asked["Python and SQL"] is Ask.REQUIRED
    assert asked["Kubernetes is a plus"] is Ask.DESIRABLE
    assert asked["Rust"] is Ask.DESIRABLE
    assert "Docker mugs" not in asked and not any("weather" in text for text in asked)


def test_title_years_and_degree_are_read_with_their_lines() -> None:
    found = read(TEXT)

    assert found.title and found.title.value == "Senior Machine Learning Engineer (m/w/d)"
    assert found.years and found.years.value == 4
    assert found.degree and found.degree.value == "master" and found.stem


def test_skills_carry_how_they_are_asked_for() -> None:
    asks = {skill.id: skill.ask for skill in read(TEXT).skills}

    assert asks["PyTorch"] is Ask.DUTY and asks["SQL"] is Ask.REQUIRED and asks["Rust"] is Ask.DESIRABLE
    assert "Docker" not in asks


@pytest.mark.parametrize(
    "line, years",
    [
        ("5+ years of experience with Python", 5),
        ("3-5 years experience", 3),
        ("mindestens 3 Jahre Erfahrung in der Entwicklung", 3),
        ("2 ans d'expérience", 2),
        ("For 30 years we have had experience", None),
        ("18 years or older", None),
    ],
)
def test_years_of_experience(line: str, years: int | None) -> None:
    found = read(f"AI Engineer\nRequirements\n- Python\n- {line}").years

    assert (found.value if found else None) == years


def test_the_title_may_stand_behind_a_label_or_in_a_sentence() -> None:
    labelled = read("Job title: LLM Engineer\nRequirements\n- Python")
    told = read("Great things are happening at our place, so come and see what we do every day here, friends.\n"
                "We are hiring a Senior ML Engineer. Requirements: Python, SQL")  # fmt: skip

    assert labelled.title and labelled.title.value == "LLM Engineer"
    assert told.title and told.title.value == "Senior ML Engineer"


def test_a_text_that_asks_for_nothing_is_refused() -> None:
    with pytest.raises(NotAnAdvertError, match="advertisement"):
        read("Dear Ms Example,\nthank you for the flowers.\nYours, Sam")
