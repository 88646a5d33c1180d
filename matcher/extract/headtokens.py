"""Head lines as the learned model sees them: tokens with spelling features and what the lexicons know of each.

Training and use share this module, so that a model never meets features other than those it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from matcher import lexicon
from matcher.folding import strip_accents

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+(?:['’.](?=[^\W\d_])[^\W\d_]+)*\.?(?=\S)?|\d+|[^\w\s]|_")
_ROW, _CELL = "⏎", "⇥"
_LONGEST = 4
"""Words in one phrase of a lexicon; "San Luis Obispo County" and the like are all shorter."""


class Token(NamedTuple):
    """A word, number, sign or break of a head."""

    text: str
    row: int
    cell: int
    start: int
    """Where it begins in its cell's text; -1 for a break between cells or rows."""
    end: int
    hint: str
    """Letters for the lexicons that know it, in alphabetical order; ``-`` when none does."""

    @property
    def printed(self) -> bool:
        return self.start >= 0


Rows = Sequence[Sequence[str]]
"""The lines of one head, each as its cells."""


def tokens_of(rows: Rows) -> list[Token]:
    """The tokens of one head, with a break between cells and between rows."""
    found: list[Token] = []
    for row, cells in enumerate(rows):
        for cell, text in enumerate(cells):
            if found:
                found.append(Token(_CELL if cell else _ROW, row, cell, -1, -1, "-"))
            found.extend(_cell_tokens(text, row, cell))
    return found


def _cell_tokens(text: str, row: int, cell: int) -> list[Token]:
    matches = list(_TOKEN.finditer(text))
    hints = _hints([match.group() for match in matches])
    return [Token(m.group(), row, cell, m.start(), m.end(), hint) for m, hint in zip(matches, hints, strict=True)]


def _hints(words: Sequence[str]) -> list[str]:
    phrases, longest = _phrases(), _longest()
    folded = [strip_accents(word) for word in words]
    letters = [_shape_letters(word) for word in folded]
    for start, first in enumerate(folded):
        for length in range(min(longest.get(first, 0), len(words) - start), 0, -1):
            known = phrases.get(" ".join(folded[start : start + length]))
            if known and not (length == 1 and "k" in known and not words[start].isupper()):
                for index in range(start, start + length):
                    letters[index] += known
    return ["".join(sorted(set(found))) or "-" for found in letters]


def _shape_letters(folded: str) -> str:
    """Letters for endings of compounds: ``Projektleiterin``, ``Volksbank``."""
    if len(folded) < 7:
        return ""
    titles, organisations = _endings()
    return "t" * folded.endswith(titles) + "o" * folded.endswith(organisations)


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles, organisations = lexicon.toml("titles.toml"), lexicon.toml("organisations.toml")
    return tuple(_flat(titles["endings"])), tuple(_flat(organisations["endings"]))


def _flat(groups: dict[str, list[str]]) -> list[str]:
    return [strip_accents(word) for words in groups.values() for word in words]


@cache
def _longest() -> dict[str, int]:
    """First word of a phrase -> words in the longest that begins with it, as far as they are looked up."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        first, *rest = phrase.split(" ")
        longest[first] = min(_LONGEST, max(longest.get(first, 0), 1 + len(rest)))
    return longest


@cache
def _phrases() -> dict[str, str]:
    """Folded phrase -> letters. T title, R rank, F field of work, L legal form, O organisation word, W weak one,
    S school, D department, P city, C country or region, k code in capitals, G degree, B subject, M way of working."""
    titles, organisations = lexicon.toml("titles.toml"), lexicon.toml("organisations.toml")
    places, degrees = lexicon.toml("places.toml"), lexicon.toml("degrees.toml")
    table: dict[str, set[str]] = {}

    def add(letter: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            spaced = " ".join(match.group() for match in _TOKEN.finditer(strip_accents(phrase)))
            table.setdefault(spaced, set()).add(letter)

    for letter, groups in (
        ("T", titles["heads"]),
        ("R", titles["ranks"]),
        ("F", titles["fields"]),
        ("T", titles["zh"]),
        ("L", organisations["legal"]),
        ("O", organisations["words"]),
        ("W", organisations["weak"]),
        ("S", organisations["schools"]),
        ("D", organisations["departments"]),
        ("O", organisations["zh"]),
        ("S", organisations["zh_schools"]),
        ("P", places["cities"]),
        ("C", places["countries"]),
        ("C", places["regions"]),
        ("k", places["codes"]),
        ("M", places["modes"]),
    ):
        add(letter, _flat(groups))
    for level in ("doctorate", "master", "bachelor", "associate", "vocational", "secondary"):
        add("G", _flat(degrees[level]))
    add("B", _flat(degrees["subjects"]))
    return {phrase: "".join(sorted(letters)) for phrase, letters in table.items()}
