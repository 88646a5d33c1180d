"""Certificates, with issuer and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from matcher import lexicon
from matcher.candidate import Certificate, Found, PartialDate
from matcher.document import Line, LineKind
from matcher.extract import dates
from matcher.extract.labels import value_after
from matcher.extract.phrases import phrases
from matcher.extract.runs import cell_style
from matcher.extract.wraps import is_wrapped, right_edges
from matcher.folding import strip_accents
from matcher.sections import Section, SectionKind

_NUMBER = re.compile(
    r"[\s,;|·(\[–-]+(?:credential|certificate|certification|cert|licen[sc]e|lic|registration|reg|zertifikats?|nr|no|id|"
    r"n[úu]mero|num[ée]ro)\.?\s*(?:id|no|nr|number|nummer|#|n°)?\.?\s*[:#]?\s*#?\s*(?=[\w-]*\d)[\w/-]+[)\]]?",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"(?i)\bcertif|\bzertif|\bcertyfik|\bPMP\b|\bITIL\b|\bScrum Master\b|\bfundamentals\b|证书|资格证"
)
_EDGE = " ,;:|·•–—-"
_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (r",\s+(?![^()]*\))", r"\s+[-–—·•]\s+", r"\s+(?:by|from|von|par|por|bei|at)\s+", r":\s+")
)
_ONLINE = re.compile(r",\s*(?:online|on-line|en línea|en ligne|à distance|remote|e-learning)\s*$", re.IGNORECASE)
_ORGANISED = re.compile(r"(?:[,，]\s*|\s[–—]\s)(?P<tail>[^,，()–—]+)$")
"""What stands behind the last comma or dash."""
_ACRONYM = 4
"""Letters: a short acronym in brackets belongs to the name ("Bilanzbuchhalter (IHK)")."""
_NEIGHBOURS = frozenset({SectionKind.AWARDS, SectionKind.EDUCATION, SectionKind.OTHER})
_ANNOUNCED = re.compile(
    r"(?i)certif|zertif|licen[sc]|training|weiterbildung|fortbildung|formation continue|courses|cursos|corsi|"
    r"证书|資格|资格|培训"
)
"""Words of headings over other things too, under which certificates are found by their own words."""
_COURSEWORK = re.compile(r"(?i)course ?work|relevant courses|kursbelegung|studieninhalte")


@cache
def _issuers() -> frozenset[str]:
    return frozenset(strip_accents(name) for name in lexicon.toml("issuers.toml")["names"])


@cache
def _words() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("issuers.toml")["words"])


@dataclass(slots=True)
class _Entry:
    """A certificate in the making; ``text`` is its name and issuer as printed so far."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    name: str = ""
    issuer: str = ""
    date: PartialDate | None = None
    rank: float = 0.0

    def add(self, text: str, line: Line) -> None:
        """Take in (more of) the text, and read name, issuer and date from all of it."""
        self.text = f"{self.text} {text}".strip()
        self.lines.append(line)
        rest, when = _without_date(self.text)
        self.date = self.date or when
        self.name, self.issuer = _name_and_issuer(rest)


def find(sections: Sequence[Section]) -> tuple[Certificate, ...]:
    """All certificates in printed order, each once."""
    found: dict[str, Certificate] = {}
    for section in sections:
        if SectionKind.CERTIFICATES in (section.kind, *section.also) and not _is_coursework(section):
            entries = _entries(section.lines)
        elif section.kind in _NEIGHBOURS and section.heading and _ANNOUNCED.search(section.heading.text):
            entries = [entry for entry in _entries(section.lines) if _is_certificate(section, entry)]
        elif section.kind in (SectionKind.SKILLS, SectionKind.OTHER, SectionKind.LANGUAGES, SectionKind.AWARDS):
            entries = list(_rows(section.lines))
        else:
            continue
        _share_issuers(entries)
        for entry in entries:
            certificate = _certificate(entry)
            if certificate is not None:
                found.setdefault(strip_accents(certificate.name.value), certificate)
    return tuple(found.values())


_TAIL = re.compile(r"\s*(?:[,，]\s*|\s[–—-]\s|\s(?=\())(?P<tail>\((?P<inside>[^()]+)\)|[^,，()]+)$")


def _share_issuers(entries: Sequence[_Entry]) -> None:
    """What stands behind several names in the same way is who gave them: "Crane licence – TBW", "Lift truck – TBW"."""
    tails = [match for entry in entries if not entry.issuer and (match := _TAIL.search(entry.name))]
    counts = Counter(match["tail"] for match in tails)
    for entry in entries:
        match = _TAIL.search(entry.name) if not entry.issuer else None
        if match and match.start() and counts[match["tail"]] > 1:
            entry.name, entry.issuer = entry.name[: match.start()], match["inside"] or match["tail"]


def _is_coursework(section: Section) -> bool:
    return section.heading is not None and _COURSEWORK.search(section.heading.text) is not None


def _is_certificate(section: Section, entry: _Entry) -> bool:
    """Under a heading that announces certificates among others: by the name's own words, or a known issuer."""
    heading = section.heading.text if section.heading else ""
    if re.search("证书|资格|資格", heading) and section.kind is SectionKind.AWARDS:
        return True
    return _CERTIFIED.search(entry.name) is not None or (_is_issuer(entry.issuer) and _has_word(entry.name))


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
                yield _taken(piece, line, 0.0)


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    date_first = _dates_lead(lines)
    edges = right_edges(lines)
    for index, line in enumerate(lines):
        rank = cell_style(line, 0).size + 1.5 * (line.style.bold or line.lead_bold) if line.cells else 0.0
        pieces = _pieces(line)
        if pieces:
            entries += [_taken(piece, line, rank) for piece in pieces]
            continue
        text, when = _without_date(line.text)
        current = entries[-1] if entries else None
        if not text:
            if date_first or current is None:
                entries.append(_Entry(date=when))
            else:
                current.date = current.date or when
        elif current is not None and not current.name:
            current.rank = rank
            current.add(line.text, line)
        elif current is not None and _belongs(current, line, text, rank, lines[index - 1], edges):
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
        if (len(pieces) > 2 and len(named) == len(pieces))
        or (len(pieces) == 2 and all(map(_has_word, named)) and len(named) == 2)
        else []
    )


def _taken(text: str, line: Line, rank: float) -> _Entry:
    entry = _Entry(rank=rank)
    entry.add(text, line)
    return entry


_ISSUED = re.compile(
    r"(?P<name>[^()]+(?:\([^()]*\)[^()]*)?)\s\((?P<issuer>[^(),\d]{2,60}), (?P<date>[^(),]{4,20})\)\W*"
)
"""Issuer and date in the brackets at the end: "Forklift licence (Acme Academy, Jan-25)"."""


def _without_date(text: str) -> tuple[str, PartialDate | None]:
    """The text without dates, numbers and validity; and its first date."""
    issued = _ISSUED.fullmatch(text)
    if issued is not None and (inside := dates.find(issued["date"])) and inside[0].period.start:
        return f"{issued['name']} | {issued['issuer']}", inside[0].period.start
    found = dates.find(text)
    when = next(
        (match.period.start or match.period.end for match in found if match.period.start or match.period.end), None
    )
    for match in reversed(found):
        if match.period.start or match.period.end:
            text = _without_validity(text[: match.span[0]]) + " " + text[match.span[1] :]
    text = _NUMBER.sub("", text)
    text = re.sub(r"\(\s*[,;–-]*\s*\)|\[\s*\]", " ", text)
    return re.sub(r"\s+", " ", text).strip(_EDGE), when


def _without_validity(text: str) -> str:
    """Without the words that lead over to a date: "… – valid until"."""
    text = text.rstrip(" :：(")
    for match in phrases("validity").finditer(text):
        if match.end() == len(text):
            return text[: match.start()].rstrip(_EDGE + "([")
    return text


def _name_and_issuer(text: str) -> tuple[str, str]:
    """Name and issuer of one line: "Name, Issuer", "Name | Issuer", "Name – Issuer", "Name (Issuer)", "Name by X"."""
    text = _ONLINE.sub("", text.rstrip("."))
    if match := re.search(r"\s+\|\s+|\s{3,}", text):
        return text[: match.start()], text[match.end() :]
    for pattern in _JOINTS:
        for match in pattern.finditer(text):
            if _is_issuer(text[match.end() :]):
                return text[: match.start()], text[match.end() :]
    if (match := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)) and _is_issuer(match[2]) and len(match[2]) > _ACRONYM:
        return match[1], match[2]
    if (match := re.match(r"(?P<issuer>\S+(?:\s\S+)?)\s.*\s(?P=issuer)$", text)) and _is_issuer(match["issuer"]):
        return text[: match.end() - len(match["issuer"])], match["issuer"]
    issuer, colon, name = text.partition(": ")
    if colon and _is_issuer(issuer):
        return name, issuer
    if (match := _ORGANISED.search(text)) and _is_organisation(match["tail"]):
        return text[: match.start()], match["tail"]
    head, separator, tail = text.rpartition(", ")
    named = any(char.isupper() for char in tail.split(" ")[0])
    if separator and not _has_word(tail) and named and head.count("(") == head.count(")"):
        return head, tail
    head, separator, tail = text.rpartition(" – ")
    if separator and not _has_word(tail) and _is_of_name(tail, head):
        return head, tail
    return text, ""


def _is_of_name(tail: str, name: str) -> bool:
    """Whether what stands behind a dash is the giver, whom the name has in it: "Dataiku Core Designer – Dataiku",
    "Lift Operators Registration – LORB"."""
    words = name.split()
    initials = "".join(word[0] for word in words).upper()
    short = tail.isalpha() and tail.isupper() and 3 <= len(tail) <= 6 and initials[:2] == tail[:2]
    return short or (len(words) > 1 and len(tail.split()) <= 4 and tail.split()[0] == words[0])


def _is_organisation(text: str) -> bool:
    """Whether a text names a school, an authority or a firm by a word of such names."""
    if re.search(r"[\u4e00-\u9fff]", text):
        return text.endswith(("部", "局", "协会", "协會", "大学", "学院", "公司", "中心", "委员会", "学会", "研究院"))
    words = re.findall(r"[^\W\d_]+", strip_accents(text))
    return len(words) > 1 and text[:1].isupper() and any(word in _organisations() for word in words)


@cache
def _organisations() -> frozenset[str]:
    data = lexicon.toml("organisations.toml")
    lists = [words for key in ("legal", "words", "schools") for words in data[key].values()]
    names = {strip_accents(word) for words in lists for word in words}
    return frozenset(names | {"formation", "formazione", "camara", "ministerio", "ministere", "ministry", "academia"})


def _is_issuer(text: str) -> bool:
    return strip_accents(text.strip(_EDGE + ".")) in _issuers()


def _has_word(text: str) -> bool:
    return any(word in _words() for word in re.findall(r"[^\W\d_]+", strip_accents(text)))


def _belongs(
    entry: _Entry, line: Line, text: str, rank: float, above: Line, edges: dict[tuple[int, int], float]
) -> bool:
    """Whether a line belongs to the certificate above: the rest of its text, or its issuer. Takes it in if so."""
    if issued := phrases("issued").match(text.lstrip(_EDGE)):
        entry.issuer = entry.issuer or text.lstrip(_EDGE)[issued.end() :].strip(_EDGE + "：")
        return True
    if line.kind is LineKind.BULLET:
        return False
    lesser = rank < entry.rank - 0.4
    if not entry.issuer and _is_issuer(text):
        entry.issuer = text
        return True
    if _is_rest(entry, line, above, edges, rank):
        entry.add(line.text, line)
        return True
    short = len(text.split()) <= 8 and not _has_word(text)
    if not entry.issuer and short and (lesser or line.continues):
        entry.issuer = text
        return True
    return lesser


def _is_rest(entry: _Entry, line: Line, above: Line, edges: dict[tuple[int, int], float], rank: float) -> bool:
    """Whether a line is the rest of a text that its narrow column broke; a date ends a certificate, or begins one."""
    if _unfinished(above.text) or _open_bracket(entry.text):
        return True
    ended = any(match.span[1] >= len(above.text) - 1 for match in dates.find(above.text))
    begun = any(match.span[0] == 0 for match in dates.find(line.text))
    both = entry.date is not None and bool(dates.find(line.text))
    another = _is_issuer(entry.issuer) and line.text[:1].isupper() and _has_word(line.text)
    return not (ended or begun or both or another) and rank == entry.rank and is_wrapped(above, line, edges)


def _unfinished(text: str) -> bool:
    return re.search(r"(?:[-–—,&]|\b(?:of|and|in|for|the|und|de|für|et))\s*$", text) is not None


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")
