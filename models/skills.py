"""Compile the skill taxonomy into ``models/skills.json``: ``python -m models.skills`` (a second)."""

from __future__ import annotations

from pathlib import Path

from matcher.taxonomy.index import INDEX_FILE, write


def main() -> None:
    """Write the index beside this file."""
    write(Path(__file__).parent / INDEX_FILE)


if __name__ == "__main__":
    main()
