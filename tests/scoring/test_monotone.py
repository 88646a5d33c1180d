"""More evidence never lowers a score, less never raises it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.scoring import total
from models.tfidf import blocks
from tests.scoring.resumes import AI, ALL, ML, Resume, copy_of, scores

STATEMENTS = [text for name, texts in blocks() for text in texts]
TECHNICAL = [
    t for name, ts in blocks() if "engineer" in name.lower() or "data" in name.lower() or "KI" in name for t in ts
]
KEYWORDS = [
    "Python",
    "RAG",
    "PyTorch",
    "SQL",
    "Docker",
    "MCP",
    "XGBoost",
    "statistics",
    "Kubernetes",
    "LangChain",
    "baking",
]
YEARS = st.integers(2005, 2025)


@st.composite
def jobs(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(YEARS)
    end = draw(st.one_of(st.none(), st.integers(start, 2026)))
    texts = draw(
        st.lists(st.sampled_from(TECHNICAL) | st.sampled_from(STATEMENTS), min_size=1, max_size=6, unique=True)
    )
    job = {"position": "Engineer", "name": "Example", "startDate": f"{start}-03", "highlights": texts}
    return job if end is None else {**job, "endDate": f"{end}-{draw(st.integers(3, 12)):02d}"}


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    projects = st.builds(
        lambda texts: {"name": "Side project", "highlights": texts},
        st.lists(st.sampled_from(TECHNICAL), min_size=1, max_size=2),
    )
    return {
        "basics": {"name": "Kim Example", "summary": draw(st.sampled_from(STATEMENTS))},
        "work": draw(st.lists(jobs(), min_size=1, max_size=3)),
        "projects": draw(st.lists(projects, max_size=1)),
        "skills": [{"keywords": draw(st.lists(st.sampled_from(KEYWORDS), min_size=1, max_size=6, unique=True))}],
        "education": [{"studyType": "BSc", "area": "Computer Science", "institution": "Example"}],
    }


def without_one(resume: Resume) -> list[Resume]:
    """The resume without each of its lines of evidence in turn."""
    found = []
    for section, key in (("work", "highlights"), ("projects", "highlights"), ("skills", "keywords")):
        for index, entry in enumerate(resume.get(section, [])):
            for line in range(len(entry[key])):
                less = copy_of(resume)
                del less[section][index][key][line]
                found.append(less)
    less = copy_of(resume)
    less["basics"].pop("summary", None)
    return [*found, less]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(resumes())
def test_removing_a_line_never_raises_a_score(resume: Resume) -> None:
    whole = scores(resume)
    for less in without_one(resume):
        assert all(part <= full for part, full in zip(scores(less), whole, strict=True)), less


@pytest.mark.parametrize("name", sorted(ALL))
def test_removing_a_line_of_a_plain_cv_never_raises_a_score(name: str) -> None:
    whole = scores(ALL[name])

    assert all(part <= full for less in without_one(ALL[name]) for part, full in zip(scores(less), whole, strict=True))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([AI, ML]), st.integers(2016, 2022), st.integers(1, 12), st.integers(1, 40))
def test_more_months_of_shown_work_never_lower_a_score(resume: Resume, year: int, month: int, more: int) -> None:
    short, long = copy_of(resume), copy_of(resume)
    short["work"][0] |= {"startDate": "2015-01", "endDate": f"{year}-{month:02d}"}
    after = year * 12 + month - 1 + more
    long["work"][0] |= {"startDate": "2015-01", "endDate": f"{after // 12}-{after % 12 + 1:02d}"}

    assert all(a <= b for a, b in zip(scores(short), scores(long), strict=True))


@given(st.lists(st.floats(0, 40), min_size=1, max_size=20))
def test_rounded_parts_add_up_to_the_rounded_sum(parts: list[float]) -> None:
    rounded = total.tenths(parts)

    assert sum(round(10 * value) for value in rounded) == round(10 * sum(parts))
    assert all(abs(a - b) <= 0.1 + 1e-9 for a, b in zip(parts, rounded, strict=True))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.5, 9))
def test_the_curve_rises_from_zero_to_one(a: float, b: float, bend: float) -> None:
    assert total.curve(0, bend) == 0
    assert total.curve(1, bend) == pytest.approx(1)
    assert total.curve(min(a, b), bend) <= total.curve(max(a, b), bend)
