"""Reads every document of a corpus and counts what came out right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matcher.errors import MatcherError
from matcher.evaluation import entries, fields
from matcher.evaluation.corpus import Case
from matcher.evaluation.reading import Reading
from matcher.evaluation.reading import measure as measure_reading
from matcher.evaluation.tally import Count, Tally, total

Entry = dict[str, Any]
KINDS = ("type", "language", "layout")


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's result."""

    case: Case
    tally: Tally
    right: Mapping[str, bool]
    """``contact``, ``contact+work``, ``contact+work+education``: wholly right."""
    reading: Reading
    error: str = ""
    """Error code of a document that was not read."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Many documents added up."""

    documents: int
    counts: Mapping[str, Count]
    right: Mapping[str, float]
    """Share of documents that are wholly right."""
    reading: Reading


@dataclass(frozen=True, slots=True)
class Result:
    scored: tuple[Scored, ...]
    refused: int
    """Unusable documents that were refused, of ``unusable``."""
    unusable: int

    @property
    def errors(self) -> list[str]:
        """What went wrong, in words, document by document."""
        return [f"{item.case.name} {note}" for item in self.scored for note in item.tally.errors]


Parse = Callable[[Case, date], tuple[Entry, Reading]]
"""A document as JSON Resume, and how well it was read; raises ``MatcherError``."""


def measure(cases: Iterable[Case], as_of: date, parse: Parse | None = None) -> Result:
    """Read and score all. ``parse`` is this program's own unless another is given."""
    parse = parse or _parse
    scored, refused, unusable = [], 0, 0
    for case in cases:
        try:
            (predicted, reading), error = parse(case, as_of), ""
        except MatcherError as problem:
            predicted, reading, error = {}, Reading(), problem.code
        if case.usable:
            scored.append(score(case, predicted, reading, error))
        else:
            unusable += 1
            refused += bool(error)
    return Result(tuple(scored), refused, unusable)


def _parse(case: Case, as_of: date) -> tuple[Entry, Reading]:
    from matcher import pipeline
    from matcher.readers import Source
    from matcher.reports import jsonresume

    parsed = pipeline.parse(Source.from_path(case.document), as_of=as_of)
    return jsonresume.record(parsed.candidate), measure_reading(parsed.document, case.truth)


def score(case: Case, predicted: Entry, reading: Reading | None = None, error: str = "") -> Scored:
    """Judge one prediction in JSON Resume form."""
    tally, truth = Tally(), case.truth
    if error:
        tally.note("not read:", error)
    contact = fields.contact(truth, predicted, tally)
    work = entries.jobs(truth, predicted, tally)
    education = entries.education(truth, predicted, tally)
    fields.skills(truth, predicted, tally)
    fields.named("languages", "language", "language", truth, predicted, tally)
    fields.named("certificates", "name", "name", truth, predicted, tally)
    right = {
        "contact": contact,
        "contact+work": contact and work,
        "contact+work+education": contact and work and education,
    }
    return Scored(case, tally, right, reading or Reading(), error)


def sums(scored: Iterable[Scored]) -> Sums:
    """All of them added up."""
    items = list(scored)
    names = items[0].right if items else {}
    right = {name: sum(item.right[name] for item in items) / len(items) for name in names}
    counts = total(item.tally for item in items)
    return Sums(len(items), counts, right, sum((item.reading for item in items), Reading()))


def groups(scored: Iterable[Scored], kind: str) -> dict[str, Sums]:
    """The sums by ``type``, ``language`` or ``layout``, in name order."""
    sorted_in: dict[str, list[Scored]] = {}
    for item in scored:
        sorted_in.setdefault(item.case.group(kind), []).append(item)
    return {name: sums(items) for name, items in sorted(sorted_in.items())}


def values(every: Sums) -> dict[str, float]:
    """The measures that floors are set for: F1, recall where a list is only searched, shares of documents."""
    found = {name: count.recall if name in RECALL_ONLY else count.f1 for name, count in every.counts.items()}
    found |= {f"right.{name}": share for name, share in every.right.items()}
    reading = {"reading.fidelity": every.reading.fidelity, "reading.order": every.reading.order}
    return found | {name: value for name, value in reading.items() if value is not None}


RECALL_ONLY = frozenset({"bullets.assigned", "skills.listed (contained)"})
