"""What tries to sway a rating without showing anything: injected instructions and stuffed keyword lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.candidate import Candidate, Evidence, Skill
from matcher.document import Document, Finding, FindingCode, Line
from matcher.scoring import words

STUFFED_REPEATS = 4
"""A skill printed this often outside of work and projects is repeated for a machine, not for a reader: an honest
CV names it in the summary, in the list, and perhaps in a course or certificate."""
STUFFED_SKILLS = 3
"""So many skills must be repeated, so that one favourite language is no finding."""
UNBACKED_SKILLS = 40
"""So many listed skills of which hardly one is shown anywhere are a keyword list."""
UNBACKED_SHARE = 0.05

_SHOWN_TEXT = 120
_WINDOW = 3
"""Lines that one injected sentence may be broken over."""

_RATING = r"(?:score|rating|marks?|grade|ranking|fit|match|evaluation)"
_PERSON = r"(?:candidate|applicant|cv|resume|r\W?sum\W?|profile|person)"
_MACHINE = (
    r"(?:ais?|llms?|language\ models?|chatgpt|gpt|ats|parsers?|bots?|screening\ (?:tool|system|model)|automated\ \w+)"
)
_COMMAND = re.compile(
    rf"""
    (?: (?<![a-z])(?=[a-z]) | (?=[<\[]) ) (?:  # where none can begin, nothing else is tried
    # "Ignore all previous instructions", in six languages
    \b(?:ignore|disregard|forget|override|bypass)\b [^.]{{0,20}}
        \b(?:all|any|previous|prior|above|earlier|preceding|your|these)\b [^.]{{0,30}}
        \b(?:instructions?|prompts?|rules|guidelines|criteria|directions?|context)\b
    | \b(?:ignorier\w*|vergiss)\b [^.]{{0,40}} \b(?:anweisung\w*|instruktion\w*|regeln|vorgaben)\b
    | \bignor(?:e[rz]?|a|ez|ar|i)\b [^.]{{0,6}} \b(?:toutes|tous|todas?|todos|tutte|les|las|as|le)\b [^.]{{0,20}}
        \b(?:instruc\w+|consignes?|indicac\w+|istruzion\w+|instrukc\w+)\b
    # "You are a recruiter", "Note to the AI", chat markup
    | \byou\ (?:are|must\ act\ as|will\ act\ as)\b [^.]{{0,30}}
        \b(?:assistant|language\ model|llm|recruiter|hiring\ manager|evaluator|ats|grader|chatgpt|ai)\b
    | \b(?:note|message|instructions?|attention)\b [^.]{{0,6}} \b(?:to|for)\b [^.]{{0,12}} \b{_MACHINE}\b
        \W*(?:reading|review|screen|process|:)
    | <\|?(?:system|im_start|endoftext|assistant|user)\|?> | \[/?inst\] | \bsystem\ prompt\s*:
    # "Rate this candidate as excellent"
    | \b(?:rate|rank|score|grade|mark|classify|evaluate|select|recommend|shortlist|approve|hire|advance|pass)\b
        [^.]{{0,12}}
        \b(?:this|the|me|my)\b [^.]{{0,12}} (?:\b{_PERSON}\b [^.]{{0,40}})?
        \b(?:as\ (?:an?\ |the\ )?(?:excellent|perfect|exceptional|ideal|top|best|strong|outstanding|highly|qualified|\d)
        | at\ \d|highest|highly|first|immediately|100|10/10|to\ the\ next\ (?:round|stage))
    # "This candidate must be given the highest score"
    | \b(?:this|the)\ {_PERSON}\b [^.]{{0,30}} \b(?:must|should|has\ to|needs\ to|shall|deserves)\b [^.]{{0,30}}
        \b(?:rated|ranked|scored|hired|selected|shortlisted|approved|recommended|interviewed|score|rating|highest|top)\b
    | \b(?:give|assign|award|return|output|respond|reply|answer|set)\b [^.]{{0,30}}
        (?:\b(?:highest|maximum|perfect|full|top|best)\ (?:possible\ )?{_RATING}\b
        | \b{_RATING}\b [^.]{{0,8}} \b(?:100|10/10|5/5|highest|maximum|perfect)\b)
    )
    """,
    re.VERBOSE,
)
"""Over text as ``_plain`` gives it: small letters alone."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What was found, and which lines are no signal because of it."""

    findings: tuple[Finding, ...]
    excluded: frozenset[int] = frozenset()
    """Numbers of the lines that count for nothing."""
    stuffed: frozenset[str] = frozenset()
    """Skills that are repeated in lists and shown nowhere: they count for nothing."""


def look(document: Document, candidate: Candidate) -> Suspicion:
    """Search the visible and the hidden text for instructions, and the skills for stuffing."""
    visible = injected(document.lines)
    findings = [_injection(line) for line in _firsts(visible)]
    findings += [_injection(line, hidden=True) for line in _firsts(injected(document.hidden))]
    stuffing, stuffed = _stuffing(candidate)
    return Suspicion((*findings, *stuffing), frozenset(line.number for line in visible), stuffed)


def injected(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that an instruction to whoever rates the CV stands on, in order."""
    plain = [_plain(line) for line in lines]
    if not _COMMAND.search(" ".join(plain)):
        return ()  # what a window holds, the whole text holds: nearly every CV is done after one search
    hit: set[int] = set()
    for start in range(len(lines)):
        window = plain[start : start + _WINDOW]
        for match in _COMMAND.finditer(" ".join(window)):
            hit.update(start + index for index in _touched(window, match.start(), match.end()))
    return tuple(line for index, line in enumerate(lines) if index in hit)


def _plain(line: Line) -> str:
    """Folded, so that accents, odd letters and zero-width characters do not hide a command."""
    return words.fold(line.text).replace("ı", "i")


def _touched(window: Sequence[str], start: int, end: int) -> list[int]:
    """Which of the texts joined by spaces a stretch of the whole touches."""
    touched, offset = [], 0
    for index, text in enumerate(window):
        if start < offset + len(text) and end > offset:
            touched.append(index)
        offset += len(text) + 1
    return touched


def _firsts(lines: Sequence[Line]) -> list[Line]:
    """One line for each run of neighbouring ones: a finding for a sentence, not for each of its lines."""
    numbers = {line.number for line in lines}
    return [line for line in lines if line.number - 1 not in numbers]


def _injection(line: Line, hidden: bool = False) -> Finding:
    where = "Hidden text" if hidden else "A sentence"
    message = f"{where} gives instructions to whoever rates this CV; it counts for nothing."
    return Finding(FindingCode.PROMPT_INJECTION, message, line.page, line.box, line.text[:_SHOWN_TEXT])


def _stuffing(candidate: Candidate) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """The findings, and the skills that are repeated without being shown."""
    repeated = {skill: times for skill in candidate.skills if (times := _bare_times(skill)) >= STUFFED_REPEATS}
    if len(repeated) >= STUFFED_SKILLS:
        names = sorted(skill.id for skill in repeated)
        message = f"{len(names)} skills are repeated up to {max(repeated.values())} times outside of any work."
        finding = Finding(FindingCode.KEYWORD_STUFFING, message, text=", ".join(names)[:_SHOWN_TEXT])
        return (finding,), frozenset(skill.id for skill in repeated if not _is_shown(skill))
    listed = [skill for skill in candidate.skills if _bare_times(skill)]
    backed = sum(_is_shown(skill) for skill in listed)
    if len(listed) >= UNBACKED_SKILLS and backed <= UNBACKED_SHARE * len(listed):
        message = f"{len(listed)} skills are listed and only {backed} appear in any work; a bare list counts little."
        return (Finding(FindingCode.KEYWORD_STUFFING, message),), frozenset()
    return (), frozenset()


def _bare_times(skill: Skill) -> int:
    """How often a skill is printed outside of work and projects, repetitions on one line included."""
    return sum(max(1, use.line.text.count(use.surface)) for use in skill.uses if use.evidence in _BARE)


def _is_shown(skill: Skill) -> bool:
    return any(use.evidence not in _BARE for use in skill.uses)


_BARE = (Evidence.LISTED, Evidence.CLAIMED)
