from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode
from matcher.readers import Source, read
from tests.office import OFFICE, docx, p, relationships

CHUNK = f'<w:altChunk xmlns:r="{OFFICE}" r:id="r5"/>'
DIAGRAM = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><d:relIds "
    'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="r6"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def with_chunk(name: str, content: bytes | str) -> Document:
    parts = {f"word__{name}": content, **relationships({"r5": ("aFChunk", name)})}
    return read(Source("cv.docx", docx(p("Ann Example") + CHUNK + p("Kept the books"), **parts)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><p>Shop manager in Ghent</p><p style='display:none'>secret</p></html>"),
        ("a.rtf", r"{\rtf1 Shop manager in Ghent\par {\v secret}}"),
        ("a.docx", docx(p("Shop manager in Ghent") + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"))),
        ("a.txt", "Shop manager in Ghent"),
    ],
)
def test_a_chunk_in_another_format_is_read_where_it_stands(name: str, content: bytes | str) -> None:
    found = with_chunk(name, content)

    assert found.text == "Ann Example\nShop manager in Ghent\nKept the books"
    assert [line.text for line in found.hidden] == ([] if name == "a.txt" else ["secret"])


def test_a_chunk_that_cannot_be_read_is_told() -> None:
    found = with_chunk("a.bin", b"MZ\x90\x00" + bytes(200))

    assert found.text == "Ann Example\nKept the books"
    assert [finding.code for finding in found.findings] == [FindingCode.PARTIAL_TEXT]


def test_chunks_within_chunks_are_not_followed_but_told() -> None:
    inner = docx(
        p("Shop manager") + CHUNK, **{"word__b.html": "<p>deeper</p>", **relationships({"r5": ("aFChunk", "b.html")})}
    )
    found = with_chunk("a.docx", inner)

    assert "deeper" not in found.text
    assert "Shop manager" in found.text
    assert [finding.code for finding in found.findings] == [FindingCode.PARTIAL_TEXT]


def test_the_words_of_a_diagram_are_read() -> None:
    spaces = (
        'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    points = "".join(
        f'<d:pt type="{sort}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>'
        for sort, text in (("node", "Plans"), ("pres", "not this"), ("node", "Builds"))
    )
    data = f"<d:dataModel {spaces}><d:ptLst>{points}</d:ptLst></d:dataModel>"
    parts = {"word__diagrams__data1.xml": data, **relationships({"r6": ("diagramData", "diagrams/data1.xml")})}
    found = read(Source("cv.docx", docx(p("Ann Example") + DIAGRAM + p("Kept the books"), **parts)))

    assert found.text.split("\n") == ["Ann Example", "Plans", "Builds", "Kept the books"]
