"""Mutations that leave XML well formed, so that a fuzzer reaches what lies behind the parser."""

from __future__ import annotations

import copy
import random

from lxml import etree

_NUMBERS = ("0", "-1", "1", "99999999999", "0.5", "", "NaN", "x", "100%")


def mutated(data: bytes, most: int, seed: int) -> bytes | None:
    """The XML with one to four of its elements copied, moved, nested, emptied or given other values; None where it is
    no XML, or became larger than ``most`` bytes."""
    chance = random.Random(seed)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for _ in range(chance.randint(1, 4)):
        _one(root, chance)
    result = etree.tostring(root)
    return result if len(result) <= most else None


def _one(root: etree._Element, chance: random.Random) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    action = chance.randrange(7)
    if action == 0:
        one.append(copy.deepcopy(other))
    elif action == 1 and parent is not None:
        parent.remove(one)
    elif action == 2:
        one.tag = other.tag
    elif action == 3 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_NUMBERS))
    elif action == 4 and other.attrib:
        name = chance.choice(list(other.attrib))
        one.set(name, other.get(name, ""))
    elif action == 5:
        one.text = chance.choice((None, other.text, (other.text or "") * 50, "\u202e\u00ad\u200b"))
    elif parent is not None:
        for _ in range(chance.randint(1, 60)):
            one.addnext(copy.deepcopy(one))
