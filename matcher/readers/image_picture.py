"""A picture of a page made fit for OCR: turned upright, without rules, frames and bullets; the bullets are told apart.

Tesseract reads a bullet as any letter that looks like it, and a frame as brackets or bars. Both are plain in the
picture, as shapes that touch nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

INK = 0.7
"""Darker than this share of the paper's brightness is ink: grey type is mostly darker, scanner noise is not."""
STEEPEST = 2.5
"""Degrees that a page may be turned: a sheet laid on a scanner by hand."""
UPRIGHT = 0.1
"""Degrees below which turning would blur more than it mends: 2 pixels across a line of 1200."""
_BULLET = (0.1, 0.9)
"""Least and greatest side of a bullet, in ems: a middle dot, and an arrow."""
_FILLED = 0.4
"""Share of its box that a bullet fills: a triangle has half, a circle's outline about this."""
_DOT, _SOLID = 0.45, 0.6
"""Greatest side, in ems, of a dot or a square, and what it fills of its box: a disc has .79."""


_COVERED = 0.8
"""Darkness, of a word's darkest pixels, of a row that ink covers wholly."""


class Shape(NamedTuple):
    """A connected piece of ink, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    area: int
    label: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


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
    labels, shapes = _shapes(ink)
    em = _em(shapes)
    if not em:
        return Prepared(gray, (), (), pixels, paper)
    lines = [shape for shape in shapes if _is_rule(shape, em) or _is_frame(shape, ink, em)]
    for shape in lines:
        _wipe(pixels, labels, shape, paper)
        _part(ink, shape)[_part(labels, shape) == shape.label] = False
    dashes = tuple(shape for shape in shapes if _is_dash(shape, ink, em))
    dots = [shape for shape in shapes if _is_small(shape, ink, em) and _leads(shape, ink, em)]
    bullets = _bullets(dots, em)
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


def _shapes(ink: Any) -> tuple[Any, list[Shape]]:
    import numpy as np
    from scipy import ndimage

    labels, count = ndimage.label(ink, structure=np.ones((3, 3)))
    areas = np.bincount(labels.ravel(), minlength=count + 1)
    shapes = [
        Shape(across.start, down.start, across.stop, down.stop, int(areas[index]), index)
        for index, (down, across) in enumerate(ndimage.find_objects(labels), 1)
    ]
    return labels, shapes


def _em(shapes: list[Shape]) -> float:
    """The usual font size in pixels: half of all letters are about as high as an x, .55 of it."""
    heights = sorted(s.height for s in shapes if 5 <= s.height <= 80 and s.width < 4 * s.height and s.area >= 8)
    return heights[len(heights) // 2] / 0.55 if len(heights) >= 20 else 0.0


def _is_rule(shape: Shape, em: float) -> bool:
    thickness, length = sorted((shape.width, shape.height))
    return length > 3 * em and thickness < 0.3 * em and shape.area > 0.5 * thickness * length


def _is_frame(shape: Shape, ink: Any, em: float) -> bool:
    """An outline around other ink."""
    if shape.width < 1.2 * em or shape.height < 1.2 * em or shape.area > 0.25 * shape.width * shape.height:
        return False
    edge = max(3, round(0.15 * em))
    inside = ink[shape.top + edge : shape.bottom - edge, shape.left + edge : shape.right - edge]
    around = int(ink[shape.top : shape.bottom, shape.left : shape.right].sum())
    return bool(around > 1.3 * shape.area and inside.sum() > 0.05 * inside.size)


def _is_dash(shape: Shape, ink: Any, em: float) -> bool:
    """As wide as a dash, with text close above or below and none on its line."""
    if (
        not 0.4 * em < shape.width < 1.3 * em
        or shape.height > 0.12 * em + 1
        or shape.area < 0.7 * shape.width * shape.height
    ):
        return False
    upper, lower = max(0, round(shape.middle - 0.4 * em)), round(shape.middle + 0.4 * em)
    left, right = max(0, round(shape.left - em)), round(shape.right + em)
    near = ink[max(0, round(shape.middle - 1.5 * em)) : round(shape.middle + 1.5 * em), left:right]
    return int(ink[upper:lower, left:right].sum()) == shape.area and bool(near.sum() > 3 * shape.area)


def _bullets(found: list[Shape], em: float) -> list[Shape]:
    """Small solid shapes before text that stand in one column; one alone only where the page has no others."""
    columns = [(shape, _alike(shape, found, em)) for shape in found]
    several = [shape for shape, count in columns if count >= (2 if _is_dot(shape, em) else 3)]
    return several or [shape for shape in found if _is_dot(shape, em) and shape.width > 0.15 * em]


def _alike(shape: Shape, others: list[Shape], em: float) -> int:
    near, same = 0.2 * em, max(1.5, 0.08 * em)
    return sum(
        1
        for other in others
        if abs(other.left - shape.left) <= near
        and abs(other.width - shape.width) <= same
        and abs(other.height - shape.height) <= same
    )


def _is_small(shape: Shape, ink: Any, em: float) -> bool:
    """A dot, a square, a triangle, a circle; not the empty frame that stands for a letter its font does not have."""
    small, large = sorted((shape.width, shape.height))
    if small < max(2, _BULLET[0] * em - 1) or large > _BULLET[1] * em or large > 2.5 * small:
        return False
    middle = ink[int(shape.middle), (shape.left + shape.right) // 2]
    return shape.area >= _FILLED * small * large and (bool(middle) or large <= 1.3 * small)


def _is_dot(shape: Shape, em: float) -> bool:
    small, large = sorted((shape.width, shape.height))
    return large <= _DOT * em and large <= 1.5 * small + 1 and shape.area >= _SOLID * small * large


def _leads(shape: Shape, ink: Any, em: float) -> bool:
    """Nothing around it but text to its right, parted from it by more than a space."""
    upper, lower = max(0, round(shape.middle - 0.5 * em)), round(shape.middle + 0.5 * em)
    space = 0.3 if _is_dot(shape, em) else 0.5  # a letter may look like the latter, and stand before a wide space
    left, right = max(0, round(shape.left - 1.2 * em)), round(shape.right + space * em)
    if int(ink[upper:lower, left:right].sum()) > shape.area:
        return False
    behind = ink[round(shape.middle - 0.3 * em) : round(shape.middle + 0.3 * em), right : round(shape.right + 3 * em)]
    return bool(behind.any())


def _part(array: Any, shape: Shape) -> Any:
    """The shape's box in an array of the page's pixels."""
    return array[shape.top : shape.bottom, shape.left : shape.right]


def _wipe(pixels: Any, labels: Any, shape: Shape, paper: float) -> None:
    """Paints it over with paper, and the grey of its edges."""
    from scipy import ndimage

    top, left = max(0, shape.top - 2), max(0, shape.left - 2)
    area = labels[top : shape.bottom + 2, left : shape.right + 2]
    mask = ndimage.binary_dilation(area == shape.label, iterations=2) & ((area == shape.label) | (area == 0))
    pixels[top : shape.bottom + 2, left : shape.right + 2][mask] = round(paper)
