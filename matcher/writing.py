"""Typed values as JSON text on one line: what ``json.dumps`` makes of the plain form, without making that first.

A record holds the same line of the document many times: with each value that it proves, and with each contribution that
quotes it. Here its text is made once a record.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from json.encoder import encode_basestring
from typing import Any

from matcher.plain import View, Views, names

_Memo = dict[int, str]
"""Identity of a value -> its text, within one record."""
_Way = Callable[[Any, _Memo], str]
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Writer:
    """Writes values; how each type is done is worked out once, when it is first met."""

    def __init__(self, views: Views, repeated: frozenset[type] = frozenset()) -> None:
        """``repeated``: types whose values come more than once in a record."""
        self._views = views
        self._repeated = repeated
        self._known: dict[type, _Way] = {
            str: lambda value, _: encode_basestring(value),
            int: lambda value, _: int.__repr__(value),
            float: lambda value, _: float.__repr__(value),
            bool: lambda value, _: "true" if value else "false",
            type(None): lambda *_: "null",
        }

    def __call__(self, value: Any) -> str:
        """The text of a value. Raises ``TypeError`` for a type that has no plain form."""
        return self._write(value, {})

    def _write(self, value: Any, memo: _Memo) -> str:
        way = self._known.get(type(value)) or self._learn(type(value))
        return way(value, memo)

    def _learn(self, kind: type) -> _Way:
        way = self._way(kind)
        way = self._known[kind] = self._once(way) if kind in self._repeated else way
        return way

    def _once(self, way: _Way) -> _Way:

        def once(value: Any, memo: _Memo) -> str:
            text = memo.get(id(value))
            if text is None:
                text = memo[id(value)] = way(value, memo)
            return text

        return once

    def _way(self, kind: Any) -> _Way:
        view = self._views.get(kind)
        if isinstance(view, View):
            encode = view.encode
            return lambda value, _: _PLAIN.encode(encode(value))
        if issubclass(kind, Enum):
            texts = {member: _PLAIN.encode(member.value) for member in kind}
            return lambda value, _: texts[value]
        if issubclass(kind, date):
            return lambda value, _: f'"{value.isoformat()}"'
        if issubclass(kind, (tuple, list)):
            return self._list
        if issubclass(kind, dict):
            return self._dict
        if is_dataclass(kind):
            return self._object(names(kind, view))
        raise TypeError(f"no plain form for {kind.__name__}")

    def _list(self, value: Any, memo: _Memo) -> str:
        return f"[{','.join([self._write(item, memo) for item in value])}]" if value else "[]"

    def _dict(self, value: Any, memo: _Memo) -> str:
        items = [f"{encode_basestring(key)}:{self._write(item, memo)}" for key, item in value.items()]
        return "{" + ",".join(items) + "}"

    def _object(self, fields: tuple[str, ...]) -> _Way:
        keys = [(name, f"{encode_basestring(name)}:") for name in fields]
        known, learn = self._known, self._learn

        def way(value: Any, memo: _Memo) -> str:
            texts = []
            for name, key in keys:
                item = getattr(value, name)
                write = known.get(type(item)) or learn(type(item))
                texts.append(key + write(item, memo))
            return "{" + ",".join(texts) + "}"

        return way
