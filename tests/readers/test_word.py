from __future__ import annotations

import pytest

from matcher.document import Document, FindingCode, LineKind
from matcher.errors import CorruptError, EncryptedError, UnsupportedFormatError
from matcher.readers import Source, read
from tests.office import OFFICE, W, docx, p, r, raw_docx, relationships, table

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{place}'
    '<wp:extent cx="1270000" cy="{high}"/>'
    "<wp:docPr id='1' name='x'{docpr}/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr>"
    "<wps:txbx><w:txbxContent>"
    "{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def box(
    inner: str, x: int = 0, y: int = 0, fill: str = "", docpr: str = "", relative: str = "page", high: int = 1270000
) -> str:
    place = (
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x * 12700}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{relative}"><wp:posOffset>{y * 12700}</wp:posOffset></wp:positionV>'
    )
    return BOX.format(inner=inner, place=place, fill=fill, docpr=docpr, high=high)


def styles(*definitions: str) -> dict[str, str]:
    return {"word/styles.xml": f'<w:styles xmlns:w="{W}">{"".join(definitions)}</w:styles>'}


def style(identifier: str, name: str, inner: str = "", kind: str = "paragraph", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def numbering(*levels: str) -> dict[str, str]:
    inner = "".join(levels)
    return {
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    }


def part(kind: str, inner: str) -> str:
    return f'<w:{kind} xmlns:w="{W}" xmlns:r="{OFFICE}">{inner}</w:{kind}>'


def document(
    body: str, targets: dict[str, tuple[str, str]] | None = None, external: tuple[str, ...] = (), **parts: str
) -> Document:
    return read(Source("cv.docx", docx(body, **relationships(targets or {}, external), **parts)))


def texts(found: Document) -> list[str]:
    return [line.text for line in found.lines]


def codes(found: Document) -> list[FindingCode]:
    return [finding.code for finding in found.findings]


HIDDEN = ' hidden="1"'
SYMBOL = '<w:rFonts w:ascii="Symbol"/>'
NAVY = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'
WHITE = '<w:color w:val="FFFFFF"/>'
ITEM = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="3"/></w:numPr>'
BULLET = '<w:lvl w:ilvl="{0}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'


def test_body_is_read_in_order_with_tables_between_paragraphs() -> None:
    found = document(p("Jane Doe") + table((p("2019"), p("Foo"))) + p("end"))

    assert [line.cells for line in found.lines] == [("Jane Doe",), ("2019", "Foo"), ("end",)]


def test_content_controls_smart_tags_and_insertions_are_read() -> None:
    inserted = f'<w:p><w:ins w:id="1">{r("inserted")}</w:ins></w:p>'
    found = document(
        f"<w:sdt><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{r('inline')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{r(' tag')}</w:smartTag></w:p>{inserted}"
    )

    assert texts(found) == ["control", "inline tag", "inserted"]


def test_deleted_and_moved_text_is_left_out() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{r("gone")}</w:moveFrom><w:moveTo w:id="3">{r("here")}</w:moveTo>'
    row = f"<w:tr><w:trPr><w:del w:id='4'/></w:trPr><w:tc>{p('deleted row')}</w:tc></w:tr>"
    found = document(
        f"<w:p>{deleted}{r('new')}</w:p><w:p>{moved}</w:p><w:tbl>{row}<w:tr><w:tc>{p('kept')}</w:tc></w:tr></w:tbl>"
    )

    assert texts(found) == ["new", "here", "kept"]


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    found = document(p("Jane ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("Doe"))

    assert texts(found) == ["Jane Doe"]


def test_text_boxes_are_read_once() -> None:
    found = document(f"<w:p>{box(p('in the box') + p('second'))}{r('text')}</w:p>")

    assert texts(found) == ["in the box", "second", "text"]
    assert found.lines[0].region != found.lines[2].region


def test_boxes_of_a_paragraph_are_read_by_column() -> None:
    two = "{0}1", "{0}2"
    boxes = [
        box("".join(p(text.format(name)) for text in two), x, y)
        for name, x, y in (("right", 300, 100), ("left", 0, 100), ("low", 0, 250), ("top", 0, 0))
    ]
    wide = boxes[3].replace('cx="1270000"', 'cx="6350000"').replace('cy="1270000"', 'cy="635000"')
    found = document(f"<w:p>{boxes[0]}{boxes[1]}{boxes[2]}{wide}</w:p>")

    assert texts(found)[::2] == ["top1", "left1", "low1", "right1"]


def test_box_hanging_below_its_paragraph_is_read_after_it() -> None:
    found = document(f"<w:p>{box(p('below') + p('it'), y=30, relative='paragraph')}{r('text')}</w:p>")

    assert texts(found) == ["text", "below", "it"]


def test_list_items_are_bullets_with_their_level() -> None:
    numbers = numbering(BULLET.format(0), BULLET.format(1), '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl>')
    body = "".join(p(f"level {level}", properties=ITEM.format(level)) for level in range(3))
    found = document(body, {"n": ("numbering", "numbering.xml")}, **numbers)

    assert [(line.kind, line.level) for line in found.lines] == [
        (LineKind.BULLET, 1),
        (LineKind.BULLET, 2),
        (LineKind.TEXT, 0),
    ]


def test_list_style_makes_bullets_and_number_zero_takes_them_away() -> None:
    defined = styles(style("L", "List Bullet", f"<w:pPr>{ITEM.format(0)}</w:pPr>"))
    found = document(
        p("item", style="L") + p("none", style="L", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        {"n": ("numbering", "numbering.xml"), "s": ("styles", "styles.xml")},
        **numbering(BULLET.format(0)),
        **defined,
    )

    assert [line.kind for line in found.lines] == [LineKind.BULLET, LineKind.TEXT]


@pytest.mark.parametrize("marker", ["•", "-", "–", "▪", "*", "o", "➢", "·"])
def test_typed_bullets_are_bullets_without_their_marker(marker: str) -> None:
    found = document(f"<w:p>{r(marker)}<w:r><w:tab/></w:r>{r('Built things')}</w:p>")

    assert (found.lines[0].kind, found.lines[0].cells) == (LineKind.BULLET, ("Built things",))


def test_headings_are_known_by_style_name_outline_level_and_inheritance() -> None:
    defined = styles(
        style("berschrift2", "heading 2", "<w:rPr><w:b/></w:rPr>"),
        style("Mine", "My heading", based="berschrift2"),
        style("Out", "Other", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("T", "Title"),
    )
    body = p("a", style="berschrift2") + p("b", style="Mine") + p("c", style="Out") + p("d", style="T") + p("e")
    found = document(body, {"s": ("styles", "styles.xml")}, **defined)

    assert [(line.kind, line.level) for line in found.lines] == [
        (LineKind.HEADING, 2),
        (LineKind.HEADING, 2),
        (LineKind.HEADING, 1),
        (LineKind.HEADING, 1),
        (LineKind.TEXT, 0),
    ]
    assert found.lines[1].style.bold


def test_size_and_weight_come_from_defaults_styles_and_runs() -> None:
    defined = styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("Big", "Big", '<w:rPr><w:sz w:val="40"/><w:b/></w:rPr>'),
    )
    body = p("default") + p("big", style="Big") + p(r("own", '<w:sz w:val="30"/><w:b w:val="0"/><w:i/>'), style="Big")
    found = document(body, {"s": ("styles", "styles.xml")}, **defined)

    assert [(line.style.size, line.style.bold, line.style.italic) for line in found.lines] == [
        (10.0, False, False),
        (20.0, True, False),
        (15.0, False, True),
    ]


def test_line_that_begins_in_bold_says_so() -> None:
    found = document(p(r("Skills:", "<w:b/>"), r(" Python, Go and many more")) + p(r("All bold", "<w:b/>")))

    assert [line.lead_bold for line in found.lines] == [True, False]


def test_tabs_and_wide_gaps_divide_a_line_into_cells() -> None:
    found = document(f"<w:p>{r('Engineer')}<w:r><w:tab/></w:r>{r('2019 – 2021')}</w:p>" + p("Foo GmbH      Berlin"))

    assert [line.cells for line in found.lines] == [("Engineer", "2019 – 2021"), ("Foo GmbH", "Berlin")]


def test_gap_beside_a_dash_divides_nothing() -> None:
    found = document(f"<w:p>{r('2019')}<w:r><w:tab/></w:r>{r('– 2021')}</w:p>" + p("Oct 2024    - Present"))

    assert [line.cells for line in found.lines] == [("2019 – 2021",), ("Oct 2024 - Present",)]


def test_soft_break_ends_a_line_but_not_a_list_item() -> None:
    broken = f"{r('one')}<w:r><w:br/></w:r>{r('two')}"
    found = document(
        f"<w:p>{broken}</w:p>" + p(*[f"<w:r><w:t>• x</w:t></w:r>{broken}"]),
    )

    assert [(line.text, line.continues) for line in found.lines] == [
        ("one", False),
        ("two", False),
        ("xone", False),
        ("two", True),
    ]


def test_hyperlinks_give_their_target() -> None:
    link = f'<w:p><w:hyperlink r:id="l1">{r("GitHub")}</w:hyperlink></w:p>'
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.example"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Blog")}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" me")}</w:p>'
    )
    simple = f'<w:p><w:fldSimple w:instr="HYPERLINK &quot;https://c.example&quot;">{r("Site")}</w:fldSimple></w:p>'
    found = document(link + field + simple, {"l1": ("hyperlink", "https://a.example")}, external=("l1",))

    assert [(line.text, line.links) for line in found.lines] == [
        ("GitHub", ("https://a.example",)),
        ("Blog me", ("https://b.example",)),
        ("Site", ("https://c.example",)),
    ]
    assert codes(found) == []


def test_symbol_fonts_are_read_as_they_are_shown() -> None:
    bullet = f'<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>{r(" Built things")}</w:p>'
    greek = f"<w:p>{r('b', SYMBOL)}{r('-carotene')}</w:p>"
    icon = f'<w:p><w:r><w:sym w:font="Wingdings" w:char="F023"/></w:r>{r("Jane")}</w:p>'
    found = document(bullet + greek + icon)

    assert [(line.kind, line.text) for line in found.lines] == [
        (LineKind.BULLET, "Built things"),
        (LineKind.TEXT, "β-carotene"),
        (LineKind.TEXT, "Jane"),
    ]


def test_frames_and_initial_letters() -> None:
    frame = '<w:framePr w:w="2000" w:x="100"/>'
    initial = '<w:framePr w:dropCap="drop"/>'
    found = document(
        p("side", properties=frame) + p("bar", properties=frame) + p("D", properties=initial) + p("ear reader")
    )

    assert texts(found) == ["side", "bar", "Dear reader"]
    assert found.lines[0].region == found.lines[1].region != found.lines[2].region


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FEFEFE"/>',
        '<w:sz w:val="2"/>',
        '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>',
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:w w:val="1"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
    ],
)
def test_runs_that_nobody_can_see_are_kept_apart(properties: str) -> None:
    found = document(p("Jane Doe", r("TensorFlow Kubernetes", properties)))

    assert texts(found) == ["Jane Doe"]
    assert [line.text for line in found.hidden] == ["TensorFlow Kubernetes"]
    assert codes(found) == [FindingCode.HIDDEN_TEXT]


@pytest.mark.parametrize(
    "body",
    [
        p(r("Jane Doe", WHITE + '<w:shd w:val="clear" w:fill="1F3864"/>')),
        p(r("Jane Doe", WHITE), properties='<w:shd w:val="clear" w:fill="1F3864"/>'),
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{p(r("Jane Doe", WHITE))}</w:tc></w:tr></w:tbl>',
        f"<w:p>{box(p(r('Jane Doe', WHITE)), fill=NAVY)}</w:p>",
        f"<w:p>{box('<w:p/>', fill=NAVY)}{r('Jane Doe', WHITE)}</w:p>",
    ],
    ids=["run", "paragraph", "cell", "box", "banner behind"],
)
def test_white_text_on_a_dark_ground_is_seen(body: str) -> None:
    found = document(body)

    assert texts(found) == ["Jane Doe"]
    assert found.hidden == ()


def test_banner_does_not_cover_for_more_white_text_than_fits_on_it() -> None:
    banner = box("<w:p/>", fill=NAVY)
    found = document(f"<w:p>{banner}{r('Jane')}</w:p>" + p(r("keyword " * 100, WHITE)))

    assert texts(found) == ["Jane"]


def test_table_style_with_a_dark_ground_keeps_white_text() -> None:
    dark = style("Grid", "grid", '<w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>', kind="table")
    body = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{p(r("Jane", WHITE))}</w:tc></w:tr></w:tbl>'
    )
    found = document(body, {"s": ("styles", "styles.xml")}, **styles(dark))

    assert texts(found) == ["Jane"]


@pytest.mark.parametrize(
    "body",
    [
        p("secret words", properties='<w:spacing w:line="20" w:lineRule="exact"/>'),
        p("secret words", properties='<w:ind w:left="31000"/>'),
        f"<w:p>{box(p('secret words'), x=5000)}</w:p>",
        f"<w:p>{box(p('secret words'), docpr=HIDDEN)}</w:p>",
        f"<w:p>{box(p('secret words'), high=12700)}</w:p>",
        "<w:tbl><w:tr><w:trPr><w:trHeight w:val='10' w:hRule='exact'/></w:trPr>"
        f"<w:tc>{p('secret words')}</w:tc></w:tr></w:tbl>",
    ],
    ids=["line height", "indent", "off page", "hidden shape", "flat shape", "row height"],
)
def test_text_without_a_place_on_the_page_is_hidden(body: str) -> None:
    found = document(p("Jane Doe") + body)

    assert texts(found) == ["Jane Doe"]
    assert [line.text for line in found.hidden] == ["secret words"]


def test_running_headers_and_footers_are_kept_apart() -> None:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    found = document(
        p("Jane Doe") + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>',
        {"h": ("header", "header1.xml"), "f": ("footer", "footer1.xml")},
        **{
            "word/header1.xml": part("hdr", f"<w:p>{r('Jane Doe jane@example.com page ')}{page}</w:p>"),
            "word/footer1.xml": part("ftr", p("Confidential")),
        },
    )

    assert texts(found) == ["Jane Doe"]
    assert [line.text for line in found.running] == ["Jane Doe jane@example.com page 2", "Confidential"]


@pytest.mark.parametrize(
    ("header", "section"),
    [
        ("Jane Doe, jane@example.com", '<w:headerReference r:id="h" w:type="default"/>'),
        ("Jane Doe, +49 171 1234567", '<w:headerReference r:id="h"/>'),
        ("Jane Doe", '<w:headerReference r:id="h" w:type="first"/><w:titlePg/>'),
    ],
)
def test_letterhead_is_read_first(header: str, section: str) -> None:
    found = document(
        p("Experience") + f"<w:sectPr>{section}</w:sectPr>",
        {"h": ("header", "header1.xml")},
        **{"word/header1.xml": part("hdr", p(header))},
    )

    assert texts(found) == [header, "Experience"]
    assert found.running == ()


def test_header_of_a_one_page_document_is_read_first() -> None:
    found = document(
        p("Experience") + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>',
        {"h": ("header", "header1.xml")},
        **{
            "word/header1.xml": part("hdr", p("Jane Doe")),
            "docProps/app.xml": "<Properties><Pages>1</Pages></Properties>",
        },
    )

    assert texts(found) == ["Jane Doe", "Experience"]


def test_what_the_file_would_load_or_run_is_reported() -> None:
    found = document(
        p("Jane Doe"),
        {"t": ("attachedTemplate", "http://evil.example/t.dotm"), "l": ("hyperlink", "http://fine.example")},
        external=("t", "l"),
        **{"word/vbaProject.bin": "x", "word/embeddings/oleObject1.bin": "x"},
    )

    assert codes(found) == [FindingCode.EXTERNAL_LINK, FindingCode.MACRO, FindingCode.EMBEDDED_FILE]
    assert "evil.example" in found.findings[0].text


def test_stuffed_properties_are_reported_and_not_read() -> None:
    core = f"<cp:coreProperties xmlns:cp='urn:x'><cp:keywords>{'pytorch ' * 100}</cp:keywords></cp:coreProperties>"
    found = document(p("Jane Doe"), **{"docProps/core.xml": core})

    assert texts(found) == ["Jane Doe"]
    assert codes(found) == [FindingCode.HIDDEN_TEXT]


def test_strict_files_are_read_like_usual_ones() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{p("Jane Doe")}</w:body></w:document>'

    assert texts(read(Source("cv.docx", raw_docx(body)))) == ["Jane Doe"]


def test_gap_counts_spacing_and_empty_paragraphs_in_line_heights() -> None:
    size = '<w:sz w:val="20"/>'
    spaced = '<w:spacing w:before="240"/>'
    found = document(p(r("a", size)) + p(r("b", size), properties=spaced) + p(r(" ", size)) + p(r("c", size)))

    assert [line.gap for line in found.lines] == [0.0, 1.0, 1.0]


def test_old_word_files_are_refused_with_what_to_do() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le")

    with pytest.raises(UnsupportedFormatError, match="save it as DOCX"):
        read(Source("cv.doc", data))


def test_protected_files_are_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(EncryptedError):
        read(Source("cv.docx", data))


def test_cut_off_files_are_corrupt() -> None:
    with pytest.raises(CorruptError):
        read(Source("cv.docx", docx(p("Jane Doe"))[:-50]))


def test_python_docx_documents_are_read() -> None:
    import io

    import docx as python_docx

    made = python_docx.Document()
    made.add_heading("Experience", 1)
    made.add_paragraph("Built things", style="List Bullet")
    grid = made.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "2019", "Foo"
    buffer = io.BytesIO()
    made.save(buffer)
    found = read(Source("cv.docx", buffer.getvalue()))

    assert [(line.kind, line.cells) for line in found.lines] == [
        (LineKind.HEADING, ("Experience",)),
        (LineKind.BULLET, ("Built things",)),
        (LineKind.TEXT, ("2019", "Foo")),
    ]


BREAK = '<w:r><w:br w:type="column"/></w:r>'


def section_end(columns: int) -> str:
    return f'<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:cols w:num="{columns}"/></w:sectPr></w:pPr></w:p>'


def test_a_section_of_two_short_columns_is_a_row_of_cells() -> None:
    job = p("Bridge Inspector") + p(BREAK, "Jun 2011 – Nov 2013") + section_end(2)
    found = document(p("Experience") + section_end(1) + job + p("Checked bridges"))

    assert [line.cells for line in found.lines] == [
        ("Experience",),
        ("Bridge Inspector", "Jun 2011 – Nov 2013"),
        ("Checked bridges",),
    ]


def test_long_columns_are_read_one_after_the_other() -> None:
    left = "".join(p(f"left {n}") for n in range(6))
    found = document(left + p(BREAK, "right 0") + p("right 1") + section_end(2))

    assert texts(found) == [*(f"left {n}" for n in range(6)), "right 0", "right 1"]
