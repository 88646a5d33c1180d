"""What a person does not see of a PDF counts for nothing, and is told; what looks like it and is seen stays."""

from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode
from matcher.readers import Options, Source
from matcher.readers.pdf import read
from tests.hiding_pdf import HIDDEN, NOISE, PLAIN, SECRET, SEEN, SILENT, UNTOLD, I, Trick, made
from tests.pdf_builder import pdf, text


def document(trick: Trick) -> Document:
    return read(Source("cv.pdf", made(trick)), Options(ocr="never"))


def codes(found: Document) -> set[FindingCode]:
    return {finding.code for finding in found.findings}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_words_are_kept_apart(name: str) -> None:
    found = document(HIDDEN[name])
    hidden = "".join(line.text for line in found.hidden)

    assert found.text.split("\n")[: len(PLAIN)] == list(PLAIN)
    assert not set(SECRET.split()) & set(found.text.split())
    assert SECRET.replace(" ", "") in hidden.replace(" ", "")
    assert codes(found) == {FindingCode.HIDDEN_TEXT}


@pytest.mark.parametrize("name", UNTOLD)
def test_words_off_the_pages_are_said_in_a_finding(name: str) -> None:
    found = document(UNTOLD[name])

    assert found.text.split("\n") == list(PLAIN)
    assert codes(found) == {FindingCode.HIDDEN_TEXT}


@pytest.mark.parametrize("name", SILENT)
def test_words_without_any_width_are_not_read(name: str) -> None:
    assert document(SILENT[name]).text.split("\n") == list(PLAIN)


@pytest.mark.parametrize("name", SEEN)
def test_seen_words_stay(name: str) -> None:
    found = document(SEEN[name])

    assert found.text.split("\n") == [*PLAIN, SECRET]
    assert not found.findings


def test_doubtful_words_far_apart_are_judged_each_in_its_place() -> None:
    half = "q /G gs " + text(72, 300, "Seen above") + text(400, 760, "Seen below") + "Q\n"
    white = text(72, 550, SECRET, color="1 g")
    found = document(Trick(half + white, "/ExtGState<</G 20 0 R>>", objects=(b"<</ca .5>>",)))

    assert found.text.split("\n") == [*PLAIN, "Seen above", "Seen below"]
    assert [line.text for line in found.hidden] == [SECRET]


def test_the_text_layer_of_a_scan_is_read_and_one_beside_painted_words_is_not() -> None:
    scan = "q 595 0 0 842 0 0 cm /I Do Q\n"
    layer = (
        "".join(f"BT 3 Tr /F1 10 Tf 72 {700 - 20 * n} Td (Row of a scanned page) Tj ET\n" for n in range(9)) + "0 Tr\n"
    )
    alone = read(Source("cv.pdf", pdf(scan + layer, objects=(NOISE,), resources=I)), Options(ocr="never"))

    assert alone.text.split("\n")[3] == "Row of a scanned page"
    assert document(Trick(scan + layer, I, objects=(NOISE,), before=True)).text.split("\n") == list(PLAIN)
