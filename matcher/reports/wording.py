"""What every report says, in plain words; each format decides only how it looks. Texts are raw: formats escape them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.candidate import Candidate, DegreeLevel, Evidence
from matcher.document import Line
from matcher.fit import Contribution, Proof, Report
from matcher.role import Role

STRENGTHS = {
    Evidence.WORK: "shown in work",
    Evidence.PROJECT: "shown in a project",
    Evidence.LISTED: "only listed",
    Evidence.CLAIMED: "only claimed",
}
"""Strongest first."""
LEANS = {
    "ai-engineer": "leans to AI engineer",
    "ml-engineer": "leans to ML engineer",
    "both": "fits both roles",
    "neither": "fits neither role yet",
}
QUESTIONS = {
    "The work is directed at": "orientation",
    "Mathematics": "mathematics",
    "Getting in": "entry",
    "Demand": "demand",
    "Pay": "pay",
    "Choose it if": "choose_if",
}
"""What someone who chooses between roles asks, and the field of ``Role`` that answers."""
NOTICE = "This report helps a person to decide. It rates what the file shows, not who somebody is."
MAXIMA = (
    "“1.2 of 9.9”: what it adds, and what it would add if it were fully shown and all else stayed as it is. Each "
    "further competency counts for less, so the maxima add up to more than 100."
)
"""Why the maxima of the contributions add up to more than 100."""
NOT_SHOWN = frozenset({"similarity", "experience", "background"})
"""Contributions that are computed rather than shown by lines of the CV."""
MOST_QUOTED = 200
"""Characters of a quoted line: two and a half terminal lines. A paragraph of a DOCX can have a thousand."""
_ORDER = tuple(STRENGTHS)
_LEVELS = {DegreeLevel.NONE: "level not stated", DegreeLevel.POSTGRADUATE: "postgraduate (below a master's)"}
_STATUS = {"expected": ("not completed yet",), "unfinished": ("not completed",)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a role says to one of the ``QUESTIONS``."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something to distrust."""

    title: str
    text: str
    quote: str = ""
    page: int | None = None


def title(report: Report) -> str:
    """Whom the report is about."""
    name = report.candidate.contact.name
    return name.value.full if name else "Candidate without a readable name"


def file_name(source: str) -> str:
    """The last part of a path, of whatever system it came from."""
    return source.replace("\\", "/").rsplit("/", 1)[-1]


def duration(months: int) -> str:
    """``5 years 4 months``."""
    years, rest = divmod(months, 12)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or "none found"


def strongest(contribution: Contribution) -> str:
    """How its best proof shows it; empty without proofs."""
    best = min((_ORDER.index(proof.evidence) for proof in contribution.proofs), default=None)
    return "" if best is None else STRENGTHS[_ORDER[best]]


def quotes(contribution: Contribution) -> list[Proof]:
    """Its proofs, strongest first, one a bullet or line of the CV."""
    ordered = sorted(contribution.proofs, key=lambda proof: _ORDER.index(proof.evidence))
    best: dict[int, Proof] = {}
    for proof in ordered:
        best.setdefault(lines(proof)[0].number, proof)
    return list(best.values())


def lines(proof: Proof) -> tuple[Line, ...]:
    """All lines of the bullet or paragraph that proves; the line alone where it stands alone."""
    return proof.passage.lines if proof.passage else (proof.line,)


def excerpt(proof: Proof) -> str:
    """The passage, or as much of it around the words that count as can be quoted; cut ends are marked."""
    text = proof.passage.value if proof.passage else proof.line.text
    if len(text) <= MOST_QUOTED:
        return text
    middle = max(0, text.find(proof.surface)) + len(proof.surface) // 2
    start = min(max(0, middle - MOST_QUOTED // 2), len(text) - MOST_QUOTED)
    cut = text[start : start + MOST_QUOTED].strip()
    return ("…" if start else "") + cut + ("…" if start + MOST_QUOTED < len(text) else "")


def place(proof: Proof) -> str:
    """Where the line stands: ``page 2``, or ``line 14`` where the format has no pages."""
    return f"page {proof.line.page}" if proof.line.box else f"line {proof.line.number + 1}"


def background(candidate: Candidate) -> list[tuple[str, str]]:
    """(what, text) rows: years and how they were counted, level, degree, languages."""
    figures = candidate.experience
    rows = [("Experience", f"{duration(figures.months)} (jobs that overlap count once)")]
    kinds = (
        ("software", figures.software_months),
        ("data", figures.data_months),
        ("machine learning", figures.ml_months),
    )
    rows += [(f"of it in {kind}", duration(months)) for kind, months in kinds]
    rows.append(("Level now", figures.level.value))
    rows.append(("Highest degree", _degree(candidate)))
    if candidate.languages:
        rows.append(("Languages", ", ".join(_language(s.language.value, s.fluency) for s in candidate.languages)))
    return rows


def _degree(candidate: Candidate) -> str:
    levels = list(DegreeLevel)
    best = max(candidate.education, key=lambda degree: levels.index(degree.level), default=None)
    if best is None:
        return "none found"
    subject = "a STEM subject" if best.stem else "not a STEM subject"
    printed = ", ".join(found.value for found in (best.degree, best.area) if found)
    level = _LEVELS.get(best.level, best.level.value)
    return ", ".join([level, *_STATUS.get(best.status, ()), subject]) + (f": {printed}" if printed else "")


def _language(name: str, fluency: str) -> str:
    return f"{name} ({fluency})" if fluency else name


def choices(roles: Sequence[Role]) -> list[tuple[str, list[Answer]]]:
    """(question, one answer a role), for the questions that any of the roles answers."""
    table = [(question, [_answer(role, name) for role in roles]) for question, name in QUESTIONS.items()]
    return [(question, answers) for question, answers in table if any(answer.text for answer in answers)]


def _answer(role: Role, name: str) -> Answer:
    value = getattr(role, name)
    if value is None or isinstance(value, str):
        return Answer(value or "")
    return Answer(value.text, value.source)


def sources(roles: Sequence[Role]) -> list[str]:
    """Where the roles' facts come from, each once."""
    answers = (answer for _, answers in choices(roles) for answer in answers)
    return list(dict.fromkeys(answer.source for answer in answers if answer.source))


def warnings(report: Report) -> list[Warning]:
    """What to distrust: title against content first, then what the reader and the parser found."""
    check = report.title_check
    disagree = [Warning("Title and work disagree", check.sentence)] if check and not check.agrees else []
    return disagree + [
        Warning(finding.code.value.replace("_", " ").capitalize(), finding.message, finding.text, finding.page)
        for finding in report.findings
    ]


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that are there."""
    return separator.join(part for part in parts if part)
