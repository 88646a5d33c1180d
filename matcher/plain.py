"""Typed values as plain JSON values, and the JSON Schema that describes the result: both from the same types.

Why in one place: what a program writes and what its schema promises cannot drift apart when both walk the type hints.
Knows nothing of CVs: whoever wants a type shown differently passes a ``View`` for it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """How a type is shown instead of field by field."""

    encode: Callable[[Any], Any]
    """Gives the plain form."""
    schema: Mapping[str, Any]
    """JSON Schema of what ``encode`` returns."""


@dataclass(frozen=True, slots=True)
class Omit:
    """Field names of a dataclass that are not shown."""

    names: frozenset[str]


Views = Mapping[type, View | Omit]


class Encoder:
    """Turns values into plain ones; how each type is done is worked out once, when it is first met."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._known: dict[type, Callable[[Any], Any]] = dict.fromkeys((str, int, float, bool, type(None)), _same)

    def __call__(self, value: Any) -> Any:
        """Dataclasses, enums, tuples, dates and scalars as dicts, lists and scalars.

        Raises ``TypeError`` for a type that has no plain form.
        """
        kind = type(value)
        way = self._known.get(kind) or self._learn(kind)
        return way(value)

    def _learn(self, kind: type) -> Callable[[Any], Any]:
        way = self._known[kind] = self._way(kind)
        return way

    def _way(self, kind: Any) -> Callable[[Any], Any]:
        view = self._views.get(kind)
        if isinstance(view, View):
            return view.encode
        if issubclass(kind, Enum):
            plain = {member: member.value for member in kind}
            return plain.__getitem__
        if issubclass(kind, date):
            return lambda value: value.isoformat()
        if issubclass(kind, (tuple, list)):
            return lambda value: [self(item) for item in value]
        if issubclass(kind, dict):
            return lambda value: {key: self(item) for key, item in value.items()}
        if is_dataclass(kind):
            shown = names(kind, view)
            return lambda value: {name: self(getattr(value, name)) for name in shown}
        raise TypeError(f"no plain form for {kind.__name__}")


def _same(value: Any) -> Any:
    return value


def names(kind: Any, omit: Omit | None) -> tuple[str, ...]:
    """The fields of a dataclass that are shown."""
    return tuple(item.name for item in fields(kind) if omit is None or item.name not in omit.names)


def schema(kind: Any, views: Views, definitions: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of what an ``Encoder`` makes for a type hint; dataclasses go to ``definitions``, once each.

    Raises ``TypeError`` for a hint that it does not know.
    """
    view = views.get(kind)
    if isinstance(view, View):
        return dict(view.schema)
    scalar = _SCALARS.get(kind)
    if scalar:
        return dict(scalar)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [schema(argument, views, definitions) for argument in arguments]}
    if origin in (tuple, list):
        return {"type": "array", "items": schema(arguments[0], views, definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(arguments[1], views, definitions)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        definitions.setdefault(kind.__name__, {"enum": [member.value for member in kind]})
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if is_dataclass(origin or kind):
        return _object(origin or kind, arguments, views, definitions)
    raise TypeError(f"no schema for {kind}")


_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
}


def _object(kind: Any, arguments: tuple[Any, ...], views: Views, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__ + "".join(argument.__name__.capitalize() for argument in arguments)
    if name not in definitions:
        definitions[name] = {}  # a placeholder first: types may refer to themselves
        hints = typing.get_type_hints(kind)
        bound = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
        shown = names(kind, typing.cast(Omit | None, views.get(kind)))
        properties = {key: schema(bound.get(hints[key], hints[key]), views, definitions) for key in shown}
        definitions[name] = {"type": "object", "properties": properties, "required": list(properties)}
        definitions[name]["additionalProperties"] = False
        if kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}("):
            definitions[name]["description"] = " ".join(kind.__doc__.split())
    return {"$ref": f"#/$defs/{name}"}
