"""Head lines of education cut into atoms: degree, field and school parted, grades taken out."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.candidate import DegreeLevel
from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom, atoms_of
from matcher.extract.entries import Entry

_IN = re.compile(
    r"^\s*(?:[,:–—-]\s*)?(?:\(?(?:majoring|major|specializing|specialising|specialization|concentration)\s+(?:in|:)|in(?:\s+the\s+field\s+of)?|en|em|im\s+Fach|"
    r"im\s+Studiengang|Studiengang|Fachrichtung|für|w\s+zakresie|na\s+kierunku|kierunek|mention|spécialité|option)\s+",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s*(?:(?:of|der|des|de|du|di|del|della)\s+|d['’]\s*)\S", re.IGNORECASE)
_LED = re.compile(
    r"(?:graduated (?:as|with(?: an?)?)|graduation as|abschluss(?: als)?|degree|qualification|"
    r"title(?: of qualification(?: awarded)?)?|"
    r"titel|bezeichnung|diplôme|titre|título|titulación|grau|titolo|graad|diploma|tytuł|学位|学历)\s*[:：]?\s+",
    re.IGNORECASE,
)
"""What may stand before a degree and is no part of it."""
_MAJOR = re.compile(r"(?:major|speciali[sz])", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s+(?:candidate|student|degree|studies|project|program(?:me)?|studium|thesis)\b"
    r"|\s+\(?(?:level|niveau|stufe)\s+\d\b\)?|\s+\(?(?-i:FHO|FHNW|FHZ|FH|UAS|HES-SO|HES|HTL|HTW|HSLU|BFH|ZFH|Hons?\.?)\)?(?![\w-])|\s*\((?-i:[A-Z]{2,5})\)|\s*\((?:Hons?\.?|Honours|Honors|Univ\.?|FH|TU|BA|Eng\.?|Tech\.?)\)",
    re.IGNORECASE,
)
"""What belongs to a degree as printed."""
_TRAINING = re.compile(r"(?:(?:abgeschlossene|duale)\s+)?(?:berufs)?ausbildung|lehre|apprenticeship", re.IGNORECASE)
_TRADE = re.compile(r"\s+(?:(?:zum|zur|als|as\s+an?)\s+)?(?=[A-ZÄÖÜ])")
"""Vocational training is named by the trade, which may be a degree's name itself ("Ausbildung zum Mechatroniker")."""
_OF_AREA = re.compile(r"\s+of\s+(?=[A-Z])")
_MARK = re.compile(r"\W*\d+(?:[.,:]\d+)?\s*(?:%|/\s*\d+(?:[.,]\d+)?)?\W*")
_TRAILING_LABEL = re.compile(
    r"(?:^|\s+)(?:c?gpa|grade|note|nota|(?:abschluss|gesamt|durchschnitts|end)note|score|voto|ocena|cijfer|mention)\s*:?$",
    re.IGNORECASE,
)
_LEAD_SIGNS = re.compile(r"(?:[\s,:–—-]|\.\s)+")
_SCHOOL_BEGINS = re.compile(
    r"(?<=[a-zà-ÿ)] )(?:University of|Universidade?|Università|Université|Universität|Universiteit|Uniwersytet|"
    r"Politechnika|Politecnico|École|Lycée|Hochschule|Fachhochschule|Technische Universität|Technische Hochschule)\s+\w"
)
"""Words that begin the name of a school, behind a word that is not of it."""
_STOP = re.compile(r"[^\W\d_A-Z]{4}\.$")
"""A full stop behind a word too long for an abbreviation."""
_WITH = re.compile(r"\s+(?:with|w)\s+", re.IGNORECASE)
"""Words that stand before an employer in a job, and inside a name in education."""


_NUMBER = re.compile(r"\d")


def study_atoms(entry: Entry) -> list[Atom]:
    """Atoms with each degree parted from the field behind it."""
    found: list[Atom] = []
    remarks = {number for number, row in enumerate(entry.head) if number and _is_remark(row.text)}
    for whole in _rejoined([atom for atom in atoms_of(entry.head) if atom.row not in remarks]):
        atom = _without_grade(_without_stop(whole))
        if atom is not None:
            found.extend(piece for part in _part_degree(atom) for piece in _part_school(part))
    return found


def _part_school(atom: Atom) -> list[Atom]:
    """A field of study and the school right behind it: "Informatique Université Paris-Saclay"."""
    for school in _SCHOOL_BEGINS.finditer(atom.text):
        subject = atom.text[: school.start()].strip()
        if subject and degreewords.area(subject) > 1 and evidence.school(subject) < 2:
            return [_piece(atom, 0, school.start(), atom.before), _piece(atom, school.start(), len(atom.text), "after")]
    return [atom]


def _is_remark(text: str) -> bool:
    """Whether a line below the first tells of the study and names none of its fields."""
    labelled = (degreewords.labelled(key).match(text) for key in ("courses", "thesis", "minor", "supervisor"))
    return degreewords.is_abroad(text) or any(found is not None and found["colon"] in (":", "：") for found in labelled)


def _rejoined(atoms: list[Atom]) -> list[Atom]:
    """ "Statistics with Applications in Medicine" and "Politechnika w Gdańsku" are one piece each."""
    found: list[Atom] = []
    for atom in atoms:
        left = found[-1] if found else None
        if (
            left is not None
            and atom.before == "at"
            and (left.row, left.cell) == (atom.row, atom.cell)
            and evidence.school(atom.text) < 2
            and (_WITH.fullmatch(atom.source, left.end, atom.start) or degreewords.counts_subjects(left.text))
        ):
            found[-1] = replace(left, text=atom.source[left.start : atom.end], end=atom.end)
        else:
            found.append(atom)
    return found


def _without_stop(atom: Atom) -> Atom:
    """The atom without the full stop of a head written as a sentence: "Sultan Qaboos University, Muscat."."""
    return _piece(atom, 0, len(atom.text) - 1, atom.before) if _STOP.search(atom.text) else atom


def _without_grade(atom: Atom) -> Atom | None:
    """The atom up to a grade that stands behind it unparted: "Physics GPA: 3.9"; None for a grade in brackets."""
    if atom.before == "paren" and (
        _MARK.fullmatch(atom.text) or degreewords.mentions("grade_words").fullmatch(atom.text)
    ):
        return None
    if degreewords.is_grade(atom.text):
        return None
    grade = degreewords.labelled("grade").search(atom.text)
    if degreewords.counts_subjects(atom.text):
        return atom
    if grade is None or (grade.start() == 0 and not (_NUMBER.search(grade["value"]) or grade["colon"])):
        rest = _TRAILING_LABEL.search(atom.text)
        return atom if rest is None else _piece(atom, 0, rest.start(), atom.before) if rest.start() else None
    if not (_NUMBER.search(grade["value"][:12]) or grade["colon"] in (":", "：")):
        return atom
    return _piece(atom, 0, grade.start(), atom.before) if grade.start() > 2 else None


def _part_degree(atom: Atom) -> list[Atom]:
    match = degreewords.find_degree(atom.text)
    if match is not None and atom.before == "paren" and match.end - match.start < 0.7 * len(atom.text):
        match = None  # "(MSc equivalent)" remarks on a degree
    if (
        match is not None
        and atom.text[match.start : match.end].lower().startswith("dr")
        and evidence.school(atom.text) > 2
    ):
        match = None  # a school with a doctor's name
    if match is not None and match.level in (DegreeLevel.SECONDARY, DegreeLevel.VOCATIONAL) and match.start == 0:
        phrase, rest_of_it = atom.text[: match.end], atom.text[match.end :].strip(" ,.")
        if rest_of_it and evidence.school(phrase) > 2 and "diploma" not in phrase.lower():
            match = None  # "Liceo Classico Dante" is a school
    if match is None:
        led = _IN.match(atom.text)
        if led is None and atom.before == "style":
            led = re.match(r"of\s+(?=[A-Z])", atom.text)
        return (
            [atom]
            if led is None or (atom.before == "line" and not _MAJOR.match(atom.text))
            else [_piece(atom, led.end(), len(atom.text), "in")]
        )
    end = match.end
    if suffix := _SUFFIX.match(atom.text, end):
        end = suffix.end()
    rest = atom.text[end:]
    led = _IN.match(atom.text) or _LED.match(atom.text)
    if led is not None and led.end() == match.start:
        return _part_degree(_piece(atom, match.start, len(atom.text), atom.before))
    if match.start > 0:
        head = atom.text[: match.start].strip(" ,–—-(:")
        if len(head) > 2 and evidence.school(head) > 2:
            return [
                _piece(atom, 0, match.start, atom.before),
                *_part_degree(_piece(atom, match.start, len(atom.text), "comma")),
            ]
        return [atom]
    if not rest.strip(" .,"):
        return [atom]
    led = _IN.match(rest)
    if led is not None:
        return [_piece(atom, 0, end, atom.before), _piece(atom, end + led.end(), len(atom.text), "in")]
    short = atom.text[match.start : match.end]
    if _TRAINING.fullmatch(short) and (trade := _TRADE.match(rest)):
        return [_piece(atom, 0, end, atom.before), _piece(atom, end + trade.end(), len(atom.text), "in")]
    if _OF_AREA.match(rest) and _is_complete(short):
        return [_piece(atom, 0, end, atom.before), _piece(atom, end + 4, len(atom.text), "in")]
    if _OF.match(rest):
        inner = re.search(r"\s(?:in|en|em)\s", rest)
        if inner is None:
            return [atom]
        middle = end + inner.start()
        return [_piece(atom, 0, middle, atom.before), _piece(atom, end + inner.end(), len(atom.text), "in")]
    if rest[0] in " \u3000:" or short.endswith(".") or "\u3400" <= rest[0] <= "\u9fff":
        return [_piece(atom, 0, end, atom.before), *_part_degree(_piece(atom, end, len(atom.text), "after"))]
    return [atom]


def _is_complete(degree: str) -> bool:
    """Whether a degree needs no field to be one: "BEng of Journalism", "Bachelor of Science of Public Health"."""
    if " " in degree:
        return " of " in degree
    return len(degree) <= 7 and (degree[1:2].isupper() or "." in degree)


def _piece(atom: Atom, start: int, end: int, before: str) -> Atom:
    text = atom.text[start:end]
    lead = _LEAD_SIGNS.match(text)
    left = lead.end() if lead is not None else 0
    text = text[left:].rstrip(" ,:–—-")
    if _STOP.search(text):
        text = text[:-1]
    return replace(
        atom, text=text, before=before, start=atom.start + start + left, end=atom.start + start + left + len(text)
    )
