"""What a person does not see of a file counts for nothing, whatever its format, and what is seen stays.

(PDF: ``test_pdf_hidden.py``.)
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.document import Document, FindingCode
from matcher.readers import Source, read
from tests import hiding_markup as markup
from tests import hiding_word as word
from tests.hiding_markup import PLAIN, SECRET

Trick = str | tuple[str, str] | tuple[str, dict[str, str]]
MAKERS: dict[str, Callable[..., bytes]] = {
    "html": markup.html,
    "rtf": markup.rtf,
    "odt": markup.document,
    "docx": word.document,
}


def document(format_: str, trick: Trick) -> Document:
    make = MAKERS[format_]
    return read(Source("cv", make(trick) if isinstance(trick, str) else make(*trick)))


def cases(kind: str) -> list[object]:
    found = []
    for format_ in MAKERS:
        tricks = getattr(word if format_ == "docx" else markup, f"{format_.upper()}_{kind}")
        found += [pytest.param(format_, trick, id=f"{format_}: {name}") for name, trick in tricks.items()]
    return found


@pytest.mark.parametrize("name", word.DOCX_UNTOLD)
def test_stuffed_properties_are_said_in_a_finding(name: str) -> None:
    found = document("docx", word.DOCX_UNTOLD[name])

    assert found.text.split("\n") == list(PLAIN)
    assert [finding.code for finding in found.findings] == [FindingCode.HIDDEN_TEXT]


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("format_", "trick"), cases("HIDDEN"))
def test_hidden_words_are_kept_apart(format_: str, trick: Trick) -> None:
    found = document(format_, trick)

    assert letters(SECRET) not in letters(found.text)
    assert letters(SECRET) in letters("".join(line.text for line in found.hidden))
    assert FindingCode.HIDDEN_TEXT in {finding.code for finding in found.findings}
    assert all(line in found.text for line in PLAIN)


@pytest.mark.parametrize(("format_", "trick"), cases("SILENT"))
def test_what_is_no_text_of_the_page_is_not_read(format_: str, trick: Trick) -> None:
    found = document(format_, trick)

    assert letters(SECRET) not in letters(found.text)
    assert all(line in found.text for line in PLAIN)


@pytest.mark.parametrize(("format_", "trick"), cases("SEEN"))
def test_seen_words_stay(format_: str, trick: Trick) -> None:
    found = document(format_, trick)

    assert letters(SECRET) in letters(" ".join(line.text for line in (*found.lines, *found.running)))
    assert not found.hidden
    assert not found.findings or format_ == "html"
