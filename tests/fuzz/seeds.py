"""What the fuzzer starts from: sound input a target, since random bytes never become XML or a CV."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from matcher import readers
from matcher.errors import MatcherError
from tests import office

SAMPLES = Path(__file__).parents[2] / "sample_cvs"
AS_OF = date(2026, 11, 1)
_HIDDEN = office.r("unseen", "<w:vanish/>")
_WORD = (
    office.p("Ana Example") + office.p(_HIDDEN, "Engineer at Example Ltd, 2019 - 2021", style="ListParagraph"),
    office.table((office.p("2019 - 2021"), office.p("Engineer")), (office.p("Skills"), office.p("Python, SQL"))),
    "<w:sdt><w:sdtContent>" + office.p("Education") + "</w:sdtContent></w:sdt>"
    "<w:p><w:ins><w:r><w:t>BSc</w:t></w:r></w:ins><w:del><w:r><w:delText>MSc</w:delText></w:r></w:del></w:p>",
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
    + office.p("In a box")
    + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback/></mc:AlternateContent><w:br/><w:tab/></w:r></w:p>",
)
_ODT = (
    '<text:h text:outline-level="1">Work</text:h><text:p>Engineer<text:tab/>2019<text:s text:c="3"/>2021</text:p>',
    "<text:list><text:list-item><text:p>Python</text:p></text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
    "<table:table-cell><text:p>Engineer</text:p></table:table-cell></table:table-row></table:table>",
)
_MARKUP = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\b Engineer\b0\tab 2019\par\trowd\cellx900 a\cell\row {\v no}\u8211?}",
    b"<html><style>.a{display:none}</style><h1>Ana</h1><ul><li>Python<table><tr><td>2019<td>Engineer</table></html>",
    b"# Ana Example\n\n## Work\n\n**Engineer**, Example Ltd (2019 - 2021)\n\n- Built [it](https://example.org)\n",
)


def plant(target: str, folder: Path) -> None:
    """Write the seeds of a target into a folder; what the fuzzer has found there stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(_SEEDS[target]()):
        (folder / f"seed-{number:03}").write_bytes(data)


def _files() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.is_file())
    yield from (office.docx("".join(_WORD)), office.odt("".join(_ODT)), *_MARKUP)


def _word() -> Iterator[bytes]:
    made = [office.docx(body) for body in (*_WORD, "".join(_WORD))]
    for data in (*made, *(path.read_bytes() for path in sorted(SAMPLES.glob("*.docx")))):
        yield _part(data, "word/document.xml")


def _odt() -> Iterator[bytes]:
    yield from (_part(office.odt(body), "content.xml") for body in (*_ODT, "".join(_ODT)))


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def _texts() -> Iterator[bytes]:
    for path in sorted(SAMPLES.iterdir()):
        try:
            lines = readers.read(readers.Source.from_path(path)).lines
        except (MatcherError, IsADirectoryError):
            continue
        yield "\n".join("\t".join(line.cells) for line in lines).encode()


def _dates() -> Iterator[bytes]:
    yield from (line for text in _texts() for line in text.split(b"\n") if any(48 <= byte < 58 for byte in line))


_SEEDS = {"file": _files, "word": _word, "odt": _odt, "dates": _dates, "lines": _texts}
