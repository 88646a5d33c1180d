"""One piece of a head line of education parted into degree, field of study and school."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.candidate import DegreeLevel
from matcher.extract import degreewords, evidence
from matcher.extract.atoms import Atom

_IN = re.compile(
    r"^\s*(?:[,:–—-]\s*)?(?:\(?(?:majoring|major|specializing|specialising|specialization|concentration)\s+(?:in|:)|in(?:\s+the\s+field\s+of)?|en|em|im\s+Fach|"
    r"im\s+Studiengang|Studiengang|Fachrichtung|für|w\s+zakresie|na\s+kierunku|kierunek:?|mention|spécialité|option|inom|innen|(?-i:i))\s+"
    r"(?:(?:in|en|em)\s+)?",
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
    r"\s+(?:candidate|student|degree|studies|project|program(?:me)?|studium|thesis|honou?rs)\b"
    r"|(?<=bac|lat|éat)\s+(?-i:série\s+)?(?-i:S|ES|L|STMG|STI2D|ST2S|STL|STG|STI|SMS|STT|A|B|C|D|E)(?![\w'’.-])"
    r"|\s+\(?(?:level|niveau|stufe)\s+\d\b\)?|\s+\(?(?-i:FHO|FHNW|FHZ|FH|UAS|HES-SO|HES|HTL|HTW|HSLU|BFH|ZFH|Hons?\.?)\)?(?![\w-])|\s*\((?-i:[A-Z]{2,5})\)|\s*\((?:Hons?\.?|Honours|Honors|Univ\.?|FH|TU|BA|Eng\.?|Tech\.?)\)",
    re.IGNORECASE,
)
"""What belongs to a degree as printed."""
_TRAINING = re.compile(r"(?:(?:abgeschlossene|duale)\s+)?(?:berufs)?ausbildung|lehre|apprenticeship", re.IGNORECASE)
_TRADE = re.compile(r"\s+(?:(?:zum|zur|als|as\s+an?)\s+)?(?=[A-ZÄÖÜ])")
"""Vocational training is named by the trade, which may be a degree's name itself ("Ausbildung zum Mechatroniker")."""
_NO_SCHOOL = re.compile(r"diploma|certificate|bootcamp", re.IGNORECASE)
_OF_AREA = re.compile(r"\s+of\s+(?=[A-Z])")
_FIELDLESS = re.compile(r"(?:diploma|certificate|degree|mba|dba|level \d|hnd|hnc)$", re.IGNORECASE)
"""Degrees that their field is no part of: "Postgraduate Diploma of English Literature", "Executive MBA of ..."."""
_OF_KIND = re.compile(
    r"\s+of\s+(?:.*\s(?:in|en|em)\s|(?:\w+ )?(?:education|completion|attendance|proficiency|achievement|merit)\b)", re.I
)
"""What tells the kind of a certificate rather than its field: "Certificate of Education in Biology"."""
_OF_SUBJECT = re.compile(r"\s+(?:(?:de|di)\s+|d['’])(?:la\s+|l['’])?", re.IGNORECASE)
_OF_PERSONS = re.compile(r"ing[eé]ni|diploma|técnico|tecnico|dipl[oô]me$|perito|curso", re.IGNORECASE)
"""Degrees that are named by what one is or has then: "Ingeniero de Sistemas", "Diploma di perito"."""
_LEAD_SIGNS = re.compile(r"(?:[\s,:–—-]|\.\s)+")
_SCHOOL_BEGINS = re.compile(
    r"(?<=[a-zà-ÿ)] )(?:University of|Universidade?|Università|Université|Universität|Universiteit|Uniwersytet|"
    r"Politechnika|Politecnico|École|Lycée|Hochschule|Fachhochschule|Technische Universität|Technische Hochschule)\s+\w"
)
"""Words that begin the name of a school, behind a word that is not of it."""
_AT_SCHOOL = re.compile(
    r"(?:^|\s+)(?P<word>from|at|an\s+der|am|na|no|em|en|vid|ved|på)\s+(?:the\s+|la\s+|el\s+)?(?=[^\W\d_a-zà-ÿ])"
)
"""Words that lead to a school; "from" to any name."""
STOP = re.compile(r"[^\W\d_A-Z]{4}\.$")
"""A full stop behind a word too long for an abbreviation."""


def parted(atom: Atom, above: Atom | None = None) -> list[Atom]:
    """The degree, the field behind it and the school behind that, where one piece has several of them. ``above``: the
    piece before it in its cell."""
    if above is not None and _TRAINING.fullmatch(above.text) and atom.before in ("dash", "comma", "colon", "paren"):
        match = degreewords.find_degree(atom.text)
        if match is not None and match.level is DegreeLevel.VOCATIONAL:
            return [replace(atom, before="in")]  # the trade, which is a degree's name itself
    return [part for whole in _part_degree(atom) for part in _part_school(whole)]


def _part_school(atom: Atom) -> list[Atom]:
    """A field of study and the school right behind it: "Informatique Université Paris-Saclay", "Nutrição em SENAI"."""
    if (led := _AT_SCHOOL.search(atom.text)) is not None and _leads_to_school(atom, led):
        behind = piece(atom, led.end(), len(atom.text), "at")
        return [piece(atom, 0, led.start(), atom.before), behind] if led.start() > 1 else [behind]
    for school in _SCHOOL_BEGINS.finditer(atom.text):
        subject = atom.text[: school.start()].strip()
        if subject and degreewords.area(subject) > 1 and evidence.school(subject) < 2:
            return [piece(atom, 0, school.start(), atom.before), piece(atom, school.start(), len(atom.text), "after")]
    return [atom]


def _leads_to_school(atom: Atom, led: re.Match[str]) -> bool:
    """Whether what stands behind a word is a school, and nothing before it is."""
    before, behind = atom.text[: led.start()], atom.text[led.end() :]
    named = led["word"] == "from" and evidence.school(behind) > 2  # "from Hill Senior Secondary School"
    if evidence.school(before) > 1 or (degreewords.find_degree(behind) is not None and not named):
        return False
    if led["word"] == "from" and atom.before == "in":
        return True  # "BSc in Physics from ..."
    match = degreewords.find_degree(before) if led["word"] == "from" else None
    return evidence.school(behind) > 1.5 or not before or (match is not None and match.end == len(before))


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
        names = rest_of_it and evidence.school(phrase) > 2 and not _NO_SCHOOL.search(phrase)
        if names and _IN.match(atom.text, match.end) is None and _AT_SCHOOL.match(atom.text, match.end) is None:
            match = None  # "Liceo Classico Dante" is a school
    if match is None and (abroad := degreewords.abroad(atom.text)) is not None:
        match = degreewords.DegreeMatch(DegreeLevel.NONE, *abroad.span())
    if match is None:
        led = _IN.match(atom.text)
        if led is None and atom.before == "style":
            led = re.match(r"of\s+(?=[A-Z])", atom.text)
        return (
            [atom]
            if led is None or (atom.before == "line" and not _MAJOR.match(atom.text))
            else [piece(atom, led.end(), len(atom.text), "in")]
        )
    end = match.end
    if suffix := _SUFFIX.match(atom.text, end):
        end = suffix.end()
    rest = atom.text[end:]
    led = _IN.match(atom.text) or _LED.match(atom.text)
    if led is not None and led.end() == match.start:
        return _part_degree(piece(atom, match.start, len(atom.text), atom.before))
    if match.start > 0:
        head = atom.text[: match.start].strip(" ,–—-(:")
        if len(head) > 2 and evidence.school(head) > 2:
            return [
                piece(atom, 0, match.start, atom.before),
                *_part_degree(piece(atom, match.start, len(atom.text), "comma")),
            ]
        return [atom]
    if not rest.strip(" .,"):
        return [atom]
    led = _IN.match(rest)
    if led is not None:
        return [piece(atom, 0, end, atom.before), piece(atom, end + led.end(), len(atom.text), "in")]
    short = atom.text[match.start : match.end]
    if _TRAINING.fullmatch(short) and (trade := _TRADE.match(rest)):
        return [piece(atom, 0, end, atom.before), piece(atom, end + trade.end(), len(atom.text), "in")]
    if _OF_AREA.match(rest) and _is_complete(short) and not (_FIELDLESS.search(short) and _OF_KIND.match(rest)):
        before = "at" if evidence.school(rest) > 2 and degreewords.area(rest) < 1 else "in"
        return [piece(atom, 0, end, atom.before), piece(atom, end + 4, len(atom.text), before)]
    if (led := _OF_SUBJECT.match(rest)) is not None and _is_subject(short, rest[led.end() :]):
        return [piece(atom, 0, end, atom.before), piece(atom, end + led.end(), len(atom.text), "in")]
    if _OF.match(rest):
        inner = re.search(r"\s(?:in|en|em)\s", rest)
        if inner is None:
            return [atom]
        middle = end + inner.start()
        return [piece(atom, 0, middle, atom.before), piece(atom, end + inner.end(), len(atom.text), "in")]
    if rest[0] in " \u3000:" or rest.startswith(". ") or short.endswith(".") or "\u3400" <= rest[0] <= "\u9fff":
        return [piece(atom, 0, end, atom.before), *_part_degree(piece(atom, end, len(atom.text), "after"))]
    return [atom]


def _is_subject(degree: str, text: str) -> bool:
    """Whether what "de" leads to is a field: "Licence de mathématiques", but not "Ingeniero de Sistemas"."""
    return degreewords.area(text) > 1 and not _OF_PERSONS.match(degree) and not re.search(r"\s(?:in|en|em)\s", text)


def _is_complete(degree: str) -> bool:
    """Whether a degree needs no field to be one: "BEng of Journalism", "Bachelor of Science of Public Health"."""
    if _FIELDLESS.search(degree):
        return True
    if " " in degree:
        return " of " in degree
    return len(degree) <= 7 and (degree[1:2].isupper() or "." in degree)


def piece(atom: Atom, start: int, end: int, before: str) -> Atom:
    text = atom.text[start:end]
    lead = _LEAD_SIGNS.match(text)
    left = lead.end() if lead is not None else 0
    text = text[left:].rstrip(" ,:–—-")
    if STOP.search(text):
        text = text[:-1]
    return replace(
        atom, text=text, before=before, start=atom.start + start + left, end=atom.start + start + left + len(text)
    )
