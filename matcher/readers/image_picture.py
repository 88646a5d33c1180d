"""A picture of a page made fit for OCR: turned upright, without rules, frames and bullets; the bullets are told apart.

Tesseract reads a bullet as any letter that looks like it, and a frame as brackets or bars. Both are plain in the
picture, as shapes that touch nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matcher.readers.image_shapes import (
    Shape,
    bullets_of,
    font_size,
    is_dash,
    is_frame,
    is_rule,
    is_small,
    leads,
    part_of,
    shapes_of,
)

if TYPE_CHECKING:
    from PIL.Image import Image

INK = 0.7
"""Darker than this share of the paper's brightness is ink: grey type is mostly darker, scanner noise is not."""
STEEPEST = 2.5
"""Degrees that a page may be turned: a sheet laid on a scanner by hand."""
UPRIGHT = 0.1
"""Degrees below which turning would blur more than it mends: 2 pixels across a line of 1200."""
_COVERED = 0.8
"""Darkness, of a word's darkest pixels, of a row that ink covers wholly."""


@dataclass(frozen=True)
class Prepared:
    """What OCR is given, and the bullets taken out of it, in pixels of that picture."""

    picture: Image
    bullets: tuple[Shape, ...]
    dashes: tuple[Shape, ...]
    """Dashes that stand alone on a line, which tesseract takes for rules: the "—" between two dates in a rail."""
    pixels: Any
    """Its brightness, 0 to 255, as an array."""
    paper: float
    """The brightness of the paper."""

    def measured(self, left: int, top: int, right: int, bottom: int) -> tuple[float, float, float]:
        """Top and bottom of the ink in a box, without what reaches in from other rows; the width of its strokes."""
        import numpy as np

        part = self.pixels[top:bottom, left:right]
        if not part.size:
            return top, bottom, 0.0
        rows = (part < INK * self.paper).any(axis=1)
        for edge, ordered in ((top - 1, rows), (bottom, rows[::-1])):
            if ordered[0] and 0 <= edge < len(self.pixels) and (self.pixels[edge, left:right] < INK * self.paper).any():
                _without_sliver(ordered)
        inked = np.flatnonzero(rows)
        if not len(inked):
            return top, bottom, 0.0
        darkest = float(np.percentile(part, 2))
        first, last = int(inked[0]), int(inked[-1])
        dark = np.clip((self.paper - part.min(axis=1)) / max(self.paper - darkest, 1.0), 0.0, 1.0)
        return (
            top + _edge(dark[first:]) + first,
            top + last + 1 - _edge(dark[: last + 1][::-1]),
            _stroke(part, self.paper),
        )


def _edge(dark: Any) -> float:
    """How far in the ink begins, by how dark the outermost rows are: a row half covered is half dark."""
    for index, value in enumerate(dark[:3]):
        if value >= _COVERED:
            return index
        if index + 1 < len(dark) and dark[index + 1] >= _COVERED:
            return float(index + 1 - value)
    return 0.0


def _stroke(part: Any, paper: float) -> float:
    """Mean width of strokes, in pixels: twice the inked area over the length of its edges."""
    import numpy as np

    inked = part < (float(np.percentile(part, 2)) + paper) / 2
    edges = np.count_nonzero(inked[:, 1:] != inked[:, :-1]) + np.count_nonzero(inked[1:] != inked[:-1])
    return 2 * np.count_nonzero(inked) / edges if edges else 0.0


def _without_sliver(rows: Any) -> None:
    """Blanks a thin strip at the edge that ``rows`` begins with: tails of letters of the next row."""
    end = next((index for index, inked in enumerate(rows) if not inked), len(rows))
    if end < 0.2 * len(rows):
        rows[:end] = False


def prepared(picture: Image) -> Prepared:
    """The picture in grey, upright, without rules, frames and bullets."""
    import numpy as np
    from PIL import Image as Pictures

    gray = upright(picture.convert("L"))
    pixels = np.array(gray)
    paper = float(np.percentile(pixels[::4, ::4], 90))
    ink = pixels < INK * paper
    labels, shapes = shapes_of(ink)
    em = font_size(shapes)
    if not em:
        return Prepared(gray, (), (), pixels, paper)
    lines = [shape for shape in shapes if is_rule(shape, em) or is_frame(shape, ink, em)]
    for shape in lines:
        _wipe(pixels, labels, shape, paper)
        part_of(ink, shape)[part_of(labels, shape) == shape.label] = False
    dashes = tuple(shape for shape in shapes if is_dash(shape, ink, em))
    dots = [shape for shape in shapes if is_small(shape, ink, em) and leads(shape, ink, em)]
    bullets = bullets_of(dots, em)
    for shape in dots:
        _wipe(pixels, labels, shape, paper)
    return Prepared(Pictures.fromarray(pixels), tuple(bullets), dashes, pixels, paper)


def upright(gray: Image) -> Image:
    """Turned so that its lines run level; as it is when they do, or when it has hardly any ink."""
    angle = skew(gray)
    if abs(angle) < UPRIGHT:
        return gray
    from PIL import Image as Pictures

    return gray.rotate(angle, resample=Pictures.Resampling.BICUBIC, fillcolor=255)


def skew(gray: Image) -> float:
    """Degrees by which lines of text fall to the right: at the right angle, ink gathers on the fewest rows."""
    import numpy as np

    small = np.array(gray.resize((max(gray.width // 2, 1), max(gray.height // 2, 1))))
    down, across = np.nonzero(small < INK * float(np.percentile(small, 90)))
    if len(down) < 500 or len(down) > 0.4 * small.size:
        return 0.0
    step = len(down) // 60_000 + 1
    down, across = down[::step], across[::step]

    def gathered(angle: float) -> float:
        rows = np.rint(down - across * np.tan(np.radians(angle))).astype(int)
        counts = np.bincount(rows - rows.min())
        return float((counts.astype(float) ** 2).sum())

    coarse = max(np.arange(-STEEPEST, STEEPEST + 0.01, 0.25), key=gathered)
    best = max(np.arange(coarse - 0.2, coarse + 0.21, 0.05), key=gathered)
    return float(best) if gathered(best) > 1.05 * gathered(0.0) else 0.0


def _wipe(pixels: Any, labels: Any, shape: Shape, paper: float) -> None:
    """Paints it over with paper, and the grey of its edges."""
    from scipy import ndimage

    top, left = max(0, shape.top - 2), max(0, shape.left - 2)
    area = labels[top : shape.bottom + 2, left : shape.right + 2]
    mask = ndimage.binary_dilation(area == shape.label, iterations=2) & ((area == shape.label) | (area == 0))
    pixels[top : shape.bottom + 2, left : shape.right + 2][mask] = round(paper)
