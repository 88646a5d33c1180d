"""Whether the title that a person (or an advertisement) carries agrees with the work described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from matcher.candidate import Candidate
from matcher.fit import TitleCheck
from matcher.role import Role
from matcher.scoring import timeline, words
from matcher.scoring.lean import AI, ML

APART = 10.0
"""Points by which the other role must be ahead before a title is contradicted: about twice the distance at which
the raters of the reference CVs differed among themselves."""
_WORD = re.compile(r"[^\W_]+")


def check(
    candidate: Candidate, roles: Sequence[Role], scores: Mapping[str, float], shown: str, as_of: date
) -> TitleCheck | None:
    """Compare the present title with the lean. None when there is no title or the two main roles were not rated.

    ``shown`` is the lean; ``neither`` and ``both`` contradict no title by themselves.
    """
    if not shown or not (titles := present_titles(candidate, as_of)):
        return None
    main = [role for role in roles if role.id in (AI, ML)]
    title, claimed = next(((t, c) for t in titles if (c := announced(t, main))), (titles[0], ""))
    names = {role.id: role.name for role in roles}
    reads = shown if shown in (AI, ML) else ""
    if not claimed:
        return TitleCheck("", title, reads, True, f"The title “{title}” announces neither of the two roles.")
    return _verdict(title, claimed, reads, shown, names, scores)


def _verdict(
    title: str, claimed: str, reads: str, shown: str, names: Mapping[str, str], scores: Mapping[str, float]
) -> TitleCheck:
    if reads and reads != claimed and scores[reads] - scores[claimed] >= APART:
        sentence = f"Titled “{title}” ({names[claimed]}); the work reads as {names[reads]}."
        return TitleCheck(claimed, title, reads, False, sentence)
    if shown == "neither":
        sentence = f"Titled “{title}” ({names[claimed]}); the work described shows too little of it."
        return TitleCheck(claimed, title, "", False, sentence)
    return TitleCheck(claimed, title, reads or claimed, True, f"The title “{title}” agrees with the work described.")


def present_titles(candidate: Candidate, as_of: date) -> tuple[str, ...]:
    """The titles of the latest job and of the headline, the job's first: it is a fact, the headline a wish."""
    dated = [(timeline.job_span(job, as_of), -index, job) for index, job in enumerate(candidate.jobs) if job.title]
    latest = max(dated, key=lambda item: (item[0][1] if item[0] else -1, item[1]), default=None)
    titles = [latest[2].title.value] if latest and latest[2].title else []
    if candidate.contact.headline:
        titles.append(candidate.contact.headline.value)
    return tuple(titles)


def announced(title: str, roles: Iterable[Role]) -> str:
    """The id of the role whose title words stand in a title, the longest match first; empty when none does,
    or when two roles are named at once ("AI/ML engineer")."""
    text = f" {_plain(title)} "
    found = {role.id: max((len(t) for t in map(_plain, role.titles) if f" {t} " in text), default=0) for role in roles}
    best = max(found.values(), default=0)
    winners = [role for role, length in found.items() if length == best]
    named = {role for role, pattern in _NAMED.items() if pattern.search(text)}
    if not best or len(winners) > 1 or len(named) > 1:
        return ""
    return winners[0]


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(_WORD.findall(words.fold(text)))


_NAMED = {
    AI: re.compile(r" (?:ai|ki|ia|llms?|genai|gen ai|generative) "),
    ML: re.compile(r" (?:ml|machine learning|deep learning) "),
}
"""Words that name a role's field; a title with both fields announces neither."""
