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


_SCALARS = frozenset({str, int, float, bool, type(None)})
_Memo = dict[int, Any]
"""Identity of a value -> its plain form, within one record."""
_Way = Callable[[Any, _Memo], Any]


class Encoder:
    """Turns values into plain ones; how each type is done is worked out once, when it is first met."""

    def __init__(self, views: Views, repeated: frozenset[type] = frozenset()) -> None:
        """``repeated``: types whose values come more than once in a record, as a line comes with each value that it
        proves: one plain form stands in all places, to be read and not changed."""
        self._views = views
        self._repeated = repeated
        self._known: dict[type, _Way] = {}

    def __call__(self, value: Any) -> Any:
        """Dataclasses, enums, tuples, dates and scalars as dicts, lists and scalars.

        Raises ``TypeError`` for a type that has no plain form.
        """
        return self._plain(value, {})

    def _plain(self, value: Any, memo: _Memo) -> Any:
        kind = type(value)
        if kind in _SCALARS:
            return value
        way = self._known.get(kind) or self._learn(kind)
        return way(value, memo)

    def _learn(self, kind: type) -> _Way:
        way = self._way(kind)
        way = self._known[kind] = _once(way) if kind in self._repeated else way
        return way

    def _way(self, kind: Any) -> _Way:
        view = self._views.get(kind)
        if isinstance(view, View):
            encode = view.encode
            return lambda value, _: encode(value)
        if issubclass(kind, Enum):
            plain = {member: member.value for member in kind}
            return lambda value, _: plain[value]
        if issubclass(kind, date):
            return lambda value, _: value.isoformat()
        if issubclass(kind, (tuple, list)):
            return lambda value, memo: [self._plain(item, memo) for item in value]
        if issubclass(kind, dict):
            return lambda value, memo: {key: self._plain(item, memo) for key, item in value.items()}
        if is_dataclass(kind):
            return self._object(names(kind, view))
        raise TypeError(f"no plain form for {kind.__name__}")

    def _object(self, shown: tuple[str, ...]) -> _Way:
        known, learn = self._known, self._learn

        def way(value: Any, memo: _Memo) -> dict[str, Any]:
            record = {}
            for name in shown:
                item = getattr(value, name)
                kind = type(item)
                record[name] = item if kind in _SCALARS else (known.get(kind) or learn(kind))(item, memo)
            return record

        return way


def _once(way: _Way) -> _Way:

    def once(value: Any, memo: _Memo) -> Any:
        found = memo.get(id(value))
        if found is None:
            found = memo[id(value)] = way(value, memo)
        return found

    return once


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
    scalar = _SCALAR_SCHEMAS.get(kind)
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


_SCALAR_SCHEMAS: dict[Any, dict[str, Any]] = {
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
