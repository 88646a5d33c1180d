"""``batch``: a folder, with progress on a terminal and totals at the end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from matcher.batch import local, remote, run
from matcher.batch.folder import Selection
from matcher.batch.store import StoreError
from matcher.batch.work import Limits, Outcome, Request
from matcher.cli.output import OK, SOME_FAILED, UsageError, say, use_utf8
from matcher.cli.roles import asked_for
from matcher.reports.ranking import text

Watch = Callable[[run.Progress], None]
SHOWN_FAILURES = 20
"""Named on the terminal; failures.csv has them all."""


def batch(options: argparse.Namespace) -> int:
    """Rate and rank a folder. Raises ``UsageError`` when there is nothing to do it with."""
    use_utf8()
    plan = _plan(options)
    with _watching(options.quiet) as watch:
        try:
            totals = run.run(plan, watch, _runner(options), options.as_of)
        except StoreError as error:
            raise UsageError(str(error)) from error
    if not totals.files:
        raise UsageError(f"there is no file in {options.folder}: give a folder of CVs")
    sys.stdout.write(text.render(totals.best, [role.id for role in plan.request.roles]))
    if not options.quiet:
        say(_sentence(totals, options.output))
    return SOME_FAILED if totals.failed else OK


def _plan(options: argparse.Namespace) -> run.Plan:
    folder, output = _source(options.folder), Path(options.output)
    if output.exists() and not output.is_dir():
        raise UsageError(f"--output {options.output} is a file: give a folder")
    if isinstance(folder, Path) and output.exists() and output.samefile(folder):
        raise UsageError("--output is the folder of the CVs itself: choose another")
    if not options.cluster:
        local.prepare()
    request = Request(
        as_of=options.as_of or date.today(),
        roles=asked_for(options),
        forms=("json",) if options.no_pages else ("json", "html"),
        compact=True,
        blind=options.blind,
        pictures=False,
        keep=not options.blind,
        ocr=options.ocr,
        password=options.password,
    )
    selection = Selection(folder, output, tuple(options.include), tuple(options.exclude))
    limits = Limits(options.timeout, options.memory)
    workers = options.workers or run.workers()
    return run.Plan(selection, request, limits, workers, not options.no_pages, _parquet(options.parquet))


def _parquet(wanted: bool) -> bool:
    if wanted:
        from matcher.reports.ranking import parquet

        try:
            parquet.require()
        except parquet.ParquetError as error:
            raise UsageError(str(error)) from error
    return wanted


def _source(name: str) -> Path | str:
    """A folder of this machine, or the address of one in a store (``s3://bucket/inbox``), as it is."""
    if remote.is_address(name):
        return name
    folder = Path(name)
    if not folder.is_dir():
        raise UsageError(f"{name} is not a folder: use `matcher fit` for single files")
    return folder


def _runner(options: argparse.Namespace) -> run.Runner:
    if not options.cluster:
        return local.run
    from matcher.batch import cluster

    return cluster.Runner(options.cluster)


@contextmanager
def _watching(quiet: bool) -> Iterator[Watch]:
    """Shows how far the run is: a bar for a person, one line a failure for a log, nothing with ``--quiet``."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        failures = _Failures(say)
        yield lambda progress: failures(progress.outcome)


class _Failures:
    """Says the first failures and that there are more."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell, self._number = tell, 0

    def __call__(self, outcome: Outcome | None) -> None:
        if outcome is None or not outcome.code:
            return
        self._number += 1
        if self._number <= SHOWN_FAILURES:
            self._tell(f"{outcome.name}: {outcome.code}: {outcome.message}")
        elif self._number == SHOWN_FAILURES + 1:
            self._tell("further failures: see failures.csv at the end")


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from matcher.reports.escape import terminal

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[failed]}"), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, rate="", failed="")
        failures = _Failures(lambda line: bar.console.print(terminal(line), markup=False, highlight=False))

        def watch(progress: run.Progress) -> None:
            failed = f"{progress.failed} failed" if progress.failed else ""
            speed = bar.tasks[0].speed
            rate = f"{speed:.1f} CVs/s" if speed else ""
            bar.update(task, total=progress.total, completed=progress.done, failed=failed, rate=rate)
            failures(progress.outcome)

        yield watch


def _sentence(totals: run.Totals, output: str) -> str:
    parts = [f"{_counted(totals.read, 'CV')} read and ranked", f"{totals.failed} not read"]
    parts += [_counted(totals.duplicates, "duplicate")] if totals.duplicates else []
    parts += [f"{totals.taken_over} done before"] if totals.taken_over else []
    return f"{', '.join(parts)}: see {output}/index.html and {output}/ranking.csv"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
