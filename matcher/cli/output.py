"""Where results go: printed, or into a file that is never an input and never replaced unasked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from matcher import files
from matcher.readers import MAX_FILE_BYTES
from matcher.reports import escape

if TYPE_CHECKING:
    from matcher.batch.work import Task

OK, SOME_FAILED, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command cannot be carried out as it was given; nothing was done."""


def say(message: str) -> None:
    """One line to stderr, with whatever a file name may hold made visible."""
    sys.stderr.write(escape.terminal(message) + "\n")
    sys.stderr.flush()


def use_utf8() -> None:
    """Results are UTF-8 whatever the terminal's locale says; characters it cannot show are replaced, not raised."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def colored() -> bool:
    """Colours only for a person who looks: a terminal, and no NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def check_target(target: Path, inputs: Iterable[str], force: bool) -> None:
    """Raises ``UsageError`` when writing there would replace an input, or a file without ``force``."""
    if not target.parent.is_dir():
        raise UsageError(f"--output: there is no folder {target.parent}: create it first")
    if not target.exists():
        return
    for name in inputs:
        if Path(name).exists() and target.samefile(name):
            raise UsageError(f"--output {target} is an input: choose another name")
    if not force:
        raise UsageError(f"--output {target} exists: choose another name, or add --force to replace it")


def write(target: Path, data: bytes) -> None:
    """Write the whole file or leave what was there. Raises ``UsageError`` when the disk refuses."""
    try:
        files.write(target, data)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror}): choose another place") from error


def task(name: str) -> Task:
    """A file named on the command line; ``-`` is read here, since only this process has standard input."""
    from matcher.batch.work import Task  # what reads is not loaded for a help text

    if name != "-":
        return Task(name, path=name)
    return Task("<stdin>", data=sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
