"""What a person cannot see: the rules that all declarative formats share."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.document import Finding, FindingCode, Line

UNREADABLE_SIZE = 2.0
"""Points: letters half a millimetre high. People read down to about 4 points."""
CONTRAST = 1.15
"""Ratio of luminances (WCAG 2.1); the palest grey that is used on paper on purpose, #eeeeee, has 1.16 on white."""
WHITE = "ffffff"
STUFFED = 200
"""Characters of a property or note from which on they are there for a machine: twenty honest keywords are shorter."""
_SAMPLE = 200


def rgb(color: str | None) -> tuple[int, int, int] | None:
    """``rrggbb`` as numbers."""
    if not color or len(color) != 6:
        return None
    try:
        return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)
    except ValueError:
        return None


def luminance(channels: tuple[int, int, int]) -> float:
    """Relative luminance, 0-1: WCAG 2.1's weights and curve."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def same_color(color: str | None, ground: str | None) -> bool:
    """Text of the colour on the ground cannot be seen; False when either is not known."""
    text, behind = rgb(color), rgb(ground)
    if text is None or behind is None:
        return False
    high, low = sorted((luminance(text), luminance(behind)), reverse=True)
    return (high + 0.05) / (low + 0.05) < CONTRAST


def dark(color: str | None) -> bool:
    """White text can be seen on it."""
    return rgb(color) is not None and not same_color(WHITE, color)


def unreadable(size: float) -> bool:
    """``size`` in points; 0 means not known."""
    return 0 < size <= UNREADABLE_SIZE


def hidden_findings(hidden: Sequence[Line]) -> tuple[Finding, ...]:
    """One finding for all hidden text of a document."""
    text = " ".join(line.text for line in hidden).strip()
    if not text:
        return ()
    message = f"{len(text)} characters cannot be seen by a person; they were left out."
    return (Finding(FindingCode.HIDDEN_TEXT, message, text=text[:_SAMPLE]),)
