"""What one layout prints of a person, as blocks that any renderer can draw, with the truth about it.

The truth has the form of the evaluation corpus: a field that the layout does not print is null.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import Any

from models.generate import dates, heads
from models.generate.banks import Draw
from models.generate.persons import Person, Study, Work


@dataclass
class Entry:
    rows: list[heads.Row]
    summary: str = ""
    bullets: tuple[str, ...] = ()
    roles: list[Entry] = field(default_factory=list)
    """Further roles under one company head."""


@dataclass
class Block:
    """One section. Exactly one of the contents is used."""

    kind: str
    heading: str
    text: str = ""
    entries: list[Entry] = field(default_factory=list)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    """The choices about content that a layout makes; each renderer adds its own about form."""

    work_form: str
    study_form: str
    separator: str
    order: tuple[str, ...]
    upper: bool
    grouped: bool
    group_style: str
    """``names`` (group names printed), ``flat``, ``levels``."""
    labels: bool
    """"E-mail:" before the address, and so on."""
    label_shown: bool
    date_style: dates.DateStyle
    education_dates: bool


@dataclass
class Shown:
    person: Person
    look: Look
    name: str
    label: str
    contact: list[tuple[str, str, str]]
    """(kind, printed text, link target)."""
    blocks: list[Block]
    gold: dict[str, Any]


_ORDERS = (
    (
        "summary",
        "work",
        "projects",
        "education",
        "skills",
        "certificates",
        "publications",
        "awards",
        "volunteer",
        "languages",
        "interests",
        "references",
    ),
    (
        "summary",
        "skills",
        "work",
        "education",
        "projects",
        "certificates",
        "languages",
        "volunteer",
        "awards",
        "publications",
        "interests",
    ),
    ("education", "work", "projects", "skills", "publications", "awards", "languages", "certificates", "volunteer"),
    (
        "summary",
        "education",
        "skills",
        "work",
        "volunteer",
        "certificates",
        "languages",
        "projects",
        "interests",
        "references",
    ),
)


def look(draw: Draw) -> Look:
    """A random look."""
    rng = draw.rng
    return Look(
        rng.choice(heads.WORK_FORMS),
        rng.choice(heads.STUDY_FORMS),
        rng.choice([", ", " | ", " – ", " · ", " - ", " • ", " / "]),
        rng.choice(_ORDERS),
        rng.random() < 0.3,
        rng.random() < 0.15,
        rng.choice(["names", "names", "flat", "levels"]),
        rng.random() < 0.4,
        rng.random() < 0.6,
        dates.style(draw),
        rng.random() < 0.9,
    )


def show(person: Person, seed: int, part: str = "all", only: Look | None = None) -> Shown:
    """The person in a random look (or the given one), by seed."""
    draw = Draw(random.Random(f"look-{seed}"), person.language, part)
    how = only or look(draw)
    gold = _empty_gold(person)
    blocks = []
    for kind in how.order:
        block = _block(draw, how, person, kind, gold)
        if block:
            blocks.append(block)
    gold["section_order"] = [block.kind for block in blocks]
    label = person.label if how.label_shown else ""
    gold["label"] = label or None
    return Shown(person, how, person.name.printed, label, _contact(draw, how, person, gold), blocks, gold)


def _empty_gold(person: Person) -> dict[str, Any]:
    return {
        "person": f"p{person.seed}",
        "page_language": person.language,
        "name": person.name.printed,
        "emails": [],
        "phones": [],
        "urls": [],
        "profiles": [],
        "location": {"city": None, "region": None, "countryCode": None},
        "label": None,
        "summary": None,
        "experience": [],
        "education": [],
        "skills": [],
        "skill_groups": [],
        "skills_mentioned": [],
        "languages": [],
        "certificates": [],
        "volunteer": [],
        "publications": [],
        "awards": [],
        "projects": [],
        "link_targets": [],
        "other_urls": [],
    }


def _contact(draw: Draw, how: Look, person: Person, gold: dict[str, Any]) -> list[tuple[str, str, str]]:
    labels = draw.bank["labels"]
    found = [("email", person.email, f"mailto:{person.email}")]
    gold["emails"] = [person.email]
    if draw.chance(0.92):
        found.append(("phone", person.phone, ""))
        gold["phones"] = [{"printed": person.phone, "e164": person.e164}]
    if draw.chance(0.85):
        place = person.city + (f", {person.region}" if person.region and draw.chance(0.6) else "")
        found.append(("address", place, ""))
        gold["location"] = {"city": person.city, "region": None, "countryCode": None}
    if person.website and draw.chance(0.8):
        found.append(("web", person.website.removeprefix("https://"), person.website))
        gold["urls"].append(person.website)
    for network, _, url in person.profiles:
        if draw.chance(0.85):
            found.append((network, url.removeprefix("https://").removeprefix("www."), url))
            gold["urls"].append(url)
    draw.rng.shuffle(found)
    words = {kind: draw.closed(labels[kind]) for kind in ("email", "phone", "address")}
    if how.labels:
        found = [(kind, f"{words[kind]}: {text}" if kind in words else text, link) for kind, text, link in found]
    return found


def _block(draw: Draw, how: Look, person: Person, kind: str, gold: dict[str, Any]) -> Block | None:
    heading = draw.closed(draw.bank["headings"][kind])
    block = Block(kind, heading.upper() if how.upper and person.language != "zh" else heading)
    if kind == "summary":
        block.text = gold["summary"] = person.summary or None
    elif kind == "work":
        block.entries = _work(draw, how, person.work, gold["experience"])
    elif kind == "volunteer":
        rows: list[dict[str, Any]] = []
        block.entries = _work(draw, replace(how, grouped=False), person.volunteer, rows)
        gold["volunteer"] = [{"organization": row["company"], "position": row["title"]} for row in rows]
    elif kind == "education":
        block.entries = [_study(draw, how, study, gold["education"]) for study in person.studies]
    elif kind == "skills":
        _skills(how, person, block, gold)
    elif kind == "languages":
        block.lines = _languages(draw, person, gold)
    else:
        _small(draw, person, kind, block, gold)
    return block if block.text or block.entries or block.groups or block.lines else None


def _small(draw: Draw, person: Person, kind: str, block: Block, gold: dict[str, Any]) -> None:
    if kind == "certificates":
        form = draw.rng.choice(["{n}, {i}, {y}", "{n} – {i} ({y})", "{n} ({y})", "{n}", "{y} {n}", "{n} | {i}"])
        block.lines = [form.format(n=n, i=i, y=y) for n, i, y in person.certificates]
        gold["certificates"] = [{"name": n, "issuer": i, "date": None} for n, i, _ in person.certificates]
    elif kind == "projects":
        form = draw.rng.choice(["N//S", "N: S", "N – S", "N"])
        for name, text in person.projects:
            cells = [[[("N", name)]]] if form in ("N//S", "N") else [[[("N", name), ("", form[1:-1]), ("", text)]]]
            block.entries.append(Entry(cells, text if form == "N//S" else ""))
        gold["projects"] = [{"name": name} for name, _ in person.projects]
    else:
        block.lines = list(getattr(person, kind))
        if kind == "interests":
            block.lines = [", ".join(block.lines)] if block.lines and draw.chance(0.5) else block.lines
        else:
            gold.setdefault(kind, [])


def _work(draw: Draw, how: Look, jobs: tuple[Work, ...], gold: list[dict[str, Any]]) -> list[Entry]:
    found: list[Entry] = []
    previous: Work | None = None
    for job in jobs:
        when = dates.period(draw, how.date_style, job.start, job.end)
        parts = {"T": job.title, "C": job.company, "L": job.place, "P": job.department, "D": when}
        if how.grouped and draw.language != "zh":
            role = Entry(heads.rows(draw, draw.rng.choice(["T>D"]), parts, how.separator), job.summary, job.bullets)
            if previous and previous.company == job.company and found:
                found[-1].roles.append(role)
            else:
                found.append(Entry(heads.rows(draw, "C>L", parts, how.separator), roles=[role]))
            used = "CTLD"
        else:
            found.append(Entry(heads.rows(draw, how.work_form, parts, how.separator), job.summary, job.bullets))
            used = how.work_form
        gold.append(_gold_job(job, used, how))
        previous = job
    return found


def _gold_job(job: Work, used: str, how: Look) -> dict[str, Any]:
    month = how.date_style.has_month
    return {
        "title": job.title if "T" in used else None,
        "company": job.company if "C" in used else None,
        "location": (job.place or None) if "L" in used else None,
        "department": (job.department or None) if "P" in used else None,
        "start": dates.gold(job.start, month) if "D" in used else None,
        "end": (dates.gold(job.end, month) or "present") if "D" in used else None,
        "date_text": None,
        "description": job.summary or None,
        "bullets": list(job.bullets),
    }


def _study(draw: Draw, how: Look, study: Study, gold: list[dict[str, Any]]) -> Entry:
    only_end = draw.chance(0.3)
    when = (
        dates.period(draw, how.date_style, None if only_end else study.start, study.end) if how.education_dates else ""
    )
    parts = {"G": study.degree, "F": study.field, "I": study.institution, "L": study.place, "D": when, "S": study.grade}
    rows = heads.rows(draw, how.study_form, parts, how.separator)
    printed = {label for row in rows for cell in row for label, _ in cell}
    month = how.date_style.has_month
    gold.append(
        {
            "degree": study.degree if "G" in printed else None,
            "area": (study.field or None) if "F" in printed else None,
            "institution": study.institution if "I" in printed else None,
            "start": dates.gold(study.start, month) if when and not only_end else None,
            "end": dates.gold(study.end, month) if when else None,
            "score": (study.grade or None) if "S" in printed else None,
        }
    )
    extra = tuple(text for text in (study.thesis, study.courses) if text)
    return Entry(rows, "", extra)


def _skills(how: Look, person: Person, block: Block, gold: dict[str, Any]) -> None:
    if how.group_style == "flat":
        block.groups = [("", [skill for _, group in person.skills for skill in group])]
    else:
        block.groups = [(name, list(group)) for name, group in person.skills]
        gold["skill_groups"] = [name for name, _ in person.skills]
    gold["skills"] = [skill for _, group in person.skills for skill in group]
    gold["skills_mentioned"] = list(gold["skills"])


def _languages(draw: Draw, person: Person, gold: dict[str, Any]) -> list[str]:
    form = draw.rng.choice(["{n} ({f})", "{n}: {f}", "{n} – {f}", "{n}", "{n}, {f}", "{n} | {f}"])
    gold["languages"] = [{"language": n, "fluency": f} for n, f in person.languages]
    lines = [form.format(n=n, f=f) for n, f in person.languages]
    if lines and form in ("{n} ({f})", "{n}", "{n}: {f}", "{n} – {f}") and draw.chance(0.4):
        return [", ".join(lines)]
    return lines
