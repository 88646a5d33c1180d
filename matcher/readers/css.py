"""As much of CSS as decides what a person sees and where lines end. Nothing is fetched.

Selectors of tags, classes and ids, with descendants and children; rules for print or for narrow screens are left out,
as are pseudo-classes and attributes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

MAX_SHEET = 500_000
"""Characters; Bootstrap has 200,000."""
MAX_RULES = 20_000
_BRACE = re.compile(r"[{}]")
_ENTERED = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)|layer[^,]*|supports.*)$", re.IGNORECASE)
_PART = re.compile(r"([.#]?)([A-Za-z_][\w-]*)")
_COMPOUND = re.compile(r"(?:[A-Za-z][\w-]*|\*)?(?:[.#][A-Za-z_][\w-]*)*$")
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
class _Compound:
    """``div.entry#a``, and how it hangs on the compound before it."""

    tag: str
    id: str
    classes: frozenset[str]
    child: bool
    """It is a child of what the compound before it names, not just somewhere below."""

    def fits(self, element: etree._Element, classes: frozenset[str]) -> bool:
        return (
            (not self.tag or element.tag == self.tag)
            and (not self.id or element.get("id") == self.id)
            and self.classes <= classes
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    compounds: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    said: Declarations


@dataclass(slots=True)
class Sheet:
    """All style sheets of a document."""

    _rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    """By the id, class or tag that the last compound asks for."""
    _count: int = 0
    _length: int = 0
    """Characters of all sheets."""

    def add(self, text: str) -> None:
        text = text[: max(MAX_SHEET - self._length, 0)]
        self._length += len(text)
        for selectors, body in _blocks(_without_comments(text)):
            said = declarations(body)
            if not said or self._count > MAX_RULES:
                continue
            for selector in selectors.split(","):
                compounds = _compounds(selector)
                if compounds:
                    self._count += 1
                    self._rules[_key(compounds[-1])].append(_Rule(compounds, _weight(compounds, self._count), said))

    def said(self, element: etree._Element) -> Declarations:
        """What the sheets and its own ``style`` say about an element."""
        own = declarations(element.get("style", "")) if element.get("style") else {}
        if not self._rules:
            return own
        classes = _classes(element)
        keys = (str(element.tag), "*", f"#{element.get('id', '')}", *(f".{name}" for name in classes))
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if _fits(rule.compounds, element, classes)]
        said: Declarations = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            said.update(rule.said)
        said.update(own)
        return said


def declarations(text: str) -> Declarations:
    """``color: red; ...`` as a dict of the properties that matter here."""
    said = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _KNOWN:
            said[name] = value.replace("!important", "").strip().lower()
    return said


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
    while True:
        start = text.find("{", position)
        end = text.find("}", start)
        if start < 0 or end < 0:
            return blocks
        selectors = re.split(r"[;}]", text[position:start])[-1].strip()
        position = end + 1
        if _ENTERED.match(selectors):
            position = start + 1
        elif selectors.startswith("@"):
            position = _after_block(text, start)
        else:
            blocks.append((selectors, text[start + 1 : end]))


def _after_block(text: str, start: int) -> int:
    """Where the block that opens at ``start`` is over; the text's end when it is never closed."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)


def _compounds(selector: str) -> tuple[_Compound, ...]:
    found: list[_Compound] = []
    child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        if not _COMPOUND.match(word):
            return ()
        parts = _PART.findall(word)
        tag = next((name.lower() for sign, name in parts if not sign), "")
        identifier = next((name for sign, name in parts if sign == "#"), "")
        found.append(_Compound(tag, identifier, frozenset(name for sign, name in parts if sign == "."), child))
        child = False
    return tuple(found) if len(found) < 10 else ()


def _key(compound: _Compound) -> str:
    if compound.id:
        return f"#{compound.id}"
    return f".{min(compound.classes)}" if compound.classes else compound.tag or "*"


def _weight(compounds: tuple[_Compound, ...], order: int) -> tuple[int, int, int, int]:
    return (
        sum(bool(compound.id) for compound in compounds),
        sum(len(compound.classes) for compound in compounds),
        sum(bool(compound.tag) for compound in compounds),
        order,
    )


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _fits(compounds: tuple[_Compound, ...], element: etree._Element, classes: frozenset[str]) -> bool:
    """The last compound names the element, those before it ancestors from the inside out."""
    if not compounds[-1].fits(element, classes):
        return False
    child, rest = compounds[-1].child, list(compounds[:-1])
    ancestor = element.getparent()
    while rest and ancestor is not None:
        if rest[-1].fits(ancestor, _classes(ancestor)):
            child = rest.pop().child
        elif child:
            return False
        ancestor = ancestor.getparent()
    return not rest
