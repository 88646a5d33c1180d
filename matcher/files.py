"""Writing files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the target's place when the block ends well.

    Raises ``OSError``; then, as after any other exception, what was there stays. The part file's name follows from the
    target's, so that one left behind by a killed process is written over by the next.
    """
    part = target.with_name(f".{target.name[:200]}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write(target: Path, data: bytes) -> None:
    """Replace ``target`` by ``data`` at once; raises ``OSError`` and leaves what was there."""
    with replacing(target) as file:
        file.write(data)
