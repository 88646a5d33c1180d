"""Whether work can be recognised in the language of a CV."""

from __future__ import annotations

from matcher.candidate import Candidate
from matcher.document import Finding, FindingCode

COVERED = frozenset(("en", "de", "fr", "es", "pt"))
"""Languages in which the two main roles of ``data/roles`` have phrases of their own for each of their main
competencies. Of others they have a few at most, and recognise mainly the English names of tools and methods."""


def findings(candidate: Candidate) -> tuple[Finding, ...]:
    """A rating that may be low for the language alone is named as such."""
    if not candidate.language or candidate.language in COVERED:
        return ()
    message = (
        f"Few or none of the phrases that show work are known in the language of this CV ({candidate.language}): its "
        "ratings are likely too low. A low one says nothing before somebody has read the CV, or an English version of "
        "it has been rated."
    )
    return (Finding(FindingCode.LANGUAGE_COVERAGE, message),)
