"""Rows -> entries: where each job, degree or project of a section begins and ends.

Head lines come in blocks, body text lies between them. A block is mostly one entry; where it holds several periods
it is several, divided the way the document's other blocks are built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matcher.candidate import Found, Period
from matcher.document import Line
from matcher.extract import bodytext, cellwraps, dates, evidence, periods, placeholders
from matcher.extract import rows as reading_rows
from matcher.extract.bodytext import WORK, Reading
from matcher.extract.deeds import is_deed
from matcher.extract.forms import without_labels
from matcher.extract.jointcuts import joint
from matcher.extract.paragraphs import (
    Edges,
    Paragraph,
    continues,
    hangs,
    head_continues,
    head_overflows,
    is_below,
    is_full,
    join,
    paragraphs,
)
from matcher.extract.rows import Row, ends_sentence, style_key


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a section, before its head is understood."""

    head: tuple[Row, ...]
    period: Found[Period] | None
    body: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    block: int = 0
    """Entries of one block of head lines have the same number."""


@dataclass(slots=True)
class _Block:
    head: list[Row]
    body: list[Row]

    @property
    def periods(self) -> int:
        return sum(1 for row in self.head if row.periods)


_CLEAR = -3.5
"""A row that reads so much as a head line is none's last words, whatever the reader took it for."""
Kinds = Callable[[Row], frozenset[str]]
"""What a row names beyond doubt (``title``, ``school`` ...). A second one of a kind begins a new entry where no date
does; a row that names nothing never does."""


def rows_of(lines: Sequence[Line], reading: Reading = WORK) -> list[Row]:
    """The rows of a section, broken periods joined, each scored as body text or head line."""
    month_first = dates.is_month_first(line.text for line in lines)
    rows = reading_rows.read(lines, month_first, dense=reading.spans is not None)
    periods.join_broken(rows, month_first)
    periods.beside(rows)
    periods.stack(rows)
    periods.share(rows)
    bodytext.score(rows, reading)
    return rows


def entries(lines: Sequence[Line], kinds: Kinds, reading: Reading = WORK, page: Sequence[Line] = ()) -> list[Entry]:
    """The entries of a section, in order. ``page``: all lines of the document, which show how wide its columns are."""
    rows = [row for row in rows_of(without_labels(lines), reading) if not is_page_marker(row.line)]
    rows = _without_names_of_columns(rows, 1 if reading is WORK else 3)
    edges = Edges(rows, page)
    _carry_on(rows, edges, reading)
    _lift_heads(rows, reading)
    if rows and all(_is_body(row) or row.line.continues for row in rows):
        _lift(rows, kinds)
    rows = _whole_heads(rows, edges, reading)
    blocks = _blocks(rows)
    blocks = _settle_undated(blocks, kinds, reading)
    found: list[Entry] = []
    for number, block in enumerate(blocks):
        parts = _divide(block.head, kinds, reading)
        if reading.spans is not None:
            parts = [part for head in parts for part in _complete_rows(head, kinds)]
        for index, head in enumerate(parts):
            body = block.body if index == len(parts) - 1 else []
            found.append(_entry(head, body, edges, number))
    return found


def _entry(head: Sequence[Row], body: Sequence[Row], edges: Edges, number: int) -> Entry:
    dated = [(row, period) for row in (*head, *body) for period in row.periods]
    period = None
    if dated:
        row, value = _whole_period(dated)
        confidence = 0.97 if row in head else 0.9
        period = Found(value, (row.line,), "entry-dates", confidence)
    # Once each: a line of which one cell goes on with the line above is the end of that one too.
    lines = tuple({id(line): line for row in (*head, *body) for line in (row.line, *row.tail)}.values())
    return Entry(tuple(head), period, tuple(paragraphs(body, edges)), lines, number)


def _whole_period(dated: Sequence[tuple[Row, Period]]) -> tuple[Row, Period]:
    """The first range; two single dates under one another in a rail are its start and its end."""
    for row, period in dated:
        if period.current or period.start != period.end:
            return row, period
    (row, first) = dated[0]
    if len(dated) > 1 and dated[1][0].date_column is not None and row.date_column is not None:
        second = dated[1][1]
        if first.start and second.end and first.start != second.end:
            low, high = sorted((first.start, second.end))
            return row, Period(low, high, printed=f"{first.printed} {second.printed}")
    return row, first


def _blocks(rows: Sequence[Row]) -> list[_Block]:
    blocks: list[_Block] = []
    heads = [row for row in rows if not _is_body(row)]
    date_first = bool(heads) and bool(heads[0].periods) and not heads[0].cells
    for row in rows:
        if not row.cells and not row.periods:
            continue
        if _is_body(row) and not (blocks and _wants_head(blocks[-1], row, date_first)):
            if not blocks:
                blocks.append(_Block([], []))
            blocks[-1].body.append(row)
        elif not blocks or blocks[-1].body:
            blocks.append(_Block([row], []))
        else:
            blocks[-1].head.append(row)
    return blocks


def _whole_heads(rows: Sequence[Row], edges: Edges, reading: Reading) -> list[Row]:
    """The rows with wrapped head lines put together: the second line becomes part of the first one's last cell."""
    rows = _whole_cells(rows, edges, reading)
    whole = _joined(rows, lambda above, row: _goes_on(above, row, edges, reading))
    lacks = reading.lacks
    return whole if lacks is None else _joined(whole, lambda above, row: row.wrapped and lacks(above.text, row.text))


def _whole_cells(rows: Sequence[Row], edges: Edges, reading: Reading) -> list[Row]:
    """The rows with heads put together that break cell by cell."""
    whole: list[Row] = []
    for row in rows:
        if whole and _cells_go_on(whole[-1], row, edges, reading):
            cellwraps.put_together(whole[-1], row)
        else:
            if whole and not _is_body(whole[-1]) and cellwraps.first_goes_on(whole[-1], row, edges.column(whole[-1])):
                cellwraps.put_first(whole[-1], row)
            whole.append(row)
    return whole


def _joined(rows: Sequence[Row], goes_on: Callable[[Row, Row], bool]) -> list[Row]:
    whole: list[Row] = []
    for row in rows:
        above = whole[-1] if whole else None
        if above is not None and not _is_body(above) and goes_on(above, row):
            cell = above.cells[-1]
            above.cells[-1] = replace(
                cell, text=join([cell.text, row.text]), x1=row.cells[-1].x1, last=row.cells[-1].last
            )
            above.tail = (*above.tail, row.line, *row.tail)
            above.periods.extend(row.periods)
        else:
            whole.append(row)
    return whole


_TABLE = 3
"""Cells of a row that stands in a table, where a text alone below one of them can be nothing but its rest."""


def _cells_go_on(above: Row, row: Row, edges: Edges, reading: Reading) -> bool:
    """Whether a row of cells goes on with the one above, cell by cell."""
    if _is_body(above) or (reading.begins is not None and reading.begins(row.text)):
        return False
    if reading.begins is not None and len(row.line.cells) == 1 and len(above.line.cells) < _TABLE:
        return False
    return cellwraps.go_on(above, row, edges.column(above))


def _goes_on(above: Row, row: Row, edges: Edges, reading: Reading) -> bool:
    if reading.spans is not None and not _is_body(row):
        below = is_below(above, row)
        row.wrapped = below and is_full(above, row, edges)
        if not hangs(above, row) or (reading.begins is not None and reading.begins(row.text)):
            return below and reading.spans(above.text, row.text)
    if placeholders.named(row.text.partition(":")[0]) and ":" in row.text:
        return False  # "Role: ..." names a field of its own, however full the line above is
    if _begins_with_school(row) and above.text[-1:].isalnum() and not _OPEN_END.search(above.text):
        return False
    return head_overflows(above, row, edges) if _is_body(row) else head_continues(above, row, edges)


_OPEN_END = re.compile(r"\b(?:of|the|at|de|der|des|du|di|del|la|van|für|for|and|und|et|y|e|w|i)$", re.IGNORECASE)


_SCHOOL_FIRST = re.compile(
    r"(?:University of|School of|Universidade?|Università|Université|Universität|Uniwersytet|Politechnika|Politecnico|"
    r"Escuela|Escola|École|Scuola|Accademia|Lycée|Liceo|Liceum|Instituto|Istituto|Hochschule|Fachhochschule)\s+\w",
)
"""Words that begin the name of a school ("... Institute of Technology" has its first word before them)."""


def _begins_with_school(row: Row) -> bool:
    return bool(row.cells) and _SCHOOL_FIRST.match(row.text) is not None


def _wants_head(block: _Block, row: Row, date_first: bool) -> bool:
    """The line below a date that stands alone above its entry is what it dates, however long it is."""
    if block.body or not block.head or block.head[-1].cells or row.bullet or row.label:
        return False
    return date_first or not any(above.cells for above in block.head)


def _carry_on(rows: Sequence[Row], edges: Edges, reading: Reading) -> None:
    """The last words of a wrapped text are text, however short and however they look."""
    for before, row in pairwise(rows):
        plain = bool(before.cells and row.cells) and not row.periods and not _is_body(row)
        if not plain or not _is_body(before) or row.line.gap > before.line.gap + 0.4:
            continue
        listed = before.bullet and not before.periods and reading.begins is not None
        ends_open = listed and hangs(before, row) and reading.evidence(row.text) < 2
        if row.body < _CLEAR and row.text[:1].isupper() and not ends_open:
            continue
        if reading.begins is not None and reading.begins(row.text) and not row.line.continues:
            continue
        if continues([before], row, edges):
            row.body = before.body


def _is_body(row: Row) -> bool:
    if row.lifted:
        return False
    if row.bullet or row.label:
        return True
    if row.periods and row.body < 1.5:
        return False
    return row.body > 0


def _lift_heads(rows: Sequence[Row], reading: Reading) -> None:
    """A degree or a title behind a list mark above its dated line is no item but the head."""
    if reading.begins is None:
        _lift_titles(rows)
        _lift_roles(rows)
        return
    for row, below in pairwise(rows):
        dated = bool(below.periods) and not below.bullet and not reading.begins(below.text)
        row.lifted = row.bullet and not row.periods and dated and reading.begins(row.text)


def _lift_titles(rows: Sequence[Row]) -> None:
    """Where every list mark of a section stands above a dated line without one, the marked lines are the heads."""
    marked = [(row, below) for row, below in pairwise(rows) if row.bullet]
    heads = [row for row, below in marked if below.periods and not below.bullet and "title" not in _names(below)]
    alone = len(heads) == len(marked) and not any(row.periods for row in heads)
    if heads and alone and not rows[-1].bullet and all(len(row.text) < 80 and not is_deed(row.text) for row in heads):
        for row in heads:
            row.lifted = True


def _lift_roles(rows: Sequence[Row]) -> None:
    """Roles behind marks of their own below an employer, each with its period at the end of the line: no items."""
    roles = [row for row in rows if row.bullet and _is_role(row)]
    marks = {_mark(row) for row in roles}
    others = {_mark(row) for row in rows if row.bullet and not row.periods}
    if len(roles) > 1 and len(marks) == 1 and not marks & others:
        for row in roles:
            row.lifted = True
        for role, below in pairwise(rows):
            if role.lifted and not below.bullet and ends_sentence(below.text):
                below.body = max(below.body, 1.0)


def _is_role(row: Row) -> bool:
    ranged = any(period.current or period.start != period.end for period in row.periods)
    return ranged and bool(row.date_column) and len(row.cells) == 1 and len(row.text) < 80 and not is_deed(row.text)


def _mark(row: Row) -> tuple[str, int]:
    """The sign before a list item and where it stands."""
    line = row.line
    return (line.words[0].text if line.words else "", round(line.box.x0 / 2) if line.box else line.level)


def _lift(rows: Sequence[Row], kinds: Kinds) -> None:
    """A section that is one list: the items that name something, or carry a date, are its entries."""
    for row in rows:
        row.lifted = row.lifted or (bool(row.periods or kinds(row)) and not row.label)


def _settle_undated(blocks: Sequence[_Block], kinds: Kinds, reading: Reading) -> list[_Block]:
    """Blocks without a date: an entry of its own, the rest of a head that text came between, or a heading within the
    body."""
    settled: list[_Block] = []
    first_looks = {style_key(block.head[0]) for block in blocks if block.head and block.periods}
    any_dated = bool(first_looks)
    for block in blocks:
        if (block.head and block.periods) or not settled:
            settled.append(block)
            continue
        if reading is WORK and _names_title(block, settled[-1]):
            settled[-1].head.extend((*settled[-1].body, *block.head))
            settled[-1].body[:] = block.body
            continue
        own = block.head and (
            any(map(kinds, block.head)) and (not any_dated or style_key(block.head[0]) in first_looks)
        )
        if own:
            settled.append(block)
        elif reading.spans is not None and _completes(block, settled[-1], kinds, reading):
            settled[-1].head.extend(block.head)
            settled[-1].body.extend(block.body)
        else:
            settled[-1].body.extend((*block.head, *block.body))
    return [block for block in settled if block.head or block.body]


def _names_title(block: _Block, above: _Block) -> bool:
    """Whether the line below an employer, its dates and a fact or two ("Hours per week: 40") names the title."""
    if len(above.body) > 2 or not above.periods or not block.head or len(above.head) > 3:
        return False
    if any(row.bullet or len(row.text) > 40 or ":" not in row.text for row in above.body):
        return False
    return (
        not any("title" in _names(row) for row in above.head)
        and "title" in _names(block.head[0])
        and ":" not in block.head[0].text
    )


def _completes(block: _Block, above: _Block, kinds: Kinds, reading: Reading) -> bool:
    """Whether head lines name what the last entry of the block above lacks: its school, below a list of subjects."""
    if not above.head or not block.head:
        return False
    last = _divide(above.head, kinds, reading)[-1]
    return bool(frozenset().union(*map(kinds, block.head)) - frozenset().union(*map(kinds, last)))


def _divide(head: list[Row], kinds: Kinds, reading: Reading) -> list[list[Row]]:
    """The entries of one block of head lines."""
    dated = [index for index, row in enumerate(head) if row.periods]
    dated = [index for index in dated if not _second_half(head, index, dated)]
    if len(dated) < 2:
        return _divide_undated(head, dated, kinds)
    starts = [0]
    for before, at in pairwise(dated):
        starts.append(_start(head, before, at, dated))
    if reading.spans is not None:
        starts = joint(head, dated, [kinds(row) for row in head], starts)
    starts = _undated_between(head, starts)
    return [head[start:end] for start, end in zip(starts, [*starts[1:], len(head)], strict=True)]


def _complete_rows(head: list[Row], kinds: Kinds) -> list[list[Row]]:
    """Where the first line names all that a head does, each further line that does begins an entry."""
    starts = [index for index, row in enumerate(head) if len(kinds(row)) > 1]
    if len(starts) < 2 or starts[0] != 0:
        return [head]
    return [head[start:end] for start, end in zip(starts, [*starts[1:], len(head)], strict=True)]


def _undated_between(head: Sequence[Row], starts: list[int]) -> list[int]:
    """Where all entries begin with one look that no other line has, a line of that look without a date begins one."""
    look = style_key(head[0])
    if len(starts) < 2 or any(style_key(head[start]) != look for start in starts):
        return starts
    others = [i for i, row in enumerate(head) if style_key(row) == look and i not in starts and row.line.gap > 0.45]
    if any(i - 1 in starts or i + 1 in starts for i in others):
        return starts
    return sorted({*starts, *others})


def _second_half(head: Sequence[Row], index: int, dated: Sequence[int]) -> bool:
    """A lone date under a lone date, both in the rail: the two ends of one period."""
    position = dated.index(index)
    if position == 0 or dated[position - 1] < index - 2:
        return False
    row, above = head[index], head[dated[position - 1]]
    if is_lone(above) and above.cells and _says_more(row.periods[0], above.periods[0]):
        return True
    if not (is_lone(row) and is_lone(above) and above.cells):
        return False
    first, last = above.periods[0].start, row.periods[0].start
    later = first is not None and last is not None and first.year < last.year  # entries mostly go back in time
    close = row.line.gap < 0.6 * above.line.gap and dated[max(0, position - 2)] in (index - 2, index - 1)
    return not row.cells or style_key(row) != style_key(above) or (later and close)


def _says_more(period: Period, year: Period) -> bool:
    """Whether a period with months lies in a year that stands alone in the rail: "2025" and "Jan/2025 - Dez/2025"."""
    if year.start is None or period.start is None or year.start.month is not None or period.start.month is None:
        return False
    return period.start != period.end and period.start.year == year.start.year


def is_lone(row: Row) -> bool:
    """Whether the only date of a row is a single one, in a cell of its own."""
    return len(row.periods) == 1 and row.date_column is not None and row.periods[0].start == row.periods[0].end


def _start(head: Sequence[Row], before: int, at: int, dated: Sequence[int]) -> int:
    """Where the entry begins whose date stands in row ``at``: between the date before and this one.

    The first row begins the first entry and the last one ends the last: where rows meet that are most like the last
    and the first, an entry ends and the next begins.
    """
    between = range(before + 1, at + 1)
    if len(between) == 1:
        return at
    usual = _usual_start(head, before, at, dated)
    fits = {cut: _likeness(head[cut], head[0]) + _likeness(head[cut - 1], head[-1]) for cut in between}
    fits[usual] += _CUSTOM
    return max(between, key=fits.__getitem__)


_CUSTOM = 1.5
"""What the look and the gaps of the rows say, in points of likeness: as much as being alike in look and in words,
which is told by both ends of the cut."""


def _likeness(row: Row, other: Row) -> float:
    """How much a row plays the part in its entry that another plays: by its look, its date, and by what it names."""
    score = 0.5 if style_key(row) == style_key(other) else -0.5
    if bool(row.cells) != bool(other.cells):
        return score - 1.5
    if bool(row.periods) != bool(other.periods):
        score -= 0.5
    names, others = _names(row), _names(other)
    if not names or not others:
        return score
    return score + 1.0 if names & others else score - 1.0


def _names(row: Row) -> set[str]:
    found: set[str] = set()
    for cell in row.cells:
        if evidence.title(cell.text) >= 2.0:
            found.add("title")
        if evidence.organisation(cell.text) >= 1.2 or evidence.school(cell.text) >= 2.0:
            found.add("organisation")
    return found


def _usual_start(head: Sequence[Row], before: int, at: int, dated: Sequence[int]) -> int:
    between = range(before + 1, at + 1)
    lead = dated[0]
    """Rows before the first date: as many stand before the others, unless their look says otherwise."""
    first = style_key(head[0])
    alike = [index for index in between if style_key(head[index]) == first]
    if alike and style_key(head[at]) != first:
        far = max(alike, key=lambda index: head[index].line.gap)
        return far if head[far].line.gap > 1.6 * max(head[alike[0]].line.gap, 0.2) else alike[0]
    gaps = [(head[index].line.gap, index) for index in between]
    widest = max(gaps)
    others = sorted(gap for gap, index in gaps if index != widest[1])
    if widest[0] > 0.5 and others and widest[0] > 1.6 * max(others[-1], 0.2):
        return widest[1]
    after = len(head) - 1 - dated[-1]
    if after == at - before - 1:
        return at if lead == 0 else max(before + 1, at - lead)
    return max(before + 1, at - lead)


def _divide_undated(head: list[Row], dated: Sequence[int], kinds: Kinds) -> list[list[Row]]:
    """A block with at most one date: a new entry begins where something is named a second time."""
    if len(head) < 2 or dated:
        return [head] if head else [[]]
    parts: list[list[Row]] = [[]]
    seen: set[str] = set()
    for row in head:
        named = kinds(row)
        if seen & named and parts[-1]:
            parts.append([])
            seen = set()
        parts[-1].append(row)
        seen |= named
    return parts


def _without_names_of_columns(rows: list[Row], fewest: int) -> list[Row]:
    """Without "Degree | Institution | Year" above real entries (``fewest`` cells or more). Only where nothing is dated,
    so that the whole section is a template's, are such words the entries themselves."""
    if not any(period.start for row in rows for period in row.periods):
        return rows
    if fewest > 1:  # of words that only head columns of degrees: "School / University | Qualification | Result"
        rows = [r for r in rows if len(r.line.cells) < fewest or not all(map(placeholders.names_column, r.line.cells))]
    return [row for row in rows if len(row.line.cells) < fewest or not _names_columns(row.line.cells)]


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether each cell says what its column holds; one of several may be a word that stands for a value elsewhere."""
    known = [bool(placeholders.named(cell)) for cell in cells]
    return all(known) or (
        sum(known) >= 2 and all(a or placeholders.names_column(cell) for a, cell in zip(known, cells, strict=True))
    )


_PAGE = re.compile(
    r"^\W*(?:(?:page|seite|p[áa]gina|pagina|strona|p\.)\s*)?\d{1,2}\s*(?:/|of|von|de|di|sur|z|van)\s*\d{1,2}\W*$"
    r"|^\W*(?:page|seite|p[áa]gina|pagina|strona)\s*\d{1,2}\W*$",
    re.IGNORECASE,
)


def is_page_marker(line: Line) -> bool:
    """Whether a line is a running footer or header: one of its cells counts the pages."""
    return any(_PAGE.match(cell) for cell in line.cells) or bool(_PAGE.match(line.text))


def job_kinds(row: Row) -> frozenset[str]:
    """Whether a row names a title or an organisation beyond doubt."""
    found = set()
    for cell in row.cells:
        if evidence.title(cell.text) >= 2.2 or "title" in placeholders.pieces(cell.text):
            found.add("title")
        elif evidence.organisation(cell.text) >= 3.0:
            found.add("company")
    return frozenset(found)
