"""CSS selectors: which elements a rule is about.

Tags, ids, classes, attributes, what stands before or around them, and the place among siblings; of the states that an
element may be in (hovered, visited) none is that of a page which is only looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

MAX_COMPOUNDS = 10
_INNER = 300
"""Elements looked at for what stands in the brackets of ``:is`` and ``:not``."""
_TOKEN = re.compile(
    r"""
    (?P<sign>[.#]?)(?P<name>(?:[A-Za-z_]|[^\x00-\x7f]|-(?=[\w-]))[\w-]*|\*)
    | \[ \s*(?P<key>[\w-]{1,60})\s* (?: (?P<how>[~^$*|]?=) \s*(?P<value>"[^"]*"|'[^']*'|[^\]"'\s]*)\s*[is]? \s* )? \]
    | ::?(?P<pseudo>[a-z-]{1,40}) (?: \( (?P<inner>[^()]{0,300}) \) )?
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"(?:(?P<step>[+-]?\d{0,4})n)?\s*(?P<start>[+-]?\s*\d{1,4})?$")
Test = Callable[[etree._Element], bool]


@dataclass(frozen=True, slots=True)
class Compound:
    """``div.entry#a[lang]:first-child``, and how it hangs on the compound before it."""

    tag: str
    id: str
    classes: frozenset[str]
    tests: tuple[Test, ...]
    link: str
    """``>`` a child of what the compound before it names, ``+`` its next sibling, ``~`` a later one; else "": below."""

    def fits(self, element: etree._Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        if self.classes and not self.classes <= frozenset(element.get("class", "").split()):
            return False
        return all(test(element) for test in self.tests)

    @property
    def cost(self) -> int:
        """Of asking it of one element; a place among siblings takes counting them."""
        return 1 + 10 * len(self.tests)

    @property
    def key(self) -> str:
        """What every element that fits has: its id, one of its classes, or its tag."""
        if self.id:
            return f"#{self.id}"
        return f".{min(self.classes)}" if self.classes else self.tag or "*"

    @property
    def weight(self) -> tuple[int, int, int]:
        return bool(self.id), len(self.classes) + len(self.tests), bool(self.tag)


@lru_cache(maxsize=4096)
def compounds(selector: str) -> tuple[Compound, ...]:
    """Of one selector, from the outside in; none when it is not understood, or never true of a page at rest."""
    found: list[Compound] = []
    link, position, text = "", 0, selector.strip()
    while position < len(text):
        end = position
        while (token := _TOKEN.match(text, end)) and token.end() > end:
            end = token.end()
        compound = _compound(text[position:end], link) if end > position else None
        if compound is None or len(found) >= MAX_COMPOUNDS:
            return ()
        found.append(compound)
        between = _LINK.match(text, end)
        if between is None:
            return tuple(found) if end == len(text) else ()
        link, position = between[1] or "", between.end()
    return tuple(found)


def fits(rule: tuple[Compound, ...], element: etree._Element, work: list[int]) -> bool:
    """The last compound names the element, those before it what stands around or before it, each the nearest that it
    can. ``work`` holds how many more elements may be looked at; what is asked beyond that is not answered."""
    here: etree._Element | None = element
    link = ""
    for index in range(len(rule) - 1, -1, -1):
        compound = rule[index]
        if index < len(rule) - 1:
            here = _before(here, link)
        while here is not None:
            work[0] -= compound.cost
            if work[0] < 0:
                return False
            if compound.fits(here):
                break
            if index == len(rule) - 1 or link in (">", "+"):
                return False
            here = _before(here, link)
        if here is None:
            return False
        link = compound.link
    return True


def _before(element: etree._Element | None, link: str) -> etree._Element | None:
    if element is None:
        return None
    return element.getprevious() if link in ("+", "~") else element.getparent()


def _compound(text: str, link: str) -> Compound | None:
    tag = identifier = ""
    classes: list[str] = []
    tests: list[Test] = []
    for token in _TOKEN.finditer(text):
        if token["name"]:
            if token["sign"] == ".":
                classes.append(token["name"])
            elif token["sign"]:
                identifier = token["name"]
            elif token["name"] != "*":
                tag = token["name"].lower()
        elif token["key"]:
            tests.append(_attribute(token["key"].lower(), token["how"] or "", (token["value"] or "").strip("\"'")))
        else:
            test = _pseudo(token["pseudo"], token["inner"] or "")
            if test is None:
                return None
            tests.append(test)
    return Compound(tag, identifier, frozenset(classes), tuple(tests), link)


def _attribute(key: str, how: str, value: str) -> Test:
    tests: dict[str, Callable[[str], bool]] = {
        "": lambda _: True,
        "=": lambda said: said == value,
        "~=": lambda said: value in said.split(),
        "^=": lambda said: bool(value) and said.startswith(value),
        "$=": lambda said: bool(value) and said.endswith(value),
        "*=": lambda said: bool(value) and value in said,
        "|=": lambda said: said == value or said.startswith(f"{value}-"),
    }
    test = tests[how]
    return lambda element: (said := element.get(key)) is not None and test(said)


def _pseudo(name: str, inner: str) -> Test | None:
    if name in ("is", "where", "not", "matches", "-webkit-any"):
        choices = [compounds(part) for part in inner.split(",")]
        if not all(choices) or any(each.link in ("+", "~") for choice in choices for each in choice):
            return None
        return lambda element: any(fits(choice, element, [_INNER]) for choice in choices) is not (name == "not")
    if name in ("nth-child", "nth-last-child"):
        return _nth(inner, name == "nth-last-child")
    return _PLAIN.get(name)


def _nth(inner: str, last: bool) -> Test | None:
    inner = {"odd": "2n+1", "even": "2n"}.get(inner.strip(), inner.strip())
    found = _NTH.match(inner)
    if not inner or not found:
        return None
    said = found["step"]
    step = 0 if said is None else int(f"{said}1" if said in ("", "+", "-") else said)
    start = int((found["start"] or "0").replace(" ", ""))

    def test(element: etree._Element) -> bool:
        around = element.getparent()
        if around is None:
            return False
        rank = around.index(element) + 1
        rank = len(around) + 1 - rank if last else rank
        return rank == start if not step else (rank - start) % step == 0 and (rank - start) // step >= 0

    return test


_PLAIN: dict[str, Test] = {
    "first-child": lambda element: element.getprevious() is None,
    "last-child": lambda element: element.getnext() is None,
    "only-child": lambda element: element.getprevious() is None and element.getnext() is None,
    "root": lambda element: element.getparent() is None,
    "link": lambda element: element.tag == "a" and element.get("href") is not None,
}
