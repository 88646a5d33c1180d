"""What was read of a CV as bytes, for the run folder: small, quick, and nothing but the nouns can come out of it."""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from matcher import candidate, document
from matcher.candidate import Parsed
from matcher.document import Line

_HOMES = {module.__name__: module for module in (document, candidate)}
_LEVEL = 1
"""Of zlib: a tenth larger than the best, in a fifth of the time."""

_Parts = Callable[[Any], tuple[type, tuple[object, ...]]]


def _parts(kind: Any) -> _Parts:
    """A noun as its type and the arguments that make it again: half the price of what dataclasses do by themselves."""
    names = [field.name for field in fields(kind)]
    if kind is Line:
        return lambda line: (kind, tuple([() if name == "words" else getattr(line, name) for name in names]))
    return lambda noun: (kind, tuple([getattr(noun, name) for name in names]))


_NOUNS: dict[type, Any] = {
    kind: _parts(kind)
    for module in _HOMES.values()
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind)
}


def pack(parsed: Parsed) -> bytes:
    """The bytes of a parsed CV; the single words of its lines, which no rating needs, are left out."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = copyreg.dispatch_table | _NOUNS
    pickler.dump(parsed)
    return zlib.compress(out.getvalue(), _LEVEL)


def unpack(value: bytes) -> Parsed:
    """The same again. A run folder handed over by a stranger runs no code: see ``_Nouns``."""
    parsed: Parsed = _Nouns(io.BytesIO(zlib.decompress(value))).load()
    return parsed


class _Nouns(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module in _HOMES:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a run folder")
