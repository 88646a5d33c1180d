"""One page of a PDF: its words, what of them a person sees, and its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

import pypdfium2 as pdfium

from matcher.document import Box, Finding, FindingCode, Line, Page, Word
from matcher.layout import arrange, arrange_turned
from matcher.readers import Options, Source, pdf_second
from matcher.readers.pdf_hidden import Sight
from matcher.readers.pdf_links import Targets, attach, targets_of
from matcher.readers.pdf_notes import Notes, notes_of, painted_in
from matcher.readers.pdf_objects import Objects
from matcher.readers.pdf_shapes import Paint, Shape, bullets, shapes_of
from matcher.readers.pdf_view import View
from matcher.readers.pdf_words import Glyphs, PageText
from matcher.readers.visibility import WHITE

MAX_WORDS = 10_000
"""Words read of a page: a page in 4-point type, full to the edges, has about 5,000."""
MAX_OCR_PAGES = 20
"""Pages given to OCR, at two seconds each."""
UNREADABLE = re.compile("[\x00\ufffd]")
"""A glyph that no character is known for."""
_LETTER = re.compile(r"[^\W\d_]")
BROKEN_SHARE = 0.3
"""Share of words with unknown characters from which on a page counts as having no usable text."""
BAR = (150.0, 36.0)
"""Points: how wide the bar behind a heading is at least (a narrow column), and how high at most (two lines)."""
_FEW_WORDS = 5
_OUTLINES = 20
"""Painted areas from which on a page without text may show letters drawn as outlines; grounds and frames are fewer."""
_AREAS = (Paint.DOT, Paint.FILL)
_LAYERED = re.compile(rb"/(?:O|#4[fF])(?:C|#43)[\s\d/<]")
"""A form or a picture that belongs to a layer (optional content) says so in the open, whatever else is packed."""


@dataclass(frozen=True)
class PageRead:
    """What was read of one page."""

    page: Page
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    characters: int = 0
    pictures: bool = False
    painted: bool = False
    """It may show text: it has some, or pictures, or as many outlines as letters have."""
    failed: bool = False
    ocr_tried: bool = False


@dataclass
class _Text:
    visible: list[Word]
    hidden: list[Word]
    turned: list[tuple[Word, float]]
    findings: list[Finding] = field(default_factory=list)
    characters: int = 0
    pictures: bool = False
    painted: bool = False
    drawn: bool = False
    """It may show text that is no text to the file: in a picture, or as outlines."""
    rules: list[Box] = field(default_factory=list)
    """Thin lines drawn on the page."""


class PageReader:
    """Reads the pages of one open document, one after the other."""

    def __init__(self, document: pdfium.PdfDocument, source: Source, options: Options) -> None:
        self._document = document
        self._source = source
        self._options = options
        self._recognized = 0
        self._layers = _LAYERED.search(source.data) is not None

    def read(self, index: int) -> PageRead:
        try:
            page = self._document[index]
        except pdfium.PdfiumError:
            return PageRead(Page(index + 1, 0.0, 0.0), failed=True)
        try:
            view = View(page)
            targets = targets_of(page, self._document, view, index + 1)
            notes = notes_of(page)
            if notes.painted:
                page = painted_in(self._document, page, index)
            return self._read(page, Page(index + 1, view.width, view.height), view, targets, notes)
        finally:
            page.close()

    def _read(self, page: pdfium.PdfPage, seen: Page, view: View, targets: Targets, notes: Notes) -> PageRead:
        text = self._text(page, seen, view, targets)
        tried = False
        if self._wants_ocr(text):
            from matcher.readers import image

            recognized = image.words_on(page, seen, self._options)
            tried = recognized is not None
            self._recognized += tried
            if recognized and (self._options.ocr == "always" or _better(recognized, text)):
                text.visible, text.turned, text.findings = recognized, [], [image.finding(seen.number)]
        return PageRead(
            seen,
            tuple(_lines(text, seen)),
            tuple(arrange(text.hidden, seen)),
            (*text.findings, *notes.finding(seen.number)),
            text.characters,
            text.pictures,
            text.painted,
            ocr_tried=tried,
        )

    def _wants_ocr(self, text: _Text) -> bool:
        if self._options.ocr == "never" or not text.painted or self._recognized >= MAX_OCR_PAGES:
            return False
        if self._options.ocr == "always":
            return True
        broken = any(finding.code is FindingCode.BROKEN_TEXT for finding in text.findings)
        return broken or (len(text.visible) + len(text.turned) < _FEW_WORDS and text.drawn)

    def _text(self, page: pdfium.PdfPage, seen: Page, view: View, targets: Targets) -> _Text:
        number = seen.number
        objects = Objects(page)
        shapes = shapes_of(objects, view, number)
        rules = [shape.box for shape in shapes if shape.paint is Paint.RULE or _is_bar(shape)]
        textpage = page.get_textpage()
        try:
            layer = PageText(textpage, number, view)
            glyphs = list(islice(layer.words(), MAX_WORDS + 1))
        finally:
            textpage.close()
        findings = []
        if len(glyphs) > MAX_WORDS:
            findings.append(_limit(number))
        glyphs, claims = self._settled(glyphs[:MAX_WORDS])
        visible, hidden = Sight(page, seen, view, shapes, objects, self._layers).parted(glyphs)
        upright = [item.word for item in visible if not item.look.turned]
        words = attach(upright, targets)
        words, broken = _mended(words, number)
        findings.extend(broken)
        pictures = any(shape.paint is Paint.PICTURE for shape in shapes)
        drawn = pictures or sum(shape.paint in _AREAS for shape in shapes) >= _OUTLINES
        return _Text(
            [*words, *bullets(shapes, words)],
            [item.word for item in (*hidden, *claims)],
            [(item.word, item.look.angle) for item in visible if item.look.turned],
            findings,
            len(layer.text),
            pictures,
            drawn or bool(glyphs),
            drawn,
            rules,
        )

    def _settled(self, glyphs: list[Glyphs]) -> tuple[list[Glyphs], list[Glyphs]]:
        claims: list[Glyphs] = []
        if pdf_second.doubtful(glyphs):
            glyphs, claims = pdf_second.settled(glyphs, self._source.data, self._options.password)
        # What remains unknown may be a whole word of control codes: it has a box, and nothing to read.
        return [item for item in glyphs if item.word.text], [item for item in claims if item.word.text]


def _is_bar(shape: Shape) -> bool:
    """A coloured bar across a column, as headings stand on."""
    flat = shape.box.height <= BAR[1] and shape.box.width >= BAR[0]
    return shape.paint is Paint.FILL and flat and shape.color != WHITE


def _limit(number: int) -> Finding:
    return Finding(
        FindingCode.LIMIT_REACHED, f"Only the first {MAX_WORDS} words of page {number} were read.", page=number
    )


def _better(recognized: list[Word], text: _Text) -> bool:
    """A page with few written words may have no others; broken ones are worth nothing."""
    broken = any(finding.code is FindingCode.BROKEN_TEXT for finding in text.findings)
    return broken or len(recognized) > len(text.visible)


def _lines(text: _Text, seen: Page) -> list[Line]:
    if not text.turned:
        return arrange(text.visible, seen, text.rules)
    return arrange_turned([*((word, 0.0) for word in text.visible), *text.turned], seen)


def _mended(words: list[Word], number: int) -> tuple[list[Word], list[Finding]]:
    """The words without unknown characters; a finding when there are many."""
    if not UNREADABLE.search("".join([word.text for word in words])):
        return words, []
    bad = [word for word in words if UNREADABLE.search(word.text) and _LETTER.search(word.text)]
    cleaned = [replace(word, text=UNREADABLE.sub("", word.text)) for word in _with_bullets(words)]
    cleaned = [word for word in cleaned if word.text]
    if len(bad) < max(3, BROKEN_SHARE * len(words)):
        return cleaned, []
    sample = " ".join(UNREADABLE.sub("\ufffd", word.text) for word in bad[:12])
    message = f"{len(bad)} words of page {number} have letters without a character map."
    return cleaned, [Finding(FindingCode.BROKEN_TEXT, message, page=number, text=sample)]


def _with_bullets(words: list[Word]) -> list[Word]:
    """Single unknown glyphs that stand below one another are the bullets of a list."""
    lone = Counter(round(word.box.x0) for word in words if UNREADABLE.fullmatch(word.text))
    return [
        replace(word, text="•") if UNREADABLE.fullmatch(word.text) and lone[round(word.box.x0)] > 1 else word
        for word in words
    ]


__all__ = ["Glyphs", "PageRead", "PageReader"]
