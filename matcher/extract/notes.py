"""What a CV says in few words: publications, awards, patents, interests, references, service, licences, permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.candidate import Found, Note, PartialDate
from matcher.document import Line, LineKind
from matcher.extract import dates, items
from matcher.extract.phrases import phrases
from matcher.extract.summary import text_of
from matcher.sections import Section, SectionKind

_ENTRY_KINDS = {
    SectionKind.PUBLICATIONS: "publication",
    SectionKind.AWARDS: "award",
    SectionKind.REFERENCES: "reference",
    SectionKind.MILITARY: "military",
}
_PATENT_NUMBER = re.compile(r"\b(?:US|EP|WO|DE|CN)\s?\d{1,4}[,/]?\d{3},?\d{3}\b")
_FACTS = ("licence", "permit", "availability")
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
_SENTENCE = 120
"""Characters: a longer text that has such words is about something else."""
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
        subheading = kind == "publication" and len(text.split()) < 4 and not re.search(r"\d{4}", text)
        if (
            not re.search(r"[^\W\d_]{2}", text)
            or subheading
            or (kind == "reference" and phrases("on_request").search(text))
        ):
            continue
        when, publisher = _date(text), _publisher(lines) if kind == "award" else ""
        own = "patent" if kind == "publication" and _is_patent(heading, text) else kind
        yield Note(own, Found(text, tuple(lines), f"{kind}s-section", 0.8), when, publisher)


def _is_patent(heading: str, text: str) -> bool:
    patent = phrases("patent")
    return bool(patent.search(heading) or patent.search(text) or _PATENT_NUMBER.search(text))


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
    """Who gave an award, where a line of its own or the line's end says so."""
    for line in lines:
        match = phrases("issued").match(line.text) or re.search(r"(?i)\b(?:awarded|given|granted) by\b", line.text)
        if match:
            return re.split(r"[,;|(]", line.text[match.end() :])[0].strip(" :：")
    return ""


def _interests(lines: Sequence[Line]) -> Iterator[Note]:
    for line in lines:
        text = _HOBBY_LABEL.sub("", line.text)
        for item in items.split(text):
            if len(item.name) <= 80 and re.search(r"[^\W\d_]", item.name):
                yield Note("interest", Found(item.name, (line,), "interests-section", 0.8))


def _facts(section: Section) -> Iterator[Note]:
    heading = section.heading.text if section.heading else ""
    for kind in _FACTS[:2]:
        if section.kind is SectionKind.OTHER and phrases(kind).search(heading):
            yield from (Note(kind, Found(line.text, (line,), f"{kind}-section", 0.8)) for line in section.lines[:2])
            return
    for line in section.lines:
        if not phrases(*_FACTS).search(line.text):
            continue
        for kind in _FACTS:
            if not phrases(kind).search(line.text):
                continue
            for piece in re.split(r"\s+[|•·●]\s+", line.text):
                if len(piece) < _SENTENCE and (match := phrases(kind).search(piece)):
                    yield Note(kind, Found(piece[match.start() :].strip(), (line,), f"{kind}-words", 0.75))
