"""PDFs that strangers might send: bombs, loops, lies and half files. Each must give a result or one clear error.

Small here, large or endless for whoever believes them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

Maker = Callable[[], bytes]
MAKERS: dict[str, Maker] = {}

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F1 12 Tf 50 700 Td (Ana Example) Tj ET"
MEGABYTE = 1024 * 1024


def hostile(maker: Maker) -> Maker:
    MAKERS[maker.__name__.replace("_", "-") + ".pdf"] = maker
    return maker


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<" + extra + b"/Length %d>>stream\n%s\nendstream" % (len(data), data)


def deflated(data: bytes, extra: bytes = b"", times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/Filter[" + b"/FlateDecode " * times + b"]"
    return stream(data, extra + filters)


def pdf(objects: Iterable[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file with these objects, numbered from 1, and a right cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)
    return bytes(out)


def page(content: bytes, resources: bytes = b"", rest: Iterable[bytes] = (), box: bytes = b"0 0 595 842") -> bytes:
    """One page. Objects: 1 catalogue, 2 pages, 3 page, 4 content, 5 font, then ``rest`` from 6."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</F1 5 0 R>>%s>>/Contents 4 0 R>>"
            % (box, resources),
            content,
            FONT,
            *rest,
        ]
    )


@hostile
def forms_within_forms() -> bytes:
    """Each of 12 forms draws the next one ten times: 10**12 texts."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(6, 18)
    ]
    last = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F1 5 0 R>>>>")
    return page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>", [*forms, last])


@hostile
def form_that_draws_itself() -> bytes:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return page(stream(TEXT + b" /X Do"), b"/XObject<</X 6 0 R>>", [form])


@hostile
def deflate_bomb() -> bytes:
    return page(deflated(b" " * (512 * MEGABYTE), times=2))


@hostile
def text_bomb() -> bytes:
    """A million words on one page."""
    return page(deflated(b"BT /F1 1 Tf 1 0 0 1 10 10 Tm " + b"(spam) Tj 0 1 Td " * 1_000_000 + b"ET"))


@hostile
def one_line_of_megabytes() -> bytes:
    return page(deflated(b"BT /F1 12 Tf 50 700 Td (" + b"a" * (8 * MEGABYTE) + b") Tj ET"))


@hostile
def paths_by_the_million() -> bytes:
    return page(deflated(TEXT + b" 0 0 m 9 9 l S" * 2_000_000))


@hostile
def pages_without_end() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 2147483647>>"])


@hostile
def page_tree_in_a_circle() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 4>>",
            b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4/Parent 2 0 R>>",
        ]
    )


@hostile
def fifty_thousand_pages() -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(50_000))
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 50000>>" % kids,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
            stream(TEXT),
            FONT,
        ]
    )


@hostile
def page_as_large_as_a_town() -> bytes:
    return page(stream(TEXT), box=b"0 0 14400000 14400000")


@hostile
def page_of_no_size() -> bytes:
    return page(stream(TEXT), box=b"0 0 0 0")


@hostile
def page_inside_out() -> bytes:
    return page(stream(TEXT), box=b"595 842 0 0")


@hostile
def page_of_nonsense_size() -> bytes:
    return page(stream(TEXT), box=b"1e99 -1e99 nan 1e308")


@hostile
def coordinates_at_infinity() -> bytes:
    return page(stream(b"BT /F1 1e30 Tf 1e30 0 0 1e30 1e30 -1e30 Tm (Ana Example) Tj ET"))


@hostile
def rotation_by_a_third() -> bytes:
    angles = b" ".join(b"BT /F1 9 Tf .5 .86 -.86 .5 %d 400 Tm (word) Tj ET" % x for x in range(0, 500, 2))
    return page(stream(TEXT + angles))


@hostile
def fonts_by_the_thousand() -> bytes:
    names = b"".join(b"/G%d 5 0 R" % number for number in range(20_000))
    draws = b"".join(b"BT /G%d 9 Tf 50 %d Td (word) Tj ET " % (number, number % 800) for number in range(20_000))
    return page(deflated(draws), b"/Font<<%s>>" % names)


@hostile
def font_that_is_rubbish() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 7 0 R/FirstChar 0/LastChar 9/Widths[-1e9 1e9]>>"
    descriptor = b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 8 0 R>>"
    body = page(stream(TEXT.replace(b"F1", b"F2")), b"", [font, descriptor, stream(bytes(range(256)) * 400)])
    return body.replace(b"/F1 5 0 R", b"/F2 6 0 R")


@hostile
def character_map_of_megabytes() -> bytes:
    lines = b"".join(b"<%04x> <%04x>\n" % (code, 0x41 + code % 26) for code in range(65_535)) * 8
    cmap = deflated(b"begincmap 100 beginbfchar\n" + lines + b"endbfchar endcmap")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    return page(stream(TEXT), b"", [font, cmap]).replace(b"/F1 5 0 R", b"/F1 6 0 R")


@hostile
def arrays_within_arrays() -> bytes:
    deep = b"[" * 100_000 + b"]" * 100_000
    return page(stream(TEXT), b"", [b"<</Deep %s>>" % deep])


@hostile
def content_of_brackets() -> bytes:
    return page(stream(b"[" * 200_000 + TEXT + b"<<" * 200_000 + b"(" * 200_000))


@hostile
def states_without_end() -> bytes:
    return page(deflated(b"q " * 2_000_000 + TEXT))


@hostile
def links_by_the_hundred_thousand() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>"
    many = b"[" + link * 50_000 + b"]"
    body = page(stream(TEXT), b"", [many])
    return body.replace(b"/Contents 4 0 R", b"/Annots 6 0 R/Contents 4 0 R")


@hostile
def link_that_runs_a_program() -> bytes:
    link = b"[<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/Launch/F(cmd.exe)>>>>]"
    return page(stream(TEXT), b"", [link]).replace(b"/Contents 4 0 R", b"/Annots 6 0 R/Contents 4 0 R")


@hostile
def script_on_opening() -> bytes:
    action = b"/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\))>>/Pages"
    return page(stream(TEXT)).replace(b"/Catalog/Pages", b"/Catalog" + action)


@hostile
def picture_larger_than_memory() -> bytes:
    image = deflated(
        b"\0" * MEGABYTE,
        b"/Type/XObject/Subtype/Image/Width 200000/Height 200000/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
    return page(stream(TEXT + b" q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject<</I 6 0 R>>", [image])


@hostile
def length_that_lies() -> bytes:
    return page(stream(TEXT)).replace(b"/Length 42", b"/Length 2147483647")


@hostile
def table_that_points_at_itself() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"], b"/Root 1 0 R/Prev 9")


@hostile
def no_root() -> bytes:
    return pdf([b"<</Type/Pages/Kids[]/Count 0>>"], b"")


@hostile
def references_in_a_circle() -> bytes:
    return pdf([b"2 0 R", b"1 0 R"])


@hostile
def no_pages() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


@hostile
def cut_in_half() -> bytes:
    whole = page(stream(TEXT))
    return whole[: len(whole) // 2]


@hostile
def only_a_header() -> bytes:
    return b"%PDF-1.7\n"


@hostile
def a_web_page_before_it() -> bytes:
    return b"<html><script>alert(1)</script></html>\n" + page(stream(TEXT))


@hostile
def an_archive_behind_it() -> bytes:
    return page(stream(TEXT)) + b"PK\x05\x06" + b"\0" * 18


@hostile
def rubbish_in_the_middle() -> bytes:
    whole = bytearray(page(stream(TEXT)))
    whole[60:160] = bytes((number * 37) % 256 for number in range(100))
    return bytes(whole)


@hostile
def zeros_behind_it() -> bytes:
    return page(stream(TEXT)) + b"\0" * (10 * MEGABYTE)


@hostile
def name_of_control_characters() -> bytes:
    return page(stream(b"BT /F1 20 Tf 50 700 Td (\\033[31mAna\\000\\007 \\377\\376) Tj ET"))


@hostile
def filter_chain() -> bytes:
    return page(deflated(b" " * MEGABYTE, times=60))


def page_of(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """One page with a font F1, this content, and what else it needs as objects from 6 on."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
        % resources
    )
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, deflated(content), FONT, *more])


@hostile
def words_of_control_codes() -> bytes:
    """A column of words that have boxes and no letters, beside one that has both."""
    rows = (
        b"BT /F1 12 Tf 50 %d Td (\\001\\003) Tj 150 0 Td (Engineer since 2019) Tj ET" % y for y in range(600, 680, 14)
    )
    return page_of(TEXT + b"\n".join(rows))


@hostile
def pattern_of_itself() -> bytes:
    pattern = deflated(
        b"/Pattern cs /P1 scn 0 0 1 1 re f",
        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
        b"/Resources<</Pattern<</P1 6 0 R>>>>",
    )
    return page_of(TEXT + b" /Pattern cs /P1 scn 0 0 612 792 re f", b"/Pattern<</P1 6 0 R>>", pattern)


@hostile
def marks_within_marks() -> bytes:
    return page_of(b"/Span <</ActualText(x)>> BDC " * 300_000 + TEXT)


@hostile
def words_all_over_a_poster() -> bytes:
    """More words than any page has, at places without a system."""
    places = ((i * 7919 % 612, i * 104_729 % 792) for i in range(20_000))
    return page_of(TEXT + b"\n".join(b"BT /F1 6 Tf %d %d Td (w) Tj ET" % place for place in places))


@hostile
def panels_by_the_thousand_over_words() -> bytes:
    """Each word lies under many of them."""
    places = [(i * 7919 % 590, i * 104_729 % 770) for i in range(1_000)]
    words = b"".join(b"BT /F1 6 Tf %d %d Td (w%d) Tj ET\n" % (*place, i) for i, place in enumerate(places))
    return page_of(TEXT + words + b"1 g " + b"".join(b"%d %d 300 300 re f\n" % place for place in places * 2))


@hostile
def stamp_of_itself() -> bytes:
    stamp = b"<</Type/Annot/Subtype/Stamp/F 4/Rect[0 0 300 300]/AP<</N 6 0 R>>>>"
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return page_of(TEXT, b"", form).replace(b"/Contents 4 0 R", b"/Annots[%s]/Contents 4 0 R" % stamp)


@hostile
def mask_of_itself() -> bytes:
    state = b"<</Type/ExtGState/SMask<</S/Luminosity/G 7 0 R>>>>"
    said = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>"
    return page_of(TEXT + b"/G gs " + TEXT, b"/ExtGState<</G 6 0 R>>", state, stream(b"/G gs 0 0 9 9 re f", said))
