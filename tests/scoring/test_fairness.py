"""Who someone is does not enter: all persons of the benchmark with other names, pronouns, places and universities."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.scoring.resumes import Resume, copy_of, scores

GOLD = Path(__file__).parents[2] / "sample_cvs" / "benchmark" / "gold"
PRONOUNS = {"he": "she", "she": "he", "his": "her", "him": "her", "her": "his", "himself": "herself"}
_PRONOUN = re.compile(r"\b(?:" + "|".join(PRONOUNS) + r")\b")


def persons() -> dict[str, Resume]:
    """One document of each person."""
    found: dict[str, Resume] = {}
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["experience"]:
            found.setdefault(path.name.split("__")[0], resume_of(gold))
    return found


def resume_of(gold: dict[str, Any]) -> Resume:
    """What the truth file says that the document prints, as the tests of the rating take it."""
    jobs = [
        {"position": job["title"] or "", "name": job["company"] or "", "summary": job["description"] or ""}
        | {"highlights": job["bullets"] or [], "startDate": job["start"] or ""}
        | ({} if job["end"] in (None, "present") else {"endDate": job["end"]})
        for job in gold["experience"]
    ]
    degrees = [
        {"studyType": degree["degree"] or "", "area": degree["area"] or "", "institution": degree["institution"] or ""}
        for degree in gold["education"]
    ]
    basics = {"name": gold["name"], "label": gold["label"] or "", "summary": gold["summary"] or ""}
    return {"basics": basics, "work": jobs, "education": degrees, "skills": [{"keywords": gold["skills"] or []}]}


PERSONS = persons()


def swapped(resume: Resume) -> Resume:
    other = copy_of(resume)
    other["basics"] |= {
        "name": "Fatoumata Nguyen-O'Brien",
        "label": "Astronaut",
    }
    for job in other.get("work", []):
        job |= {"name": "Example Works", "position": "Person", "location": "Nowhere"}
    for degree in other.get("education", []):
        degree |= {"institution": "School of the North"}
    return _with_other_pronouns(other)


def _with_other_pronouns(value: Any) -> Any:
    if isinstance(value, str):
        return _PRONOUN.sub(lambda match: PRONOUNS[match[0]], value)
    if isinstance(value, list):
        return [_with_other_pronouns(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_other_pronouns(item) for key, item in value.items()}
    return value


def test_there_are_persons_to_swap() -> None:
    assert len(PERSONS) >= 24


@pytest.mark.parametrize("person", sorted(PERSONS))
def test_the_score_is_the_same_to_the_last_digit(person: str) -> None:
    assert scores(swapped(PERSONS[person])) == scores(PERSONS[person])
