"""The accuracy as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.evaluation.measuring import KINDS, RECALL_ONLY, Result, Sums, groups, sums, values

_ORDER = (
    *("name", "email", "phone", "url", "location.city", "label", "summary"),
    *("work.title", "work.company", "work.start", "work.end", "work.entry", "bullets.assigned", "bullets.exact"),
    *("edu.institution", "edu.area", "edu.degree", "edu.degree+area (contained)", "edu.start", "edu.end", "edu.score"),
    *("edu.entry", "skills.listed", "skills.listed (contained)", "skills.mentioned anywhere"),
    *("languages", "certificates"),
)
_COLUMNS = {
    "name": "name",
    "email": "email",
    "phone": "phone",
    "work.title": "title",
    "work.company": "company",
    "work.start": "start",
    "work.end": "end",
    "work.entry": "job",
    "bullets.assigned": "bullets",
    "edu.institution": "school",
    "edu.entry": "edu",
    "skills.listed": "skills",
    "reading.fidelity": "letters",
    "reading.order": "order",
    "right.contact+work": "c+work",
}
"""Measures in the tables by group, and their column heads."""


def render(result: Result) -> str:
    """Everything: all documents, then by file type, language and layout."""
    every = sums(result.scored)
    lines = [f"documents {every.documents}, read {sum(not item.error for item in result.scored)}"]
    if result.unusable:
        lines.append(f"unusable documents refused: {result.refused} of {result.unusable}")
    lines += ["", *_fields(every), "", *_documents(every)]
    for kind in KINDS:
        lines += ["", *_groups(kind, groups(result.scored, kind))]
    return "\n".join(lines) + "\n"


def _fields(every: Sums) -> Iterator[str]:
    yield f"{'field':32}{'P':>8}{'R':>8}{'F1':>8}{'truth':>8}"
    for name in _ORDER:
        count = every.counts.get(name)
        if count and count.truths + count.extra:
            alone = name in RECALL_ONLY
            precision, f1 = ("-", "-") if alone else (f"{count.precision:.3f}", f"{count.f1:.3f}")
            yield f"{name:32}{precision:>8}{count.recall:8.3f}{f1:>8}{count.truths:8d}"


def _documents(every: Sums) -> Iterator[str]:
    yield "wholly right documents: " + ", ".join(f"{name} {share:.3f}" for name, share in every.right.items())
    reading = every.reading
    if reading.fidelity is not None:
        yield f"reading: bullets letter for letter {reading.fidelity:.4f}, in the right order {reading.order or 0:.4f}"


def _groups(kind: str, found: dict[str, Sums]) -> Iterator[str]:
    yield f"{kind:24}{'n':>4}" + "".join(f"{head:>8}" for head in _COLUMNS.values())
    for name, part in found.items():
        reached = values(part)
        yield f"{name[:23]:24}{part.documents:4d}" + _row(reached.get(measure) for measure in _COLUMNS)


def _row(reached: Iterable[float | None]) -> str:
    return "".join(f"{'-' if value is None else f'{value:.3f}':>8}" for value in reached)
