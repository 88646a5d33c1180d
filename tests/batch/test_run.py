"""A run over a folder, with a stand-in for the reader that counts what it is asked to do."""

from __future__ import annotations

import csv
import errno
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matcher import files
from matcher.batch import results, run
from matcher.batch.folder import Selection
from matcher.batch.run import Plan, Progress, Totals
from matcher.batch.store import StoreError
from matcher.batch.work import Limits, Outcome, Request, Task, failure
from matcher.errors import CorruptError, TimeoutReachedError
from matcher.reports import RENDERERS
from matcher.reports import json as reports_json
from matcher.reports.blind import blind
from tests.reports.sample import report, role

DAY = date(2026, 11, 1)
ROLES = (role("ai-engineer", "AI engineer"), role("ml-engineer", "ML engineer"))
REQUEST = Request(DAY, ROLES, ("json", "html"), compact=True, pictures=False, keep=True)


class Reader:
    """Rates by the file's name: ``71-ada.txt`` gets 71; ``bad`` is corrupt, ``slow`` takes too long."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.rated: list[str] = []

    def __call__(self, tasks: Iterable[Task], request: Request, limits: Limits, workers: int) -> Iterator[Outcome]:
        for task in tasks:
            (self.rated if task.parsed else self.read).append(task.name)
            if "bad" in task.name:
                yield failure(task.name, CorruptError("damaged"), request)
            elif "slow" in task.name:
                yield failure(task.name, TimeoutReachedError("too slow"), request)
            else:
                yield self._rated(task, request)

    def _rated(self, task: Task, request: Request) -> Outcome:
        score = float(Path(task.name).name.split("-")[0])
        made = report(Path(task.name).stem)
        fits = tuple(replace(fit, score=score) for fit in made.fits)
        made = replace(made, document=replace(made.document, source=task.name), fits=fits)
        made = blind(made) if request.blind else made
        texts = {"json": reports_json.text(reports_json.fitted(made))}
        texts |= {"html": RENDERERS["html"](made)} if "html" in request.forms else {}
        return Outcome(task.name, texts=texts, best=score, parsed=b"packed" if request.keep else b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "inbox"
    root.mkdir()
    for name in ("40-bo.txt", "90-ada.txt", "bad.txt", "40-cy.txt"):
        (root / name).write_text(name)
    (root / "95-twin.txt").write_text("90-ada.txt")
    return root


def plan(root: Path, **changes: object) -> Plan:
    request = replace(REQUEST, **{key: value for key, value in changes.items() if key in Request.__slots__})
    pages = bool(changes.get("pages", True))
    request = request if pages else replace(request, forms=("json",))
    return Plan(Selection(root, root.parent / "out"), request, Limits(), 1, pages)


def go(root: Path, reader: Reader | None = None, **changes: object) -> Totals:
    return run.run(plan(root, **changes), lambda progress: None, reader or Reader())


def snapshot(root: Path) -> dict[str, bytes]:
    out = root.parent / "out"
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and p.name[0] != "."}


def rows(root: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((root.parent / "out" / name).read_text(encoding="utf-8").splitlines()))


def test_candidates_are_ranked_and_every_file_accounted_for(folder: Path) -> None:
    totals = go(folder)

    assert (totals.files, totals.read, totals.failed, totals.duplicates) == (5, 3, 1, 1)
    assert [row["file"] for row in rows(folder, "ranking.csv")] == ["90-ada.txt", "40-bo.txt", "40-cy.txt"]
    assert rows(folder, "failures.csv") == [{"file": "bad.txt", "code": "corrupt", "message": "damaged"}]
    assert rows(folder, "duplicates.csv") == [{"file": "95-twin.txt", "same_as": "90-ada.txt"}]
    lines = (folder.parent / "out" / "candidates.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["40-bo.txt", "40-cy.txt", "90-ada.txt", "bad.txt"]


def test_every_candidate_has_a_page_that_the_ranking_names(folder: Path) -> None:
    go(folder)

    for row in rows(folder, "ranking.csv"):
        page = folder.parent / "out" / row["report"]
        assert row["candidate"] in page.read_text(encoding="utf-8")
    assert "90-ada" in (folder.parent / "out" / "index.html").read_text(encoding="utf-8")
    assert (folder.parent / "out" / "ranking.xlsx").read_bytes().startswith(b"PK")


def test_a_second_run_reads_nothing_and_writes_the_same_bytes(folder: Path) -> None:
    go(folder)
    before, reader = snapshot(folder), Reader()
    totals = go(folder, reader)

    assert reader.read == [] and totals.taken_over == 4
    assert snapshot(folder) == before


def test_only_what_is_new_or_changed_is_read(folder: Path) -> None:
    go(folder)
    (folder / "90-ada.txt").write_text("changed")
    (folder / "50-di.txt").write_text("new")
    (folder / "40-cy.txt").unlink()
    reader = Reader()
    go(folder, reader)

    assert reader.read == ["50-di.txt", "90-ada.txt"]
    assert reader.rated == ["95-twin.txt"]
    assert "40-cy.txt" not in [row["file"] for row in rows(folder, "ranking.csv")]
    assert len(list((folder.parent / "out" / "reports").iterdir())) == len(rows(folder, "ranking.csv"))


def test_another_role_rates_again_without_reading_again(folder: Path) -> None:
    go(folder)
    reader = Reader()
    go(folder, reader, roles=(role("ai-engineer", "Another"), ROLES[1]))

    assert reader.read == ["bad.txt"]
    assert sorted(reader.rated) == ["40-bo.txt", "40-cy.txt", "90-ada.txt"]


def test_a_run_resumed_later_counts_to_the_first_day(folder: Path) -> None:
    go(folder)
    reader = Reader()
    go(folder, reader, as_of=date(2027, 1, 1))

    assert reader.read == []


def test_a_run_that_is_stopped_anywhere_ends_like_one_that_is_not(folder: Path) -> None:
    class Stop(Exception):
        pass

    def stopping(at: int) -> None:
        def watch(progress: Progress) -> None:
            if progress.done >= at:
                raise Stop

        with pytest.raises(Stop):
            run.run(plan(folder), watch, Reader())

    for at in (1, 2, 4):
        stopping(at)
    go(folder)
    resumed = snapshot(folder)
    for path in sorted((folder.parent / "out").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    go(folder)

    assert snapshot(folder) == resumed


def test_a_file_that_was_too_slow_is_tried_again_with_more_time(folder: Path) -> None:
    (folder / "slow.txt").write_text("slow")
    go(folder)
    same, more = Reader(), Reader()
    go(folder, same)
    run.run(replace(plan(folder), limits=Limits(seconds=120)), lambda progress: None, more)

    assert same.read == [] and more.read == ["slow.txt"]


def test_a_blind_run_names_nobody_but_in_its_key(folder: Path) -> None:
    (folder / "bad.txt").rename(folder / "bad-maren.txt")
    go(folder, blind=True, keep=False)
    told = {"key.csv", "failures.csv", "duplicates.csv"}
    shown = {name: data for name, data in snapshot(folder).items() if name not in told}

    for name, data in shown.items():
        assert b"90-ada" not in data and b"zoe@example.org" not in data and b"maren" not in data, name
        assert "90-ada" not in name
    assert {row["file"] for row in rows(folder, "key.csv")} == {"40-bo.txt", "40-cy.txt", "90-ada.txt", "bad-maren.txt"}
    assert b"zoe@example.org" not in (folder.parent / "out" / ".run.sqlite").read_bytes()


def test_a_full_disk_is_a_clear_error_and_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, "write", full)
        with pytest.raises(StoreError, match="No space left"):
            go(folder, pages=False)
    reader = Reader()
    go(folder, reader, pages=False)

    assert reader.read == []


def test_a_page_that_is_gone_is_made_again(folder: Path) -> None:
    go(folder)
    before = snapshot(folder)
    next((folder.parent / "out" / results.PAGES).iterdir()).unlink()
    go(folder)

    assert snapshot(folder) == before


def test_progress_counts_every_file_once(folder: Path) -> None:
    seen: list[Progress] = []
    run.run(plan(folder), seen.append, Reader())

    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in seen} == {5}
    assert seen[-1].failed == 1
