"""Periods that a date rail breaks over lines or cells, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.candidate import Period
from matcher.extract import dates
from matcher.extract.rows import Row, style_key

_CLOSE = 0.6
"""Blank between the two lines of one rail entry, in lines."""


def join_broken(rows: Sequence[Row], month_first: bool) -> None:
    """A date rail that breaks a period: "June 2020 –" and, beside the next line, "Present"."""
    for number, row in enumerate(rows):
        if not row.open or not row.periods:
            continue
        for below in rows[number + 1 : number + 4]:
            if below.periods and below.date_column is None:
                break
            joined = _joined(row, below, month_first)
            if joined is not None:
                row.periods[-1], row.open = joined, False
                break


def beside(rows: Sequence[Row]) -> None:
    """A date that is a line of its own though it stands on the height of the one above it: it dates that one."""
    for row, below in pairwise(rows):
        box, date = row.line.box, below.line.box
        if row.periods or not row.cells or below.cells or len(below.periods) != 1 or box is None or date is None:
            continue
        level = box.page == date.page and abs(box.bottom - date.bottom) < 0.3 * (box.bottom - box.top)
        if level and row.line.region == below.line.region:
            row.periods, row.date_column = below.periods, len(row.line.cells)
            below.periods, below.date_column = [], None


def stack(rows: Sequence[Row]) -> None:
    """Two dates, each alone on its line, the later right below the earlier: the start and the end of one period."""
    for number, (row, below) in enumerate(pairwise(rows)):
        if not (_is_lone(row) and _is_lone(below)) or below.line.gap > _CLOSE or style_key(row) != style_key(below):
            continue
        beside = [rows[i] for i in (number - 1, number + 2) if 0 <= i < len(rows)]
        start, end = row.periods[0].start, below.periods[0].start
        if any(map(_is_lone, beside)) or start is None or end is None or end.year <= start.year:
            continue  # a longer list of dates belongs to other lines, one each
        row.periods[:] = [Period(start, end, printed=f"{row.periods[0].printed} {below.periods[0].printed}")]
        below.periods.clear()
        below.date_column = None


def _is_lone(row: Row) -> bool:
    """Whether a line is one date that is no range, and nothing else."""
    if len(row.periods) != 1 or row.cells or row.date_column is None:
        return False
    period = row.periods[0]
    return not period.current and period.start is not None and period.start == period.end


def share(rows: Sequence[Row]) -> None:
    """A rail whose dates were read in one go: as many lines without a date follow as there are dates too many."""
    for number, row in enumerate(rows):
        if _goes_on_still(row):
            start, now = row.periods
            row.periods[:] = [replace(now, start=start.start, printed=f"{start.printed} {now.printed}")]
        elif _is_split(row):
            low, high = sorted(period.start for period in row.periods if period.start)
            row.periods[:] = [Period(low, high, printed=" ".join(period.printed for period in row.periods))]
        extra = len(row.periods) - 1
        below = rows[number + 1 : number + 1 + extra]
        if extra < 1 or row.date_column is None or len(row.line.cells) <= extra or len(below) < extra:
            continue
        if any(r.periods or r.bullet or style_key(r) != style_key(below[0]) for r in below):
            continue
        for other, period in zip(below, row.periods[1:], strict=True):
            other.periods.append(period)
        del row.periods[1:]


def _goes_on_still(row: Row) -> bool:
    """A single date and a word for today, in two cells of their own: "From" and "To" of a table."""
    if len(row.periods) != 2 or row.date_column is None or len(row.line.cells) - len(row.cells) < 2:
        return False
    first, last = row.periods
    single = first.start is not None and first.start == first.end and not first.current
    return single and last.current and last.start is None


def _is_split(row: Row) -> bool:
    """Two single dates in two cells of their own: the start and the end of one period."""
    single = [p for p in row.periods if p.start is not None and p.start == p.end and not p.current]
    return (
        len(single) == 2 == len(row.periods)
        and row.date_column is not None
        and len(row.line.cells) - len(row.cells) >= 2
    )


def _joined(row: Row, below: Row, month_first: bool) -> Period | None:
    """The period that is whole when a date cell below is added; that cell is taken from its row."""
    if below.periods and below.date_column is not None and len(below.periods) == 1:
        candidate = below.periods[0]
        if candidate.start is not None and candidate.start == candidate.end:
            below.periods.clear()
            below.date_column = None
            start, printed = row.periods[-1].start, f"{row.periods[-1].printed} {candidate.printed}"
            return Period(start, candidate.end, printed=printed)
        if candidate.start is None and (candidate.current or candidate.end):
            below.periods.clear()
            printed = f"{row.periods[-1].printed} {candidate.printed}"
            return Period(row.periods[-1].start, candidate.end, candidate.current, printed)
        return None
    for cell in below.cells:
        if len(cell.text) > 24:
            continue
        text = f"{row.periods[-1].printed.rstrip()} {cell.text}"
        matches = dates.find(text, month_first=month_first)
        if matches and not matches[0].open and matches[0].span[1] >= len(text.rstrip()) - 1:
            below.cells.remove(cell)
            return matches[0].period
    return None
