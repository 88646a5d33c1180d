"""Each hostile file gives a document or a ``MatcherError``, soon."""

from __future__ import annotations

import time

import pytest

from matcher.document import Document
from matcher.errors import MatcherError
from matcher.readers import Source, read
from tests import hostile

FILES = list(hostile.files())
SECONDS = 20.0
"""Generous: these take up to 3 s on an idle machine; what this catches takes minutes."""


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
def test_hostile_files_give_a_document_or_a_clear_error(name: str, data: bytes) -> None:
    start = time.monotonic()
    try:
        found = read(Source(name, data))
    except MatcherError as error:
        assert error.code != "error"
        assert str(error)
        assert "\n" not in str(error)
    else:
        _check(found)
    assert time.monotonic() - start < SECONDS


def _check(found: Document) -> None:
    assert any(character.isalpha() for character in found.text)
    assert "root:" not in found.text  # /etc/passwd
    assert all("\n" not in cell for line in found.lines for cell in line.cells)
