"""Sections -> candidate: the record of the person, each value with the lines that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.candidate import Candidate
from matcher.document import Document, Finding
from matcher.extract import contacts, education, experience, languages, listed, projects, recognition, summary
from matcher.sections import split

__all__ = ["Extraction", "candidate"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The candidate, and what was understood with doubt."""

    candidate: Candidate
    findings: tuple[Finding, ...] = ()


def candidate(document: Document, as_of: date) -> Extraction:
    """Understand a document as a CV.

    Raises ``NotACvError``: there is text, but nothing of a CV in it.
    """
    sections = split(document)
    found = Candidate(
        contact=contacts.find(document, sections),
        summary=summary.find(sections),
        jobs=experience.jobs(sections),
        education=education.degrees(sections),
        listed_skills=listed.skills(sections),
        languages=languages.find(sections),
        projects=projects.projects(sections),
    )
    recognition.check(document, sections, found)
    return Extraction(found)
