"""Writes what README.md and docs/accuracy.md say that commands print.

``<!-- prints: COMMAND -->`` stands over the output of a command; ``<!-- prints 24: COMMAND -->`` keeps the first 24
lines. ``make gold`` runs it; so should whoever changes an output.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "accuracy.md")
BLOCK = re.compile(r"(<!-- prints(?: (\d+))?: (.+?) -->\n```text\n).*?(```\n)", re.DOTALL)


def fill(text: str) -> str:
    """The text with every block as the command prints it now."""
    return BLOCK.sub(lambda match: match[1] + _printed(match[3], match[2]) + match[4], text)


def _printed(command: str, lines: str | None) -> str:
    """What it writes to stdout; raises when it fails."""
    arguments = [sys.executable, "-m", *shlex.split(command)]
    out = subprocess.run(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
    shown = out.stdout.splitlines()
    if lines and len(shown) > int(lines):
        shown = [*shown[: int(lines)], "..."]
    return "".join(f"{line}\n" for line in shown)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(fill(page.read_text(encoding="utf-8")), encoding="utf-8")
