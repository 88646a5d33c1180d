"""The text of values is what ``json.dumps`` makes of their plain form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.plain import Encoder, Omit, View, Views
from matcher.writing import Writer


class Color(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    text: str


@dataclass(frozen=True)
class Tree:
    text: str = ""
    number: float = 0.0
    count: int = 0
    sure: bool = True
    color: Color = Color.RED
    day: date | None = None
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Leaf] = field(default_factory=dict)


VIEWS: Views = {Leaf: View(lambda leaf: {"says": leaf.text, "box": [1.5, None]}, {}), Tree: Omit(frozenset({"sure"}))}
WRITERS = (Writer(VIEWS), Writer(VIEWS, repeated=frozenset({Leaf})))
TREES = st.builds(
    Tree,
    text=st.text(),
    number=st.floats(allow_nan=False, allow_infinity=False),
    count=st.integers(),
    day=st.none() | st.dates(),
    leaves=st.lists(st.builds(Leaf, st.text()), max_size=3).map(tuple),
    named=st.dictionaries(st.text(), st.builds(Leaf, st.text()), max_size=2),
)


def dumped(value: Any) -> str:
    return json.dumps(Encoder(VIEWS)(value), ensure_ascii=False, separators=(",", ":"))


@given(TREES)
def test_text_is_that_of_the_plain_form(tree: Tree) -> None:
    assert [write(tree) for write in WRITERS] == [dumped(tree)] * 2


def test_what_comes_again_is_written_again() -> None:
    leaf = Leaf("x")
    tree = Tree(leaves=(leaf, leaf), named={"it": leaf})

    assert WRITERS[1](tree) == dumped(tree)


def test_a_type_without_a_plain_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="no plain form for object"):
        WRITERS[0](object())
