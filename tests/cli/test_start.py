"""What a start costs: ``--help`` and ``--version`` load nothing heavy, and importing the package loads nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "spacy", "sklearn", "scipy", "lxml", "docx", "pdfplumber", "pypdfium2"}
HEAVY |= {"rich", "pebble", "jinja2", "phonenumbers", "xlsxwriter", "PIL"}


def loaded(code: str) -> set[str]:
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint('LOADED', *sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return set(out.rsplit("LOADED", 1)[1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["fit", "--help"], ["batch", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    modules = loaded(f"from matcher.cli import main; main({arguments!r})")

    assert "matcher.cli" in modules
    assert not modules & HEAVY


def test_importing_the_package_loads_nothing() -> None:
    modules = loaded("import matcher")

    assert {name for name in modules if name.startswith("matcher")} == {"matcher"}


def test_the_public_names_are_there() -> None:
    import matcher
    import matcher.fit as noun  # the import system binds the module to the package; the function must stay

    assert callable(matcher.parse) and callable(matcher.fit) and matcher.roles()
    assert issubclass(matcher.MatcherError, Exception)
    assert noun is not None
    with pytest.raises(AttributeError):
        matcher.nonsense  # noqa: B018
