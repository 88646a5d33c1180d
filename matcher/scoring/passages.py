"""The whole bullet or paragraph behind each line of proof: a printed line is often half a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from matcher.candidate import Candidate, Found, Job, Project
from matcher.fit import Contribution, Fit, Proof


def widen(fits: tuple[Fit, ...], candidate: Candidate) -> tuple[Fit, ...]:
    """The same fits; each proof knows the passage that its line is part of, where there is one."""
    by_line = {line.number: passage for passage in _passages(candidate) for line in passage.lines}
    return tuple(
        replace(fit, contributions=tuple(_widened(part, by_line) for part in fit.contributions)) for fit in fits
    )


def _widened(part: Contribution, by_line: dict[int, Found[str]]) -> Contribution:
    if not part.proofs:
        return part
    proofs = (Proof(p.line, p.surface, p.evidence, by_line.get(p.line.number)) for p in part.proofs)
    return replace(part, proofs=tuple(proofs))


def _passages(candidate: Candidate) -> Iterator[Found[str]]:
    if candidate.summary:
        yield candidate.summary
    entries: tuple[Job | Project, ...] = (*candidate.jobs, *candidate.projects)
    for entry in entries:
        if entry.summary:
            yield entry.summary
        yield from entry.bullets
