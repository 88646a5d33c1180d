"""How text in an ODT looks: named and automatic styles on styles, and list styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from matcher.document import Style
from matcher.readers.visibility import unreadable

STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_MAX_CHAIN = 30
_NARROWEST, _FAINTEST = 15, 8
"""Per cent: width of letters and opacity below which nobody reads them."""
_LENGTH = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|px)$")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
_HEADING = re.compile(r"heading (?:level )?([1-9])$|heading_20_([1-9])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """A style with all that it is based on."""

    style: Style = field(default_factory=lambda: Style(size=12.0))
    ground: str | None = None
    """Colour behind it; None when it paints none."""
    hidden: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    outline: int = 0
    flat: bool = False
    """A row too low for text."""


@dataclass(slots=True)
class Styles:
    """Asked by family and name."""

    _elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _lists: dict[str, etree._Element] = field(default_factory=dict)
    _defaults: dict[str, etree._Element] = field(default_factory=dict)
    _looks: dict[tuple[str, str, Look | None], Look] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """The styles of a part."""
        for element in root.iter(f"{STYLE}style"):
            self._elements[element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")] = element
        for element in root.iter(f"{TEXT}list-style"):
            self._lists[element.get(f"{STYLE}name", "")] = element
        for element in root.iter(f"{STYLE}default-style"):
            self._defaults[element.get(f"{STYLE}family", "")] = element

    def look(self, family: str, name: str, base: Look | None = None) -> Look:
        """A style's look on top of ``base``, or of the family's default."""
        key = (family, name, base)
        if key not in self._looks:
            chain: list[etree._Element] = []
            while (family, name) in self._elements and len(chain) < _MAX_CHAIN:
                chain.append(self._elements[family, name])
                name = chain[-1].get(f"{STYLE}parent-style-name", "")
            if base is None and family in self._defaults:
                chain.append(self._defaults[family])
            look = base or Look()
            for element in reversed(chain):
                look = _over(element, look)
            self._looks[key] = look
        return self._looks[key]

    def marked(self, list_style: str, level: int) -> bool:
        """Whether a person sees a bullet or number; an unknown style has one."""
        style = self._lists.get(list_style)
        for element in style if style is not None else ():
            if element.get(f"{TEXT}level") == str(level):
                bullet = str(element.tag).endswith("list-level-style-bullet")
                sign = element.get(f"{TEXT}bullet-char", "") if bullet else element.get(f"{STYLE}num-format", "")
                return bool(sign.strip()) or str(element.tag).endswith("image")
        return True


def _over(element: etree._Element, look: Look) -> Look:
    for part in element:
        if part.tag == f"{STYLE}text-properties":
            look = _text(part, look)
        elif part.tag in (
            f"{STYLE}paragraph-properties",
            f"{STYLE}graphic-properties",
            f"{STYLE}table-cell-properties",
        ):
            look = _block(part, look)
        elif part.tag in (f"{STYLE}table-properties", f"{STYLE}table-row-properties"):
            height = part.get(f"{STYLE}row-height")
            flat = height is not None and unreadable(length(height) or 0.1)
            look = replace(look, ground=_ground(part) or look.ground, flat=flat or look.flat)
    level = element.get(f"{STYLE}default-outline-level", "")
    name = element.get(f"{STYLE}display-name", element.get(f"{STYLE}name", ""))
    found = _HEADING.match(name)
    if level.isdecimal():
        look = replace(look, outline=int(level))
    elif found:
        look = replace(look, outline=int(found[1] or found[2]))
    elif name.lower() == "title":
        look = replace(look, outline=1)
    return look


def _text(part: etree._Element, look: Look) -> Look:
    style = look.style
    size = part.get(f"{FO}font-size", "")
    if size.endswith("%"):
        scale = size.rstrip("%")
        style = replace(
            style, size=style.size * float(scale) / 100 if scale.replace(".", "", 1).isdecimal() else style.size
        )
    elif size:
        style = replace(style, size=length(size) or style.size)
    weight, slant = part.get(f"{FO}font-weight"), part.get(f"{FO}font-style")
    if weight:
        style = replace(style, bold=weight not in ("normal", "100", "200", "300", "400", "500"))
    if slant:
        style = replace(style, italic=slant in ("italic", "oblique"))
    color = part.get(f"{FO}color", "")
    if part.get(f"{STYLE}use-window-font-color") == "true":
        style = replace(style, color="")
    elif color.startswith("#"):
        style = replace(style, color=color[1:].lower())
    font = part.get(f"{STYLE}font-name") or part.get(f"{FO}font-family")
    if font:
        style = replace(style, font=font.strip("'"))
    display = part.get(f"{TEXT}display")
    hidden = look.hidden if display is None else display == "none"
    scale, opacity = part.get(f"{STYLE}text-scale", "100%"), part.get(f"{_LOEXT}opacity", "100%")
    own = part.get(f"{STYLE}use-window-font-color") != "true"  # LibreOffice writes its automatic colour as clear
    hidden = hidden or _percent(scale) < _NARROWEST or (own and _percent(opacity) < _FAINTEST)
    return replace(look, style=style, hidden=hidden, ground=_ground(part) or look.ground)


def _block(part: etree._Element, look: Look) -> Look:
    margins = {side: part.get(f"{FO}margin-{side}") for side in ("left", "top", "bottom")}
    return replace(
        look,
        ground=_ground(part) or look.ground,
        indent=length(margins["left"]) if margins["left"] else look.indent,
        before=length(margins["top"]) if margins["top"] else look.before,
        after=length(margins["bottom"]) if margins["bottom"] else look.after,
    )


def _percent(said: str) -> float:
    try:
        return float(said.rstrip("%"))
    except ValueError:
        return 100.0


def _ground(part: etree._Element) -> str | None:
    fill = part.get(f"{DRAW}fill")
    if fill in ("gradient", "bitmap", "hatch"):
        return ""
    color = part.get(f"{DRAW}fill-color") if fill == "solid" else part.get(f"{FO}background-color")
    return color[1:].lower() if color and color.startswith("#") else None


def length(text: str | None) -> float:
    """A length such as ``0.5cm`` in points."""
    found = _LENGTH.match(text or "")
    if not found:
        return 0.0
    try:
        return float(found[1]) * _POINTS[found[2]]
    except ValueError:
        return 0.0
