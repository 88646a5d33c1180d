"""Ways to put words into a PDF that a person does not see, and ways of setting words that look like them and are seen.

Each is what one page's content stream says, beside a few lines in plain sight.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import partial

from tests.pdf_builder import HEIGHT, WIDTH, Sheet, box, lines, pdf, text

SECRET = "llm rag mcp agents"
PLAIN = ("Ann Example", "Shop manager in Ghent", "Sold shoes and bags", "Kept the books of the shop")
AT = 72, 300
"""Where the secret's baseline begins: points from the left, and from the top."""
secret = partial(text, *AT, SECRET)


@dataclass(frozen=True)
class Trick:
    content: str
    resources: str = ""
    rest: str = ""
    objects: tuple[bytes, ...] = ()
    info: str = ""
    catalog: str = ""
    before: bool = False
    """It stands before the plain lines in the content stream."""


def made(trick: Trick | None = None) -> bytes:
    """The file with a trick, or its plain twin."""
    page = lines(72, 100, PLAIN, size=11)
    if trick is None:
        return pdf(page)
    content = trick.content + "\n" + page if trick.before else page + trick.content
    data = pdf(Sheet(content, rest=trick.rest), objects=trick.objects, resources=trick.resources, info=trick.info)
    # The builder's catalogue is followed by what the trick adds; pdfium mends the table of places.
    return data.replace(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Catalog/Pages 2 0 R%s>>" % trick.catalog.encode())


def stream(data: str | bytes, said: str = "") -> bytes:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said.encode(), len(raw), raw)


def form(content: str, said: str = "", bounds: str = f"0 0 {WIDTH} {HEIGHT}", more: str = "") -> bytes:
    fonts = f"/Resources<</Font<</F1 10 0 R>>{more}>>"
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[{bounds}]{fonts}{said}")


def picture(pixels: bytes, width: int, height: int, said: str = "") -> bytes:
    shape = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
    return stream(zlib.compress(pixels), shape + "/Filter/FlateDecode" + said)


NOISE = picture(bytes((n * 7919 + n // 200 * 104_729) % 251 for n in range(200 * 200)), 200, 200)
LEVEL = HEIGHT - AT[1]
OVER = f"{AT[0] - 6} {LEVEL - 6} 200 20"
"""A rectangle over the secret."""
DRAWN = "q 200 0 0 40 66 530 cm /I Do Q\n"
"""A picture over the secret."""
I = "/XObject<</I 20 0 R>>"  # noqa: E741 - the name it has in the file
X = "/XObject<</X 20 0 R>>"
G = "/ExtGState<</G 20 0 R>>"


def state(said: str) -> tuple[bytes, ...]:
    return (f"<</Type/ExtGState{said}>>".encode(),)


def layer(state_: str) -> str:
    """A catalogue's entry for layer 21, as it is on opening."""
    return f"/OCProperties<</OCGs[21 0 R]/D<</Order[21 0 R]{state_}>>>>"


LAYER = b"<</Type/OCG/Name(Layer)>>"
OFF = layer("/OFF[21 0 R]")
_BLANK_FONT = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 700 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 122"
    b"/Widths[" + b"600 " * 26 + b"]/Encoding<</Differences[97" + b"/x" * 26 + b"]>>/CharProcs<</x 21 0 R>>"
    b"/ToUnicode 22 0 R/Resources<<>>>>"
)
_MAP = stream(
    "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <61> <7a> <0061> endbfrange endcmap"
)
_BLANK = SECRET.replace(" ", ") Tj 12 0 Td (")

HIDDEN: dict[str, Trick] = {
    "white": Trick(secret(color="1 g")),
    "nearly white": Trick(secret(color=".99 .98 .985 rg")),
    "white in four inks": Trick(secret(color="0 0 0 0 k")),
    "white of a spot colour": Trick(
        secret(color="/S cs 0 scn"),
        "/ColorSpace<</S[/Separation/Spot/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0 0 0]/N 1>>]>>",
    ),
    "white of a pattern": Trick(
        secret(color="/Pattern cs /P scn"),
        "/Pattern<</P 20 0 R>>",
        objects=(
            stream(
                "1 g 0 0 9 9 re f",
                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>",
            ),
        ),
    ),
    "white lines around letters": Trick(secret(color="0 g 1 G", extra="1 Tr")),
    "white inside and around": Trick(secret(color="1 g 1 G", extra="2 Tr")),
    "colour of its panel": Trick(box(60, 280, 300, 40, ".1 .2 .4 rg") + secret(color=".1 .2 .4 rg")),
    "nearly the colour of its panel": Trick(box(60, 280, 300, 40, ".1 .2 .4 rg") + secret(color=".11 .2 .41 rg")),
    "colour of its panel, drawn as lines": Trick(
        "q 40 w .1 .2 .4 RG 60 542 m 360 542 l S Q\n" + secret(color=".1 .2 .4 rg")
    ),
    "colour of a shading": Trick(
        "q 60 530 300 40 re W n /H sh Q\n" + secret(color=".2 .4 .6 rg"),
        "/Shading<</H<</ShadingType 2/ColorSpace/DeviceRGB/Coords[60 0 360 0]/Extend[true true]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[.2 .4 .6]/C1[.21 .41 .6]/N 1>>>>>>",
    ),
    "colour of a picture": Trick(DRAWN + secret(color=".4 g"), I, objects=(picture(bytes([102]) * 1600, 40, 40),)),
    "size 1": Trick(secret(size=1)),
    "size 1.5": Trick(secret(size=1.5)),
    "size by the text matrix": Trick(f"BT /F1 10 Tf .1 0 0 .1 72 {LEVEL} Tm ({SECRET}) Tj ET\n"),
    "size by the page's matrix": Trick(f"q .08 0 0 .08 0 0 cm BT /F1 10 Tf 900 {LEVEL * 12} Td ({SECRET}) Tj ET Q\n"),
    "squeezed flat": Trick(f"BT /F1 10 Tf 1 0 0 .05 72 {LEVEL} Tm ({SECRET}) Tj ET\n"),
    "squeezed narrow": Trick(f"BT /F1 10 Tf .02 0 0 1 72 {LEVEL} Tm ({SECRET}) Tj ET\n"),
    "hardly a width by scaling": Trick(secret(extra="1 Tz")),
    "invisible mode": Trick(secret(extra="3 Tr")),
    "clip mode": Trick("q " + secret(extra="7 Tr") + "Q\n"),
    "invisible mode over a picture": Trick(DRAWN + secret(extra="3 Tr"), I, objects=(NOISE,)),
    "opacity 0": Trick("q /G gs " + secret() + "Q\n", G, objects=state("/ca 0")),
    "opacity .02": Trick("q /G gs " + secret() + "Q\n", G, objects=state("/ca .02/CA .02")),
    "lines of opacity 0": Trick("q /G gs " + secret(extra="1 Tr") + "Q\n", G, objects=state("/CA 0")),
    "opacity of a form": Trick(
        "q /G gs /X Do Q\n",
        "/XObject<</X 21 0 R>>" + G,
        objects=(*state("/ca 0/CA 0"), form(secret(), "/Group<</S/Transparency>>")),
    ),
    "soft mask": Trick(
        "q /G gs " + secret() + "Q\n",
        G,
        objects=(
            *state("/SMask<</S/Luminosity/G 21 0 R>>"),
            form("0 g 0 0 595 842 re f", "/Group<</S/Transparency/CS/DeviceGray>>"),
        ),
    ),
    "white multiplied": Trick(
        box(60, 280, 300, 40, ".1 .2 .4 rg") + "q /G gs " + secret(color="1 g") + "Q\n",
        G,
        objects=state("/BM/Multiply"),
    ),
    "black on white screened": Trick(
        box(60, 280, 300, 40, "1 g") + "q /G gs " + secret() + "Q\n", G, objects=state("/BM/Screen")
    ),
    "left of the page": Trick(text(-400, 300, SECRET)),
    "above the page": Trick(text(72, -40, SECRET)),
    "outside the crop box": Trick(text(72, 800, SECRET), rest="/CropBox[0 100 595 842]"),
    "behind a picture": Trick(secret() + DRAWN, I, objects=(NOISE,)),
    "behind a plain picture": Trick(secret() + DRAWN, I, objects=(picture(b"\xff" * 1600, 40, 40),)),
    "behind a picture in the stream": Trick(
        secret() + "q 300 0 0 40 60 530 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID ff> EI Q\n"
    ),
    "behind a panel": Trick(secret() + box(60, 280, 300, 40, "1 g")),
    "behind a dark panel": Trick(secret() + box(60, 280, 300, 40, ".1 .2 .4 rg")),
    "behind a round panel": Trick(secret() + "q .9 g 60 540 m 60 600 380 600 380 540 c 380 500 60 500 60 540 c f Q\n"),
    "behind strips": Trick(secret() + "".join(box(60, 288 + y, 300, 2.2, "1 g") for y in range(0, 18, 2))),
    "behind squares": Trick(
        secret() + "".join(box(66 + 7.5 * x, 287 + y, 8, 8, "1 g") for x in range(14) for y in (0, 7.5))
    ),
    "behind a thick line": Trick(secret() + "q 20 w 1 G 60 545 m 360 545 l S Q\n"),
    "behind dashes": Trick(secret() + "q 20 w 1 G [9 0] 0 d 60 545 m 100 545 l 160 545 l 360 545 l S Q\n"),
    "behind a shading": Trick(
        secret() + "q 60 530 300 40 re W n /H sh Q\n",
        "/Shading<</H<</ShadingType 2/ColorSpace/DeviceRGB/Coords[60 0 360 0]/Extend[true true]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[.2 .4 .6]/C1[.9 .4 .6]/N 1>>>>>>",
    ),
    "behind a form": Trick(secret() + "/X Do\n", X, objects=(form(f"1 g {OVER} re f"),)),
    "behind a form in a form": Trick(
        secret() + "/X Do\n",
        X,
        objects=(form("/Y Do", more="/XObject<</Y 21 0 R>>"), form(f"1 g {OVER} re f")),
    ),
    "behind forms five deep": Trick(
        secret() + "/X Do\n",
        X,
        objects=(
            *(form("/Y Do", more=f"/XObject<</Y {21 + depth} 0 R>>") for depth in range(5)),
            form(f"1 g {OVER} re f"),
        ),
    ),
    "behind a stamp": Trick(
        secret(),
        rest="/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect[66 530 366 570]/AP<</N 20 0 R>>>>]",
        objects=(form("1 g 0 0 300 40 re f", bounds="0 0 300 40"),),
    ),
    "clipped away": Trick(f"q 0 0 1 1 re W n {secret()} Q\n"),
    "clipped away by two": Trick(f"q 60 0 100 842 re W n 300 0 100 842 re W n {secret()} Q\n"),
    "clipped to a hair": Trick(f"q 0 {LEVEL + 3} 595 .05 re W n {secret()} Q\n"),
    "clipped by no path": Trick(f"q 100 100 m 100 100 l W n {secret()} Q\n"),
    "clipped by letters": Trick("q " + text(72, 600, "o", extra="7 Tr") + secret() + "Q\n"),
    "clipped by a form's edge": Trick("/X Do\n", X, objects=(form(secret(), bounds="0 0 1 1"),)),
    "form of no size": Trick("/X Do\n", X, objects=(form(secret(), "/Matrix[.001 0 0 .001 80 500]"),)),
    "layer off": Trick(
        f"/OC /L BDC {secret()} EMC\n", "/Properties<</L 21 0 R>>", objects=(b"null", LAYER), catalog=OFF
    ),
    "layers by a membership off": Trick(
        f"/OC /L BDC {secret()} EMC\n",
        "/Properties<</L 20 0 R>>",
        objects=(b"<</Type/OCMD/OCGs[21 0 R]/P/AllOn>>", LAYER),
        catalog=OFF,
    ),
    "layer of a form off": Trick("/X Do\n", X, objects=(form(secret(), "/OC 21 0 R"), LAYER), catalog=OFF),
    "layers off by their base state": Trick(
        f"/OC /L BDC {secret()} EMC\n",
        "/Properties<</L 21 0 R>>",
        objects=(b"null", LAYER),
        catalog=layer("/BaseState/OFF"),
    ),
    "letters without ink": Trick(
        f"BT /E 12 Tf 72 {LEVEL} Td ({_BLANK}) Tj ET\n",
        "/Font<</F1 10 0 R/E 20 0 R>>",
        objects=(_BLANK_FONT, stream("600 0 d0"), _MAP),
    ),
    "words claimed for others": Trick(f"/Span <</ActualText ({SECRET})>> BDC {text(72, 300, 'Sold hats')} EMC\n"),
}
"""Each has SECRET somewhere, and nobody sees it."""

UNTOLD: dict[str, Trick] = {
    "note": Trick("", rest=f"/Annots[<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents({SECRET * 20})>>]"),
    "hidden note in words": Trick(
        "",
        rest=f"/Annots[<</Type/Annot/Subtype/FreeText/F 2/DA(/F1 10 Tf)/Rect[60 530 360 570]/Contents({SECRET * 20})"
        "/AP<</N 20 0 R>>>>]",
        objects=(form(secret()),),
    ),
    "keywords": Trick("", info=f"/Keywords({SECRET * 20})"),
    "subject": Trick("", info=f"/Subject({SECRET * 20})"),
}
"""Not on the page at all: said in a finding, and nowhere else."""

SILENT: dict[str, Trick] = {
    "no width by scaling": Trick(secret(extra="0 Tz")),
}
"""What pdfium itself leaves out, untold."""

SEEN: dict[str, Trick] = {
    "white on a panel": Trick(box(60, 280, 300, 40, ".1 .2 .4 rg") + secret(color="1 g")),
    "white on a panel in a form": Trick(
        "/X Do\n" + secret(color="1 g"), X, objects=(form(f".1 .2 .4 rg {OVER} re f"),)
    ),
    "white on a round panel": Trick(
        "q .2 g 60 540 m 60 600 380 600 380 540 c 380 500 60 500 60 540 c f Q\n" + secret(color="1 g")
    ),
    "white on a thick line": Trick("q 40 w .2 G 60 545 m 360 545 l S Q\n" + secret(color="1 g")),
    "white on a shading": Trick(
        "q 60 530 300 40 re W n /H sh Q\n" + secret(color="1 g"),
        "/Shading<</H<</ShadingType 2/ColorSpace/DeviceRGB/Coords[60 0 360 0]/Extend[true true]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[.2 .4 .6]/C1[.3 .1 .2]/N 1>>>>>>",
    ),
    "white on a dark picture": Trick(DRAWN + secret(color="1 g"), I, objects=(picture(bytes([40, 60]) * 800, 40, 40),)),
    "black on a light picture": Trick(DRAWN + secret(), I, objects=(picture(bytes([240, 220]) * 800, 40, 40),)),
    "pale grey": Trick(secret(color=".75 g")),
    "small print": Trick(secret(size=5)),
    "size 1, scaled up": Trick(f"BT /F1 1 Tf 10 0 0 10 72 {LEVEL} Tm ({SECRET}) Tj ET\n"),
    "outlined white letters": Trick(secret(color="1 g 0 G", extra="2 Tr")),
    "lines around letters": Trick(secret(color="1 g 0 G", extra="1 Tr .4 w")),
    "narrow letters": Trick(secret(extra="70 Tz")),
    "half opacity": Trick("q /G gs " + secret() + "Q\n", G, objects=state("/ca .5")),
    "black multiplied": Trick("q /G gs " + secret() + "Q\n", G, objects=state("/BM/Multiply")),
    "clipped to its column": Trick(f"q 60 100 400 700 re W n {secret()} Q\n"),
    "clipped to its line": Trick(f"q 70 {LEVEL - 4} 200 14 re W n {secret()} Q\n"),
    "clipped to a round frame": Trick(
        f"q 60 542 m 60 600 380 600 380 542 c 380 500 60 500 60 542 c W n {secret()} Q\n"
    ),
    "in a form": Trick("/X Do\n", X, objects=(form(secret()),)),
    "in a form that is moved": Trick(
        "/X Do\n", X, objects=(form(text(0, HEIGHT, SECRET), f"/Matrix[1 0 0 1 {AT[0]} {LEVEL}]", "0 -10 300 20"),)
    ),
    "in a transparent form": Trick("/X Do\n", X, objects=(form(secret(), "/Group<</S/Transparency>>"),)),
    "layer on": Trick(
        f"/OC /L BDC {secret()} EMC\n",
        "/Properties<</L 21 0 R>>",
        objects=(b"null", LAYER),
        catalog=layer("/ON[21 0 R]"),
    ),
    "before a panel beside it": Trick(secret() + box(300, 280, 200, 40, "1 g")),
    "struck out": Trick(secret() + f"q 1 w 70 {LEVEL + 3} m 170 {LEVEL + 3} l S Q\n"),
    "underlined": Trick(secret() + box(70, 302, 100, 0.8)),
    "below a see-through panel": Trick(
        secret() + "q /G gs " + box(60, 280, 300, 40, "1 1 0 rg") + "Q\n", G, objects=state("/ca .3")
    ),
    "below a multiplied panel": Trick(
        secret() + "q /G gs " + box(60, 280, 300, 40, "1 1 0 rg") + "Q\n", G, objects=state("/BM/Multiply")
    ),
    "in a frame drawn later": Trick(secret() + "q 1 w 60 530 300 40 re S Q\n"),
    "on the crop box": Trick(secret(), rest="/CropBox[20 20 575 822]"),
    "a link around it": Trick(
        secret(),
        rest="/Annots[<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[66 530 366 570]/A<</S/URI/URI(https://a.b)>>>>]",
    ),
    "shown in a note in words": Trick(
        "",
        rest=f"/Annots[<</Type/Annot/Subtype/FreeText/F 4/DA(/F1 10 Tf)/Rect[0 0 595 842]/Contents({SECRET})"
        "/AP<</N 20 0 R>>>>]",
        objects=(form(secret()),),
    ),
    "filled into a form's field": Trick(
        "",
        rest=f"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/DA(/F1 10 Tf)/Rect[0 0 595 842]/V({SECRET})"
        "/AP<</N 20 0 R>>>>]",
        objects=(form(secret()),),
    ),
}
"""Each shows SECRET."""
