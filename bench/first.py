"""What a CV costs that was never seen before, in a process that has read others: the figure to plan with.

What the lists and models know of a word is kept in bounded tables, so that a second turn over a file is cheaper than
the first. Here each file is read once, and no two are of one person.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from matcher import extract, lexicon, pipeline, readers
from matcher.candidate import Parsed
from matcher.reports import json

WARMING = 6
"""Files read before the first that counts: libraries, models and expressions are loaded then."""
Result = TypeVar("Result")
Costs = tuple[float, float, float, float]
"""CPU seconds of reading, understanding, rating and reporting."""


def costs(files: Sequence[Path], as_of: date) -> list[Costs]:
    """What each of these files takes, in this order; of several files of one person the first alone."""
    people = {path.name.split("__")[0]: path for path in reversed(files)}
    return [_once(path, as_of) for path in sorted(people.values())][WARMING:]


def _once(path: Path, as_of: date) -> Costs:
    reading, document = _timed(lambda: readers.read(readers.Source.from_path(path)))
    understanding, found = _timed(lambda: extract.candidate(document, as_of))
    parsed = Parsed(document, found.candidate, document.findings + found.findings)
    rating, report = _timed(lambda: pipeline.fit(parsed, lexicon.roles()[:2], as_of=as_of))
    reporting, _ = _timed(lambda: json.render(report, indent=None))
    return reading, understanding, rating, reporting


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result
