"""Pictures of text -> Document, by tesseract (an extra: ``pip install 'matcher[ocr]'``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from shutil import which
from typing import TYPE_CHECKING, Any

from matcher.document import Document, Finding, FindingCode, Line, Page, Word
from matcher.errors import CorruptError, NoTextError, TooLargeError
from matcher.layout import arrange, document_lines
from matcher.readers import Options, Source
from matcher.readers.image_picture import prepared
from matcher.readers.image_words import words

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
"""Dots an inch at which pages are rendered for tesseract: word F1 .87-.89 on CVs, and no better at 300."""
MAX_FRAMES = 20
"""Pages read: as many as of a scanned PDF."""
_TOO_MANY = "the picture is too large: scan at 300 dpi or less"
MAX_PIXELS = 100_000_000
"""A picture with more is no page: A4 at 600 dpi has 35 million."""
MAX_SHAPE = 12
"""A picture this many times as long as wide is no page; a screenshot of a whole CV is about six."""
_FUNCTION_WORDS = {
    "eng": frozenset(["the", "and", "of", "with", "for", "in", "to", "at", "by", "from"]),
    "deu": frozenset(["und", "der", "die", "das", "mit", "für", "von", "bei", "im", "zur"]),
    "fra": frozenset(["et", "les", "des", "pour", "du", "dans", "avec", "une", "sur", "au", "de", "la", "le", "en"]),
    "spa": frozenset(["y", "los", "las", "para", "con", "del", "una", "en", "por", "el", "de", "la"]),
    "por": frozenset(["e", "os", "das", "para", "com", "do", "uma", "em", "por", "da", "de", "o"]),
    "ita": frozenset(["e", "gli", "della", "per", "con", "del", "una", "di", "il", "nel", "la", "in"]),
    "nld": frozenset(["en", "het", "van", "voor", "met", "een", "bij", "de", "aan", "op"]),
    "pol": frozenset(["i", "w", "z", "na", "do", "dla", "oraz", "przez", "od", "się"]),
    "tur": frozenset(["ve", "ile", "için", "bir", "olarak", "bu", "de", "da"]),
}
"""The language of a page is the one most of whose words stand on it; those that languages share stand with each of
them, so that the others decide."""
FIRST = ("eng", "deu", "fra")
"""What a page is read with, as far as it is installed: names and places in English CVs have letters of others. Three
languages take tesseract about 1.6 times as long as one; a page in a fourth one is read once more."""
_SPECKS = frozenset(["o", "e", "©", "®", "¢", "°", "«", "»", "*", "+", "·"])
"""What tesseract makes of bullets."""
_LEAST_SPECKS = 3
_HINT = "OCR is not installed: `pip install 'matcher[ocr]'`, and tesseract (Debian: `apt install tesseract-ocr`)"


def read(source: Source, options: Options) -> Document:
    """PNG, JPEG or TIFF, each frame a page. Raises ``CorruptError``, ``TooLargeError`` or ``NoTextError``."""
    if options.ocr == "never":
        raise NoTextError("a picture needs OCR: leave out `--ocr never`", source=source.name)
    if not available():
        raise NoTextError(_HINT, source=source.name)
    pages: list[tuple[Page, list[Line]]] = []
    findings = []
    for number, picture in enumerate(_frames(source), 1):
        if number > MAX_FRAMES:
            message = f"Only the first {MAX_FRAMES} pages of the picture were read."
            findings.append(Finding(FindingCode.LIMIT_REACHED, message, page=MAX_FRAMES))
            break
        page = Page(number, picture.width * 72 / DPI, picture.height * 72 / DPI)
        pages.append((page, arrange(recognized(picture, number, 72 / DPI), page)))
    arranged = document_lines(pages)
    if not arranged.lines:
        raise NoTextError(
            "OCR found no text in the picture: give a sharper one, or the CV's own file", source=source.name
        )
    findings += [finding(page.number) for page, lines in pages if lines]
    return Document(
        source.name,
        "image",
        arranged.lines,
        tuple(p for p, _ in pages),
        running=arranged.running,
        findings=tuple(findings),
    )


def finding(number: int) -> Finding:
    return Finding(FindingCode.OCR_USED, f"Page {number} was read by OCR; letters may be wrong.", page=number)


def words_on(page: Any, seen: Page, options: Options) -> list[Word] | None:
    """The words that OCR sees on a pdfium page; None without OCR, or when the page is larger than paper."""
    if not available() or seen.width * seen.height * (DPI / 72) ** 2 > MAX_PIXELS:
        if options.ocr == "always":
            raise NoTextError(_HINT)
        return None
    picture = page.render(scale=DPI / 72).to_pil()
    return recognized(picture, seen.number, 72 / DPI)


def available() -> bool:
    """Whether pytesseract and the program tesseract are installed."""
    return bool(_languages())


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    if which("tesseract") is None:  # before a library is loaded to ask it
        return frozenset()
    try:
        import pytesseract

        return frozenset(pytesseract.get_languages(config="")) - {"osd"}
    except (ImportError, OSError, RuntimeError):
        return frozenset()


def recognized(picture: Image, number: int, scale: float) -> list[Word]:
    """Words with boxes in points; ``scale`` is points a pixel."""
    installed = _languages()
    first = [name for name in FIRST if name in installed] or [min(installed)]
    page = prepared(picture)
    data = _table(page.picture, "+".join(first))
    language = _language(data["text"])
    if language not in first and language in installed:
        data = _table(page.picture, "+".join([language, first[0]]))
    return _with_bullets(words(data, page, number, scale))


def _language(tokens: Sequence[str]) -> str:
    folded = [token.casefold() for token in tokens]
    return max(_FUNCTION_WORDS, key=lambda name: sum(token in _FUNCTION_WORDS[name] for token in folded))


def _table(picture: Image, language: str) -> dict[str, list[Any]]:
    """Tesseract's table of words: text, confidence, box, and the numbers of block, paragraph and line."""
    import pytesseract

    try:
        data: dict[str, list[Any]] = pytesseract.image_to_data(
            picture, lang=language, config=f"--psm 3 --dpi {DPI}", output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError:  # nothing on this page for it; the reader says so
        return {"text": []}
    return data


def _with_bullets(words: Sequence[Word]) -> list[Word]:
    """The same speck before several lines is a bullet."""
    leads = [new for old, new in zip([None, *words], words, strict=False) if old is None or new.box.top != old.box.top]
    specks = Counter(word.text for word in leads if word.text in _SPECKS)
    bullets = {id(word) for word in leads if specks[word.text] >= _LEAST_SPECKS}
    return [replace(word, text="•") if id(word) in bullets else word for word in words]


def _frames(source: Source) -> Iterator[Image]:
    """The pictures of the file, brought to about ``DPI`` of a page, one in memory at a time."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        file = Image.open(BytesIO(source.data))
        if file.width * file.height > MAX_PIXELS:
            raise TooLargeError(_TOO_MANY, source=source.name)
        if max(file.size) > MAX_SHAPE * min(file.size):
            raise TooLargeError("the picture is a strip, not a page: give each page its own", source=source.name)
        for frame in ImageSequence.Iterator(file):
            yield _at_dpi(frame.convert("RGB"))
    except Image.DecompressionBombError as error:
        raise TooLargeError(_TOO_MANY, source=source.name) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise CorruptError("the picture is damaged or cut off: scan or export it again", source=source.name) from error


def _at_dpi(picture: Image) -> Image:
    """Scaled so that the shorter side is a page's 8.3 inches at ``DPI``: small photographs read better enlarged."""
    wanted = 8.3 * DPI
    factor = wanted / min(picture.width, picture.height)
    if 0.8 <= factor <= 1.25:
        return picture
    factor = min(factor, 3.0)
    return picture.resize((round(picture.width * factor), round(picture.height * factor)))
