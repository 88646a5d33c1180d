"""What the two sides of a band are to each other: columns, a rail of labels beside entries, or cells of rows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from statistics import median

from matcher.layout.bands import Band
from matcher.layout.gutters import DATED, stands_out
from matcher.layout.marks import is_marker
from matcher.layout.rows import Row, Segment, bulleted, group, pitch

RAIL_WIDTH = 0.4
"""A rail takes at most this share of the width: beyond it, what it labels would be the narrower side."""
SLIM = 0.16
"""Up to this share of the width a side is too slim for a column of its own: its words break after a few letters."""
FILLED = 0.6
"""Rows of running text fill at least this share of their column on average; labels and list items do not."""

ALIGNED, BESIDE = 0.3, 0.75
"""Distance of two baselines, in font sizes, on one row; and of a label from the first row of what it labels."""

DATE_LENGTH = 32
"""Characters; nothing in a rail of dates is longer ("September 2018 – September 2021" has 31)."""
LARGER = 1.4
"""A few rows this much larger than those beside them are a name beside contact lines, not their label."""


class Kind(Enum):
    COLUMNS = "columns"
    GRID = "grid"
    """Entries side by side, under a heading that may stand on the left."""
    LEFT_RAIL = "left rail"
    RIGHT_RAIL = "right rail"
    HEADS = "heads"
    """A left rail of blocks: employer, place and dates beside what was done there."""
    CELLS = "cells"


def kind(band: Band) -> Kind:
    left, right = group(band.left), group(band.right)
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    if _is_name(few, many):
        return Kind.COLUMNS
    if _twins(left, right):
        return Kind.GRID
    if _dates_between(right, left):
        return Kind.CELLS
    width = max(s.x1 for s in band.right) - min(s.x0 for s in band.left)
    if len(left) == 2 and len(headings(left, right)) == 1 and _begins(left[1], [right[0]], ALIGNED):
        return Kind.CELLS  # one entry with its date beside it, under a heading that stands above the date
    if len(few) == 1:
        return _single(few, many, few is right, _width(few) <= RAIL_WIDTH * width)
    for rail, content, answer in ((left, right, Kind.LEFT_RAIL), (right, left, Kind.RIGHT_RAIL)):
        if _width(rail) > RAIL_WIDTH * width:
            continue
        labels = _without_headings(rail, content) if answer is Kind.LEFT_RAIL else rail
        if (len(labels) < len(content) and _is_rail(labels, content)) or _is_date_rail(labels, content):
            return answer
        if answer is Kind.LEFT_RAIL and _heads_entries(labels, content):
            return Kind.HEADS
        if answer is Kind.LEFT_RAIL and _names_rows(labels, rail, content):
            return answer
        if _width(rail) <= SLIM * width and _is_slim_rail(rail, content):
            return answer
        if answer is Kind.LEFT_RAIL and _is_flush_right(labels, content):
            return answer
    if len(few) == 2 and (not _coherent(few) or (_share_aligned(few, many) == 1 and not _reads_down(left, right))):
        return Kind.CELLS
    if _share_aligned(left, right) >= 0.8 and _share_aligned(right, left) >= 0.6:
        return Kind.COLUMNS if _reads_down(left, right) else Kind.CELLS
    return Kind.COLUMNS


def _is_name(few: Sequence[Row], many: Sequence[Row]) -> bool:
    """A few much larger rows that begin below the top of what stands beside them; a label begins at it."""
    larger = len(few) <= 3 and _size(few) > LARGER * _size(many)
    return larger and len(blocks(few)) == 1 and not _begins(few[0], [many[0]], BESIDE)


def _twins(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Entries in a grid: row for row the two sides look alike, with their dates on the same rows."""
    pairs = []
    for row in right:
        beside = next((other for other in left if abs(other[0].baseline - row[0].baseline) <= 1), None)
        if beside is None:
            return False
        pairs.append((beside[0], row[0]))
    if len(pairs) < 2:
        return False
    dated = [bool(DATED.search(a.text)) for a, _ in pairs]
    alike = all(_look(a) == _look(b) for a, b in pairs)
    return alike and any(dated) and not all(dated) and dated == [bool(DATED.search(b.text)) for _, b in pairs]


def _look(item: Segment) -> tuple[bool, float, str]:
    style = item.words[0].style
    return style.bold, round(item.size, 1), style.color


def _dates_between(dates: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Periods at the right edge on lines of their own, each close above the row that it dates."""
    if not all(len(row) == 1 and is_date(row) for row in dates) or any(_begins(row, rows, BESIDE) for row in dates):
        return False
    below = [next((other for other in rows if other[0].baseline > date[0].baseline), None) for date in dates]
    return all(
        row is not None and row[0].top - date[0].bottom < row[0].size for row, date in zip(below, dates, strict=True)
    )


def _single(few: list[Row], many: list[Row], on_right: bool, narrow: bool) -> Kind:
    """One row beside several: a cell of the row it stands on, a label beside the row it nearly stands on."""
    if (on_right and _flows_over(many, few)) or (bulleted(few) and bulleted(many[:1])):
        return Kind.COLUMNS
    if _share_aligned(few, many):
        return Kind.CELLS
    if narrow and _begins(few[0], many, BESIDE):
        return Kind.RIGHT_RAIL if on_right else Kind.LEFT_RAIL
    return Kind.COLUMNS


def _flows_over(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """A list set in two columns, whose last words stand alone at the top of the second one."""
    open_end = left[-1][-1].text[-1] not in ".!?:;"
    return open_end and right[0][0].text[0].islower() and bulleted(left)


def _size(rows: Sequence[Row]) -> float:
    return median(s.size for row in rows for s in row)


def _coherent(rows: Sequence[Row]) -> bool:
    """Rows that make one block: close below one another, and flush left, flush right or centred."""
    if len(blocks(rows)) > 1:
        return False
    if bulleted(rows):
        return True
    lefts, rights = [row[0].x0 for row in rows], [row[-1].x1 for row in rows]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(max(edges) - min(edges) <= 3 for edges in (lefts, rights, middles))


def _width(rows: Sequence[Row]) -> float:
    return max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)


def _share_aligned(rows: Sequence[Row], others: Sequence[Row]) -> float:
    """Share of the rows that stand on one baseline with a row of the other side, at one constant offset.

    Two columns set with the same leading meet by chance on part of their rows, and at changing offsets.
    """
    offsets = []
    for row in rows:
        nearest = min((other[0].baseline - row[0].baseline for other in others), key=abs)
        if abs(nearest) <= ALIGNED * row[0].size:
            offsets.append(nearest / row[0].size)
    usual = median(offsets) if offsets else 0.0
    return sum(1 for offset in offsets if abs(offset - usual) <= 0.1) / len(rows)


def blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows parted where the white space is clearly wider than the line spacing."""
    step = min([pitch(rows) or 12.0, *(1.6 * row[0].size for row in rows)])
    found = [[rows[0]]]
    for upper, lower in pairwise(rows):
        if lower[0].baseline - upper[0].baseline > 1.45 * max(step, 1.05 * lower[0].size):
            found.append([])
        found[-1].append(lower)
    return found


def _without_headings(rail: list[Row], content: Sequence[Row]) -> list[Row]:
    """The rail's labels alone; two columns that both have headings are left as they are."""
    found = headings(rail, content)
    labels = [row for row in rail if id(row) not in found]
    return labels if len(labels) >= 2 else rail


def headings(rail: Sequence[Row], content: Sequence[Row]) -> set[int]:
    """Which rows of a rail (by ``id``) are headings: they stand out from the row below, beside a gap of the content.

    The last row is compared with the one above.
    """
    neighbours = [*pairwise(rail), *([(rail[-1], rail[-2])] if len(rail) > 1 else [])]
    return {
        id(row)
        for row, other_row in neighbours
        if len(row) == 1
        and stands_out(row[0], other_row[0], other_row[0].size)
        and not any(_meets(row[0], other[0]) for other in content)
    }


def _meets(one: Segment, other: Segment) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 1


def _is_rail(rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """Each label begins on a row of the content, mostly where something begins there too, and is short."""
    rail = _level_rows(rail, content)
    if not rail or bulleted(rail):
        return False
    labels = blocks(rail)
    entries = [block[0] for block in blocks(content)]
    dated = [block for block in labels if any(DATED.search(s.text) for row in block for s in row)]
    if len(dated) >= max(2, 0.6 * len(labels)) and len(rail) <= 5 * len(labels):
        return _beside(dated, content, entries) >= 0.8
    if _beside(labels, content, entries) < 0.8:
        return False
    if len(rail) == len(labels) and len(content) > 1.5 * len(rail):
        return True
    if dated and len(dated) >= 0.6 * len(labels) and len(rail) <= 4 * len(labels):
        return True
    if _share_aligned(rail, content) >= 0.95 and len(content) > 1.2 * len(rail):
        return True
    starts = sum(1 for block in labels if _begins(block[0], entries, BESIDE))
    return starts >= 0.7 * len(labels) and len(rail) <= 3.5 * len(labels)


def is_date(row: Row) -> bool:
    """A row that is hardly more than a date: "07/2023", "July 2023 –", "since 2016"."""
    text = " ".join(s.text for s in row)
    return len(text) <= DATE_LENGTH and bool(DATED.search(text)) and sum(w[0].isalpha() for w in text.split()) <= 3


def outweighs(item: Segment, date: Segment) -> bool:
    """Bold or larger beside a plain date: a heading, not a word added to the date."""
    return item.size > 1.12 * date.size or (item.words[0].style.bold and not date.words[0].style.bold)


def _is_date_rail(rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """Dates that begin where entries do, with nothing but a few words (a place, a duration) below each of them."""
    rail = _level_rows(rail, content)
    if not rail or not is_date(rail[0]) or any(len(row) > 1 or len(row[0].text) > DATE_LENGTH for row in rail):
        return False
    if any(is_marker(row[0].words[0]) and row[0].text[0] not in "-–—" for row in rail):
        return False
    labels = blocks(rail)
    dated = [block for block in labels if is_date(block[0])]
    if len(rail) > 5 * len(dated) or len(labels) > 2 * len(dated):
        return False
    if any(outweighs(row[0], rail[0][0]) for row in rail if not is_date(row)):
        return False
    return _beside(dated, content, [block[0] for block in blocks(content)]) >= 0.8


def _heads_entries(rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """Employer, place and date of each entry beside what was done there, which has no date and may be shorter."""
    if not rail or bulleted(rail) or any(is_date(row) for row in content):
        return False
    end = content[-1][0].baseline + BESIDE * content[-1][0].size
    heads = [row for row in content if not bulleted([row])]
    labels = [block for block in blocks(rail) if block[0][0].baseline <= end]
    labels = [block for block in labels if len(block) > 1 or _begins(block[0], content, ALIGNED)]  # others: headings
    dated = sum(any(is_date(row) for row in block) for block in labels)
    return dated == len(labels) > 1 and all(_begins(block[0], heads, ALIGNED) for block in labels)


def _names_rows(labels: Sequence[Row], rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """A label to each row of the content, with headings above or between the labels, and perhaps one below."""
    named = len(rail) - len(labels)
    labels = _level_rows(labels, content)
    if not named or not 2 <= len(labels) <= len(content) or len(rail) - named - len(labels) > 1 or bulleted(labels):
        return False
    return _share_aligned(labels, content) == 1 and not _reads_down(labels, content)


def _level_rows(rail: Sequence[Row], content: Sequence[Row]) -> list[Row]:
    """Without what stands above the content (the end of a header) or below it (a heading of what follows)."""
    top = content[0][0].baseline - BESIDE * max(content[0][0].size, rail[0][0].size)
    end = content[-1][0].baseline + BESIDE * content[-1][0].size
    return [row for row in rail if top <= row[0].baseline <= end]


def _is_flush_right(rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """Labels set flush right against their values, as no column of text is; some wrap, some have an empty value."""
    rail = _level_rows(rail, content)
    if len(rail) < 4 or bulleted(rail):
        return False
    lefts, rights = [row[0].x0 for row in rail], [row[-1].x1 for row in rail]
    size = _size(rail)
    if max(rights) - min(rights) > 2 or sum(1 for x in lefts if x - min(lefts) > size) < 0.5 * len(lefts):
        return False
    level = sum(1 for row in rail if _begins(row, content, ALIGNED))
    wrapped = sum(1 for upper, lower in pairwise(rail) if lower[0].baseline - upper[0].baseline < 1.25 * lower[0].size)
    return level >= 0.7 * (len(rail) - wrapped)


def _is_slim_rail(rail: Sequence[Row], content: Sequence[Row]) -> bool:
    """Labels that wrap so often that they take more rows than what they stand beside: each begins on a row of it."""
    labels = blocks(rail)
    if len(labels) < 2 or len(labels) > len(content) or bulleted(rail):
        return False
    return all(_begins(block[0], content, ALIGNED) for block in labels)


def _beside(labels: Sequence[Sequence[Row]], content: Sequence[Row], entries: Sequence[Row]) -> float:
    """Share of the labels that begin on a row of the content, or about where an entry begins."""
    found = sum(1 for b in labels if _begins(b[0], content, ALIGNED) or _begins(b[0], entries, BESIDE))
    return found / len(labels)


def _begins(row: Row, others: Sequence[Row], distance: float) -> bool:
    size = max(s.size for s in row)
    return any(abs(other[0].baseline - row[0].baseline) <= distance * max(size, other[0].size) for other in others)


def _reads_down(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Two sides on the same baselines: running text or lists under headings go down, a table goes across."""
    if bulleted(left) and bulleted(right):
        return True
    if (
        min(_filled(left), _filled(right)) >= FILLED
        and min(len(left), len(right)) >= 3
        and _wraps(left)
        and _wraps(right)
    ):
        return True
    return _headed(left) and _headed(right)


def _filled(rows: Sequence[Row]) -> float:
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return sum(row[-1].x1 - row[0].x0 for row in rows) / len(rows) / max(x1 - x0, 1.0)


def _wraps(rows: Sequence[Row]) -> bool:
    """Whether rows go on in the next one: several words each, and some begin in lower case."""
    words = sum(len(s.words) for row in rows for s in row)
    return words >= 3 * len(rows) and any(row[0].text[:1].islower() for row in rows)


def _headed(rows: Sequence[Row]) -> bool:
    """The first row looks different from all that follow, which look alike."""
    if len(rows) < 3:
        return False
    looks = [(row[0].words[0].style.bold, round(row[0].size), row[0].words[0].style.color) for row in rows]
    return len(set(looks[1:])) == 1 and looks[0] != looks[1]
