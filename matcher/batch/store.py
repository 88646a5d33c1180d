"""What a run has done so far, in one SQLite file inside the run folder, so that it can be killed and go on.

Results are keyed by everything they follow from: the content of the file, its name, the program itself (its code, data
and models) and what was asked. A key that is there is done; nothing else has to be remembered. Every result is
committed by itself: SQLite keeps that promise when the process is killed at any moment. What was read of a CV is kept
apart from its rating, so that another role does not read the files again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matcher import lexicon
from matcher.errors import MatcherError

NAME = ".run.sqlite"
_LEVEL = 3
"""Of zlib: a sixth larger than the usual 6, in less than half of the time, which is the parent's."""
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY, code TEXT, message TEXT, best REAL, record BLOB, trace TEXT, limits TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
    position INTEGER PRIMARY KEY, name TEXT, content TEXT, key TEXT, first TEXT
);
CREATE INDEX IF NOT EXISTS items_content ON items (content);
"""


class StoreError(MatcherError):
    """The run folder cannot be used; the message says why."""

    code = "run_folder"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the folder as this run sees it."""

    name: str
    content: str
    """SHA-256; empty when it could not be read."""
    key: str
    first: str = ""
    """Name of the file with the same content that is read instead; empty for that one itself."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result as it is kept."""

    code: str
    message: str
    best: float
    """The highest of its scores, for the ranking; -1 without one."""
    record: str
    trace: str = ""


class Store:
    """The results of one run folder. Use as a context manager; raises ``StoreError`` for what the disk refuses."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / NAME, timeout=1, isolation_level=None)
            for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=NORMAL"):
                self._db.execute(f"PRAGMA {pragma}")
            self._db.executescript(_TABLES)
            self._db.execute("DELETE FROM items")
        except (OSError, sqlite3.Error) as error:
            raise self._refused(error) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _refused(self, error: Exception) -> StoreError:
        reason = getattr(error, "strerror", None) or str(error)
        if "locked" in reason:
            return StoreError(f"another run is writing to {self._folder}: wait for it, or choose another folder")
        return StoreError(
            f"the run folder {self._folder} cannot be written ({reason}): "
            "make room or choose another folder; what is done is kept, the same command goes on"
        )

    def _do(self, statement: str, *values: Any) -> sqlite3.Cursor:
        try:
            return self._db.execute(statement, values)
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def day(self, given: str | None, otherwise: str) -> str:
        """The day that this run folder counts to: ``given`` from now on, else what was noted, else ``otherwise``."""
        self._do(f"INSERT OR {'REPLACE' if given else 'IGNORE'} INTO facts VALUES ('as_of', ?)", given or otherwise)
        value: str = self._do("SELECT value FROM facts WHERE name = 'as_of'").fetchone()[0]
        return value

    def register(self, name: str, content: str, key: str) -> Item:
        """Note a file of the folder; the answer says which earlier one has the same content, if any."""
        row = self._do("SELECT name FROM items WHERE content = ? AND first = '' LIMIT 1", content).fetchone()
        item = Item(name, content, key, row[0] if row and content else "")
        self._do("INSERT INTO items (name, content, key, first) VALUES (?, ?, ?, ?)", name, content, key, item.first)
        return item

    def code(self, key: str, limits: str) -> str | None:
        """The error code of a result that is there, empty when it was read; None when there is none.

        A failure that other limits might have spared is there only under the same ones.
        """
        row = self._do("SELECT code, limits FROM outcomes WHERE key = ?", key).fetchone()
        return row[0] if row and row[1] in ("", limits) else None

    def put(self, key: str, kept: Kept, limits: str = "") -> None:
        """Keep a result, at once and wholly. ``limits``: what it was refused under, empty when that did not matter."""
        record = zlib.compress(kept.record.encode(), _LEVEL)
        row = (key, kept.code, kept.message, kept.best, record, kept.trace, limits)
        self._do("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?)", *row)

    def parsed(self, key: str) -> bytes | None:
        """What was read of a CV, for ``packing.unpack``."""
        row = self._do("SELECT value FROM parsed WHERE key = ?", key).fetchone()
        return row[0] if row else None

    def put_parsed(self, key: str, value: bytes) -> None:
        self._do("INSERT OR REPLACE INTO parsed VALUES (?, ?)", key, value)

    def results(self, *, ranked: bool = False, failed: bool = False) -> Iterator[tuple[Item, Kept]]:
        """Every file of this run with its result, in the folder's order or best first; duplicates left out.

        ``failed``: only those that could not be read.
        """
        which = "AND code != ''" if failed else ""
        order = "outcomes.best DESC, items.position" if ranked else "items.position"
        # records are looked up one at a time: the database would sort them with their rows, on the disk
        for row in self._do(
            "SELECT name, content, items.key, first, code, message, best, trace "
            f"FROM items JOIN outcomes USING (key) WHERE first = '' {which} ORDER BY {order}"
        ):
            record = self._do("SELECT record FROM outcomes WHERE key = ?", row[2]).fetchone()[0]
            yield Item(*row[:4]), Kept(row[4], row[5], row[6], zlib.decompress(record).decode(), row[7])

    def read(self) -> Iterator[tuple[str, str]]:
        """(name, key) of every file of this run that could be read; duplicates left out."""
        yield from self._do("SELECT name, key FROM items JOIN outcomes USING (key) WHERE first = '' AND code = ''")

    def duplicates(self) -> Iterator[tuple[str, str]]:
        """(name, name of the file with the same content that was read)."""
        yield from self._do("SELECT name, first FROM items WHERE first != '' ORDER BY position")


def key(*parts: object) -> str:
    """A key that follows from all parts; the parts have a ``repr`` that says everything about them."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()


_AFTER_READING = ("scoring", "reports", "batch", "cli", "evaluation", "data/roles")
"""Parts of the package that cannot change what is read of a CV."""


@cache
def program(*, reading: bool = False) -> str:
    """A digest of this program: code, data and models. Another version never takes over what this one has done.

    ``reading``: only of what decides about the reading, so that another rating need not read again.
    """
    package = Path(__file__).parent.parent
    total = hashlib.sha256()
    for folder in (package, lexicon.model_path()):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if not path.is_file() or "__pycache__" in name or (reading and name.startswith(_AFTER_READING)):
                continue
            total.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
