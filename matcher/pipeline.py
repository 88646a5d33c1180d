"""The four steps from a file to a fit report; the only place where stages meet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matcher import extract, lexicon, readers, scoring
from matcher.candidate import Parsed
from matcher.extract import advert
from matcher.fit import JobReading, Report
from matcher.role import Role
from matcher.scoring import advert as adverts


def parse(source: readers.Source, *, as_of: date, options: readers.Options = readers.Options()) -> Parsed:
    """Read a CV and extract the candidate.

    Raises ``MatcherError``: the file cannot be read, or is not a CV.
    """
    document = readers.read(source, options)
    extraction = extract.candidate(document, as_of)
    return Parsed(document, extraction.candidate, document.findings + extraction.findings)


def fit(parsed: Parsed, roles: Sequence[Role], *, as_of: date) -> Report:
    """Rate a parsed CV against each role."""
    rating = scoring.rate(parsed.document, parsed.candidate, roles, as_of)
    return Report(
        document=parsed.document,
        candidate=parsed.candidate,
        findings=parsed.findings + rating.findings,
        roles=tuple(roles),
        fits=rating.fits,
        lean=rating.lean,
        lean_reason=rating.lean_reason,
        title_check=rating.title_check,
        as_of=as_of,
    )


def job(source: readers.Source, *, options: readers.Options = readers.Options()) -> JobReading:
    """Read a job advertisement: which role it asks for, and that as a role to rate against. Raises ``MatcherError``."""
    return adverts.read(advert.read(readers.read(source, options)), lexicon.roles())
