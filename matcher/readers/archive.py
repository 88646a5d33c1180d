"""Zip files from strangers: every part is read under a limit, whatever the directory promises."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from matcher.errors import CorruptError, EncryptedError, TooLargeError

MAX_ENTRIES = 5_000
"""The richest public CV template has about 150 parts."""
MAX_PART_BYTES = 16 * 1024 * 1024
"""Of XML; the body of a ten-page CV has 0.2-2 MB. lxml needs about ten times as much memory."""
MAX_BYTES = 256 * 1024 * 1024
"""All parts together, pictures included: four times what a file may have packed."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    struct.error,
    NotImplementedError,
    ValueError,
)


class Archive:
    """The parts of a zip file, by name."""

    def __init__(self, data: bytes, source: str) -> None:
        """Raises ``CorruptError`` or ``TooLargeError``."""
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._sizes = {entry.filename: entry for entry in self._zip.infolist()}
        except _BROKEN as error:
            raise CorruptError("the file is damaged or cut off: export or copy it again", source=source) from error
        if len(self._sizes) > MAX_ENTRIES:
            raise TooLargeError(f"the file has more than {MAX_ENTRIES} parts: export the CV again", source=source)

    def check(self) -> None:
        """Raises ``TooLargeError`` when all parts together are larger than a library may be trusted with."""
        if sum(entry.file_size for entry in self._sizes.values()) > MAX_BYTES:
            raise TooLargeError("the file unpacks to far more than any CV: export it again", source=self._source)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._sizes)

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def read(self, name: str, limit: int = MAX_PART_BYTES) -> bytes:
        """A part's bytes, at most ``limit``; empty when there is no such part.

        Raises ``EncryptedError``, ``CorruptError`` or ``TooLargeError``.
        """
        entry = self._sizes.get(name)
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise EncryptedError("the file is encrypted: save it without a password", source=self._source)
        if entry.file_size > limit:
            raise self._too_large(name)
        try:
            with self._zip.open(entry) as part:
                data = part.read(limit + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise CorruptError("the file is damaged: export or copy it again", source=self._source) from error
        if len(data) > limit:
            raise self._too_large(name)
        return data

    def _too_large(self, name: str) -> TooLargeError:
        return TooLargeError(f"its part {name[:80]!r} is far larger than any CV: export it again", source=self._source)
