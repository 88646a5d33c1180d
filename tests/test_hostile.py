"""Hostile files, each behind the limits of the command line: a result or one clear error, never a traceback."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.batch import guard
from matcher.batch.work import Limits, Outcome, Request, Task
from tests import hostile_pdf

LIMITS = Limits(seconds=20.0)
CODES = {"corrupt", "empty", "no_text", "not_a_cv", "too_large", "timeout", "out_of_memory", "crashed", "encrypted"}


def outcome_of(name: str, data: bytes) -> Outcome:
    return next(iter(guard.run([Task(name, data=data)], Request(date(2026, 11, 1)), LIMITS)))


@pytest.mark.parametrize("name", sorted(hostile_pdf.MAKERS))
def test_a_hostile_pdf_costs_itself_alone(name: str) -> None:
    outcome = outcome_of(name, hostile_pdf.MAKERS[name]())

    assert outcome.trace == ""
    assert outcome.texts["json"]
    assert not outcome.code or (outcome.code in CODES and outcome.message and "\n" not in outcome.message)
