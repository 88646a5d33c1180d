"""A file that kills, hangs or bloats the child costs that file alone."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import date

import pytest

from matcher.batch import guard, work
from matcher.batch.work import Limits, Outcome, Request, Task
from tests.files import cv

REQUEST = Request(date(2026, 11, 1))
LIMITS = Limits(seconds=20.0)


def misbehave(task: Task, request: Request) -> Outcome:
    """Stands in for the reader: does what the file is called."""
    if task.name == "abort":
        os.kill(os.getpid(), signal.SIGABRT)
    if task.name == "hang":
        time.sleep(60)
    if task.name == "work":
        while True:
            pass
    if task.name == "bloat":
        return work.failure(task.name, work.OutOfMemoryError("x" * len(bytes(8 * 1024**3))), request)
    return Outcome(task.name)


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(guard, "do", misbehave)
    yield


def codes(names: list[str], limits: Limits) -> list[str]:
    return [outcome.code for outcome in guard.run([Task(name) for name in names], REQUEST, limits)]


def test_a_crash_costs_its_file_alone(misbehaving: None) -> None:
    assert codes(["a", "abort", "b", "abort", "c"], LIMITS) == ["", "crashed", "", "crashed", ""]


def test_a_file_that_hangs_is_given_up(misbehaving: None) -> None:
    assert codes(["a", "hang", "b"], Limits(seconds=0.5)) == ["", "timeout", ""]


def test_a_file_that_takes_too_much_work_is_given_up_before_its_time(misbehaving: None) -> None:
    assert codes(["a", "work", "b"], Limits(seconds=6)) == ["", "timeout", ""]  # 2 s of work


def test_only_what_was_stopped_for_its_own_work_says_so() -> None:
    outcomes = [guard.died("a", -number, REQUEST, LIMITS) for number in (signal.SIGXCPU, signal.SIGKILL)]

    assert [(outcome.code, outcome.spent) for outcome in outcomes] == [("timeout", True), ("crashed", False)]


def test_a_bug_is_a_failure_with_its_place_and_without_the_cv_s_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(task: Task) -> object:
        raise ValueError("secret words of the CV")

    monkeypatch.setattr(work, "load", broken)
    outcome = work.do(Task("a.txt", data=b"x"), REQUEST)

    assert outcome.code == "crashed" and "ValueError" in outcome.message
    assert "in broken" in outcome.trace
    assert "secret" not in outcome.trace + outcome.message + outcome.texts["json"]


def test_running_out_of_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(task: Task) -> object:
        raise MemoryError

    monkeypatch.setattr(work, "load", greedy)

    assert work.do(Task("a.txt", data=b"x"), REQUEST).code == "out_of_memory"


def test_outcomes_come_in_the_order_of_the_files() -> None:
    tasks = [Task(f"{n}.txt", data=cv()) for n in range(3)] + [Task("no.txt", path="/nonexistent/no.txt")]
    outcomes = list(guard.run(tasks, REQUEST, LIMITS))

    assert [outcome.name for outcome in outcomes] == [task.name for task in tasks]
    assert [outcome.code for outcome in outcomes] == ["", "", "", "not_found"]
