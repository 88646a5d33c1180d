"""One run over a folder: find, skip what is done, read the rest, write the results.

The results are written at the end from what the run folder keeps, in the folder's order, so that a run that was killed
and started again writes the same bytes as one that was not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from matcher.batch import folder, local, results
from matcher.batch.store import Kept, Store, key, program
from matcher.batch.work import Limits, Outcome, Request, Task, failure
from matcher.errors import MatcherError
from matcher.reports.ranking import Row

Runner = Callable[[Iterable[Task], Request, Limits, int], Iterator[Outcome]]
"""Does tasks somewhere and yields one outcome each, in any order: ``local.run``, or a cluster's."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    total: int
    """Files found."""
    done: int
    """Files settled: read now, read before, duplicates."""
    failed: int
    outcome: Outcome | None = None
    """What has just been settled by reading."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run came to."""

    files: int
    read: int
    failed: int
    duplicates: int
    taken_over: int
    """Of these, settled by an earlier run in the same folder."""
    best: tuple[Row, ...] = ()
    """The top of the ranking."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run."""

    selection: folder.Selection
    request: Request
    limits: Limits
    workers: int
    pages: bool = True
    """Write a web page a candidate."""
    parquet: bool = False
    """Write the ranking as Parquet too."""


def run(plan: Plan, watch: Callable[[Progress], None], runner: Runner = local.run, as_of: date | None = None) -> Totals:
    """Do the whole folder; ``watch`` is told after every file. Raises ``StoreError`` when the run folder refuses.

    ``as_of`` None: the day of the first run in this folder, so that a run resumed tomorrow ends as it began.
    """
    output = plan.selection.leave_out
    with Store(output) as store:
        day = date.fromisoformat(store.day(as_of.isoformat() if as_of else None, plan.request.as_of.isoformat()))
        return _Run(replace(plan, request=replace(plan.request, as_of=day)), store, watch).go(runner)


class _Run:
    def __init__(self, plan: Plan, store: Store, watch: Callable[[Progress], None]) -> None:
        self._plan, self._store, self._watch = plan, store, watch
        self._output = plan.selection.leave_out
        request = plan.request
        self._rated = key(program(), request, plan.pages)
        self._read = key(program(reading=True), request.as_of, request.ocr, request.password)
        self._limits = f"{plan.limits.seconds:g} s, {plan.limits.megabytes} MB"
        self._keys: dict[str, tuple[str, str]] = {}
        """Of the files under way: name -> (key of the rating, key of the reading)."""
        self._progress = Progress(sum(1 for _ in folder.find(plan.selection)), 0, 0)
        self._taken_over = 0

    def go(self, runner: Runner) -> Totals:
        plan = self._plan
        for outcome in runner(self._tasks(), plan.request, plan.limits, plan.workers):
            self._settle(outcome)
        made = results.write(self._store, self._output, plan.request, plan.selection.title, plan.parquet)
        return Totals(self._progress.total, made.read, made.failed, made.duplicates, self._taken_over, made.best)

    def _tasks(self) -> Iterator[Task]:
        """The files that must be read or rated; the others are settled on the way."""
        for task in folder.find(self._plan.selection):
            try:
                content = folder.digest(task)
            except MatcherError as error:
                self._unreadable(task, error)
                continue
            rated, read = key(content, task.name, self._rated), key(content, self._read)
            item = self._store.register(task.name, content, rated)
            if item.first:
                self._step()
            elif self._is_done(rated, task.name):
                self._taken_over += 1
                self._step()
            else:
                self._keys[task.name] = rated, read
                yield replace(task, parsed=self._store.parsed(read) or b"")

    def _unreadable(self, task: Task, error: MatcherError) -> None:
        """Files without content have no lasting key: they are looked at again in every run."""
        rated = key(task.name, error.code, self._rated)
        self._store.register(task.name, "", rated)
        self._keys[task.name] = rated, ""
        self._settle(failure(task.name, error, self._plan.request))

    def _settle(self, outcome: Outcome) -> None:
        rated, read = self._keys.pop(outcome.name)
        if "html" in outcome.texts:
            results.write_page(self._output, self._page(rated, outcome.name), outcome.texts["html"])
        if outcome.parsed and not self._plan.request.blind:
            self._store.put_parsed(read, outcome.parsed)
        record = results.unnamed(outcome, rated) if self._plan.request.blind else outcome.texts["json"]
        kept = Kept(outcome.code, outcome.message, outcome.best, record, outcome.trace)
        self._store.put(rated, kept, self._limits if outcome.code in local.TRY_AGAIN else "")
        self._step(outcome)

    def _step(self, outcome: Outcome | None = None) -> None:
        before = self._progress
        failed = before.failed + bool(outcome and outcome.code)
        self._progress = Progress(max(before.total, before.done + 1), before.done + 1, failed, outcome)
        self._watch(self._progress)

    def _is_done(self, rated: str, name: str) -> bool:
        kept = self._store.code(rated, self._limits)
        if kept or kept is None or not self._plan.pages:
            return kept is not None
        return results.has_page(self._output, self._page(rated, name))

    def _page(self, rated: str, name: str) -> str:
        return results.page_name(rated, name, self._plan.request)


def workers() -> int:
    """As many as there are processors for this process."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
