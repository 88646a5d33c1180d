"""What a job advertisement asks for, as text and as JSON."""

from __future__ import annotations

import textwrap

from matcher.advert import Advert
from matcher.fit import JobReading
from matcher.reports import json
from matcher.reports.escape import terminal as safe
from matcher.role import Competency

WIDTH = 80


def render(reading: JobReading) -> str:
    """For a terminal of 80 columns, with a final newline."""
    lines = textwrap.wrap(safe(reading.sentence), WIDTH)
    lines += ["", "How much of what sets each role apart it asks for, 0-100:"]
    lines += [f"  {role:16}{score:5.0f}" for role, score in reading.scores.items()]
    mentioned = list(dict.fromkeys(skill.id for skill in reading.advert.skills))
    lines += ["", *_background(reading.advert), "WHAT IT ASKS FOR, WITH ITS SHARE OF A RATING"]
    for competency in sorted(reading.role.competencies, key=lambda item: (-item.weight, item.name)):
        lines += _competency(competency, mentioned)
    return "\n".join(lines) + "\n"


def _background(advert: Advert) -> list[str]:
    lines = []
    if advert.years:
        lines.append(f"Experience asked for: {advert.years.value} years")
    if advert.degree:
        subject = " in a technical or scientific subject" if advert.stem else ""
        lines.append(f"Degree asked for: {safe(advert.degree.value)}{subject}")
    return [*lines, ""] if lines else []


def _competency(competency: Competency, mentioned: list[str]) -> list[str]:
    """Its share, and which of its skills the advertisement names."""
    desirable = "" if competency.required else " (desirable)"
    head = f"  {competency.weight:4.0%}  {safe(competency.name)}{desirable}"
    named = ", ".join(skill for skill in mentioned if skill in competency.skills)
    indent = " " * 8
    return [head, *textwrap.wrap(safe(named), WIDTH, initial_indent=indent, subsequent_indent=indent)]


def render_json(reading: JobReading) -> str:
    """All that was understood, with the lines that prove it; indented, with a final newline."""
    advert = json.plain(reading.advert)
    record = {
        "source": advert.pop("source"),
        "asks_for": reading.asks_for,
        "claimed": reading.claimed,
        "sentence": reading.sentence,
        "scores": reading.scores,
        "advert": advert,
        "competencies": json.plain(reading.role.competencies),
    }
    return json.text(record, indent=2)
