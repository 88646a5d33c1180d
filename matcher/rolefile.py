"""A role file (TOML) to a ``Role``, with every mistake named by file and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matcher.errors import DataError
from matcher.role import Competency, Fact, Ground, Role

_TEXTS = ("id", "name", "summary", "orientation", "profile")
_LISTS = ("titles", "typical_work", "specialities")
_FACTS = ("entry", "demand", "pay")
_OPTIONAL_TEXTS = ("mathematics", "choose_if", "degree_expected")
_KEYS = {*_TEXTS, *_LISTS, *_FACTS, *_OPTIONAL_TEXTS, "months_expected", "stem_expected", "competency"}
_COMPETENCY_KEYS = {"id", "name", "weight", "ground", "skills", "areas", "phrases", "first_step", "required"}
_DEGREES = ("", "secondary", "vocational", "associate", "bachelor", "master", "doctorate")


def role(table: Mapping[str, Any], file: str, taxonomy: Mapping[str, str] | None = None) -> Role:
    """The role of a parsed file.

    ``taxonomy`` maps canonical skill names to their parents; with it, unknown skills are errors.
    Raises ``DataError`` with the first problem; ``problems`` gives all.
    """
    wrong = problems(table, file, taxonomy)
    if wrong:
        raise DataError(wrong[0], source=file)
    competencies = [_competency(item) for item in table["competency"]]
    whole = sum(c.weight for c in competencies)
    values: dict[str, Any] = {key: str(table[key]).strip() for key in _TEXTS}
    values |= {key: str(table[key]) for key in _OPTIONAL_TEXTS if key in table}
    values |= {key: tuple(table.get(key, ())) for key in _LISTS}
    values |= {key: Fact(table[key]["text"], table[key]["source"]) for key in _FACTS if key in table}
    values |= {key: table[key] for key in ("months_expected", "stem_expected") if key in table}
    return Role(**values, competencies=tuple(replace(c, weight=c.weight / whole) for c in competencies))


def _competency(item: Mapping[str, Any]) -> Competency:
    return Competency(
        id=item["id"],
        name=item["name"],
        weight=float(item["weight"]),
        ground=Ground(item["ground"]),
        skills=tuple(item.get("skills", ())),
        areas=tuple(item.get("areas", ())),
        phrases=tuple(phrase.lower() for phrase in item.get("phrases", ())),
        first_step=item.get("first_step", ""),
        required=item.get("required", True),
    )


def problems(table: Mapping[str, Any], file: str, taxonomy: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Everything that is wrong with a role file, each naming file and key; empty when it is right."""
    found = [f"{key} is missing" for key in (*_TEXTS, "titles", "competency") if not table.get(key)]
    found += [
        f"{key} is not a key of a role file; known: {', '.join(sorted(_KEYS))}" for key in table if key not in _KEYS
    ]
    found += [f"{key} must be text" for key in (*_TEXTS, *_OPTIONAL_TEXTS) if not isinstance(table.get(key, ""), str)]
    found += [f"{key} must be a list of texts" for key in _LISTS if not _is_texts(table.get(key, []))]
    found += [f"{key} must have text and source" for key in _FACTS if key in table and not _is_fact(table[key])]
    found += _single_values(table)
    items = table.get("competency", [])
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        found.append("competency must be a list of tables, each under [[competency]]")
    else:
        found += _in_competencies(items, taxonomy)
    return tuple(f"{file}: {problem}" for problem in found)


def _single_values(table: Mapping[str, Any]) -> list[str]:
    found = []
    months = table.get("months_expected", 1)
    if isinstance(months, bool) or not isinstance(months, int) or months < 1:
        found.append("months_expected must be a whole number of months, 1 or more")
    if not isinstance(table.get("stem_expected", True), bool):
        found.append("stem_expected must be true or false")
    if table.get("degree_expected", "") not in _DEGREES:
        found.append(f"degree_expected must be one of {', '.join(_DEGREES[1:])}, or empty")
    return found


def _in_competencies(items: list[Mapping[str, Any]], taxonomy: Mapping[str, str] | None) -> list[str]:
    found: list[str] = []
    seen: set[str] = set()
    for number, item in enumerate(items, start=1):
        where = f"competency {item.get('id') or number}"
        found += [f"{where}.{problem}" for problem in _in_competency(item, taxonomy)]
        if item.get("id") in seen:
            found.append(f"{where}.id occurs twice")
        seen.add(str(item.get("id")))
    if items and not any(item.get("ground") == "own" for item in items):
        found.append('competency: at least one must have ground = "own", or nothing tells the role from others')
    return found


def _in_competency(item: Mapping[str, Any], taxonomy: Mapping[str, str] | None) -> list[str]:
    found = [f"{key} is missing" for key in ("id", "name", "weight", "ground") if item.get(key) in (None, "")]
    found += [
        f"{key} is not known; known: {', '.join(sorted(_COMPETENCY_KEYS))}"
        for key in item
        if key not in _COMPETENCY_KEYS
    ]
    found += [f"{key} must be text" for key in ("id", "name", "first_step") if not isinstance(item.get(key, ""), str)]
    found += [
        f"{key} must be a list of texts" for key in ("skills", "areas", "phrases") if not _is_texts(item.get(key, []))
    ]
    weight = item.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight < 1000:
        found.append("weight must be a number above 0")
    if item.get("ground", "own") not in ("own", "shared"):
        found.append('ground must be "own" or "shared"')
    if not isinstance(item.get("required", True), bool):
        found.append("required must be true or false")
    if found:
        return found
    if not any(item.get(key) for key in ("skills", "areas", "phrases")):
        return ["skills, areas and phrases are all empty: nothing could ever show it"]
    return _unknown(item, taxonomy) if taxonomy is not None else []


def _unknown(item: Mapping[str, Any], taxonomy: Mapping[str, str]) -> list[str]:
    parents = set(taxonomy.values())
    found = [
        f"skills: {name!r} is not a canonical skill of the taxonomy"
        for name in item.get("skills", ())
        if name not in taxonomy
    ]
    found += [
        f"areas: {name!r} is not a skill or parent of the taxonomy"
        for name in item.get("areas", ())
        if name not in taxonomy and name not in parents
    ]
    return found


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


def _is_fact(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(value.get(key), str) and value[key] for key in ("text", "source")
    )
