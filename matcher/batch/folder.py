"""The CVs of a folder: its files, those of its subfolders and of zip archives, in an order that never wavers."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from matcher.batch import archives, remote
from matcher.batch.work import Task
from matcher.errors import MatcherError, NotFoundError
from matcher.readers import MAX_FILE_BYTES

_LOCKS = ("~$", ".", "~")
"""How names of hidden, lock and backup files begin."""
_RUBBISH = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are CVs."""

    folder: Path | str
    """A folder of this machine, or the address of one in a store (``s3://bucket/inbox``)."""
    leave_out: Path
    """The output folder, which may lie inside."""
    include: tuple[str, ...] = ()
    """Patterns of which one must fit the relative path or the file's name; none: everything."""
    exclude: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The folder's own name, for people."""
        return printable(str(self.folder).rstrip("/").rsplit("/", 1)[-1]) if str(self.folder) != "." else "CVs"

    def fits(self, name: str) -> bool:
        """Whether the patterns let a file in."""
        return (not self.include or _any(self.include, name)) and not _any(self.exclude, name)


def _any(patterns: Sequence[str], name: str) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(name.rsplit("/", 1)[-1], pattern) for pattern in patterns)


def find(selection: Selection) -> Iterator[Task]:
    """One task a file, folder by folder in name order.

    What cannot be looked into (a folder without rights, a broken archive) is a task all the same, and fails like one.
    """
    if isinstance(selection.folder, str):
        yield from _stored(selection.folder, selection)
    else:
        yield from _walk(selection.folder, "", selection)


def _stored(address: str, selection: Selection) -> Iterator[Task]:
    for name, path in remote.find(address):
        if not any(_is_rubbish(part) for part in name.split("/")) and selection.fits(name):
            yield Task(printable(name), path=path)


def _walk(folder: Path, prefix: str, selection: Selection) -> Iterator[Task]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Task(printable(prefix.rstrip("/")) or ".", path=str(folder))
        return
    for entry in entries:
        if _is_rubbish(entry.name):
            continue
        name, path = prefix + entry.name, Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if not _same(path, selection.leave_out):
                yield from _walk(path, name + "/", selection)
        elif path.suffix.lower() == ".zip" and archives.is_archive(path):
            yield from _members(path, name, selection)
        elif selection.fits(name):
            yield Task(printable(name), path=str(path))


def _members(path: Path, prefix: str, selection: Selection) -> Iterator[Task]:
    try:
        for member in archives.members(path):
            name = f"{prefix}/{member}"
            if not any(_is_rubbish(part) for part in member.split("/")) and selection.fits(name):
                yield Task(printable(name), path=str(path), member=member)
    except MatcherError:
        yield Task(printable(prefix), path=str(path))  # fails as the format that it is not


def _is_rubbish(name: str) -> bool:
    return name.startswith(_LOCKS) or name.lower() in _RUBBISH


def _same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)


def printable(name: str) -> str:
    """A path as text: bytes that are not UTF-8 are shown as ``\\xff``, so that every output can hold it."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def digest(task: Task) -> str:
    """SHA-256 of the content, in hexadecimal. Raises ``MatcherError`` when it cannot be read."""
    if remote.is_address(task.path):
        return remote.fingerprint(task.path)
    if task.member:
        return hashlib.sha256(archives.read_member(Path(task.path), task.member)).hexdigest()
    try:
        if not stat.S_ISREG(Path(task.path).stat().st_mode):  # a pipe would wait for ever
            raise NotFoundError("not a file", source=task.name)
        total = hashlib.sha256()
        with Path(task.path).open("rb") as file:
            for _ in range(MAX_FILE_BYTES // _CHUNK + 1):
                chunk = file.read(_CHUNK)
                if not chunk:
                    break
                total.update(chunk)
        return total.hexdigest()
    except OSError as error:
        raise NotFoundError(f"the file cannot be opened ({error.strerror})", source=task.name) from error


_CHUNK = 1 << 20
