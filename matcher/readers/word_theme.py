"""The colours of a Word file's theme, which runs and shadings name instead of giving them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
_USUAL = {"dk1": "000000", "lt1": "ffffff", "dk2": "44546a", "lt2": "e7e6e6"}
_SHORT = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink"}
_MAPPED = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}
_MAP = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
"""What text and background are made of, unless the settings say so otherwise."""
_UNKNOWN = "theme"
"""A ground that is painted in a colour which nobody tells."""
Theme = Mapping[str, str]
"""Name in the theme part (``accent1``) -> ``rrggbb``; ``bg1`` and the like -> name."""


def theme_of(part: etree._Element | None, settings: etree._Element | None) -> Theme:
    colors = dict(_USUAL)
    scheme = next(part.iter(f"{_A}clrScheme"), ()) if part is not None else ()
    for element in scheme:
        said = element[0] if len(element) else None
        value = (said.get("lastClr") or said.get("val") or "") if said is not None else ""
        if _HEX.match(value):
            colors[str(element.tag).rpartition("}")[2]] = value.lower()
    mapping = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
    colors.update(_MAP)
    if mapping is not None:
        colors.update({name: mapping.get(f"{W}{name}", usual) for name, usual in _MAP.items()})
    return colors


def resolve(root: etree._Element, theme: Theme) -> None:
    """Write the colours that are meant in place of those that stand beside a theme's name."""
    for element in root.iter(f"{W}color"):
        if name := element.get(f"{W}themeColor"):
            color = _named(theme, name, element.get(f"{W}themeTint"), element.get(f"{W}themeShade"))
            if color:
                element.set(f"{W}val", color)
    for element in root.iter(f"{W}shd"):
        if name := element.get(f"{W}themeFill"):
            color = _named(theme, name, element.get(f"{W}themeFillTint"), element.get(f"{W}themeFillShade"))
            element.set(f"{W}fill", color or _UNKNOWN)


def _named(theme: Theme, name: str, tint: str | None, shade: str | None) -> str:
    """``rrggbb``; empty when the theme has no such colour. Tint mixes with white, shade with black."""
    name = theme.get(_MAPPED.get(name, name), name) if name in _MAPPED else name
    color = theme.get(_SHORT.get(name, name), "")
    if not _HEX.match(color):
        return ""
    channels = [int(color[index : index + 2], 16) for index in (0, 2, 4)]
    light, dark = _share(tint), _share(shade)
    mixed = [round((channel * light + 255 * (1 - light)) * dark) for channel in channels]
    return "".join(f"{channel:02x}" for channel in mixed)


def _share(said: str | None) -> float:
    try:
        return int(said, 16) / 255 if said else 1.0
    except ValueError:
        return 1.0
