"""The compiled taxonomy: the same as its sources, and never used when they have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher import lexicon
from matcher.taxonomy import index as module
from matcher.taxonomy.load import build


@pytest.fixture
def fresh() -> Iterator[None]:
    module.index.cache_clear()
    yield
    module.index.cache_clear()


def test_the_shipped_index_is_current() -> None:
    stored = json.loads(lexicon.model_path(module.INDEX_FILE).read_bytes())

    assert stored["digest"] == module.source_digest(), "the taxonomy has changed: run `make models`"


def test_a_stored_index_is_what_compiling_gives(tmp_path: Path, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    module.write(tmp_path / module.INDEX_FILE)
    monkeypatch.setattr(lexicon, "model_path", tmp_path.joinpath)

    stored = module.index()
    compiled = module.compile_index(build(lexicon.toml_folder("skills")))

    assert stored.taxonomy == compiled.taxonomy
    assert all(stored.meaning(key.split(" ")) == compiled.meaning(key.split(" ")) for key in compiled.packed)


def test_a_stale_index_is_not_used(tmp_path: Path, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / module.INDEX_FILE).write_text(json.dumps({"digest": "old", "entries": [], "meanings": {}}))
    monkeypatch.setattr(lexicon, "model_path", tmp_path.joinpath)

    assert "Python" in module.index().taxonomy
