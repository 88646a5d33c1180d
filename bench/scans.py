"""Benchmark documents as scans: ``python -m bench.scans OUT [DPI] [DEGREES]``, then ``matcher evaluate OUT``.

Every fifth PDF of ``sample_cvs/benchmark`` is painted as pictures of its pages, turned by ``DEGREES``, and put into
``OUT/docs`` as a PDF without text, its truth file beside it in ``OUT/gold``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

BENCHMARK = Path(__file__).parent.parent / "sample_cvs" / "benchmark"
EVERY = 5


def main(out: Path, dpi: int = 200, degrees: float = 0.0) -> None:
    """Writes the folder."""
    for name in ("docs", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for path in sorted((BENCHMARK / "docs").glob("*.pdf"))[::EVERY]:
        document = pdfium.PdfDocument(path)
        pages = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
        turned = [page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255) for page in pages]
        turned[0].save(out / "docs" / path.name, save_all=True, append_images=turned[1:], resolution=dpi)
        shutil.copy(BENCHMARK / "gold" / f"{path.stem}.json", out / "gold")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(dpi) for dpi in sys.argv[2:3]), *(float(angle) for angle in sys.argv[3:4]))
