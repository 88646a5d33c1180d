from __future__ import annotations

import pytest

from matcher.candidate import Candidate, Degree, DegreeLevel, Evidence
from matcher.document import Line
from matcher.fit import Contribution, Proof
from matcher.reports import RENDERERS, wording
from tests.reports.sample import report


@pytest.mark.parametrize(
    ("months", "words"), [(0, "none found"), (1, "1 month"), (12, "1 year"), (27, "2 years 3 months")]
)
def test_durations_read_as_people_say_them(months: int, words: str) -> None:
    assert wording.duration(months) == words


def test_each_line_is_quoted_once_with_its_strongest_evidence() -> None:
    line, other = Line(3, ("Built RAG",)), Line(9, ("RAG",))
    proofs = (
        Proof(other, "RAG", Evidence.LISTED),
        Proof(line, "RAG", Evidence.CLAIMED),
        Proof(line, "RAG", Evidence.WORK),
    )
    part = Contribution("rag", "RAG", 1.0, 2.0, "", proofs)

    assert [(proof.line.number, proof.evidence) for proof in wording.quotes(part)] == [
        (3, Evidence.WORK),
        (9, Evidence.LISTED),
    ]
    assert wording.strongest(part) == "shown in work"


def test_a_long_line_is_quoted_around_the_words_that_count() -> None:
    line = Line(0, ("a " * 300 + "LangChain" + " b" * 300,))
    quote = wording.excerpt(Proof(line, "LangChain", Evidence.WORK))

    assert "LangChain" in quote
    assert quote.startswith("…") and quote.endswith("…")
    assert len(quote) <= wording.MOST_QUOTED + 2


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_reports_say_why_the_maxima_are_more_than_a_hundred(form: str) -> None:
    shown = " ".join(RENDERERS[form](report()).split())

    assert wording.MAXIMA in shown


def test_a_degree_that_is_not_finished_is_not_called_completed() -> None:
    running = Degree(level=DegreeLevel.MASTER, stem=True, status="expected")
    rows = dict(wording.background(Candidate(education=(running,))))

    assert rows["Highest degree"] == "master, not completed yet, a STEM subject"
