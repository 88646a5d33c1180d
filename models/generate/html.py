"""Shown blocks as HTML in hundreds of looks: pages with columns, sidebars, rails, timelines, tables, chips."""

# ruff: noqa: E501 -- style sheets and tags are long

from __future__ import annotations

import html as markup
import random
from collections.abc import Callable

from models.generate import heads
from models.generate.shown import Block, Entry, Shown

_FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "DejaVu Serif",
    "Noto Sans",
    "Noto Serif",
    "Nimbus Sans",
    "Nimbus Roman",
    "Liberation Sans Narrow",
    "C059",
    "Liberation Mono",
    "P052",
    "URW Gothic",
)
_SIDE = ("skills", "languages", "interests", "certificates", "awards", "education", "references")
_COLOURS = ("#1a4f8a", "#7a1f3d", "#0b6b57", "#444444", "#b3541e", "#5b3a8c", "#111111", "#006699", "#8a6d00")
_SHADES = ("#f2f2f2", "#22313f", "#e8f0f7", "#2e4a3f", "#faf5ec", "#3b2f4a")


def escape(text: str) -> str:
    return markup.escape(text, quote=False)


class Page:
    """One document in one look; every choice comes from the seed."""

    def __init__(self, shown: Shown, seed: int) -> None:
        self.shown = shown
        self.rng = random.Random(f"html-{seed}")
        pick = self.rng.choice
        self.structure = pick(["single", "single", "single", "left", "right", "left", "even", "band", "table"])
        self.colour, self.shade = pick(_COLOURS), pick(_SHADES)
        self.entry = pick(["flex", "flex", "rail", "table", "stack", "float", "timeline", "inline"])
        self.bullet = pick(
            ["disc", "disc", "circle", "square", "dash", "text-dot", "text-dash", "none", "arrow", "disc"]
        )
        self.chips = pick(["comma", "comma", "chips", "bullets", "pipe", "table", "lines", "dots", "bars"])
        self.contact = pick(["inline", "inline", "lines", "side", "cells", "right"])
        self.heading_rail = self.structure == "single" and self.rng.random() < 0.15

    # -- parts -------------------------------------------------------------------------------------------------

    def cell(self, cell: heads.Cell) -> str:
        return "".join(
            f'<span class="p{label}">{escape(text)}</span>' if label else escape(text) for label, text in cell
        )

    def entry_html(self, entry: Entry) -> str:
        rows = entry.rows
        rail = rows and len(rows[0]) > 1 and rows[0][0] and rows[0][0][0][0] == "D"
        body = self.body_html(entry)
        roles = "".join(f'<div class="role">{self.entry_html(role)}</div>' for role in entry.roles)
        if rail and self.entry in ("rail", "table", "timeline", "float"):
            left = self.cell(rows[0][0])
            lines = [[cell for cell in row[index == 0 :] if cell] for index, row in enumerate(rows)]
            inner = "".join(f"<div>{'&ensp;'.join(self.cell(cell) for cell in row)}</div>" for row in lines if row)
            return f'<div class="railed"><div class="rl">{left}</div><div class="rr">{inner}{body}{roles}</div></div>'
        return f'<div class="entry">{"".join(self.row(row) for row in rows)}{body}{roles}</div>'

    def row(self, row: heads.Row) -> str:
        cells = [self.cell(cell) for cell in row if cell]
        if len(cells) == 1:
            return f'<div class="row1">{cells[0]}</div>'
        if self.entry == "inline":
            return f'<div class="row1">{" &nbsp; ".join(cells)}</div>'
        if self.entry == "table":
            return f'<table class="row"><tr>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr></table>'
        if self.entry == "stack":
            return "".join(f'<div class="row1">{cell}</div>' for cell in cells)
        if self.entry == "float":
            return f'<div class="row1">{"".join(f"<span class=fr>{c}</span>" for c in reversed(cells[1:]))}{cells[0]}</div>'
        return f'<div class="rowf">{"".join(f"<div>{cell}</div>" for cell in cells)}</div>'

    def body_html(self, entry: Entry) -> str:
        text = f"<p>{escape(entry.summary)}</p>" if entry.summary else ""
        if not entry.bullets:
            return text
        marks = {"text-dot": "• ", "text-dash": "- ", "none": ""}
        if self.bullet in marks:
            return text + "".join(f'<p class="b">{marks[self.bullet]}{escape(bullet)}</p>' for bullet in entry.bullets)
        return text + f"<ul>{''.join(f'<li>{escape(bullet)}</li>' for bullet in entry.bullets)}</ul>"

    def groups_html(self, block: Block) -> str:
        levels = ("●●●○○", "●●●●○", "★★★★", "80%")
        draw: dict[str, Callable[[str, list[str]], str]] = {
            "comma": lambda name, its: f"<p>{self.group_name(name)}{escape(', '.join(its))}</p>",
            "pipe": lambda name, its: f"<p>{self.group_name(name)}{escape(' | '.join(its))}</p>",
            "dots": lambda name, its: f"<p>{self.group_name(name)}{escape(' · '.join(its))}</p>",
            "chips": lambda name, its: (
                f"<p>{self.group_name(name, True)}{' '.join(f'<span class=chip>{escape(i)}</span>' for i in its)}</p>"
            ),
            "bullets": lambda name, its: (
                f"{self.group_name(name, True)}<ul>{''.join(f'<li>{escape(i)}</li>' for i in its)}</ul>"
            ),
            "lines": lambda name, its: self.group_name(name, True) + "".join(f"<div>{escape(i)}</div>" for i in its),
            "table": lambda name, its: (
                f"<table class=sk><tr><td class=g>{escape(name)}</td><td>{escape(', '.join(its))}</td></tr></table>"
            ),
            "bars": lambda name, its: (
                self.group_name(name, True)
                + "".join(
                    f"<div class=bar><span>{escape(i)}</span><span class=fr>{self.rng.choice(levels)}</span></div>"
                    for i in its
                )
            ),
        }
        return "".join(draw[self.chips](name, items) for name, items in block.groups)

    def group_name(self, name: str, own_line: bool = False) -> str:
        if not name:
            return ""
        return f"<b class=gn>{escape(name)}</b><br>" if own_line else f"<b>{escape(name)}:</b> "

    def block_html(self, block: Block) -> str:
        inner = f"<p>{escape(block.text)}</p>" if block.text else ""
        inner += "".join(self.entry_html(entry) for entry in block.entries)
        inner += self.groups_html(block)
        if block.lines:
            if self.bullet in ("disc", "dash", "square") and len(block.lines) > 1:
                inner += f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"
            else:
                inner += "".join(f"<div>{escape(line)}</div>" for line in block.lines)
        if self.heading_rail:
            return f'<section class="hr"><h2>{escape(block.heading)}</h2><div>{inner}</div></section>'
        return f"<section><h2>{escape(block.heading)}</h2>{inner}</section>"

    def contact_html(self, style: str) -> str:
        items = [
            f'<a href="{link}">{escape(text)}</a>' if link else escape(text) for _, text, link in self.shown.contact
        ]
        if style == "inline":
            return f"<p class=ct>{self.rng.choice([' | ', ' · ', ' • ', ' &nbsp; ', ' / ']).join(items)}</p>"
        if style == "cells":
            return f'<div class="grid">{"".join(f"<div>{item}</div>" for item in items)}</div>'
        return f'<div class="ct {style}">{"".join(f"<div>{item}</div>" for item in items)}</div>'

    # -- the page ----------------------------------------------------------------------------------------------

    def html(self) -> str:
        shown = self.shown
        label = f'<div class="label">{escape(shown.label)}</div>' if shown.label else ""
        name = f"<h1>{escape(shown.name)}</h1>"
        sided = self.structure in ("left", "right", "even", "table")
        side_blocks = [b for b in shown.blocks if b.kind in _SIDE] if sided else []
        main_blocks = [b for b in shown.blocks if b not in side_blocks]
        in_side = sided and self.contact in ("side", "lines", "right")
        head = f"<header>{name}{label}{'' if in_side else self.contact_html(self.contact)}</header>"
        heading = shown.person.language
        contact = ""
        if in_side:
            contact = f"<section><h2>{escape(self.contact_heading(heading))}</h2>{self.contact_html('lines')}</section>"
        main = "".join(self.block_html(block) for block in main_blocks)
        side = contact + "".join(self.block_html(block) for block in side_blocks)
        return f"<!doctype html><html><head><meta charset=utf-8><style>{self.css()}</style></head><body>{self.body(head, main, side)}</body></html>"

    def contact_heading(self, language: str) -> str:
        from models.generate.banks import items, load

        word = self.rng.choice(items(load(language)["headings"]["contact"]))
        return word.upper() if self.shown.look.upper and language != "zh" else word

    def body(self, head: str, main: str, side: str) -> str:
        if self.structure in ("single", "band"):
            return f"{head}<main>{main}</main>"
        inside = self.rng.random() < 0.4
        top, in_main, in_side = (
            (head, "", "") if not inside else ("", head, "") if self.rng.random() < 0.5 else ("", "", head)
        )
        main, side = f"<main>{in_main}{main}</main>", f"<aside>{in_side}{side}</aside>"
        if self.structure == "table":
            return f"{top}<table class=page><tr><td class=a>{side}</td><td class=m>{main}</td></tr></table>"
        first, second = (side, main) if self.structure == "left" else (main, side)
        return f"{top}<div class=cols>{first}{second}</div>"

    def css(self) -> str:
        rng = self.rng
        size = rng.choice([9, 9.5, 10, 10.5, 11, 12])
        head_font = rng.choice(_FONTS)
        case = "text-transform:uppercase;" if rng.random() < 0.25 else ""
        spacing = f"letter-spacing:{rng.choice([1, 2, 3])}px;" if rng.random() < 0.2 else ""
        rule = rng.choice(
            [
                "border-bottom:1px solid {c};",
                "",
                "border-top:2px solid {c};",
                "background:{c};color:#fff;padding:2px 6px;",
                "border-left:5px solid {c};padding-left:6px;",
            ]
        ).format(c=self.colour)
        centre = "text-align:center;" if rng.random() < 0.3 else ""
        bold = rng.choice(
            [
                ".pT,.pG{font-weight:bold}",
                ".pC,.pI{font-weight:bold}",
                ".pT,.pI{font-weight:bold}.pC{font-style:italic}",
                "",
                ".row1:first-child,.rowf:first-child{font-weight:bold}",
                ".pT{font-style:italic}.pC{font-weight:bold;color:" + self.colour + "}",
                ".pD,.pL{color:#777;font-size:90%}.pT{font-size:115%}",
            ]
        )
        dark = self.shade in ("#22313f", "#2e4a3f", "#3b2f4a")
        side_css = (
            f"background:{self.shade};{'color:#fff;' if dark else ''}padding:10px;"
            if rng.random() < 0.6
            else "padding:10px;"
        )
        light = "aside h2,aside a,aside h1{color:#fff;}" if dark and "background" in side_css else ""
        markers = {
            "circle": "list-style:circle",
            "square": "list-style:square",
            "dash": "list-style:'– '",
            "arrow": "list-style:'➤ '",
        }
        width = {"even": "1 1 0"}.get(self.structure, f"0 0 {rng.choice([26, 30, 33, 36])}%")
        return f"""
@page{{size:{rng.choice(["A4", "A4", "letter"])};margin:{rng.choice([8, 12, 15, 20])}mm}}
body{{font-family:'{rng.choice(_FONTS)}','Noto Sans CJK SC';font-size:{size}pt;line-height:{rng.choice([1.15, 1.25, 1.35, 1.5])};margin:0;color:#222}}
h1{{font-family:'{head_font}','Noto Sans CJK SC';font-size:{rng.choice([18, 22, 26, 32])}pt;margin:0 0 4px;{"text-transform:uppercase;" if rng.random() < 0.15 else ""}}}
header{{{centre}{"background:" + self.colour + ";color:#fff;padding:14px;" if self.structure == "band" else ""}margin-bottom:8px}}
{"header a{color:#fff}" if self.structure == "band" else ""}
h2{{font-family:'{head_font}','Noto Sans CJK SC';font-size:{rng.choice([11, 12, 13, 15, 16])}pt;color:{self.colour};margin:{rng.choice([8, 12, 18])}px 0 4px;{case}{spacing}{rule}{"text-align:center;" if centre and rng.random() < 0.5 else ""}break-after:avoid}}
.label{{font-size:{size + 2}pt;color:{self.colour}}} a{{color:inherit;text-decoration:none}}
p{{margin:2px 0}} ul{{margin:2px 0 4px;padding-left:{rng.choice([14, 18, 26])}px;{markers.get(self.bullet, "")}}}
.entry,.railed{{margin-bottom:{rng.choice([4, 8, 14])}px}} .rowf{{display:flex;justify-content:space-between;gap:16px}} .fr{{float:right}}
.railed{{display:flex;{"border-left:2px solid " + self.colour + ";padding-left:8px;" if self.entry == "timeline" else ""}}} .rl{{flex:0 0 {rng.choice([18, 22, 26])}%;padding-right:8px;{rng.choice(["text-align:right;", ""])}}} .rr{{flex:1}}
table.row,table.page,table.sk{{width:100%;border-collapse:collapse}} table.row td:last-child{{text-align:right}} td{{vertical-align:top;padding:0 4px 0 0}} td.a{{width:32%}} td.g{{width:30%;font-weight:bold}}
.chip{{display:inline-block;border:1px solid {self.colour};border-radius:8px;padding:0 6px;margin:1px 3px 1px 0}} .grid{{display:grid;grid-template-columns:1fr 1fr}}
.ct.right{{text-align:right}} .cols{{display:flex;gap:14px}} aside{{flex:{width};{side_css}}} main{{flex:1}} .bar{{max-width:90%}} .role{{margin-left:{rng.choice([0, 0, 10])}px}}
section.hr{{display:flex}} section.hr h2{{flex:0 0 24%;border:0;background:none;color:{self.colour};margin-top:0}} section.hr>div{{flex:1}}
{bold} {light}"""
