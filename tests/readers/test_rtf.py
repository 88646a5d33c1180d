from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode, LineKind
from matcher.readers import Source, read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset2 Symbol;}}"
    r"{\colortbl;\red255\green255\blue255;\red31\green56\blue100;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Mine;}}"
)


def document(body: str | bytes) -> Document:
    data = body if isinstance(body, bytes) else body.encode("ascii")
    return read(Source("cv.rtf", HEAD.encode() + data + b"}"))


def texts(body: str | bytes) -> list[str]:
    return [line.text for line in document(body).lines]


def test_paragraphs_soft_breaks_and_tabs() -> None:
    found = document(r"Jane Doe\par Engineer\tab 2019\line Berlin\par").lines

    assert [line.cells for line in found] == [("Jane Doe",), ("Engineer", "2019"), ("Berlin",)]


def test_characters_in_every_notation() -> None:
    assert texts(r"J\'fcrgen \u8364?5 \endash  \ldblquote x\rdblquote  \{a\}\~b\_c\par") == ["Jürgen €5 – “x” {a} b-c"]
    assert texts(r"\uc0\u8364 x\par") == ["€x"]


def test_halves_of_a_character_meet() -> None:
    assert texts(r"a\u-10179?\u-8704?b\par") == ["a\U0001f600b"]


def test_bytes_are_read_in_the_encoding_of_their_font() -> None:
    assert texts(rb"\f1 \'cc\'ee\'f1\'ea\'e2\'e0\par") == ["Москва"]


def test_list_items_are_bullets_without_their_mark() -> None:
    found = document(r"\pard{\listtext\pard\plain\f2\'b7\tab}\ilvl1 Built things\par \pard After\par").lines

    assert [(line.kind, line.level, line.text) for line in found] == [
        (LineKind.BULLET, 2, "Built things"),
        (LineKind.TEXT, 0, "After"),
    ]


def test_headings_are_known_by_style_and_outline_level() -> None:
    found = document(r"\pard\s1 A\par\pard\s2 B\par\pard\outlinelevel2 C\par\pard D\par").lines

    assert [(str(line.kind), line.level) for line in found] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("text", 0),
    ]


def test_looks_end_with_their_group() -> None:
    found = document(r"\fs40{\b Jane} Doe\par\plain\fs20 x\par").lines

    assert (found[0].lead_bold, found[0].style.size, found[1].style.size) == (True, 20.0, 10.0)


def test_tables_are_rows_of_cells() -> None:
    row = r"\trowd\cellx1000\cellx2000\pard\intbl {0}\cell {1}\cell\row "
    found = document(row.replace("{0}", "2019").replace("{1}", r"Engineer\par Foo") + r"\pard After\par").lines

    assert [line.cells for line in found] == [("2019", "Engineer"), ("Foo",), ("After",)]


def test_links_of_fields_are_kept_and_their_code_is_not_text() -> None:
    found = document(r'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt GitHub}} x\par').lines[0]

    assert (found.text, found.links) == ("GitHub x", ("https://a.example",))


@pytest.mark.parametrize("secret", [r"{\v secret}", r"{\cf1 secret}", r"{\fs2 secret}"])
def test_what_nobody_sees_is_kept_apart(secret: str) -> None:
    found = document(r"Jane Doe\par " + secret + r"\par")

    assert [line.text for line in found.lines] == ["Jane Doe"]
    assert [line.text for line in found.hidden] == ["secret"]
    assert [finding.code for finding in found.findings] == [FindingCode.HIDDEN_TEXT]


def test_white_text_on_a_dark_ground_or_in_a_shape_is_seen() -> None:
    assert texts(r"{\cf1\highlight2 Jane}\par") == ["Jane"]
    assert texts(r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 123}}{\shptxt \pard\cf1 SKILLS\par}}}Python\par") == [
        "SKILLS",
        "Python",
    ]


def test_deleted_text_and_other_destinations_are_left_out() -> None:
    assert texts(r"{\info{\author x}}{\*\generator y;}{\deleted old}new{\pict 0123}{\*\unknown z}\par") == ["new"]


def test_headers_and_footers_are_running() -> None:
    found = document(r"{\header Jane Doe\par}{\footer Page 1\par}Engineer\par")

    assert [line.text for line in found.lines] == ["Engineer"]
    assert [line.text for line in found.running] == ["Jane Doe", "Page 1"]


def test_objects_and_loading_fields_are_reported() -> None:
    found = document(
        r"Jane{\object\objemb{\*\objdata 4142}}{\field{\*\fldinst INCLUDEPICTURE http://x.example/a.png}{\fldrslt}}\par"
    )

    assert [finding.code for finding in found.findings] == [FindingCode.EMBEDDED_FILE, FindingCode.EXTERNAL_LINK]
