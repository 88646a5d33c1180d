from __future__ import annotations

import pytest

from matcher.extract import contacts
from matcher.sections import split
from tests.extract.build import document


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("Senior Data Engineer — Cork, Ireland", "Senior Data Engineer"),
        ("Data Scientist, Munich, Germany", "Data Scientist"),
        ("Software Engineer - Machine Learning", "Software Engineer - Machine Learning"),
    ],
)
def test_the_place_behind_a_headline_is_no_part_of_it(printed: str, headline: str) -> None:
    cv = document("# Maria Keane", printed, "maria@example.org", "Experience", "Engineer, Foo Ltd, 2019 - 2021")
    found = contacts.find(cv, split(cv)).headline

    assert found is not None and found.value == headline
