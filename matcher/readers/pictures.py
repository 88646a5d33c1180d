"""Pages as pictures, for reports that show the evidence where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from matcher.document import Box, Picture
from matcher.readers import Options, Source

SCALE = 2.0
"""Pixels a point: sharp on a screen of twice the usual density, 60-90 KB a page."""
COLORS = 32
"""A page of text needs few; a palette makes the file a quarter of the size."""
MOST_PAGES = 8
"""More would make the report larger than mail servers like; a CV has two or three."""


def draw(source: Source, options: Options = Options(), blacked: Iterable[Box] = ()) -> tuple[Picture, ...]:
    """The first pages of a PDF as PNG pictures; nothing for other formats.

    ``blacked`` are painted over: what a blind report must not show.
    """
    if not source.data.lstrip()[:5].startswith(b"%PDF"):
        return ()
    import pypdfium2

    hidden = tuple(blacked)
    pdf = pypdfium2.PdfDocument(source.data, password=options.password)
    try:
        return tuple(_picture(pdf[index], index + 1, hidden) for index in range(min(len(pdf), MOST_PAGES)))
    finally:
        pdf.close()


def _picture(page: Any, number: int, blacked: tuple[Box, ...]) -> Picture:
    from PIL import Image, ImageDraw

    width, height = page.get_size()
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    page.close()
    pen = ImageDraw.Draw(image)
    for box in blacked:
        if box.page == number:
            pen.rectangle(
                [SCALE * side for side in (box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)], fill="black"
            )
    out = BytesIO()
    image.quantize(COLORS, method=Image.Quantize.FASTOCTREE).save(out, "PNG")
    return Picture(number, width, height, out.getvalue())
