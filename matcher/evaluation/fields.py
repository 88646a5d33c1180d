"""One document's prediction against its truth, field by field. Both are loose JSON here: the prediction in JSON Resume
form, so that other programs' output can be measured by the same rules, the truth as the corpus has it.

A truth that is null is not printed by the document: whatever is predicted for it is ignored. ``*_alt`` are other right
answers; ``other_*`` and ``*_optional`` are neither required nor punished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from matcher.evaluation.compare import (
    address,
    digits,
    equal,
    equal_any,
    fold,
    listed,
    same_phone,
    similarity,
    squash,
)
from matcher.evaluation.tally import Entry, Tally

SAME_SUMMARY = 0.95
"""A summary is a paragraph: a stray hyphen in it is not an error."""


def contact(truth: Entry, predicted: Entry, tally: Tally) -> bool:
    """Name, e-mails, phones, addresses; whether name, e-mails and phones are all right."""
    said_basics = predicted.get("basics")
    basics: Entry = said_basics if isinstance(said_basics, dict) else {}
    right = [_name(truth, basics, tally), _emails(truth, basics, tally), _phones(truth, basics, tally)]
    _urls(truth, basics, tally)
    _place(truth, basics, tally)
    tally.value("label", truth.get("label"), basics.get("label"), equal(truth.get("label"), basics.get("label")))
    summary, said = truth.get("summary"), basics.get("summary")
    shown = said or predicted.get("summary")
    tally.value("summary", summary, shown, bool(summary) and similarity(summary, said) >= SAME_SUMMARY)
    return all(right)


def _name(truth: Entry, basics: Entry, tally: Tally) -> bool:
    said = basics.get("name")
    right = equal_any(truth.get("name"), truth.get("name_alt"), said)
    if tally.value("name", truth.get("name"), said, right) is False:
        tally.note("name", repr(truth.get("name")), "<-", repr(said))
        return False
    return True


def _emails(truth: Entry, basics: Entry, tally: Tally) -> bool:
    right = {fold(email) for email in truth.get("emails", [])}
    printed = [*listed(basics.get("email")), *listed(basics.get("emails"))]
    said = {fold(email.removeprefix("mailto:")) for email in printed if isinstance(email, str)} - {""}
    said -= {fold(email) for email in truth.get("other_emails", [])} - right
    _sets("email", right, said, tally)
    return right == said


def _sets(measure: str, right: set[str], said: set[str], tally: Tally) -> None:
    tally.add(measure, len(right & said), len(said - right), len(right - said))
    if right != said:
        tally.note(measure, "missing", sorted(right - said)[:8], "extra", sorted(said - right)[:8])


def _phones(truth: Entry, basics: Entry, tally: Tally) -> bool:
    faxes = [phone for phone in truth.get("phones", []) if phone.get("kind") == "fax"]
    left = [phone for phone in truth.get("phones", []) if phone.get("kind") != "fax"]
    ignored = faxes + [
        phone if isinstance(phone, dict) else {"printed": phone, "e164": None}
        for phone in truth.get("other_phones", [])
    ]
    printed = [*listed(basics.get("phone")), *listed(basics.get("phones"))]
    right = True
    for said in {digits(text): text for text in printed if isinstance(text, str) and digits(text)}.values():
        match = next((phone for phone in left if same_phone(phone, said)), None)
        if match:
            left.remove(match)
            tally.add("phone", right=1)
        elif not any(same_phone(phone, said) for phone in ignored):
            tally.add("phone", extra=1)
            right = False
    tally.add("phone", missing=len(left))
    if left or not right:
        tally.note("phone", [phone["printed"] for phone in truth.get("phones", [])], "<-", printed)
    return right and not left


def _urls(truth: Entry, basics: Entry, tally: Tally) -> None:
    right = {address(url) for url in truth.get("urls", [])}
    profiles = [profile.get("url") for profile in listed(basics.get("profiles")) if isinstance(profile, dict)]
    printed = [*listed(basics.get("url")), *listed(basics.get("website")), *profiles]
    free = [*truth.get("link_targets", []), *truth.get("other_urls", []), *truth.get("urls_optional", [])]
    said = {address(url) for url in printed if url}
    said -= {address(url) for url in free if isinstance(url, str)} - right
    _sets("url", right, said, tally)


def _place(truth: Entry, basics: Entry, tally: Tally) -> None:
    place = basics.get("location")
    place = place if isinstance(place, dict) else {"address": place}
    city = (truth.get("location") or {}).get("city")
    said = " ".join(str(place.get(key) or "") for key in ("address", "city", "region")).strip()
    tally.value("location.city", city, said, bool(city) and squash(city) in squash(said))


def skills(truth: Entry, predicted: Entry, tally: Tally) -> None:
    """Skills as listed, and those mentioned anywhere."""
    right = {fold(skill) for skill in truth.get("skills", [])}
    optional = {fold(skill) for skill in truth.get("skills_optional", [])} - right
    said = {fold(skill) for skill in _said_skills(predicted)} - {""} - optional
    mentioned = {fold(skill) for skill in truth.get("skills_mentioned", [])} | right
    groups = {fold(group) for group in truth.get("skill_groups", [])}
    if right:
        _sets("skills.listed", right, said, tally)
        contained = sum(_contained(skill, said) for skill in right)
        tally.add("skills.listed (contained)", contained, 0, len(right) - contained)
    extra = len(said - mentioned - groups)
    tally.add("skills.mentioned anywhere", len(mentioned & said), extra, len(mentioned - said))


def _said_skills(predicted: Entry) -> Iterable[str]:
    for skill in listed(predicted.get("skills")):
        if isinstance(skill, str):
            yield skill
            continue
        keywords = listed(skill.get("keywords"))
        yield from (word for word in keywords if isinstance(word, str)) if keywords else listed(skill.get("name"))


def _contained(skill: str, said: set[str]) -> bool:
    whole = re.compile(rf"(?<![a-z0-9]){re.escape(skill)}(?![a-z0-9+#])")
    return any(whole.search(other) for other in said)


def named(measure: str, truth_key: str, predicted_key: str, truth: Entry, predicted: Entry, tally: Tally) -> None:
    """A list of named things: languages, certificates."""
    right = {fold(entry[truth_key]) for entry in truth.get(measure, [])}
    entries = listed(predicted.get(measure))
    said = {fold(entry.get(predicted_key)) if isinstance(entry, dict) else fold(entry) for entry in entries} - {""}
    if right:
        _sets(measure, right, said, tally)
