"""Counting what is right, what is too much and what is missing, a measure at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """Right (true positives), extra (false positives), missing (false negatives)."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.extra + other.extra, self.missing + other.missing)

    @property
    def truths(self) -> int:
        """How many there are to be found."""
        return self.right + self.missing

    @property
    def precision(self) -> float:
        found = self.right + self.extra
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.truths if self.truths else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Tally:
    """The counts of one document, or of many added up, and what went wrong in words."""

    counts: dict[str, Count] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, right: int = 0, extra: int = 0, missing: int = 0) -> None:
        self.counts[measure] = self.counts.get(measure, Count()) + Count(right, extra, missing)

    def value(self, measure: str, truth: object, predicted: object, right: bool) -> bool | None:
        """Count one field; None when the document does not print it, then whatever is predicted is ignored."""
        if truth in (None, ""):
            return None
        wrong = not right and predicted not in (None, "")
        self.add(measure, int(right), int(wrong), int(not right))
        return right

    def note(self, *parts: object) -> None:
        """Say what went wrong."""
        self.errors.append(" ".join(map(str, parts)))


def total(tallies: Iterable[Tally]) -> dict[str, Count]:
    """The sums of all documents' counts."""
    sums: dict[str, Count] = {}
    for tally in tallies:
        for measure, count in tally.counts.items():
            sums[measure] = sums.get(measure, Count()) + count
    return sums


def aligned(truths: list[Entry], predicted: list[Entry], likeness: Callable[[Entry, Entry], float]) -> dict[int, int]:
    """Truth index -> predicted index: one to one, the likest first, none under a likeness of one half."""
    pairs = sorted(
        ((likeness(t, p), -i, -j) for i, t in enumerate(truths) for j, p in enumerate(predicted)), reverse=True
    )
    matched: dict[int, int] = {}
    for likely, i, j in pairs:
        if likely < 0.5:
            break
        if -i not in matched and -j not in matched.values():
            matched[-i] = -j
    return matched
