"""What the layout made of a PDF, drawn on its pages: for whoever mends the reading order."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from typing import TYPE_CHECKING

from matcher.document import Line
from matcher.readers import Options, Source
from matcher.readers.pdf import open_pdf, read

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.5
"""Pixels a point: 108 dpi, legible and small."""
_COLORS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#e377c2")


def draw(source: Source, options: Options) -> bytes:
    """A PNG of all pages, one below the other: a frame around each region, and each line's number before it.

    Running lines are drawn in grey. Raises what ``read`` raises.
    """
    document = read(source, options)
    pdf = open_pdf(source, options)
    try:
        pictures = [page.render(scale=SCALE).to_pil().convert("RGB") for page in pdf]
    finally:
        pdf.close()
    colors = dict(zip(sorted({line.region for line in document.lines}), cycle(_COLORS), strict=False))
    for page in document.pages[: len(pictures)]:
        picture = pictures[page.number - 1]
        _frames(picture, [line for line in document.lines if line.page == page.number], colors)
        _frames(picture, [line for line in document.running if line.page == page.number], {})
    return _stacked(pictures)


def _frames(picture: Image, lines: list[Line], colors: dict[int, str]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    regions = {line.region: line.box for line in lines if line.box}
    for line in lines:
        if line.box is None:
            continue
        regions[line.region] = regions[line.region].union(line.box)
        color = colors.get(line.region, "#999999")
        pen.rectangle([v * SCALE for v in (line.box.x0, line.box.top, line.box.x1, line.box.bottom)], outline=color)
        label = f"{line.number}{'*' if line.kind == 'bullet' else ''}{'+' if line.continues else ''}"
        pen.text((max(0.0, line.box.x0 * SCALE - 7 * len(label)), line.box.top * SCALE), label, fill=color)
    for region, box in regions.items():
        edges = (box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2)
        pen.rectangle([v * SCALE for v in edges], outline=colors.get(region, "#999999"), width=3)


def _stacked(pictures: list[Image]) -> bytes:
    from PIL import Image as images

    width = max((picture.width for picture in pictures), default=1)
    sheet = images.new("RGB", (width, sum(picture.height for picture in pictures) or 1), "#777777")
    top = 0
    for picture in pictures:
        sheet.paste(picture, (0, top))
        top += picture.height
    file = BytesIO()
    sheet.save(file, format="PNG")
    return file.getvalue()
