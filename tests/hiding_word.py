"""Ways to hide words in a Word file, and ways of setting words that look like them and are seen."""

# ruff: noqa: E501 - what a file says stands in one line

from __future__ import annotations

from tests.hiding_markup import PLAIN, SECRET
from tests.office import W, docx, p, r, relationships, table

WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="123456"/>'
Trick = str | tuple[str, dict[str, str]]


def document(trick: str, parts: dict[str, str] | None = None) -> bytes:
    first, *rest = (p(line) for line in PLAIN)
    return docx(first + trick + "".join(rest), **(parts or {}))


def styles(inner: str) -> dict[str, str]:
    return {
        "word__styles.xml": f'<w:styles xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{inner}</w:styles>',
        **relationships({"r8": ("styles", "styles.xml")}),
    }


def style(kind: str, said: str, name: str = "s", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}{said}</w:style>'


def themed(color: str, parts: bool = True) -> tuple[str, dict[str, str]]:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        '<a:accent1><a:srgbClr val="FEFEFE"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
    )
    rels = {"word__theme__theme1.xml": theme, **relationships({"r9": ("theme", "theme/theme1.xml")})}
    return p(r(SECRET, color)), rels if parts else {}


def running(kind: str, inner: str) -> tuple[str, dict[str, str]]:
    part = f'<w:{"hdr" if kind == "header" else "ftr"} xmlns:w="{W}">{inner}</w:{"hdr" if kind == "header" else "ftr"}>'
    section = f'<w:sectPr><w:{kind}Reference r:id="r7" w:type="default"/></w:sectPr>'
    return section, {f"word__{kind}1.xml": part, **relationships({"r7": (kind, f"{kind}1.xml")})}


def white(said: str = "", text: str = SECRET) -> str:
    return p(r(text, f'{said}<w:color w:val="FFFFFF"/>'))


def box(
    frame: str = "",
    shape: str = "<a:noFill/>",
    inner: str = "",
    size: str = 'cx="3000000" cy="900000"',
    tag: str = "anchor",
) -> str:
    content = inner or p(SECRET)
    return (
        f'<w:p><w:r><w:drawing><wp:{tag}>{frame or ""}<wp:extent {size}/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:spPr>{shape}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        f"</a:graphicData></a:graphic></wp:{tag}></w:drawing></w:r></w:p>"
    )


def at(x: int, y: int, of: str = "page") -> str:
    return (
        f'<wp:positionH relativeFrom="{of}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{of}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    )


_FILL = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
_VML = (
    '<w:p><w:r><w:pict><v:shape style="{}"{}><v:textbox><w:txbxContent>'
    + p(SECRET)
    + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
_W14 = '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="{}">{}</w14:srgbClr></w14:solidFill></w14:textFill>'

DOCX_HIDDEN: dict[str, Trick] = {
    "vanish": p(r(SECRET, "<w:vanish/>")),
    "special vanish": p(r(SECRET, "<w:specVanish/>")),
    "vanish by a style": (
        p(r(SECRET, '<w:rStyle w:val="s"/>')),
        styles(style("character", "<w:rPr><w:vanish/></w:rPr>")),
    ),
    "vanish by a style's base": (
        p(SECRET, style="t"),
        styles(style("paragraph", "<w:rPr><w:vanish/></w:rPr>") + style("paragraph", "", "t", "s")),
    ),
    "vanish of the paragraph's mark and words": p(r(SECRET, "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>"),
    "white": white(),
    "nearly white": p(r(SECRET, '<w:color w:val="FDFDFD"/>')),
    "white by a style": (p(SECRET, style="s"), styles(style("paragraph", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'))),
    "white of the theme": themed('<w:color w:val="000000" w:themeColor="background1"/>', parts=False),
    "light of the theme": themed('<w:color w:val="000000" w:themeColor="light1"/>', parts=False),
    "an accent that is white": themed('<w:color w:val="4472C4" w:themeColor="accent1"/>'),
    "white by a tint": themed('<w:color w:val="000000" w:themeColor="text1" w:themeTint="01"/>', parts=False),
    "colour of its shading": p(r(SECRET, '<w:color w:val="123456"/><w:shd w:val="clear" w:fill="123456"/>')),
    "colour of its highlight": p(r(SECRET, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
    "colour of a dark highlight": p(r(SECRET, '<w:color w:val="000080"/><w:highlight w:val="darkBlue"/>')),
    "colour of its paragraph": p(
        r(SECRET, '<w:color w:val="123456"/>'), properties='<w:shd w:val="clear" w:fill="123456"/>'
    ),
    "colour of its cell": table((white(),)),
    "colour of a shaded cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="123456"/></w:tcPr>{p(r(SECRET, DARK))}</w:tc></w:tr></w:tbl>',
    "size 1": p(r(SECRET, '<w:sz w:val="2"/>')),
    "size 1.5": p(r(SECRET, '<w:sz w:val="3"/>')),
    "size by a style": (p(SECRET, style="s"), styles(style("paragraph", '<w:rPr><w:sz w:val="2"/></w:rPr>'))),
    "squeezed": p(r(SECRET, '<w:w w:val="1"/>')),
    "no fill": p(r(SECRET, "<w14:textFill><w14:noFill/></w14:textFill>")),
    "full transparency": p(r(SECRET, _W14.format("000000", '<w14:alpha w14:val="100000"/>'))),
    "nearly full transparency": p(r(SECRET, _W14.format("000000", '<w14:alpha w14:val="98000"/>'))),
    "a white fill of letters": p(r(SECRET, _W14.format("FFFFFF", ""))),
    "letters on one another": p(r(SECRET, '<w:spacing w:val="-400"/>')),
    "flat line": p(SECRET, properties='<w:spacing w:line="10" w:lineRule="exact"/>'),
    "indented off the page": p(SECRET, properties='<w:ind w:left="31000"/>'),
    "hung off the page": p(SECRET, properties='<w:ind w:left="-31000"/>'),
    "frame off the page": p(
        SECRET,
        properties='<w:framePr w:w="4000" w:h="400" w:hRule="exact" w:hAnchor="page" w:vAnchor="page" w:x="-20000" w:y="100"/>',
    ),
    "flat frame": p(
        SECRET,
        properties='<w:framePr w:w="4000" w:h="10" w:hRule="exact" w:hAnchor="page" w:vAnchor="page" w:x="100" w:y="100"/>',
    ),
    "flat row": f'<w:tbl><w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr><w:tc>{p(SECRET)}</w:tc></w:tr></w:tbl>',
    "hidden row": f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p(SECRET)}</w:tc></w:tr></w:tbl>",
    "box off the page": box(at(-9_000_000, 100)),
    "box below the page": box(at(100, 40_000_000)),
    "flat box": box(at(100, 100), size='cx="3000000" cy="1000"'),
    "hidden box": box(at(100, 100)).replace('name="x"', 'name="x" hidden="1"'),
    "white in a box": box(at(100, 100), inner=white()),
    "white in a white box": box(at(100, 100), _FILL.format("FFFFFF"), inner=white()),
    "colour of its box": box(at(100, 100), _FILL.format("123456"), inner=p(r(SECRET, '<w:color w:val="123456"/>'))),
    "old box, hidden": _VML.format("visibility:hidden;width:200pt;height:40pt", ""),
    "old box, off the page": _VML.format(
        "position:absolute;margin-left:-2000pt;margin-top:0;width:200pt;height:40pt", ""
    ),
    "old box, flat": _VML.format("position:absolute;width:200pt;height:0", ""),
    "white in a header": running("header", white()),
    "vanish in a footer": running("footer", p(r(SECRET, "<w:vanish/>"))),
    "white on a ground of its own": f"<w:p/>{p(r(SECRET, WHITE))}",
    "white inside a control": f"<w:sdt><w:sdtContent>{white()}</w:sdtContent></w:sdt>",
    "white result of a field": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>QUOTE</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r(SECRET, '<w:color w:val="FFFFFF"/>'),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "white insertion": f'<w:p><w:ins w:id="1">{r(SECRET, WHITE)}</w:ins></w:p>',
}
DOCX_SILENT: dict[str, Trick] = {
    "deletion": f'<w:p><w:del w:id="1"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>',
    "deleted run with usual words": f'<w:p><w:del w:id="1">{r(SECRET)}</w:del></w:p>',
    "moved away": f'<w:p><w:moveFrom w:id="1">{r(SECRET)}</w:moveFrom></w:p>',
    "deleted row": f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p(SECRET)}</w:tc></w:tr></w:tbl>',
    "field code": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>QUOTE {SECRET}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "field code as text": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r(SECRET), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "simple field's code": f'<w:p><w:fldSimple w:instr="QUOTE {SECRET}"/></w:p>',
    "fallback": f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>{SECRET}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    "alternative text": f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x" descr="{SECRET}" title="{SECRET}"/></wp:inline></w:drawing></w:r></w:p>',
    "a control's placeholder and tag": f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent>{p("x")}</w:sdtContent></w:sdt>',
    "comment": (
        "",
        {
            "word__comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="1">{p(SECRET)}</w:comment></w:comments>',
            **relationships({"r3": ("comments", "comments.xml")}),
        },
    ),
    "bookmark": p(f'<w:bookmarkStart w:id="1" w:name="{SECRET}"/>'),
    "glossary": (
        "",
        {
            "word__glossary__document.xml": f'<w:glossaryDocument xmlns:w="{W}">{p(SECRET)}</w:glossaryDocument>',
            **relationships({"r3": ("glossaryDocument", "glossary/document.xml")}),
        },
    ),
    "custom part": ("", {"customXml__item1.xml": f"<a>{SECRET}</a>"}),
    "part nobody refers to": ("", {"word__header9.xml": f'<w:hdr xmlns:w="{W}">{p(SECRET)}</w:hdr>'}),
    "words of a format change": p(
        '<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>'
    ),
}
_CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
DOCX_UNTOLD: dict[str, Trick] = {
    "keywords": ("", {"docProps__core.xml": f"{_CORE}<cp:keywords>{SECRET * 20}</cp:keywords></cp:coreProperties>"}),
    "title": ("", {"docProps__core.xml": f"{_CORE}<dc:title>{SECRET * 20}</dc:title></cp:coreProperties>"}),
}
DOCX_SEEN: dict[str, Trick] = {
    "plain": p(SECRET),
    "white on shading": p(r(SECRET, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="123456"/>')),
    "white on its paragraph": p(
        r(SECRET, '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:val="clear" w:fill="123456"/>'
    ),
    "white in a dark cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="123456"/></w:tcPr>{white()}</w:tc></w:tr></w:tbl>',
    "white in a cell of a theme's colour": f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="accent1"/></w:tcPr>{white()}</w:tc></w:tr></w:tbl>',
    "white in a dark box": box(at(100, 100), _FILL.format("123456"), inner=white()),
    "white of the theme in a dark box": box(
        at(100, 100), _FILL.format("123456"), inner=p(r(SECRET, '<w:color w:val="FFFFFF" w:themeColor="background1"/>'))
    ),
    "dark of the theme": p(r(SECRET, '<w:color w:val="FFFFFF" w:themeColor="text1"/>')),
    "white on a dark highlight": p(r(SECRET, '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')),
    "small print": p(r(SECRET, '<w:sz w:val="12"/>')),
    "condensed": p(r(SECRET, '<w:spacing w:val="-10"/><w:w w:val="80"/>')),
    "hidden on web pages only": p(r(SECRET, "<w:webHidden/>")),
    "vanish off": p(r(SECRET, '<w:vanish w:val="0"/>')),
    "half transparency": p(r(SECRET, _W14.format("000000", '<w14:alpha w14:val="50000"/>'))),
    "header": running("header", p(SECRET)),
    "frame": p(SECRET, properties='<w:framePr w:w="4000" w:hAnchor="page" w:vAnchor="page" w:x="1000" w:y="1000"/>'),
    "old box": _VML.format("position:absolute;margin-left:20pt;margin-top:0;width:200pt;height:40pt", ""),
    "only a dark fill of letters": p(r(SECRET, '<w:color w:val="FFFFFF"/>' + _W14.format("123456", ""))),
}
