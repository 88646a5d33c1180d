"""HTML -> Document: blocks to lines as a browser without a network would show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from matcher.document import Document, Finding, FindingCode
from matcher.errors import CorruptError, NoTextError, TooLargeError
from matcher.readers.css import Sheet
from matcher.readers.encoding import decode
from matcher.readers.flow import Flow
from matcher.readers.html_blocks import HtmlBlocks
from matcher.readers.visibility import hidden_findings

if TYPE_CHECKING:
    from matcher.readers import Options, Source

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
MAX_TAGS = 400_000
"""Opened and closed; the pages of the largest résumé sites have 20,000."""
MAX_ATTRIBUTES = 200
_DATA = re.compile(r"data:[^\"'\s<>)]{200,}")
_LONG_TAG = re.compile(r"<[^<>]{1000,}>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LOADING = {"img": "src", "script": "src", "iframe": "src", "link": "href", "object": "data", "embed": "src"}


def read(source: Source, _options: Options) -> Document:
    """Raises ``CorruptError``, ``NoTextError`` or ``TooLargeError``."""
    return document_of(_text(source), source.name, "html")


def document_of(text: str, source: str, format_: str) -> Document:
    """A document from HTML text, which Markdown becomes, too."""
    root = _root(text, source)
    flow = Flow(source)
    flow.add(HtmlBlocks(_sheet(root, source)).blocks(root))
    hidden = tuple(flow.hidden)
    return Document(
        source=source,
        format=format_,
        lines=tuple(flow.lines),
        hidden=hidden,
        findings=(*hidden_findings(hidden), *_external(root)),
    )


def _text(source: Source) -> str:
    named = _CHARSET.search(source.data[:2048])
    if named and not source.data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return source.data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong; the bytes tell
    return decode(source.data, source.name)


def _root(text: str, source: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    data = _bounded(text, source).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CorruptError("the HTML cannot be read: export the CV again", source=source) from error
    if root is None:
        raise NoTextError("there is no text in it: export the CV again, with its text", source=source)
    return root


def _bounded(text: str, source: str) -> str:
    """Without what makes the parser slow: data in addresses, and tags with attributes by the hundred."""
    text = _LONG_TAG.sub(_tamed, _DATA.sub("data:", text.replace("\x00", "")))
    if text.count("<") > MAX_TAGS:
        raise TooLargeError("the page is far longer than any CV: give the CV alone", source=source)
    return text


def _tamed(tag: re.Match[str]) -> str:
    """libxml2 compares each attribute with all others of its tag."""
    return "<div>" if len(_QUOTED.sub("", tag[0]).split()) > MAX_ATTRIBUTES else tag[0]


def _sheet(root: etree._Element, source: str) -> Sheet:
    sheet = Sheet(source=source)
    for element in root.iter("style"):
        sheet.add(element.text or "")
    return sheet


def _external(root: etree._Element) -> tuple[Finding, ...]:
    targets = [
        element.get(_LOADING[str(element.tag)], "").strip()
        for element in root.iter(*_LOADING)
        if element.tag != "link" or "stylesheet" in element.get("rel", "")
    ]
    outside = [target for target in targets if target.startswith(("http:", "https:", "//", "file:", "ftp:"))]
    if not outside:
        return ()
    message = f"The page asks for {len(outside)} things from elsewhere; nothing was fetched."
    return (Finding(FindingCode.EXTERNAL_LINK, message, text=outside[0][:200]),)
