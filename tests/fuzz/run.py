"""Coverage-guided fuzzing of everything that reads bytes from strangers: ``make fuzz`` (needs atheris, Linux).

    python -m tests.fuzz.run TARGET [libFuzzer options, e.g. -max_total_time=600] [CORPUS_FOLDER]

A ``MatcherError`` is the right answer to rubbish; anything else that is raised is a bug, and libFuzzer keeps the input.
What is found becomes a test. Python alone is instrumented; a crash of pdfium shows up all the same, as a dead process.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date

import atheris

with atheris.instrument_imports(include=["matcher"]):
    from matcher import extract, readers
    from matcher.document import Document, Line
    from matcher.errors import MatcherError
    from matcher.extract import dates
    from matcher.readers import html, markdown, opendocument, pdf, rtf, text, word  # noqa: F401

AS_OF = date(2026, 11, 1)
MOST_BYTES = 200_000


def whole_file(data: bytes) -> None:
    """Bytes as they come: the sniffer chooses the reader, and what it reads is parsed."""
    read(data)


def word_xml(data: bytes) -> None:
    """Mutated XML inside a sound DOCX; random bytes would never get past the zip's checksums."""
    read(package({"word/document.xml": data}))


def odt_xml(data: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", data)
    read(out.getvalue())


def date_text(data: bytes) -> None:
    line = data.decode("utf-8", "replace")
    for match in dates.find(line):
        start, end = match.span
        assert 0 <= start < end <= len(line)


def text_lines(data: bytes) -> None:
    """Lines as a reader might hand them over; a tab divides cells."""
    rows = data.decode("utf-8", "replace").split("\n")
    lines = [tuple(cell for cell in row.split("\t") if cell.strip()) for row in rows]
    found = tuple(Line(number, cells) for number, cells in enumerate(cells for cells in lines if cells))
    parse(Document("fuzz", "text", found))


def read(data: bytes) -> None:
    try:
        document = readers.read(readers.Source("fuzz", data or b"\0"))
    except MatcherError as error:
        assert error.message and "\n" not in error.message
        return
    assert any(line.text.strip() for line in (*document.lines, *document.running))
    parse(document)


def parse(document: Document) -> None:
    try:
        extract.candidate(document, AS_OF)
    except MatcherError as error:
        assert error.message


def package(parts: dict[str, bytes]) -> bytes:
    """The least that opens as a DOCX, with these parts."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", rels)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": whole_file,
    "word": word_xml,
    "odt": odt_xml,
    "dates": date_text,
    "lines": text_lines,
}


def main() -> None:
    target = TARGETS[sys.argv.pop(1)]
    limits = [
        f"-max_len={MOST_BYTES}",
        "-timeout=60",
        "-rss_limit_mb=3000",
    ]  # first, so that the caller can change them
    atheris.Setup([sys.argv[0], *limits, *sys.argv[1:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
