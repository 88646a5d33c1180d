"""Words that templates print where a person's own belong: "Job title", "Employer", "year–year"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matcher import lexicon
from matcher.folding import strip_accents

_AROUND = " \t.,;:*[](){}<>«»\u00a0_…"
_NUMBER = re.compile(r"\s*(?:#\s*)?\d$|\s+here$")
"""What tells several of a kind apart: "Employer 2"."""
_DASH = re.compile(r"\s*[-–—−~]+\s*|\s+(?:to|bis|a|à|al|do|tot)\s+")
_PIECES = re.compile(r"\s*[|│·•,;，、]\s*|\s+[–—-]\s+|\s+(?:at|@)\s+|\s*[—]\s*|\t+|\s{3,}")
_LONGEST = 44
"""Characters; the longest word list entry has under forty."""


@cache
def _words() -> dict[str, str]:
    """Folded word -> field."""
    table: dict[str, str] = {}
    for field, section in lexicon.toml("placeholders.toml").items():
        for word in section["words"]:
            table.setdefault(strip_accents(word), field)
    return table


@lru_cache(maxsize=8192)
def named(text: str) -> str:
    """The field that a text is the placeholder of (``title``, ``company``, ``place``, ``school``, ``degree``, ``area``,
    ``grade``, ``date``); "" for a text that is somebody's own."""
    if len(text) > _LONGEST:
        return ""
    folded = strip_accents(text.strip(_AROUND)).replace("’", "'")
    field = _words().get(folded, "")
    if not field and (folded[-1:].isdigit() or folded.endswith("here")):
        field = _words().get(_NUMBER.sub("", folded), "")
    if field or _DASH.search(folded) is None:
        return field
    ends = [end.strip(_AROUND) for end in _DASH.split(folded) if end.strip(_AROUND)]
    dated = len(ends) == 2 and any(_words().get(end) == "date" for end in ends)
    return "date" if dated and all(_is_end(end) for end in ends) else ""


def names_column(text: str) -> bool:
    """Whether a text is a word that heads a column of a table, though by itself it may be a person's own."""
    parts = re.split(r"\s*/\s*|\s+(?:and|und|et|y|e|&|or)\s+", strip_accents(text.strip(_AROUND)))
    return all(named(part) != "" or part in _columns() for part in parts)


@cache
def _columns() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("degrees.toml")["columns"]["words"])


def _is_end(text: str) -> bool:
    return _words().get(text) == "date" or text in ("present", "heute", "presente", "current", "now", "至今")


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """The fields that the pieces of a head line are placeholders of, in order; empty where one is somebody's own."""
    if len(text) > 4 * _LONGEST:
        return ()
    whole = named(text)
    if whole:
        return (whole,)
    fields = tuple(named(piece) for piece in _PIECES.split(text) if piece.strip(_AROUND))
    return fields if all(fields) else ()
