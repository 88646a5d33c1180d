"""Write documents and their truth into a folder: ``python -m models.generate.render OUT --start 0 --count 60``.

Needs Chromium for HTML and python-docx for DOCX; the training tables in ``data/`` are made from what it writes, so that
training itself needs neither.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from models.generate import html
from models.generate.persons import person
from models.generate.shown import show

_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


def print_pdf(page: Path, target: Path) -> None:
    """An HTML file through Chromium."""
    with tempfile.TemporaryDirectory() as profile:
        command = [*_CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={target}", str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=90)


def html_document(seed: int, out: Path, part: str = "all") -> None:
    shown = show(person(seed, part), seed, part)
    page = html.Page(shown, seed)
    name = f"p{seed:04d}__html-{page.structure}-{page.entry}"
    with tempfile.NamedTemporaryFile("w", suffix=".html", delete=False, encoding="utf-8") as file:
        file.write(page.html())
    print_pdf(Path(file.name), out / "docs" / f"{name}.pdf")
    Path(file.name).unlink()
    theme = f"html-{page.structure}"
    write_gold(shown.gold | {"doc": f"{name}.pdf", "theme": theme, "format": "pdf", "form": shown.look.work_form}, out, name)


def write_gold(gold: dict[str, object], out: Path, name: str) -> None:
    (out / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--part", default="all", choices=["all", "train", "held"])
    arguments = parser.parse_args()
    for folder in ("docs", "gold"):
        (arguments.out / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(arguments.start, arguments.start + arguments.count):
        html_document(seed, arguments.out, arguments.part)


if __name__ == "__main__":
    main()
