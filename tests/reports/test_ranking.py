"""A folder's ranking: rows from records, as a page and as a workbook."""

from __future__ import annotations

import io
import re
import zipfile

from matcher.reports import ranking
from matcher.reports.ranking import Part, Row, page, spreadsheet

NAMES = {"ai-engineer": "AI engineer", "ml-engineer": "ML engineer"}


def row(person: str, score: float, **changes: object) -> Row:
    values: dict[str, object] = {
        "source": f"inbox/{person}.pdf",
        "error": "",
        "message": "",
        "name": person,
        "headline": "",
        "lean": "ai-engineer",
        "scores": {"ai-engineer": score, "ml-engineer": score / 2},
        "parts": {"ai-engineer": (Part("RAG", score, 100.0),)},
        "months": 60,
        "level": "senior",
        "degree": "master",
        "skills": (("Python", "work", 24),),
        "findings": (),
        "title_check": "",
    }
    return Row(**(values | changes))  # type: ignore[arg-type]


UNREAD = row("locked", 0, error="encrypted", message="give --password", scores={}, name="")


def test_best_comes_first_and_unread_files_last() -> None:
    order = ranking.ranked([row("b", 40), UNREAD, row("a", 40), row("c", 90)])

    assert [one.name for one in order] == ["c", "a", "b", ""]


def test_a_row_holds_what_the_record_says() -> None:
    record = {
        "source": "a.pdf",
        "status": "ok",
        "error": None,
        "candidate": {
            "contact": {"name": {"value": {"full": "Ana"}}, "headline": None},
            "experience": {"months": 30, "level": "mid"},
            "education": [{"level": "bachelor"}, {"level": "master"}],
            "skills": [
                {"id": "SQL", "evidence": "listed", "months": 0},
                {"id": "Python", "evidence": "work", "months": 9},
            ],
        },
        "findings": [{"code": "hidden_text"}, {"code": "hidden_text"}],
        "fits": {"ai-engineer": {"score": 61.5, "contributions": [{"name": "RAG", "points": 61.5, "maximum": 70}]}},
        "lean": "ai-engineer",
        "title_check": {"agrees": False, "sentence": "They disagree."},
    }

    made = ranking.row(record)

    assert (made.name, made.best, made.degree, made.months) == ("Ana", 61.5, "master", 30)
    assert [name for name, _, _ in made.skills] == ["Python", "SQL"]
    assert made.findings == ("hidden_text",)
    assert made.title_check == "They disagree."


def test_an_unread_file_is_listed_with_its_reason() -> None:
    html = page.render([row("a", 40), UNREAD], title="inbox", as_of="2026-11-01", names=NAMES)

    assert "give --password" in html
    assert "1 CV read" in html


def test_a_name_cannot_leave_the_data_or_the_table() -> None:
    html = page.render([row("</script><script>alert(1)//", 40)], title="<b>", as_of="2026-11-01", names=NAMES)

    assert "<script>alert(1)" not in html
    assert "<b>" not in re.sub(r"<b>\d+</b>", "", html)


def sheet(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(f"xl/{name}").decode()


def test_the_workbook_has_typed_cells_filters_and_a_frozen_header() -> None:
    xml = sheet(spreadsheet.render([row("a", 40.5), UNREAD], names=NAMES), "worksheets/sheet1.xml")

    assert "<v>40.5</v>" in xml
    assert 'state="frozen"' in xml
    assert "<autoFilter" in xml
    assert "dataBar" in xml


def test_a_cell_that_begins_like_a_formula_is_text() -> None:
    data = spreadsheet.render([row("=HYPERLINK(1)", 40), row("+1", 30), row("@x", 20)], names=NAMES)

    assert "<f>" not in sheet(data, "worksheets/sheet1.xml")
    assert "=HYPERLINK(1)" in sheet(data, "sharedStrings.xml")


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [row("a", 40), UNREAD]

    assert spreadsheet.render(rows, names=NAMES) == spreadsheet.render(rows, names=NAMES)
