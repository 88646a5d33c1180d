"""How well a document was read, before anything is understood: against the strings that a person sees in it.

A bullet counts as found when it stands letter for letter in the reader's lines joined by single spaces (white space
folded, compatibility characters and typographic dashes and quotes made equal). Order counts those found bullets that
stand in the truth's order: the longest rising run of their places.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matcher.document import Document

_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‛´`", "'"), **dict.fromkeys("“”", '"')})
_SPACE = re.compile(r"\s+")
_BETWEEN_SIGNS = re.compile("(?<=[\u3000-\u30ff\u3400-\u9fff]) (?=[\u3000-\u30ff\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Counts for one document; add up the counts of several before dividing."""

    bullets: int = 0
    found: int = 0
    ordered: int = 0
    """Found bullets in the truth's order."""
    headings: int = 0
    headings_ordered: int = 0
    """Section headings found as lines of their own or at the start of one, in the truth's order."""
    missing: tuple[str, ...] = field(default=(), compare=False)
    """The bullets that were not found, for whoever mends the layout."""

    def __add__(self, other: Reading) -> Reading:
        return Reading(
            self.bullets + other.bullets,
            self.found + other.found,
            self.ordered + other.ordered,
            self.headings + other.headings,
            self.headings_ordered + other.headings_ordered,
            self.missing + other.missing,
        )

    @property
    def fidelity(self) -> float | None:
        """Share of the bullets found; None when the truth has none."""
        return self.found / self.bullets if self.bullets else None

    @property
    def order(self) -> float | None:
        """Share of the found bullets that stand in the truth's order."""
        return self.ordered / self.found if self.found else None


def fold(text: str) -> str:
    """Compatibility characters, dashes, quotes and white space made equal; case and accents stay.

    Chinese and Japanese know no spaces: one between two of their signs is a line's end.
    """
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_SAME)
    return _BETWEEN_SIGNS.sub("", _SPACE.sub(" ", text)).strip()


def measure(document: Document, truth: Mapping[str, object]) -> Reading:
    """Compare with a truth file (its ``experience[].bullets`` and ``section_order``)."""
    joined = fold(" ".join(line.text for line in document.lines))
    bullets = [fold(bullet) for bullet in _bullets(truth)]
    places = _places(joined, bullets)
    found = [place for place in places if place >= 0]
    headings = [fold(str(heading)) for heading in _list(truth.get("section_order"))]
    rows = [fold(line.text).casefold() for line in document.lines]
    heading_places = [_heading_place(rows, heading.casefold()) for heading in headings if heading]
    return Reading(
        bullets=len(bullets),
        found=len(found),
        ordered=_rising(found),
        headings=len(heading_places),
        headings_ordered=_rising([place for place in heading_places if place >= 0]),
        missing=tuple(bullet for bullet, place in zip(bullets, places, strict=True) if place < 0),
    )


def _bullets(truth: Mapping[str, object]) -> list[str]:
    jobs = [job for job in _list(truth.get("experience")) if isinstance(job, Mapping)]
    labelled = [job for job in jobs if job.get("bullets_labelled") is not False]
    return [bullet for job in labelled for bullet in _list(job.get("bullets")) if isinstance(bullet, str) and bullet]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _places(text: str, strings: Iterable[str]) -> list[int]:
    """Where each string stands; one printed twice is looked for behind its first place, then from the start."""
    places: list[int] = []
    after: dict[str, int] = {}
    for string in strings:
        place = text.find(string, after.get(string, 0))
        places.append(place)
        if place >= 0:
            after[string] = place + len(string)
    return places


def _heading_place(rows: list[str], heading: str) -> int:
    exact = next((index for index, row in enumerate(rows) if row == heading), -1)
    if exact >= 0:
        return exact
    return next((index for index, row in enumerate(rows) if row.startswith(heading)), -1)


def _rising(places: list[int]) -> int:
    """Length of the longest rising subsequence."""
    tails: list[int] = []
    for place in places:
        index = bisect_left(tails, place)
        tails[index : index + 1] = [place]
    return len(tails)
