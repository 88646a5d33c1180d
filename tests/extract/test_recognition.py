"""What is no CV is refused; what is one, however bare, is not."""

from __future__ import annotations

from datetime import date

import pytest

from matcher import extract
from matcher.errors import NotACvError
from tests.extract.build import document

AS_OF = date(2026, 11, 1)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Quillfish GmbH",
            "Invoice No. 2023-118",
            "Bill to: Mr. John Smith",
            "Total\t1,350.00 EUR",
            "info@quillfish.example",
        ),
        ("It was a bright cold day, and nobody was about.", "She went up the stairs.", "The flat was empty."),
        ("Minutes of the meeting", "Present: A. Smith, B. Jones", "The budget for 2024 was discussed at length."),
    ],
)
def test_other_documents_are_refused(texts: tuple[str, ...]) -> None:
    with pytest.raises(NotACvError, match="no trace of a CV"):
        extract.candidate(document(*texts), AS_OF)


def test_a_cv_without_headings_is_read() -> None:
    found = extract.candidate(
        document(
            "# Jo Roe",
            "jo@roe.example",
            "Engineer, Acme Labs Ltd",
            "2019 – 2021",
            "- Built the pump.",
            "Developer, Bolt Bank",
            "2015 – 2019",
            "- Kept the ledger.",
            "BSc Physics, University of Hull, 2012 – 2015",
        ),
        AS_OF,
    ).candidate

    assert [job.company.value for job in found.jobs if job.company] == ["Acme Labs Ltd", "Bolt Bank"]
    assert [degree.institution.value for degree in found.education if degree.institution] == ["University of Hull"]


def test_a_heading_alone_makes_a_cv() -> None:
    assert extract.candidate(document("# Jo Roe", "Self-taught", "EDUCATION:", "Reading"), AS_OF).candidate is not None
