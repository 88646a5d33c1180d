"""Which paragraphs of a DOCX are list items: the numbering part."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from matcher.readers.word_package import W
from matcher.readers.word_styles import Layout, layout_of


@dataclass(frozen=True, slots=True)
class Level:
    marked: bool
    """A person sees a bullet or a number."""
    layout: Layout


@dataclass(slots=True)
class Numbering:
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    """By list number and depth."""

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        numbering = cls()
        if root is None:
            return numbering
        abstract = {
            item.get(f"{W}abstractNumId", ""): dict(map(_level, item.iterchildren(f"{W}lvl")))
            for item in root.iterchildren(f"{W}abstractNum")
        }
        for item in root.iterchildren(f"{W}num"):
            number = item.get(f"{W}numId", "")
            base = item.find(f"{W}abstractNumId")
            levels = dict(abstract.get(base.get(f"{W}val", "") if base is not None else "", {}))
            levels.update(_level(level) for level in item.iterfind(f"{W}lvlOverride/{W}lvl"))
            numbering.levels.update({(number, depth): level for depth, level in levels.items()})
        return numbering

    def level(self, number: str | None, depth: int | None) -> Level | None:
        """None when the paragraph is in no list."""
        if not number or number == "0":
            return None
        return self.levels.get((number, depth or 0)) or self.levels.get((number, 0))


def _level(element: etree._Element) -> tuple[int, Level]:
    depth = element.get(f"{W}ilvl", "0")
    kind, text = element.find(f"{W}numFmt"), element.find(f"{W}lvlText")
    shown = text is None or bool(text.get(f"{W}val", "").strip())
    marked = shown and (kind is None or kind.get(f"{W}val") != "none")
    return int(depth) if depth.isdecimal() else 0, Level(marked, layout_of(element.find(f"{W}pPr")))
