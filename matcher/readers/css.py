"""As much of CSS as decides what a person sees and where lines end. Nothing is fetched.

Rules for print or for narrow screens are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from matcher.errors import TooLargeError
from matcher.readers.css_selectors import Compound, compounds, fits

MAX_SHEET = 500_000
"""Characters; Bootstrap has 200,000."""
MAX_RULES = 20_000
MAX_WORK = 3_000_000
"""Looks at an element for a rule; the largest résumé pages take 200,000. A microsecond each."""
_BRACE = re.compile(r"[{}]")
_QUERY = r"\((?:min|max)-width\s*:\s*[\d.]{1,8}\s*(?:px|r?em)\s*\)"
_ENTERED = re.compile(
    rf"@(?:media\s+(?:(?:only\s+)?(?:screen|all)(?:\s+and\s+{_QUERY}){{0,3}}|{_QUERY}(?:\s+and\s+{_QUERY}){{0,2}})"
    r"|layer[^,]*|supports.*)$",
    re.IGNORECASE,
)
_WIDTH = re.compile(r"(min|max)-width\s*:\s*(\d{1,5})(?:\.\d{0,3})?\s*(?:px|r?(em))", re.IGNORECASE)
_SCREEN = 1280
"""Pixels: a window on a usual screen."""
_VARIABLE = re.compile(r"(--[\w-]{1,60})\s*:([^;{}]{1,200})")
_USE = re.compile(r"var\(\s*(--[\w-]{1,60})\s*(?:,([^()]{0,100}))?\)")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_LISTED = re.compile(r"(?:[^,()]|\([^()]*\))+")
_MAX_NESTED = 4
_MAX_LISTED = 50
"""Selectors of a nested rule: each of its own with each of those around it."""
_KNOWN = frozenset(
    [
        "display",
        "visibility",
        "opacity",
        "color",
        "background",
        "background-color",
        "font-size",
        "font-weight",
        "font-style",
        "float",
        "left",
        "top",
        "text-indent",
        "position",
        "list-style",
        "list-style-type",
        "white-space",
        "flex-direction",
        "flex-flow",
        "grid-template-columns",
        "clip",
        "clip-path",
        "content-visibility",
        "filter",
        "font",
        "margin-left",
        "mask",
        "mask-image",
        "right",
        "scale",
        "translate",
        "-webkit-mask-image",
        "-webkit-text-fill-color",
        "height",
        "max-height",
        "width",
        "overflow",
        "transform",
        "margin",
        "margin-top",
        "margin-bottom",
    ]
)
Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    compounds: tuple[Compound, ...]
    weight: tuple[int, int, int, int]
    said: Declarations
    important: Declarations
    """What is said against all others."""


@dataclass(slots=True)
class Sheet:
    """All style sheets of a document."""

    _rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    """By the id, class or tag that the last compound asks for."""
    source: str = ""
    _work: list[int] = field(default_factory=lambda: [MAX_WORK])
    """How many elements may still be looked at for all rules."""
    _variables: Declarations = field(default_factory=dict)
    _count: int = 0
    _length: int = 0
    """Characters of all sheets."""

    def add(self, text: str) -> None:
        text = text[: max(MAX_SHEET - self._length, 0)]
        self._length += len(text)
        self._rules_in(_unescaped(_without_comments(text)), "", 0)

    def _rules_in(self, text: str, around: str, depth: int) -> None:
        """The rules of a text, and those within them (``around``: the selector that they stand in)."""
        for inner, block in _blocks(text):
            selectors, body = _within(inner, around), block
            if "{" in block:
                body = _own(block)
                if depth < _MAX_NESTED:
                    self._rules_in(block, selectors, depth + 1)
            said, important = declarations(body)
            for name, value in _VARIABLE.findall(body):
                self._variables[name] = value.strip().lower()
            if (said or important) and self._count <= MAX_RULES:
                for selector in _listed(selectors):
                    self._add(selector, said, important)

    def _add(self, selector: str, said: Declarations, important: Declarations) -> None:
        found = compounds(selector)
        if not found:
            return
        self._count += 1
        ids, classes, tags = (sum(part) for part in zip(*(each.weight for each in found), strict=True))
        self._rules[found[-1].key].append(_Rule(found, (ids, classes, tags, self._count), said, important))

    def said(self, element: etree._Element) -> Declarations:
        """What the sheets and its own ``style`` say about an element. Raises ``TooLargeError``."""
        style = element.get("style")
        own, against = declarations(_unescaped(style)) if style else ({}, {})
        if not self._rules:
            own.update(against)
            return self._resolved(own)
        names = element.get("class", "").split()
        keys = dict.fromkeys((str(element.tag), "*", f"#{element.get('id', '')}", *(f".{name}" for name in names)))
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if fits(rule.compounds, element, self._work)]
        if self._work[0] < 0:
            raise TooLargeError(
                "its style sheets ask for far more than any CV's: save the page as PDF", source=self.source
            )
        rules.sort(key=lambda rule: rule.weight)
        said: Declarations = {}
        for rule in rules:
            said.update(rule.said)
        said.update(own)
        for rule in rules:
            said.update(rule.important)
        said.update(against)
        return self._resolved(said)

    def _resolved(self, said: Declarations) -> Declarations:
        """With the values of variables, wherever in the document they are given."""
        for name, value in said.items():
            if "var(" in value:
                said[name] = _USE.sub(lambda use: self._variables.get(use[1], use[2] or ""), value)
        return said


def declarations(text: str) -> tuple[Declarations, Declarations]:
    """``color: red; ...`` as a dict of the properties that matter here, and those said with ``!important``."""
    said: Declarations = {}
    important: Declarations = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _KNOWN:
            value, mark, _ = value.lower().partition("!")
            (important if mark else said)[name] = value.strip()
    return said, important


def _unescaped(text: str) -> str:
    """``n\\6fne`` is ``none``."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0xFFFF)) if found[1] else found[2], text)


def _within(selectors: str, around: str) -> str:
    """A nested rule's selectors, as they would be written by themselves."""
    if not around:
        return selectors
    found = [
        inner.replace("&", outer) if "&" in inner else f"{outer} {inner}"
        for outer in _listed(around)
        for inner in _listed(selectors)
    ]
    return ",".join(found[:_MAX_LISTED])


def _listed(selectors: str) -> list[str]:
    """Divided at commas, those in brackets apart."""
    if "(" not in selectors:
        return selectors.split(",")
    return [part for part in _LISTED.findall(selectors) if part.strip()]


def _own(body: str) -> str:
    """A rule's body without the rules in it."""
    parts, position = [], 0
    while (start := body.find("{", position)) >= 0:
        said = body[position:start]
        parts.append(said[: max(said.rfind(";"), said.rfind("}")) + 1])
        position = _after_block(body, start)
    return " ".join([*parts, body[position:]])


def _without_comments(text: str) -> str:
    parts: list[str] = []
    position = 0
    while True:
        start = text.find("/*", position)
        if start < 0:
            return " ".join([*parts, text[position:]])
        parts.append(text[position:start])
        position = text.find("*/", start + 2) + 2
        if position < 2:
            return " ".join(parts)


def _blocks(text: str) -> list[tuple[str, str]]:
    """Rules with their selectors; those for every screen count, what stands in other at-rules is jumped over."""
    blocks: list[tuple[str, str]] = []
    position = 0
    while (start := text.find("{", position)) >= 0:
        selectors = re.split(r"[;}]", text[position:start])[-1].strip()
        if selectors.startswith("@"):
            position = start + 1 if _ENTERED.match(selectors) and _is_wide(selectors) else _after_block(text, start)
            continue
        position = _after_block(text, start)
        blocks.append((selectors, text[start + 1 : max(position - 1, start + 1)]))
    return blocks


def _is_wide(query: str) -> bool:
    """Whether a query of the screen's width is true of a usual one."""
    widths = [(kind, float(size) * (16 if unit == "em" else 1)) for kind, size, unit in _WIDTH.findall(query)]
    return all(size <= _SCREEN if kind == "min" else size >= _SCREEN for kind, size in widths)


def _after_block(text: str, start: int) -> int:
    """Where the block that opens at ``start`` is over; the text's end when it is never closed."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)
