"""Which role an advertisement really asks for, and the advertisement as a role that CVs are rated against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from matcher.advert import Advert, Ask, AskedLine
from matcher.candidate import Evidence
from matcher.fit import JobReading
from matcher.role import Competency, Ground, Role
from matcher.scoring import parameters, timeline, title_check, total, words
from matcher.scoring.competencies import Strength, strengths, wanted
from matcher.scoring.evidence import Shown, Statement, Use
from matcher.scoring.lean import AI, ML

DESIRABLE_WEIGHT = 0.4
"""What a competency counts that is only desirable, against a required one."""
LEAST = 13.0
"""Below this, an advertisement asks for too little of a role's own ground to be for it: one or two things in
passing."""
BOTH_LEAST = 30.0
BOTH_APART = 5.0
"""An advertisement for both: it asks for half of each, and hardly more of one."""

_EVIDENCE = {
    Ask.DUTY: Evidence.WORK,
    Ask.REQUIRED: Evidence.WORK,
    Ask.DESIRABLE: Evidence.PROJECT,
    Ask.INTRODUCTION: Evidence.CLAIMED,
}
"""An advertisement is read like a CV that shows what it asks for."""
_DAY = date(2000, 1, 1)
_MONTHS = (timeline.month_number(_DAY) - timeline.FULL_MONTHS + 1, timeline.month_number(_DAY))
"""Any day does: what is asked for is asked for now, and in full."""


ASKED = parameters.Parameters(work=0.4, project=0.375, listed=0.0, claimed=0.05, weak=0.6)
"""An advertisement names each thing once or twice where a CV shows it in many words: one mention weighs more."""


def read(advert: Advert, roles: Sequence[Role]) -> JobReading:
    """Say which of the two main roles an advertisement asks for, and make a role of it.

    ``roles``: the shipped ones; the competencies are recognised by them.
    """
    shown = _shown(advert)
    main = [role for role in roles if role.id in (AI, ML)]
    found = {role.id: strengths(role.competencies, shown, ASKED) for role in main}
    scores = {role: _own(items) for role, items in found.items()}
    asks = _asks(scores)
    title = advert.title.value if advert.title else ""
    claimed = title_check.announced(title, main) if title else ""
    role = _role(advert, asks, main, found)
    return JobReading(advert, role, asks, scores, claimed, _sentence(title, claimed, asks, main))


def _shown(advert: Advert) -> Shown:
    statements = tuple(_statement(item) for item in advert.lines)
    uses = tuple(
        Use(s.id.casefold(), s.area, s.surface, s.line, _EVIDENCE[s.ask], _place(s.ask), _MONTHS) for s in advert.skills
    )
    return Shown(statements, uses, _DAY)


def _place(ask: Ask) -> str:
    return "job 0" if _EVIDENCE[ask] is Evidence.WORK else ask.value


def _statement(item: AskedLine) -> Statement:
    text = item.line.text
    return Statement(text, words.spaced(text), (item.line,), _EVIDENCE[item.ask], _place(item.ask), _MONTHS)


def _own(found: Iterable[Strength]) -> float:
    """How much of a role's own ground is asked for, 0-100."""
    own = [s for s in found if s.competency.ground is Ground.OWN]
    cover = total.coverage(own, ASKED)
    return round(100.0 * cover.own, 1)


def _asks(scores: dict[str, float]) -> str:
    if max(scores.values()) < LEAST:
        return "neither"
    if min(scores.values()) >= BOTH_LEAST and abs(scores[AI] - scores[ML]) < BOTH_APART:
        return "both"
    return AI if scores[AI] >= scores[ML] else ML


def _sentence(title: str, claimed: str, asks: str, main: Sequence[Role]) -> str:
    names = {role.id: f"{'an' if role.name[0] in 'AEIOUM' else 'a'} {role.name}" for role in main}
    asked = {"neither": "neither of the two roles", "both": "both roles in one"}.get(asks) or names[asks]
    if claimed and asks not in (claimed, "both"):
        return f"Advertised as “{title}” ({names[claimed]}); asks for {asked}."
    return f"Advertised as “{title}”; asks for {asked}." if title else f"Asks for {asked}."


def _role(advert: Advert, asks: str, main: Sequence[Role], found: dict[str, tuple[Strength, ...]]) -> Role:
    """The advertisement as a role: the competencies that it mentions, weighted by how it asks for them."""
    chosen = [role for role in main if role.id == asks or asks == "both"] or list(main)
    kept = _mentioned(chosen, found)
    rest = [role for role in main if role not in chosen]
    kept += [c for c in _mentioned(rest, found) if c.ground is Ground.OWN and not _shares(c, kept)]
    kept += _others(advert, kept, own=asks == "neither" or not kept)
    title = advert.title.value if advert.title else "the advertised job"
    years = advert.years.value if advert.years else 0
    return Role(
        id="advertisement",
        name=title,
        summary=f"As advertised in {advert.source}.",
        orientation=chosen[0].orientation if asks in (AI, ML) else "as advertised",
        competencies=_normalised(_with_own_ground(kept)),
        titles=(title.lower(),),
        profile=" ".join(item.line.text for item in advert.lines),
        months_expected=12 * years if years else chosen[0].months_expected,
        degree_expected=advert.degree.value if advert.degree else "",
        stem_expected=advert.stem,
    )


def _mentioned(roles: Iterable[Role], found: dict[str, tuple[Strength, ...]]) -> list[Competency]:
    kept: dict[str, Competency] = {}
    for role in roles:
        for item in found[role.id]:
            if item.shown > 0.0:
                required = any(place == "job 0" for place in item.places)
                weight = item.competency.weight * (1.0 if required else DESIRABLE_WEIGHT)
                kept.setdefault(item.competency.id, replace(item.competency, weight=weight, required=required))
    return list(kept.values())


def _shares(competency: Competency, kept: Iterable[Competency]) -> bool:
    """Whether most of its skills belong to competencies that are asked for already."""
    skills = wanted(competency)
    taken = frozenset().union(*(wanted(other) for other in kept)) if kept else frozenset()
    return len(skills & taken) * 2 > len(skills)


def _others(advert: Advert, kept: Sequence[Competency], *, own: bool) -> list[Competency]:
    """Skills that no competency covers, one competency an area of the taxonomy."""
    covered = frozenset().union(*(wanted(c) for c in kept)) if kept else frozenset()
    areas: dict[str, dict[str, Ask]] = {}
    for skill in advert.skills:
        if skill.id.casefold() not in covered and skill.ask is not Ask.INTRODUCTION:
            areas.setdefault(skill.area, {}).setdefault(skill.id, skill.ask)
    weight = _mean_weight(kept)
    ground = Ground.OWN if own else Ground.SHARED
    return [_of_area(area, skills, weight, ground) for area, skills in areas.items()]


def _of_area(area: str, skills: dict[str, Ask], weight: float, ground: Ground) -> Competency:
    required = any(ask is not Ask.DESIRABLE for ask in skills.values())
    name = area.replace("_", " ").capitalize()
    step = f"Use {', '.join(list(skills)[:3])} in a piece of work that you can show."
    share = weight * (1.0 if required else DESIRABLE_WEIGHT)
    name = f"{name}: {', '.join(list(skills)[:4])}"
    return Competency(f"area-{area}", name, share, ground, tuple(skills), first_step=step, required=required)


def _mean_weight(kept: Sequence[Competency]) -> float:
    return sum(c.weight for c in kept) / len(kept) if kept else 1.0


def _with_own_ground(kept: list[Competency]) -> list[Competency]:
    """What an advertisement asks for is its own ground when nothing tells it from its neighbours."""
    if any(c.ground is Ground.OWN for c in kept):
        return kept
    return [replace(c, ground=Ground.OWN) for c in kept]


def _normalised(kept: Sequence[Competency]) -> tuple[Competency, ...]:
    whole = sum(c.weight for c in kept) or 1.0
    return tuple(replace(c, weight=c.weight / whole) for c in kept)
