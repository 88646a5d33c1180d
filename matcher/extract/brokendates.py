"""Dates that a narrow column breaks over lines: "Oct" above "1991 –" above "Jul 1994", "... - May" above "2021".

The pieces are put together on the first of their lines before any date is read; each line keeps its own words and box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from matcher.document import Line, LineKind
from matcher.extract import dates
from matcher.extract.dategrammar import DASHES, grammar, plain
from matcher.extract.patterns import trie
from matcher.sections.looks import words_of

_MOST = 4
"""Lines of one period: month, year and dash, month, year."""
_FAR = 4
"""Lines from one piece to the next: the name beside a date in a rail may need more lines than the date."""
_GAP = 0.9
"""Blank above a line, in lines: entries stand farther apart than the lines of one."""
_ALIGNED = 4.0
"""Points within which edges of one column agree."""
_BLANK = re.compile(r"\s+")
_MARK = re.compile(rf"[{re.escape(DASHES)}]|to|bis|until")


_TO = r"(?:to|bis|until|till|a|al|à|au|até|tot|t/m|do)"
_END = 8
"""Characters: more than the end of a month's name with its signs."""


@cache
def _endings() -> re.Pattern[str]:
    """What the last letters of a text with a date piece at its end look like; hardly any other text has such."""
    names = trie(sorted({month[-3:] for month in grammar().months}))
    return re.compile(rf"(?:\d|[{re.escape(DASHES)}]|{names}|(?<![^\W_]){_TO})[\s.,]*$")


def _tail(text: str) -> re.Match[str] | None:
    """The date pieces at the end of a text."""
    return _pieces()[0].search(plain(text)) if _endings().search(plain(text[-_END:])) is not None else None


@cache
def _pieces() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Date pieces at the end of a text; at its beginning; an end that asks for more; a beginning that goes on."""
    month = "|".join(sorted(map(re.escape, grammar().months), key=len, reverse=True))
    year, dash = r"(?:(?:19|20)\d\d|'\d\d)", f"[{re.escape(DASHES)}]"
    token = rf"(?:(?:{month})\.?,?(?![^\W_])|(?:\d{{1,2}}[./])?{year}(?:[./]\d{{1,2}})?(?!\w)|{dash}+|{_TO}(?!\w))"
    run = rf"{token}(?:\s*{token})*"
    return (
        re.compile(rf"(?<![^\W_]){run}$"),
        re.compile(rf"{run}(?=$|[\s,;:.|·•)\]/])"),
        re.compile(rf"(?<![^\W_])(?:(?:{month})\.?,?|(?:{dash}+|(?<=\s){_TO}))$"),
        re.compile(rf"(?:{dash}+|{_TO}(?!\w))\s*\S"),
    )


def mended(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """The cells of each line with broken dates whole; a cell whose last words were taken from it is empty."""
    texts = [list(line.cells) for line in lines]
    for cells in texts:
        _join_beside(cells)
    for number, line in enumerate(lines):
        if line.box is None:
            continue
        for cell in range(len(line.cells)):
            _complete(lines, texts, number, cell)
    return [tuple(cells) for cells in texts]


def _join_beside(cells: list[str]) -> None:
    """ "2013 to" beside "2015": two columns of one table, or one with a wide blank."""
    hungry = _pieces()[2]
    for cell in range(len(cells) - 1):
        tail = _tail(cells[cell])
        if tail is None or hungry.search(plain(cells[cell])) is None:
            continue
        ends = [tail.start(), *(found.end() for found in _BLANK.finditer(cells[cell], tail.start()))]
        if _is_period(cells[cell + 1]) and any(_is_period(f"{cells[cell][end:]} {cells[cell + 1]}") for end in ends):
            cells[cell], cells[cell + 1] = f"{cells[cell]} {cells[cell + 1]}", ""


def _complete(lines: Sequence[Line], texts: list[list[str]], number: int, cell: int) -> None:
    """Put the pieces below a cell's last words behind them, if all together are one period."""
    _, at_start, hungry, _ = _pieces()
    text = texts[number][cell].rstrip(" ,")
    tail = _tail(text)
    if tail is None:
        return
    whole, taken = text[tail.start() :], [(number, cell, 0)]
    while len(taken) < _MOST:
        below = _below(lines, texts, taken[-1][0], cell if len(taken) == 1 else taken[-1][1])
        if below is None:
            break
        lower = _dashed(lines[below[0]], texts[below[0]][below[1]])
        lead = at_start.match(plain(lower))
        wanted = hungry.search(plain(whole)) is not None
        if lead is None or not (wanted or _goes_on(whole, lower)):
            break
        whole = f"{whole} {lower[: lead.end()].rstrip(' ,')}"
        taken.append((*below, lead.end() - (len(lower) - len(texts[below[0]][below[1]]))))
    if len(taken) < 2 or not _is_period(whole):
        return
    texts[number][cell] = text[: tail.start()] + whole
    for row, column, end in taken[1:]:
        rest = texts[row][column][end:]
        if "(" in texts[number][cell] and rest.startswith(")"):
            texts[number][cell], rest = texts[number][cell] + ")", rest[1:]
        texts[row][column] = rest.lstrip(" ,;|·•")


def _goes_on(whole: str, lower: str) -> bool:
    """Whether a date is followed by a dash and another one."""
    return _is_period(whole) and _pieces()[3].match(plain(lower)) is not None


def _dashed(line: Line, text: str) -> str:
    """The text of a line; a dash that was taken for its bullet is put back before a date."""
    if line.kind is not LineKind.BULLET or len(line.cells) > 1 or not line.words:
        return text
    mark = line.words[0].text
    return f"{mark} {text}" if _MARK.fullmatch(mark) and _is_period(text) else text


def _is_period(text: str) -> bool:
    """Whether a text is one date or period and nothing else, with its end not before its start."""
    found = dates.find(text)
    if len(found) != 1 or found[0].open or text[: found[0].span[0]].strip() or text[found[0].span[1] :].strip(" ,."):
        return False
    start, end = found[0].period.start, found[0].period.end
    return start is None or end is None or (start.year, start.month or 1) <= (end.year, end.month or 12)


def _below(lines: Sequence[Line], texts: Sequence[Sequence[str]], number: int, cell: int) -> tuple[int, int] | None:
    """The cell that goes on with another one's column: of the next line; in a rail, of one of the next few."""
    words = words_of(lines[number], cell)
    if not words:
        return None
    left, right = words[0].box.x0, words[-1].box.x1
    for below in range(number + 1, min(number + _FAR, len(lines))):
        line = lines[below]
        if (
            line.gap > _GAP
            or line.box is None
            or (line.page, line.region) != (lines[number].page, lines[number].region)
        ):
            return None
        inside = [c for c in range(len(line.cells)) if texts[below][c] and _shares(line, c, left, right)]
        if inside:
            return below, inside[0]
        if len(lines[number].cells) == 1:
            return None
    return None


def _shares(line: Line, cell: int, left: float, right: float) -> bool:
    """Whether a cell stands in the column that reaches from ``left`` to ``right``."""
    words = words_of(line, cell)
    if not words:
        return False
    x0, x1 = words[0].box.x0, words[-1].box.x1
    aligned = abs(x0 - left) <= _ALIGNED or abs(x1 - right) <= _ALIGNED
    return aligned or left - _ALIGNED <= x0 <= x1 <= right + _ALIGNED
