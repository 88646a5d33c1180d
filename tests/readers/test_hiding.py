"""What a person does not see of a file counts for nothing, whatever its format, and what is seen stays.

(PDF: ``test_pdf_hidden.py``.)
"""

from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode
from matcher.readers import Source, read
from tests import hiding_markup as markup
from tests.hiding_markup import PLAIN, SECRET

MAKERS = {"html": markup.html, "rtf": markup.rtf, "odt": markup.document}


def document(format_: str, trick: str | tuple[str, str]) -> Document:
    make = MAKERS[format_]
    return read(Source("cv", make(trick) if isinstance(trick, str) else make(*trick)))


def cases(kind: str) -> list[object]:
    found = []
    for format_ in MAKERS:
        tricks = getattr(markup, f"{format_.upper()}_{kind}")
        found += [pytest.param(format_, trick, id=f"{format_}: {name}") for name, trick in tricks.items()]
    return found


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("format_", "trick"), cases("HIDDEN"))
def test_hidden_words_are_kept_apart(format_: str, trick: str | tuple[str, str]) -> None:
    found = document(format_, trick)

    assert letters(SECRET) not in letters(found.text)
    assert letters(SECRET) in letters("".join(line.text for line in found.hidden))
    assert FindingCode.HIDDEN_TEXT in {finding.code for finding in found.findings}
    assert all(line in found.text for line in PLAIN)


@pytest.mark.parametrize(("format_", "trick"), cases("SILENT"))
def test_what_is_no_text_of_the_page_is_not_read(format_: str, trick: str | tuple[str, str]) -> None:
    found = document(format_, trick)

    assert letters(SECRET) not in letters(found.text)
    assert all(line in found.text for line in PLAIN)


@pytest.mark.parametrize(("format_", "trick"), cases("SEEN"))
def test_seen_words_stay(format_: str, trick: str | tuple[str, str]) -> None:
    found = document(format_, trick)

    assert letters(SECRET) in letters(found.text)
    assert not found.hidden
    assert not found.findings or format_ == "html"
