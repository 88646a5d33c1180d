"""What was understood from each line of a CV, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.candidate import Candidate, Found
from matcher.fit import Fit
from matcher.role import Role


def marks_by_line(candidate: Candidate, fits: Sequence[Fit], roles: Sequence[Role]) -> dict[int, tuple[str, ...]]:
    """Line number -> notes such as ``Employer: Acme`` or ``Skill: Python``, each once, in a stable order."""
    notes: dict[int, dict[str, None]] = {}
    for note, lines in _all(candidate, fits, roles):
        for number in lines:
            notes.setdefault(number, {})[note] = None
    return {number: tuple(found) for number, found in notes.items()}


def _all(candidate: Candidate, fits: Sequence[Fit], roles: Sequence[Role]) -> Iterator[tuple[str, list[int]]]:
    yield from _contact(candidate)
    yield from _jobs(candidate)
    yield from _education(candidate)
    for listed in candidate.languages:
        yield _note("Language", listed.language)
    for certificate in candidate.certificates:
        yield _note("Certificate", certificate.name)
    for project in candidate.projects:
        yield _note("Project", project.name)
    for skill in candidate.skills:
        yield f"Skill: {skill.id}", [use.line.number for use in skill.uses]
    for fit, role in zip(fits, roles, strict=True):
        for contribution in fit.contributions:
            if contribution.points > 0:
                lines = [proof.line.number for proof in contribution.proofs]
                yield f"Counts for {role.name}: {contribution.name}", lines


def _contact(candidate: Candidate) -> Iterator[tuple[str, list[int]]]:
    contact = candidate.contact
    if contact.name:
        yield f"Name: {contact.name.value.full}", [line.number for line in contact.name.lines]
    if contact.headline:
        yield _note("Headline", contact.headline)
    for email in contact.emails:
        yield _note("E-mail", email)
    for phone in contact.phones:
        yield f"Phone: {phone.value.printed}", [line.number for line in phone.lines]
    if contact.place:
        yield f"Place: {contact.place.value.printed}", [line.number for line in contact.place.lines]
    for profile in contact.profiles:
        yield f"{profile.value.network or 'Web'}: {profile.value.url}", [line.number for line in profile.lines]


def _jobs(candidate: Candidate) -> Iterator[tuple[str, list[int]]]:
    for job in candidate.jobs:
        for name, found in (
            ("Job title", job.title),
            ("Employer", job.company),
            ("Department", job.department),
            ("Place of work", job.place),
        ):
            if found:
                yield _note(name, found)
        if job.period:
            value = job.period.value
            end = "now" if value.current else value.end or "not printed"
            yield f"Period: {value.start or 'not printed'} to {end}", [line.number for line in job.period.lines]


def _education(candidate: Candidate) -> Iterator[tuple[str, list[int]]]:
    for degree in candidate.education:
        for name, found in (
            ("School", degree.institution),
            ("Degree", degree.degree),
            ("Field", degree.area),
            ("Grade", degree.grade),
        ):
            if found:
                yield _note(name, found)


def _note(name: str, found: Found[str]) -> tuple[str, list[int]]:
    return f"{name}: {found.value}", [line.number for line in found.lines]
