"""OCR engines against each other on painted pages: ``python -m bench.engines [PAGES]``.

Every fifth PDF of ``sample_cvs/benchmark`` gives its first page, painted at 200 dpi. For each engine that is installed:
words right against the PDF's own text (F1, as bags of words) and CPU seconds a page. tesseract is what matcher uses;
rapidocr (``pip install rapidocr onnxruntime``) brings its models in its wheel.
"""

from __future__ import annotations

import importlib.util
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium

from bench.scans import BENCHMARK, EVERY

DPI = 200
Engine = Callable[[Any], str]


def main(most: int = 10) -> None:
    """Prints one line an engine."""
    paths = sorted((BENCHMARK / "docs").glob("*.pdf"))[::EVERY][:most]
    pages = [pdfium.PdfDocument(path)[0] for path in paths]
    truths = [_words(page.get_textpage().get_text_range()) for page in pages]
    pictures = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pages]
    print(f"{len(pages)} pages at {DPI} dpi")
    for name, make in (("pytesseract", _tesseract), ("rapidocr", _rapidocr)):
        if importlib.util.find_spec(name) is None:
            print(f"  {name:12s} not installed")
            continue
        engine = make()
        scores, seconds = [], []
        for picture, truth in zip(pictures, truths, strict=True):
            start = _cpu()
            scores.append(_f1(_words(engine(picture)), truth))
            seconds.append(_cpu() - start)
        cost = statistics.median(seconds)
        print(f"  {name:12s} word F1 {statistics.mean(scores):.3f}, {cost:.1f} CPU s a page (median)")


def _cpu() -> float:
    """Seconds of work of this process and of the programs that it has run."""
    return sum(os.times()[:4])


def _tesseract() -> Engine:
    import pytesseract

    return lambda picture: str(pytesseract.image_to_string(picture, lang="eng+deu+fra", config="--psm 3"))


def _rapidocr() -> Engine:
    import numpy
    from rapidocr import RapidOCR

    engine = RapidOCR()
    return lambda picture: "\n".join(engine(numpy.asarray(picture)).txts or ())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _f1(found: Counter[str], truth: Counter[str]) -> float:
    right = sum((found & truth).values())
    return 2 * right / max(1, sum(found.values()) + sum(truth.values()))


if __name__ == "__main__":
    main(*(int(count) for count in sys.argv[1:2]))
