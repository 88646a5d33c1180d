"""Ways to hide words in HTML, RTF and ODT, and ways of setting words that look like them and are seen.

Each is put between the first and the second of the plain lines.
"""

# ruff: noqa: E501 - what a file says stands in one line

from __future__ import annotations

from tests.office import odt

SECRET = "llm rag mcp agents"
PLAIN = ("Ann Example", "Shop manager in Ghent", "Sold shoes and bags")


def html(trick: str, head: str = "") -> bytes:
    first, *rest = (f"<p>{line}</p>" for line in PLAIN)
    return f"<html><head>{head}</head><body>{first}{trick}{''.join(rest)}</body></html>".encode()


def styled(rule: str) -> str:
    return f'<p style="{rule}">{SECRET}</p>'


def classed(sheet: str, body: str = f'<div class="a"><p class="b">{SECRET}</p></div>') -> tuple[str, str]:
    return body, f"<style>{sheet}</style>"


HTML_HIDDEN: dict[str, tuple[str, str]] = {
    name: (styled(rule), "")
    for name, rule in {
        "not displayed": "display:none",
        "not displayed, important": "display: none !important",
        "invisible": "visibility:hidden",
        "opacity 0": "opacity:0",
        "opacity .01": "opacity:.01",
        "opacity 0 %": "opacity:0%",
        "filtered": "filter:opacity(0)",
        "size 0": "font-size:0",
        "size 1": "font-size:1px",
        "size by calc": "font-size:calc(1px * .5)",
        "size by shorthand": "font:1px/1 Arial",
        "scaled": "transform:scale(0)",
        "scaled small": "transform:scale(.01)",
        "moved": "transform:translateX(-9999px)",
        "white": "color:white",
        "white in hex": "color:#fff",
        "white in numbers": "color:rgb(255 255 255)",
        "white in shares": "color:rgb(100%,100%,100%)",
        "white in hues": "color:hsl(0,0%,100%)",
        "nearly white": "color:#fdfdfd",
        "a name of white": "color:seashell",
        "colour without opacity": "color:rgba(0,0,0,0)",
        "transparent": "color:transparent",
        "colour of its ground": "color:#123456;background:#123456",
        "ink of letters": "-webkit-text-fill-color:transparent",
        "left of the page": "position:absolute;left:-9999px",
        "right of the page": "position:absolute;left:9999px",
        "above the page": "position:fixed;top:-2000px",
        "by its margin": "margin-left:-9999px",
        "by its margins": "margin:0 0 0 -9999px",
        "by its indentation": "text-indent:-9999px",
        "clipped": "position:absolute;clip:rect(0 0 0 0)",
        "clipped by its path": "clip-path:inset(50%)",
        "clipped to a circle": "clip-path:circle(0)",
        "no height": "height:0;overflow:hidden",
        "no width": "width:0;overflow:hidden;white-space:nowrap",
        "one dot": "width:1px;height:1px;overflow:hidden",
        "no highest": "max-height:0;overflow:hidden",
        "not laid out": "content-visibility:hidden",
        "masked": "mask-image:linear-gradient(transparent,transparent)",
    }.items()
}
HTML_HIDDEN.update(
    {
        "hidden attribute": (f"<div hidden><p>{SECRET}</p></div>", ""),
        "details": (f"<details><summary>Sold shoes</summary><p>{SECRET}</p></details>", ""),
        "dialog": (f"<dialog><p>{SECRET}</p></dialog>", ""),
        "template": (f"<template><p>{SECRET}</p></template>", ""),
        "no script": (f"<noscript><p>{SECRET}</p></noscript>", ""),
        "white font": (f"<font color=white>{SECRET}</font>", ""),
        "class": classed(".b{display:none}"),
        "class of what is around": classed(".a{color:#fff}"),
        "child": classed(".a > p{visibility:hidden}"),
        "attribute": classed('p[class="b"]{display:none}'),
        "attribute alone": classed("[data-x]{display:none}", f"<p data-x=1>{SECRET}</p>"),
        "nth child": classed("b:nth-child(1){display:none}", f"<section><b>{SECRET}</b></section>"),
        "negation": classed("i:not(.seen){display:none}", f"<i>{SECRET}</i>"),
        "is": classed(":is(.a .b){display:none}"),
        "sibling": classed("i + .b{display:none}", f"<i></i><p class=b>{SECRET}</p>"),
        "screens": classed("@media screen{.b{display:none}}"),
        "wide screens": classed("@media screen and (min-width:600px){.b{display:none}}"),
        "variable": classed(":root{--x:#fff}.b{color:var(--x)}"),
        "important over own": classed(".b{display:none !important}", f"<p class=b style='display:block'>{SECRET}</p>"),
        "nested": classed(".a{.b{display:none}}"),
        "escaped": classed(".b{display:n\\6fne}"),
        "table row": (f"<table><tr style='display:none'><td>{SECRET}</td></tr></table>", ""),
        "table column": (f"<table><tr><td style='color:white'>{SECRET}</td></tr></table>", ""),
        "ground of the page": (
            f"<p style='color:#222'>{SECRET}</p>",
            "<style>body{background:#222;color:#eee}</style>",
        ),
    }
)
HTML_SILENT: dict[str, tuple[str, str]] = {
    "comment": (f"<!-- {SECRET} -->", ""),
    "text area": (f"<textarea hidden>{SECRET}</textarea>", ""),
    "hidden input": (f"<input type=hidden value='{SECRET}'>", ""),
    "script data": (f"<script type='text/plain'>{SECRET * 12}</script>", ""),
    "alternative text": (f"<img src='a.png' alt='{SECRET}'>", ""),
    "title": ("", f"<title>{SECRET}</title>"),
    "made by the sheet": classed(f".b::after{{content:'{SECRET}'}}", "<p class=b></p>"),
}
HTML_SEEN: dict[str, tuple[str, str]] = {
    "white on a banner": (f"<div style='background:#123456;color:white'><p>{SECRET}</p></div>", ""),
    "white on a picture": (f"<div style='background:url(a.png);color:white'><p>{SECRET}</p></div>", ""),
    "white on a gradient": (f"<div style='background:linear-gradient(#123,#456);color:#fff'>{SECRET}</div>", ""),
    "small print": (styled("font-size:6pt"), ""),
    "half opacity": (styled("opacity:.6"), ""),
    "for screen readers, too": (f"<p aria-hidden=true>{SECRET}</p>", ""),
    "open details": (f"<details open><p>{SECRET}</p></details>", ""),
    "hidden for print only": classed("@media print{.b{display:none}}"),
    "hidden on narrow screens": classed("@media (max-width:600px){.b{display:none}}"),
    "important": classed(".b{display:none} .b{display:block !important}"),
    "moved a little": (styled("margin-left:-10px;position:relative;left:-20px"), ""),
    "clipped by its own box": (styled("overflow:hidden;height:40px"), ""),
    "grey": (styled("color:#999"), ""),
    "dark pages": (f"<p style='color:#eee'>{SECRET}</p>", "<style>body{background:#222;color:#ddd}</style>"),
    "full width": (styled("width:100%;overflow:hidden"), ""),
}

_TABLE = r"{\colortbl;\red255\green255\blue255;\red18\green52\blue86;\red254\green253\blue253;}"


def rtf(trick: str) -> bytes:
    first, *rest = (rf"\pard\plain {line}\par" for line in PLAIN)
    return "\n".join((r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}" + _TABLE, first, trick, *rest, "}")).encode()


RTF_HIDDEN = {
    "hidden": rf"{{\v {SECRET}\par}}",
    "white": rf"{{\cf1 {SECRET}\par}}",
    "nearly white": rf"{{\cf3 {SECRET}\par}}",
    "size 1": rf"{{\fs2 {SECRET}\par}}",
    "size 0": rf"{{\fs0 {SECRET}\par}}",
    "colour of its ground": rf"{{\cf2\chcbpat2 {SECRET}\par}}",
    "colour of its paragraph's ground": rf"{{\pard\cbpat2\cf2 {SECRET}\par}}",
    "colour of its highlight": rf"{{\cf2\highlight2 {SECRET}\par}}",
    "squeezed": rf"{{\charscalex1 {SECRET}\par}}",
    "in a style": rf"{{\*\cs10\v {SECRET}}}{{\v {SECRET}\par}}",
    "moved": rf"{{\pard\li-60000 {SECRET}\par}}",
    "hidden shape": rf"{{\shp{{\*\shpinst{{\sp{{\sn fHidden}}{{\sv 1}}}}{{\shptxt \pard {SECRET}\par}}}}}}",
    "shape off the page": rf"{{\shp{{\*\shpinst\shpleft-90000\shpright-80000\shptop0\shpbottom9000{{\shptxt \pard {SECRET}\par}}}}}}",
    "row without height": rf"\trowd\trrh-1\cellx5000\pard\intbl {SECRET}\cell\row\pard",
    "white in a table": rf"\trowd\cellx5000\pard\intbl\cf1 {SECRET}\cell\row\pard",
}
RTF_SILENT = {
    "deleted": rf"{{\deleted {SECRET}\par}}",
    "comment": rf"{{\*\annotation {SECRET}}}",
    "info": rf"{{\info{{\keywords {SECRET}}}{{\title {SECRET}}}}}",
    "unknown destination": rf"{{\*\secret {SECRET}}}",
    "variable": rf"{{\*\docvar {{a}}{{{SECRET}}}}}",
    "field code": rf"{{\field{{\*\fldinst QUOTE {SECRET}}}{{\fldrslt x}}}}"[:-1].replace(
        r"{\fldrslt x", r"{\fldrslt }}"
    ),
    "bookmark": rf"{{\*\bkmkstart {SECRET}}}",
    "index entry": rf"{{\xe {SECRET}}}",
    "picture": rf"{{\pict {SECRET}}}",
    "font table": rf"{{\fonttbl{{\f9 {SECRET};}}}}",
}
RTF_SEEN = {
    "white on dark": rf"{{\cf1\chcbpat2 {SECRET}\par}}",
    "white on a dark paragraph": rf"{{\pard\cbpat2\cf1 {SECRET}\par}}\pard\plain",
    "white in a dark cell": rf"\trowd\clcbpat2\cellx5000\pard\intbl\cf1 {SECRET}\cell\row\pard\plain",
    "small print": rf"{{\fs12 {SECRET}\par}}",
    "hidden no more": rf"{{\v x\v0 {SECRET}\par}}".replace("x", ""),
}


def text_style(name: str, said: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/></style:style>'
        f'<style:style style:name="p{name}" style:family="paragraph"><style:text-properties {said}/></style:style>'
    )


def document(trick: str, styles: str = "") -> bytes:
    first, *rest = (f"<text:p>{line}</text:p>" for line in PLAIN)
    return odt(first + trick + "".join(rest), styles)


_SPAN = f'<text:p><text:span text:style-name="s">{SECRET}</text:span></text:p>'
_WHOLE = f'<text:p text:style-name="ps">{SECRET}</text:p>'
_DARK = (
    '<style:style style:name="d" style:family="paragraph"><style:paragraph-properties fo:background-color="#123456"/>'
    '<style:text-properties fo:color="{}"/></style:style>'
)
_FRAME = f"<draw:frame {{}}><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame>"
_ROW = '<style:style style:name="r" style:family="table-row"><style:table-row-properties {}/></style:style>'
ODT_HIDDEN: dict[str, tuple[str, str]] = {
    "hidden": (_SPAN, text_style("s", 'text:display="none"')),
    "hidden by its paragraph's style": (_WHOLE, text_style("s", 'text:display="none"')),
    "white": (_SPAN, text_style("s", 'fo:color="#ffffff"')),
    "white by its paragraph's style": (_WHOLE, text_style("s", 'fo:color="#ffffff"')),
    "white by its style's parent": (
        _SPAN.replace('"s"', '"k"'),
        text_style("s", 'fo:color="#fefefe"')
        + '<style:style style:name="k" style:family="text" style:parent-style-name="s"/>',
    ),
    "size 1": (_SPAN, text_style("s", 'fo:font-size="1pt"')),
    "size by share": (_SPAN, text_style("s", 'fo:font-size="3%"')),
    "squeezed": (_SPAN, text_style("s", 'style:text-scale="1%"')),
    "transparent": (_SPAN, text_style("s", 'fo:color="#000000" loext:opacity="0%"')),
    "colour of its ground": (_SPAN, text_style("s", 'fo:color="#123456" fo:background-color="#123456"')),
    "colour of its paragraph's ground": (f'<text:p text:style-name="d">{SECRET}</text:p>', _DARK.format("#123456")),
    "hidden section": (f'<text:section text:name="a" text:display="none"><text:p>{SECRET}</text:p></text:section>', ""),
    "section under a condition": (
        f'<text:section text:name="a" text:display="condition" text:condition="ooow:1" text:is-hidden="true">'
        f"<text:p>{SECRET}</text:p></text:section>",
        "",
    ),
    "hidden paragraph": (
        f'<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>{SECRET}</text:p>',
        "",
    ),
    "hidden words": (
        f'<text:p><text:hidden-text text:condition="ooow:1" text:string-value="{SECRET}" text:is-hidden="true"/></text:p>',
        "",
    ),
    "conditional words": (
        f'<text:p><text:conditional-text text:string-value-if-true="{SECRET}" text:string-value-if-false=""/></text:p>',
        "",
    ),
    "frame off the page": ("<text:p>" + _FRAME.format('svg:x="-60cm" svg:y="1cm"') + "</text:p>", ""),
    "flat frame": (
        "<text:p>" + _FRAME.format('svg:x="1cm" svg:y="1cm" svg:width="0.01cm" svg:height="0.01cm"') + "</text:p>",
        "",
    ),
    "hidden shape": ("<text:p>" + _FRAME.format('draw:display="none"') + "</text:p>", ""),
    "row without height": (
        f'<table:table><table:table-row table:style-name="r"><table:table-cell><text:p>{SECRET}</text:p>'
        "</table:table-cell></table:table-row></table:table>",
        _ROW.format('style:row-height="0.01cm"'),
    ),
    "hidden row": (
        f'<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>{SECRET}</text:p>'
        "</table:table-cell></table:table-row></table:table>",
        "",
    ),
    "white in a cell": (
        f"<table:table><table:table-row><table:table-cell>{_SPAN}</table:table-cell></table:table-row></table:table>",
        text_style("s", 'fo:color="#ffffff"'),
    ),
    "far to the left": (
        _WHOLE,
        '<style:style style:name="ps" style:family="paragraph"><style:paragraph-properties fo:margin-left="-90cm"/>'
        "</style:style>",
    ),
}
ODT_SILENT: dict[str, tuple[str, str]] = {
    "comment": (f"<text:p><office:annotation><text:p>{SECRET}</text:p></office:annotation></text:p>", ""),
    "deletion": (
        f'<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>{SECRET}</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>",
        "",
    ),
    "alternative text": (
        f"<text:p><draw:frame><draw:image/><svg:title>{SECRET}</svg:title><svg:desc>{SECRET}</svg:desc></draw:frame></text:p>",
        "",
    ),
    "variable": (f'<text:variable-decls><text:variable-decl text:name="{SECRET}"/></text:variable-decls>', ""),
    "covered cell": (
        f"<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        f"<table:covered-table-cell><text:p>{SECRET}</text:p></table:covered-table-cell></table:table-row></table:table>",
        "",
    ),
}
ODT_SEEN: dict[str, tuple[str, str]] = {
    "white on dark": (f'<text:p text:style-name="d">{SECRET}</text:p>', _DARK.format("#ffffff")),
    "small print": (_SPAN, text_style("s", 'fo:font-size="6pt"')),
    "shown section": (f'<text:section text:name="a"><text:p>{SECRET}</text:p></text:section>', ""),
    "frame": ("<text:p>" + _FRAME.format('svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="3cm"') + "</text:p>", ""),
    "condition that shows": (
        f'<text:section text:name="a" text:display="condition" text:condition="ooow:0" text:is-hidden="false">'
        f"<text:p>{SECRET}</text:p></text:section>",
        "",
    ),
}
