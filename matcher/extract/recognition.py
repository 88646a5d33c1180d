"""Whether a document is a CV at all. Conservative: one trace of a CV is enough."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.candidate import Candidate
from matcher.document import Document
from matcher.errors import NotACvError
from matcher.extract import evidence
from matcher.sections import Section, SectionKind

_TRACES = frozenset(
    (
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.CERTIFICATES,
        SectionKind.VOLUNTEER,
        SectionKind.MILITARY,
    )
)
"""Headings that other documents do not have; "Contact", "Summary", "Projects" and "References" they do."""


def check(document: Document, sections: Sequence[Section], candidate: Candidate) -> None:
    """Raise ``NotACvError`` where nothing says that this is a CV."""
    if any(section.kind in _TRACES for section in sections):
        return
    if any(job.title and (job.company or job.period) for job in candidate.jobs) or candidate.education:
        return
    contact = candidate.contact
    titled = contact.headline is not None and evidence.title(contact.headline.value) >= 1.5
    if contact.name and (contact.emails or contact.phones) and (titled or candidate.listed_skills):
        return
    raise NotACvError(
        "there is text, but no trace of a CV (no experience, education or skills): check that it is the right file",
        source=document.source,
    )
