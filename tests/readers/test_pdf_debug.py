from __future__ import annotations

from io import BytesIO

from PIL import Image

from matcher.readers import Options, Source
from matcher.readers.pdf_debug import SCALE, draw
from tests.pdf_builder import HEIGHT, WIDTH, lines, pdf


def test_the_pages_are_drawn_below_one_another_with_frames() -> None:
    data = pdf(lines(72, 100, ["Ann Example", "Engineer"]), lines(72, 100, ["Second page", "More"]))
    picture = Image.open(BytesIO(draw(Source("cv.pdf", data), Options(ocr="never"))))

    assert picture.format == "PNG"
    assert abs(picture.width - SCALE * WIDTH) <= 2
    assert abs(picture.height - 2 * SCALE * HEIGHT) <= 4
    colors = {color for _, color in picture.getcolors(1 << 24) or []}
    assert any(red > 150 and green < 80 and blue < 80 for red, green, blue in colors)  # type: ignore[misc]
