"""Heads that are sentences or lists rather than an order of cells, and what stands in heads beside their fields."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.generate import names
from models.generate.banks import Draw, load
from models.generate.heads import Cell, Row
from models.generate.persons import grade

_SLOT = re.compile(r"\{(\w)(?::([^}]*))?\}")
_ANY_SHARE = 0.5
"""Share of the orders that every language has."""


def templates(draw: Draw, kind: str) -> tuple[str, ...]:
    """The templates of a kind (``work`` or ``study``): the language's own, or those of all languages."""
    bank = load("heads")["any" if draw.chance(_ANY_SHARE) else draw.language]
    return tuple(bank[kind].strip().splitlines())


def rows(draw: Draw, template: str, parts: Mapping[str, str]) -> list[Row]:
    """The rows of a template; empty when a part that it needs is empty and cannot be made up."""
    needed = [match[1] for match in _SLOT.finditer(template) if match[2] is None]
    known = {part: parts.get(part) or _made_up(draw, part) for part in needed}
    if not all(known.values()):
        return []
    return [[_cell(cell, known) for cell in row.split(">")] for row in template.split("//")]


def _cell(template: str, known: Mapping[str, str]) -> Cell:
    pieces: Cell = []
    end = 0
    for match in _SLOT.finditer(template):
        if match.start() > end:
            pieces.append(("", template[end : match.start()]))
        text = match[2] if match[2] is not None else known[match[1]]
        pieces.append((match[1], text))
        end = match.end()
    return [*pieces, ("", template[end:])] if template[end:] else pieces


def _made_up(draw: Draw, part: str) -> str:
    bank = load("heads")[draw.language]
    if part == "X":
        return about(draw)
    if part == "K":
        return _filled(draw, draw.closed(bank["client"]))
    if part == "P":
        return draw.one(draw.bank["patterns"]["dept"])
    return grade(draw) if part == "S" else ""


def labelled(draw: Draw, found: list[Row], colon: str) -> list[Row]:
    """Every cell with the printed name of its first field before it: ``Position: Nurse``."""
    bank = load("heads")[draw.language]
    done = []
    for row in found:
        cells: list[Cell] = []
        for cell in row:
            name = next((bank[label] for label, _ in cell if label in bank and len(label) == 1), "")
            if not name:
                cells.append(cell)
            elif colon == ">":
                cells += [[("", draw.closed(name))], cell]
            else:
                cells.append([("", draw.closed(name) + colon), *cell])
        done.append(cells)
    return done


def headings(draw: Draw, found: list[Row]) -> list[Row]:
    """The printed names of the fields in a row of their own, as the head of a table."""
    bank = load("heads")[draw.language]
    shown = [next((label for label, _ in cell if label in bank), "") for cell in found[0]] if found else []
    return [[[("", draw.closed(bank[label]))] for label in shown], *found] if all(shown) and shown else found


def about(draw: Draw) -> str:
    """What an employer does."""
    return _filled(draw, draw.closed(load("heads")[draw.language]["about"]))


def remark(draw: Draw) -> str:
    """A line that belongs to no field: a duty, a supervisor, a list of skills, the title of a thesis."""
    if draw.chance(0.45):
        text = draw.fill(draw.closed(draw.bank["bullets"][draw.rng.choice(["tech", "other"])]))
        return " ".join(text.split()[: draw.rng.choice([3, 5, 8, 12])]) if draw.language != "zh" else text[:24]
    return _filled(draw, draw.closed(load("heads")[draw.language]["remark"]))


def late(draw: Draw) -> str:
    """A word that dates leave behind."""
    return draw.closed(load("heads")[draw.language]["late"])


def track(draw: Draw) -> str:
    """The branch or subjects of a secondary school."""
    return draw.closed(load("heads")[draw.language]["track"])


def _filled(draw: Draw, template: str) -> str:
    if "{" not in template:
        return template
    bank = draw.bank
    fields = draw.some(bank["education"]["field"], 3) * 3
    skills = draw.some(load("en")["skills"]["tech"], draw.rng.randint(2, 6))
    for field in fields[: template.count("{f}")]:
        template = template.replace("{f}", field, 1)
    return draw.fill(
        template,
        o=names.organisation(draw, draw.closed(bank["countries"])),
        n=names.person_name(draw).printed,
        t=names.title(draw, "other"),
        s=draw.one(load("orgs")["themes"][draw.language]),
        i=draw.closed(bank["slots"]["interests"]),
        sk=draw.rng.choice([", ", " ", " | "]).join(skills),
        topic=draw.closed(bank["slots"]["topic"]),
    )
