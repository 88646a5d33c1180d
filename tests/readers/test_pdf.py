from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode, LineKind
from matcher.errors import CorruptError, NoTextError, TooLargeError
from matcher.readers import Options, Source
from matcher.readers.pdf import read
from tests.pdf_builder import HEIGHT, Sheet, box, disc, lines, pdf, text

PICTURE = "q 400 0 0 400 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI Q"
NO_OCR = Options(ocr="never")


def document(*pages: Sheet | str, **more: object) -> Document:
    return read(Source("cv.pdf", pdf(*pages, **more)), NO_OCR)  # type: ignore[arg-type]


def codes(found: Document) -> list[FindingCode]:
    return [finding.code for finding in found.findings]


def test_words_have_places_fonts_and_weights() -> None:
    found = document(text(72, 100, "Ann Example", 18, font="F2") + text(72, 120, "Engineer in Ghent"))

    first, second = found.lines
    assert (first.text, second.text) == ("Ann Example", "Engineer in Ghent")
    assert first.style.bold
    assert first.style.size == 18
    assert not second.style.bold
    assert first.box is not None
    assert first.box.x0 == pytest.approx(72, abs=2)
    assert first.box.top < 100 < first.box.bottom


def test_a_link_belongs_to_the_words_that_it_lies_on() -> None:
    found = document(Sheet(text(72, 100, "My code and my mail"), links=[(88, 90, 112, 104, "https://example.org/ann")]))

    assert found.lines[0].links == ("https://example.org/ann",)
    assert [word.text for word in found.lines[0].words if word.link] == ["code"]


def test_a_rotated_page_is_read_as_it_is_seen() -> None:
    turned = "\n".join(f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * n} 100 Tm (Row number {n}) Tj ET" for n in range(4))
    found = document(Sheet(turned, rest="/Rotate 90"))

    assert [row.text for row in found.lines] == [f"Row number {n}" for n in range(4)]
    assert found.pages[0].width == HEIGHT


def test_a_page_lying_on_its_side_is_read_and_keeps_its_places() -> None:
    turned = "\n".join(f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * n} 100 Tm (Row number {n}) Tj ET" for n in range(4))
    found = document(turned)

    assert [row.text for row in found.lines] == [f"Row number {n}" for n in range(4)]
    assert found.lines[0].box is not None
    assert found.lines[0].box.height > found.lines[0].box.width


def test_a_turned_label_comes_after_upright_text() -> None:
    label = "BT /F1 10 Tf 0 1 -1 0 30 300 Tm (SIDE LABEL) Tj ET"

    assert document(label + text(72, 100, "Upright text of the page")).text.split("\n") == [
        "Upright text of the page",
        "SIDE LABEL",
    ]


def test_letters_set_far_apart_are_words() -> None:
    assert (
        document(text(72, 100, "EXPERIENCE", extra="4 Tc") + text(72, 130, "Text below")).lines[0].text == "EXPERIENCE"
    )
    assert document(text(72, 100, "E X P E R I E N C E") + text(72, 130, "Text")).lines[0].text == "EXPERIENCE"


def test_text_without_space_characters_gets_them_from_the_gaps() -> None:
    content = "BT /F1 10 Tf 1 0 0 1 72 700 Tm [(Built)-250(the)-190(ranking)-200(service)] TJ ET"

    assert document(content).text == "Built the ranking service"


def test_discs_painted_before_lines_are_bullets() -> None:
    rows = ["Built the ranking service", "Mentored two juniors"]
    found = document(lines(90, 100, rows) + "\n" + "\n".join(disc(80, 97 + 14 * n) for n in range(2)))

    assert [row.kind for row in found.lines] == [LineKind.BULLET, LineKind.BULLET]
    assert [row.text for row in found.lines] == rows


def test_dingbats_are_bullets_whatever_letter_they_hide_under() -> None:
    found = document(text(72, 100, "n", font="F4") + text(84, 100, "Built the ranking service"))

    assert found.lines[0].kind is LineKind.BULLET
    assert found.lines[0].text == "Built the ranking service"


def test_a_divided_word_is_whole() -> None:
    found = document(
        lines(72, 100, ["Responsible for the develop-", "ment of the shop"]), info="/Producer(pdfTeX-1.40)"
    )

    assert found.lines[0].text == "Responsible for the development"


def test_a_program_that_does_not_divide_words_means_its_hyphens() -> None:
    found = document(lines(72, 100, ["Ran a latency of sub-", "millisecond order"]), info="/Producer(Skia/PDF m120)")

    assert found.lines[0].text == "Ran a latency of sub-millisecond"


@pytest.mark.parametrize(
    "hidden",
    [
        text(72, 200, "llm rag mcp agents", color="1 g"),
        text(72, 200, "llm rag mcp agents", size=0.8),
        text(-400, 200, "llm rag mcp agents"),
        text(72, 200, "llm rag mcp agents", extra="3 Tr"),
        text(72, 200, "llm rag mcp agents") + box(60, 185, 300, 30, "1 g"),
        "/G gs " + text(72, 200, "llm rag mcp agents"),
        box(60, 185, 300, 30, "0 g") + text(72, 200, "llm rag mcp agents", color="0 g"),
    ],
    ids=["white on white", "tiny", "off the page", "invisible mode", "covered", "transparent", "black on black"],
)
def test_what_a_person_cannot_see_is_kept_apart(hidden: str) -> None:
    found = document(text(72, 100, "Shop manager in Ghent") + hidden, resources="/ExtGState<</G<</ca 0>>>>")

    assert found.text == "Shop manager in Ghent"
    assert "".join(row.text for row in found.hidden).replace(" ", "") == "llmragmcpagents"
    assert codes(found) == [FindingCode.HIDDEN_TEXT]
    assert found.findings[0].page == 1
    assert found.findings[0].box is not None


def test_white_text_on_a_dark_ground_is_seen() -> None:
    found = document(box(40, 80, 200, 200, "0.1 0.2 0.3 rg") + text(60, 120, "Contact data", color="1 g"))

    assert found.text == "Contact data"
    assert not found.findings


def test_what_is_painted_counts_and_not_what_the_file_claims() -> None:
    claim = "/Span <</ActualText (Engineer of language models)>> BDC\n" + text(72, 120, "Shop manager at Foo") + "\nEMC"
    found = document(text(72, 100, "Ann Example") + "\n" + claim)

    assert found.text == "Ann Example\nShop manager at Foo"
    assert found.hidden[0].text == "Engineer of language models"
    assert codes(found) == [FindingCode.HIDDEN_TEXT]


def test_a_page_of_a_picture_alone_is_refused_with_what_to_do() -> None:
    with pytest.raises(NoTextError, match="ocr"):
        document(PICTURE)


def test_a_blank_file_is_refused() -> None:
    with pytest.raises(NoTextError, match="blank"):
        document("")


def test_a_page_without_text_among_others_is_told() -> None:
    found = document(text(72, 100, "Ann Example in Ghent"), PICTURE, box(0, 0, 595, 842, "0.9 g"))

    assert codes(found) == [FindingCode.PARTIAL_TEXT]
    assert found.findings[0].page == 2


@pytest.mark.parametrize("data", [b"%PDF-1.7\nrubbish", b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(CorruptError, match="again"):
        read(Source("cv.pdf", data), NO_OCR)


def test_a_file_cut_off_in_the_middle_is_refused_or_read_but_never_empty() -> None:
    whole = pdf(*[lines(72, 100, ["Ann Example in Ghent"] * 20)] * 3)
    for share in (0.2, 0.5, 0.8):
        try:
            found = read(Source("cv.pdf", whole[: int(share * len(whole))]), NO_OCR)
        except (CorruptError, NoTextError):
            continue
        assert found.text


def test_too_many_pages_are_refused_and_many_are_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    from matcher.readers import pdf as module

    monkeypatch.setattr(module, "MAX_PAGES", 2)
    found = document(*[text(72, 100, f"Page number {n} of many") for n in range(4)])
    assert codes(found) == [FindingCode.LIMIT_REACHED]
    assert len(found.pages) == 2

    monkeypatch.setattr(module, "REFUSED_PAGES", 3)
    with pytest.raises(TooLargeError):
        document(*[text(72, 100, "One of many pages")] * 4)


def test_reading_twice_gives_the_same() -> None:
    sheet = lines(72, 100, ["Ann Example", "Engineer", "• Built things"]) + box(300, 50, 100, 100, "0.9 g")

    assert document(sheet) == document(sheet)
