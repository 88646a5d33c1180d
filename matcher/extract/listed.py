"""Skills as the person lists them: every layout of a skills section, letter for letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from matcher.candidate import Found, ListedSkill
from matcher.document import Finding, FindingCode, Line, LineKind
from matcher.extract import items, languages
from matcher.extract.runs import cell_style
from matcher.sections import Section, SectionKind, headings
from matcher.sections.looks import words_of

_LABEL = re.compile(r"^(?P<label>[^:：•|]{2,48}?)\s*[:：]\s*(?P<rest>.*)$", re.DOTALL)
_LIST = re.compile(r"[,;、，；•|·]")
_SENTENCE_WORDS = 9
"""An item of more words is a sentence about a skill, not its name."""
_LETTER = re.compile(r"[^\W\d_]")
_PROSE = re.compile(r"[^\W\d_]{2,}[.。!]\s*$")
MOST_SKILLS = 1_000
"""Listed skills that are read; long lists of people have two hundred."""
_NOT_SKILLS = frozenset({SectionKind.INTERESTS, SectionKind.CERTIFICATES})


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, and what it looks like beside the others of its section."""

    line: Line
    cells: tuple[str, ...]
    rank: float
    """How much its first cell stands out: type size, and a point and a half for bold."""

    @property
    def text(self) -> str:
        return " ".join(self.cells)

    @property
    def bullet(self) -> bool:
        return self.line.kind is LineKind.BULLET


@dataclass(slots=True)
class _Entry:
    """A list of skills, under a label or not, gathered over the lines that it runs over."""

    label: str
    text: str
    lines: list[Line]


def skills(sections: Sequence[Section]) -> tuple[ListedSkill, ...]:
    """All listed skills in printed order, each once."""
    found: dict[str, ListedSkill] = {}
    for section in sections:
        if SectionKind.SKILLS not in (section.kind, *section.also):
            continue
        for entry in _entries(section):
            for skill in _of_entry(entry):
                found.setdefault(skill.name.value.casefold(), skill)
                if len(found) == MOST_SKILLS:
                    return tuple(found.values())
    return tuple(found.values())


def findings(listed: Sequence[ListedSkill]) -> Iterator[Finding]:
    """Says so where a list is longer than what is read of it."""
    if len(listed) == MOST_SKILLS:
        yield Finding(FindingCode.LIMIT_REACHED, f"Only the first {MOST_SKILLS} listed skills were read.")


def _of_entry(entry: _Entry) -> Iterator[ListedSkill]:
    listed = list(islice(items.split(entry.text), MOST_SKILLS))
    if _is_other(entry.label, [item.name for item in listed]):
        return
    graded = items.is_level(entry.label)
    for item in listed:
        if _is_skill(item.name):
            level = item.level or (entry.label if graded else "")
            name = Found(item.name, _proof(item.name, entry.lines), "skills-list", 0.9)
            yield ListedSkill(name, "" if graded else entry.label, level)


def _proof(name: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The line that has the name; all lines of the entry where it runs over two."""
    for line in lines:
        if name in line.text:
            return (line,)
    return tuple(lines)


def _is_other(label: str, names: Sequence[str]) -> bool:
    """A labelled row of something else among the skills: spoken languages, interests, certificates."""
    if not label:
        return False
    match = headings.match(label)
    if match is not None and match.kind in _NOT_SKILLS:
        return True
    return languages.is_row(label, names)


def _is_skill(name: str) -> bool:
    if len(name) > 80 or len(name.split()) > _SENTENCE_WORDS or not _LETTER.search(name):
        return False
    return not (_PROSE.search(name) and len(name.split()) > 4)


def _entries(section: Section) -> list[_Entry]:
    rows = _rows(section)
    labels = _standing_labels(rows)
    columns = _has_label_column(rows)
    bare_colons = sum(row.text.rstrip().endswith((":", "：")) for row in rows) > len(rows) / 2
    entries: list[_Entry] = []
    label = ""
    for index, row in enumerate(rows):
        if index in labels:
            label = row.text.strip(" :：")
            if _is_described(rows, index, labels):
                entries.append(_Entry("", label, [row.line]))
            else:
                entries.append(_Entry(label, "", [row.line]))
            continue
        own, cells = _split_label(row, columns, bare_colons)
        if own:
            label = own
            entries.append(_Entry(own, _joined(cells), [row.line]))
        elif entries and _continues(entries, rows[index - 1] if index else None, row):
            entries[-1].text = _glued(entries[-1].text, row.text)
            entries[-1].lines.append(row.line)
        elif not (index and index - 1 in labels and _is_prose(row.text)):
            entries.append(_Entry(label, _joined(cells), [row.line]))
    return [entry for entry in entries if entry.text]


def _rows(section: Section) -> list[_Row]:
    rows = []
    for line in section.lines:
        cells = tuple(cell.strip() for cell in line.cells if cell.strip())
        graded = all(items.is_level(cell) for cell in cells) and not re.search(r"[^\W\d_]", line.text)
        if not cells or graded or languages.is_language_row(line) or _FOOTNOTE.search(line.text):
            continue
        style = cell_style(line, 0)
        rows.append(_Row(line, cells, style.size + 1.5 * style.bold + 10 * (line.kind is LineKind.HEADING)))
    return rows


_FOOTNOTE = re.compile(
    r"^\s*(?:\(?\*+\)?\s|\[|\d+\s*/\s*\d+\s*$)"
    r"|\b(?:page|seite|página|pagina|strona) \d+(?: (?:of|von|de|di|van|z) \d+)?\s*$",
    re.IGNORECASE,
)


def _joined(cells: Sequence[str]) -> str:
    return " | ".join(cells)


def _split_label(row: _Row, columns: bool, bare_colons: bool) -> tuple[str, tuple[str, ...]]:
    """The label that a row begins with, and the rest; no label where none is sure."""
    first = row.cells[0]
    match = _LABEL.match(first)
    if (
        match
        and len(match["label"].split()) <= 6
        and not match["rest"].startswith("//")
        and not _LIST.search(match["label"].replace("/", ""))
    ):
        rest = tuple(cell for cell in (match["rest"], *row.cells[1:]) if cell)
        if items.is_level(match["rest"]) and len(rest) == 1:
            return "", row.cells
        if rest:
            return match["label"].strip(), rest
        return ("", (match["label"].strip(),)) if bare_colons else (match["label"].strip(), ())
    bold = _bold_lead(row.line)
    if bold and first.startswith(bold) and row.text != bold and not items.is_level(first[len(bold) :]):
        return bold, tuple(cell for cell in (first[len(bold) :].strip(" :：–-"), *row.cells[1:]) if cell)
    if (
        len(row.cells) > 1
        and not _LIST.search(first)
        and (columns or _differs(row))
        and not items.is_level(row.cells[1])
    ):
        return first, row.cells[1:]
    if len(row.cells) == 2 and items.is_level(row.cells[1]):
        grade = row.cells[1].strip("()")
        return "", (f"{row.cells[0]} ({grade})" if re.search(r"\w", grade) else f"{row.cells[0]} {grade}",)
    return "", row.cells


def _bold_lead(line: Line) -> str:
    """The bold words that a line of otherwise light print begins with: a label without a colon."""
    words = words_of(line, 0)
    count = next((number for number, word in enumerate(words) if not word.style.bold), 0)
    if not 0 < count <= 4 or any(word.style.bold for word in words[count:]):
        return ""
    text = " ".join(word.text for word in words[:count])
    return "" if _LIST.search(text) else text


def _differs(row: _Row) -> bool:
    """Whether the first cell is set apart in bold or size from a list beside it."""
    if len(row.cells) != len(row.line.cells):
        return False
    first, second = cell_style(row.line, 0), cell_style(row.line, 1)
    return (first.bold and not second.bold) or first.size > second.size + 0.4


def _has_label_column(rows: Sequence[_Row]) -> bool:
    """Most rows of two cells have a list in the second and none in the first: the first column holds labels."""
    pairs = [row for row in rows if len(row.cells) == 2]
    lists = [row for row in pairs if _LIST.search(row.cells[1]) and not _LIST.search(row.cells[0])]
    return bool(lists) and len(lists) * 2 >= len(pairs)


def _standing_labels(rows: Sequence[_Row]) -> set[int]:
    """Rows that are labels of the rows under them."""
    ranks = Counter(round(row.rank, 1) for row in rows)
    labels = set()
    for index, row in enumerate(rows[:-1]):
        below = rows[index + 1]
        joined = row.line.continues or (row.bullet and row.rank <= below.rank + 0.9)
        long = len(row.text.split()) > 6 * len(row.cells)
        if joined or long or _LIST.search(row.text) or _PROSE.search(row.text):
            continue
        if _names_group(rows, index) or _stands_over(rows, index, ranks):
            labels.add(index)
    return labels


def _names_group(rows: Sequence[_Row], index: int) -> bool:
    """By its words: it ends with a colon, or is a known name of a group."""
    row, below = rows[index], rows[index + 1]
    announced = row.text.endswith((":", "：")) and not below.text.endswith((":", "："))
    return announced or _is_group_row(rows, index)


def _stands_over(rows: Sequence[_Row], index: int, ranks: Counter[float]) -> bool:
    """By its look, or by what stands below it."""
    row, below = rows[index], rows[index + 1]
    if row.rank > below.rank + 0.9 and ranks[round(row.rank, 1)] < len(rows):
        return True
    labelled = (match := _LABEL.match(row.cells[0])) is not None and bool(match["rest"])
    if labelled or len(row.cells) != 1:
        return False
    return any(above(rows, index) for above in (_above_bullets, _above_lists, _above_gap))


def _is_group_row(rows: Sequence[_Row], index: int) -> bool:
    """A row of nothing but words for groups, at the top, or one of several, or apart from bullets."""
    row = rows[index]
    if not all(items.is_group(cell) for cell in row.cells):
        return False
    others = sum(all(items.is_group(cell) for cell in other.cells) for other in rows)
    return index == 0 or others > 1 or (rows[index + 1].bullet and not row.bullet)


def _above_bullets(rows: Sequence[_Row], index: int) -> bool:
    """A plain line between bullets, further away from the one above than a continuation would be."""
    row, below = rows[index], rows[index + 1]
    if row.bullet or not below.bullet or row.line.continues:
        return False
    return (
        index == 0
        or not rows[index - 1].bullet
        or (row.line.gap >= below.line.gap and row.line.indent <= below.line.indent + 2)
    )


def _above_lists(rows: Sequence[_Row], index: int) -> bool:
    """Names and lists by turns: "Cloud" / "AWS, Docker, Terraform"."""
    row, below = rows[index], rows[index + 1]
    if (
        row.bullet
        or below.bullet
        or _LIST.search(row.text)
        or not _LIST.search(below.text)
        or len(row.text.split()) > 4
    ):
        return False
    return not _unfinished(rows[index - 1].text) if index else True


def _above_gap(rows: Sequence[_Row], index: int) -> bool:
    """A line with clearly more white above than below, where several lines are so and have cells of chips below."""
    row, below = rows[index], rows[index + 1]
    if row.bullet or below.bullet or row.line.box is None or len(row.text.split()) > 3:
        return False
    alike = [
        number
        for number, other in enumerate(rows[:-1])
        if (number == 0 or other.line.gap == 0.0 or other.line.gap > 1.5 * rows[number + 1].line.gap > 0)
        and len(other.cells) == 1
        and (len(rows[number + 1].cells) > 1 or items.known(rows[number + 1].text) > 1)
    ]
    return index in alike and len(alike) > 1


def _is_described(rows: Sequence[_Row], index: int, labels: set[int]) -> bool:
    """A name over a sentence about it is the skill itself, not the label of a list."""
    below = rows[index + 1]
    text = " ".join(
        row.text for number, row in enumerate(rows[index + 1 : index + 5], index + 1) if number not in labels
    )
    return index + 1 not in labels and _is_prose(below.text, text)


def _is_prose(first: str, whole: str = "") -> bool:
    text = whole or first
    chinese = text.endswith(("。", "！"))
    return (
        _PROSE.search(text) is not None
        and (len(text.split()) > 5 or chinese)
        and not _LIST.search(first.rstrip("。！"))
    )


def _continues(entries: Sequence[_Entry], above: _Row | None, row: _Row) -> bool:
    """Whether a row goes on with the list of the row above."""
    if above is None or row.bullet or not entries[-1].text or row.line.region != above.line.region:
        return False
    if _unfinished(above.text) or (row.line.continues and not _whole_lines(above, row)):
        return True
    if above.bullet:
        return (row.line.box is not None and row.line.gap < 0.9 and not _LIST.search(above.text)) or row.line.continues
    lists = _LIST.search(above.text) is not None and len(above.cells) == 1
    return (
        lists
        and len(row.cells) == 1
        and row.line.gap <= max(0.5, above.line.gap)
        and not _whole_lines(above, row)
        and row.line.box is not None
    )


def _whole_lines(above: _Row, row: _Row) -> bool:
    """Whether the items at the line's end and at the next one's beginning are known skills, and not one together."""
    last, first = _LIST.split(above.text)[-1].strip(), _LIST.split(row.text)[0].strip()
    return bool(items.known(last) and items.known(first)) and items.known(f"{last} {first}") != 1


def _unfinished(text: str) -> bool:
    text = text.rstrip()
    return (
        text.endswith((",", ";", "&", "/", "、", "，", "|", "•", "·", "-"))
        or text.count("(") > text.count(")")
        or re.search(r"\b(?:and|und|et|or|with|of)$", text) is not None
    )


def _glued(text: str, more: str) -> str:
    return f"{text[:-1]}{more}" if text.endswith("-") and more[:1].islower() else f"{text} {more}"
