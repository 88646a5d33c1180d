from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

import pytest

from matcher.plain import Encoder, Omit, View, schema

T = TypeVar("T")


class Color(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Held(Generic[T]):
    """Something held."""

    value: T


@dataclass(frozen=True)
class Box:
    color: Color
    day: date
    held: Held[str] | None
    numbers: tuple[int, ...]


BOX = Box(Color.RED, date(2026, 11, 1), Held("x"), (1, 2))


def test_dataclasses_become_dicts_and_scalars() -> None:
    assert Encoder({})(BOX) == {"color": "red", "day": "2026-11-01", "held": {"value": "x"}, "numbers": [1, 2]}


def test_what_comes_again_is_made_once_a_record() -> None:
    held = Held("x")
    encode = Encoder({}, repeated=frozenset({Held}))
    first, second = encode((held, held))

    assert first is second == {"value": "x"}
    assert encode(held) is not first


def test_a_view_shows_a_type_in_another_way() -> None:
    views = {Held: View(lambda held: held.value, {"type": "string"})}

    assert Encoder(views)(BOX)["held"] == "x"
    assert schema(Held, views, {}) == {"type": "string"}


def test_omitted_fields_are_neither_shown_nor_promised() -> None:
    views = {Box: Omit(frozenset({"numbers", "held"}))}
    definitions: dict[str, dict[str, object]] = {}
    schema(Box, views, definitions)

    assert set(Encoder(views)(BOX)) == {"color", "day"}
    assert definitions["Box"]["required"] == ["color", "day"]


def test_a_generic_type_has_one_definition_for_each_use() -> None:
    definitions: dict[str, dict[str, object]] = {}

    assert schema(Held[str], {}, definitions) == {"$ref": "#/$defs/HeldStr"}
    assert definitions["HeldStr"]["properties"] == {"value": {"type": "string"}}
    assert definitions["HeldStr"]["description"] == "Something held."


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError):
        Encoder({})(object())
    with pytest.raises(TypeError):
        schema(complex, {}, {})
