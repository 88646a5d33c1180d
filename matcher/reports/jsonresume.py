"""JSON Resume 1.0.0 (jsonresume.org), the interchange format that other tools read.

Beside the schema's single ``basics.email`` and ``basics.phone`` stand the lists ``emails`` and ``phones``, because
people print several; the schema allows further keys. Dates keep the precision that is printed. A job still held has
no ``endDate``. Keys without a value are left out, as the schema's examples do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from matcher.candidate import (
    Candidate,
    Contact,
    Degree,
    Found,
    Job,
    JobKind,
    ListedSkill,
    Note,
    Parsed,
    Period,
    Place,
    Project,
)
from matcher.reports import json as reports_json

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|mailto:", re.IGNORECASE)


def render(parsed: Parsed, *, indent: int | None = 2) -> str:
    """One JSON Resume document, with a final newline; without ``indent`` on one line."""
    return reports_json.text(record(parsed.candidate), indent=indent)


def record(candidate: Candidate) -> dict[str, Any]:
    """The candidate as a JSON Resume object."""
    volunteer = [job for job in candidate.jobs if job.kind is JobKind.VOLUNTEER]
    jobs = [job for job in candidate.jobs if job.kind is not JobKind.VOLUNTEER]
    notes = candidate.notes
    return {"$schema": SCHEMA} | _filled(
        basics=_basics(candidate),
        work=[_work(job, "name") for job in jobs],
        volunteer=[_work(job, "organization") for job in volunteer],
        education=[_education(degree) for degree in candidate.education],
        awards=[_filled(title=n.text.value, date=_date(n), awarder=n.publisher) for n in _kind(notes, "award")],
        certificates=[
            _filled(name=c.name.value, date=str(c.date or ""), issuer=c.issuer) for c in candidate.certificates
        ],
        publications=[
            _filled(name=n.text.value, publisher=n.publisher, releaseDate=_date(n))
            for n in _kind(notes, "publication", "patent")
        ],
        skills=_skills(candidate.listed_skills),
        languages=[_filled(language=s.language.value, fluency=s.fluency) for s in candidate.languages],
        interests=[{"name": n.text.value} for n in _kind(notes, "interest")],
        references=[{"reference": n.text.value} for n in _kind(notes, "reference")],
        projects=[_project(project) for project in candidate.projects],
    )


def _filled(**values: Any) -> dict[str, Any]:
    """The values that are there."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _value(found: Found[str] | None) -> str:
    return found.value if found else ""


def _date(note: Note) -> str:
    return str(note.date or "")


def _kind(notes: Iterable[Note], *kinds: str) -> list[Note]:
    return [note for note in notes if note.kind in kinds]


def _url(printed: str) -> str:
    """People print ``github.com/name``; the schema wants a URI."""
    return printed if not printed or _SCHEME.match(printed) else f"https://{printed}"


def _basics(candidate: Candidate) -> dict[str, Any]:
    contact = candidate.contact
    emails = [email.value for email in contact.emails]
    phones = [phone.value.printed for phone in contact.phones if phone.value.kind != "fax"]
    sites = [_url(p.value.url) for p in contact.profiles if not p.value.network]
    return _filled(
        name=contact.name.value.full if contact.name else "",
        label=_value(contact.headline),
        email=emails[0] if emails else "",
        phone=phones[0] if phones else "",
        url=sites[0] if sites else "",
        summary=_value(candidate.summary),
        location=_location(contact.place.value) if contact.place else {},
        profiles=_profiles(contact, sites[1:]),
        emails=emails,
        phones=phones,
    )


def _profiles(contact: Contact, further_sites: list[str]) -> list[dict[str, Any]]:
    networks = [
        _filled(network=p.value.network, username=p.value.username, url=_url(p.value.url))
        for p in contact.profiles
        if p.value.network
    ]
    return networks + [{"network": "Website", "url": site} for site in further_sites]


def _location(place: Place) -> dict[str, Any]:
    return _filled(
        address=place.street or ("" if place.city else place.printed),
        postalCode=place.postal_code,
        city=place.city,
        countryCode=place.country,
        region=place.region,
    )


def _dates(period: Found[Period] | None) -> dict[str, str]:
    if period is None:
        return {}
    return _filled(startDate=str(period.value.start or ""), endDate=str(period.value.end or ""))


def _work(job: Job, name_key: str) -> dict[str, Any]:
    return (
        _filled(**{name_key: _value(job.company)})
        | _filled(position=_value(job.title), location=_value(job.place))
        | _dates(job.period)
        | _filled(summary=_value(job.summary), highlights=[bullet.value for bullet in job.bullets])
    )


def _education(degree: Degree) -> dict[str, Any]:
    return (
        _filled(institution=_value(degree.institution), area=_value(degree.area), studyType=_value(degree.degree))
        | _dates(degree.period)
        | _filled(score=_value(degree.grade), courses=[course.value for course in degree.courses])
    )


def _skills(skills: Iterable[ListedSkill]) -> list[dict[str, Any]]:
    """A group is one object with keywords; a skill outside any group is an object of its own, with its level."""
    groups: dict[str, dict[str, Any]] = {}
    entries: list[dict[str, Any]] = []
    for skill in skills:
        if not skill.group:
            entries.append(_filled(name=skill.name.value, level=skill.level))
            continue
        if skill.group not in groups:
            groups[skill.group] = {"name": skill.group, "keywords": []}
            entries.append(groups[skill.group])
        groups[skill.group]["keywords"].append(skill.name.value)
    return entries


def _project(project: Project) -> dict[str, Any]:
    return (
        _filled(name=project.name.value, description=_value(project.summary))
        | _filled(highlights=[bullet.value for bullet in project.bullets])
        | _dates(project.period)
        | _filled(url=_url(project.url))
    )
