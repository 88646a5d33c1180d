"""What a CV says in few words: publications, awards, patents, interests, references, service, licences, permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.candidate import Found, Note, PartialDate
from matcher.document import Line, LineKind
from matcher.extract import dates, items
from matcher.extract.summary import text_of
from matcher.sections import Section, SectionKind

_ENTRY_KINDS = {
    SectionKind.PUBLICATIONS: "publication",
    SectionKind.AWARDS: "award",
    SectionKind.REFERENCES: "reference",
    SectionKind.MILITARY: "military",
}
_PATENT = re.compile(r"(?i)\bpatents?\b|\bpatente\b|\bbrevets?\b|\bbrevetto\b|专利|\bUS\s?\d{1,2},?\d{3},?\d{3}\b")
_PATENT_HEADING = re.compile(r"(?i)\bpatents?\b|\bpatente\b|\bbrevets?\b|\bbrevett[oi]\b|\boctrooi|\bpatenty\b|专利")
_ON_REQUEST = re.compile(
    r"(?i)\b(?:up)?on request\b|auf anfrage|auf wunsch|sur demande|a petici[oó]n|a pedido|sob (?:consulta|pedido)|su richiesta|op (?:aanvraag|verzoek)|na życzenie|备索"
)
_FACTS = {
    "licence": re.compile(
        r"(?i)\bdriv(?:ing|er'?s?) licen[sc]e\b.*|\bführerschein\b.*|\bfahrerlaubnis\b.*|\bpermis (?:de conduire|[AB]\b).*|\b(?:carn[eé]t?|permiso|licencia) de conducir\b.*|"
        r"\bcarta de condução\b.*|\bcnh\b.*|\bpatente (?:di guida\b|[AB]\b|europea).*|\brijbewijs\b.*|\bprawo jazdy\b.*|\bkörkort\b.*|\bsürücü belgesi\b.*|驾照.*|驾驶证.*"
    ),
    "permit": re.compile(
        r"(?i)\b(?:u\.?s\.?|eu|uk|canadian|british|german|swiss) (?:citizen|permanent resident|national)\b.*|\bcitizenship\s*:.*|\bnationality\s*:?.*|\bwork (?:permit|authori[sz]ation|visa)\b.*|"
        r"\b(?:authori[sz]ed|eligible|right|permitted) to work\b.*|\bgreen card\b.*|\bpermanent residen(?:t|ce|cy)\b.*|\bvisa status\b.*|\bh-?1b\b.*|\bblue card\b.*|\bsettled status\b.*|"
        r"\b(?:staatsangehörigkeit|nationalität|arbeitserlaubnis|aufenthaltstitel|niederlassungserlaubnis)\b.*|\bnationalité\b.*|\bpermis de travail\b.*|\btitre de séjour\b.*|"
        r"\bnacionalidad(?:e)?\b.*|\bpermiso de trabajo\b.*|\bcittadinanza\b.*|\bnazionalità\b.*|\bnationaliteit\b.*|\bwerkvergunning\b.*|\bobywatelstwo\b.*|\bpozwolenie na pracę\b.*|国籍.*|工作许可.*|\bsecurity clearance\b.*|\bclearance\s*:.*"
    ),
    "availability": re.compile(
        r"(?i)\bavailab(?:le|ility)\b\s*(?::|from|immediately|now|starting|for|as of|at short|to start|in \d).*|\bnotice period\b.*|\bverfügbar(?:keit)?\b\s*(?::|ab|sofort).*|\bkündigungsfrist\b.*|"
        r"\b(?:frühester?|möglicher) eintritt\S*\b.*|\beintrittstermin\b.*|\bdisponib(?:le|ilité|ilidad|ilidade|ile|ilità)\b\s*(?::|immédiate|de suite|dès|à partir|inmediata|imediata|immediata|da subito|a partir).*|\bpréavis\b.*|"
        r"\bbeschikbaar(?:heid)?\b\s*(?::|per|vanaf|direct).*|\bopzegtermijn\b.*|\bdostępno(?:ść|sci)\b.*|\bokres wypowiedzenia\b.*|到岗时间.*|随时到岗.*"
    ),
}
_FACT_SECTIONS = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.CONTACT,
        SectionKind.OTHER,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.CERTIFICATES,
    }
)
_LICENCE_HEADING = re.compile(
    r"(?i)driving licen[sc]e|driver'?s? licen[sc]e|führerschein|permis|carnet de conducir|rijbewijs|prawo jazdy|patente di guida|驾照"
)
_PERMIT_HEADING = re.compile(
    r"(?i)\bclearance\b|work authori[sz]ation|work permit|citizenship|nationality|arbeitserlaubnis|staatsangehörigkeit"
)
_NUMBERED = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+(?=\S)")
_HOBBY_LABEL = re.compile(r"^[^:：]{2,30}[:：]\s*")


def find(sections: Sequence[Section]) -> tuple[Note, ...]:
    """All notes, in printed order within their kind."""
    notes: list[Note] = []
    for section in sections:
        if section.kind in _ENTRY_KINDS:
            notes += _entries(section, _ENTRY_KINDS[section.kind])
        elif section.kind is SectionKind.INTERESTS:
            notes += _interests(section.lines)
        if section.kind in _FACT_SECTIONS:
            notes += _facts(section)
    return tuple(notes)


def _entries(section: Section, kind: str) -> Iterator[Note]:
    heading = section.heading.text if section.heading else ""
    for lines in _grouped(section.lines):
        text = _NUMBERED.sub("", text_of(lines)).strip()
        if not re.search(r"[^\W\d_]{2}", text) or (kind == "reference" and _ON_REQUEST.search(text)):
            continue
        when, publisher = _date(text), _publisher(lines) if kind == "award" else ""
        own = "patent" if kind == "publication" and (_PATENT_HEADING.search(heading) or _PATENT.search(text)) else kind
        yield Note(own, Found(text, tuple(lines), f"{kind}s-section", 0.8), when, publisher)


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one entry together: a bullet, a number, bold print or clear white space begins the next."""
    groups: list[list[Line]] = []
    bullets = any(line.kind is LineKind.BULLET for line in lines)
    for line in lines:
        first = not groups or line.kind is not LineKind.TEXT or _NUMBERED.match(line.text) is not None
        if not first and not line.continues:
            above = groups[-1][-1]
            bold = (line.style.bold or line.lead_bold) and not above.style.bold
            paragraph = line.box is None and not bullets
            first = bold or paragraph or line.gap > max(0.6, 1.5 * _inner_gap(lines))
        if first:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _inner_gap(lines: Sequence[Line]) -> float:
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 4] if gaps else 0.0


def _date(text: str) -> PartialDate | None:
    found = [match.period for match in dates.find(text)]
    if found:
        return found[-1].end or found[-1].start
    # A year inside of a reference ("NeurIPS 2023, pp. 1-9") stands at no edge that the date grammar asks for.
    years = re.findall(r"(?<![\d./-])(?:19[5-9]\d|20[0-3]\d)(?![\d/-])", text)
    return PartialDate(int(years[-1])) if years else None


def _publisher(lines: Sequence[Line]) -> str:
    for line in lines:
        if match := re.search(r"(?i)\b(?:awarded|given|issued|granted|presented) by:?\s+([^,;|(]+)", line.text):
            return match.group(1).strip()
    return ""


def _interests(lines: Sequence[Line]) -> Iterator[Note]:
    for line in lines:
        text = _HOBBY_LABEL.sub("", line.text)
        for item in items.split(text):
            if len(item.name) <= 80:
                yield Note("interest", Found(item.name, (line,), "interests-section", 0.8))


def _facts(section: Section) -> Iterator[Note]:
    heading = section.heading.text if section.heading else ""
    for kind, pattern in (("licence", _LICENCE_HEADING), ("permit", _PERMIT_HEADING)):
        if section.kind is SectionKind.OTHER and pattern.search(heading):
            yield from (Note(kind, Found(line.text, (line,), f"{kind}-section", 0.8)) for line in section.lines[:2])
            return
    for line in section.lines:
        for kind, pattern in _FACTS.items():
            for piece in re.split(r"\s+[|•·●]\s+", line.text):
                match = pattern.search(piece)
                if match and len(piece) < 120:
                    yield Note(kind, Found(match.group().strip(), (line,), f"{kind}-words", 0.75))
