"""Markdown -> Document, by way of HTML: what both say is read by the same code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.document import Document
from matcher.readers.encoding import decode
from matcher.readers.html import document_of
from matcher.readers.text import check_length, is_wrapped, wrap_width

if TYPE_CHECKING:
    from markdown_it.token import Token

    from matcher.readers import Options, Source

_SIGNS = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"\*\*[^*\n]+\*\*"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\([^)\n]{1,500}\)"),
    re.compile(r"^\|(?: *:?-+:? *\|)+\s*$", re.MULTILINE),
    re.compile(r"^(?:- |\* ).*\n(?:- |\* )", re.MULTILINE),
    re.compile(r"^[^\n]{2,60}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
)
MAX_SIGNS = 10_000
"""Of one kind: the parser takes time with the square of the brackets (0.2 s for these); no CV has a tenth of them."""
_STRONG_SIGNS = 4
"""The first ones are hardly written by chance; the others need company."""
_FRONT = re.compile(r"---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FRONT_KEYS = re.compile(
    r"^(?:title|author|name|email|mail|phone|mobile|address|location|website|url|github|linkedin|subtitle|position):"
    r"[ \t]*[\"']?([^\n\"'{\[|>]{2,200})[\"']?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def looks_like_markdown(text: str) -> bool:
    """Plain text that its writer marked up: two kinds of mark, or two headings."""
    if any(text.count(sign) > MAX_SIGNS for sign in "[`<*_|>"):
        return False
    sample = text[:200_000]
    kinds = [bool(sign.search(sample)) for sign in _SIGNS]
    return (sum(kinds) > 1 and any(kinds[:_STRONG_SIGNS])) or len(_SIGNS[0].findall(sample)) > 1


def read(source: Source, _options: Options) -> Document:
    """Raises ``NoTextError``, ``TooLargeError`` or ``UnsupportedFormatError``."""
    text = decode(source.data, source.name).replace("\r\n", "\n").replace("\x00", "")
    check_length(text, source.name)
    return document_of(to_html(text), source.name, "markdown")


def to_html(text: str) -> str:
    """HTML in which a line's end is a break, unless the line was only wrapped or goes on with a list item."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    front, body = _front(text)
    environment: dict[str, object] = {}
    tokens = parser.parse(body, environment)
    width = wrap_width(body.split("\n"))
    items = 0
    for token in tokens:
        items += token.nesting if token.type.startswith("list_item") else 0
        if token.type == "inline" and not items:
            _break_lines(token, width)
    return front + str(parser.renderer.render(tokens, parser.options, environment))


def _break_lines(token: Token, width: int) -> None:
    lines = token.content.split("\n")
    index = 0
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            if index + 1 < len(lines) and not is_wrapped(lines[index], lines[index + 1], width):
                child.type, child.tag = "hardbreak", "br"
            index += 1


def _front(text: str) -> tuple[str, str]:
    """The front matter's lines that a person would print, and the rest."""
    found = _FRONT.match(text)
    if not found or ":" not in found[1]:
        return "", text
    from html import escape

    return "".join(f"<p>{escape(value.strip())}</p>" for value in _FRONT_KEYS.findall(found[1])), text[found.end() :]
