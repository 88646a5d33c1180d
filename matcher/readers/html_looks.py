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
_SHUT = ("template", "noscript")
"""Not shown by a browser that runs scripts, as all do."""
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"))
_ITALIC = frozenset(("i", "em", "cite", "address", "dfn"))
_CHANGING = ("ul", "ol", "pre", "dialog", *_SHUT)
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
"""Points: the browsers' defaults."""
_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|em|rem|%|vw|vh)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "vw": 6.0, "vh": 8.0, None: 0.75}
_AWAY = 400.0
"""Points: further left or up than any design hangs out of its column."""
_FAINT = 0.08
"""Opacity at which black letters have a contrast of 1.18 with white paper: see ``visibility.CONTRAST``."""
_SHRUNK = 0.15
"""Of 12 points less than 2 are left."""
_SCALED = re.compile(r"scale(?:3d|x|y)?\(\s*(-?[\d.]+)(%?)")
_SHIFTS = re.compile(r"translate(?:3d|x|y)?\(([^()]{1,80})\)")
_FILTERED = re.compile(r"opacity\(\s*([\d.]+%?)\s*\)")
_OPAQUE = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\b|black|white|url\(|rgb\(")
_FLAT = re.compile(r"0(?![\d.]*[1-9])|[01](?:\.\d+)?px")
_EMPTY = re.compile(r"inset\((?:[5-9]\d|100)%|(?:circle|ellipse)\(0|polygon\((?:0(?:px|%)?,?)+\)|rect\(0")
_CALCULATED = re.compile(r"calc\(([\d.]{1,9}(?:px|pt|em|rem|%))\s*([*/])\s*([\d.]{1,9})\)")
_SHORT = re.compile(r"(?:^|\s)([\d.]{1,9}(?:px|pt|em|rem|%))(?:\s*/|\s)")
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
    if not said and not element.attrib and tag not in _BOLD and tag not in _ITALIC and tag not in _CHANGING:
        return look
    changes: dict[str, object] = {"style": _style(element, tag, said, look.style)}
    ground = color_of(said.get("background-color") or said.get("background") or element.get("bgcolor") or "transparent")
    if ground != CLEAR:
        changes["ground"] = ground or ""
    shut = tag in _SHUT or (tag == "dialog" and element.get("open") is None)
    if shut or element.get("hidden") is not None or _unseen(said):
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
    short = _SHORT.search(said.get("font", ""))
    if "font-size" in said or short:
        size = _size(said.get("font-size") or (short[1] if short else ""), style.size)
    named = said.get("-webkit-text-fill-color") or said.get("color") or element.get("color")
    color = color_of(named) if named else style.color
    return Style(style.font, size, bold, italic, style.color if color in (None, CLEAR) else str(color))


def margins(tag: str, said: Declarations) -> tuple[float, float]:
    """Points above and below a block: what is said, else what browsers do."""
    usual = BODY if tag in _SPACED else 0.0
    sides = said.get("margin", "").split() or [""]
    above = said.get("margin-top", sides[0])
    below = said.get("margin-bottom", sides[2] if len(sides) > 2 else sides[0])
    return (max(_points(above), 0.0) if above else usual), (max(_points(below), 0.0) if below else usual)


def _size(value: str, parent: float) -> float:
    sum_ = _CALCULATED.match(value)
    if sum_:
        factor = _float(sum_[3])
        return max(round(_size(sum_[1], parent) * (factor if sum_[2] == "*" else 1 / (factor or 1)), 2), 0.1)
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
    """Not displayed, transparent, shrunk, clipped, or moved off the page."""
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if said.get("content-visibility") == "hidden" or _is_faint(said) or _is_clipped(said):
        return True
    scale = _SCALED.search(f"{said.get('transform', '')} scale({said.get('scale', '1')})")
    if scale and abs(_float(scale[1])) * (0.01 if scale[2] else 1) < _SHRUNK:
        return True
    moved = [said.get(side, "0") for side in ("left", "top", "right", "text-indent", "margin-left", "margin-top")]
    moved += said.get("margin", "0").split()
    if any(_points(value) < -_AWAY for value in moved) or any(_points(value) > 3 * _AWAY for value in moved[:2]):
        return True
    shifts = [*_SHIFTS.findall(said.get("transform", "")), said.get("translate", "")]
    return any(abs(_points(value)) > _AWAY for shift in shifts for value in re.split(r"[\s,]+", shift) if value)


def _is_faint(said: Declarations) -> bool:
    """Letters that let through nearly all that is behind them."""
    ink = said.get("-webkit-text-fill-color", said.get("color", "black"))
    filtered = _FILTERED.search(said.get("filter", ""))
    shares = [said.get("opacity", "1"), *([filtered[1]] if filtered else [])]
    masks = [said.get(name, "") for name in ("mask", "mask-image", "-webkit-mask-image")]
    gone = any("transparent" in mask and not _OPAQUE.search(mask) for mask in masks)
    return color_of(ink) == CLEAR or gone or any(_share(value) <= _FAINT for value in shares)


def _is_clipped(said: Declarations) -> bool:
    sides = (said.get(side, "") for side in ("height", "max-height", "width"))
    if said.get("overflow") in ("hidden", "clip") and any(_FLAT.match(side) for side in sides):
        return True
    path = said.get("clip-path", "").replace(" ", "")
    return said.get("clip", "").replace(" ", "").startswith("rect(0") or bool(_EMPTY.match(path))


def _share(value: str) -> float:
    """An opacity, 0-1; that of a value which cannot be told is 1."""
    share = value.strip().endswith("%")
    return _float(value.strip().rstrip("%"), 100.0 if share else 1.0) / (100 if share else 1)


def _float(value: str, other: float = 1.0) -> float:
    try:
        return float(value)
    except ValueError:
        return other


def _points(value: str) -> float:
    found = _LENGTH.match(value)
    try:
        return float(found[1]) * _POINTS[found[2]] if found else 1.0
    except ValueError:
        return 1.0
