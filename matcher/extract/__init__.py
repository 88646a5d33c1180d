"""Sections -> candidate: the record of the person, each value with the lines that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.candidate import Candidate
from matcher.document import Document, Finding
from matcher.extract import (
    certificates,
    contacts,
    doubt,
    education,
    experience,
    figures,
    language,
    languages,
    listed,
    notes,
    projects,
    recognition,
    skills,
    summary,
    training,
)
from matcher.folding import odd_characters
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
    sections = training.settled(split(document))
    contact = contacts.find(document, sections)
    jobs = experience.jobs(sections)
    own_projects = projects.projects(sections)
    degrees = education.degrees(sections)
    known = skills.find(
        document,
        jobs=jobs,
        projects=own_projects,
        education=degrees,
        sections=sections,
        headline=contact.headline,
        as_of=as_of,
    )
    found = Candidate(
        contact=contact,
        summary=summary.find(sections),
        jobs=jobs,
        education=degrees,
        listed_skills=listed.skills(sections),
        skills=known,
        languages=languages.find(sections),
        certificates=certificates.find(sections),
        projects=own_projects,
        notes=notes.find(sections),
        experience=figures.experience(jobs, as_of, known),
        language=language.detect(document.text),
    )
    recognition.check(document, sections, found)
    doubts = doubt.findings(contact, jobs, degrees)
    limits = listed.findings(found.listed_skills)
    return Extraction(found, (*odd_characters(document.lines), *figures.findings(jobs, as_of), *doubts, *limits))
