"""Which format a file has, by its content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.errors import CorruptError, EmptyError, EncryptedError, UnsupportedFormatError
from matcher.readers.archive import Archive
from matcher.readers.encoding import decode

if TYPE_CHECKING:
    from matcher.readers import Source

_READ = "PDF, DOCX, ODT, RTF, HTML, Markdown, plain text, JSON Resume or an image"

_NOTHING = b" \t\r\n\x00"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
_REFUSED = (
    (b"Rar!", "a RAR archive: unpack it and give the CV itself"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it and give the CV itself"),
    (b"\x1f\x8b", "a gzip archive: unpack it and give the CV itself"),
    (b"BZh", "a bzip2 archive: unpack it and give the CV itself"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it and give the CV itself"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it and give the CV itself"),
    (b"%!PS", "PostScript: convert it with `ps2pdf` and give the PDF"),
    (b"\x7fELF", "a program, not a CV"),
    (b"MZ", "a program, not a CV"),
    (b"{\\urtf", "RTF of an unknown kind: save it as DOCX or PDF"),
    (b"\xdb\xa5-\x00", "a Word 2.0 document: save it as DOCX or PDF"),
    (b"\xffWPC", "a WordPerfect document: save it as DOCX or PDF"),
    (b"SQLite format 3", "a database, not a CV"),
    (b"AT&TFORM", "a DjVu document: save it as PDF"),
    (b"8BPS", "a Photoshop picture: save it as PDF, PNG or JPEG"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture: save it as PDF, PNG or JPEG"),
    (b"\xff\x0a\xfa", "a JPEG XL picture: save it as PDF, PNG or JPEG"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture: save it as PDF, PNG or JPEG"),
    (b"II+\x00", "a picture of a kind that is not read (BigTIFF): save it as PDF, PNG or JPEG"),
    (b"\x00\x00\x01\x00", "an icon, not a CV"),
    (b"\xc5\xd0\xd3\xc6", "an EPS drawing: convert it with `epstopdf` and give the PDF"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a shortcut to a file: give the file that it leads to"),
    (b"[InternetShortcut]", "a link to a web page: open it and save the CV as PDF"),
    (b"bplist00", "a settings file or web archive of Apple: save the CV as PDF"),
    (b"BEGIN:VCARD", "an address card, not a CV: give the CV as PDF or DOCX"),
    (b"#!", "a program, not a CV"),
)
_ZIP_KINDS = (
    ("docx", re.compile(r"^word/document\d*\.xml$")),
    ("xlsx", re.compile(r"^xl/")),
    ("pptx", re.compile(r"^ppt/")),
    ("numbers", re.compile(r"^Index/CalculationEngine.*\.iwa$")),
    ("pages", re.compile(r"^(Index/Document\.iwa|Index\.zip|index\.apxl|index\.xml(\.gz)?)$")),
    ("epub", re.compile(r"^META-INF/container\.xml$")),
    ("jar", re.compile(r"^META-INF/MANIFEST\.MF$")),
)
_ZIP_HINTS = {
    "xlsx": "an Excel workbook: save the sheet as PDF",
    "pptx": "a PowerPoint presentation: save it as PDF",
    "numbers": "an Apple Numbers sheet: in Numbers choose File > Export To > PDF",
    "pages": "an Apple Pages document: in Pages choose File > Export To > PDF or Word",
    "epub": "an e-book: save it as PDF",
    "jar": "a program, not a CV",
    "xps": "an XPS document: save it as PDF",
}
_MIME_HINTS = {
    "application/vnd.sun.xml.writer": "an old OpenOffice document: open it in LibreOffice, save it as DOCX",
    "application/hwp+zip": "a Hangul document (.hwpx): save it as DOCX or PDF",
}
_OPENDOCUMENT_HINTS = {
    "presentation": "an OpenDocument presentation: save it as PDF",
    "spreadsheet": "an OpenDocument spreadsheet: save it as PDF",
    "graphics": "an OpenDocument drawing: save it as PDF",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    (
        "WordDocument",
        "an old binary Word file (.doc): save it as DOCX in Word, or run `soffice --convert-to docx`",
    ),
    ("Workbook", "an old Excel workbook: save the sheet as PDF"),
    ("PowerPoint Document", "an old PowerPoint presentation: save it as PDF"),
    ("MatOST", "a Microsoft Works document (.wps): open it in LibreOffice and save it as DOCX or PDF"),
    ("HwpSummaryInformation", "a Hangul document (.hwp): save it as DOCX or PDF"),
    ("Quill", "a Microsoft Publisher document: save it as PDF"),
    ("VisioDocument", "a Visio drawing: save it as PDF"),
    ("__substg1.0_", "an Outlook message: save the CV attached to it and give that"),
)
_MAIL_FIELD = re.compile(rb"(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To):", re.IGNORECASE)
_ANY_FIELD = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:|[ \t]")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<"
    r"(?:!doctype\s+html|html|head|body|meta|style|div|table|h1|p|span|article|main|section|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_HINTS = (
    ("<svg", "an SVG drawing: save it as PDF"),
    ("w:wordDocument", "a Word 2003 XML document: save it as DOCX"),
    ("pkg:package", "a flat Word XML document: save it as DOCX"),
    ("office:document", "a flat OpenDocument file: save it as ODT or PDF"),
)


_PREAMBLE = 65_536
"""Characters of comments that may stand before the first command of LaTeX."""


def format_of(source: Source) -> str:
    """The key of ``READERS``. Raises ``MatcherError`` for what cannot be read."""
    data, name = source.data, source.name
    head = data[:1024]
    if not head.strip(_NOTHING) and not data.strip(_NOTHING):
        raise EmptyError("the file is empty: export the CV again", source=name)
    if head.startswith(b"PK"):
        return _zip(data, name)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_OLE):
        raise _ole(data, name)
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for mark, hint in _REFUSED:
        if head.startswith(mark):
            raise _refusal(hint, name)
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        raise _refusal("a BMP picture: save it as PDF, PNG or JPEG", name)
    if head[257:262] == b"ustar":
        raise _refusal("a tar archive: unpack it and give the CV itself", name)
    if head[4:8] == b"ftyp":
        raise _refusal("a HEIC photo or a video: save it as PDF, PNG or JPEG", name)
    if _is_mail(data[:8192]):
        raise _refusal("a mail message or web archive: save the CV in it as PDF or DOCX", name)
    return _text(decode(data, name), name)


def _is_mail(head: bytes) -> bool:
    """Header fields up to the first empty line, and one of them only mail has."""
    known = False
    for number, line in enumerate(head.lstrip().splitlines()):
        if number == 0 and line.startswith(b"From "):
            continue  # a mailbox
        if not line or not _ANY_FIELD.match(line):
            return known and not line
        known = known or _MAIL_FIELD.match(line) is not None
    return known


def _refusal(hint: str, name: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(f"this is {hint}", source=name)


def _zip(data: bytes, name: str) -> str:
    if data[:4] == b"PK\x05\x06":
        raise EmptyError("an empty zip archive: export the CV again", source=name)
    archive = Archive(data, name)
    kind = archive.read("mimetype", 200).decode("ascii", "replace").strip() if "mimetype" in archive else ""
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if kind in _MIME_HINTS:
        raise _refusal(_MIME_HINTS[kind], name)
    for part, hint in _OPENDOCUMENT_HINTS.items():
        if kind.startswith(f"application/vnd.oasis.opendocument.{part}"):
            raise _refusal(hint, name)
    if "FixedDocSeq.fdseq" in archive or "FixedDocumentSequence.fdseq" in archive:
        raise _refusal(_ZIP_HINTS["xps"], name)
    for format_, pattern in _ZIP_KINDS:
        if any(pattern.match(part) for part in archive.names):
            if format_ == "docx":
                return "docx"
            raise _refusal(_ZIP_HINTS[format_], name)
    raise _refusal("a zip archive: unpack it, or give it to `matcher batch`", name)


def _ole(data: bytes, name: str) -> EncryptedError | UnsupportedFormatError:
    """What a compound file holds stands in its directory, as UTF-16 names."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedError("the document is protected with a password: save it without one", source=name)
    for mark, hint in _OLE_KINDS:
        if mark.encode("utf-16-le") in data:
            return _refusal(hint, name)
    return _refusal("a file of an old Office program: save it as DOCX or PDF", name)


def _text(text: str, name: str) -> str:
    head = text[:4096]
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return _json(text, name)
    if _HTML.match(start):
        return "html"
    for mark, hint in _XML_HINTS:
        if start.startswith("<") and mark in head:
            raise _refusal(hint, name)
    if start.startswith("<?xml"):
        raise _refusal("an XML file that is no document known here: save the CV as PDF", name)
    if start.startswith(("#set page", "#set text", "#set document", '#import "@preview')):
        raise _refusal("Typst source: compile it and give the PDF", name)
    if (start.startswith(("\\", "%")) and "\\documentclass" in text[:_PREAMBLE]) or "\\documentclass" in head:
        raise _refusal("LaTeX source: compile it and give the PDF", name)
    from matcher.readers.markdown import looks_like_markdown

    return "markdown" if looks_like_markdown(text) else "text"


def _json(text: str, name: str) -> str:
    import json

    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if start_of_json(text):
            raise CorruptError("a JSON file that is damaged or cut off: write it again", source=name) from error
        return "text"
    if isinstance(value, dict) and (isinstance(value.get("basics"), dict) or isinstance(value.get("work"), list)):
        return "jsonresume"
    if isinstance(value, dict) and "docs.google.com" in str(value.get("url", "")):
        raise _refusal("only a link to a Google document: in Google Docs choose File > Download > PDF", name)
    raise _refusal(f"JSON, but no JSON Resume (see jsonresume.org/schema): give {_READ}", name)


def start_of_json(text: str) -> bool:
    """An object with a quoted key."""
    return re.match(r'\s*\{\s*"', text) is not None
