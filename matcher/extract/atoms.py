"""Head lines cut into atoms: the smallest pieces that a field (title, company, place ...) is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log

from matcher.document import Line, Style
from matcher.extract import evidence, placeholders
from matcher.extract.paragraphs import join
from matcher.extract.rows import Row

_SYMBOLS = frozenset("→➔➜⇒►▶>–—|·•/&+*")
_LOOSE = ("|", ")", ",")
_WORD = 8.0
"""Characters of a usual word and the blank behind it."""
_URL = re.compile(r"\(?\b(?:https?://|www\.)[^\s)]+\)?", re.IGNORECASE)
_SPLIT = re.compile(
    r"""(?=[\s|│¦·•●▪■◆★‣⋅∙—(),，、;；:：])(?:  # what a separator begins with: at other places nothing is tried
    (?P<bar>\s*[|│¦]\s*|\s+//\s+|\s*[·•●▪■◆★‣⋅∙]\s*|\s{3,}|\t+)
    |(?P<slash>\s+/\s+)
    |(?P<dash>\s+[–—−-]{1,2}\s+|\s*[—]\s*)
    |(?P<at>\s+(?:@|at|with|bei(?:\ de[rmn])?|beim|chez|presso(?:\ (?:la|il|lo))?|bij|hos
        |w\ firmie|w(?=\s+(?-i:[A-ZŁŚŻŹĆ]))|en\ la\ empresa|na\ empresa)\s+(?=[^\W_]))
    |(?P<within>\s+(?:(?:au\ sein\ d(?:e\ la|es|e|u)|en(?:\ la|\ el)?|em|na|no|nel(?:la)?|alla?|au|à\ la|im|am
        |(?:in|an)\ de[rm]|på|for)\s+|(?:au\ sein\ de\ l|à\ l|all|nell|presso\ l)['’])(?=[^\W_]))
    |(?P<paren>\s*\((?=(?:[^()]|\([^()]*\))*\)))
    |(?P<close>\)\s*,?\s*)
    |(?P<comma>\s*[,，、;；]\s+|[，、；])
    |(?P<colon>\s*[:：]\s+)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


_SCHOOL = re.compile(r"(?i)universit|institut|college")
_COMPANY_END = re.compile(r"[\w./&]+(?:\s+of\s+\w+)?")
_COUNTY = re.compile(r"Co\.?\s+[A-Z]")
_CITY_END = re.compile(r"[,;|(–-]")
_STATE_SCHOOL = re.compile(r"\bUniversity of [A-Z][\w‘’'ʻ]+(?: [A-Z]\w+)?$")
_AT = frozenset(("at", "@", "with", "bei", "beim", "chez", "presso", "bij"))
_LEAD = re.compile(r"(?:@|at|with|bei|beim|chez|presso|bij|en|em)\s+(?:(?-i:the)\s+)?(?=[^\W_])", re.IGNORECASE)
_TRAIL = re.compile(r"\s+(in|en|em|at|bei|chez|@)\s*$", re.IGNORECASE)
_LINK = re.compile(r"(?:@|at|bei|beim|chez|presso|bij|in|of|and|und|et|y|e|de|for|für|the|as)", re.IGNORECASE)
"""A word between two fields that a change of style left alone."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a head line."""

    text: str
    before: str
    """What stands before it: ``cell`` (a new cell), ``line`` (a new line), ``bar``, ``dash``, ``at``, ``paren``,
    ``close``, ``comma`` or ``colon``; ``company:`` and the like where a label names the field."""
    start: int
    """Where it begins in its cell's text."""
    end: int
    row: int
    """Index of its row in the head."""
    cell: int
    """Index of its cell among the row's cells."""
    source: str
    """The cell's text, from which joined atoms are cut as printed."""
    lines: tuple[Line, ...]
    style: Style
    pull: float = 0.0
    """Points for being the rest of the line above, which it may be where this is more than 0."""

    @property
    def line(self) -> Line:
        """The (first) line that it stands in."""
        return self.lines[0]


def atoms_of(head: Sequence[Row]) -> list[Atom]:
    """The atoms of an entry's head, in reading order."""
    found: list[Atom] = []
    for row_index, row in enumerate(head):
        for cell_index, cell in enumerate(row.cells):
            text = _URL.sub(" ", cell.text).strip() if "http" in cell.text or "www." in cell.text else cell.text
            if not text.strip(" ,;|·•()-–—"):
                continue
            styles = _styles(row, cell.text) if row.line.lead_bold or len(row.line.words) > 1 else []
            start = "line" if cell_index == 0 else "cell"
            atoms = _cut(text, start, row_index, cell_index, (row.line, *row.tail), cell.style, styles)
            if row.wrapped and row_index and atoms and found:
                atoms[0] = replace(atoms[0], pull=_pull(found[-1]), before=_separator(found[-1]))
            found.extend(atoms)
    return found


def _pull(above: Atom) -> float:
    """A line that is full by chance has no room for one more word: the longer it is, the less likely is that."""
    return max(0.1, log(len(above.source) / _WORD))


def _separator(atom: Atom) -> str:
    """What stands at the end of a line behind its last atom."""
    split = _SPLIT.match(atom.source[atom.end :] + " ")
    return (split.lastgroup or "wrap") if split is not None else "wrap"


def together(left: Atom, right: Atom) -> bool:
    """Whether two neighbours may be parts of one field: they stand in one cell, or the line between them was full."""
    return right.pull > 0 or (left.row, left.cell) == (right.row, right.cell)


def _styles(row: Row, text: str) -> list[Style]:
    """The style of each character of a cell that is not blank, as far as the words are known."""
    printed = [word for line in (row.line, *row.tail) for word in line.words]
    squashed = "".join(text.split())
    flat = "".join(word.text for word in printed)
    at = flat.find(squashed[:12]) if squashed else -1
    if at < 0:
        return []
    styles: list[Style] = []
    for word in printed:
        rest = word.text[at:]  # words before the cell's own are cut away to nothing
        at = max(0, at - len(word.text))
        while styles and squashed[len(styles) : len(styles) + 1] in _LOOSE and rest[:1] != squashed[len(styles)]:
            styles.append(styles[-1])  # put there for a date that was taken out
        if rest and squashed.startswith(rest.rstrip(",;"), len(styles)):
            styles += [word.style] * min(len(rest), len(squashed) - len(styles))
        if len(styles) >= len(squashed):
            break
    return styles


def _cut(
    text: str, start: str, row: int, cell: int, lines: tuple[Line, ...], style: Style, styles: Sequence[Style]
) -> list[Atom]:
    pieces: list[tuple[str, int, int]] = []
    position, before = 0, start
    for split in _SPLIT.finditer(text):
        kind = split.lastgroup or ""
        if kind == "comma" and (_inside_name(text, split.end()) or _in_brackets(text, position, split.start())):
            continue
        if kind == "within":
            right = _CITY_END.split(text[split.end() :])[0]
            common = _GERMAN.fullmatch(split[0].strip()) is not None and " " not in right.strip()
            least = _LEGAL if common or split[0].strip() == "for" else _NAMED
            if not _works_within(text[position : split.start()], right, least):
                continue
            kind = "at"
        if kind == "at" and split[0].strip() == "w" and evidence.organisation(text[position : split.start()]) >= 1.2:
            continue  # "Urząd Miasta w Gdańsku": the town is part of the name
        if kind == "at" and split[0].strip() == "at" and _STATE_SCHOOL.search(text, position, split.start()):
            continue  # "University of Hawaii at Manoa"
        if (
            kind == "at"
            and _SCHOOL.search(text, position, split.start())
            and _names_campus(text[position : split.start()], _CITY_END.split(text[split.end() :])[0])
        ):
            continue
        pieces.append((before, position, split.start()))
        position, before = split.end(), kind
    pieces.append((before, position, len(text)))
    pieces = _break_by_style(text, pieces, styles)
    atoms: list[Atom] = []
    pending = ""
    for number, (kind, first, last) in enumerate(pieces):
        begin, end = _trimmed(text, first, last)
        styled = number + 1 < len(pieces) and pieces[number + 1][0] == "style"
        trail = _TRAIL.search(text, begin, end) if styled else None
        end = trail.start() if trail is not None else end
        lead = _LEAD.match(text, begin, end) if kind not in ("paren", "colon", "at") else None
        begin = lead.end() if lead is not None else begin
        if kind == "at" and text.startswith("the ", begin, end):
            begin += 4
        named = number + 1 < len(pieces) and pieces[number + 1][0] == "colon"
        if named and (label := placeholders.named(text[begin:end])):
            pending = f"{label}:"
            continue
        if begin >= end or _LINK.fullmatch(text, begin, end):
            link = text[begin:end].lower()
            pending = "at" if link in _AT else "in" if link in ("in", "en", "em") else pending or kind
            continue
        before = "at" if lead is not None else kind
        known = pending in ("at", "in") or pending.endswith(":")
        before = pending if known or (pending and kind == "close") else before
        pending = "" if trail is None else "at" if trail[1].lower() in _AT else "in"
        look = _style_at(text, begin, end, styles) or style
        atoms.append(Atom(text[begin:end], before, begin, end, row, cell, text, lines, look))
    return atoms


_OF_A_FIELD = re.compile(
    r"(?:t[ée]cnic[oa]|tecnólog[oa]|ingenier[oa]|engenheir[oa]|especialista|expert[oae]?|espert[oa]|auxiliar|consult\w+|"
    r"asesor[a]?|assessor[a]?|licenciad[oa]|máster|mestre|ayudante|assistente|technicienn?e?|spécialiste)",
    re.IGNORECASE,
)
"""Titles that "en" leads from to what their holder knows: "Técnico en Laboratorio Clínico"."""


_GERMAN = re.compile(r"im|am|(?:in|an) de[rm]", re.IGNORECASE)
"""Behind these a word alone is a common noun, though a capital begins it: "Verkäuferin im Einzelhandel"."""
_SECTOR = re.compile(
    r"(?:banca|seguros?|software|tech\w*|media|consulting|capital|systems?|services?)\b", re.IGNORECASE
)
"""Words of companies' names that name a line of business as often: "Gerente en Banca Privada"."""
_NAMED, _LEGAL = 1.2, 2.6
"""Evidence of a kind of organisation, and of a legal form."""


def _works_within(left: str, right: str, least: float) -> bool:
    """Whether "en" and its like part a title and an employer: "Analista en Banco Sur", not "Analista en Sistemas"."""
    if not right[:1].isupper() or evidence.title(left) < 2.0 or evidence.title(right) >= 2.0:
        return False
    if evidence.department(right):
        return False
    least = _LEGAL if _OF_A_FIELD.fullmatch(left.strip()) or _SECTOR.match(right) else least
    return evidence.organisation(right.strip()) >= least or (least < _LEGAL and evidence.school(right) >= 2.0)


def _names_campus(left: str, right: str) -> bool:
    """ "University of Hawaiʻi at Hilo": a school and its town, known or not, are one name."""
    return evidence.is_city(right) or (evidence.town(right) and evidence.title(left) < 2.0)


def _in_brackets(text: str, begin: int, at: int) -> bool:
    """Whether the comma is one of a list in brackets: "Temporary work (Acme, Other)"."""
    opened = text.rfind("(", 0, at)
    return opened >= 0 and opened >= begin - 2 and ")" not in text[opened:at] and ")" in text[at:]


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The piece without separators and blanks at its ends."""
    while begin < end and (text[begin] in ",;|·•" or text[begin].isspace() or _is_loose_dash(text, begin, end)):
        begin += 1
    while end > begin and (text[end - 1] in ",;|·•:" or text[end - 1].isspace()):
        end -= 1
    return begin, end


def _is_loose_dash(text: str, begin: int, end: int) -> bool:
    return text[begin] in "–—-/" and begin + 1 < end and text[begin + 1].isspace()


def _inside_name(text: str, end: int) -> bool:
    """The comma in "Acme, Inc." parts nothing."""
    rest = _COMPANY_END.match(text, end)
    if rest is None:
        return False
    word = rest[0].casefold().rstrip(".")
    if word == "co" and _COUNTY.match(text, end):
        return False  # "County Galway", not a company
    return word in {
        "inc",
        "ltd",
        "llc",
        "llp",
        "gmbh",
        "corp",
        "co",
        "s.a",
        "n.a",
        "s.l",
        "plc",
        "pc",
        "p.c",
        "lp",
        "sa",
        "sl",
        "lda",
        "ltda",
        "limitada",
        "srl",
        "s.r.l",
        "s.p.a",
        "s.n.c",
        "s.a.s",
        "s.a.r.l",
        "sarl",
        "sasu",
        "s.c",
        "b.v",
        "n.v",
        "pty",
        "pvt",
        "pte",
        "incorporated",
        "limited",
        "jr",
        "sr",
        "phd",
        "ph.d",
    }


def _break_by_style(
    text: str, pieces: list[tuple[str, int, int]], styles: Sequence[Style]
) -> list[tuple[str, int, int]]:
    """A change of bold or italic parts two fields where nothing else does: "**Acme** Berlin"."""
    if len(set(map(id, styles))) < 2 or len({(style.bold, style.italic) for style in styles}) < 2:
        return pieces
    found: list[tuple[str, int, int]] = []
    for kind, begin, end in pieces:
        before, at = kind, begin
        previous: tuple[bool, bool] | None = None
        for index in range(begin, end):
            if text[index].isspace() or text[index] in _SYMBOLS:
                continue  # signs often come from another font than the words beside them
            style = _style_index(text, index, styles)
            if style is None:
                break
            key = (style.bold, style.italic)
            if (
                previous is not None
                and key != previous
                and (text[index - 1].isspace() or _cjk(text[index - 1]))
                and index - at > 1
                and end - index > 1
            ):
                found.append((before, at, index))
                before, at = "style", index
            previous = key
        found.append((before, at, end))
    return found


def _cjk(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _style_index(text: str, index: int, styles: Sequence[Style]) -> Style | None:
    position = len("".join(text[:index].split()))
    return styles[position] if position < len(styles) else None


def _style_at(text: str, begin: int, end: int, styles: Sequence[Style]) -> Style | None:
    return _style_index(text, (begin + end) // 2, styles) if styles else None


def joined(atoms: Sequence[Atom]) -> str:
    """The text of neighbouring atoms of one cell, as printed between them; of lines that go on, one after another."""
    if len(atoms) == 1:
        return atoms[0].text
    lines = [list(group) for _, group in groupby(atoms, key=lambda atom: atom.row)]
    whole = [group[0].source[group[0].start :].strip() for group in lines[:-1]]
    return join([*whole, _on_one_line(lines[-1])])


def _on_one_line(atoms: Sequence[Atom]) -> str:
    first, last = atoms[0], atoms[-1]
    if first.source is not last.source:
        return " ".join(atom.text for atom in atoms)
    text = first.source[first.start : last.end]
    if len(atoms) > 1 and text.count("(") > text.count(")") and first.source[last.end : last.end + 1] == ")":
        text += ")"
    return text


def is_place(atom: Atom) -> bool:
    return evidence.place(atom.text) >= 1.5
