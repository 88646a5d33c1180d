"""Hyperlinks of a page, attached to the words that they lie on."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Box, Word
from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_view import View

Targets = list[tuple[Box, str]]
"""Rectangles and web or mail addresses."""


def targets_of(page: pdfium.PdfPage, document: pdfium.PdfDocument, view: View, number: int) -> Targets:
    """Of the page's link annotations."""
    found: Targets = []
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if length <= 1 or not raw.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        target = bytearray(length)
        raw.FPDFAction_GetURIPath(document, action, calls.start_of(target), length)
        box = Box(number, *view.edges(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
        found.append((box, target[:-1].decode("utf-8", errors="replace")))
    return found


def attach(words: Sequence[Word], targets: Sequence[tuple[Box, str]]) -> list[Word]:
    """Give each word the target of the link whose rectangle holds its middle."""
    if not targets:
        return list(words)
    areas = [(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1, target) for box, target in targets]
    top, bottom = min(area[1] for area in areas), max(area[3] for area in areas)
    return [_linked(word, areas) if top <= word.box.middle <= bottom else word for word in words]


def _linked(word: Word, areas: Sequence[tuple[float, float, float, float, str]]) -> Word:
    x, y = (word.box.x0 + word.box.x1) / 2, word.box.middle
    for x0, top, x1, bottom, target in areas:
        if x0 <= x <= x1 and top <= y <= bottom:
            return replace(word, link=target)
    return word
