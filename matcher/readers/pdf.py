"""PDF -> Document, on pdfium's text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Document, Finding, FindingCode, Line, Page, Word
from matcher.errors import CorruptError, EncryptedError, NoTextError
from matcher.layout import arrange, document_lines
from matcher.readers import Options, Source
from matcher.readers.pdf_links import attach, targets_of
from matcher.readers.pdf_shapes import bullets, shapes_of
from matcher.readers.pdf_words import Glyphs, PageText, View


_UNDIVIDED = re.compile(
    r"skia|chrom|webkit|wkhtml|qt |word|google|quartz|libreoffice|openoffice|react-pdf", re.IGNORECASE
)


def read(source: Source, options: Options) -> Document:
    """Raises ``EncryptedError``, ``CorruptError`` or ``NoTextError``."""
    document = open_pdf(source, options)
    try:
        soft_hyphens = divides_words(document)
        pages = list(_pages(document))
    finally:
        document.close()
    arranged = document_lines(pages, soft_hyphens=soft_hyphens)
    if not arranged.lines and not arranged.running:
        raise NoTextError(
            "no page has a text layer: a scan needs OCR (`pip install 'matcher[ocr]'`, then `--ocr auto`)",
            source=source.name,
        )
    findings = [
        Finding(FindingCode.PARTIAL_TEXT, f"Page {page.number} has no text.", page=page.number)
        for page, found in pages
        if not found
    ]
    return Document(
        source.name,
        "pdf",
        arranged.lines,
        tuple(page for page, _ in pages),
        running=arranged.running,
        findings=tuple(findings),
    )


def divides_words(document: pdfium.PdfDocument) -> bool:
    """Whether the program that set the text divides words at line ends by itself.

    TeX, Typst and layout programs do; browsers and, unless told to, word processors do not, so that a hyphen at the
    end of a line of theirs is part of the word.
    """
    maker = " ".join(document.get_metadata_value(key) for key in ("Producer", "Creator"))
    return not _UNDIVIDED.search(maker)


def open_pdf(source: Source, options: Options) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data, password=options.password)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedError(
                "the PDF asks for a password: give it with `--password`", source=source.name
            ) from error
        raise CorruptError("the PDF is damaged or cut off: export it again", source=source.name) from error


def _pages(document: pdfium.PdfDocument) -> Iterator[tuple[Page, list[Line]]]:
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        width, height = page.get_size()
        seen = Page(index + 1, width, height)
        view = View(page)
        shapes = shapes_of(page, view, index + 1)
        text = PageText(page, textpage, index + 1, view)
        words = [word for glyphs in text.words() if (word := _visible(glyphs, seen)) is not None]
        words = attach(words, targets_of(page, document, view, index + 1))
        lines = arrange([*words, *bullets(shapes, words)], seen)
        textpage.close()
        page.close()
        yield seen, lines


def _visible(glyphs: Glyphs, page: Page) -> Word | None:
    word, look = glyphs.word, glyphs.look
    if not word.text or look.mode == 3 or look.alpha == 0 or abs(look.angle) > 0.1 or word.style.size <= 1:
        return None
    if word.box.x1 < 0 or word.box.x0 > page.width or word.box.bottom < 0 or word.box.top > page.height:
        return None
    return word
