"""A few files, one after another, in one child process under limits: what the command line uses.

Why not the pool: it starts threads and takes 0.1 s to close; this costs a fork. A file that kills, hangs or bloats the
child costs that file alone; the next one gets a new child.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from matcher.batch import limits as borders
from matcher.batch.work import Limits, Outcome, Request, Task, do, failure
from matcher.errors import CrashedError, TimeoutReachedError

_METHOD = "fork" if sys.platform.startswith("linux") else "spawn"
"""Forking is cheap and safe here, as nothing has started a thread yet; elsewhere system libraries forbid it."""


def run(tasks: Iterable[Task], request: Request, limits: Limits) -> Iterator[Outcome]:
    """One outcome a task, in order."""
    child: Child | None = None
    try:
        for task in tasks:
            child = child or Child(request, limits)
            outcome = child.do(task)
            if not child.alive:
                child = None
            yield outcome
    finally:
        if child:
            child.stop()


Launch = Callable[[Connection, Request, Limits], Callable[[], int | None]]
"""Starts a process that serves the far end of the pipe; returns what ends it and says its exit code."""


def fork(far: Connection, request: Request, limits: Limits) -> Callable[[], int | None]:
    """A child of this process."""
    context: Any = multiprocessing.get_context(_METHOD)
    process = context.Process(target=serve, args=(far, request, limits), daemon=True)
    process.start()

    def end() -> int | None:
        process.kill()  # does nothing to one that is dead already
        process.join()
        code: int | None = process.exitcode
        return code

    return end


class Child:
    """A process that reads files one after another; after it has failed once it is not ``alive`` any more."""

    def __init__(self, request: Request, limits: Limits, launch: Launch = fork) -> None:
        self._request, self._limits = request, limits
        self._pipe, far = multiprocessing.Pipe()
        self._end = launch(far, request, limits)
        far.close()
        self.alive = True

    def do(self, task: Task) -> Outcome:
        try:
            self._pipe.send(task)
            if self._pipe.poll(self._limits.seconds):
                outcome: Outcome = self._pipe.recv()
                return outcome
            self.stop()
            return failure(task.name, timed_out(self._limits), self._request)
        except (EOFError, OSError):
            return died(task.name, self.stop(), self._request, self._limits)

    def stop(self) -> int | None:
        """Ends the process, and says its exit code."""
        self.alive = False
        self._pipe.close()
        return self._end()


def died(name: str, exit_code: int | None, request: Request, limits: Limits) -> Outcome:
    """The outcome of the file that its process died of."""
    if borders.out_of_cpu(exit_code):
        return replace(failure(name, timed_out(limits), request), spent=True)
    return failure(name, crashed(limits), request)


def timed_out(limits: Limits) -> TimeoutReachedError:
    return TimeoutReachedError(
        f"took longer than {limits.seconds:g} s, or {limits.cpu_seconds} s of work: export it again as a plain PDF, "
        "or allow more with --timeout"
    )


def crashed(limits: Limits) -> CrashedError:
    return CrashedError(
        f"the reader crashed on it, or needed more than {limits.megabytes} MB: "
        "export it again as a plain PDF, or allow more with --memory"
    )


def serve(pipe: Connection, request: Request, limits: Limits) -> None:
    """What the child does until its parent hangs up."""
    borders.apply(limits.megabytes)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        pipe.send(bounded(task, request, limits))


def bounded(task: Task, request: Request, limits: Limits) -> Outcome:
    """``do`` with a clock for this file's own work."""
    borders.allow_cpu(limits.cpu_seconds)
    return do(task, request)
