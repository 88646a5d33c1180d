"""The pool of processes, with files that misbehave in every way at once."""

from __future__ import annotations

import os
import signal
import time
from datetime import date

import pytest

from matcher.batch import guard, local
from matcher.batch import limits as borders
from matcher.batch.work import Limits, Outcome, Request, Task

REQUEST = Request(date(2026, 11, 1))


def misbehave(task: Task, request: Request, limits: Limits) -> Outcome:
    """Stands in for the reader, in the workers."""
    if task.name.startswith("abort"):
        os.kill(os.getpid(), signal.SIGABRT)
    if task.name.startswith("hang"):
        time.sleep(60)
    if task.name.startswith("bloat"):
        bytearray(16 * 1024**3)
    return Outcome(task.name)


def work_for_ever(task: Task, request: Request, limits: Limits) -> Outcome:
    """Stands in for the reader, in the workers: works until the system ends it."""
    borders.allow_cpu(1)
    while task.name == "work":
        pass
    return Outcome(task.name)


def test_bad_files_cost_themselves_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "bounded", misbehave)
    names = [f"good {n}" for n in range(12)]
    bad = ["abort", "hang", "bloat"]
    tasks = [Task(name) for pair in zip(names[:3], bad, strict=True) for name in pair] + [Task(n) for n in names[3:]]
    outcomes = {outcome.name: outcome.code for outcome in local.run(tasks, REQUEST, Limits(1.0), 2)}

    assert {name for name, code in outcomes.items() if not code} == set(names)
    assert outcomes["abort"] == "crashed" and outcomes["hang"] == "timeout"
    assert outcomes["bloat"] in ("out_of_memory", "crashed")


def test_a_file_that_fails_under_load_is_tried_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "bounded", misbehave)
    monkeypatch.setattr(guard, "run", lambda again, *_: [Outcome(task.name) for task in again])
    outcomes = list(local.run([Task("abort once"), Task("good")], REQUEST, Limits(5.0), 2))

    assert [(outcome.name, outcome.code) for outcome in outcomes] == [("good", ""), ("abort once", "")]


def test_a_file_that_used_up_its_own_work_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tried_again: list[Task] = []
    monkeypatch.setattr(guard, "bounded", work_for_ever)
    monkeypatch.setattr(guard, "run", lambda again, *_: tried_again.extend(again) or [])
    outcomes = {outcome.name: outcome.code for outcome in local.run([Task("work"), Task("b")], REQUEST, Limits(), 1)}

    assert outcomes == {"work": "timeout", "b": ""}
    assert tried_again == []


def test_stopping_early_ends_the_workers() -> None:
    outcomes = local.run([Task(f"{n}.txt", path="/nonexistent") for n in range(50)], REQUEST, Limits(), 1)
    assert next(outcomes).code == "not_found"
    outcomes.close()
