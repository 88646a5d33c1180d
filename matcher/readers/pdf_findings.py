"""What to distrust in a PDF as a whole: stuffed properties, programs, embedded files. None was run or opened."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from matcher.document import Finding, FindingCode
from matcher.readers.visibility import STUFFED

_PROPERTIES = ("Keywords", "Subject", "Title")


def findings_of(document: pdfium.PdfDocument) -> Iterator[Finding]:
    for name in _PROPERTIES:
        text = " ".join(document.get_metadata_value(name).split())
        if len(text) > STUFFED:
            message = f"The file's property {name!r} holds {len(text)} characters that no reader sees."
            yield Finding(FindingCode.HIDDEN_TEXT, message, text=text[:STUFFED])
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        yield Finding(FindingCode.MACRO, "The file contains scripts; they were not run.")
    files = raw.FPDFDoc_GetAttachmentCount(document)
    if files > 0:
        yield Finding(FindingCode.EMBEDDED_FILE, f"The file contains {files} embedded files; they were not opened.")
