from __future__ import annotations

from io import BytesIO

import pytest

from matcher.document import Box, FindingCode, LineKind, Style, Word
from matcher.errors import CorruptError, NoTextError, TooLargeError
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


def page(rows: list[tuple[int, int, str, int]], turned: float = 0.0) -> bytes:
    """Rows of text at (left, top), in a type of some pixels, as PNG; a "•" is drawn as a square."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1654, 1000), 255)
    pen = ImageDraw.Draw(picture)
    for left, top, text, size in rows:
        if text.startswith("•"):
            pen.rectangle((left, top + 0.6 * size, left + 0.22 * size, top + 0.82 * size), fill=0)
        pen.text(
            (left + size if text.startswith("•") else left, top), text.lstrip("•"), 0, ImageFont.load_default(size)
        )
    file = BytesIO()
    picture.rotate(turned, fillcolor=255).save(file, "PNG")
    return file.getvalue()


CV = [
    (120, 90, "Ann Example", 60),
    (120, 210, "EXPERIENCE", 40),
    (120, 300, "Engineer in Ghent for the city", 34),
    (160, 370, "•Built the ranking service", 34),
    (160, 440, "•Trained models for search", 34),
    (160, 510, "•Ran the group of six", 34),
]


@needs_ocr
def test_bullets_are_seen_in_the_picture_whatever_letter_they_look_like() -> None:
    found = read(Source("scan.png", page(CV)), Options())

    bullets = [line.text for line in found.lines if line.kind is LineKind.BULLET]
    assert bullets == ["Built the ranking service", "Trained models for search", "Ran the group of six"]


@needs_ocr
def test_lines_of_one_type_have_one_size_and_one_left_edge() -> None:
    lines = read(Source("scan.png", page(CV)), Options()).lines

    assert len({line.style.size for line in lines[-4:]}) == 1
    assert lines[0].style.size > lines[1].style.size > lines[2].style.size
    assert len({line.box.x0 for line in lines[-3:] if line.box}) == 1


@needs_ocr
@pytest.mark.parametrize("turned", [-1.0, 0.7])
def test_a_page_laid_on_askew_is_read_as_if_it_were_straight(turned: float) -> None:
    straight = read(Source("scan.png", page(CV)), Options())

    assert read(Source("scan.png", page(CV, turned)), Options()).text == straight.text


def test_the_angle_of_a_page_is_found() -> None:
    from PIL import Image

    from matcher.readers.image_picture import skew

    assert skew(Image.open(BytesIO(page(CV, -1.5)))) == pytest.approx(1.5, abs=0.15)
    assert skew(Image.new("L", (600, 800), 255)) == 0.0


def test_rules_and_frames_are_taken_out_and_letters_stay() -> None:
    from PIL import Image, ImageDraw

    from matcher.readers.image_picture import prepared

    picture = Image.open(BytesIO(page(CV)))
    clean = prepared(picture).picture.tobytes()
    pen = ImageDraw.Draw(picture)
    pen.line((100, 640, 1500, 640), fill=0, width=3)

    assert prepared(picture).picture.tobytes() == clean
    assert len(prepared(picture).bullets) == 3


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


def test_a_strip_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(image, "available", lambda: True)
    out = BytesIO()
    Image.new("L", (4_000, 3)).save(out, "PNG")
    with pytest.raises(TooLargeError, match="strip"):
        read(Source("strip.png", out.getvalue()), Options())


def test_only_so_many_pages_are_read_and_the_finding_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(image, "available", lambda: True)
    monkeypatch.setattr(image, "recognized", lambda picture, number, scale: [word(number)])
    out = BytesIO()
    pages = [Image.new("L", (170, 220)) for _ in range(image.MAX_FRAMES + 1)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    document = read(Source("long.tif", out.getvalue()), Options())

    assert len(document.pages) == image.MAX_FRAMES
    assert FindingCode.LIMIT_REACHED in {finding.code for finding in document.findings}


def word(page: int) -> Word:
    """One that differs from page to page and stands elsewhere: else it is a running head."""
    text = chr(ord("a") + page) * 5
    return Word(text, Box(page, 10, 20 * page, 60, 20 * page + 10), Style(size=10))


def test_a_picture_that_unpacks_to_a_gigapixel_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(image, "available", lambda: True)

    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")

    with pytest.raises(TooLargeError, match="300 dpi"):
        read(Source("cv.png", out.getvalue()), Options())
