"""CSS colours as ``rrggbb``."""

from __future__ import annotations

import re

_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(\d{0,3}(?:\.\d{1,9})?)%?)?\s*\)")
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_NAMES = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "whitesmoke": "f5f5f5",
    "floralwhite": "fffaf0", "mintcream": "f5fffa", "azure": "f0ffff", "black": "000000", "red": "ff0000",
    "green": "008000", "blue": "0000ff", "navy": "000080", "gray": "808080", "grey": "808080", "silver": "c0c0c0",
    "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "teal": "008080",
    "orange": "ffa500", "yellow": "ffff00", "purple": "800080", "maroon": "800000", "olive": "808000",
    "dimgray": "696969", "dimgrey": "696969", "steelblue": "4682b4", "darkblue": "00008b", "slategray": "708090",
    "darkslategray": "2f4f4f",
}  # fmt: skip
CLEAR = "transparent"


def color_of(value: str) -> str | None:
    """The colour that a value names: ``rrggbb``, ``transparent``, or None when it cannot be told."""
    value = value.strip().lower()
    if value in ("transparent", "none", "initial"):
        return CLEAR
    found = _HEX.search(value)
    if found:
        digits = found[1]
        if len(digits) < 5:
            digits = "".join(digit * 2 for digit in digits)
        return CLEAR if digits[6:] == "00" else digits[:6]
    found = _RGB.search(value)
    if found:
        if found[4] and float(found[4]) == 0:
            return CLEAR
        return "".join(f"{min(int(channel), 255):02x}" for channel in found.groups()[:3])
    return next((_NAMES[word] for word in value.split() if word in _NAMES), None)
