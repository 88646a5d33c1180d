"""Plain text -> Document: lines as they stand, bullets, underlined headings, wrapped lines joined to theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from matcher.document import Document, LineKind, Style
from matcher.errors import TooLargeError
from matcher.readers.blocks import Paragraph, Run
from matcher.readers.encoding import decode
from matcher.readers.flow import MAX_CHARACTERS, Flow, marker_length
from matcher.readers.text_columns import columns
from matcher.readers.visibility import hidden_findings

if TYPE_CHECKING:
    from matcher.readers import Options, Source

WRAP = (50, 120)
"""Columns at which people and programs wrap text; longer lines are whole paragraphs."""
MAX_LINE_ENDS = 200_000
_WIDTH = 6.0
"""Points of a character in a typewriter font of 10 points."""
_SIZE = 10.0
_RULE = re.compile(r"\s*([-=_*~#+.─━═—])\1{2,}[-=_*~#+.─━═—\s]*$")
_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def check_length(text: str, source: str) -> None:
    """Raises ``TooLargeError`` before a file is taken apart."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINE_ENDS:
        raise TooLargeError("the text is far longer than any CV: give the CV alone", source=source)


def read(source: Source, _options: Options) -> Document:
    """Raises ``TooLargeError`` or ``UnsupportedFormatError``."""
    text = decode(source.data, source.name)
    check_length(text, source.name)
    flow = Flow(source.name)
    lines = [
        line.expandtabs(8).rstrip() if "\t" in line else line.rstrip() for line in _ENDS.split(text.replace("\x00", ""))
    ]
    parts = columns(lines)
    for part in parts or (_ENDS.split(text.replace("\x00", "")),):
        flow.add(paragraphs(part))
        flow.new_region()
    hidden = tuple(flow.hidden)
    return Document(source.name, "text", tuple(flow.lines), hidden=hidden, findings=hidden_findings(hidden))


def paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    """One a line; blank lines are kept as space between them."""
    lines = [line.expandtabs(8).rstrip() if line.startswith("\t") else line.rstrip() for line in lines]
    width = wrap_width(lines)
    before, item = "", -1
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if not line.strip() or _RULE.match(line):
            before, item = "", -1
            yield Paragraph((Run("", Style(size=_SIZE)),))
            continue
        marker = marker_length(line.strip())
        continues = not marker and bool(before) and (indent > item >= 0 or is_wrapped(before, line, width))
        item = indent if marker else item if continues else -1
        before = line
        yield Paragraph(
            (Run(line.strip(), Style(size=_SIZE)),),
            *_underlined(lines, index),
            indent=_WIDTH * indent,
            continues=continues,
        )


def _underlined(lines: list[str], index: int) -> tuple[LineKind, int]:
    """A line with a rule as long as itself below it is a heading."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    rule = _RULE.match(below)
    if rule and rule[1] in "=-~─━═" and len(lines[index]) <= 60 and abs(len(below) - len(lines[index])) <= 3:
        return LineKind.HEADING, 1 if rule[1] in "=━═" else 2
    return LineKind.TEXT, 0


def wrap_width(lines: list[str]) -> int:
    """The column at which a text was wrapped by its writer; 0 when it was not.

    It is where several of the longest lines end, as a paragraph's lines do; a line or two that no wrapping could
    shorten (a web address, a table) may be longer. And what follows such lines begins in lower case as often as the
    middle of sentences does: a list of entries of one length does not.
    """
    lengths = sorted((len(line) for line in lines if line.strip()), reverse=True)
    if sum(length > WRAP[1] for length in lengths) > 2:
        return 0
    third = lengths[2] if len(lengths) > 2 else 0
    near = sum(abs(length - third) < 12 for length in lengths)
    if not WRAP[0] <= third <= WRAP[1] or near <= 2:
        return 0
    rests = [below.lstrip() for above, below in pairwise(lines) if is_wrapped(above, below, third)]
    lower = sum(rest[0].islower() for rest in rests)
    return third if lower and 3 * lower >= len(rests) else 0


def is_wrapped(line: str, following: str, width: int) -> bool:
    """``following`` goes on with ``line``: its first word had no room left there."""
    if not width or not line.strip() or not following.strip():
        return False
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > width and not marker_length(following.lstrip())
