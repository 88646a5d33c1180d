from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode, LineKind
from matcher.errors import EncryptedError, UnsupportedFormatError
from matcher.readers import Source, read
from tests.office import odt, zipped


def style(name: str, said: str, family: str = "text") -> str:
    kind = "text" if family == "text" else "paragraph"
    inner = f"<style:{kind}-properties {said}/>"
    return f'<style:style style:name="{name}" style:family="{family}">{inner}</style:style>'


STYLES = (
    '<style:style style:name="H" style:family="paragraph" style:display-name="Heading 2"/>'
    + style("B", 'fo:font-weight="bold" fo:font-size="20pt"')
    + style("W", 'fo:color="#ffffff"')
    + style("N", 'text:display="none"')
    + style("S", 'fo:font-size="1pt"')
    + style("D", 'fo:background-color="#1f3864"', "paragraph")
    + style("M", 'fo:margin-top="1cm"', "paragraph")
    + '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    + '<text:list-level-style-number text:level="2" style:num-format=""/></text:list-style>'
)


def document(body: str, **parts: str) -> Document:
    return read(Source("cv.odt", odt(body, STYLES, **parts)))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def test_headings_paragraphs_tabs_spaces_and_breaks() -> None:
    found = document(
        '<text:h text:outline-level="2">Experience</text:h>'
        + p('Engineer<text:tab/>2019<text:line-break/>Foo<text:s text:c="5"/>Berlin')
        + p("Named", "H")
    ).lines

    assert [(str(line.kind), line.level, line.cells) for line in found] == [
        ("heading", 2, ("Experience",)),
        ("text", 0, ("Engineer", "2019")),
        ("text", 0, ("Foo", "Berlin")),
        ("heading", 2, ("Named",)),
    ]


def test_lists_are_bullets_where_a_bullet_is_shown() -> None:
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
    found = document(
        f'<text:list text:style-name="L"><text:list-item>{p("a")}{p("more")}{inner}</text:list-item></text:list>'
    ).lines

    assert [(str(line.kind), line.level, line.text) for line in found] == [
        ("bullet", 1, "a"),
        ("text", 0, "more"),
        ("text", 0, "b"),
    ]


def test_tables_frames_and_sections() -> None:
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("2019", "Foo"))
    row = f"<table:table-row>{cells}"
    frame = f"<draw:frame><draw:text-box>{p('in a frame')}{p('second')}</draw:text-box></draw:frame>"
    found = document(
        f"<table:table>{row}</table:table-row></table:table>"
        f"<text:section>{p('section')}</text:section>{p(frame + 'text')}"
    ).lines

    assert [line.cells for line in found] == [("2019", "Foo"), ("section",), ("in a frame",), ("second",), ("text",)]


def test_looks_come_from_styles() -> None:
    line = document(p(span("Jane", "B") + " Doe and more")).lines[0]
    assert line.lead_bold

    assert document(p("a") + p("b", "M")).lines[1].gap > 1


@pytest.mark.parametrize("style", ["W", "N", "S"])
def test_what_nobody_sees_is_kept_apart(style: str) -> None:
    found = document(p("Jane Doe" + span(" secret", style)))

    assert [line.text for line in found.lines] == ["Jane Doe"]
    assert [line.text for line in found.hidden] == ["secret"]
    assert [finding.code for finding in found.findings] == [FindingCode.HIDDEN_TEXT]


def test_white_text_on_a_dark_ground_is_seen() -> None:
    assert [line.text for line in document(p(span("Jane", "W"), "D")).lines] == ["Jane"]


def test_deleted_text_and_notes_are_left_out() -> None:
    region = f"<text:changed-region><text:deletion>{p('old')}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
    note = "<office:annotation><text:p>remark</text:p></office:annotation>"

    assert [line.text for line in document(deleted + p(f"new{note} text")).lines] == ["new text"]


def test_links_give_their_target() -> None:
    link = '<text:a xlink:href="https://a.example">GitHub</text:a>'

    assert document(p(link)).lines[0].links == ("https://a.example",)


def test_headers_run_and_letterheads_are_read_first() -> None:
    def master(text: str) -> str:
        inner = f"<style:header>{p(text)}</style:header><style:footer>{p('foot')}</style:footer>"
        return f"<style:master-page style:name='Standard'>{inner}</style:master-page>"

    running = document(p("Experience"), master=master("Jane Doe"))
    letterhead = document(p("Experience"), master=master("Jane Doe jane@example.com"))

    assert [line.text for line in running.lines] == ["Experience"]
    assert [line.text for line in running.running] == ["Jane Doe", "foot"]
    assert [line.text for line in letterhead.lines] == ["Jane Doe jane@example.com", "Experience"]


def test_protected_files_are_refused() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
            "content.xml": b"\x00\x01",
        }
    )
    with pytest.raises(EncryptedError):
        read(Source("cv.odt", data))


def test_presentations_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnsupportedFormatError, match="save it as PDF"):
        read(Source("cv.odp", zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"})))


def test_kind_of_an_empty_list_item_is_not_handed_on() -> None:
    found = document(
        f'<text:list text:style-name="L"><text:list-item>{p("")}</text:list-item></text:list>{p("text")}'
    ).lines

    assert [(line.kind, line.text) for line in found] == [(LineKind.TEXT, "text")]
