from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode, LineKind
from matcher.readers import Source, read


def document(body: str, css: str = "", head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}<style>{css}</style></head><body>{body}</body></html>"
    return read(Source("cv.html", page.encode()))


def texts(body: str, css: str = "") -> list[str]:
    return [line.text for line in document(body, css).lines]


def cells(body: str, css: str = "") -> list[tuple[str, ...]]:
    return [line.cells for line in document(body, css).lines]


def test_blocks_are_lines_and_inline_elements_are_not() -> None:
    assert texts("<div>Jane <b>Doe</b></div><p>Ber<i>lin</i><br>Germany</p>tail") == [
        "Jane Doe",
        "Berlin",
        "Germany",
        "tail",
    ]


def test_white_space_of_the_source_means_nothing() -> None:
    assert texts("<p>\n   Jane\n\t Doe\n</p>\n\n<p>x</p>") == ["Jane Doe", "x"]


def test_headings_bullets_and_nested_lists() -> None:
    found = document("<h2>Skills</h2><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>").lines

    assert [(str(line.kind), line.level, line.text) for line in found] == [
        ("heading", 2, "Skills"),
        ("bullet", 1, "a"),
        ("bullet", 2, "b"),
        ("bullet", 1, "c"),
        ("bullet", 1, "d"),
    ]


def test_list_without_bullets_is_text() -> None:
    assert document('<ul style="list-style: none"><li>a</li></ul>').lines[0].kind is LineKind.TEXT


def test_tables_are_read_row_by_row() -> None:
    rows = "<tr><td>2019</td><td>Engineer<br>Foo</td></tr><tr><td>2015</td><td>Developer<br>Bar</td></tr>"

    assert cells(f"<table><tbody>{rows}</tbody></table>") == [
        ("2019", "Engineer"),
        ("Foo",),
        ("2015", "Developer"),
        ("Bar",),
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<div style="display:flex"><div>Engineer</div><div>2019</div></div>',
        '<div style="display:grid;grid-template-columns:1fr 1fr"><div>Engineer</div><div>2019</div></div>',
        '<p><span style="float:right">2019</span>Engineer</p>',
        "<p>Engineer&nbsp;&nbsp;&nbsp;&nbsp;2019</p>",
        "<p>Engineer\t2019</p>",
    ],
)
def test_what_stands_apart_on_one_line_is_cells(body: str) -> None:
    assert cells(body) == [("Engineer", "2019")]


def test_big_flex_children_are_regions() -> None:
    side = "<div><h2>Contact</h2><p>jane@example.com</p><h2>Skills</h2></div>"
    main = "<div><h2>Experience</h2><p>Engineer</p><p>Foo</p></div>"
    found = document(f'<div class="page">{side}{main}</div>', ".page{display:flex}").lines

    assert [line.text for line in found] == ["Contact", "jane@example.com", "Skills", "Experience", "Engineer", "Foo"]
    assert len({line.region for line in found}) == 2


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "visibility:hidden",
        "opacity:0",
        "color:#fff",
        "color:white !important",
        "color:rgba(0,0,0,0)",
        "font-size:0",
        "font-size:1px",
        "position:absolute;left:-9999px",
        "text-indent:-999em",
        "height:0;overflow:hidden",
        "background:#123456;color:#123456",
    ],
)
def test_what_a_browser_does_not_show_is_kept_apart(style: str) -> None:
    for body, css in ((f'<p style="{style}">secret</p>', ""), ('<p class="x">secret</p>', f"div p.x {{{style}}}")):
        found = document(f"<div><p>Jane Doe</p>{body}</div>", css)

        assert [line.text for line in found.lines] == ["Jane Doe"]
        assert [line.text for line in found.hidden] == ["secret"]
        assert [finding.code for finding in found.findings] == [FindingCode.HIDDEN_TEXT]


def test_hidden_attribute_hides_what_is_inside() -> None:
    assert texts("<p>Jane</p><div hidden><p>secret</p></div>") == ["Jane"]


def test_nothing_inside_a_hidden_element_shows() -> None:
    assert texts('<p>Jane</p><div style="display:none"><b style="visibility:visible;color:red">secret</b></div>') == [
        "Jane"
    ]


def test_white_text_on_a_dark_ground_is_seen() -> None:
    assert texts('<div style="background:#1f3864"><h1 style="color:#fff">Jane Doe</h1></div>') == ["Jane Doe"]
    assert texts("<header>Jane</header>", "header{background-color:navy;color:white}") == ["Jane"]
    assert texts("<header>Jane</header>", "header{background:url(x.png);color:white}") == ["Jane"]


def test_scripts_styles_and_titles_are_no_text() -> None:
    assert texts(
        "<script>alert('x')</script><noscript>no</noscript><template>t</template><svg><text>s</text></svg><p>Jane</p>"
    ) == ["Jane"]


def test_nothing_is_fetched_and_what_asks_for_it_is_reported() -> None:
    found = document('<p>Jane</p><img src="http://127.0.0.1:9/x.png"><script src="//evil.example/a.js"></script>')

    assert [finding.code for finding in found.findings] == [FindingCode.EXTERNAL_LINK]
    assert "2 things" in found.findings[0].message


def test_links_give_their_target() -> None:
    assert document('<p>See <a href=" https://a.example ">my site</a></p>').lines[0].links == ("https://a.example",)


def test_rules_for_other_media_are_left_out() -> None:
    assert texts("<p>Jane</p>", "@media print { p { display: none } } @page { size: A4 } p { color: red }") == ["Jane"]


def test_rules_for_every_screen_count() -> None:
    assert texts("<p>Jane</p><b>x</b>", "@media screen { p {color: red} b { display: none } } i { color: red }") == [
        "Jane"
    ]


def test_more_specific_rules_win() -> None:
    css = "#a p { display: block } .x { display: none } p { display: none }"
    assert texts('<div id="a"><p class="x">Jane</p></div>', css) == ["Jane"]


def test_declared_encodings_are_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'

    assert read(Source("cv.html", page.encode("iso-8859-2"))).lines[0].text == "Łódź"


def test_words_own_html_bullets_are_bullets() -> None:
    body = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='font-family:Symbol'>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span>Built things</p>"
    )
    found = document(body).lines[0]

    assert (found.kind, found.cells) == (LineKind.BULLET, ("Built things",))


def test_elements_nested_beyond_reason_keep_their_text() -> None:
    assert texts("<div>" * 150 + "Jane" + "</div>" * 150) == ["Jane"]


def test_paragraphs_of_a_list_item_are_one_bullet() -> None:
    found = document("<ul><li><p>Built a</p><p>thing</p></li><li>b</li></ul><p>after</p>").lines

    assert [(line.text, str(line.kind), line.continues) for line in found] == [
        ("Built a", "bullet", False),
        ("thing", "text", True),
        ("b", "bullet", False),
        ("after", "text", False),
    ]
