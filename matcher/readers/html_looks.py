"""What HTML and CSS say about how an element looks, handed down to those inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from matcher.document import LineKind, Style
from matcher.readers.colors import CLEAR, color_of
from matcher.readers.css import Declarations
from matcher.readers.visibility import WHITE

BODY: float = 12.0
"""Points: the browsers' default."""
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"))
_ITALIC = frozenset(("i", "em", "cite", "address", "dfn"))
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
"""Points: the browsers' defaults."""
_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|em|rem|%|vw|vh)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "vw": 6.0, "vh": 8.0, None: 0.75}
_SPACED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "hr", "figure"))


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands down to those inside it."""

    style: Style = field(default_factory=lambda: Style(size=BODY))
    ground: str | None = WHITE
    hidden: bool = False
    link: str | None = None
    pre: bool = False
    kind: LineKind = LineKind.TEXT
    level: int = 0
    lists: int = 0
    marked: bool = True


def inherited(element: etree._Element, tag: str, said: Declarations, look: Look) -> Look:
    if not said and not element.attrib and tag not in _BOLD and tag not in _ITALIC and tag not in ("ul", "ol", "pre"):
        return look
    changes: dict[str, object] = {"style": _style(element, tag, said, look.style)}
    ground = color_of(said.get("background-color") or said.get("background") or element.get("bgcolor") or "transparent")
    if ground != CLEAR:
        changes["ground"] = ground or ""
    if element.get("hidden") is not None or _unseen(said):
        changes["hidden"] = True  # for all inside: what could show again inside is not worth the risk
    if tag == "a" and element.get("href"):
        changes["link"] = element.get("href", "").strip()
    if tag in _SIZES:
        changes.update(kind=LineKind.HEADING, level=int(tag[1]))
    bullet = said.get("list-style", "") + said.get("list-style-type", "")
    if tag in ("ul", "ol", "menu", "dir"):
        changes.update(lists=look.lists + 1, kind=LineKind.TEXT, level=0, marked="none" not in bullet)
    elif bullet:
        changes["marked"] = "none" not in bullet
    if tag == "pre" or said.get("white-space", "").startswith("pre"):
        changes["pre"] = True
    return replace(look, **changes)  # type: ignore[arg-type]


def _style(element: etree._Element, tag: str, said: Declarations, style: Style) -> Style:
    weight, slant = said.get("font-weight", ""), said.get("font-style", "")
    bold = weight in ("bold", "bolder", "600", "700", "800", "900") or (not weight and (style.bold or tag in _BOLD))
    italic = slant in ("italic", "oblique") or (not slant and (style.italic or tag in _ITALIC))
    size = _SIZES.get(tag, style.size)
    if "font-size" in said:
        size = _size(said["font-size"], style.size)
    color = (
        color_of(said.get("color") or element.get("color") or "")
        if said.get("color") or element.get("color")
        else style.color
    )
    return Style(style.font, size, bold, italic, style.color if color in (None, CLEAR) else str(color))


def margins(tag: str, said: Declarations) -> tuple[float, float]:
    """Points above and below a block: what is said, else what browsers do."""
    usual = BODY if tag in _SPACED else 0.0
    sides = said.get("margin", "").split() or [""]
    above = said.get("margin-top", sides[0])
    below = said.get("margin-bottom", sides[2] if len(sides) > 2 else sides[0])
    return (max(_points(above), 0.0) if above else usual), (max(_points(below), 0.0) if below else usual)


def _size(value: str, parent: float) -> float:
    found = _LENGTH.match(value)
    if not found:
        return parent
    try:
        number = float(found[1])
    except ValueError:
        return parent
    if found[2] in ("em", "%"):
        number *= parent / (100 if found[2] == "%" else 1)
        return max(round(number, 2), 0.1)
    return max(round(number * _POINTS[found[2]], 2), 0.1)


def _unseen(said: Declarations) -> bool:
    """Not displayed, transparent, or moved off the page."""
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if color_of(said.get("color", "black")) == CLEAR or _points(said.get("opacity", "1")) == 0:
        return True
    clipped = said.get("overflow") == "hidden" and any(
        said.get(side, "").startswith(("0", "1px")) for side in ("height", "max-height", "width")
    )
    if clipped or said.get("clip", "").replace(" ", "").startswith("rect(0") or "scale(0" in said.get("transform", ""):
        return True
    return any(_points(said.get(side, "0")) < -400 for side in ("left", "top", "text-indent"))


def _points(value: str) -> float:
    found = _LENGTH.match(value)
    try:
        return float(found[1]) * _POINTS[found[2]] if found else 1.0
    except ValueError:
        return 1.0
