"""A few files, one after another, in one child process under limits: what the command line uses.

Why not the pool: it starts threads and takes 0.1 s to close; this costs a fork. A file that kills, hangs or bloats the
child costs that file alone; the next one gets a new child.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from matcher.batch import limits as borders
from matcher.batch.work import Limits, Outcome, Request, Task, do, failure
from matcher.errors import CrashedError, MatcherError, TimeoutReachedError

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


Launch = Callable[[Connection, Request, Limits], Callable[[], None]]
"""Starts a process that serves the far end of the pipe, and returns what ends it."""


def fork(far: Connection, request: Request, limits: Limits) -> Callable[[], None]:
    """A child of this process."""
    context: Any = multiprocessing.get_context(_METHOD)
    process = context.Process(target=serve, args=(far, request, limits), daemon=True)
    process.start()

    def end() -> None:
        process.kill()
        process.join()

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
            problem: MatcherError = timed_out(self._limits)
        except (EOFError, OSError):
            problem = crashed(self._limits)
        self.stop()
        return failure(task.name, problem, self._request)

    def stop(self) -> None:
        self.alive = False
        self._pipe.close()
        self._end()


def timed_out(limits: Limits) -> TimeoutReachedError:
    return TimeoutReachedError(
        f"took longer than {limits.seconds:g} s: export it again as a plain PDF, or allow more with --timeout"
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
        pipe.send(do(task, request))
