"""How text in a DOCX looks: document defaults, styles on styles, and what a run says itself."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any

from lxml import etree

from matcher.document import Style
from matcher.readers.visibility import dark
from matcher.readers.word_package import W

_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_MAX_NUMBER = 1e6
"""Twentieths of a point: Word's pages are 31,680 high at most."""
_MAX_CHAIN = 30
"""Styles on styles; Word itself allows eleven."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is said about a run; None where nothing is said."""

    font: str | None = None
    size: float | None = None
    """Points."""
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    """``rrggbb`` in lower case; ``auto`` counts as said."""
    fill: str | None = None
    """The shading behind it."""
    vanish: bool | None = None

    def over(self, base: Look) -> Look:
        """This one, with the gaps filled from ``base``."""
        if self is _NOTHING or base is _NOTHING:
            return base if self is _NOTHING else self
        return Look(*(own if own is not None else below for own, below in zip(_said(self), _said(base), strict=True)))

    @property
    def style(self) -> Style:
        color = self.color if self.color and self.color != "auto" else ""
        return Style(self.font or "", self.size or 0.0, bool(self.bold), bool(self.italic), color)


_NOTHING = Look()


@dataclass(frozen=True, slots=True)
class Layout:
    """What is said about a paragraph; lengths in points, None where nothing is said."""

    outline: int | None = None
    """0 for the top heading; 9 for text."""
    number: str | None = None
    """The list it belongs to."""
    depth: int | None = None
    left: float | None = None
    before: float | None = None
    after: float | None = None
    exact: float | None = None
    """A line height that does not grow with the text."""
    fill: str | None = None

    def over(self, base: Layout) -> Layout:
        if self is _NOWHERE or base is _NOWHERE:
            return base if self is _NOWHERE else self
        return Layout(*(own if own is not None else below for own, below in zip(_told(self), _told(base), strict=True)))


_NOWHERE = Layout()


_said: Callable[[Look], tuple[Any, ...]] = attrgetter(*(item.name for item in fields(Look)))
_told: Callable[[Layout], tuple[Any, ...]] = attrgetter(*(item.name for item in fields(Layout)))


@dataclass(slots=True)
class Styles:
    """The styles part, asked by style id."""

    defaults: Look = Look()
    spacing: Layout = Layout()
    _elements: dict[str, etree._Element] = field(default_factory=dict)
    usual: str = ""
    """The paragraph style of paragraphs that name none."""
    _looks: dict[str, Look] = field(default_factory=dict)
    _layouts: dict[str, Layout] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        styles = cls()
        if root is None:
            return styles
        styles.defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        styles.spacing = layout_of(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in root.iterchildren(f"{W}style"):
            identifier = element.get(f"{W}styleId", "")
            styles._elements[identifier] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                styles.usual = identifier
        return styles

    def look(self, identifier: str) -> Look:
        """What the style and those it is based on say about runs, without the document's defaults."""
        if identifier not in self._looks:
            result = _NOTHING
            for element in self._chain(identifier):
                result = result.over(look_of(element.find(f"{W}rPr")))
            self._looks[identifier] = result
        return self._looks[identifier]

    def layout(self, identifier: str) -> Layout:
        """The same for paragraphs; a heading's level is known by the style's name, too."""
        if identifier not in self._layouts:
            result = Layout()
            for element in self._chain(identifier):
                result = result.over(_outlined(element))
            self._layouts[identifier] = result
        return self._layouts[identifier]

    def fills(self, identifier: str) -> bool:
        """A table style that shades some of its cells darkly."""
        shades = (shade for element in self._chain(identifier) for shade in element.iter(f"{W}shd"))
        return any(dark(shade.get(f"{W}fill")) for shade in shades)

    def _chain(self, identifier: str) -> list[etree._Element]:
        """The style, then those that it is based on."""
        chain: list[etree._Element] = []
        while identifier in self._elements and len(chain) < _MAX_CHAIN:
            chain.append(self._elements[identifier])
            identifier = _val(chain[-1].find(f"{W}basedOn"))
        return chain


def _outlined(element: etree._Element) -> Layout:
    layout, name = layout_of(element.find(f"{W}pPr")), _val(element.find(f"{W}name")).lower()
    found = _HEADING.match(name)
    if found:
        return replace(layout, outline=int(found[1]) - 1)
    return replace(layout, outline=0) if name == "title" else layout


def _val(element: etree._Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _on(element: etree._Element) -> bool:
    return element.get(f"{W}val", "1").lower() not in _OFF


def points(text: str | None, unit: float = 20.0) -> float | None:
    """A length in twentieths of a point (or another unit of which ``unit`` make one); None when it is none."""
    try:
        number = float(text) if text else math.nan
    except ValueError:
        return None
    return number / unit if abs(number) < _MAX_NUMBER else None


def look_of(properties: etree._Element | None) -> Look:
    """A ``w:rPr`` element."""
    if properties is None or not len(properties):
        return _NOTHING
    said: dict[str, Any] = {}
    for element in properties:
        read = _LOOKS.get(element.tag)
        if read is not None:
            said.update(read(element))
    return Look(**said)


def _shade(element: etree._Element) -> str | None:
    """The ground that a shading paints, ``auto`` for none, "" where a pattern makes it uncertain."""
    pattern = element.get(f"{W}val", "clear")
    if pattern == "solid":
        return element.get(f"{W}color", "").lower() or None
    return "" if pattern.startswith("pct") else element.get(f"{W}fill", "").lower() or None


def _unfilled(element: etree._Element) -> dict[str, Any]:
    """Letters without ink (no fill, or a transparent one), or with ink of their own."""
    alpha = next(element.iter(f"{_W14}alpha"), None)
    clear = alpha is not None and (points(alpha.get(f"{_W14}val"), 1000.0) or 0) > _CLEAREST
    if clear or element.find(f"{_W14}noFill") is not None:
        return {"vanish": True}
    color = element.find(f"{_W14}solidFill/{_W14}srgbClr")
    return {"color": color.get(f"{_W14}val", "").lower() or None} if color is not None else {}


_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_HIGHLIGHTS = {
    "none": "auto", "white": "ffffff", "black": "000000", "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff",
    "magenta": "ff00ff", "blue": "0000ff", "red": "ff0000", "darkblue": "000080", "darkcyan": "008080",
    "darkgreen": "008000", "darkmagenta": "800080", "darkred": "800000", "darkyellow": "808000", "darkgray": "808080",
    "lightgray": "c0c0c0",
}  # fmt: skip
_CLEAREST = 92
"""Per cent of transparency from which on black letters have hardly a contrast with white paper."""
_TIGHTEST = -6.0
"""Points that letters move towards each other from which on they lie on one another, in any size of body text."""
_LOOKS: dict[object, Callable[[etree._Element], dict[str, Any]]] = {
    f"{W}b": lambda element: {"bold": _on(element)},
    f"{W}i": lambda element: {"italic": _on(element)},
    f"{W}sz": lambda element: {"size": points(_val(element), 2.0)},
    f"{W}color": lambda element: {"color": _val(element).lower() or None},
    f"{W}rFonts": lambda element: {"font": element.get(f"{W}ascii") or element.get(f"{W}hAnsi")},
    f"{W}vanish": lambda element: {"vanish": _on(element)},
    f"{W}shd": lambda element: {"fill": _shade(element)},
    f"{W}highlight": lambda element: {"fill": _HIGHLIGHTS.get(_val(element).lower(), "888888")},
    f"{W}specVanish": lambda element: {"vanish": True} if _on(element) else {},
    f"{W}spacing": lambda element: {"vanish": True} if (points(_val(element)) or 0) < _TIGHTEST else {},
    f"{W}w": lambda element: {"vanish": True} if (points(_val(element).rstrip("%"), 1.0) or 100) <= 5 else {},
    f"{_W14}textFill": _unfilled,
}


def layout_of(properties: etree._Element | None) -> Layout:
    """A ``w:pPr`` element."""
    if properties is None or not len(properties):
        return _NOWHERE
    said: dict[str, Any] = {}
    for element in properties:
        read = _LAYOUTS.get(element.tag)
        if read is not None:
            said.update(read(element))
    return Layout(**said)


def _numbered(element: etree._Element) -> dict[str, Any]:
    number, depth = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    said: dict[str, Any] = {}
    if number is not None:
        said["number"] = _val(number)
    if depth is not None:
        said["depth"] = int(points(_val(depth), 1.0) or 0)
    return said


def _spaced(element: etree._Element) -> dict[str, Any]:
    exact = element.get(f"{W}lineRule") == "exact"
    return {
        "before": points(element.get(f"{W}before")),
        "after": points(element.get(f"{W}after")),
        "exact": points(element.get(f"{W}line")) if exact else None,
    }


_LAYOUTS: dict[object, Callable[[etree._Element], dict[str, Any]]] = {
    f"{W}outlineLvl": lambda element: {"outline": int(points(_val(element), 1.0) or 0)},
    f"{W}numPr": _numbered,
    f"{W}ind": lambda element: {"left": points(element.get(f"{W}left") or element.get(f"{W}start"))},
    f"{W}spacing": _spaced,
    f"{W}shd": lambda element: {"fill": _shade(element)},
}
