"""The pictures of the README, made from the sample CVs: ``make screenshots`` (needs Chromium from the system).

The PDF of a report is made too, so that print can be looked at; it is not kept.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "sample_cvs" / "priyadarshini-ai-engineer.pdf"
AS_OF = "2026-11-01"
SHOTS = (
    # name, page, width, height, colour scheme
    ("report", "report", 1400, 1000, "light"),
    ("report-dark", "report", 1400, 1000, "dark"),
    ("report-tablet", "report", 800, 1000, "light"),
    ("report-phone", "report", 390, 844, "light"),
    ("ranking", "index", 1400, 900, "light"),
    ("ranking-phone", "index", 390, 844, "light"),
)


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no Chromium on this machine: install it from the system's packages")
    with tempfile.TemporaryDirectory() as folder:
        pages = make_pages(Path(folder))
        IMAGES.mkdir(exist_ok=True)
        shoot(browser, pages)


def make_pages(folder: Path) -> dict[str, Path]:
    """The report of one sample and the ranking of all of them."""
    report, run = folder / "report.html", folder / "run"
    matcher("fit", str(SAMPLE), "--format", "html", "--output", str(report), "--as-of", AS_OF)
    samples = ("batch", str(ROOT / "sample_cvs"), "--exclude", "benchmark/*", "--output", str(run), "--as-of", AS_OF)
    matcher(*samples, "--quiet")
    return {"report": report, "index": run / "index.html"}


def matcher(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "matcher", *arguments], check=True)


def shoot(browser: str, pages: dict[str, Path]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        window = engine.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for name, page, width, height, scheme in SHOTS:
            tab = window.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab.goto(pages[page].as_uri())
            light_up(tab)
            tab.screenshot(path=str(IMAGES / f"{name}.png"))
            tab.close()


def light_up(tab: Any) -> None:
    """The first competency that has lines is opened, so that the picture shows the evidence in the CV."""
    first = tab.locator("summary[data-lines]").first
    if first.count():
        first.click()
        tab.evaluate("scrollTo(0, 0)")


if __name__ == "__main__":
    main()
