"""Lines of a section as rows: dates taken out of the cells, and how much each row reads as body text.

Body text and head lines are told apart by what a line says (its length, a date, a title word) and by its look, where
the look of a document's own lines counts: what most lines of a look are, the others of that look are too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from matcher.candidate import Period
from matcher.document import Line, LineKind, Style, Word
from matcher.extract import brokendates, dates, degreewords, placeholders
from matcher.extract.patterns import at_end
from matcher.sections.looks import most_used, words_of

_SIGNS = " \t,;|·•–—-:/~\u00a0"
_TRIM = _SIGNS + "()[]"
_TO = re.compile(r"\s+(?:to|bis|until|till|a|al|à|au|até|tot|t/m|do|至)\s*$", re.IGNORECASE)
"""A period that goes on in the line below."""
_SENTENCE_END = re.compile(r"[^\W\d_][.;!?。；]$|[%)\d][.;。]$")
_LEGAL = frozenset(("INC", "LTD", "LLC", "PLC", "LTÉ", "SRL", "GES"))
_IN_PROSE = re.compile(r"[^\W\d_]\s+(?:in|im|en|em|w|nel|anno|de|del|of|until|by|bis)\s+$")
"""What leads over to a year that a text mentions ("won the sales prize in 2019"); a year that dates an entry is set
apart from the words before it."""
_LETTERS = re.compile(r"\w")
_GRADUATED = re.compile(
    r"(?<!\w)(?:grad(?:uat(?:ed|ion|ing))?|class of|completed|awarded|conferred|abgeschlossen|diplômée? en|"
    r"graduad[oa] en)"
    r"[.:]?(?: (?:in|on|date:?))?\s*$",
    re.IGNORECASE,
)
"""Words that tell what a date is and belong to it."""
_DURATION = re.compile(
    r"^\W*(?:about |ca\.? |a |an )?\d*[.,]?\d*\s*(?:\+\s*)?(?:years?|yrs?|months?|mos?|year|month|jahre?|"
    r"monate?|ans?|mois|años?|meses|mes|"
    r"anos?|anni|anno|mesi|mese|jaar|maand(?:en)?|lata?|rok|miesi[aą]c\w*|weeks?|wochen?|年|个月|個月)"
    r"(?:\W+\d*\s*(?:months?|mos?|monate?|mois|meses|mesi|maand(?:en)?|miesi\w+|个月))?\W*$",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"^\W*(?:(?:key |main |core |my |major |selected |other )?(?:highlights?|responsibilit\w+|"
    r"achievements?|accomplishments?|duties|tasks?|"
    r"contributions?|results?|activities|projects?|details|description|summary|role|impact|scope|deliverables|overview)"
    r"(?: and (?:responsibilities|achievements|accomplishments|duties|skills))?|"
    r"aufgaben(?:gebiete?|bereiche?)?|tätigkeiten|"
    r"verantwortlichkeiten|erfolge|schwerpunkte|missions?|responsabilités|réalisations|tâches|activités|funciones|"
    r"responsabilidades|logros|tareas|atividades|atribuições|realizações|mansioni|responsabilità|attività|risultati|"
    r"taken|werkzaamheden|verantwoordelijkheden|resultaten|obowiązki|zakres obowiązków|osiągnięcia|zadania|"
    r"工作内容|工作职责|职责|主要职责|工作描述|主要业绩|业绩|工作业绩|项目描述|责任描述|职责描述)\W*$",
    re.IGNORECASE,
)


_MARK = re.compile(r"\W*\d{1,2}[.,]\d{1,2}\s*/\s*(?:4|5|6|10|20|30|100)(?:[.,]0+)?\W*")
"""A grade that reads like a date: "8.9/10"."""
_PLAIN = Style()


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
    lead: Style = _PLAIN
    """The style of its first word: bold titles are often followed by plain text."""
    last: Style = _PLAIN
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
    wrapped: bool = False
    """It may be the rest of the line above, which had no room for its first word; what the words say decides."""
    tail: tuple[Line, ...] = ()
    """Further lines of a wrapped head line."""
    limit: float = 0.0
    """Where the second cell of the line begins, a date's included: text of the first cell cannot go past it."""

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def bullet(self) -> bool:
        """A list item; a date alone behind a mark is none, but the dot of a time line."""
        return self.line.kind is LineKind.BULLET and (bool(self.cells) or not self.periods)


def read(lines: Sequence[Line], month_first: bool, dense: bool = False) -> list[Row]:
    """The rows of a section with their dates, not yet joined nor scored (see ``entries.rows_of``). ``dense``: one line
    may hold a whole entry, its date in the midst of it ("University of Bath | BSc Physics | Jul 2013 | 2:1")."""
    listed = bool(lines) and all(line.kind is LineKind.BULLET or line.continues for line in lines)
    texts = brokendates.mended(lines)
    rows = [_row(line, cells, month_first, listed, dense) for line, cells in zip(lines, texts, strict=True)]
    item = False
    for row in rows:
        item = not listed and (row.line.kind is LineKind.BULLET or (item and row.line.continues))
        _free_date(row, item)
    return rows


def ends_sentence(text: str) -> bool:
    """A full stop or the like behind a word: prose, not a head line. "Inc." and "S.A." are no such words."""
    found = at_end(_SENTENCE_END, text, 3)
    if found is None or text[-1] != ".":
        return found is not None
    word = text[:-1].rsplit(maxsplit=1)[-1].lstrip("(\"'“«$€£")
    acronym = len(word) == 3 and word.isupper() and word not in _LEGAL and not text.isupper()
    return "." not in word and (len(word) > 4 or not word[:1].isupper() or acronym)


def style_key(row: Row) -> tuple[object, ...]:
    """Rows that begin with the same look; the place on the page is left out: margins change from page to page."""
    line = row.line
    first = row.cells[0].lead if row.cells else line.style
    bold = first.bold or (not line.words and line.lead_bold)
    kind = (line.kind, line.level if line.kind is LineKind.HEADING else 0)
    return (kind, round(first.size * 2), bold, first.italic, first.color)


def _row(line: Line, cells: Sequence[str], month_first: bool, listed: bool = False, dense: bool = False) -> Row:
    """``cells``: the line's own, with broken dates whole; ``listed``: the section is one list, so that its items are
    entries and their dates no part of prose."""
    row = Row(line, [])
    several = len(line.cells) > 1
    sentence = len(line.text) > 60 and ends_sentence(line.text)
    sentence = sentence or (line.kind is LineKind.BULLET and not listed)
    for index, text in enumerate(cells):
        if not text and line.cells[index]:
            continue  # all of it was the end of a date above
        words = words_of(line, index) if several else line.words
        style = most_used([w.style for w in words], line.style) if several else line.style
        x0 = words[0].box.x0 if words else line.box.x0 if line.box else 0.0
        x1 = words[-1].box.x1 if words else line.box.x1 if line.box else 0.0
        if _MARK.fullmatch(text):
            row.cells.append(Cell(text, index, style, x0, x1, False, *_ends(words, line)))
            continue
        if placeholders.named(text) == "date" and (several or any(c.isdigit() or c in "–—-" for c in text)):
            row.date_column = index
            continue
        rest, taken = _take_dates(row, text, index, sentence, month_first, dense)
        if rest or not taken:
            row.cells.append(Cell(rest, index, style, x0, x1, taken, *_ends(words, line)))
    if several and (beside := words_of(line, 1)):
        row.limit = beside[0].box.x0
    row.label = len(row.cells) == 1 and not row.periods and bool(_LABELS.match(row.cells[0].text))
    return row


def _free_date(row: Row, item: bool) -> None:
    """Readers take a date below a full line for the line's end; a range is one only where it ends a sentence, a bare
    year may be. ``item``: the line above is one of a list item."""
    if not row.line.continues or not row.periods:
        return
    prose = ends_sentence(row.line.text) and (item or _runs_on(row.line.text))
    ranged = any(period.current or period.start != period.end for period in row.periods)
    if not prose and (ranged or _has_month(row.periods[0])):
        row.line = replace(row.line, continues=False)
    else:
        row.periods.clear()
        row.date_column = None
        row.cells = [
            Cell(text, index, row.line.style, *_span(row.line), False, row.line.style, row.line.style)
            for index, text in enumerate(row.line.cells)
        ]


_RUNS_ON = re.compile(r"(?:\d{1,3}(?:[ .,]\d{3})* )?[^\W\d_]")


def _runs_on(text: str) -> bool:
    """Whether a line begins in the midst of a sentence: "300 users (2023-2025)."."""
    begun = _RUNS_ON.match(text)
    return begun is not None and begun[0][-1].islower()


def _ends(words: Sequence[Word], line: Line) -> tuple[Style, Style]:
    return (words[0].style, words[-1].style) if words else (line.style, line.style)


def _span(line: Line) -> tuple[float, float]:
    return (line.box.x0, line.box.x1) if line.box else (0.0, 0.0)


def _has_month(period: Period) -> bool:
    return period.start is not None and period.start.month is not None


def _take_dates(
    row: Row, text: str, index: int, sentence: bool, month_first: bool, dense: bool = False
) -> tuple[str, bool]:
    """The cell's text without its dates, where they date the entry; dates inside prose stay in it."""
    dangling = _TO.search(text) if len(text) < 40 else None
    matches = dates.find(text[: dangling.start()] if dangling else text, month_first=month_first)
    taken = False
    rest = text
    known = len(row.periods)
    for match in reversed(matches):
        start, end = match.span
        if (lead := _GRADUATED.search(text, 0, start)) is not None:
            start = lead.start()
        told = dense and not sentence and (lead := _in_year(text, start, end)) is not None
        if told and lead is not None:
            start = lead.start()
        without = (text[:start].rstrip() + " " + text[end:].lstrip()).strip(_TRIM)
        if dangling:
            without = _TO.sub("", f" {without}").strip()
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
        leads = ranged and not text[:start].strip(_TRIM)
        if (
            (sentence and not leads)
            or _counts(text, start, end)
            or (period.current and not match.open and _is_remark(text, start, end))
        ):
            continue
        if not ranged and period.start and period.start.month is None and _IN_PROSE.search(text[:start]):
            continue
        at_edge = not text[end:].strip(_TRIM) or not text[:start].strip(_TRIM) or _bracketed(text, start, end)
        among = told or (dense and _among_fields(text, start, end))
        longest = 130 if among or _barred(text, start) else 90
        if (ranged and len(without) <= 130) or (
            (at_edge or among) and len(without) <= longest and (told or _apart(text, start, end))
        ):
            row.periods.insert(known, period)
            row.open = row.open or match.open
            rest = _cut(rest, start, end)
            taken = True
    if not taken:
        return rest.strip(), False
    tidy = _tidy(rest)
    return (f"{tidy}," if tidy and rest.rstrip().endswith(",") else tidy), True  # the line below goes on


def _tidy(text: str) -> str:
    """What a date left over, without separators and half brackets at its ends."""
    text = text.strip(_SIGNS)
    if text.endswith((")", "]")) and text.count("(") + text.count("[") < text.count(")") + text.count("]"):
        text = text[:-1].rstrip(_SIGNS)
    if text.startswith(("(", "[")) and ")" not in text and "]" not in text:
        text = text[1:].lstrip(_SIGNS)
    return "" if not text.strip(_TRIM) else text


def _is_remark(text: str, start: int, end: int) -> bool:
    """ "No accidents since 2018.": a sentence that ends with a date behind a word, no dash."""
    remark = ends_sentence(text) and not text[end:].strip(" .")
    return remark and text[start].islower() and len(text[:start].split()) >= 2


_COUNT = re.compile(r"\d+ [a-zà-ÿ]{3,}\W*$")


def _counts(text: str, start: int, end: int) -> bool:
    """ "In charge of a depot of 80 lorries, 2015-2017.": a sentence that counts something before its date."""
    return text[end:].strip() == "." and _COUNT.search(text, 0, start) is not None


def _cut(text: str, start: int, end: int) -> str:
    """The text without a date; what stood on both sides of it is kept apart."""
    left, right = text[:start].rstrip(" ,;|·•–—-/(["), text[end:].lstrip(" ,;|·•–—-/)]")
    if left.count("(") > left.count(")") and ")" not in right:
        left += ")"
    return f"{left} | {right}" if left and right else left or right


def _bracketed(text: str, start: int, end: int) -> bool:
    return text[start : start + 1] in "([" and text[end - 1 : end] in ")]"


def _barred(text: str, start: int) -> bool:
    """Whether a sign that parts fields and nothing else stands before a date: "... · 2008"."""
    return text[:start].rstrip()[-1:] in ("|", "·", "•")


_IN_YEAR = re.compile(r"\s+(?:in(?: the year| year)?|im(?: Jahre?)?|en|em|nel|w)\s+$")
_WITH_MARK = re.compile(r"[\s.,;)]*(?:$|(?:with|mit|con|avec|com|met|securing|scoring|obtaining)\s)")


def _in_year(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word before the year of a degree told in a sentence: "MSc in Physics from Riverside University in 2014"."""
    lead = _IN_YEAR.search(text, 0, start)
    degree = degreewords.find_degree(text) if lead is not None and _WITH_MARK.match(text, end) else None
    return lead if degree is not None and degree.start == 0 and degree.end < start else None


_FIELD_ENDS = re.compile(r"[,;|·•–—(-]\s*$")
_FIELD_BEGINS = re.compile(r"\s*(?:$|[|·•;(]|,\s|[–—-]\s|\)|(?:with|mit|con|avec|com|met)\s+(?:\D{0,8}\s)?\d)")


def _among_fields(text: str, start: int, end: int) -> bool:
    """Whether a date is a field among others: signs that part fields stand on both sides of it, or a grade behind."""
    behind = _FIELD_BEGINS.match(text, end)
    return behind is not None and (_FIELD_ENDS.search(text, 0, start) is not None or behind[0].strip()[-1:].isdigit())


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
