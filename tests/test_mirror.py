"""Tests stand where a reader looks for them: each package of the program has a folder of tests."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = sorted(
    path.parent.relative_to(ROOT / "matcher")
    for path in (ROOT / "matcher").glob("*/__init__.py")
    if "_models" not in path.parts
)


def test_every_package_has_tests() -> None:
    missing = [str(name) for name in PACKAGES if not list((ROOT / "tests" / name).glob("test_*.py"))]

    assert missing == []


def test_the_packages_were_found() -> None:
    """A check that looks in the wrong place always passes."""
    assert {"batch", "cli", "extract", "layout", "readers", "reports", "scoring"} <= set(map(str, PACKAGES))
