from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden

MADE = golden.made()


@pytest.mark.parametrize("path", sorted(MADE), ids=lambda path: path.name)
def test_reports_are_as_they_were_looked_at(path: Path) -> None:
    """After a change that is meant: ``make gold``, and look at the difference."""
    assert MADE[path] == path.read_text(encoding="utf-8")
