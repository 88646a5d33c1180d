"""Body rows -> paragraphs: the wrapped lines of a bullet or of a text put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.candidate import Found
from matcher.document import Line, LineKind, Style
from matcher.extract import evidence
from matcher.extract.patterns import at_end
from matcher.extract.rows import Row

_END = re.compile(r"[.;!?:。；！？][)\"”’»]?$")
_HYPHEN = re.compile(r"(\w)[\u00ad\ufffe\u2010]$")
_DASH = re.compile(r"[^\W\d_]\.?-$")
_DANGLING = re.compile(
    r"(?:[,&/(–-]|\b(?:and|or|the|of|to|in|for|with|a|an|by|und|der|die|das|von|mit|et|de|la|le|des|y|en|e|di|i|w|z|for|on|from|at|as))$",
    re.I,
)


_CODE = re.compile(r",\s+[A-Z]{2}$")
"""A state behind its town ("Corvallis, OR"), which several words look like."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one bullet, or of one paragraph of free text."""

    text: str
    lines: tuple[Line, ...]
    bullet: bool
    label: bool = False

    def found(self, rule: str, confidence: float) -> Found[str]:
        return Found(self.text, self.lines, rule, confidence)


class Edges:
    """How far text of a region reaches to the right, by its left edge: a line that stops well before was broken off."""

    def __init__(self, rows: Sequence[Row], page: Sequence[Line] = ()) -> None:
        """``page``: lines of other sections too, which show how wide a column is that few rows stand in."""
        self._page: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for line in page:
            if line.box is not None:
                self._page.setdefault((line.page, line.region), []).append((line.style.size, line.box.x1))
        self._by_left: dict[tuple[int, int, int], list[float]] = {}
        self._by_region: dict[tuple[int, int], float] = {}
        self._whole: dict[tuple[int, int], list[float]] = {}
        self._beside: dict[tuple[int, int], list[float]] = {}
        for row in rows:
            if not row.cells or not row.line.box:
                continue
            where = (row.line.page, row.line.region)
            left, right = row.cells[0].x0, row.cells[0].x1
            self._by_left.setdefault((*where, round(left / 3)), []).append(right)
            self._whole.setdefault(where, []).append(row.line.box.x1)
            if row.limit and row.cells[0].index == 0:
                self._beside.setdefault(where, []).append(right)
            if row.body > 0:
                self._by_region[where] = max(self._by_region.get(where, 0.0), right)

    def column(self, row: Row) -> float:
        """The right edge of a row's region, over all its rows; without end where too few show it."""
        where = (row.line.page, row.line.region)
        rights = self._whole.get(where, [])
        if not self._page:
            return max(rights) if len(rights) >= 4 else float("inf")
        rights = rights + [x1 for size, x1 in self._page.get(where, []) if size <= 1.15 * row.line.style.size]
        return max(rights, default=float("inf"))

    def beside(self, row: Row) -> float:
        """How far the first cell of a row can reach that has another one beside it."""
        rights = self._beside.get((row.line.page, row.line.region), [])
        return min(row.limit - 3, max(rights) if len(rights) >= 3 else row.limit) + 1

    def widest(self, row: Row) -> float:
        """Where the longest row of a row's region ends, however few there are."""
        return max(self._whole.get((row.line.page, row.line.region), []), default=float("inf"))

    def right(self, row: Row) -> float:
        if row.limit and row.cells and row.cells[0].index == 0:
            return row.limit - 4.0
        where = (row.line.page, row.line.region)
        near = [
            right
            for shift in (-1, 0, 1)
            for right in self._by_left.get((*where, round(row.cells[0].x0 / 3) + shift), [])
        ]
        whole = self._by_region.get(where, 0.0)
        page = self.column(row) if self._page else 0.0  # the longest line of a few is not full for that
        return max(page, max(near) if len(near) >= 3 else max(whole, *near) if near else whole)


def paragraphs(rows: Sequence[Row], edges: Edges) -> list[Paragraph]:
    """The paragraphs of consecutive body rows."""
    groups: list[list[Row]] = []
    for row in rows:
        if not row.cells:
            continue
        if groups and continues(groups[-1], row, edges):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        Paragraph(join([row.text for row in group]), tuple(row.line for row in group), _bullet(group), group[0].label)
        for group in groups
    ]


def _bullet(group: Sequence[Row]) -> bool:
    return group[0].bullet


def join(texts: Sequence[str]) -> str:
    """Lines as one text; a word that a soft hyphen divides is whole again."""
    whole = texts[0].strip() if texts else ""
    for text in map(str.strip, texts[1:]):
        if at_end(_HYPHEN, whole, 3):
            whole = whole[:-1] + text
        elif at_end(_DASH, whole, 4) and text[:1].isalpha():
            # a hyphen at the end of a line stays: "community-" + "driven"; readers resolve the hyphens they know of
            whole = whole + text
        elif whole and "\u3000" <= whole[-1] <= "\u9fff" and "\u3000" <= text[:1] <= "\u9fff":
            whole += text
        else:
            whole = f"{whole} {text}" if whole else text
    return whole


def continues(group: Sequence[Row], row: Row, edges: Edges) -> bool:
    """Whether a row goes on with the paragraph of the rows before it."""
    before, line = group[-1], row.line
    if row.periods:
        return False
    if line.continues:
        return True
    if line.kind is not LineKind.TEXT or row.label or group[0].label or not before.cells:
        return False
    if line.box is None or before.line.box is None:
        return False
    unfinished = not at_end(_END, before.text.rstrip(), 3)
    if (line.page, line.region) != (before.line.page, before.line.region):
        return unfinished and (row.text[:1].islower() or bool(at_end(_DANGLING, before.text, 6)))
    if abs(row.cells[0].style.size - before.cells[0].style.size) > 0.8:
        return False
    if row.cells[0].lead.bold and not before.cells[-1].last.bold:
        return False
    usual = min((r.line.gap for r in group[1:]), default=None)
    if usual is not None and line.gap > usual + 0.3:
        return False
    if line.gap > 1.6:
        return False
    left, first = row.cells[0].x0, group[0]
    if first.bullet and len(group) == 1 and left > first.line.box.x0 + 2 if first.line.box else False:
        return True
    if left < before.cells[0].x0 - 6:
        return False
    return _wrapped(before, row, edges, unfinished)


def head_continues(before: Row, row: Row, edges: Edges) -> bool:
    """Whether a head line goes on with the one above it, which had no room for its last words."""
    if not before.cells or len(row.cells) != 1:
        return False
    if row.periods:  # a rail: start and end of the period beside the two lines of one name
        single = all(len(r.periods) == 1 and r.date_column is not None for r in (before, row))
        return single and bool(at_end(_DANGLING, before.text, 6)) and row.line.gap < 0.5
    if _ends_with_date(before):
        return False
    left = _left(before)
    below_last = left - 3 <= row.cells[0].x0 < max(before.cells[-1].x1, left + 1)
    limit = _limit(before)
    right = edges.widest(before) if before.cells[-1].index else limit or float("inf")
    full = before.cells[-1].x1 + _first_word_width(row) > right - 30
    if row.line.continues and below_last and _same_look(before, row) and (full or not before.periods):
        return True
    if row.line.box is None or before.line.box is None:
        return False
    same_region = (row.line.page, row.line.region) == (before.line.page, before.line.region)
    if not same_region or row.line.gap > 0.75 or row.line.kind is not LineKind.TEXT:
        return False
    above = before.cells[-1]
    if not _same_look(before, row):
        return False
    edge = limit - 2 if limit else edges.column(before) + 1
    if hangs(before, row) and not (_may_be_name(before, row) and above.x1 + _first_word_width(row) < 0.75 * edge):
        return True
    if len(before.cells) > 1 or abs(row.cells[0].x0 - left) > 3 or len(row.text.split()) > 9:
        return False
    if row.line.gap > before.line.gap + 0.3 or names_another(above.text, row.text):
        return False
    return above.x1 + _first_word_width(row) > edge


def _left(row: Row) -> float:
    """Where the text of a line begins, of which the next one is the rest; in running text with a date before it, where
    the date begins."""
    box = row.line.box
    return box.x0 if row.date_column == 0 and len(row.cells) == 1 and box is not None else row.cells[-1].x0


def _ends_with_date(row: Row) -> bool:
    """Whether a date stood behind the last words of a row: no words of theirs follow on the next line."""
    cell = row.cells[-1]
    if not cell.dated or row.tail or cell.index >= len(row.line.cells):
        return False
    printed = row.line.cells[cell.index].split()
    return bool(printed) and cell.text.split()[-1:] != printed[-1:] and not printed[-1].startswith(")")


_NAME_IN_SMALL = re.compile(
    r"(?:(?:d[aeo]s?|del|della|dei|di|du|des|van|von|zum|zur|ten|ter|der|den|al|el|l[aeo]s?|the)\s+(?:\w{1,3}\s+)?|[dl]['’])"
    r"(?=[^\W\d_])(?-i:[A-ZÀ-ÞĀ-Ž])|[\w-]+\.\w",
)
"""A name that begins with a small letter: "dos Santos Consultoria", "example.io"."""


def _may_be_name(before: Row, row: Row) -> bool:
    return bool(_NAME_IN_SMALL.match(row.text)) and not at_end(_DANGLING, before.cells[-1].text, 6)


def hangs(before: Row, row: Row) -> bool:
    """Whether a line ends in the middle of a phrase, or the next one begins there."""
    if not before.cells:
        return False
    text = before.cells[-1].text
    if _CODE.search(text):
        return False
    return bool(at_end(_DANGLING, text, 6)) or row.text[:1].islower() or text.count("(") > text.count(")")


def is_below(before: Row, row: Row) -> bool:
    """Whether a head line stands close below the one above it, at its left edge and in its look."""
    if not before.cells or len(row.cells) != 1 or row.bullet or row.label:
        return False
    if row.line.box is None or before.line.box is None or row.line.gap > 0.75:
        return False
    if (row.line.page, row.line.region) != (before.line.page, before.line.region) or not _same_look(before, row):
        return False
    above = before.cells[-1]
    return above.x0 - 3 <= row.cells[0].x0 < above.x1


def is_full(before: Row, row: Row, edges: Edges) -> bool:
    """Whether a head line has no room for the first word of the one below it."""
    above = before.cells[-1]
    edge = edges.beside(before) if before.limit and above.index == 0 else edges.column(before) + 1
    return row.line.continues or above.x1 + _first_word_width(row) > edge


def head_overflows(before: Row, row: Row, edges: Edges) -> bool:
    """Whether a row that reads as text is the rest of a head line: it goes on in its look and did not fit on it."""
    if len(row.cells) != 1 or row.periods or row.label or not before.cells or row.line.box is None:
        return False
    if row.line.kind is not LineKind.TEXT or len(row.text) > 60 or row.line.gap > 0.75 or not _same_look(before, row):
        return False
    if (row.line.page, row.line.region) != (before.line.page, before.line.region):
        return False
    if not (row.text[:1].islower() or row.text[:1] == "(") or at_end(_END, row.text, 3):
        return False
    above = before.cells[-1]
    limit = _limit(before)
    edge = limit - 2 if limit else edges.column(before) + 1
    if row.line.continues:
        return True
    return abs(row.cells[0].x0 - before.cells[0].x0) <= 3 and above.x1 + _first_word_width(row) > edge


_DIVIDED = re.compile(r"[,|·•@/(–—]|\s-\s")
"""A line of several fields: its last one may be cut."""


def names_another(above: str, text: str) -> bool:
    """Whether one line names a title and the next an employer, or the other way round: two fields, no broken one."""
    first, second = evidence.title(above) >= 2.0, evidence.title(text) >= 2.0
    if first == second or _DIVIDED.search(above):
        return False
    return evidence.organisation(text if first else above) >= 0.9


def _limit(row: Row) -> float:
    """Where the cell right of a row's last text begins; 0 where nothing stands there."""
    return row.limit if row.cells[-1].index == 0 else 0.0


def _same_look(before: Row, row: Row) -> bool:
    return alike(before.cells[-1].last, row.cells[0].lead)


def alike(above: Style, style: Style) -> bool:
    """Whether two words look as if they were of one text."""
    return abs(above.size - style.size) < 0.15 and (above.bold, above.italic, above.color) == (
        style.bold,
        style.italic,
        style.color,
    )


def _wrapped(before: Row, row: Row, edges: Edges, unfinished: bool) -> bool:
    """Whether the line before was full: its successor's first word would not have fitted on it."""
    room = edges.right(before) - before.cells[0].x1
    if room > _first_word_width(row) + 0.012 * edges.right(before):
        return unfinished and row.text[:1].islower()
    if unfinished:
        return True
    return row.line.gap < 0.45 and row.text[:1].islower()


def _first_word_width(row: Row) -> float:
    if row.line.words:
        word = row.line.words[0].box
        return word.width + word.height * 0.25
    first = row.text.split(" ", 1)[0]
    box = row.line.box
    return (box.width / max(1, len(row.line.text))) * (len(first) + 1) if box else 0.0
