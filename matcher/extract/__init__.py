"""Sections -> candidate: the record of the person, each value with the lines that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matcher.candidate import Candidate, Degree, Job
from matcher.document import Document, Finding
from matcher.extract import (
    certificates,
    contacts,
    doubt,
    education,
    experience,
    figures,
    heads,
    language,
    languages,
    listed,
    notes,
    projects,
    recognition,
    skills,
    studydetails,
    summary,
    training,
)
from matcher.folding import odd_characters
from matcher.sections import Section, split

__all__ = ["Extraction", "candidate"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The candidate, and what was understood with doubt."""

    candidate: Candidate
    findings: tuple[Finding, ...] = ()


def _careers(sections: Sequence[Section]) -> tuple[tuple[Job, ...], tuple[Degree, ...]]:
    """Jobs and degrees: their entries are found first, so that the heads of all are read in one go."""
    work, studies = experience.listings(sections), education.listings(sections)
    read = heads.assign([*(listing.heads for listing in work), *(listing.heads for listing in studies)])
    jobs = experience.jobs_of(sections, work, read[: len(work)])
    return jobs, education.degrees_of(sections, studies, read[len(work) :])


def candidate(document: Document, as_of: date) -> Extraction:
    """Understand a document as a CV.

    Raises ``NotACvError``: there is text, but nothing of a CV in it.
    """
    sections = training.settled(split(document))
    contact = contacts.find(document, sections)
    jobs, degrees = _careers(sections)
    degrees = studydetails.as_of(degrees, as_of)
    own_projects = projects.projects(sections)
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
