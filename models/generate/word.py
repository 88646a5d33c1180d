"""Shown blocks as DOCX: tab stops, tables, sidebars in tables, real list styles or typed bullets."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from models.generate import heads
from models.generate.shown import Block, Entry, Shown

_SIDE = ("skills", "languages", "interests", "certificates", "awards")


class WordFile:
    """One document in one look."""

    def __init__(self, shown: Shown, seed: int) -> None:
        self.shown = shown
        self.rng = random.Random(f"docx-{seed}")
        pick = self.rng.choice
        self.structure = pick(["plain", "plain", "styles", "sidebar", "rail-table", "heading-table"])
        self.bullet = pick(["List Bullet", "List Bullet", "• ", "- ", "– ", "* "])
        self.cells = pick(["\t", "\t", "table", "\t", "   "])
        self.bold = pick(["T", "C", "TI", "CG", "", "first"])
        self.document = docx.Document()
        normal = self.document.styles["Normal"]
        normal.font.name = pick(["Calibri", "Arial", "Times New Roman", "Georgia", "Cambria"])
        normal.font.size = Pt(pick([9.5, 10, 10.5, 11, 12]))

    def save(self, target: Path) -> None:
        shown = self.shown
        self.head(self.document)
        if self.structure == "sidebar":
            table = self.document.add_table(rows=1, cols=2)
            left, right = table.rows[0].cells
            side = [b for b in shown.blocks if b.kind in _SIDE]
            for block in side:
                self.block(left, block)
            for block in shown.blocks:
                if block not in side:
                    self.block(right, block)
        elif self.structure == "heading-table":
            table = self.document.add_table(rows=0, cols=2)
            for block in shown.blocks:
                cells = table.add_row().cells
                cells[0].text = block.heading
                self.content(cells[1], block)
        else:
            for block in shown.blocks:
                self.block(self.document, block)
        self.document.save(str(target))

    def head(self, where: Any) -> None:
        if self.structure == "styles":
            where.add_paragraph(self.shown.name, style="Title")
        else:
            run = where.add_paragraph().add_run(self.shown.name)
            run.bold, run.font.size = True, Pt(self.rng.choice([16, 20, 24]))
        if self.shown.label:
            where.add_paragraph(self.shown.label)
        texts = [text for _, text, _ in self.shown.contact]
        if self.rng.random() < 0.5:
            where.add_paragraph(self.rng.choice([" | ", " • ", ", ", "\t"]).join(texts))
        else:
            for text in texts:
                where.add_paragraph(text)

    def block(self, where: Any, block: Block) -> None:
        if self.structure == "styles":
            where.add_paragraph(block.heading, style="Heading 1")
        else:
            run = where.add_paragraph().add_run(block.heading)
            run.bold, run.font.color.rgb = True, RGBColor(0x1F, 0x3A, 0x5F)
        self.content(where, block)

    def content(self, where: Any, block: Block) -> None:
        if block.text:
            where.add_paragraph(block.text)
        for entry in block.entries:
            self.entry(where, entry)
        for name, group in block.groups:
            paragraph = where.add_paragraph()
            if name:
                paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(", ".join(group))
        for line in block.lines:
            self.item(where, line)

    def entry(self, where: Any, entry: Entry) -> None:
        rail = entry.rows and len(entry.rows[0]) > 1 and self.structure == "rail-table"
        if rail and hasattr(where, "add_section"):
            cells = where.add_table(rows=1, cols=2).rows[0].cells
            self.runs(cells[0].paragraphs[0], entry.rows[0][0], 0)
            for index, row in enumerate(entry.rows):
                for cell in row[index == 0 :]:
                    if cell:
                        self.runs(cells[1].add_paragraph(), cell, index)
            self.body(cells[1], entry)
            return
        for index, row in enumerate(entry.rows):
            self.row(where, [cell for cell in row if cell], index)
        self.body(where, entry)
        for role in entry.roles:
            self.entry(where, role)

    def row(self, where: Any, cells: list[heads.Cell], index: int) -> None:
        if len(cells) > 1 and self.cells == "table" and hasattr(where, "add_section"):
            for cell, target in zip(cells, where.add_table(rows=1, cols=len(cells)).rows[0].cells, strict=True):
                self.runs(target.paragraphs[0], cell, index)
            return
        paragraph = where.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15))
        for number, cell in enumerate(cells):
            if number:
                paragraph.add_run("\t" if self.cells == "table" else self.cells)
            self.runs(paragraph, cell, index)

    def runs(self, paragraph: Any, cell: heads.Cell, index: int) -> None:
        for label, text in cell:
            run = paragraph.add_run(text)
            run.bold = (bool(label) and label in self.bold) or (self.bold == "first" and index == 0)

    def body(self, where: Any, entry: Entry) -> None:
        if entry.summary:
            where.add_paragraph(entry.summary)
        for bullet in entry.bullets:
            self.item(where, bullet)

    def item(self, where: Any, text: str) -> None:
        if self.bullet == "List Bullet":
            where.add_paragraph(text, style="List Bullet")
        else:
            where.add_paragraph(self.bullet + text)
