from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema

from matcher.candidate import (
    Candidate,
    Certificate,
    Contact,
    Found,
    Job,
    JobKind,
    ListedSkill,
    Note,
    PartialDate,
    Period,
    Phone,
    Place,
    Profile,
    Project,
)
from matcher.reports import jsonresume
from tests.reports.sample import candidate, found

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "jsonresume-1.0.0.json").read_text(encoding="utf-8"))


def period(start: PartialDate, end: PartialDate | None, current: bool = False) -> Found[Period]:
    return Found(Period(start, end, current), (), "test")


def everything() -> Candidate:
    person = candidate()
    job = Job(company=found("Red Cross", 4), kind=JobKind.VOLUNTEER, bullets=(found("Drove", 5),))
    held = replace(person.jobs[0], period=period(PartialDate(2020), None, current=True))
    contact = replace(
        person.contact,
        phones=(*person.contact.phones, Found(Phone("+44 20 1", kind="fax"), (), "test")),
        place=Found(Place("Leeds, UK", city="Leeds", country="GB"), (), "test"),
        profiles=(
            Found(Profile("github.com/zoe", "GitHub", "zoe"), (), "test"),
            Found(Profile("zoe.example.org"), (), "test"),
        ),
    )
    return replace(
        person,
        contact=contact,
        jobs=(held, job),
        listed_skills=(
            ListedSkill(found("Python", 9), group="Languages"),
            ListedSkill(found("SQL", 9), group="Languages"),
            ListedSkill(found("Chess", 9), level="expert"),
        ),
        certificates=(Certificate(found("CKA", 9), "CNCF", PartialDate(2021, 5)),),
        projects=(Project(found("Atlas", 9), url="atlas.example.org"),),
        notes=(
            Note("award", found("First prize", 9), PartialDate(2020), "ACM"),
            Note("publication", found("On maps", 9)),
            Note("interest", found("Climbing", 9)),
            Note("reference", found("Ada", 9)),
        ),
    )


def validated(person: Candidate) -> dict[str, Any]:
    record = jsonresume.record(person)
    checker = jsonschema.Draft4Validator.FORMAT_CHECKER
    jsonschema.Draft4Validator(SCHEMA, format_checker=checker).validate(record)
    return record


def test_every_part_is_valid_json_resume() -> None:
    record = validated(everything())

    assert record["basics"]["location"] == {"city": "Leeds", "countryCode": "GB"}
    assert record["basics"]["url"] == "https://zoe.example.org"
    assert record["basics"]["profiles"] == [{"network": "GitHub", "username": "zoe", "url": "https://github.com/zoe"}]
    assert record["awards"] == [{"title": "First prize", "date": "2020", "awarder": "ACM"}]
    assert record["certificates"] == [{"name": "CKA", "date": "2021-05", "issuer": "CNCF"}]


def test_an_empty_record_is_valid_too() -> None:
    assert set(validated(Candidate(Contact()))) == {"$schema"}


def test_a_job_still_held_has_no_end_date() -> None:
    work = validated(everything())["work"][0]

    assert work["startDate"] == "2020"
    assert "endDate" not in work


def test_volunteer_work_is_not_among_the_jobs() -> None:
    record = validated(everything())

    assert len(record["work"]) == 1
    assert record["volunteer"] == [{"organization": "Red Cross", "highlights": ["Drove"]}]


def test_skills_keep_their_groups_and_levels() -> None:
    assert validated(everything())["skills"] == [
        {"name": "Languages", "keywords": ["Python", "SQL"]},
        {"name": "Chess", "level": "expert"},
    ]


def test_a_fax_is_not_a_phone() -> None:
    assert validated(everything())["basics"]["phones"] == ["+44 7700 900461"]
