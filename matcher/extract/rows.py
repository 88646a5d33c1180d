"""Lines of a section as rows: dates taken out of the cells, and how much each row reads as body text.

Body text and head lines are told apart by what a line says (its length, a date, a title word) and by its look, where
the look of a document's own lines counts: what most lines of a look are, the others of that look are too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from matcher.candidate import Period
from matcher.document import Line, LineKind, Style, Word
from matcher.extract import dates, evidence
from matcher.folding import strip_accents
from matcher.sections.looks import is_caps, most_used, words_of

_TRIM = " \t,;|·•()[]–—-:/~\u00a0"
_TO = re.compile(r"\s+(?:to|bis|until|till|a|al|à|au|até|tot|t/m|do|至)\s*$", re.IGNORECASE)
"""A period that goes on in the line below."""
_LETTERS = re.compile(r"\w")
_DURATION = re.compile(
    r"^\W*(?:about |ca\.? |a |an )?\d*[.,]?\d*\s*(?:\+\s*)?(?:years?|yrs?|months?|mos?|year|month|jahre?|monate?|ans?|mois|años?|meses|mes|"
    r"anos?|anni|anno|mesi|mese|jaar|maand(?:en)?|lata?|rok|miesi[aą]c\w*|weeks?|wochen?|年|个月|個月)"
    r"(?:\W+\d*\s*(?:months?|mos?|monate?|mois|meses|mesi|maand(?:en)?|miesi\w+|个月))?\W*$",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[|·•,@–—/]\s+|\s+(?:at|bei|chez|with)\s+|\s+-\s+")
_STRONG = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s+@\s+")
_SENTENCE_END = re.compile(r"[^\W\d_][.;!?。；]$|[%)\d][.;。]$")
_LABELS = re.compile(
    r"^\W*(?:(?:key |main |core |my |major |selected |other )?(?:highlights?|responsibilit\w+|achievements?|accomplishments?|duties|tasks?|"
    r"contributions?|results?|activities|projects?|details|description|summary|role|impact|scope|deliverables|overview)"
    r"(?: and (?:responsibilities|achievements|accomplishments|duties|skills))?|aufgaben(?:gebiete?|bereiche?)?|tätigkeiten|"
    r"verantwortlichkeiten|erfolge|schwerpunkte|missions?|responsabilités|réalisations|tâches|activités|funciones|"
    r"responsabilidades|logros|tareas|atividades|atribuições|realizações|mansioni|responsabilità|attività|risultati|"
    r"taken|werkzaamheden|verantwoordelijkheden|resultaten|obowiązki|zakres obowiązków|osiągnięcia|zadania|"
    r"工作内容|工作职责|职责|主要职责|工作描述|主要业绩|业绩|工作业绩|项目描述|责任描述|职责描述)\W*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W*(?:(?:key |main |used |tools? and |programming )?(?:technolog(?:y|ies)|tech(?:nical)? stack|stack|tools?|skills?|environment|"
    r"technologies used|tools used|keywords?|languages|responsibilities|achievements|highlights)|technologien|techniken|"
    r"werkzeuge|umgebung|environnement(?: technique)?|outils|tecnolog[ií]as?|herramientas|ferramentas|strumenti|"
    r"technologieën|technologie|narzędzia|技术栈|技术|工具|used)\s*[:：]\s*\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line, its dates taken out."""

    text: str
    index: int
    style: Style
    x0: float = 0.0
    x1: float = 0.0
    dated: bool = False
    """A date was taken out of it."""
    lead: Style = Style()
    """The style of its first word: bold titles are often followed by plain text."""
    last: Style = Style()
    """The style of its last word, which a wrapped line goes on with."""


@dataclass(slots=True)
class Row:
    """One line and what was seen of it. Built in passes; not changed once ``entries`` has it."""

    line: Line
    cells: list[Cell]
    periods: list[Period] = field(default_factory=list)
    open: bool = False
    """A period ends in a dash; its end may stand in a row below."""
    date_column: int | None = None
    """Index of the cell that is nothing but a date."""
    body: float = 0.0
    """Above 0: reads as body text; below: as a head line."""
    label: bool = False
    """"Highlights:" and the like, which say nothing themselves."""
    lifted: bool = False
    """A list item that is an entry by itself."""
    tail: tuple[Line, ...] = ()
    """Further lines of a wrapped head line."""
    limit: float = 0.0
    """Where the second cell of the line begins, a date's included: text of the first cell cannot go past it."""

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def bullet(self) -> bool:
        return self.line.kind is LineKind.BULLET


@dataclass(frozen=True, slots=True)
class Reading:
    """What head lines of a kind of section say."""

    evidence: Callable[[str], float]
    """How clearly a cell is part of a head line; 2 and more is clear."""
    bias: float = 0.0
    """Added to every row without a bullet: below 0 where sections are mostly head lines (education)."""
    long: bool = False
    """A long row counts as a head line too when its beginning is clear."""


def work_evidence(text: str) -> float:
    """A title, an organisation or a place."""
    return max(evidence.title(text), evidence.organisation(text), evidence.place(text))


WORK = Reading(work_evidence)


def rows_of(lines: Sequence[Line], reading: Reading = WORK) -> list[Row]:
    """The rows of a section, scored, with broken periods joined."""
    month_first = dates.is_month_first(line.text for line in lines)
    rows = [_row(line, month_first) for line in lines]
    for row in rows:
        _free_date(row)
    _join_broken_periods(rows, month_first)
    _share_periods(rows)
    _score(rows, reading)
    return rows


def _row(line: Line, month_first: bool) -> Row:
    row = Row(line, [])
    several = len(line.cells) > 1
    sentence = len(line.text) > 60 and bool(_SENTENCE_END.search(line.text)) or line.kind is LineKind.BULLET
    for index, text in enumerate(line.cells):
        words = words_of(line, index) if several else line.words
        style = most_used([w.style for w in words], line.style) if several else line.style
        x0 = words[0].box.x0 if words else line.box.x0 if line.box else 0.0
        x1 = words[-1].box.x1 if words else line.box.x1 if line.box else 0.0
        rest, taken = _take_dates(row, text, index, several, sentence, month_first)
        if rest or not taken:
            row.cells.append(Cell(rest, index, style, x0, x1, taken, *_ends(words, line)))
    if several and (beside := words_of(line, 1)):
        row.limit = beside[0].box.x0
    row.label = len(row.cells) == 1 and not row.periods and bool(_LABELS.match(row.cells[0].text))
    return row


def _free_date(row: Row) -> None:
    """Readers take a date below a full line for the line's end; a range never is one, a bare year may be."""
    if not row.line.continues or not row.periods:
        return
    if any(period.current or period.start != period.end for period in row.periods) or _has_month(row.periods[0]):
        row.line = replace(row.line, continues=False)
    else:
        row.periods.clear()
        row.date_column = None
        row.cells = [Cell(text, index, row.line.style, *_span(row.line), False, row.line.style, row.line.style) for index, text in enumerate(row.line.cells)]


def _ends(words: Sequence[Word], line: Line) -> tuple[Style, Style]:
    return (words[0].style, words[-1].style) if words else (line.style, line.style)


def _span(line: Line) -> tuple[float, float]:
    return (line.box.x0, line.box.x1) if line.box else (0.0, 0.0)


def _has_month(period: Period) -> bool:
    return period.start is not None and period.start.month is not None


def _take_dates(row: Row, text: str, index: int, several: bool, sentence: bool, month_first: bool) -> tuple[str, bool]:
    """The cell's text without its dates, where they date the entry; dates inside prose stay in it."""
    dangling = _TO.search(text) if len(text) < 40 else None
    matches = dates.find(text[: dangling.start()] if dangling else text, month_first=month_first)
    taken = False
    rest = text
    known = len(row.periods)
    for match in reversed(matches):
        start, end = match.span
        without = (text[:start].rstrip() + " " + text[end:].lstrip()).strip(_TRIM)
        if dangling:
            without = _TO.sub("", without)
        pure = not _LETTERS.search(without) or bool(_DURATION.match(without))
        period = match.period
        ranged = period.current or period.start != period.end
        if match.period.start is None and match.period.end is None and not match.period.current:
            if pure:
                return "", True  # a duration alone says nothing that the dates do not
            continue
        if pure:
            if dangling:
                period = replace(period, printed=text)
            row.periods.insert(known, period)
            row.open = row.open or match.open or dangling is not None
            row.date_column = index
            return "", True
        if sentence:
            continue
        at_edge = not text[end:].strip(_TRIM) or not text[:start].strip(_TRIM) or _bracketed(text, start, end)
        if (ranged and len(without) <= 130) or (at_edge and len(without) <= 90 and _apart(text, start, end)):
            row.periods.insert(known, period)
            row.open = row.open or match.open
            rest = _cut(rest, start, end)
            taken = True
    return (rest.strip(_TRIM) if taken and not rest.strip().endswith(")") else rest.strip()), taken


def _cut(text: str, start: int, end: int) -> str:
    """The text without a date; what stood on both sides of it is kept apart."""
    left, right = text[:start].rstrip(" ,;|·•–—-(["), text[end:].lstrip(" ,;|·•–—-)]")
    if left.count("(") > left.count(")") and ")" not in right:
        left += ")"
    return f"{left} | {right}" if left and right else left or right


def _bracketed(text: str, start: int, end: int) -> bool:
    return text[start : start + 1] in "([" and text[end - 1 : end] in ")]"


def _apart(text: str, start: int, end: int) -> bool:
    """A single date dates the entry only where something sets it apart from the words beside it."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    if not before:
        return not after or after[0] in ",;|·•:–—-(" or text[end : end + 2] == "  " or not after[0].islower()
    return (
        before[-1] in ",;|·•:–—-([.)"
        or text[start : start + 1] in "(["
        or text[start - 2 : start] == "  "
        or len(before) < 60
    )


def _join_broken_periods(rows: Sequence[Row], month_first: bool) -> None:
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


def _share_periods(rows: Sequence[Row]) -> None:
    """A rail whose dates were read in one go: as many lines without a date follow as there are dates too many."""
    for number, row in enumerate(rows):
        if _is_split(row):
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


def _is_split(row: Row) -> bool:
    """Two single dates in two cells of their own: the start and the end of one period."""
    single = [p for p in row.periods if p.start is not None and p.start == p.end and not p.current]
    return len(single) == 2 == len(row.periods) and row.date_column is not None and len(row.line.cells) - len(row.cells) >= 2


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


def style_key(row: Row) -> tuple[object, ...]:
    """Rows that begin with the same look; the place on the page is left out: margins change from page to page."""
    line = row.line
    first = row.cells[0].lead if row.cells else line.style
    bold = first.bold or not line.words and line.lead_bold
    kind = (line.kind.value, line.level if line.kind is LineKind.HEADING else 0)
    return (kind, round(first.size * 2), bold, first.italic, first.color)


def _place_key(row: Row) -> tuple[object, ...]:
    indent = row.cells[0].x0 if row.cells and row.line.box else row.line.indent
    return (row.line.page, row.line.region, round(indent / 3), *style_key(row))


def _score(rows: Sequence[Row], reading: Reading) -> None:
    """Own evidence first, then what rows of the same look are, weighted by how many there are."""
    body_style = _body_style(rows)
    own = [_own_score(row, rows[i - 1] if i else None, body_style, reading) for i, row in enumerate(rows)]
    for row, score in zip(rows, own, strict=True):
        row.body = score
    for key_of, weight in ((style_key, 0.7), (_place_key, 0.7)):
        groups: dict[tuple[object, ...], list[float]] = {}
        for row, score in zip(rows, own, strict=True):
            groups.setdefault(key_of(row), []).append(max(-3.0, min(3.0, score)))
        for row in rows:
            scores = groups[key_of(row)]
            row.body += weight * sum(scores) / (len(scores) + 1)
    dated_first = next((bool(row.periods) for row in rows if row.body < 0), False)
    for number, row in enumerate(rows):
        if number and not row.bullet and not row.label and row.cells and _just_below_head(rows, number):
            if reading is WORK and _complete(rows, number) and not _begins_next(rows, number, dated_first):
                row.body += 3.0
            elif len(row.text) < 75 and max(reading.evidence(cell.text) for cell in row.cells) >= 1.2:
                row.body -= 1.8


def _complete(rows: Sequence[Row], number: int) -> bool:
    """Whether the head lines right above name a title and an employer already."""
    pieces: list[str] = []
    for row in reversed(rows[max(0, number - 3) : number]):
        if row.body > 0 or row.bullet:
            break
        pieces += [piece.strip() for cell in row.cells for piece in _PIECES.split(cell.text) if piece.strip()]
    titles = [piece for piece in pieces if evidence.title(piece) >= 2.0]
    others = [piece for piece in pieces if piece not in titles and evidence.place(piece) < 1.5]
    return bool(titles) and any(evidence.organisation(piece) >= 0.5 for piece in others)


def _begins_next(rows: Sequence[Row], number: int, dated_first: bool) -> bool:
    """A row over a dated line (unless entries begin with that), or with a date or a place, is a head line after all."""
    row = rows[number]
    below = rows[number + 1] if number + 1 < len(rows) else None
    if row.periods or below is not None and below.periods and not dated_first:
        return True
    return any(evidence.place(cell.text) >= 1.5 for cell in row.cells) or evidence.title(row.text) >= 2.8


def _just_below_head(rows: Sequence[Row], number: int) -> bool:
    """Right under the dated line of an entry, or one line further: where the employer or the title mostly stands."""
    above = rows[number - 1]
    if above.periods:
        return True
    return number > 1 and bool(rows[number - 2].periods) and above.body < 0


def _body_style(rows: Sequence[Row]) -> tuple[object, ...]:
    weights: dict[tuple[object, ...], int] = {}
    for row in rows:
        weights[style_key(row)] = weights.get(style_key(row), 0) + len(row.text)
    return max(weights, key=lambda key: weights[key]) if weights else ()


def _own_score(row: Row, before: Row | None, body_style: tuple[object, ...], reading: Reading) -> float:
    text = row.text
    if row.bullet:
        return 4.0 if not row.periods or row.date_column is not None else 1.5
    if row.line.kind is LineKind.HEADING:
        return -4.0
    if row.label:
        return 1.0
    score = reading.bias
    length = len(text)
    score += 0.0 if length < 45 else 1.0 if length < 70 else 2.0
    if length > 110:
        score += 1.0
    if length > 25 and _SENTENCE_END.search(text):
        score += 1.5
    if text[:1].islower():
        score += 1.2
    if _LABELLED.match(text):
        score += 3.0
    if row.periods:
        score -= 3.0 if row.date_column is not None else 2.2
    elif len(row.line.cells) > 1:
        score -= 0.8
    same = style_key(row) == body_style
    score += 0.6 if same else -1.0
    style = row.cells[0].style if row.cells else row.line.style
    if style.bold and not same or row.line.lead_bold:
        score -= 1.0
    if length < 80 and row.cells:
        best = max(reading.evidence(cell.text) for cell in row.cells)
        score -= 0.7 * max(0.0, best - 0.6)
    elif length < 140 and _is_joined_head(text):
        score -= 4.0
    elif reading.long and reading.evidence(text[:48]) >= 2.5:
        score -= 3.0
    if length < 45 and is_caps(text):
        score -= 0.7
    if row.line.gap > 1.0 and before is not None and before.line.region == row.line.region:
        score -= 0.4
    return score


def _is_joined_head(text: str) -> bool:
    """Title, employer and more in one long line, set apart by separators that prose does not have."""
    pieces = [piece for piece in _STRONG.split(text) if piece.strip()]
    if len(pieces) < 2 or max(map(len, pieces)) > 70:
        return False
    titles = [piece for piece in pieces if evidence.title(piece) >= 2.2]
    others = [piece for piece in pieces if piece not in titles]
    return bool(titles) and any(max(evidence.organisation(p), evidence.place(p)) >= 0.9 for p in others)


def folded(text: str) -> str:
    """Comparable form of a short text."""
    return strip_accents(" ".join(text.split()))
