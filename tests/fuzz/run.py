"""Coverage-guided fuzzing of everything that reads bytes from strangers: ``make fuzz`` (needs atheris, Linux).

    python -m tests.fuzz.run TARGET CORPUS_FOLDER [libFuzzer options, e.g. -max_total_time=600]

It starts from sound input (``seeds``), which it writes into the folder, and keeps there what reaches new code.

A ``MatcherError`` is the right answer to rubbish; anything else that is raised is a bug, and libFuzzer keeps the input.
What is found becomes a test. Python alone is instrumented; a crash of pdfium shows up all the same, as a dead process.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["matcher"]):
    from matcher import extract, readers
    from matcher.document import Document, Line
    from matcher.errors import MatcherError
    from matcher.extract import dates
    from matcher.readers import html, markdown, opendocument, pdf, rtf, text, word  # noqa: F401

from tests import office
from tests.fuzz import seeds, trees

AS_OF = date(2026, 11, 1)
MOST_BYTES = 200_000


def whole_file(data: bytes) -> None:
    """Bytes as they come: the sniffer chooses the reader, and what it reads is parsed."""
    read(data)


def word_xml(data: bytes) -> None:
    """Mutated XML inside a sound DOCX; random bytes would never get past the zip's checksums."""
    read(office.raw_docx(data))


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


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": whole_file,
    "word": word_xml,
    "odt": odt_xml,
    "dates": date_text,
    "lines": text_lines,
}


def xml(data: bytes, most: int, seed: int) -> bytes:
    """Mostly another tree, at times other bytes."""
    changed = trees.mutated(data, most, seed) if seed % 8 else None
    return changed if changed is not None else bytes(atheris.Mutate(data, most))


def main() -> None:
    name, folder = sys.argv.pop(1), Path(sys.argv.pop(1))
    seeds.plant(name, folder)
    limits = [
        f"-max_len={MOST_BYTES}",
        "-timeout=60",
        "-rss_limit_mb=3000",
    ]  # first, so that the caller can change them
    mutator = {"custom_mutator": xml} if name in ("word", "odt") else {}
    atheris.Setup([sys.argv[0], *limits, *sys.argv[1:], str(folder)], TARGETS[name], **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
