"""The same batch on an existing Dask cluster.

A Dask worker never reads a CV itself: each of its threads keeps one guarded child process with the usual limits, so
that a hostile file costs a child and not the worker. Dask does what it is good at: the files of a lost worker are done
by another one, and the results come back as they are ready.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from matcher.batch import guard
from matcher.batch.work import Limits, Outcome, Request, Task, failure
from matcher.errors import CrashedError, MatcherError

WINDOW = 4
"""Files under way for each thread of the cluster: the way there and back must not leave it idle."""
RETRIES = 3
"""How often a file is begun again when the worker that had it is lost."""
CONNECT_SECONDS = 20


class ClusterError(MatcherError):
    """The cluster cannot be used; the message says why."""

    code = "cluster"


class Runner:
    """``Runner(address)(tasks, request, limits, workers)`` is a ``run.Runner``; the cluster says how many workers."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, tasks: Iterable[Task], request: Request, limits: Limits, _workers: int) -> Iterator[Outcome]:
        """One outcome a task, as they come. Raises ``ClusterError`` when the cluster cannot be reached."""
        client = connect(self._address)
        try:
            waiting = iter(tasks)
            window = WINDOW * max(1, sum(client.nthreads().values()))
            submit = _Submitter(client, request, limits)
            done = _dask().as_completed([submit(task) for task in islice(waiting, window)], loop=client.loop)
            for future in done:
                yield submit.outcome(future)
                for task in islice(waiting, 1):
                    done.add(submit(task))
        finally:
            client.close()


def connect(address: str) -> Any:
    """A client of the cluster. Raises ``ClusterError``: nothing there, another Python, or the extra is missing."""
    try:
        client: Any = _dask().Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at {address}: check the address, e.g. tcp://host:8786"
        ) from error
    if not client.nthreads():
        client.close()
        raise ClusterError(f"the cluster at {address} has no workers yet: start some, then run the same command again")
    return client


def _dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ClusterError("a cluster needs Dask: pip install 'matcher[cluster]'") from error


class _Submitter:
    """Hands tasks to the cluster and remembers them, for those that come back without an outcome."""

    def __init__(self, client: Any, request: Request, limits: Limits) -> None:
        self._client, self._request, self._limits = client, request, limits
        self._settings = client.scatter((request, limits), broadcast=True, hash=False)
        self._tasks: dict[str, Task] = {}

    def __call__(self, task: Task) -> Any:
        future = self._client.submit(work, task, self._settings, pure=False, retries=RETRIES)
        self._tasks[future.key] = task
        return future

    def outcome(self, future: Any) -> Outcome:
        task = self._tasks.pop(future.key)
        error = future.exception()
        if error is None:
            result: Outcome = future.result()
            return result
        problem = CrashedError(f"the cluster lost it ({type(error).__name__}): run the same command again")
        return failure(task.name, problem, self._request)


_own = threading.local()
"""The guarded child of this thread of a worker: starting one for each file would cost more than reading it."""


def work(task: Task, settings: tuple[Request, Limits]) -> Outcome:
    """One file on a worker of the cluster. Never raises, like ``work.do``."""
    if getattr(_own, "settings", None) != settings or not _own.child.alive:
        if hasattr(_own, "child"):
            _own.child.stop()
        _own.settings, _own.child = settings, guard.Child(*settings, launch=_launch)
    outcome: Outcome = _own.child.do(task)
    return outcome


def _launch(far: Connection, request: Request, limits: Limits) -> Callable[[], int | None]:
    """A program of its own: Dask's workers run threads, which forbids forking."""
    command = [sys.executable, "-m", "matcher.batch.child", str(far.fileno())]
    process = subprocess.Popen(command, pass_fds=[far.fileno()], stdin=subprocess.PIPE)
    assert process.stdin is not None
    with process.stdin:
        pickle.dump((request, limits), process.stdin)

    def end() -> int | None:
        process.kill()
        return process.wait()

    return end
