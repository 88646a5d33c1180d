"""The pages in a real browser: what a reader clicks, sees and prints. Needs Chromium from the system."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matcher.document import Picture
from matcher.reports import html
from matcher.reports.ranking import page as ranking_page
from tests.reports.sample import report
from tests.reports.test_ranking import NAMES, UNREAD, row

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
WIDTHS = (390, 800, 1400)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        yield engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


def picture() -> Picture:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (595, 842), "white").save(out, "PNG")
    return Picture(1, 595.0, 842.0, out.getvalue())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    rows = [row("Ana", 81), row("Bo", 40, lean="neither", months=12), row("Cy", 62, lean="both"), UNREAD]
    pages = {
        "report": html.render(replace(report(), pictures=(picture(),))),
        "text": html.render(report()),
        "ranking": ranking_page.render(rows, title="inbox", as_of="2026-11-01", names=NAMES),
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


class Visit:
    """A page with what it said on the console and what it asked the network for."""

    def __init__(self, browser: Any, file: Path, width: int = 1400, scheme: str = "light") -> None:
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report", "text", "ranking"])
def test_pages_are_accessible_quiet_and_fit_the_width(
    browser: Any, files: dict[str, Path], name: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    visit = Visit(browser, files[name], width, scheme)

    found = axe.Axe().run(visit.page)

    assert found.violations_count == 0, found.generate_report()
    assert visit.troubles == []
    assert [url for url in visit.requests if not url.startswith(("file:", "data:"))] == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.page.close()


def test_clicking_a_competency_lights_up_its_lines_and_escape_clears(browser: Any, files: dict[str, Path]) -> None:
    page = Visit(browser, files["report"]).page

    page.click("summary:has-text('Retrieval-augmented generation') >> nth=0")
    assert page.locator(".mark.on").count() == 1
    assert page.locator("#L5.on").is_visible()

    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0


def test_a_line_says_what_was_understood(browser: Any, files: dict[str, Path]) -> None:
    page = Visit(browser, files["report"]).page

    assert "Employer: Fernwood Labs" in page.locator("#L4").get_attribute("title")


def test_without_javascript_the_report_is_a_document_with_working_links(browser: Any, files: dict[str, Path]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(files["report"].as_uri())

    page.click("summary:has-text('Retrieval-augmented generation') >> nth=0")
    page.click(".quotes a >> nth=0")

    assert page.url.endswith("#L5")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_reports_print(browser: Any, files: dict[str, Path], paper: str) -> None:
    pdf = Visit(browser, files["report"]).page.pdf(format=paper)

    assert pdf.startswith(b"%PDF")


def shown(page: Any) -> list[str]:
    names: list[str] = page.locator("#table tbody tr:visible th a, #table tbody tr:visible th").all_inner_texts()
    return [name.split("\n")[0].strip() for name in names]


def test_the_ranking_sorts_by_a_column(browser: Any, files: dict[str, Path]) -> None:
    page = Visit(browser, files["ranking"]).page
    assert shown(page) == ["Ana", "Cy", "Bo"]

    page.click("th button:has-text('Name')")
    assert shown(page) == ["Ana", "Bo", "Cy"]

    page.click("th button:has-text('AI engineer')")
    assert shown(page) == ["Ana", "Cy", "Bo"]
    page.click("th button:has-text('AI engineer')")
    assert shown(page) == ["Bo", "Cy", "Ana"]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("search", "bo.pdf", ["Bo"]),
        ("least", "60", ["Ana", "Cy"]),
        ("years", "2", ["Ana", "Cy"]),
        ("skill", "python", ["Ana", "Cy", "Bo"]),
        ("skill", "cobol", []),
    ],
)
def test_the_ranking_filters(browser: Any, files: dict[str, Path], field: str, value: str, expected: list[str]) -> None:
    page = Visit(browser, files["ranking"]).page

    page.fill(f"[name={field}]", value)

    assert shown(page) == expected
    assert page.inner_text("#count") == f"{len(expected)} of 3 shown"


def test_two_candidates_stand_side_by_side(browser: Any, files: dict[str, Path]) -> None:
    page = Visit(browser, files["ranking"]).page

    page.check("[aria-label='Compare Ana']")
    assert not page.locator("#compare").is_visible()
    page.check("[aria-label='Compare Bo']")

    assert page.locator("#compared th[scope=col]").all_inner_texts() == ["Ana", "Bo"]
    assert "81 of 100" in page.inner_text("#compared")
