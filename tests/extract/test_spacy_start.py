from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from matcher.extract.spacy_start import spacy
first = spacy()
assert first is spacy() is sys.modules["spacy"]
assert "typer" not in sys.modules and "spacy.cli" not in sys.modules
assert [token.text for token in first.blank("en")("a b")] == ["a", "b"]
import spacy.cli
assert spacy.cli.info
"""


def test_spacy_starts_without_its_command_line_and_is_whole_all_the_same() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
