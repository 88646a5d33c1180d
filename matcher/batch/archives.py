"""CVs inside zip archives. An archive is walked in place and never unpacked to the disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from matcher.errors import CorruptError, EncryptedError, TooLargeError
from matcher.readers import MAX_FILE_BYTES

_DOCUMENTS = ("[Content_Types].xml", "mimetype")
"""A first-level member with one of these names makes a zip a document (DOCX, ODT), not a folder of CVs."""
MOST_MEMBERS = 100_000
"""More than any folder of CVs; the directory of such an archive alone takes 10 MB."""


def is_archive(path: Path) -> bool:
    """A zip of files, as against a document that is a zip inside. Decided by content."""
    try:
        with path.open("rb") as file:
            if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
                return False
        with zipfile.ZipFile(path) as archive:
            return not any(name in archive.NameToInfo for name in _DOCUMENTS)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def members(path: Path) -> Iterator[str]:
    """Names of the files in it, sorted. Raises ``TooLargeError`` when there are too many."""
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise TooLargeError(f"the archive holds more than {MOST_MEMBERS} files: divide it", source=str(path))
        yield from sorted({info.filename for info in infos if not info.is_dir()})


def read_member(path: Path, name: str) -> bytes:
    """A member's bytes. Raises ``MatcherError``: damaged, encrypted, or larger than a CV may be once unpacked."""
    label = f"{path}/{name}"
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as file:
            return _at_most(file, label)
    except RuntimeError as error:  # what zipfile raises for an encrypted member
        raise EncryptedError("the archive is encrypted: unpack it and give the folder", source=label) from error
    except (OSError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError) as error:
        raise CorruptError("the archive is damaged here: pack the file again", source=label) from error


def _at_most(file: IO[bytes], label: str) -> bytes:
    """Unpacks no more than a CV may have, whatever the archive says about its size."""
    data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1024 // 1024
        raise TooLargeError(f"it unpacks to more than {limit} MB: no CV does", source=label)
    return data
