"""The hand-written banks, divided so that what is measured was never trained on.

Every open list (names, places, company words, titles, fields ...) is cut in two by a hash of its items: ``train`` draws
from four fifths, ``held`` from the rest, ``all`` from everything. Closed lists (months,
headings, degree words) are not.
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "banks"
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "zh")
_HELD_OUT_OF = 5
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def load(name: str) -> dict[str, Any]:
    """A bank file, parsed once."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def items(text: str) -> tuple[str, ...]:
    """A list written in one string: divided by lines where there are any, else by ``|``."""
    if "\n" in text.strip():
        return tuple(line.strip() for line in text.strip().splitlines() if line.strip())
    return tuple(text.split("|"))


def held(item: str) -> bool:
    """Whether an item belongs to the fifth that training never sees."""
    return hashlib.sha256(item.encode()).digest()[0] % _HELD_OUT_OF == 0


@cache
def part_of(text: str, part: str) -> tuple[str, ...]:
    """The items of a list that a part may use; a list too short to divide is shared."""
    every = items(text)
    if part == "all" or len(every) < _HELD_OUT_OF * 2:
        return every
    return tuple(item for item in every if held(item) == (part == "held")) or every


class Draw:
    """Random choices from the banks of one language, by one seed."""

    def __init__(self, rng: random.Random, language: str, part: str) -> None:
        self.rng = rng
        self.language = language
        self.part = part
        self.bank = load(language)

    def one(self, text: str) -> str:
        """An item of an open list."""
        return self.rng.choice(part_of(text, self.part))

    def closed(self, text: str) -> str:
        """An item of a closed list."""
        return self.rng.choice(items(text))

    def some(self, text: str, number: int) -> list[str]:
        """Different items of an open list, in random order."""
        pool = part_of(text, self.part)
        return self.rng.sample(pool, min(number, len(pool)))

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def fill(self, template: str, **known: str) -> str:
        """A template with its ``{slots}`` filled from ``known``, the language's slots, or numbers."""
        text = template
        for _ in range(3):
            text = _SLOT.sub(lambda match: self._slot(match.group(1), known), text)
        return text

    def _slot(self, name: str, known: dict[str, str]) -> str:
        rng, slots = self.rng, self.bank["slots"]
        if name in known:
            return known[name]
        if name in slots:
            return self.closed(slots[name])
        numbers = {
            "p": str(rng.randint(4, 78)),
            "small": str(rng.randint(2, 14)),
            "big": rng.choice(["12,000", "40k", "1.5 million", "900", "3M", "250,000"]),
            "money": rng.choice(["€1.2M", "$450,000", "£80k", "300.000 €", "CHF 2.5m", "₹40 lakh", "¥3,000,000"]),
            "n1": rng.choice(["9 h", "1.8 s", "14 %", "31 days", "420 ms"]),
            "n2": rng.choice(["40 min", "0.3 s", "5 %", "4 days", "95 ms"]),
            "d": str(rng.randint(0, 9)),
            "year": str(rng.randint(2008, 2024)),
        }
        return numbers.get(name, name)
