"""File -> Document. The format is decided by content, never by the name of the file.

Each reader is a module with ``read(source, options) -> Document``; it is imported when a file of its format
comes, so that importing this package loads nothing heavy.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from matcher.document import Document
from matcher.errors import EmptyError, NoTextError, NotFoundError, TooLargeError

__all__ = ["MAX_FILE_BYTES", "READERS", "Options", "Source", "read"]

MAX_FILE_BYTES = 64 * 1024 * 1024
"""No CV comes near it: the largest of 207 public CVs has 8 MB, scans included."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file and its name, which is data for messages and nothing else."""

    name: str
    data: bytes

    @classmethod
    def from_path(cls, path: str | Path) -> Source:
        """Read a file; raises ``NotFoundError``, ``EmptyError`` or ``TooLargeError``."""
        path, name = Path(path), str(path)
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise NotFoundError("not a file: give a CV, or `matcher batch` a folder", source=name)
            with path.open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
        except FileNotFoundError as error:
            raise NotFoundError("no such file: check the path", source=name) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise NotFoundError(f"it cannot be opened ({reason}): check the path", source=name) from error
        return cls.from_bytes(name, data)

    @classmethod
    def from_bytes(cls, name: str, data: bytes) -> Source:
        """Bytes that came another way (standard input, an archive); raises ``EmptyError`` or ``TooLargeError``."""
        if not data:
            raise EmptyError("the file is empty (0 bytes): export the CV again", source=name)
        if len(data) > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024 // 1024
            raise TooLargeError(f"the file is larger than {limit} MB: export the CV with smaller images", source=name)
        return cls(name, data)


@dataclass(frozen=True, slots=True)
class Options:
    """What the person asks of a reader."""

    ocr: str = "auto"
    """``auto`` (only pages without usable text), ``never`` or ``always``."""
    password: str | None = None


Reader = Callable[[Source, Options], Document]


def _lazy(module: str) -> Reader:
    def call(source: Source, options: Options) -> Document:
        reader: Reader = import_module(f"matcher.readers.{module}").read
        return reader(source, options)

    return call


READERS: dict[str, Reader] = {
    "pdf": _lazy("pdf"),
    "image": _lazy("image"),
    "docx": _lazy("word"),
    "odt": _lazy("opendocument"),
    "rtf": _lazy("rtf"),
    "html": _lazy("html"),
    "markdown": _lazy("markdown"),
    "text": _lazy("text"),
    "jsonresume": _lazy("json_resume"),
}
"""Format -> reader. To add a format: a module with ``read``, a line here, and its mark in ``sniff.py``."""

_DEFAULTS = Options()


def read(source: Source, options: Options = _DEFAULTS) -> Document:
    """Read a CV into lines in reading order. Raises ``MatcherError``: what is wrong and what to try."""
    from matcher.readers.sniff import format_of

    document = READERS[format_of(source)](source, options)
    if not any(character.isalpha() for line in (*document.lines, *document.running) for character in line.text):
        raise NoTextError("there is no text in it: export the CV again, with its text", source=source.name)
    return document
