"""Which skills a text names: the cases are data, in ``cases.toml``."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.taxonomy import mentions, taxonomy

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
NAMES = [entry.name for entry in taxonomy().entries]


def named(text: str, *, listed: bool = False) -> set[str]:
    return {mention.skill for mention in mentions(text, listed=listed)}


def test_there_are_cases_enough() -> None:
    assert sum(len(cases) for cases in CASES.values()) >= 150


@pytest.mark.parametrize("case", CASES["finds"], ids=lambda case: case[0][:40])
def test_a_text_names_exactly_these_skills(case: list[str]) -> None:
    text, *skills = case

    assert named(text) == set(skills)


@pytest.mark.parametrize("case", CASES["listed"], ids=lambda case: case[0][:40])
def test_a_skills_list_names_exactly_these_skills(case: list[str]) -> None:
    text, *skills = case

    assert named(text, listed=True) == set(skills)


@pytest.mark.parametrize("text", CASES["nothing"], ids=lambda text: text[:40])
def test_a_text_names_no_skill(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(("text", "skill"), CASES["never"], ids=lambda part: part[:40])
def test_a_text_does_not_name_this_skill(text: str, skill: str) -> None:
    assert skill in taxonomy()
    assert skill not in named(text)


def test_a_mention_tells_where_it_stands() -> None:
    text = "Built it with fine tuning and C++."

    found = [(mention.skill, text[mention.start : mention.end]) for mention in mentions(text)]

    assert found == [("Fine-tuning", "fine tuning"), ("C++", "C++")]


def test_each_naming_is_a_mention() -> None:
    assert [mention.skill for mention in mentions("Python, more Python and Java")] == ["Python", "Python", "Java"]


def test_nothing_is_matched_across_a_line_or_a_cell() -> None:
    assert named("machine\nlearning") == set()
    assert named("machine\tlearning") == set()


@given(st.text(max_size=200))
def test_any_text_gives_ordered_mentions_that_do_not_overlap(text: str) -> None:
    found = mentions(text)

    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(mention.skill in taxonomy() for mention in found)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
def test_the_spelling_of_white_space_does_not_matter(names: list[str]) -> None:
    text = "; ".join(names)

    assert named(text, listed=True) == named(text.replace(" ", "  "), listed=True)


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(count: int) -> float:
        text = "Python, R, Go, React, agents, " * count
        start = process_time()
        mentions(text)
        return process_time() - start

    mentions("Python")
    small = max(min(seconds(300) for _ in range(3)), 0.005)

    assert min(seconds(3000) for _ in range(2)) < 40 * small


def test_every_name_is_found_in_a_skills_list() -> None:
    lost = [
        entry.name
        for entry in taxonomy().entries
        if not (entry.context and not entry.context.listed and entry.name in entry.context.forms)
        and entry.name not in named(entry.name, listed=True)
    ]

    assert lost == []
