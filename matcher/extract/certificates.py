"""Certificates, with issuer and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from matcher import lexicon
from matcher.candidate import Certificate, Found, PartialDate
from matcher.document import Line, LineKind
from matcher.extract import dates
from matcher.extract.labels import value_after
from matcher.extract.runs import cell_style
from matcher.folding import strip_accents
from matcher.sections import Section, SectionKind

_ISSUED = re.compile(
    r"^\s*[-–—|,•·(]*\s*(?:issued by|issuer|issuing (?:organi[sz]ation|authority)|awarded by|provided by|offered by|by|from|ausgestellt von|von|aussteller|bei|d[ée]livr[ée]e? par|par|"
    r"emitido por|expedido por|por|otorgado por|rilasciato da|da|uitgegeven door|door|wydany przez|颁发机构|颁发者?)\s*[:：]?\s+(?P<issuer>\S.*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[\s,;|·(\[–-]+(?:credential|certificate|certification|cert|licen[sc]e|lic|registration|reg|zertifikats?|nr|no|id|n[úu]mero|num[ée]ro)\.?\s*(?:id|no|nr|number|nummer|#|n°)?\.?\s*[:#]?\s*#?\s*"
    r"(?=[\w-]*\d)[\w/-]+[)\]]?",
    re.IGNORECASE,
)
_VALID = re.compile(
    r"(?i)[\s,;|·(\[–-]*\b(?:valid (?:until|through|till)|expires?(?: on)?|expiry|exp\.?|issued(?: on)?|gültig bis|valable jusqu\S*|válido hasta|earned|obtained|completed|date)\s*[:]?\s*$"
)
_EDGE = " ,;:|·•–—-"
_COURSEWORK = re.compile(r"(?i)course ?work|relevant courses|kursbelegung|studieninhalte")


@cache
def _issuers() -> frozenset[str]:
    return frozenset(strip_accents(name) for name in lexicon.toml("issuers.toml")["names"])


@cache
def _words() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("issuers.toml")["words"])


@dataclass(slots=True)
class _Entry:
    name: str = ""
    lines: list[Line] = field(default_factory=list)
    issuer: str = ""
    date: PartialDate | None = None
    rank: float = 0.0


def find(sections: Sequence[Section]) -> tuple[Certificate, ...]:
    """All certificates in printed order, each once."""
    found: dict[str, Certificate] = {}
    for section in sections:
        if SectionKind.CERTIFICATES in (section.kind, *section.also) and not _is_coursework(section):
            entries = _entries(section.lines)
        elif section.kind in (SectionKind.SKILLS, SectionKind.OTHER, SectionKind.LANGUAGES, SectionKind.AWARDS):
            entries = list(_rows(section.lines))
        else:
            continue
        for entry in entries:
            certificate = _certificate(entry)
            if certificate is not None:
                found.setdefault(strip_accents(certificate.name.value), certificate)
    return tuple(found.values())


def _is_coursework(section: Section) -> bool:
    return section.heading is not None and _COURSEWORK.search(section.heading.text) is not None


def _certificate(entry: _Entry) -> Certificate | None:
    name = entry.name.strip(_EDGE)
    if not re.search(r"[^\W\d_]{2,}", name) or len(name) > 160:
        return None
    return Certificate(
        Found(name, tuple(entry.lines), "certificates-section", 0.9), entry.issuer.strip(_EDGE), entry.date
    )


def _rows(lines: Sequence[Line]) -> Iterator[_Entry]:
    """ "Certifications: AWS SAA, CKA" in a section of something else."""
    for line in lines:
        if value := value_after("certificates", line.text):
            for piece in re.split(r"\s*[;|•]\s*|,\s+(?![^()]*\))", value):
                entry = _Entry(lines=[line])
                _take(entry, piece)
                yield entry


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    date_first = _dates_lead(lines)
    for index, line in enumerate(lines):
        rank = cell_style(line, 0).size + 1.5 * (line.style.bold or line.lead_bold) if line.cells else 0.0
        pieces = _pieces(line)
        if len(pieces) > 1:
            entries += [_taken(piece, line, rank) for piece in pieces]
            continue
        text, when = _without_date(line.text)
        current = entries[-1] if entries else None
        if not text:
            if date_first or current is None:
                entries.append(_Entry("", [], "", when, 0.0))
            elif current.date is None:
                current.date = when
        elif current is not None and not current.name:
            current.name, current.lines, current.rank = text, [line], rank
            _split_issuer(current)
        elif current is not None and _goes_on(current, line, text, rank, lines[index - 1]):
            current.date = current.date or when
        else:
            entries.append(_taken(line.text, line, rank))
    return entries


def _dates_lead(lines: Sequence[Line]) -> bool:
    """Whether dates stand on lines of their own above what they date."""
    alone = [index for index, line in enumerate(lines) if not _without_date(line.text)[0]]
    return bool(alone) and alone[0] == 0


def _pieces(line: Line) -> list[str]:
    """Several certificates on one line, divided by bars; "Name | Issuer" is one."""
    pieces = [piece.strip() for piece in re.split(r"\s+\|\s*|\s*\|\s+|\s*[•●;]\s+", line.text) if piece.strip()]
    named = [piece for piece in pieces if _without_date(piece)[0] and not _is_issuer(_without_date(piece)[0])]
    return (
        pieces
        if len(pieces) > 2
        and len(named) == len(pieces)
        or len(pieces) == 2
        and all(map(_has_word, named))
        and len(named) == 2
        else []
    )


def _taken(text: str, line: Line, rank: float) -> _Entry:
    entry = _Entry(lines=[line], rank=rank)
    _take(entry, text)
    return entry


def _take(entry: _Entry, text: str) -> None:
    entry.name, entry.date = _without_date(text)
    _split_issuer(entry)


def _without_date(text: str) -> tuple[str, PartialDate | None]:
    """The text without dates, numbers and validity; and its first date."""
    found = dates.find(text)
    when = next(
        (match.period.start or match.period.end for match in found if match.period.start or match.period.end), None
    )
    for match in reversed(found):
        if match.period.start or match.period.end:
            text = _VALID.sub("", text[: match.span[0]]) + " " + text[match.span[1] :]
    text = _NUMBER.sub("", text)
    text = re.sub(r"\(\s*[,;–-]*\s*\)|\[\s*\]", " ", text)
    return re.sub(r"\s+", " ", text).strip(_EDGE), when


def _split_issuer(entry: _Entry) -> None:
    """Name and issuer of one line: "Name, Issuer", "Name | Issuer", "Name – Issuer", "Name (Issuer)", "Name by Issuer"."""
    if match := re.search(r"\s+\|\s+|\s{3,}", entry.name):
        entry.name, entry.issuer = entry.name[: match.start()], entry.name[match.end() :]
        return
    for pattern in (r",\s+(?![^()]*\))", r"\s+[-–—·•]\s+", r"\s+(?:by|from|von|par|por|bei|at)\s+", r":\s+"):
        splits = [match.span() for match in re.finditer(pattern, entry.name)]
        for start, end in splits:
            if _is_issuer(entry.name[end:]):
                entry.name, entry.issuer = entry.name[:start], entry.name[end:]
                return
    if (match := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", entry.name)) and _is_issuer(match[2]):
        entry.name, entry.issuer = match[1], match[2]
        return
    if (own := re.match(r"(?P<issuer>\S+(?:\s\S+)?)\s.*\s(?P=issuer)$", entry.name)) and _is_issuer(own["issuer"]):
        entry.name, entry.issuer = entry.name[: own.end() - len(own["issuer"])], own["issuer"]
        return
    head, separator, tail = entry.name.rpartition(", ")
    if separator and not _has_word(tail) and tail[:1].isupper() and head.count("(") == head.count(")"):
        entry.name, entry.issuer = head, tail


def _is_issuer(text: str) -> bool:
    return strip_accents(text.strip(_EDGE + ".")) in _issuers()


def _has_word(text: str) -> bool:
    return any(word in _words() for word in re.findall(r"[^\W\d_]+", strip_accents(text)))


def _goes_on(entry: _Entry, line: Line, text: str, rank: float, above: Line) -> bool:
    """Whether a line belongs to the certificate above: its issuer, or the rest of its name."""
    if issued := _ISSUED.match(text):
        entry.issuer = entry.issuer or issued["issuer"].strip(_EDGE)
        return True
    if line.kind is LineKind.BULLET and above.kind is LineKind.BULLET:
        return False
    if entry.name.endswith(("-", "–", "—", "&", ":", ",")) or _unfinished(above.text) or _open_bracket(entry.name):
        sign = re.search(r"\s*[-–—,&:]\s*$", above.text)
        entry.name = f"{entry.name}{sign.group().rstrip() if sign and entry.name[-1] not in '-–—&:,' else ''} {text}"
        entry.lines.append(line)
        _split_issuer(entry)
        return True
    if not entry.issuer and (
        _is_issuer(text) or rank < entry.rank - 0.4 and len(text.split()) <= 8 and not _has_word(text)
    ):
        entry.issuer = text
        return True
    if line.continues and not _has_word(text):
        entry.issuer = entry.issuer or text
        return True
    return rank < entry.rank - 0.4


def _unfinished(text: str) -> bool:
    return re.search(r"(?:[-–—,&]|\b(?:of|and|in|for|the|und|de|für|et))\s*$", text) is not None


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")
