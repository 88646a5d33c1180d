from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import east_asian_width

import pytest

from matcher.candidate import Candidate, Parsed
from matcher.document import Document
from matcher.reports import terminal
from tests.reports.sample import report

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def width(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def test_every_line_fits_eighty_columns() -> None:
    shown = terminal.render(report("Maximiliane-Theodora von und zu Hohenstein-Weissenburg " * 3))

    assert max(map(width, shown.splitlines())) <= 80


def test_it_answers_first_and_says_why() -> None:
    shown = terminal.render(report())

    assert re.search(r"AI engineer +31 .*a year or more of learning away", shown)
    assert "The CV leans to AI engineer. The work shown is retrieval." in shown
    assert "“Built retrieval-augmented answers over 2 million pages with LangChain”" in shown
    assert "(page 1, shown in work)" in shown
    assert "+6.0 → 37" in shown
    assert "3 years 9 months (jobs that overlap count once)" in shown
    assert "master, a STEM subject: M.Sc., Computer Science" in shown
    assert "£75k" in shown and "Levels.fyi" in shown
    assert "Title and work disagree: Titled ML; reads as AI." in shown
    assert "White text counts nothing. (page 1)" in shown
    assert "It rates what the file shows, not who" in shown


def test_without_colour_there_is_no_control_character() -> None:
    shown = terminal.render(report("Zoë \x1b[31m\x07\u202eÅngström"))

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "\\x1b[31m\\x07\\u202e" in shown


def test_colour_changes_nothing_but_colour() -> None:
    plain, colored = terminal.render(report()), terminal.render(report(), color=True)

    assert ANSI.search(colored)
    assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


def test_text_from_a_cv_is_no_markup() -> None:
    assert "[bold]x[/bold]" in terminal.render(report("[bold]x[/bold]"))


def test_a_report_without_roles_or_person_still_prints() -> None:
    made = report()
    empty = replace(made, candidate=Candidate(), fits=(), roles=(), lean="", title_check=None, findings=())

    assert "Candidate without a readable name" in terminal.render(empty)


@pytest.mark.parametrize("color", [True, False])
def test_a_parsed_cv_shows_what_was_understood(color: bool) -> None:
    made = report()
    shown = ANSI.sub("", terminal.render_parsed(Parsed(made.document, made.candidate, made.findings), color=color))

    assert "zoe@example.org · +44 7700 900461" in shown
    assert "AI Engineer · Fernwood Labs  2023-03 – now" in shown
    assert "  • Built retrieval-augmented answers" in shown
    assert "M.Sc. · Computer Science · University of Leeds" in shown


def test_a_parsed_cv_without_a_name_says_so() -> None:
    assert terminal.render_parsed(Parsed(Document("x", "text", ()), Candidate(), ())) == "No name found\n"
