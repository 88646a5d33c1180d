"""Lines that go on in the next one: words parted by a hyphen are put together, wrapped lines are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.document import Line, LineKind, Word

_HYPHENS = "-\u2010\u00ad"
_ADDRESS = re.compile(r"(?:/|\bwww\.)\S*$")
"""A web address at a line's end: no program divides one by a hyphen of its own."""
_TOKEN = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_STEM = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W_]+)*(?=[-\u2010\u00ad]$)")
_COMPOUNDING = frozenset(
    [
        "all",
        "anti",
        "auto",
        "award",
        "back",
        "best",
        "big",
        "blue",
        "bottom",
        "by",
        "case",
        "close",
        "cloud",
        "co-founded",
        "cold",
        "cost",
        "cross",
        "data",
        "day",
        "deep",
        "double",
        "easy",
        "edge",
        "end",
        "eye",
        "face",
        "fact",
        "fast",
        "fault",
        "feed",
        "few",
        "file",
        "fine",
        "first",
        "five",
        "follow",
        "four",
        "front",
        "full",
        "fully",
        "gender",
        "goal",
        "gold",
        "good",
        "grand",
        "ground",
        "half",
        "hand",
        "hands",
        "hard",
        "head",
        "heavy",
        "high",
        "home",
        "host",
        "human",
        "ill",
        "in-house",
        "large",
        "late",
        "lead",
        "lean",
        "left",
        "level",
        "life",
        "light",
        "line",
        "live",
        "load",
        "long",
        "loss",
        "low",
        "lower",
        "macro",
        "main",
        "mass",
        "mean",
        "mid",
        "middle",
        "multi",
        "near",
        "net",
        "never",
        "new",
        "next",
        "nine",
        "non",
        "object",
        "off",
        "one",
        "open",
        "out",
        "paid",
        "paper",
        "part",
        "peer",
        "people",
        "post",
        "power",
        "price",
        "problem",
        "proof",
        "quality",
        "quick",
        "read",
        "ready",
        "real",
        "red",
        "right",
        "risk",
        "role",
        "root",
        "rule",
        "run",
        "sales",
        "second",
        "self",
        "semi",
        "senior",
        "seven",
        "shop",
        "short",
        "side",
        "single",
        "site",
        "six",
        "small",
        "so",
        "span",
        "speech",
        "spin",
        "stand",
        "start",
        "step",
        "stock",
        "street",
        "strong",
        "task",
        "tax",
        "team",
        "tech",
        "ten",
        "test",
        "text",
        "third",
        "thought",
        "three",
        "time",
        "top",
        "total",
        "trade",
        "two",
        "type",
        "ultra",
        "use",
        "user",
        "vice",
        "voice",
        "walk",
        "warm",
        "water",
        "web",
        "week",
        "well",
        "white",
        "whole",
        "wide",
        "win",
        "word",
        "work",
        "world",
        "year",
        "zero",
    ]
)
"""First parts of English words that are written with a hyphen; a break after one keeps it."""


def rejoined(lines: Iterable[Line], *, soft: bool) -> list[Line]:
    """Words parted at a line's end, whole on the upper line.

    ``soft`` says that the program which set the text divides words by itself: a hyphen at a line's end then vanishes
    unless the document, the capital or the figure behind it, or the first part says that it belongs to the word.
    """
    lines = list(lines)
    if not any(line.cells[-1][-1:] in _HYPHENS for line in lines):
        return lines
    vocabulary = {token.casefold() for line in lines for token in _TOKEN.findall(line.text)}
    result: list[Line] = []
    for line in lines:
        upper = result[-1] if result else None
        whole = _whole_word(upper, line, vocabulary, soft=soft) if upper is not None else None
        if upper is None or whole is None:
            result.append(line)
            continue
        result[-1] = _with_last(upper, whole)
        rest = _without_first(line)
        if rest is not None:
            result.append(rest)
    return result


def _whole_word(upper: Line, lower: Line, vocabulary: set[str], *, soft: bool) -> str | None:
    if upper.region != lower.region or upper.page != lower.page or lower.kind is LineKind.BULLET or lower.gap > 0.8:
        return None
    last = upper.cells[-1].rsplit(" ", 1)[-1]
    first = lower.cells[0].split(" ", 1)[0]
    stem = _STEM.search(last)
    if stem is None or not first[:1].isalnum() or last[-1] not in _HYPHENS:
        return None
    if _ADDRESS.search(last) or _keeps_hyphen(stem.group(), first, vocabulary, soft=soft):
        return last[:-1] + "-" + first
    return last[:-1] + first


def divided(upper: str, lower: str) -> str | None:
    """The word that a hyphen at the end of a narrow label's row divides; None where there is none."""
    stem = _STEM.search(upper)
    if stem is None or upper[-1] not in _HYPHENS or not lower[:1].islower():
        return None
    keeps = _ADDRESS.search(upper) or _keeps_hyphen(stem.group(), lower, set(), soft=True)
    return upper[:-1] + ("-" if keeps else "") + lower


def _keeps_hyphen(stem: str, first: str, vocabulary: set[str], *, soft: bool) -> bool:
    match = _TOKEN.match(first)
    rest = match.group() if match else first
    head, tail = stem.casefold(), rest.casefold()
    if f"{head}-{tail}" in vocabulary or not rest[0].islower() or not soft:
        return True
    if head.rsplit("-", 1)[-1] + tail in vocabulary:
        return False
    if len(stem) > 1 and stem[-1].isupper():
        return True
    return head in _COMPOUNDING or "-" in stem


def _with_last(line: Line, whole: str) -> Line:
    head, _, _ = line.cells[-1].rpartition(" ")
    cells = (*line.cells[:-1], f"{head} {whole}".lstrip())
    words = (*line.words[:-1], replace(line.words[-1], text=whole)) if line.words else ()
    return replace(line, cells=cells, words=words)


def _without_first(line: Line) -> Line | None:
    """The rest of the lower line; None when the divided word was all of it."""
    _, _, rest = line.cells[0].partition(" ")
    cells = (rest, *line.cells[1:]) if rest else line.cells[1:]
    return replace(line, cells=cells, words=line.words[1:], continues=True) if cells else None


def marked(lines: Sequence[Line]) -> list[Line]:
    """The lines of one region, with ``continues`` set where the geometry shows that a paragraph goes on.

    It does when the line has no bullet and stands where the upper one's text does, close below it and in its style,
    and the upper one had no room left for its first word.
    """
    if len(lines) < 2:
        return list(lines)
    right = max(_body(line)[-1].box.x1 for line in ([line for line in lines if len(line.cells) == 1] or lines))
    result = [lines[0]]
    for upper, lower in pairwise(lines):
        goes_on = lower.continues or _goes_on(upper, lower, right, result[-1].continues)
        result.append(replace(lower, continues=True) if goes_on else lower)
    return result


def _goes_on(upper: Line, lower: Line, right: float, upper_continues: bool) -> bool:
    if lower.kind is LineKind.BULLET or len(lower.cells) > 1 or lower.gap > 0.7:
        return False
    above, below = _body(upper), _body(lower)
    set_apart = len(upper.cells) > 1 and not _in_item(upper, upper_continues)
    if set_apart:
        above, right = _before_gap(above)  # what ends the line is a date or place set apart
    size = above[0].style.size or above[0].box.height
    if abs((below[0].style.size or below[0].box.height) - size) > 0.06 * size:
        return False
    starts = (above[0].box.x0, upper.words[0].box.x0)
    if min(abs(below[0].box.x0 - x) for x in starts) > 0.25 * size or below[0].style.bold != above[-1].style.bold:
        return False
    if _in_item(upper, upper_continues) and below[0].text[0].islower():
        return True
    if above[-1].box.x1 + 0.2 * size + below[0].box.width <= right:
        return False
    ended = above[-1].text[-1] in ".!?:;"
    if below[0].text[0].islower():
        return not ended or len(above) >= 3
    return len(above) >= (3 if set_apart else 5) and (_in_item(upper, upper_continues) or not ended)


def _before_gap(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], float]:
    """The words before the widest gap of a line, and where their room ends: some way left of what stands behind it."""
    at = max(range(1, len(words)), key=lambda index: words[index].box.x0 - words[index - 1].box.x1)
    size = words[at].style.size or words[at].box.height
    return words[:at], words[at].box.x0 - 0.5 * size


def _in_item(line: Line, continues: bool) -> bool:
    """Whether a line belongs to a bullet, or to a paragraph that goes on already."""
    return line.kind is LineKind.BULLET or continues


def _body(line: Line) -> tuple[Word, ...]:
    """The words of a line without its bullet."""
    return line.words[1:] if line.kind is LineKind.BULLET and len(line.words) > 1 else line.words
