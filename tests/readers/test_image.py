from __future__ import annotations

from io import BytesIO

import pytest

from matcher.document import FindingCode
from matcher.errors import CorruptError, NoTextError
from matcher.readers import Options, Source, image
from matcher.readers.image import read

needs_ocr = pytest.mark.skipif(not image.available(), reason="tesseract or pytesseract is not installed")


def scan() -> bytes:
    """A page with large plain letters, as PNG."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1654, 1000), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(48)
    for index, row in enumerate(("Ann Example", "Engineer in Ghent", "Built the ranking service")):
        pen.text((120, 120 + 110 * index), row, fill=0, font=font)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@needs_ocr
def test_a_picture_is_read_and_the_finding_says_how() -> None:
    found = read(Source("scan.png", scan()), Options())

    assert [line.text for line in found.lines] == ["Ann Example", "Engineer in Ghent", "Built the ranking service"]
    assert [finding.code for finding in found.findings] == [FindingCode.OCR_USED]
    assert all(line.box is not None for line in found.lines)


@needs_ocr
def test_a_pdf_that_is_a_picture_is_read_only_with_leave() -> None:
    from PIL import Image

    from matcher.readers.pdf import read as read_pdf

    file = BytesIO()
    Image.open(BytesIO(scan())).save(file, "PDF", resolution=200)
    source = Source("scan.pdf", file.getvalue())

    assert "Engineer in Ghent" in read_pdf(source, Options()).text
    with pytest.raises(NoTextError, match="ocr"):
        read_pdf(source, Options(ocr="never"))


def test_without_leave_a_picture_is_refused() -> None:
    with pytest.raises(NoTextError, match="--ocr never"):
        read(Source("scan.png", scan()), Options(ocr="never"))


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "available", lambda: False)

    with pytest.raises(NoTextError, match="pip install"):
        read(Source("scan.png", scan()), Options())


def test_a_picture_cut_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "available", lambda: True)

    with pytest.raises(CorruptError):
        read(Source("scan.png", scan()[:300]), Options())
