"""Write documents and their truth: ``python -m models.generate.render OUT --start 0 --count 60 [--npm FOLDER]``.

Needs Chromium for HTML, python-docx for DOCX, RenderCV and a folder with JSON Resume themes for those. The training
tables in ``data/`` are made from what it writes, so that training itself needs none of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from models.generate import html, themes, word
from models.generate.persons import Person, person
from models.generate.shown import show

_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--timeout=15000")


def print_pdf(text: str, target: Path) -> None:
    """HTML through Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(text, encoding="utf-8")
        command = [*_CHROMIUM, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=90)


def document(seed: int, kind: str, out: Path, part: str, npm: Path | None) -> None:
    """One person in one kind of layout: ``html``, ``docx``, ``npm`` or ``rendercv``."""
    language = "en" if kind == "npm" and seed % 3 else None
    who = person(seed, part, language)
    if kind in ("html", "docx"):
        _own(who, seed, kind, out, part)
    else:
        _themed(who, seed, kind, out, npm)


def _own(who: Person, seed: int, kind: str, out: Path, part: str) -> None:
    shown = show(who, seed, part)
    page = html.Page(shown, seed) if kind == "html" else word.WordFile(shown, seed)
    theme = f"{kind}-{page.structure}"
    name = f"p{seed:04d}__{theme}"
    target = out / "docs" / f"{name}.{'pdf' if kind == 'html' else 'docx'}"
    if isinstance(page, html.Page):
        print_pdf(page.html(), target)
    else:
        page.save(target)
    more = {
        "doc": target.name,
        "theme": theme,
        "format": target.suffix[1:],
        "forms": [shown.look.work_form, shown.look.study_form],
    }
    write_gold(shown.gold | more, out, name)


def _themed(who: Person, seed: int, kind: str, out: Path, npm: Path | None) -> None:
    choices = themes.NPM if kind == "npm" else themes.RENDERCV
    theme = choices[seed // 6 % len(choices)]
    name = f"p{seed:04d}__{kind}-{theme}"
    target = out / "docs" / f"{name}.pdf"
    if kind == "npm":
        if npm is None:
            return
        print_pdf(themes.npm_html(theme, who, npm), target)
    else:
        themes.rendercv_pdf(theme, who, seed, target)
    gold = themes.visible_gold(who, pdf_text(target))
    write_gold(gold | {"doc": target.name, "theme": f"{kind}-{theme}", "format": "pdf"}, out, name)


def pdf_text(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(path))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def write_gold(gold: dict[str, object], out: Path, name: str) -> None:
    (out / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--part", default="all", choices=["all", "train", "held"])
    parser.add_argument("--kinds", default="html,html,html,docx,npm,rendercv")
    parser.add_argument("--npm", type=Path, default=None, help="folder with render.mjs and node_modules")
    arguments = parser.parse_args()
    for folder in ("docs", "gold"):
        (arguments.out / folder).mkdir(parents=True, exist_ok=True)
    kinds = arguments.kinds.split(",")
    for seed in range(arguments.start, arguments.start + arguments.count):
        kind = kinds[seed % len(kinds)]
        if kind == "none":
            continue
        try:
            document(seed, kind, arguments.out, arguments.part, arguments.npm)
        except subprocess.SubprocessError as error:
            print(f"{seed} {kind}: {error} {getattr(error, 'stderr', b'')!r}"[:400], file=sys.stderr)


if __name__ == "__main__":
    main()
