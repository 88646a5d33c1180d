"""Writing files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

from pathlib import Path


def write(target: Path, data: bytes) -> None:
    """Replace ``target`` by ``data`` at once; raises ``OSError`` and leaves what was there.

    The part file's name follows from the target's, so that one left by a killed process is written over by the next.
    """
    part = target.with_name(f".{target.name[:200]}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
