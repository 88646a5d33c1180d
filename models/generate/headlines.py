"""Labelled heads for the spaCy pipeline: rows of cells with the label of every character, from generated persons."""

from __future__ import annotations

import random
from dataclasses import dataclass

from models.generate import dates, heads, names
from models.generate.banks import LANGUAGES, Draw
from models.generate.persons import person

LABEL_OF = {
    "T": "TITLE",
    "C": "ORG",
    "L": "PLACE",
    "P": "DEPT",
    "D": "DATE",
    "G": "DEGREE",
    "F": "FIELD",
    "I": "INSTITUTION",
    "S": "GRADE",
}
_NOISE = (
    "Full-time",
    "Part-time",
    "Vollzeit",
    "CDI",
    "(2 yrs 3 mos)",
    "Tech: Python, SQL",
    "www.example.com",
    "Team of 5",
    "100%",
    "Permanent",
    "tiempo completo",
    "(6 months)",
    "Teilzeit 80 %",
    "https://example.org/x",
    "contract",
    "Industry: Retail",
)
_HELD_OUT_OF = 5
_PLACEHOLDERS = {
    "T": "Job Title|Position Title|Your Position|Title|Position|Job Title 3|Stellenbezeichnung|职位名称",
    "C": "Company Name|Company|Employer|Company A|Company 3|Your Company|Organization|Firma|Entreprise|公司名称",
    "L": "City, State|Location|City|City, Country|Ort|Ville|Ciudad",
    "I": "University Name|Your University|School Name|Institution|Universität|Université|学校名称",
    "G": "Degree|Your Degree|Degree Name|Diplôme|Abschluss|学位",
    "F": "Major|Your Discipline|Field of Study|Subject|Studienfach|专业",
}
"""What templates print where a person has not filled in anything yet."""
_ABROAD = (
    "Exchange semester",
    "Semester Abroad",
    "Exchange Program",
    "Erasmus",
    "Auslandssemester",
    "Summer School",
    "Visiting student",
    "Semestre d'échange",
    "Intercambio",
    "Erasmus+",
    "Study abroad",
    "Exchange Year",
    "Non-degree",
    "Coursework",
)


@dataclass(frozen=True)
class Head:
    kind: str
    language: str
    rows: tuple[tuple[tuple[tuple[str, str], ...], ...], ...]
    """Rows of cells of (label, text) pieces."""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple("".join(text for _, text in cell) for cell in row) for row in self.rows)

    def label_at(self, row: int, cell: int, position: int) -> str:
        """The label of a character."""
        for label, text in self.rows[row][cell]:
            if position < len(text):
                return label or "O"
            position -= len(text)
        return "O"


def forms(every: tuple[str, ...], part: str) -> tuple[str, ...]:
    """The head orders that a part may use: one in five is never trained on."""
    if part == "all":
        return every
    return tuple(form for index, form in enumerate(every) if (index % _HELD_OUT_OF == 2) == (part == "held"))


def heads_of(seed: int, part: str, form_part: str | None = None) -> list[Head]:
    """The labelled heads of one person, each in an order of its own."""
    who = person(seed, part)
    rng = random.Random(f"heads-{seed}-{part}")
    draw = Draw(rng, who.language, part)
    found: list[Head] = []
    for job in who.work:
        when = dates.period(draw, dates.style(draw), job.start, job.end)
        parts = {"T": job.title, "C": job.company, "L": job.place, "P": job.department, "D": when}
        form = rng.choice(forms(heads.WORK_FORMS, form_part or part))
        found.append(_head(draw, "work", form, parts))
    for study in who.studies:
        when = dates.period(draw, dates.style(draw), rng.choice([None, study.start]), study.end)
        parts = {
            "G": study.degree,
            "F": study.field,
            "I": study.institution,
            "L": study.place,
            "D": when,
            "S": study.grade,
        }
        found.append(_head(draw, "education", rng.choice(forms(heads.STUDY_FORMS, form_part or part)), parts))
    return found


def _head(draw: Draw, kind: str, form: str, parts: dict[str, str]) -> Head:
    rng = draw.rng
    if rng.random() < 0.5:
        parts = parts | {"D": ""}
    if rng.random() < 0.08:
        parts = parts | {rng.choice("CTL"): ""}
    if rng.random() < 0.015:
        parts = parts | {
            part: rng.choice(_PLACEHOLDERS[part].split("|")) for part in parts if parts[part] and part in _PLACEHOLDERS
        }
    if kind == "education" and rng.random() < 0.03:
        parts = parts | {"G": rng.choice(_ABROAD), "F": rng.choice(["", parts["F"]])}
    if draw.language == "en" and parts.get("F") and rng.random() < 0.05:
        more = draw.one(draw.bank["education"]["field"])
        parts = parts | {
            "F": parts["F"]
            + rng.choice([", Minor in ", ", minor in ", ", specialization in ", " with a minor in ", " and "])
            + more
        }
    if draw.language not in ("zh", "en") and rng.random() < 0.12 and "C" in parts:
        parts = _english_parts(draw, parts)
    rows = heads.rows(draw, form, parts)
    upper = rng.random()
    labelled = []
    for index, row in enumerate(rows):
        cells = [cell for cell in row if cell]
        if rng.random() < 0.15 and len(cells) > 1:
            cells = [_joined(cells, rng.choice([" ", "  ", "   "]))]
        shout = upper < 0.04 or (upper < 0.12 and index == 0)
        named = [
            tuple((LABEL_OF.get(label, ""), text.upper() if shout else text) for label, text in cell) for cell in cells
        ]
        labelled.append(tuple(named))
    if rng.random() < 0.1:
        place = rng.randrange(len(labelled) + 1)
        labelled.insert(place, ((("", rng.choice(_NOISE)),),))
    if rng.random() < 0.12 and len(labelled) > 1:
        labelled = [rng.choice(labelled)]
    return Head(kind, draw.language, tuple(row for row in labelled if row))


def _english_parts(draw: Draw, parts: dict[str, str]) -> dict[str, str]:
    """English titles stand in CVs of every language."""
    english = Draw(draw.rng, "en", draw.part)
    return parts | {"T": names.title(english, "tech")} if parts.get("T") else parts


def _joined(cells: list[heads.Cell], gap: str) -> heads.Cell:
    joined: heads.Cell = []
    for cell in cells:
        joined += ([("", gap)] if joined else []) + cell
    return joined


def languages() -> tuple[str, ...]:
    return LANGUAGES
