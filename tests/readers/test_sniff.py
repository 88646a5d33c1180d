from __future__ import annotations

import pytest

from matcher.errors import EmptyError, UnsupportedFormatError
from matcher.readers import Source
from matcher.readers.sniff import format_of
from tests.office import docx, odt, p, zipped


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"junk before\n%PDF-1.4\n", "pdf"),
        (docx(p("Jane")), "docx"),
        (odt("<text:p>Jane</text:p>"), "odt"),
        (rb"{\rtf1 Jane}", "rtf"),
        (b"\n\n{\\rtf1 Jane}", "rtf"),
        (b"<!DOCTYPE html><p>Jane", "html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>Jane", "html"),
        (b"<!-- made by x -->\n<HTML><BODY>Jane", "html"),
        (b"<div>Jane</div>", "html"),
        (b"# Jane\n\n**Engineer**\n", "markdown"),
        (b"Jane Doe\nEngineer\n", "text"),
        (b"{curly} but no JSON", "text"),
        (b'{"basics": {"name": "Jane"}}', "jsonresume"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0....", "image"),
        (b"II*\x00....", "image"),
        (b"MM\x00*....", "image"),
        (b"RIFF....WEBPVP8 ", "image"),
    ],
)
def test_format_is_known_by_content(data: bytes, format_: str) -> None:
    assert format_of(Source("liar.exe", data)) == format_


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (zipped({"xl/workbook.xml": "x"}), "Excel"),
        (zipped({"ppt/presentation.xml": "x"}), "PowerPoint"),
        (zipped({"Index/Document.iwa": "x"}), "Export To"),
        (zipped({"META-INF/container.xml": "x"}), "e-book"),
        (zipped({"cv.pdf": "x"}), "unpack it"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "save it as PDF"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"%!PS-Adobe-3.0", "ps2pdf"),
        (b"\x7fELF\x02", "program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "SVG"),
        (b"<?xml version='1.0'?><resume/>", "XML"),
        (b"\\documentclass{article}", "LaTeX"),
        (b"\0\0\0 ftypheic", "HEIC"),
        (b"Received: from x\nMIME-Version: 1.0\nSubject: my CV\n\nHello", "mail"),
        (b"From: a@b.c\r\nSubject: x\r\n y\r\nMessage-ID: <1>\r\n\r\nHello", "mail"),
        (b"From a@b.c Mon\nFrom: a@b.c\nMessage-ID: <1>\n\nHello", "mail"),
        (zipped({"Index/CalculationEngine.iwa": "x", "Index/Document.iwa": "x"}), "Numbers"),
        (zipped({"mimetype": "application/vnd.sun.xml.writer", "content.xml": "x"}), "LibreOffice"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "MatOST".encode("utf-16-le"), "Works"),
        (b"BM\x99\0\0\0\0\0\0\0" + bytes(50), "BMP"),
        (b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
        (b"cv.txt" + bytes(251) + b"ustar" + bytes(300), "tar"),
        (b"[InternetShortcut]\nURL=https://example.org\n", "link"),
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "address card"),
        (b'{"url": "https://docs.google.com/open?id=1"}', "Download"),
        (b"%" * 5000 + b"\n\\documentclass{article}", "LaTeX"),
        (b'#set page(paper: "a4")\n= Ann', "Typst"),
        (b"\x00\x01\x02\x03" * 100, "PDF or DOCX"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, hint: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=hint) as caught:
        format_of(Source("cv.pdf", data))

    assert "\n" not in str(caught.value)
    assert caught.value.source == "cv.pdf"


def test_text_that_begins_like_a_mail_is_text() -> None:
    assert (
        format_of(Source("cv.txt", b"Name: Jane Doe\nE-Mail: jane@example.com\nPhone: 123\n\nExperience\n")) == "text"
    )


def test_empty_archives_are_empty() -> None:
    with pytest.raises(EmptyError):
        format_of(Source("cv.docx", zipped({})))
