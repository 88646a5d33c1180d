"""Small PDFs written by hand, for tests: standard fonts, words at places counted from the top-left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier", "F4": "ZapfDingbats"}


def text(
    x: float, y: float, words: str, size: float = 10, font: str = "F1", color: str = "0 g", extra: str = ""
) -> str:
    """Words with their baseline ``y`` points below the top edge; ``extra`` holds more text operators."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {color} {extra} /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET\n"


def lines(x: float, y: float, rows: Iterable[str], leading: float = 14, **look: object) -> str:
    """Rows below one another."""
    return "\n".join(text(x, y + index * leading, row, **look) for index, row in enumerate(rows))  # type: ignore[arg-type]


def box(x: float, y: float, width: float, height: float, color: str = "0 g") -> str:
    """A filled rectangle; ``y`` is its top edge."""
    return f"q {color} {x} {HEIGHT - y - height} {width} {height} re f Q\n"


def disc(x: float, y: float, size: float = 3) -> str:
    """A small filled square whose middle is ``y`` below the top: what browsers draw for a list marker."""
    return f"q 0 g {x} {HEIGHT - y - size / 2} {size} {size} re f Q\n"


@dataclass(frozen=True)
class Sheet:
    """One page: its content stream, and entries for its dictionary."""

    content: str
    rest: str = ""
    links: Sequence[tuple[float, float, float, float, str]] = ()
    """x0, top, x1, bottom, target."""


def pdf(*pages: Sheet | str, objects: Sequence[bytes] = (), resources: str = "", info: str = "") -> bytes:
    """A file of these pages. ``objects`` get the numbers from 20 on; ``resources`` extends each page's."""
    sheets = [Sheet(page) if isinstance(page, str) else page for page in pages]
    bodies: dict[int, bytes] = {}
    first = 20 + len(objects)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(sheets)))
    fonts = "".join(f"/{name} {10 + index} 0 R " for index, name in enumerate(FONTS))
    bodies[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    bodies[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>".encode()
    bodies[3] = f"<<{info}>>".encode("latin-1")
    for index, font in enumerate(FONTS.values()):
        encoding = "" if font == "ZapfDingbats" else "/Encoding/WinAnsiEncoding"
        bodies[10 + index] = f"<</Type/Font/Subtype/Type1/BaseFont/{font}{encoding}>>".encode()
    bodies.update({20 + index: body for index, body in enumerate(objects)})
    for index, sheet in enumerate(sheets):
        number = first + 2 * index
        content = sheet.content.encode("cp1252")
        links = "".join(
            f"<</Type/Annot/Subtype/Link/Rect[{x0} {HEIGHT - bottom} {x1} {HEIGHT - top}]/Border[0 0 0]"
            f"/A<</S/URI/URI({target})>>>>"
            for x0, top, x1, bottom, target in sheet.links
        )
        bodies[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<<{fonts}>>{resources}>>/Annots[{links}]{sheet.rest}>>"
        ).encode()
        bodies[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    return _file(bodies)


def _file(bodies: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    start, size = len(out), max(bodies) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d %05d %s \n" % ((places[number], 0, b"n") if number in places else (0, 65535, b"f"))
    out += b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)
