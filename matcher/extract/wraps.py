"""Whether a line was broken because its column was full."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.document import Line
from matcher.sections.looks import words_of

_SLACK = 2.0
"""Points that a column's lines may differ in width by rounding."""


def right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The right end of the longest line of each page and region."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        if line.box is not None:
            key = (line.page, line.region)
            edges[key] = max(edges.get(key, 0.0), line.box.x1)
    return edges


def is_wrapped(above: Line, line: Line, edges: dict[tuple[int, int], float]) -> bool:
    """Whether the first word of a line would not have fitted on the line above, in the same column.

    False where the format gives no boxes: its lines are whole paragraphs.
    """
    if above.box is None or line.box is None or (above.page, above.region) != (line.page, line.region):
        return False
    words = words_of(line, 0)
    if not words or not line.cells:
        return False
    blank = above.style.size / 4
    return above.box.x1 + blank + words[0].box.width > edges[(above.page, above.region)] + _SLACK
