"""The ranking as an XLSX workbook: typed columns, a frozen header, filters, bars, and the unreadable files apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from matcher.reports.ranking import Row, ranked, role_ids

_EPOCH = datetime(2000, 1, 1)
"""Creation time in the file's properties: fixed, so that the same ranking gives the same bytes."""


def render(rows: Sequence[Row], *, names: Mapping[str, str]) -> bytes:
    """The workbook's bytes. Texts are written as texts: nothing in a CV can become a formula or a link."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _EPOCH, "title": "Ranking"})
    order = ranked(rows)
    _ranking(book, [row for row in order if not row.error], names)
    _unread(book, [row for row in order if row.error])
    book.close()
    return out.getvalue()


def _ranking(book: Any, rows: Sequence[Row], names: Mapping[str, str]) -> None:
    roles = role_ids(rows)
    sheet = book.add_worksheet("Ranking")
    score, years = book.add_format({"num_format": "0.0"}), book.add_format({"num_format": "0.0"})
    columns: list[tuple[str, int]] = [("Rank", 6), ("Name", 26), *((names.get(role, role), 12) for role in roles)]
    columns += [("Lean", 14), ("Years", 8), ("Level", 11), ("Highest degree", 14), ("Shown in work", 60)]
    columns += [("Warnings", 30), ("File", 44), ("Report", 12)]
    _header(book, sheet, columns, len(rows))
    for number, row in enumerate(rows, start=1):
        shown = ", ".join(name for name, strength, _ in row.skills if strength == "work")
        sheet.write_number(number, 0, number)
        sheet.write_string(number, 1, row.name)
        for column, role in enumerate(roles, start=2):
            if role in row.scores:
                sheet.write_number(number, column, row.scores[role], score)
        at = 2 + len(roles)
        sheet.write_string(number, at, row.lean)
        sheet.write_number(number, at + 1, row.months / 12, years)
        for offset, text in enumerate((row.level, row.degree, shown, ", ".join(row.findings), row.source), start=2):
            sheet.write_string(number, at + offset, text[:32767])
        if row.report:
            sheet.write_url(number, at + 7, f"external:{row.report}", string="open")
    for column in range(2, 2 + len(roles)):
        bars = {"type": "data_bar", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 100}
        sheet.conditional_format(
            1, column, max(1, len(rows)), column, bars | {"bar_solid": True, "bar_color": "#A5B4FC"}
        )


def _unread(book: Any, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet("Not read")
    _header(book, sheet, [("File", 44), ("Code", 20), ("Why, and what to try", 90)], len(rows))
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate((row.source, row.error, row.message)):
            sheet.write_string(number, column, text[:32767])


def _header(book: Any, sheet: Any, columns: Sequence[tuple[str, int]], rows: int) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, rows), len(columns) - 1)
