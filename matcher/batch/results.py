"""What a run leaves behind for people and programs, written from what the run folder keeps.

``candidates.jsonl`` one record a file, in the folder's order · ``ranking.csv``, ``ranking.xlsx`` and ``index.html`` the
candidates, best first (``ranking.parquet`` where asked for) · ``reports/`` a page each · ``failures.csv`` what could
not be read and why · ``duplicates.csv`` files with the same content · ``key.csv``, in blind runs only, which file each
candidate is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher import files
from matcher.batch.store import Item, Kept, Store, StoreError
from matcher.batch.work import Outcome, Request
from matcher.reports import csv
from matcher.reports.ranking import Row, row

PAGES = "reports"
SHOWN = 20
"""Candidates named at the end of a run; the files have all."""
MOST_ROWS = 5000
"""Rows of ``index.html`` and ``ranking.xlsx``, best first: what a browser filters at once and a person looks through.
The other files hold everything."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the results hold."""

    read: int
    failed: int
    duplicates: int
    best: tuple[Row, ...]
    """The top of the ranking."""


def write(store: Store, output: Path, request: Request, title: str, parquet: bool = False) -> Written:
    """Write all of them, under the title of what was ranked; each takes its predecessor's place at once.

    Raises ``StoreError``.
    """
    try:
        failed = list(store.results(failed=True))
        read = _write_records(store, output / "candidates.jsonl") - len(failed)
        best = _write_ranking(store, output, request)
        if parquet:
            _write_parquet(store, output, request)
        duplicates = list(store.duplicates())
        failures = [(item.name, kept.code, kept.message) for item, kept in failed]
        _write_table(output / "failures.csv", ["file", "code", "message"], failures)
        _write_table(output / "duplicates.csv", ["file", "same_as"], duplicates)
        if request.blind:
            _write_table(output / "key.csv", ["candidate", "file"], _key(store))
        _write_bugs(failed, output / "bugs.log")
        unread = [row(json.loads(kept.record)) for _, kept in failed[:MOST_ROWS]]
        _write_overview([*best, *unread], output, request, title)
        _drop_old_pages(store, output, request)
    except OSError as error:
        raise StoreError(
            f"the results cannot be written to {output} ({error.strerror}): make room or choose another folder; "
            "what is done is kept, the same command goes on"
        ) from error
    return Written(read, len(failed), len(duplicates), tuple(best[:SHOWN]))


def _write_records(store: Store, target: Path) -> int:
    number = 0
    with files.replacing(target) as file:
        for _, kept in store.results():
            file.write(kept.record.encode())
            number += 1
    return number


def _rows(store: Store, output: Path, request: Request) -> Iterator[Row]:
    """The candidates, best first."""
    for item, kept in store.results(ranked=True):
        if not kept.code:
            page = page_name(item.key, item.name, request)
            yield row(json.loads(kept.record), f"{PAGES}/{page}" if (output / PAGES / page).is_file() else "")


def _write_ranking(store: Store, output: Path, request: Request) -> list[Row]:
    """Writes all candidates and returns the best ``MOST_ROWS`` of them."""
    roles, best = [role.id for role in request.roles], []
    with files.replacing(output / "ranking.csv") as file:
        file.write(csv.header(roles).encode())
        for rank, entry in enumerate(_rows(store, output, request), start=1):
            file.write(csv.line(rank, entry, roles).encode())
            if rank <= MOST_ROWS:
                best.append(entry)
    return best


def _write_parquet(store: Store, output: Path, request: Request) -> None:
    from matcher.reports.ranking import parquet

    with files.replacing(output / "ranking.parquet") as file:
        parquet.write(file, _rows(store, output, request), [role.id for role in request.roles])


def _write_overview(rows: Sequence[Row], output: Path, request: Request, title: str) -> None:
    """The web page and the workbook."""
    from matcher.reports.ranking import page, spreadsheet

    names = {role.id: role.name for role in request.roles}
    as_of = request.as_of.isoformat()
    with files.replacing(output / "index.html") as file:
        for piece in page.pieces(rows, title=title, as_of=as_of, names=names, blind=request.blind):
            file.write(piece.encode())
    files.write(output / "ranking.xlsx", spreadsheet.render(rows, names=names))


def _write_table(target: Path, head: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    files.write(target, csv.table(head, rows).encode())


def _write_bugs(failed: Iterable[tuple[Item, Kept]], target: Path) -> None:
    """Where the program itself went wrong, for whoever mends it; no file when it did not."""
    traces = [f"{item.name}\n{kept.trace}\n" for item, kept in failed if kept.trace]
    if traces:
        files.write(target, "\n".join(traces).encode())
    else:
        target.unlink(missing_ok=True)


def _key(store: Store) -> Iterator[tuple[str, str]]:
    return ((json.loads(kept.record)["source"], item.name) for item, kept in store.results())


def unnamed(outcome: Outcome, key: str) -> str:
    """The record of a blind run, without the file's name: people call their files by their own."""
    if not outcome.code:
        return outcome.texts["json"]
    record = json.loads(outcome.texts["json"]) | {"source": f"File {key[:8]}"}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def page_name(key: str, name: str, request: Request) -> str:
    """``jane-doe-3f9a1c20.html``: readable, safe in every system and unlike any other; blind: the key alone."""
    stem = "" if request.blind else re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-")[:40]
    return f"{stem or 'candidate'}-{key[:12]}.html"


def write_page(output: Path, name: str, text: str) -> None:
    """Keep a candidate's page. Raises ``StoreError``."""
    try:
        (output / PAGES).mkdir(exist_ok=True)
        files.write(output / PAGES / name, text.encode())
    except OSError as error:
        raise StoreError(
            f"{output / PAGES} cannot be written ({error.strerror}): make room or choose another folder"
        ) from error


def _drop_old_pages(store: Store, output: Path, request: Request) -> None:
    """Pages of files that are gone, or rated in another way by an earlier run."""
    current = {page_name(key, name, request) for name, key in store.read()}
    for path in (output / PAGES).glob("*.html"):
        if path.name not in current:
            path.unlink()


def has_page(output: Path, name: str) -> bool:
    return (output / PAGES / name).is_file()
