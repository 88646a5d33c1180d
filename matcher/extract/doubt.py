"""Values that were read with doubt: named as such, so that nobody takes a guess for a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from matcher.candidate import Contact, Degree, Found, Job, JobKind
from matcher.document import Finding, FindingCode

DOUBT = 0.7
"""Under this confidence about every second value is wrong (the reliability table in models/README.md)."""


def findings(contact: Contact, jobs: Sequence[Job], degrees: Sequence[Degree]) -> tuple[Finding, ...]:
    """One finding a doubtful value, in the order of the record."""
    return tuple(
        Finding(
            FindingCode.DOUBTFUL_VALUE,
            f"The {what} “{text}” is uncertain: compare it with the CV.",
            page=found.lines[0].page if found.lines else None,
            box=found.lines[0].box if found.lines else None,
            text=found.lines[0].text[:200] if found.lines else "",
        )
        for what, text, found in _values(contact, jobs, degrees)
        if found.confidence < DOUBT
    )


def _values(contact: Contact, jobs: Sequence[Job], degrees: Sequence[Degree]) -> Iterator[tuple[str, str, Found[Any]]]:
    if contact.name:
        yield "name", contact.name.value.full, contact.name
    for job in jobs:
        heads = (("job title", job.title), ("employer", job.company))
        if job.kind is not JobKind.BREAK:
            yield from ((what, found.value, found) for what, found in heads if found)
    for degree in degrees:
        parts = (("school", degree.institution), ("degree", degree.degree), ("field of study", degree.area))
        yield from ((what, found.value, found) for what, found in parts if found)
