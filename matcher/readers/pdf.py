"""PDF -> Document, on pdfium's text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Document, Finding, FindingCode, Line, Page, Word
from matcher.errors import CorruptError, EncryptedError, NoTextError
from matcher.layout import arrange, document_lines
from matcher.readers import Options, Source
from matcher.readers.pdf_links import attach, targets_of
from matcher.readers.pdf_words import Glyphs, words_of

_ICONS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u202a-\u202e]")


def read(source: Source, options: Options) -> Document:
    """Raises ``EncryptedError``, ``CorruptError`` or ``NoTextError``."""
    document = open_pdf(source, options)
    try:
        pages = list(_pages(document))
    finally:
        document.close()
    lines = document_lines(lines for _, lines in pages)
    if not lines:
        raise NoTextError(
            "no page has a text layer: a scan needs OCR (`pip install 'matcher[ocr]'`, then `--ocr auto`)",
            source=source.name,
        )
    findings = [
        Finding(FindingCode.PARTIAL_TEXT, f"Page {page.number} has no text.", page=page.number)
        for page, found in pages
        if not found
    ]
    return Document(source.name, "pdf", lines, tuple(page for page, _ in pages), findings=tuple(findings))


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
        words = [word for glyphs in words_of(page, textpage, index + 1) if (word := _visible(glyphs, seen)) is not None]
        lines = arrange(attach(words, targets_of(page, document, index + 1)), seen)
        textpage.close()
        page.close()
        yield seen, lines


def _visible(glyphs: Glyphs, page: Page) -> Word | None:
    word, look = glyphs.word, glyphs.look
    text = _ICONS.sub("", word.text)
    if not text or look.mode == 3 or look.alpha == 0 or abs(look.angle) > 0.1 or word.style.size <= 1:
        return None
    if word.box.x1 < 0 or word.box.x0 > page.width or word.box.bottom < 0 or word.box.top > page.height:
        return None
    return word if text == word.text else replace(word, text=text)
