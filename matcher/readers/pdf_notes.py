"""Annotations: what they paint over a page belongs to it (filled-in forms, typed notes, stamps); the rest is told."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Finding, FindingCode
from matcher.readers.visibility import STUFFED

MAX_NOTES = 1_000
"""Looked at on a page; a form of four pages has some 200."""
_SILENT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Notes:
    """What the annotations of one page are."""

    painted: bool = False
    """One of them paints something over the page."""
    unseen: str = ""
    """Text that only whoever opens a note reads, or nobody."""

    def finding(self, number: int) -> tuple[Finding, ...]:
        """A few words of a note are usual; more are there for a machine."""
        if len(self.unseen) <= STUFFED:
            return ()
        message = f"Notes on page {number} hold {len(self.unseen)} characters that no reader sees; they were left out."
        return (Finding(FindingCode.HIDDEN_TEXT, message, page=number, text=self.unseen[:_SAMPLE]),)


_NONE = Notes()


def notes_of(page: pdfium.PdfPage) -> Notes:
    count = raw.FPDFPage_GetAnnotCount(page)
    if not count:
        return _NONE
    painted, unseen = False, []
    for index in range(min(count, MAX_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) not in _SILENT:
            shown = bool(raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)
            shown = shown and not raw.FPDFAnnot_GetFlags(note) & _UNSEEN
            painted = painted or shown
            if not shown:
                unseen.append(_contents(note))
        elif raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
            painted = True
        raw.FPDFPage_CloseAnnot(note)
    return Notes(painted, " ".join(text for text in unseen if text))


def _contents(note: raw.FPDF_ANNOTATION) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if length <= 2:
        return ""
    room = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", room, length)
    return bytes(room)[: length - 2].decode("utf-16-le", errors="replace")


def painted_in(document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> pdfium.PdfPage:
    """The page opened again, its annotations painted into it: in the file as it is in memory, nowhere else."""
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[index]
