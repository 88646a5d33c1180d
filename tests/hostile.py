"""Files that mean harm, made by code: each must give a document or a ``MatcherError`` in seconds and little memory.

``files()`` yields (name, bytes); names say what the file does. Shared by the readers' and the batch's tests.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.office import OFFICE, RELS, TYPES, W, docx, odt, raw_docx, zipped

NAME = "<w:p><w:r><w:t>Jane Doe jane@example.com</w:t></w:r></w:p>"
MEGABYTE = 1024 * 1024


def files() -> Iterator[tuple[str, bytes]]:
    yield from _archives()
    yield from _xml()
    yield from _word()
    yield from _html()
    yield from _rtf()
    yield from _text()
    yield from _odd()


def _archives() -> Iterator[tuple[str, bytes]]:
    good = docx(NAME)
    yield "docx-cut-off.docx", good[: len(good) // 2]
    yield "docx-cut-before-directory.docx", good[:-60]
    yield "docx-bytes-flipped.docx", bytes(b ^ 0x55 if 200 < i < 260 else b for i, b in enumerate(good))
    yield "docx-bomb-body.docx", raw_docx(b"<w:document>" + b" " * (200 * MEGABYTE))
    yield "docx-bomb-unused-part.docx", docx(NAME, word__media__a=b"\0" * (100 * MEGABYTE))
    yield "docx-bomb-styles.docx", docx(NAME, word__styles=b"A" * (50 * MEGABYTE))
    yield "zip-many-entries.docx", zipped({f"{i}.xml": b"" for i in range(20_000)}, zipfile.ZIP_STORED)
    yield (
        "zip-many-entries-docx.docx",
        zipped({"word/document.xml": b"<a/>", **{f"word/{i}.xml": b"" for i in range(20_000)}}, zipfile.ZIP_STORED),
    )
    yield "zip-nested.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": "x"})})})
    yield "zip-path-traversal.docx", zipped({"../../etc/passwd": "x", "word/document.xml": "<a/>"})
    yield "zip-lying-size.docx", _lying(good)
    yield "zip-empty.docx", zipped({})
    yield "zip-no-main-part.docx", zipped({"word/document.xml": "", "[Content_Types].xml": TYPES})
    yield "zip-encrypted-flag.docx", _flagged(good)
    yield "zip-overlapping.docx", _overlapping()
    yield "zip-unknown-method.docx", _method(good, 99)


def _lying(data: bytes) -> bytes:
    """The directory says that every part has one byte."""
    out = bytearray(data)
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        out[position + 24 : position + 28] = struct.pack("<I", 1)
        position = data.find(b"PK\x01\x02", position + 4)
    return bytes(out)


def _flagged(data: bytes) -> bytes:
    out = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        position = data.find(mark)
        while position >= 0:
            out[position + offset] |= 1
            position = data.find(mark, position + 4)
    return bytes(out)


def _method(data: bytes, method: int) -> bytes:
    out = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        position = data.find(mark)
        while position >= 0:
            out[position + offset : position + offset + 2] = struct.pack("<H", method)
            position = data.find(mark, position + 4)
    return bytes(out)


def _overlapping() -> bytes:
    """A thousand directory entries that all point at one bomb (after Fifield's zip bomb)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(b"<a>" + b" " * (10 * MEGABYTE)) + kernel.flush()
    name, crc = b"word/document.xml", 0
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), 10 * MEGABYTE, len(name), 0)
    entries = b""
    for index in range(1000):
        label = name if index == 0 else b"word/%d.xml" % index
        entries += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), 10 * MEGABYTE, len(label),
            0, 0, 0, 0, 0, 0,
        )  # fmt: skip
        entries += label
    start = len(local) + len(name) + len(packed)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entries), start, 0)
    return local + name + packed + entries + end


def _one_word(text: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


def _xml() -> Iterator[tuple[str, bytes]]:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>{_one_word("&l9;")}'
    yield "docx-billion-laughs.docx", raw_docx(bomb)
    yield "docx-billion-laughs-utf16.docx", raw_docx(bomb.encode("utf-16"))
    yield "docx-laughs-after-spaces.docx", raw_docx(b" " * 70_000 + bomb.encode())
    quadratic = f'<!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]><w:document xmlns:w="{W}">{"&a;" * 20_000}</w:document>'
    yield "docx-quadratic-entities.docx", raw_docx(quadratic)
    external = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_one_word("&x;")}'
    yield "docx-external-entity.docx", raw_docx(external)
    yield (
        "docx-external-dtd.docx",
        raw_docx(f'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><w:document xmlns:w="{W}"/>'),
    )
    yield "docx-deep-xml.docx", docx("<w:sdt><w:sdtContent>" * 5_000 + NAME + "</w:sdtContent></w:sdt>" * 5_000)
    yield "docx-broken-xml.docx", raw_docx("<w:document><w:body>")
    yield "docx-no-xml.docx", raw_docx("this is no xml")
    yield "docx-null-bytes.docx", raw_docx(b"\0" * 10_000)
    yield "docx-many-attributes.docx", docx("<w:p " + " ".join(f'a{i}="{i}"' for i in range(50_000)) + "/>" + NAME)
    yield (
        "docx-many-namespaces.docx",
        raw_docx(
            "<w:document "
            + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(20_000))
            + f' xmlns:w="{W}"><w:body>{NAME}</w:body></w:document>'
        ),
    )


def _table(inner: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"


def _word() -> Iterator[tuple[str, bytes]]:
    deep = NAME
    for _ in range(200):
        deep = _table(deep)
    yield "docx-nested-tables.docx", docx(deep)
    yield "docx-thousands-of-tables.docx", docx(_table(NAME) * 5_000)
    yield "docx-wide-table.docx", docx(f"<w:tbl><w:tr>{f'<w:tc>{NAME}</w:tc>' * 20_000}</w:tr></w:tbl>")
    yield (
        "docx-tall-table.docx",
        docx(f"<w:tbl>{f'<w:tr><w:tc>{NAME}</w:tc><w:tc>{NAME}</w:tc></w:tr>' * 10_000}</w:tbl>"),
    )
    yield "docx-one-line-of-megabytes.docx", docx(f"<w:p><w:r><w:t>{'word ' * MEGABYTE}</w:t></w:r></w:p>")
    yield "docx-megabyte-without-spaces.docx", docx(f"<w:p><w:r><w:t>{'x' * 2 * MEGABYTE}</w:t></w:r></w:p>")
    yield "docx-hundred-thousand-runs.docx", docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 100_000}</w:p>")
    yield "docx-hundred-thousand-paragraphs.docx", docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 100_000)
    yield "docx-tabs.docx", docx(f"<w:p><w:r>{'<w:tab/>' * 200_000}</w:r></w:p>" + NAME)
    yield "docx-breaks.docx", docx(f"<w:p><w:r>{'<w:br/>' * 200_000}</w:r></w:p>" + NAME)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    yield "docx-unclosed-fields.docx", docx(f"<w:p>{begin * 10_000}</w:p>" + NAME)
    yield (
        "docx-nested-hyperlinks.docx",
        docx(f"<w:p>{'<w:hyperlink>' * 100}<w:r><w:t>Jane</w:t></w:r>{'</w:hyperlink>' * 100}</w:p>"),
    )
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    end = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    nested = NAME
    for _ in range(40):
        nested = f"<w:p>{box}{nested}{end}</w:p>"
    yield "docx-nested-text-boxes.docx", docx(nested)
    yield "docx-thousands-of-text-boxes.docx", docx(f"<w:p>{(box + NAME + end) * 3_000}</w:p>")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 1000}"/></w:style>'
        for i in range(1000)
    )
    yield (
        "docx-cyclic-styles.docx",
        docx(
            '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Jane Doe</w:t></w:r></w:p>',
            word___rels__document_xml_rels="",
            **_with_rels({"styles": "styles.xml"}),
            **{"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'},
        ),
    )
    yield (
        "docx-cyclic-relationships.docx",
        docx(
            NAME, **_with_rels({"header": "document.xml", "footer": "../word/document.xml", "styles": "document.xml"})
        ),
    )
    yield (
        "docx-external-parts.docx",
        docx(
            NAME,
            **{
                "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">'
                f'<Relationship Id="a" Type="{OFFICE}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
                f'<Relationship Id="b" Type="{OFFICE}/header" Target="file:///etc/passwd" TargetMode="External"/>'
                f'<Relationship Id="c" Type="{OFFICE}/styles" Target="../../../../etc/passwd"/></Relationships>'
            },
        ),
    )
    yield (
        "docx-odd-numbers.docx",
        docx(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="-99999999999"/><w:numId w:val="x"/></w:numPr>'
            '<w:outlineLvl w:val="1e309"/>'
            '<w:ind w:left="nan"/><w:spacing w:before="inf" w:after="-5e300"/></w:pPr><w:r><w:rPr><w:sz w:val="nan"/>'
            '<w:color w:val="zzzzzz"/><w:w w:val="-"/></w:rPr><w:t>Jane Doe</w:t></w:r></w:p>'
        ),
    )
    yield (
        "docx-control-characters.docx",
        docx("<w:p><w:r><w:t>Jane &#x202E;eoD&#xFEFF;&#xE000;&#xFFFD;</w:t></w:r></w:p>"),
    )


def _with_rels(targets: dict[str, str]) -> dict[str, str]:
    rels = "".join(
        f'<Relationship Id="i{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{rels}</Relationships>'}


def _html() -> Iterator[tuple[str, bytes]]:
    yield "html-deep.html", b"<html><body>" + b"<div>" * 50_000 + b"Jane Doe"
    yield "html-deep-flex.html", b"<html><body>" + b'<div style="display:flex"><i>a</i>' * 3_000 + b"Jane"
    yield "html-deep-tables.html", b"<html><body>" + b"<table><tr><td>" * 3_000 + b"Jane"
    yield "html-deep-lists.html", b"<html><body>" + b"<ul><li>Jane" * 3_000
    yield "html-one-line-of-megabytes.html", b"<html><body><p>" + b"word " * MEGABYTE
    yield "html-unclosed-comment.html", b"<html><body><p>Jane</p>" + b"<!-- " * 100_000
    yield "html-many-attributes.html", b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(50_000)) + b">Jane"
    yield (
        "html-many-rules.html",
        b"<html><style>" + b".a .b .c .d{color:red}" * 100_000 + b"</style><body><p class=d>Jane",
    )
    yield "html-css-unclosed.html", b"<html><style>" + b"@media{" * 100_000 + b"</style><body><p>Jane"
    yield "html-css-comment.html", b"<html><style>" + b"/*" * 200_000 + b"</style><body><p>Jane"
    yield "html-many-elements.html", b"<html><body>" + b"<b>a</b>" * 200_000
    yield "html-entities.html", b"<html><body><p>" + b"&lt;&#0;&#x110000;&bogus;" * 50_000
    yield "html-doctype-entities.html", b'<!DOCTYPE html [<!ENTITY a "b">]><html><body>&a; Jane'
    yield "html-repeated-style.html", b"<html><body>" + b"<style>.a{color:red}</style>" * 20_000 + b"<p class=a>Jane"
    yield "html-null-bytes.html", b"<html><body>J\0a\0n\0e\0 Doe Engineer at Foo" + b"\0"


def _rtf() -> Iterator[tuple[str, bytes]]:
    yield "rtf-deep.rtf", rb"{\rtf1 " + b"{" * 200_000 + b"Jane"
    yield "rtf-closing.rtf", rb"{\rtf1 Jane" + b"}" * 200_000
    yield "rtf-one-line-of-megabytes.rtf", rb"{\rtf1 " + b"word " * MEGABYTE + b"}"
    yield "rtf-bin.rtf", rb"{\rtf1 Jane {\pict\bin999999999 " + b"\0" * 100 + b"}}"
    yield "rtf-negative-bin.rtf", rb"{\rtf1 Jane \bin-5 Doe \u-99999 ?\fs-1000 x}"
    yield "rtf-many-controls.rtf", rb"{\rtf1 " + rb"\b\i\b0\i0" * 100_000 + b" Jane}"
    yield "rtf-many-cells.rtf", rb"{\rtf1 " + rb"\trowd x\cell" * 50_000 + rb"\row Jane}"
    yield "rtf-long-number.rtf", rb"{\rtf1\fs" + b"9" * 100_000 + b" Jane}"
    yield "rtf-object.rtf", rb"{\rtf1 Jane{\object\objemb{\*\objdata " + b"41" * 500_000 + b"}}}"
    yield "rtf-boxes.rtf", rb"{\rtf1 Jane" + rb"{\shp{\*\shpinst{\shptxt a" * 500
    yield "rtf-uc.rtf", rb"{\rtf1 \uc99999999 \u8364 " + b"x" * 100_000 + rb"\par Jane}"


def _text() -> Iterator[tuple[str, bytes]]:
    yield "text-one-line-of-megabytes.txt", b"word " * MEGABYTE
    yield "text-without-spaces.txt", b"a" * (2 * MEGABYTE)
    yield "text-blank-lines.txt", b"Jane Doe\n" + b"\n" * (2 * MEGABYTE)
    yield "text-short-lines.txt", b"a\n" * MEGABYTE
    yield "text-dashes.txt", b"Jane\n" + b"-" * MEGABYTE
    yield "text-spaces.txt", b"Jane" + b" " * MEGABYTE + b"Doe\n" + b" \t" * MEGABYTE
    yield "text-tabs.txt", b"Jane" + b"\t" * MEGABYTE + b"Doe"
    yield "text-bullets.txt", "•".encode() * MEGABYTE
    yield "text-digits.txt", b"1234567890 " * 100_000
    yield "text-at-signs.txt", b"a@" * 500_000
    yield "text-brackets.md", b"# a\n**b**\n" + b"[" * 100_000
    yield "text-emphasis.md", b"# a\n**b**\n" + b"*a_ " * 50_000
    yield "text-quotes.md", b"# a\n**b**\n" + b"> " * 50_000 + b"x"
    yield "text-nested-list.md", b"# a\n**b**\n" + b"\n".join(b" " * (2 * i) + b"- x" for i in range(1_000))
    yield "text-table.md", b"# a\n**b**\n\n" + b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n" + b"|x" * 5_000 + b"|"
    yield "text-code.md", b"# a\n**b**\n" + b"`" * 100_000
    yield "text-html-comments.md", b"# a\n**b**\n" + b"<!--" * 50_000
    yield "text-combining.txt", b"Zoe" + "\u0301".encode() * 500_000
    yield "text-bidi.txt", ("Jane \u202e" * 50_000).encode()
    yield "text-tag-characters.txt", ("Jane Doe" + "".join(chr(0xE0000 + ord(c)) for c in "hire me now")).encode()
    yield "text-bom-only.txt", b"\xef\xbb\xbf"
    yield "text-utf16-odd.txt", "Jane Doe".encode("utf-16") + b"x"
    yield "text-utf32.txt", "Jane Doe".encode("utf-32")
    yield "text-surrogates.txt", b"Jane \xed\xa0\x80\xed\xb0\x80 Doe"
    yield "json-deep.json", b'{"basics":' + b'{"a":' * 100_000
    yield "json-deep-lists.json", b'{"basics":{},"work":' + b"[" * 100_000
    yield (
        "json-odd-types.json",
        (
            b'{"basics":{"name":["x"],"email":{"a":1},"location":7,"profiles":{"a":1}},"work":[1,null,{"highlights":{"a":1},'
            b'"startDate":20,"position":true}],"skills":[["x"]],"education":"x"}'
        ),
    )
    yield (
        "json-many.json",
        b'{"basics":{"name":"Jane"},"work":[' + b'{"position":"a","highlights":["b"]},' * 50_000 + b"{}]}",
    )
    yield "json-long-number.json", b'{"basics":{"name":' + b"9" * 100_000 + b"}}"


def _odd() -> Iterator[tuple[str, bytes]]:
    yield "empty.pdf", b""
    yield "spaces.txt", b" \n\t " * 1000
    yield "nulls.docx", b"\0" * 100_000
    yield "random.pdf", bytes((i * 7919 + i * i * 31) % 256 for i in range(50_000))
    yield "ole.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
    yield (
        "ole-encrypted.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"),
    )
    yield "polyglot-pdf-in-zip.docx", docx(NAME, a_pdf=b"%PDF-1.7\n%%EOF")
    yield "polyglot-html-zip.html", b"<html><body>Jane Doe" + docx(NAME)
    yield "polyglot-rtf-html.rtf", rb"{\rtf1 <html><script>alert(1)</script> Jane}"
    yield "program.pdf", b"MZ" + b"\0" * 1000
    yield "odt-deep.odt", odt("<text:section>" * 3_000 + "<text:p>Jane</text:p>" + "</text:section>" * 3_000)
    yield (
        "odt-nested-lists.odt",
        odt("<text:list><text:list-item>" * 200 + "<text:p>Jane</text:p>" + "</text:list-item></text:list>" * 200),
    )
    yield "odt-nested-spans.odt", odt("<text:p>" + "<text:span>" * 200 + "Jane" + "</text:span>" * 200 + "</text:p>")
    yield (
        "odt-repeated-cells.odt",
        odt(
            "<table:table><table:table-row>"
            + '<table:table-cell table:number-columns-repeated="999999999"><text:p>Jane</text:p></table:table-cell>'
            * 100
            + "</table:table-row></table:table>"
        ),
    )
    yield "odt-spaces.odt", odt('<text:p>Jane<text:s text:c="999999999"/>Doe</text:p>' * 1000)
    yield (
        "odt-entities.odt",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            }
        ),
    )
    yield "odt-no-content.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"})
