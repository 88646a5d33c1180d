"""Labelled heads for the spaCy pipeline: rows of cells with the label of every character, from generated persons."""

from __future__ import annotations

import random
from dataclasses import dataclass

from models.generate import dates, heads, names, persons, printing, sentences
from models.generate.banks import LANGUAGES, Draw, items, load
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
_HELD_OUT_OF = 5
_SENTENCES = 0.2
_LABELLED, _TABLES = 0.04, 0.015
_UNDATED = 0.7
"""Mostly the program has cut the dates out before it asks."""
_MINORS = (", Minor in ", ", minor in ", ", specialization in ", " with a minor in ", " and ", " with Minor in ")
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
    order = form_part or part
    found: list[Head] = []
    for job in who.work:
        when = dates.period(draw, dates.style(draw), job.start, job.end)
        parts = {"T": job.title, "C": job.company, "L": job.place, "P": job.department, "D": when}
        found.append(_head(draw, "work", parts, order))
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
        found.append(_head(draw, "education", parts, order))
    return found


def _head(draw: Draw, kind: str, parts: dict[str, str], order: str) -> Head:
    parts = _varied(draw, kind, parts)
    found = _rows(draw, kind, parts, order)
    named = [[[(LABEL_OF.get(label, ""), text) for label, text in cell] for cell in row] for row in found]
    return Head(kind, draw.language, printing.printed(draw, named))


def _rows(draw: Draw, kind: str, parts: dict[str, str], order: str) -> list[heads.Row]:
    """The parts in an order: cells, or (one in five) a sentence or list."""
    if draw.chance(_SENTENCES):
        every = sentences.templates(draw, "work" if kind == "work" else "study")
        found = sentences.rows(draw, draw.rng.choice(forms(every, order)), parts)
        if found:
            return found
    every = heads.WORK_FORMS if kind == "work" else heads.STUDY_FORMS
    found = heads.rows(draw, draw.rng.choice(forms(every, order)), parts)
    chance = draw.rng.random()
    if chance < _LABELLED:
        return sentences.labelled(draw, found, draw.rng.choice([": ", ": ", " : ", ">", " "]))
    return sentences.headings(draw, found) if chance < _LABELLED + _TABLES else found


def _varied(draw: Draw, kind: str, parts: dict[str, str]) -> dict[str, str]:
    """Parts missing, made up, or put together as they sometimes are."""
    rng = draw.rng
    if rng.random() < _UNDATED:
        parts = parts | {"D": sentences.late(draw) if rng.random() < 0.06 else ""}
    if rng.random() < 0.08:
        parts = parts | {rng.choice("CTLIGF"): ""}
    if rng.random() < 0.02:
        empty = load("heads")["placeholders"]
        parts = parts | {part: rng.choice(items(empty[part])) for part in parts if parts[part] and part in empty}
    if kind == "work":
        if draw.language not in ("zh", "en") and rng.random() < 0.12:
            return _english_parts(draw, parts)
        return _varied_job(draw, parts)
    return _varied_study(draw, parts)


def _varied_job(draw: Draw, parts: dict[str, str]) -> dict[str, str]:
    chance = draw.rng.random()
    if parts["C"] and chance < 0.02:
        return parts | {"C": f"{parts['C']} ({sentences.about(draw)})"}
    if parts["L"] and chance < 0.06:
        town = _town_in(draw, parts["C"])
        return parts | {"L": town or parts["L"]}
    return parts


def _varied_study(draw: Draw, parts: dict[str, str]) -> dict[str, str]:
    rng = draw.rng
    if rng.random() < 0.03:
        parts = parts | {"G": rng.choice(_ABROAD), "F": rng.choice(["", parts["F"]])}
    elif parts["G"] in items(draw.bank["education"]["secondary"]) and rng.random() < 0.4:
        parts = parts | {"F": sentences.track(draw)}
    elif parts["F"] and rng.random() < 0.05:
        parts = parts | {"F": parts["F"] + _second_field(draw)}
    if not parts["S"] and rng.random() < 0.1:
        parts = parts | {"S": persons.grade(draw)}
    if rng.random() < 0.3:
        parts = parts | {"L": _town_in(draw, parts["I"]) or parts["L"]}
    return parts


def _second_field(draw: Draw) -> str:
    more = draw.one(draw.bank["education"]["field"])
    if draw.language != "en":
        return draw.rng.choice([" & ", " / "]) + more
    return draw.rng.choice(_MINORS) + more if draw.chance(0.8) else f", {more} (minor)"


def _town_in(draw: Draw, name: str) -> str:
    """The town that a school or employer is named after: it is printed behind it all the same."""
    for country in items(draw.bank["countries"]):
        for town in items(load("places")[country]["cities"]):
            if town.partition("/")[0] in name:
                return town.partition("/")[0]
    return ""


def _english_parts(draw: Draw, parts: dict[str, str]) -> dict[str, str]:
    """English titles stand in CVs of every language."""
    english = Draw(draw.rng, "en", draw.part)
    return parts | {"T": names.title(english, "tech")} if parts.get("T") else parts


def languages() -> tuple[str, ...]:
    return LANGUAGES
