"""Head lines of education cut into atoms: degree, field and school parted, grades taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom, atoms_of
from matcher.extract.entries import Entry
from matcher.extract.rows import Row
from matcher.extract.studyparts import STOP, parted, piece

_MARK = re.compile(r"\W*\d+(?:[.,:]\d+)?\s*(?:%|/\s*\d+(?:[.,]\d+)?)?\W*")
_TRAILING_LABEL = re.compile(
    r"(?:^|\s+)(?:c?gpa|grade|note|nota|(?:abschluss|gesamt|durchschnitts|end)note|score|voto|ocena|cijfer|mention)\s*:?$",
    re.IGNORECASE,
)
_BEFORE_GRADE = re.compile(r"\s*(?:(?:^|\s)(?:with|mit|con|com|avec|met))?\s*$", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|w)\s+", re.IGNORECASE)
"""Words that stand before an employer in a job, and inside a name in education."""


_KIND = re.compile(r"Univ\.?|Uni|FH|TU|TH|BA|HF|HTL|Hons?\.?|Honours|Honors|Eng\.?|Tech\.?|Res\.?", re.IGNORECASE)
"""What stands in brackets behind a degree and tells its kind: "Dipl.-Pädagogin (Univ.)"."""
_UNIVERSITY = re.compile(r"(?:the )?university of [^\W\d]+(?: [^\W\d]+){0,2}", re.IGNORECASE)
_COLLEGE = re.compile(
    r"^(?:royal holloway|birkbeck|goldsmiths?|soas|queen mary|st\.? george['’]?s|courtauld|central|heythrop)$"
    r"|\b(?:college|hall)$",
    re.IGNORECASE,
)
"""Colleges of federal universities."""
_FEDERAL = re.compile(
    r"(?:the )?university of (?:london|oxford|cambridge|durham|wales|the highlands and islands|delhi|mumbai|calcutta|"
    r"madras|dublin|ireland|toronto)",
    re.IGNORECASE,
)
"""Universities that consist of colleges with names of their own, which stand before theirs."""
_LETTER = re.compile(r"(?:with |mit )?(?:grade )?[A-F][+-]?")
"""A mark that is one letter: "MSc in Physics, B"."""
_APART = ("comma", "dash", "bar", "cell", "at")
_STOPPED = re.compile(r"(?<=[^\W\d_]{3})[.;]\s+(?=\S)")
"""What parts a mark from the name before it: "Riverside University. 3.8/4.0"."""
_HAN_CUT = re.compile(r"(?<=[\u3400-\u9fff)）])[ \u3000,，]+(?=[\u3400-\u9fff])|[（）]")
_NUMBER = re.compile(r"\d")


def study_atoms(entry: Entry) -> list[Atom]:
    """Atoms with each degree parted from the field behind it."""
    found: list[Atom] = []
    remarks = _remarks(entry.head)
    for whole in _rejoined([atom for atom in atoms_of(entry.head) if atom.row not in remarks]):
        for part in _han_parts(whole):
            atom = _without_grade(_without_stop(part))
            if atom is not None:
                above = found[-1] if found and (found[-1].row, found[-1].cell) == (atom.row, atom.cell) else None
                found.extend(parted(atom, above))
    return found


def _remarks(head: Sequence[Row]) -> set[int]:
    """The rows below the first that tell of the study and name none of its fields, the rest of a wrapped one too."""
    named = any(degreewords.find_degree(row.text) for row in head if not degreewords.is_abroad(row.text))
    found: set[int] = set()
    for number, row in enumerate(head):
        told = _is_remark(row.text, named) or (number - 1 in found and _goes_on(head[number - 1], row))
        if number and told:
            found.add(number)
    return found


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a line is the rest of a labelled one ("Subjects: Biology, Industrial" / "Engineering")."""
    if not (row.wrapped or row.line.continues) or row.periods or degreewords.find_degree(row.text):
        return False
    return evidence.school(row.text) < 2 and not degreewords.is_grade(row.text) and len(above.cells) == 1


def _han_parts(atom: Atom) -> list[Atom]:
    """Chinese fields, which a blank or a comma without one parts: "郑州大学 机械工程 本科"."""
    cuts = [(found.start(), found.end()) for found in _HAN_CUT.finditer(atom.text)]
    if not cuts:
        return [atom]
    edges = [(0, cuts[0][0]), *((left[1], right[0]) for left, right in pairwise([*cuts, (len(atom.text),) * 2]))]
    parts = [(start, end) for start, end in edges if atom.text[start:end].strip()]
    return [piece(atom, start, end, "comma" if start else atom.before) for start, end in parts]


def _is_remark(text: str, named: bool) -> bool:
    """Whether a line below the first tells of the study and names none of its fields; a semester abroad does where a
    degree is named beside it."""
    labelled = (degreewords.labelled(key).match(text) for key in ("courses", "thesis", "minor", "supervisor"))
    return (named and degreewords.is_abroad(text)) or any(
        found is not None and found["colon"] in (":", "：") for found in labelled
    )


def _rejoined(atoms: list[Atom]) -> list[Atom]:
    """ "Statistics with Applications in Medicine" and "Politechnika w Gdańsku" are one piece each."""
    found: list[Atom] = []
    for atom in atoms:
        left = found[-1] if found else None
        if left is not None and (_is_college(left, atom) or _leads_on(left, atom)):
            found[-1] = replace(left, text=atom.source[left.start : atom.end], end=atom.end)
        elif left is not None and atom.before == "paren" and _KIND.fullmatch(atom.text) and _ends_in_degree(left):
            end = atom.end + atom.source.startswith(")", atom.end)
            found[-1] = replace(left, text=atom.source[left.start : end], end=end)
        else:
            found.append(atom)
    return found


def _leads_on(left: Atom, atom: Atom) -> bool:
    """Whether what "with" or "at" led to is no employer but more of the same field."""
    if atom.before != "at" or (left.row, left.cell) != (atom.row, atom.cell) or evidence.school(atom.text) >= 2:
        return False
    return bool(_WITH.fullmatch(atom.source, left.end, atom.start)) or degreewords.counts_subjects(left.text)


def _is_college(left: Atom, university: Atom) -> bool:
    """Whether a name and the university that it is a part of are one: "Birkbeck, University of London"."""
    if university.before != "comma" or (left.row, left.cell) != (university.row, university.cell):
        return False
    if _COLLEGE.search(left.text) and _UNIVERSITY.fullmatch(university.text):
        return True
    begins = left.before in ("line", "cell", "bar") and left.text[:1].isupper() and not _NUMBER.search(left.text)
    named = begins and degreewords.find_degree(left.text) is None and degreewords.area(left.text) < 1
    return named and evidence.place(left.text) < 1 and _FEDERAL.fullmatch(university.text) is not None


def _ends_in_degree(atom: Atom) -> bool:
    match = degreewords.find_degree(atom.text)
    return match is not None and match.end == len(atom.text)


def _without_stop(atom: Atom) -> Atom:
    """The atom without the full stop of a head written as a sentence: "Sultan Qaboos University, Muscat."."""
    return piece(atom, 0, len(atom.text) - 1, atom.before) if STOP.search(atom.text) else atom


def _without_grade(atom: Atom) -> Atom | None:
    """The atom up to a grade that stands behind it unparted: "Physics GPA: 3.9"; None for a grade in brackets."""
    if atom.before == "paren" and (
        _MARK.fullmatch(atom.text) or degreewords.mentions("grade_words").fullmatch(atom.text)
    ):
        return None
    if degreewords.is_grade(degreewords.MARK_LEAD.sub("", atom.text)):
        return None
    if _LETTER.fullmatch(atom.text) and (atom.before in _APART or degreewords.MARK_LEAD.match(atom.text)):
        return None
    for stop in _STOPPED.finditer(atom.text):
        if degreewords.is_grade(atom.text[stop.end() :]):
            return piece(atom, 0, stop.start(), atom.before)
    grade = degreewords.labelled("grade").search(atom.text)
    if degreewords.counts_subjects(atom.text):
        return atom
    if grade is None or (grade.start() == 0 and not (_NUMBER.search(grade["value"]) or grade["colon"])):
        rest = _TRAILING_LABEL.search(atom.text)
        return atom if rest is None else piece(atom, 0, rest.start(), atom.before) if rest.start() else None
    if not (_NUMBER.search(grade["value"][:12]) or grade["colon"] in (":", "：")):
        return atom
    return (
        piece(atom, 0, len(_BEFORE_GRADE.sub("", atom.text[: grade.start()])), atom.before)
        if grade.start() > 2
        else None
    )
