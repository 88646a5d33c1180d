"""PDF -> Document: pdfium's text layer, arranged by ``layout``; pages without usable text go to OCR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Document, Finding, FindingCode, Line
from matcher.errors import CorruptError, EncryptedError, MatcherError, NoTextError, TooLargeError
from matcher.layout import document_lines, torn
from matcher.readers import Options, Source
from matcher.readers.pdf_calls import start_of
from matcher.readers.pdf_findings import findings_of
from matcher.readers.pdf_page import PageRead, PageReader
from matcher.readers.visibility import hidden_findings

MAX_PAGES = 400
"""Pages read; the longest academic CV of 207 public ones has 31."""
REFUSED_PAGES = 5_000
"""From here on it is no CV, whatever it says."""
MAX_CHARACTERS = 2_000_000
"""Characters read: 400 full pages of a CV have about 1.2 million."""
_UNDIVIDED = re.compile(
    r"skia|chrom|webkit|wkhtml|qt |word|google|quartz|libreoffice|openoffice|react-pdf", re.IGNORECASE
)
OCR_HINT = "OCR reads scans: `pip install 'matcher[ocr]'` and tesseract, then `--ocr auto`"


def read(source: Source, options: Options) -> Document:
    """Raises ``EncryptedError``, ``CorruptError``, ``TooLargeError`` or ``NoTextError``."""
    document = open_pdf(source, options)
    try:
        count = len(document)
        if count > REFUSED_PAGES:
            raise TooLargeError(f"it has {count} pages: give the CV alone", source=source.name)
        soft_hyphens = divides_words(document)
        findings = list(findings_of(document))
        pages = list(_pages(document, source, options, count))
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise _nothing_read(pages, source, options)
    arranged = document_lines([(page.page, page.lines) for page in pages], soft_hyphens=soft_hyphens)
    hidden = tuple(replace(line, number=n) for n, line in enumerate(line for page in pages for line in page.hidden))
    return Document(
        source.name,
        "pdf",
        arranged.lines,
        tuple(page.page for page in pages),
        running=arranged.running,
        hidden=hidden,
        findings=(*_page_findings(pages, count), *findings, *_hidden(hidden), *_guessed(arranged.lines)),
    )


def open_pdf(source: Source, options: Options) -> pdfium.PdfDocument:
    """Raises ``EncryptedError`` or ``CorruptError``."""
    try:
        document = pdfium.PdfDocument(source.data, password=options.password)
        if len(document):
            return document
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise _locked(source, options) from error
        raise CorruptError("the PDF is damaged or cut off: export or send it again", source=source.name) from error
    raise CorruptError("the PDF has no pages that can be read: export it again", source=source.name)


def _locked(source: Source, options: Options) -> EncryptedError:
    if options.password:
        return EncryptedError("the password does not open the PDF: check it", source=source.name)
    return EncryptedError("the PDF is locked: give its password with `--password`", source=source.name)


def divides_words(document: pdfium.PdfDocument) -> bool:
    """Whether the program that set the text divides words at line ends by itself.

    TeX, Typst and layout programs do; browsers and, unless told to, word processors do not, so that a hyphen at the
    end of a line of theirs is part of the word.
    """
    maker = " ".join(_said(document, key) for key in (b"Producer", b"Creator"))
    return not _UNDIVIDED.search(maker)


def _said(document: pdfium.PdfDocument, key: bytes) -> str:
    """A field of the document's information; pypdfium2 makes an array type for each."""
    length = raw.FPDF_GetMetaText(document, key, None, 0)
    if length <= 2:
        return ""
    buffer = bytearray(length)
    raw.FPDF_GetMetaText(document, key, start_of(buffer), length)
    return buffer[: length - 2].decode("utf-16-le", errors="replace")


def _pages(document: pdfium.PdfDocument, source: Source, options: Options, count: int) -> Iterator[PageRead]:
    reader = PageReader(document, source, options)
    characters = 0
    for index in range(min(count, MAX_PAGES)):
        page = reader.read(index)
        characters += page.characters
        yield page
        if characters > MAX_CHARACTERS:
            return


def _nothing_read(pages: list[PageRead], source: Source, options: Options) -> MatcherError:
    if pages and all(page.failed for page in pages):
        return CorruptError("no page of the PDF can be read: export it again", source=source.name)
    if b"%%EOF" not in source.data[-2048:] and not any(page.pictures for page in pages):
        return CorruptError("the PDF is cut off: export or send it again", source=source.name)
    if any(page.hidden for page in pages):
        return NoTextError(
            "a person sees no text in it (what there is is hidden): export the CV again", source=source.name
        )
    if options.ocr != "never" and any(page.ocr_tried for page in pages):
        return NoTextError(
            "OCR found no text on its pages: give a sharper scan, or the CV's own file", source=source.name
        )
    if not any(page.painted for page in pages):
        return NoTextError("its pages are blank: export the CV again", source=source.name)
    return NoTextError(f"no page has a text layer. {OCR_HINT}", source=source.name)


def _page_findings(pages: list[PageRead], count: int) -> Iterator[Finding]:
    for page in pages:
        yield from page.findings
    yield from _partial([page for page in pages if page.failed], "cannot be read")
    silent = [page for page in pages if not page.failed and not page.lines and page.painted]
    yield from _partial(silent, f"without text that can be read. {OCR_HINT}")
    if len(pages) < count:
        message = f"Only the first {len(pages)} of {count} pages were read."
        yield Finding(FindingCode.LIMIT_REACHED, message, page=len(pages))


def _guessed(lines: tuple[Line, ...]) -> Iterator[Finding]:
    for number in torn(lines):
        message = f"Text of page {number} breaks off at the end of a column: it may be read in a wrong order."
        yield Finding(FindingCode.COLUMNS_GUESSED, message, page=number)


def _partial(pages: list[PageRead], what: str) -> Iterator[Finding]:
    """One finding for all pages with the same trouble."""
    numbers = [page.page.number for page in pages]
    if numbers:
        named = f"Page {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} pages from page {numbers[0]} on"
        yield Finding(FindingCode.PARTIAL_TEXT, f"{named}: {what}.", page=numbers[0])


def _hidden(hidden: tuple[Line, ...]) -> Iterator[Finding]:
    """One finding a page, with its place."""
    for number in sorted({line.page for line in hidden}):
        lines = [line for line in hidden if line.page == number]
        boxes = [line.box for line in lines if line.box]
        box = boxes[0] if boxes else None
        for other in boxes[1:]:
            box = box.union(other) if box else other
        yield from (replace(finding, page=number, box=box) for finding in hidden_findings(lines))
