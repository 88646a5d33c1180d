"""Columns whose text breaks off: the sign that a page was perhaps read in another order than it was written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from matcher.document import Line, LineKind

_INSIDE = re.compile(r"[^\W\d_A-Z]{2,}(?![\w.@:/])")
"""A word in small letters, no address: text goes on from somewhere."""
_OPEN = re.compile(r"(?:[,&]|\s(?:and|of|the|in|for|with|to|und|der|die|et|de|la|du|y|el|e|en|van|i))$")
"""A comma or a joining word: text goes on somewhere."""
_WORDS = 4
"""Words; a shorter line in small letters is a label ("about", "skills", "street and number")."""


def torn(lines: Sequence[Line]) -> list[int]:
    """Pages on which a column begins or ends in the middle of a sentence, and no column beside it goes on there.

    Of 485 PDFs with known text 6 had such pages, and 3 of these had text torn apart or out of order; of the others it
    was one in ten.
    """
    pages = []
    for page, here in groupby(lines, key=lambda line: line.page):
        regions = [list(region) for _, region in groupby(here, key=lambda line: line.region)]
        if any(_breaks(upper, lower) for upper, lower in pairwise(regions)):
            pages.append(page)
    return pages


def _breaks(upper: Sequence[Line], lower: Sequence[Line]) -> bool:
    last, first = upper[-1], lower[0]
    goes_on = first.kind is LineKind.TEXT and first.text[0].islower() and bool(_INSIDE.match(first.text))
    if _OPEN.search(last.text):
        return not goes_on and len(last.text.split()) > _WORDS
    return goes_on and len(first.text.split()) >= _WORDS and not _unended(upper)


def _unended(region: Sequence[Line]) -> bool:
    """Running text without a full stop at its end may go on at the top of the next column."""
    last = region[-1]
    return (last.kind is LineKind.BULLET or last.continues) and last.text[-1] not in ".!?:;。"
