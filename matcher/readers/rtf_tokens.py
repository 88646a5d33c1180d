"""RTF -> tokens: groups, control words, text. One pass, no recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?"  # control word, its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-z])"  # control symbol
    rb"|([{}])"
    rb"|[\r\n\x00]+"
    rb"|([^\\{}\r\n\x00]+)",
    re.IGNORECASE,
)


class Token(NamedTuple):
    kind: str
    """``word``, ``byte``, ``symbol``, ``open``, ``close`` or ``text``."""
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """In order; ``\\bin`` jumps over what it announces."""
    position, size = 0, len(data)
    while position < size:
        found = _TOKEN.match(data, position)
        if not found:
            position += 1
            continue
        position = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin" and value:
                position += max(value, 0)
            yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif text is not None:
            yield Token("text", data=text)
