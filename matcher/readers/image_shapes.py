"""The connected pieces of ink of a page, and which of them are rules, frames, dashes and bullets.

``em`` is the page's usual font size in pixels; ``ink`` a boolean array of its dark pixels.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_BULLET = (0.1, 0.9)
"""Least and greatest side of a bullet, in ems: a middle dot, and an arrow."""
_FILLED = 0.4
"""Share of its box that a bullet fills: a triangle has half, a circle's outline about this."""
_DOT, _SOLID = 0.45, 0.6
"""Greatest side, in ems, of a dot or a square, and what it fills of its box: a disc has .79."""


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


def shapes_of(ink: Any) -> tuple[Any, list[Shape]]:
    import numpy as np
    from scipy import ndimage

    labels, count = ndimage.label(ink, structure=np.ones((3, 3)))
    areas = np.bincount(labels.ravel(), minlength=count + 1)
    shapes = [
        Shape(across.start, down.start, across.stop, down.stop, int(areas[index]), index)
        for index, (down, across) in enumerate(ndimage.find_objects(labels), 1)
    ]
    return labels, shapes


def font_size(shapes: list[Shape]) -> float:
    """The usual font size in pixels: half of all letters are about as high as an x, .55 of it."""
    heights = sorted(s.height for s in shapes if 5 <= s.height <= 80 and s.width < 4 * s.height and s.area >= 8)
    return heights[len(heights) // 2] / 0.55 if len(heights) >= 20 else 0.0


def is_rule(shape: Shape, em: float) -> bool:
    thickness, length = sorted((shape.width, shape.height))
    return length > 3 * em and thickness < 0.3 * em and shape.area > 0.5 * thickness * length


def is_frame(shape: Shape, ink: Any, em: float) -> bool:
    """An outline around other ink."""
    if shape.width < 1.2 * em or shape.height < 1.2 * em or shape.area > 0.25 * shape.width * shape.height:
        return False
    edge = max(3, round(0.15 * em))
    inside = ink[shape.top + edge : shape.bottom - edge, shape.left + edge : shape.right - edge]
    around = int(ink[shape.top : shape.bottom, shape.left : shape.right].sum())
    return bool(around > 1.3 * shape.area and inside.sum() > 0.05 * inside.size)


def is_dash(shape: Shape, ink: Any, em: float) -> bool:
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


def bullets_of(found: list[Shape], em: float) -> list[Shape]:
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


def is_small(shape: Shape, ink: Any, em: float) -> bool:
    """A dot, a square, a triangle, a circle; not the empty frame that stands for a letter its font does not have."""
    small, large = sorted((shape.width, shape.height))
    if small < max(2, _BULLET[0] * em - 1) or large > _BULLET[1] * em or large > 2.5 * small:
        return False
    middle = ink[int(shape.middle), (shape.left + shape.right) // 2]
    return shape.area >= _FILLED * small * large and (bool(middle) or large <= 1.3 * small)


def _is_dot(shape: Shape, em: float) -> bool:
    small, large = sorted((shape.width, shape.height))
    return large <= _DOT * em and large <= 1.5 * small + 1 and shape.area >= _SOLID * small * large


def leads(shape: Shape, ink: Any, em: float) -> bool:
    """Nothing around it but text to its right, parted from it by more than a space."""
    upper, lower = max(0, round(shape.middle - 0.5 * em)), round(shape.middle + 0.5 * em)
    space = 0.3 if _is_dot(shape, em) else 0.5  # a letter may look like the latter, and stand before a wide space
    left, right = max(0, round(shape.left - 1.2 * em)), round(shape.right + space * em)
    if int(ink[upper:lower, left:right].sum()) > shape.area:
        return False
    behind = ink[round(shape.middle - 0.3 * em) : round(shape.middle + 0.3 * em), right : round(shape.right + 3 * em)]
    return bool(behind.any())


def part_of(array: Any, shape: Shape) -> Any:
    """The shape's box in an array of the page's pixels."""
    return array[shape.top : shape.bottom, shape.left : shape.right]
