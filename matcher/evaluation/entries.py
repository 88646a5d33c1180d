"""Jobs and education entries against the truth: each aligned with the one that is meant, then judged by its fields."""

from __future__ import annotations

from matcher.evaluation.compare import equal, equal_any, first, listed, same_day, same_grade, similarity, squash
from matcher.evaluation.tally import Entry, Tally, aligned

_NAMES = (("title", ("position", "title")), ("company", ("name", "company")))
_DATES = (("start", "startDate"), ("end", "endDate"))
_SCHOOL = (("institution", "institution"), ("area", "area"), ("degree", "studyType"))
NEUTRAL = 0.8
"""Likeness from which a predicted job is one that the truth has among volunteer work or projects."""


def jobs(truth: Entry, predicted: Entry, tally: Tally) -> bool:
    """Whether all jobs are wholly right and none is made up."""
    every = truth.get("experience", [])
    meant = [job for job in every if job.get("title") or job.get("company")]
    said = _entries(predicted, "work")
    mates = aligned(meant, said, _job_likeness)
    right = True
    for index, job in enumerate(meant):
        entry = said[mates[index]] if index in mates else None
        right &= _job(job, entry, tally)
        if job.get("bullets_labelled") is not False:
            _bullets(job, entry or {}, bool(entry), tally)
    nameless = [job for job in every if not (job.get("title") or job.get("company"))]
    for index, entry in enumerate(said):
        if index not in mates.values() and not _is_neutral(entry, truth, nameless):
            _made_up(entry, tally)
            right = False
    return right


def _entries(predicted: Entry, key: str) -> list[Entry]:
    return [entry for entry in listed(predicted.get(key)) if isinstance(entry, dict)]


def _job_likeness(job: Entry, entry: Entry) -> float:
    """Title and company, dates, bullets; a job whose title and company are swapped still is the one meant."""
    title, company = first(entry, "position", "title"), first(entry, "name", "company")
    likeness = {"title": similarity(job.get("title"), title), "company": similarity(job.get("company"), company)}
    printed = [likeness[key] for key in likeness if job.get(key)]
    if not printed:
        return 0.0
    swapped = 0.45 * (similarity(job.get("title"), company) + similarity(job.get("company"), title))
    names = max(sum(printed) / len(printed), swapped)
    return names * 0.75 + _dates_share(job, entry) * 0.25 + 0.15 * _bullets_share(job, entry)


def _dates_share(truth: Entry, entry: Entry) -> float:
    """Share of the printed dates that are right; one half when none is printed."""
    dates = [same_day(truth[key], first(entry, said)) for key, said in _DATES if truth.get(key)]
    return sum(dates) / len(dates) if dates else 0.5


def _bullets_share(job: Entry, entry: Entry) -> float:
    bullets = [squash(bullet) for bullet in job.get("bullets") or []]
    body = squash(" ".join(map(str, listed(entry.get("highlights")))) + " " + str(entry.get("summary") or ""))
    return sum(bullet in body for bullet in bullets) / len(bullets) if bullets else 0.0


def _job(job: Entry, entry: Entry | None, tally: Tally) -> bool:
    right = entry is not None
    for key, names in _NAMES:
        said = first(entry, *names)
        good = entry is not None and equal_any(job.get(key), job.get(key + "_alt"), said)
        right &= _field(f"work.{key}", job, key, said, good, tally)
    for key, name in _DATES:
        said = first(entry, name)
        good = entry is not None and same_day(job.get(key), said)
        right &= _field(f"work.{key}", job, key, said, good, tally, job.get("company"))
    tally.add("work.entry", int(right), int(not right and entry is not None), int(not right))
    return right


def _field(measure: str, truth: Entry, key: str, said: object, good: bool, tally: Tally, *where: object) -> bool:
    """Count a field of an entry; False when it is printed and wrong."""
    if tally.value(measure, truth.get(key), said, good) is False:
        tally.note(measure, *map(repr, where), repr(truth.get(key)), "<-", repr(said))
        return False
    return True


def _bullets(job: Entry, entry: Entry, found: bool, tally: Tally) -> None:
    """Assigned: the text stands somewhere in this job. Exact: it is a highlight of its own."""
    highlights = [text for text in listed(entry.get("highlights")) if isinstance(text, str)]
    body = squash(" ".join(highlights) + " " + str(first(entry, "summary", "description") or ""))
    bullets = job.get("bullets") or []
    for text in [*bullets, *listed(job.get("description"))]:
        inside = found and _is_inside(squash(text), body)
        tally.add("bullets.assigned", int(inside), 0, int(not inside))
    left = [squash(text) for text in highlights]
    for text in map(squash, bullets):
        if text in left:
            left.remove(text)
            tally.add("bullets.exact", right=1)
        else:
            tally.add("bullets.exact", missing=1)
    if bullets:
        tally.add("bullets.exact", extra=len(left))


def _is_inside(text: str, body: str) -> bool:
    """A long one may have a page header in its middle."""
    return text in body or (len(text) > 60 and text[:40] in body and text[-40:] in body)


def _is_neutral(entry: Entry, truth: Entry, nameless: list[Entry]) -> bool:
    if any(same_day(job.get("start"), first(entry, "startDate")) for job in nameless):
        return True
    others = [
        other.get("organization") or other.get("name")
        for key in ("volunteer", "projects")
        for other in truth.get(key, [])
    ]
    said = (first(entry, "name", "company"), first(entry, "position", "title"))
    return any(other and max(similarity(other, text) for text in said) >= NEUTRAL for other in others)


def _made_up(entry: Entry, tally: Tally) -> None:
    tally.add("work.entry", extra=1)
    title, company = first(entry, "position", "title"), first(entry, "name", "company")
    tally.note("work extra", repr(title), repr(company))
    for key, names in (*_NAMES, *((key, (name,)) for key, name in _DATES)):
        if first(entry, *names):
            tally.add(f"work.{key}", extra=1)


def education(truth: Entry, predicted: Entry, tally: Tally) -> bool:
    """Whether all education entries are wholly right and none is made up."""
    every = truth.get("education", [])
    meant = [school for school in every if school.get("institution") or school.get("area") or school.get("degree")]
    said = _entries(predicted, "education")
    mates = aligned(meant, said, _school_likeness)
    right = True
    for index, school in enumerate(meant):
        right &= _school(school, said[mates[index]] if index in mates else None, tally)
    blank = len(every) - len(meant)
    for index, entry in enumerate(said):
        if index in mates.values():
            continue
        if blank and not any(first(entry, name) for _, name in _SCHOOL):
            blank -= 1
            continue
        right = False
        tally.add("edu.entry", extra=1)
        tally.note("edu extra", repr(first(entry, "institution")))
        for key, name in (*_SCHOOL, *_DATES):
            if first(entry, name):
                tally.add(f"edu.{key}", extra=1)
    return right


def _school_likeness(school: Entry, entry: Entry) -> float:
    where = similarity(school.get("institution"), first(entry, "institution"))
    what = similarity((school.get("degree") or "") + (school.get("area") or ""), _studied(entry))
    return 0.55 * where + 0.25 * what + 0.2 * _dates_share(school, entry) + 0.05 if where or what else 0.0


def _studied(entry: Entry) -> str:
    return str(first(entry, "studyType") or "") + str(first(entry, "area") or "")


def _school(school: Entry, entry: Entry | None, tally: Tally) -> bool:
    """Right when institution and dates are, and degree and field stand somewhere in the entry."""
    right = entry is not None
    for key, name in _SCHOOL:
        said = first(entry, name)
        good = _field(f"edu.{key}", school, key, said, entry is not None and equal(school.get(key), said), tally)
        right &= good or key != "institution"
    needed = [squash(school[key]) for key in ("degree", "area") if school.get(key)]
    if needed:
        body = squash(_studied(entry)) if entry else ""
        good = all(text in body for text in needed)
        tally.value("edu.degree+area (contained)", "printed", body, good)
        right &= good
    for key, name in _DATES:
        said = first(entry, name)
        good = entry is not None and same_day(school.get(key), said)
        right &= _field(f"edu.{key}", school, key, said, good, tally, school.get("institution"))
    grade = first(entry, "score", "gpa")
    tally.value("edu.score", school.get("score"), grade, entry is not None and same_grade(school.get("score"), grade))
    tally.add("edu.entry", int(right), int(not right and entry is not None), int(not right))
    return right
