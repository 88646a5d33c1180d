"""What RTF's control words say about characters and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from matcher.document import Style

NARROWEST = 15
"""Per cent of their width at which letters are no more to be read."""
UNKNOWN = -1
"""A ground that cannot be told: inside a shape, which may be filled."""


@dataclass(frozen=True, slots=True)
class State:
    """What a group hands down, and its end takes back."""

    target: str = "body"
    """Where text goes: ``body``, ``running``, ``skip``, ``fonts``, ``colors``, ``mark`` or ``code``."""
    style: Style = field(default_factory=lambda: Style(size=12.0))
    color: int = 0
    ground: int = 0
    hidden: bool = False
    """By a word about characters."""
    gone: bool = False
    """In a shape that is hidden, or off the page."""
    deleted: bool = False
    font: int = 0
    unicode_skip: int = 1
    link: str | None = None
    starred: bool = False
    box: bool = False
    """Inside a drawing's text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph's own state; ``\\pard`` begins it anew."""

    level: int = 0
    heading: int = 0
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    table: bool = False
    listed: bool = False
    ground: int = 0
    """Number of the colour behind the paragraph; ``UNKNOWN`` in a table cell with one of its own."""


def in_character(state: State, word: str, number: int | None) -> State:
    """The state after a word about characters; any other word leaves it."""
    on = number != 0
    if word == "b":
        return replace(state, style=replace(state.style, bold=on))
    if word == "i":
        return replace(state, style=replace(state.style, italic=on))
    if word == "fs":
        return replace(state, style=replace(state.style, size=max((24 if number is None else number) / 2, 0.1)))
    if word == "f":
        return replace(state, font=number or 0)
    if word == "cf":
        return replace(state, color=number or 0)
    if word in ("cb", "highlight", "chcbpat"):
        return replace(state, ground=number or 0)
    if word == "v":
        return replace(state, hidden=on)
    if word == "charscalex" and 0 <= (100 if number is None else number) < NARROWEST:
        return replace(state, hidden=True)
    if word == "deleted":
        return replace(state, deleted=on)
    if word == "uc":
        return replace(state, unicode_skip=max(number or 0, 0))
    if word == "plain":
        return replace(state, style=Style(size=12.0), color=0, hidden=False, deleted=False)
    return state


def in_layout(shape: Shape, word: str, number: int, headings: dict[int, int]) -> Shape:
    """The shape after a word about paragraphs; ``headings`` gives the level of numbered styles."""
    if word == "pard":
        return Shape()
    if word == "s":
        return replace(shape, heading=headings.get(number, shape.heading))
    if word == "intbl":
        return replace(shape, table=True)
    if word == "ilvl":
        return replace(shape, level=number)
    if word == "outlinelevel":
        return replace(shape, heading=number + 1 if 0 <= number < 9 else 0)
    if word == "li":
        return replace(shape, indent=number / 20)
    if word == "cbpat":
        return replace(shape, ground=number)
    if word == "sb":
        return replace(shape, before=number / 20)
    if word == "sa":
        return replace(shape, after=number / 20)
    return shape
