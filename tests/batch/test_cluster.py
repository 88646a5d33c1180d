"""The batch on a real Dask cluster of processes on this machine, one worker of which is killed in mid-run."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from matcher import api
from matcher.batch import cluster, guard
from matcher.batch.work import Limits, Outcome, Request, Task

distributed = pytest.importorskip("distributed")

LIMITS = Limits(seconds=60.0)
CV = """{name}
{name}@example.org
Experience
AI Engineer, Fernwood Labs, March 2023 - June 2025
- Built retrieval-augmented answers with LangChain
Education
M.Sc. Computer Science, University of Leeds, 2019 - 2021
"""


def tasks(count: int) -> list[Task]:
    cvs = [Task(f"{number}.txt", data=CV.format(name=f"Ana{number}").encode()) for number in range(count)]
    return [*cvs, Task("empty.txt", data=b""), Task("gone.pdf", path="/nowhere/gone.pdf")]


def request_() -> Request:
    return Request(date(2026, 11, 1), api.chosen(()), compact=True)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(host="127.0.0.1", **settings) as local:
        yield local.scheduler_address


def by_name(outcomes: Iterator[Outcome]) -> dict[str, Outcome]:
    return {outcome.name: outcome for outcome in outcomes}


def test_a_cluster_gives_what_this_machine_gives(address: str) -> None:
    on_cluster = by_name(cluster.Runner(address)(tasks(6), request_(), LIMITS, 0))
    here = by_name(guard.run(tasks(6), request_(), LIMITS))

    assert on_cluster == here
    assert on_cluster["empty.txt"].code == "empty"
    assert on_cluster["gone.pdf"].code == "not_found"


def worker_pids(address: str) -> list[int]:
    with distributed.Client(address, set_as_default=False) as client:
        found: dict[str, int] = client.run(os.getpid)
        return list(found.values())


def test_a_killed_worker_costs_no_file(address: str) -> None:
    outcomes: dict[str, Any] = {}
    for number, outcome in enumerate(cluster.Runner(address)(tasks(40), request_(), LIMITS, 0)):
        if number == 5:
            os.kill(worker_pids(address)[0], signal.SIGKILL)
        outcomes[outcome.name] = outcome

    assert len(outcomes) == 42
    assert {name for name, outcome in outcomes.items() if outcome.code} == {"empty.txt", "gone.pdf"}


def test_no_scheduler_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)

    with pytest.raises(cluster.ClusterError, match="no Dask scheduler answers"):
        list(cluster.Runner("tcp://127.0.0.1:1")(tasks(1), request_(), LIMITS, 0))
