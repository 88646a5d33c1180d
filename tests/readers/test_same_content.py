"""The same content in seven formats gives the same lines: kinds, cells and order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.readers import Source, read
from tests.office import W, docx, odt, p, relationships, table

Item = tuple[str, tuple[str, ...]]

CV: list[Item] = [
    ("h1", ("Jane Doe",)),
    ("text", ("jane@example.com",)),
    ("h2", ("Experience",)),
    ("row", ("Engineer", "2019 – 2021")),
    ("text", ("Foo GmbH",)),
    ("bullet", ("Built a retrieval service in Python & Go",)),
    ("bullet", ("Cut cost by 40 %",)),
    ("row", ("Developer", "2015 – 2019")),
    ("text", ("Bär AG, München",)),
    ("bullet", ("Wrote <billing> software",)),
    ("h2", ("Languages",)),
    ("row", ("German", "native")),
]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_docx(items: list[Item]) -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="H{0}"><w:name w:val="heading {0}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format(1)}{style.format(2)}</w:styles>'
    body = ""
    for kind, cells in items:
        texts = [escaped(cell) for cell in cells]
        if kind == "row":
            body += table(tuple(map(p, texts)))
        elif kind == "bullet":
            body += p("• " + texts[0])
        else:
            body += p(texts[0], style=kind.upper() if kind != "text" else "")
    return docx(body, **relationships({"s": ("styles", "styles.xml")}), **{"word/styles.xml": styles})


def as_odt(items: list[Item]) -> bytes:
    body = ""
    for kind, cells in items:
        texts = [escaped(cell) for cell in cells]
        if kind == "row":
            inner = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
            body += f"<table:table><table:table-row>{inner}</table:table-row></table:table>"
        elif kind == "bullet":
            body += f"<text:list><text:list-item><text:p>{texts[0]}</text:p></text:list-item></text:list>"
        elif kind == "text":
            body += f"<text:p>{texts[0]}</text:p>"
        else:
            body += f'<text:h text:outline-level="{kind[1]}">{texts[0]}</text:h>'
    return odt(body)


def as_html(items: list[Item]) -> bytes:
    body = ""
    for kind, cells in items:
        texts = [escaped(cell) for cell in cells]
        if kind == "row":
            body += f"<table><tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr></table>"
        else:
            tag = {"bullet": "li", "text": "p"}.get(kind, kind)
            body += f"<{tag}>{texts[0]}</{tag}>" if tag != "li" else f"<ul><li>{texts[0]}</li></ul>"
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def as_markdown(items: list[Item]) -> bytes:
    body = ""
    for kind, cells in items:
        texts = [escaped(cell) for cell in cells]
        if kind == "row":
            body += f"| {' | '.join(texts)} |\n|{'---|' * len(texts)}\n\n"
        else:
            body += {"bullet": "- ", "h1": "# ", "h2": "## "}.get(kind, "") + texts[0] + "\n\n"
    return body.encode()


def as_rtf(items: list[Item]) -> bytes:
    body = r"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1 heading 1;}{\s2 heading 2;}}"
    for kind, cells in items:
        texts = ["".join(c if c.isascii() else rf"\u{ord(c)}?" for c in cell) for cell in cells]
        if kind == "row":
            body += r"\trowd\pard\intbl " + r"\cell ".join(texts) + r"\cell\row\pard "
        elif kind == "bullet":
            body += r"\pard{\listtext\bullet\tab}" + texts[0] + r"\par "
        else:
            body += r"\pard" + (rf"\s{kind[1]} " if kind != "text" else " ") + texts[0] + r"\par "
    return (body + "}").encode("ascii")


def as_text(items: list[Item]) -> bytes:
    body = ""
    for kind, cells in items:
        rule = {"h1": "=", "h2": "-"}.get(kind, "")
        body += ("* " if kind == "bullet" else "") + "      ".join(cells) + "\n"
        body += rule * len(cells[0]) + "\n" if rule else ""
    return body.encode()


WRITERS: list[Callable[[list[Item]], bytes]] = [as_docx, as_odt, as_html, as_markdown, as_rtf, as_text]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_the_same_content_gives_the_same_lines(write: Callable[[list[Item]], bytes]) -> None:
    found = read(Source("cv", write(CV))).lines

    shown = [(f"h{line.level}" if line.kind == "heading" else str(line.kind), line.cells) for line in found]
    assert shown == [("text" if kind == "row" else kind, cells) for kind, cells in CV]
    assert found[0].gap == 0
