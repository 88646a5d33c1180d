"""Docs cannot rot: every command and option is in the README, what it names exists, links lead somewhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from matcher.cli.arguments import parser

ROOT = Path(__file__).parents[1]
DOCS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = parser()._subparsers._group_actions  # type: ignore[union-attr]
    return dict(actions[0].choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"matcher {name}" in README


def test_every_command_line_of_the_readme_is_understood() -> None:
    lines = re.findall(r"^matcher ([^\n#]+)", README, re.MULTILINE)
    for line in lines:
        parser().parse_args(line.split())

    assert len(lines) >= 10


@pytest.mark.parametrize("name", DOCS)
def test_links_and_named_files_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    named = re.findall(r"`((?:matcher|docs|sample_cvs|models)/[\w./-]+)`", text)

    missing = [path for path in (*links, *named) if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("name", DOCS)
def test_make_targets_that_are_named_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make (\w+)`", (ROOT / name).read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_makefile_explains_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]

    assert [target for target in targets if not re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE)] == []


def test_the_readme_opens_with_the_two_commands() -> None:
    assert README.index("make demo") < README.index("make test") < README.index("## ")
