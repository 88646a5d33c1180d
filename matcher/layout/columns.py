"""Rows of a page to regions in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from matcher.document import Box
from matcher.layout.bands import Band, bands
from matcher.layout.gutters import DATED
from matcher.layout.rows import Row, Segment, bulleted, group, joined_below, space
from matcher.layout.sides import ALIGNED, BESIDE, Kind, blocks, headings, is_date, kind, outweighs
from matcher.layout.strips import tables
from matcher.layout.tables import strips

MAX_DEPTH = 8
"""Nested columns deeper than this are not seen on CVs; the bound keeps odd pages cheap."""

FLUSH = 3.0
"""Points by which edges of one label's rows may differ: slanted letters, optical margins."""
CELL_LENGTH = 40
"""Characters; what is longer at the end of a row is text, not a date or a place."""
NEAR_DATE = 2.5
"""White space, in font sizes, down to what is added to a date in a rail."""
WRAPPED = 0.6
"""White space, in font sizes, within one label."""
LOOSER = 1.12
"""Rows of one label are set as close as any of the rail, to this factor."""
_LONG = 8
"""Rows of a column around a rail; what is shorter may be labels."""
_NEXT = 3
"""Further bands that are looked at for columns around a rail."""
_RANGE = re.compile(r"\d\s*[-–—]\s*\w")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"['’]?\d{2,4}\b")
_OPEN_PERIOD = re.compile(r"\d.*[-–—].*[^\W\d_]\.?$")
"""A period that breaks off behind its second month."""
_JOINING = re.compile(r"\s(?:and|und|et|y|e|en|i|of|de|der|des|di|da|do|du|or|oder|für|for|in)$", re.IGNORECASE)
_SIGN = re.compile("[\u3400-\u9fff]")


def regions(segments: Sequence[Segment], rules: Sequence[Box] = (), depth: int = 0) -> list[list[Row]]:
    """Regions in reading order, each a list of rows to be read one by one.

    The tallest white strip that parts columns (or a rail of labels) parts the region in four: what lies above, left,
    right and below, each arranged in turn. ``rules`` are level lines drawn on the page.
    """
    rows = group(segments)
    if depth < MAX_DEPTH and len(rows) > 1:
        rows = _with_tables(rows, rules, depth)
        candidates = bands(rows, rules)
        for candidate in candidates:
            found, sides = candidate, kind(candidate)
            if sides is Kind.CELLS:
                continue
            if sides is Kind.RIGHT_RAIL and (columns := _around(candidate, candidates)) is not None:
                found, sides = columns, Kind.COLUMNS
            band = _shared(found, rows) if sides is Kind.GRID else _ended(found, rows, sides)
            above = regions([s for row in rows[: band.first] for s in row], rules, depth + 1)
            below = regions([s for row in rows[band.last + 1 :] for s in row], rules, depth + 1)
            middle = _middle(band, sides, rules, depth)
            if sides in (Kind.COLUMNS, Kind.GRID):
                return [*above, *middle, *below]
            return _stacked(_stacked(above, middle), below)
    return [rows] if rows else []


def _around(rail: Band, others: Iterable[Band]) -> Band | None:
    """Columns that begin above a rail of dates on the right and end below it: it is a rail of the right column's."""
    for other in islice(others, _NEXT):
        around = other.first < rail.first and other.last >= rail.last and other.x < rail.x
        if around and min(len(group(other.left)), len(group(other.right))) >= _LONG and kind(other) is Kind.COLUMNS:
            return other
    return None


def whole_cells(rows: list[Row]) -> list[Row]:
    """The rows, with a short cell at a row's end whole that went on below itself: "Apr 2023 –", "Present"."""
    if len(rows) < 2 or all(len(row) < 2 for row in rows):
        return rows
    whole: list[Row] = []
    middle = sum(_edges(rows)) / 2
    for row in rows:
        upper = whole[-1] if whole else row
        if len(row) == 1 and len(upper) > 1 and row[0].x0 > middle and _ends_cell(upper, row):
            whole[-1] = [*upper[:-1], joined_below(upper[-1], row[0])]
        else:
            whole.append(row)
    return whole


def _ends_cell(upper: Row, lower: Row) -> bool:
    cell, rest = upper[-1], lower[0]
    if max(len(cell.text), len(rest.text)) > CELL_LENGTH or space([cell], lower) > WRAPPED:
        return False
    return rest.x0 > upper[-2].x1 and _flush(cell, rest) and _runs_on(cell, rest)


def _with_tables(rows: list[Row], rules: Sequence[Box], depth: int) -> list[Row]:
    """The rows, with those of a table in the place of the rows that it was set in."""
    found: list[Row] = []
    after = 0
    for table in tables(rows):
        arranged = [{column: regions(cell, rules, depth + 1) for column, cell in row.items()} for row in table.cells]
        found.extend(rows[after : table.first])
        found.extend([strip] for strip in strips(arranged))
        after = table.last + 1
    return [*found, *rows[after:]] if found else rows


def _shared(band: Band, rows: list[Row]) -> Band:
    """The band's rows from the first to the last one that has a right-hand side."""
    top, bottom = min(s.baseline for s in band.right) - 1, max(s.baseline for s in band.right) + 1
    inside = [index for index in range(band.first, band.last + 1) if top <= rows[index][0].baseline <= bottom]
    left = tuple(s for s in band.left if top <= s.baseline <= bottom)
    return replace(band, first=inside[0], last=inside[-1], left=left)


def _ended(band: Band, rows: list[Row], sides: Kind) -> Band:
    """The band of a rail without the rows below what it labels; a label's own further rows stay."""
    if sides not in (Kind.LEFT_RAIL, Kind.RIGHT_RAIL, Kind.HEADS):
        return band
    rail, content = (band.right, band.left) if sides is Kind.RIGHT_RAIL else (band.left, band.right)
    end = max(s.baseline for s in content) + 1
    last = max(index for index in range(band.first, band.last + 1) if rows[index][0].baseline <= end)
    while last < band.last and space(rows[last], rows[last + 1]) < WRAPPED:
        last += 1
    if last == band.last:
        return band
    kept = tuple(s for s in rail if s.baseline <= rows[last][0].baseline + 1)
    return replace(band, last=last, right=kept) if sides is Kind.RIGHT_RAIL else replace(band, last=last, left=kept)


def _stacked(upper: list[list[Row]], lower: list[list[Row]]) -> list[list[Row]]:
    """What a rail parted is one column all the same: the last region above and the first below are put together."""
    if (len(upper) == 1 and lower) or (upper and len(lower) == 1 and _over(upper[-1], lower[0])):
        return [*upper[:-1], [*upper[-1], *lower[0]], *lower[1:]]
    return [*upper, *lower]


def _over(upper: list[Row], lower: list[Row]) -> bool:
    """Whether the upper region is about as wide as the lower one and in the same place."""
    above, below = _edges(upper), _edges(lower)
    shared = min(above[1], below[1]) - max(above[0], below[0])
    return shared >= 0.7 * max(above[1] - above[0], below[1] - below[0])


def _edges(rows: list[Row]) -> tuple[float, float]:
    return min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)


def _middle(band: Band, sides: Kind, rules: Sequence[Box], depth: int) -> list[list[Row]]:
    if sides in (Kind.LEFT_RAIL, Kind.HEADS):
        content = regions(band.right, rules, depth + 1)
        return _labelled(content, band.left, before=True, whole=sides is Kind.HEADS)
    if sides is Kind.RIGHT_RAIL:
        return _labelled(regions(band.left, rules, depth + 1), band.right, before=False)
    return [*regions(band.left, rules, depth + 1), *regions(band.right, rules, depth + 1)]


def _labelled(
    content: list[list[Row]], rail: Sequence[Segment], *, before: bool, whole: bool = False
) -> list[list[Row]]:
    """Each label of the rail put on the row that it stands beside, as cells before or behind it. ``whole``: no block
    of the rail is parted."""
    left, right = min(item.x0 for item in rail), max(item.x1 for item in rail)
    room = max(right, min(row[0].x0 for region in content for row in region)) - left if before else right - left
    rows = group(rail)
    step = min((b[0].baseline - a[0].baseline for a, b in pairwise(rows)), default=0.0)
    for block in blocks(rows) if whole else _labels(rows, content, step):
        cells = _cells(block, room)
        row = _row_beside(content, block[0][0])
        if row is None:
            _insert(content, cells)
        elif before:
            row[:0] = cells
        else:
            row.extend(cells)
    return content


def _labels(rail: list[Row], content: list[list[Row]], step: float) -> list[list[Row]]:
    """The rail's labels, each a list of rows: the blocks that white space makes, parted further.

    A heading is a label of its own, and so is what stands on a row of the content itself, unless it ends the words of
    the row above.
    """
    apart = headings(rail, [row for region in content for row in region])
    labels: list[list[Row]] = []
    for block in blocks(rail):
        if labels and is_date(labels[-1][0]) and _is_added(block, labels[-1], content):
            labels[-1].extend(block)
            continue
        labels.append([block[0]])
        for upper, lower in pairwise(block):
            if id(upper) in apart or id(lower) in apart or _own_row(upper, lower, content, step):
                labels.append([])
            labels[-1].append(lower)
    return labels


def _is_added(block: list[Row], label: list[Row], content: list[list[Row]]) -> bool:
    """What stands below a date (a duration, a place) and beside an entry's list is no label of the list's items."""
    first, date = block[0][0], label[0][0]
    if any(DATED.search(item.text) for row in block for item in row) or outweighs(first, date):
        return False
    if space(label[-1], block[0]) > NEAR_DATE or not _flush(first, date):
        return False
    beside = _row_beside(content, first)
    if beside is not None:
        return bulleted([beside])
    return any(row[0].baseline > first.top for region in content for row in region)


def _flush(one: Segment, other: Segment) -> bool:
    """On one left edge, right edge or middle."""
    left, right = one.x0 - other.x0, one.x1 - other.x1
    return min(abs(left), abs(right), abs(left + right) / 2) <= FLUSH


def _own_row(upper: Row, lower: Row, content: list[list[Row]], step: float) -> bool:
    if _runs_on(upper[-1], lower[0]):
        return False
    row = _row_beside(content, lower[0])
    beside = row is not None and _off(row, lower[0]) <= ALIGNED
    if beside and row is not None and not bulleted([row]) and is_date(upper) and is_date(lower):
        return True  # the next entry's date, right below that of an entry without text
    if lower[0].baseline - upper[0].baseline > LOOSER * step and lower[0].words[0].style == upper[0].words[0].style:
        return not any(_DIGIT.search(s.text) for s in (*upper, *lower))
    if row is None or not beside:
        return False
    if is_date(upper) and is_date(lower) and all(_RANGE.search(line[0].text) for line in (upper, lower)):
        return True  # two whole periods: those of an employer and of the first role there, behind a mark
    # else a date and the place below it may stand beside a head and its first bullet
    return not bulleted([row]) or (row[0].x0 > lower[0].x0 and not any(_DIGIT.search(s.text) for s in (*upper, *lower)))


def _row_beside(content: list[list[Row]], label: Segment) -> Row | None:
    """The row on the label's baseline, or else one that begins about there; of several columns' rows the nearest."""
    rows = [row for region in content for row in region if _off(row, label) <= BESIDE]
    return min(rows, key=lambda row: (_off(row, label) > ALIGNED, _apart(row, label), _off(row, label)), default=None)


def _off(row: Row, label: Segment) -> float:
    return abs(row[0].baseline - label.baseline) / max(label.size, row[0].size)


def _apart(row: Row, label: Segment) -> float:
    return max(row[0].x0 - label.x1, label.x0 - row[-1].x1)


def _insert(content: list[list[Row]], cells: Row) -> None:
    """A label beside no row: on its own, before the first row below it."""
    region = min(content, key=lambda rows: _distance(rows, cells[0]))
    place = next((index for index, row in enumerate(region) if row[0].baseline > cells[0].baseline), len(region))
    region.insert(place, cells)


def _distance(rows: list[Row], label: Segment) -> float:
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    return max(top - label.bottom, label.top - bottom, 0.0)


def _cells(block: Sequence[Row], room: float) -> Row:
    """A label's rows as cells; rows that run on ("Aug 2024 –", "Present"; "Associate", "Degree") make one."""
    cells: Row = []
    for row in block:
        for item in row:
            if cells and (_runs_on(cells[-1], item) or (len(row) == 1 and _wraps(cells[-1], item, room))):
                cells[-1] = joined_below(cells[-1], item)
            else:
                cells.append(item)
    return cells


def _runs_on(upper: Segment, lower: Segment) -> bool:
    if _RANGE.search(lower.text):
        return False  # a period of its own below one with an open end
    if _OPEN_PERIOD.search(upper.text) and _YEAR.match(lower.text):
        return True
    if _JOINING.search(upper.text):
        return True
    return upper.text[-1] in "-–—,&/(" or lower.text[0] in "-–—)/" or lower.text[0].islower()


def _wraps(upper: Segment, lower: Segment, room: float) -> bool:
    """The lower row's first word had no room on the upper one: words in one style, close below each other."""
    last, first = upper.words[-1], lower.words[0]
    if last.style != first.style:
        return False
    if any(c.isdigit() for c in upper.text + lower.text):
        return last.text[-1].isdigit() and bool(_SIGN.match(first.text))  # a year or month and its Chinese sign
    if lower.top - upper.bottom > 0.5 * lower.size:
        return False
    start = min(word.box.x0 for word in upper.words if word.box.bottom > upper.bottom - 1)
    return last.box.x1 - start + 0.2 * lower.size + first.box.width > room + 1
