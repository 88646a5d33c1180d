"""A rating that may be low for the language of the CV alone is not given as a fact."""

from __future__ import annotations

import pytest

from matcher.candidate import Candidate
from matcher.document import FindingCode
from matcher.scoring import coverage


@pytest.mark.parametrize("language", ["zh", "nl", "pl", "it", "sv"])
def test_languages_with_few_phrases_are_named(language: str) -> None:
    (finding,) = coverage.findings(Candidate(language=language))

    assert finding.code is FindingCode.LANGUAGE_COVERAGE
    assert f"({language})" in finding.message


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", ""])
def test_known_languages_need_no_warning(language: str) -> None:
    assert coverage.findings(Candidate(language=language)) == ()
