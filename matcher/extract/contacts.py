"""Who the person is and how to reach them: from the lines that are theirs, not a referee's or an employer's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from matcher.candidate import Contact, Found, Profile
from matcher.document import Document, Line
from matcher.extract import addresses, emails, headline, names, phones, profiles
from matcher.sections import Section, SectionKind

_OWN = frozenset({SectionKind.HEADER, SectionKind.CONTACT})
_ENTRIES = frozenset(
    {
        SectionKind.REFERENCES,
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
        SectionKind.PROJECTS,
        SectionKind.PUBLICATIONS,
        SectionKind.VOLUNTEER,
        SectionKind.AWARDS,
        SectionKind.CERTIFICATES,
    }
)
"""Where other people's and organisations' data stand."""

_REACH = 3
"""Lines: a contact block is seldom longer to either side of its e-mail address."""
_SHORT = 8
"""Words: longer lines are prose."""

_SITE_LABEL = re.compile(
    r"(?i)\b(?:blog|home ?page|web ?site|web|portfolio|site|webseite|sito|página|strona)\b|博客|主页|网站|个人网站"
)


def find(document: Document, sections: Sequence[Section]) -> Contact:
    """The contact data of a document, running headers and footers included."""
    own = _lines(sections, lambda kind: kind in _OWN) + _running(document)
    rest = _lines(sections, lambda kind: kind not in _OWN and kind not in _ENTRIES)
    entries = _lines(sections, lambda kind: kind in _ENTRIES and kind is not SectionKind.REFERENCES)
    mail = emails.find(own) or emails.find(rest) or emails.find(entries)[:1]
    own += _around([email.lines[0] for email in mail if email.lines[0] not in own], document)
    place = addresses.find(own) or addresses.find(rest, labelled_only=True)
    country = place.value.country if place else ""
    numbers = phones.find(own, country) or phones.find(rest, country)
    web = _profiles(own, rest)
    hints = [email.value.split("@")[0] for email in mail] + [page.value.username for page in web if page.value.username]
    name = names.find(document, sections, hints)
    # Below an e-mail address among the entries of a section, those entries follow: no headline is looked for there.
    of_entries = {line.number for line in entries}
    title = headline.find([line for line in own if line.number not in of_entries], name)
    return Contact(name, title, mail, numbers, place, web)


def _lines(sections: Sequence[Section], wanted: Callable[[SectionKind], bool]) -> list[Line]:
    lines = [line for section in sections if wanted(section.kind) for line in section.lines]
    headings = [section.heading for section in sections if section.heading is not None and wanted(section.kind)]
    # A heading "Contact: jane@example.com" holds what it announces.
    return sorted(lines + [line for line in headings if re.search(r"[@\d]", line.text)], key=lambda line: line.number)


def _around(found: Sequence[Line], document: Document) -> list[Line]:
    """Short lines beside an e-mail address that stands among other things: the rest of the contact data."""
    near = [line for line in document.lines if any(abs(line.number - other.number) <= _REACH for other in found)]
    return [line for line in near if len(line.text.split()) <= _SHORT]


def _running(document: Document) -> list[Line]:
    return [line for line in document.running if not re.search(r"©|copyright", line.text, re.IGNORECASE)]


def _profiles(own: Sequence[Line], rest: Sequence[Line]) -> tuple[Found[Profile], ...]:
    """Everything in the person's own lines; elsewhere only a person's page on a known network."""
    found = list(profiles.find(own))
    known = {page.value.network for page in found if page.value.network}
    for page in profiles.find(rest):
        own_site = page.rule == "url-printed" and _SITE_LABEL.search(page.lines[0].text) is not None
        if own_site or (page.value.network and page.value.username and page.value.network not in known):
            found.append(page)
            known.add(page.value.network)
    return tuple(found)
