"""Where on the page a text object may paint: inside the paths that it is clipped to."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.readers import pdf_calls as calls
from matcher.readers.pdf_objects import IDENTITY, Affine, moved
from matcher.readers.pdf_view import Edges, View

EVERYWHERE: Edges = (-1e9, -1e9, 1e9, 1e9)
UNKNOWN: Edges = (0.0, 0.0, 0.0, 0.0)
"""No rectangle: rounded frames, letters."""
_CORNERS = (4, 5)
"""Points of a rectangle's path, with or without coming back to the first."""


class Clips:
    """Asked once a text object; objects under the same clip share what was found."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[tuple[tuple[int, ...], Affine], Edges] = {}
        self._point = calls.Room("f", 2)

    def of(self, item: int, matrix: Affine = IDENTITY) -> Edges:
        """As it is seen; ``matrix`` is that of the form which the object stands in."""
        clip = calls.clip_of(item)
        count = calls.count_clips(clip) if clip else -1
        if count < 0:
            return EVERYWHERE
        key = tuple(calls.clip_point(clip, index, 0) or 0 for index in range(count)), matrix
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._common([self._path(clip, index, matrix) for index in range(count)])
        return known

    @staticmethod
    def _common(boxes: Sequence[Edges]) -> Edges:
        if not boxes or UNKNOWN in boxes:
            return UNKNOWN
        return (
            max(box[0] for box in boxes),
            max(box[1] for box in boxes),
            min(box[2] for box in boxes),
            min(box[3] for box in boxes),
        )

    def _path(self, clip: int, path: int, matrix: Affine) -> Edges:
        count = calls.count_clip_points(clip, path)
        if count not in _CORNERS:
            return UNKNOWN
        points = []
        for index in range(count):
            calls.point_at(calls.clip_point(clip, path, index), *self._point.places)
            points.append(self._point.read())
        xs, ys = {x for x, _ in points}, {y for _, y in points}
        if len(xs) != 2 or len(ys) != 2:
            return UNKNOWN
        return self._view.edges(*moved(matrix, min(xs), min(ys), max(xs), max(ys)))
