"""A folder's files in a pool of processes on this machine.

Each worker has a memory limit, each file a time limit, and a worker is replaced after some files; one that dies costs
its file alone. A file that failed by crash, time or memory is tried once more at the end, with the machine to itself:
the load of the others must not decide about it. Only what was stopped for its own work is not: that does not depend on
others, and would be spent again.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as PoolTimeout
from functools import partial
from typing import Any

from matcher.batch import guard, limits
from matcher.batch.work import Limits, Outcome, Request, Task, failure
from matcher.errors import CrashedError, MatcherError, OutOfMemoryError, TimeoutReachedError

TRY_AGAIN = frozenset({CrashedError.code, TimeoutReachedError.code, OutOfMemoryError.code})
FILES_A_WORKER = 500
"""Then it is replaced: what libraries leak in 500 files is megabytes, a new worker costs less than two files."""
WINDOW = 3
"""Files under way for each worker: none waits for the next, and memory stays flat however many there are."""


def run(tasks: Iterable[Task], request: Request, borders: Limits, workers: int) -> Iterator[Outcome]:
    """One outcome a task, as they come; those tried again come last."""
    again: list[Task] = []
    for task, outcome in _pooled(tasks, request, borders, workers):
        if outcome.code in TRY_AGAIN and not outcome.spent:
            again.append(task)
        else:
            yield outcome
    yield from guard.run(again, request, borders)


_given: list[Callable[[Task], Outcome]] = []
"""In a worker: what it does with each file. Sent once, as the roles of a request are longer than most CVs."""


def _begin(megabytes: int, work: Callable[[Task], Outcome]) -> None:
    """Run once in each worker."""
    limits.apply(megabytes)
    _given[:] = [work]


def _do(task: Task) -> Outcome:
    return _given[0](task)


def _pooled(tasks: Iterable[Task], request: Request, borders: Limits, workers: int) -> Iterator[tuple[Task, Outcome]]:
    from pebble import ProcessPool

    pool: Any = ProcessPool(
        max_workers=workers,
        max_tasks=FILES_A_WORKER,
        initializer=_begin,
        initargs=(borders.megabytes, partial(guard.bounded, request=request, limits=borders)),
        context=_context(),
    )
    waiting: dict[Future[Outcome], Task] = {}
    try:
        for task in tasks:
            waiting[pool.schedule(_do, (task,), timeout=borders.seconds)] = task
            if len(waiting) >= workers * WINDOW:
                yield from _finished(waiting, request, borders)
        while waiting:
            yield from _finished(waiting, request, borders)
        pool.close()
    finally:
        pool.stop()  # does nothing to a pool that is done; ends the workers at once after Ctrl-C
        pool.join()


def _finished(
    waiting: dict[Future[Outcome], Task], request: Request, borders: Limits
) -> Iterator[tuple[Task, Outcome]]:
    """Waits for at least one; takes the finished ones out of ``waiting``."""
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        task = waiting.pop(future)
        yield task, _outcome(future, task, request, borders)


def _outcome(future: Future[Outcome], task: Task, request: Request, borders: Limits) -> Outcome:
    from pebble import ProcessExpired

    problem: MatcherError
    try:
        return future.result()
    except ProcessExpired as end:
        return guard.died(task.name, end.exitcode, request, borders)
    except PoolTimeout:
        problem = guard.timed_out(borders)
    except MemoryError:
        problem = OutOfMemoryError(f"needs more than {borders.megabytes} MB")
    return failure(task.name, problem, request)


def prepare() -> None:
    """Begin to load what the workers need, in a process beside this one; whoever starts a run does so first of all."""
    _context()


def _context() -> Any:
    """Workers come out of a server process that has the libraries and models loaded already, where systems have such:
    a new worker then starts in milliseconds, and all share that memory."""
    for name in limits.THREADS:
        os.environ.setdefault(name, "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["matcher.batch.warm"])
    _start_quietly()
    return context


def _start_quietly() -> None:
    """Start the server with nowhere to write: what goes wrong in a worker comes back as an outcome, and a worker that
    is just starting when the run is stopped must not litter the terminal."""
    from multiprocessing import forkserver

    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        forkserver.ensure_running()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
