from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.candidate import (
    Candidate,
    Contact,
    Found,
    Job,
    JobKind,
    Note,
    Parsed,
    PartialDate,
    Period,
    PersonName,
    Phone,
    Place,
    Profile,
)
from matcher.document import Document, Finding, FindingCode, Line
from matcher.fit import Report
from matcher.reports import RENDERERS
from matcher.reports.blind import blind, blind_parsed, pseudonym
from tests.reports.sample import candidate, report

SECRETS = (
    "Ångström",
    "Zoë",
    "zoe@example.org",
    "900461",
    "Quay Street",
    "LS1 4AB",
    "zoe-angstrom",
    "1989",
    "Swedish",
    "Ada",
)
EXTRA = (
    "12 Quay Street, Leeds LS1 4AB",
    "Date of birth: 4 May 1989",
    "Nationality: Swedish",
    "linkedin.com/in/zoe-angstrom",
    "M.Sc. Computer Science, University of Leeds, 2009 - 2011",
    "Reference: Ada Writer, ada@example.com",
    "Mail Zoë or ZOË ÅNGSTRÖM-O'NEILL (she/her) about it",
)


def personal() -> Report:
    made = report()
    lines = made.document.lines + tuple(Line(100 + n, (text,)) for n, text in enumerate(EXTRA))
    person = candidate()
    contact = replace(
        person.contact,
        name=Found(PersonName("Zoë Ångström-O'Neill", "Zoë", "Ångström-O'Neill"), (lines[0],), "test"),
        place=Found(Place("12 Quay Street, Leeds LS1 4AB", "Leeds", street="12 Quay Street"), (lines[10],), "test"),
        profiles=(Found(Profile("linkedin.com/in/zoe-angstrom", "LinkedIn", "zoe-angstrom"), (lines[13],), "test"),),
    )
    degree = replace(person.education[0], lines=(lines[14],))
    person = replace(
        person,
        contact=contact,
        education=(degree,),
        languages=(),
        notes=(Note("reference", Found("Ada Writer", (lines[15],), "test")), Note("permit", Found("EU", (), "test"))),
    )
    return replace(
        made,
        document=replace(made.document, lines=lines, source="zoë-ångström.pdf"),
        candidate=person,
        findings=(Finding(FindingCode.HIDDEN_TEXT, "Hidden text.", text="zoe@example.org"),),
    )


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_no_format_shows_who_the_person_is(form: str) -> None:
    shown = RENDERERS[form](blind(personal()))

    assert not [secret for secret in SECRETS if secret.casefold() in shown.casefold()]
    assert "2009" not in shown
    assert "Candidate " in shown


def test_the_rating_is_the_same() -> None:
    made = personal()
    hidden = blind(made)

    assert [fit.score for fit in hidden.fits] == [fit.score for fit in made.fits]
    assert hidden.lean == made.lean
    assert "Built retrieval-augmented answers" in hidden.fits[0].contributions[0].proofs[0].line.text


def test_pictures_and_hidden_text_go() -> None:
    made = personal()
    hidden = blind(replace(made, document=replace(made.document, hidden=made.document.lines[:1])))

    assert hidden.pictures == () and hidden.document.hidden == ()


def test_the_same_document_is_the_same_candidate() -> None:
    one, other = Document("a.pdf", "pdf", (Line(0, ("x",)),)), Document("b.docx", "docx", (Line(0, ("x",)),))

    assert pseudonym(one) == pseudonym(other)
    assert pseudonym(one) != pseudonym(Document("a.pdf", "pdf", (Line(0, ("y",)),)))


def test_a_parsed_cv_keeps_no_contact_data() -> None:

    made = personal()
    shown = blind_parsed(Parsed(made.document, made.candidate, made.findings)).candidate

    assert shown.contact.emails == () and shown.contact.place is None and shown.contact.profiles == ()
    assert {note.kind for note in shown.notes} == set()


def test_a_short_name_does_not_eat_words() -> None:
    """``An`` and ``Li`` are names; ``an`` and ``like`` are not."""
    lines = (Line(0, ("Li An",)), Line(1, ("an engineer like Li",)))
    person = Candidate(Contact(name=Found(PersonName("Li An", "Li", "An"), (lines[0],), "test")))

    shown = blind_parsed(Parsed(Document("x", "text", lines), person, ()))

    assert [line.text for line in shown.document.lines] == ["[name]", "an engineer like [name]"]


def test_phones_of_any_spelling_are_taken_out() -> None:
    line = Line(0, ("Call 0113 496 0123 or +49 (0) 30 1234567",))
    person = Candidate(Contact(phones=(Found(Phone("0113 496 0123"), (line,), "test"),)))

    shown = blind_parsed(Parsed(Document("x", "text", (line,)), person, ()))

    assert shown.document.lines[0].text == "Call [phone] or [phone]"


def test_why_somebody_did_not_work_is_not_shown() -> None:
    lines = (Line(0, ("Elternkarenz", "2020 – 2021")), Line(1, ("Back from parental leave since 2021",)))
    period = Found(Period(PartialDate(2020), PartialDate(2021)), lines[:1], "test")
    pause = Job(title=Found("Elternkarenz", lines[:1], "test"), period=period, kind=JobKind.BREAK, lines=lines[:1])
    person = Candidate(summary=Found(lines[1].text, lines[1:], "test"), jobs=(pause,))

    shown = blind_parsed(Parsed(Document("x", "text", lines), person, ()))

    assert "karenz" not in repr(shown).casefold() and "parental" not in repr(shown).casefold()
    assert [job.title.value for job in shown.candidate.jobs if job.title] == ["Break"]
    assert shown.candidate.jobs[0].period is not None
