"""Expressions built from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias


def at_end(pattern: re.Pattern[str], text: str, reach: int) -> re.Match[str] | None:
    """The match of an expression that ends with the text, no longer than ``reach`` characters; the rest of the text is
    not looked at."""
    return pattern.search(text, max(0, len(text) - reach))


def by_first(alternatives: Iterable[str]) -> str:
    """Expressions that each begin with a character of their own, as one expression for any of them: at each place of a
    text only those of its character are tried, in the order given."""
    groups: dict[str, list[str]] = {}
    for alternative in alternatives:
        groups.setdefault(alternative[0] if alternative[0].isalnum() else alternative, []).append(alternative)
    return "|".join(
        group[0] if len(group) == 1 else f"{first}(?:{'|'.join(part[1:] for part in group)})"
        for first, group in groups.items()
    )


_Node: TypeAlias = dict[str, "_Node"]


def trie(words: Iterable[str], blank: str = "\\s+") -> str:
    """An expression for any of the words, sharing beginnings: it costs one look at most places of a text.

    A blank in a word matches what ``blank`` says: any white space. Longer words win over words that they begin with.
    """
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root, blank)


def _branch(node: _Node, blank: str) -> str:
    ends = "" in node
    parts = [
        (blank if char == " " else re.escape(char)) + _branch(child, blank) for char, child in node.items() if char
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return body + "?" if ends else body
