"""When a value counts as right: equal after folding case, accents, white space, dashes and quotes. No fuzzy credit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SINGLE = re.compile("[\u2018\u2019\u201b\u00b4`]")
_DOUBLE = re.compile("[\u201c\u201d]")
_SPACE = re.compile(r"\s+")
_SPACED_DASH = re.compile(r"\s*-\s*")
_SCHEME = re.compile(r"^[a-z]+://")
_DATE = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NOW = frozenset(
    {"present", "current", "currently", "now", "today", "ongoing", "to date", "till date", "date"}
    | {"heute", "aujourd'hui", "actualidad", "atual", "actual", "presente"}
)

PRESENT = "present"
Day = tuple[int, ...] | str | None
"""``(year,)``, ``(year, month)``, ``"present"`` or None for no date."""


def fold(value: object) -> str:
    """The text without what does not matter."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFKD", str(value))
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("ł", "l").replace("Ł", "L")
    text = _DASHES.sub("-", text.replace("\u00ad", ""))
    text = _DOUBLE.sub('"', _SINGLE.sub("'", text))
    text = _SPACE.sub(" ", text).strip().casefold()
    return _SPACED_DASH.sub("-", text).strip(" ,;:|.-·•")


def squash(value: object) -> str:
    """Letters, digits and ``+#%`` alone: for text whose spacing says nothing."""
    return "".join(c for c in fold(value) if c.isalnum() or c in "+#%")


def similarity(one: object, other: object) -> float:
    """0-1; only for finding which predicted entry is meant, never for judging it."""
    a, b = squash(one), squash(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if len(a) > 4 and len(b) > 4 and (a in b or b in a):
        return 0.8 + 0.15 * min(len(a), len(b)) / max(len(a), len(b))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def equal(truth: object, predicted: object) -> bool:
    """Whether both say the same."""
    return bool(fold(truth)) and fold(truth) == fold(predicted)


def equal_any(truth: object, others: object, predicted: object) -> bool:
    """Whether it says one of several right answers."""
    return any(equal(answer, predicted) for answer in [truth, *listed(others)])


def day(value: object) -> Day:
    """A printed or ISO date."""
    text = fold(value)
    if not text:
        return None
    if text in _NOW:
        return PRESENT
    match = _DATE.match(text)
    if not match:
        return None
    year, month = match.groups()
    return (int(year), int(month)) if month else (int(year),)


def same_day(truth: object, predicted: object) -> bool:
    """Compared in the precision of the truth; a job still held may have no end."""
    right, said = day(truth), day(predicted)
    if right == PRESENT:
        return said in (PRESENT, None)
    if right is None or said is None or said == PRESENT:
        return False
    return said[: len(right)] == right


def digits(value: object) -> str:
    return re.sub(r"\D", "", str(value or ""))


def same_phone(truth: Mapping[str, Any], predicted: str) -> bool:
    """``truth`` has ``printed`` and ``e164``; national and international forms of one number are the same."""
    said = digits(predicted)
    if len(said) < 6:
        return False
    full, printed = digits(truth["e164"]), digits(truth["printed"])
    if said in (printed, full):
        return True
    bare = said.lstrip("0")
    if not full:
        return len(said) >= 7 and (printed.endswith(bare) or said.endswith(printed.lstrip("0")))
    return (len(bare) >= 7 and full.endswith(bare)) or (len(said) > len(full) and said.endswith(full))


def same_grade(truth: object, predicted: object) -> bool:
    """The first number agrees and one contains the other: ``CGPA 8.7/10`` and ``8.7/10``."""
    if equal(truth, predicted):
        return True
    one, other = _NUMBER.findall(str(truth or "")), _NUMBER.findall(str(predicted or ""))
    contained = squash(predicted) in squash(truth) or squash(truth) in squash(predicted)
    return bool(predicted) and bool(one) and one[:1] == other[:1] and contained


def address(url: object) -> str:
    """A web address without scheme, ``www.`` and the slash at its end."""
    return _SCHEME.sub("", fold(url)).removeprefix("www.").rstrip("/")


def listed(value: object) -> list[Any]:
    """A list as it is, a single value as a list of one, nothing as an empty one."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def first(record: object, *keys: str) -> Any:
    """The first of the keys that has a value."""
    if isinstance(record, Mapping):
        for key in keys:
            if record.get(key) not in (None, ""):
                return record[key]
    return None
