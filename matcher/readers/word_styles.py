"""How text in a DOCX looks: document defaults, styles on styles, and what a run says itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from lxml import etree

from matcher.document import Style
from matcher.readers.word_package import W

_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
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
    caps: bool | None = None

    def over(self, base: Look) -> Look:
        """This one, with the gaps filled from ``base``."""
        if self == _NOTHING:
            return base
        return Look(
            *(own if own is not None else below for own, below in zip(_values(self), _values(base), strict=True))
        )

    @property
    def style(self) -> Style:
        color = self.color if self.color and self.color != "auto" else ""
        return Style(self.font or "", self.size or 0.0, bool(self.bold), bool(self.italic), color)


_NAMES = tuple(item.name for item in fields(Look))


def _values(look: Look) -> tuple[object, ...]:
    return tuple(getattr(look, name) for name in _NAMES)


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
    first: float | None = None
    """Of the first line, on top of ``left``; negative when it hangs."""
    before: float | None = None
    after: float | None = None
    fill: str | None = None

    def over(self, base: Layout) -> Layout:
        pairs = ((getattr(self, item.name), getattr(base, item.name)) for item in fields(Layout))
        return Layout(*(own if own is not None else below for own, below in pairs))


@dataclass(slots=True)
class _Named:
    name: str
    based_on: str
    look: Look
    layout: Layout
    fills: bool
    """A table style that shades some of its cells."""


@dataclass(slots=True)
class Styles:
    """The styles part, asked by style id."""

    defaults: Look = Look()
    spacing: Layout = Layout()
    named: dict[str, _Named] = field(default_factory=dict)
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
            styles.named[identifier] = _Named(
                _val(element.find(f"{W}name")).lower(),
                _val(element.find(f"{W}basedOn")),
                look_of(element.find(f"{W}rPr")),
                layout_of(element.find(f"{W}pPr")),
                element.get(f"{W}type") == "table"
                and any(dark(shade.get(f"{W}fill")) for shade in element.iter(f"{W}shd")),
            )
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                styles.usual = identifier
        return styles

    def look(self, identifier: str) -> Look:
        """What the style and those it is based on say about runs, without the document's defaults."""
        if identifier not in self._looks:
            result = _NOTHING
            for named in self._chain(identifier):
                result = result.over(named.look)
            self._looks[identifier] = result
        return self._looks[identifier]

    def layout(self, identifier: str) -> Layout:
        """The same for paragraphs; a heading's level is known by the style's name, too."""
        if identifier not in self._layouts:
            result = Layout()
            for named in self._chain(identifier):
                result = result.over(_outlined(named))
            self._layouts[identifier] = result
        return self._layouts[identifier]

    def name(self, identifier: str) -> str:
        named = self.named.get(identifier)
        return named.name if named else ""

    def fills(self, identifier: str) -> bool:
        return any(named.fills for named in self._chain(identifier))

    def _chain(self, identifier: str) -> list[_Named]:
        chain: list[_Named] = []
        while identifier in self.named and len(chain) < _MAX_CHAIN:
            chain.append(self.named[identifier])
            identifier = chain[-1].based_on
        return chain


def _outlined(named: _Named) -> Layout:
    found = _HEADING.match(named.name)
    if found:
        return replace(named.layout, outline=int(found[1]) - 1)
    return replace(named.layout, outline=0) if named.name == "title" else named.layout


def _val(element: etree._Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _on(element: etree._Element) -> bool:
    return element.get(f"{W}val", "1").lower() not in _OFF


def points(text: str | None, unit: float = 20.0) -> float | None:
    """A length in twentieths of a point (or another unit of which ``unit`` make one)."""
    try:
        return float(text) / unit if text else None
    except ValueError:
        return None


def dark(color: str | None) -> bool:
    """Dark enough that white text can be read on it: a contrast of about 1.5 to white and more."""
    channels = rgb(color)
    return channels is not None and luminance(channels) < 0.65


def rgb(color: str | None) -> tuple[int, int, int] | None:
    if not color or len(color) != 6:
        return None
    try:
        return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)
    except ValueError:
        return None


def luminance(channels: tuple[int, int, int]) -> float:
    """Relative luminance, 0-1 (WCAG 2.1's weights, its curve as a plain square)."""
    red, green, blue = ((channel / 255) ** 2 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def look_of(properties: etree._Element | None) -> Look:
    """A ``w:rPr`` element."""
    if properties is None or not len(properties):
        return _NOTHING
    said: dict[str, object] = {}
    for element in properties:
        tag = element.tag
        if tag == f"{W}b":
            said["bold"] = _on(element)
        elif tag == f"{W}i":
            said["italic"] = _on(element)
        elif tag == f"{W}sz":
            said["size"] = points(_val(element), 2.0)
        elif tag == f"{W}color":
            said["color"] = _val(element).lower() or None
        elif tag == f"{W}rFonts":
            said["font"] = element.get(f"{W}ascii") or element.get(f"{W}hAnsi")
        elif tag in (f"{W}vanish", f"{W}specVanish"):
            said["vanish"] = _on(element)
        elif tag == f"{W}shd":
            said["fill"] = element.get(f"{W}fill", "").lower() or None
        elif tag == f"{W}highlight":
            said["fill"] = _HIGHLIGHTS.get(_val(element).lower(), "888888")
    return Look(**said)  # type: ignore[arg-type]


_HIGHLIGHTS = {"none": "auto", "white": "ffffff", "yellow": "ffff00", "lightgray": "c0c0c0"}


def layout_of(properties: etree._Element | None) -> Layout:
    """A ``w:pPr`` element."""
    if properties is None:
        return Layout()
    said: dict[str, object] = {}
    for element in properties:
        tag = element.tag
        if tag == f"{W}outlineLvl":
            said["outline"] = int(points(_val(element), 1.0) or 0)
        elif tag == f"{W}numPr":
            number, depth = element.find(f"{W}numId"), element.find(f"{W}ilvl")
            said["number"] = _val(number) if number is not None else None
            said["depth"] = int(points(_val(depth), 1.0) or 0) if depth is not None else None
        elif tag == f"{W}ind":
            said["left"] = points(element.get(f"{W}left") or element.get(f"{W}start"))
            hanging = points(element.get(f"{W}hanging"))
            said["first"] = -hanging if hanging is not None else points(element.get(f"{W}firstLine"))
        elif tag == f"{W}spacing":
            said["before"] = points(element.get(f"{W}before"))
            said["after"] = points(element.get(f"{W}after"))
        elif tag == f"{W}shd":
            said["fill"] = element.get(f"{W}fill", "").lower() or None
    return Layout(**said)  # type: ignore[arg-type]
