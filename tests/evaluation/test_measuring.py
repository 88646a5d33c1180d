from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matcher.cli import main
from matcher.errors import CorruptError, DataError, EncryptedError, NotFoundError
from matcher.evaluation import corpus, floors, measuring, table
from matcher.evaluation.corpus import Case
from matcher.evaluation.reading import Reading
from tests.evaluation.test_scoring import FULL, Entry, prediction
from tests.files import cv

DAY = date(2026, 11, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents beside their truths, one of which must be refused."""
    usable = {"doc": "a.txt", "name": "Maren Tidewell", "emails": ["maren.tidewell@example.org"], "format": "text"}
    for truth in (usable, {"doc": "b.txt", "usable": False}):
        (tmp_path / f"{truth['doc']}.json").write_text(json.dumps(truth), encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(cv())
    (tmp_path / "b.txt").write_bytes(b"")
    return tmp_path


def test_truths_find_their_documents_beside_them_or_in_docs(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold" / "c.json").write_text('{"doc": "c.txt"}', encoding="utf-8")
    (tmp_path / "docs" / "c.txt").write_bytes(b"c")

    assert [case.name for case in corpus.cases(folder)] == ["a.txt", "b.txt", "c.txt"]


def test_a_corpus_that_is_not_one_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        corpus.cases(tmp_path)
    with pytest.raises(NotFoundError):
        corpus.cases(tmp_path / "none")
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(CorruptError):
        corpus.cases(tmp_path)
    (tmp_path / "a.json").write_text('{"doc": "a.pdf"}', encoding="utf-8")
    with pytest.raises(NotFoundError, match="neither beside it nor in docs"):
        corpus.cases(tmp_path)


def test_documents_are_read_scored_and_refused(folder: Path) -> None:
    result = measuring.measure(corpus.cases(folder), DAY)

    assert (len(result.scored), result.unusable, result.refused) == (1, 1, 1)
    assert measuring.values(measuring.sums(result.scored))["email"] == 1.0


def test_a_document_that_is_not_read_counts_as_an_empty_one() -> None:
    def refuse(case: Case, as_of: date) -> tuple[Entry, Reading]:
        raise EncryptedError("locked")

    result = measuring.measure([Case(Path(FULL["doc"]), FULL)], DAY, refuse)

    assert result.scored[0].error == "encrypted"
    assert measuring.sums(result.scored).counts["work.entry"].recall == 0.0


def test_the_table_shows_every_measure_and_group() -> None:
    def perfect(case: Case, as_of: date) -> tuple[Entry, Reading]:
        return prediction(case.truth), Reading(4, 4, 3)

    shown = table.render(measuring.measure([Case(Path(FULL["doc"]), FULL)], DAY, perfect))

    assert "documents 1, read 1" in shown
    assert "wholly right documents: contact 1.000, contact+work 1.000" in shown
    assert "bullets letter for letter 1.0000, in the right order 0.7500" in shown
    assert FULL["theme"] in shown and FULL["page_language"] in shown


def test_floors_rise_by_themselves_and_fall_only_when_told(tmp_path: Path) -> None:
    first = floors.moved(None, "c", {"name": 0.9731, "email": 1.0}, down=False)
    assert first.least == {"email": 0.995, "name": 0.97}

    higher = floors.moved(first, "c", {"name": 0.98, "email": 0.5}, down=False)
    assert higher.least == {"email": 0.995, "name": 0.975}
    assert floors.moved(first, "c", {"name": 0.5}, down=True).least == {"name": 0.495}

    floors.save(first, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == first


def test_what_is_below_a_floor_or_gone_is_named() -> None:
    held = floors.Floors("c", {"name": 0.9, "email": 0.9})

    assert floors.below(held, {"name": 0.95, "email": 0.9}) == []
    assert [sentence.split(":")[0] for sentence in floors.below(held, {"name": 0.89})] == ["name", "email"]


def test_a_broken_floors_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("name = 1", encoding="utf-8")
    with pytest.raises(DataError, match="not a floors file"):
        floors.load(tmp_path / "floors.toml")


def test_evaluate_holds_the_floors(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.toml"
    command = ["evaluate", str(folder), "--as-of", "2026-11-01", "--floors", str(path)]

    assert main([*command, "--raise-floors"]) == 0
    assert main(command) == 0
    assert "measures at or above their floors" in capsys.readouterr().out
    path.write_text(path.read_text().replace('"email" = 0.995', '"email" = 1.100'), encoding="utf-8")
    assert main(command) == 1
    assert "email: 1.0000 is below the floor of 1.100" in capsys.readouterr().err
    (folder / "a.txt").write_bytes(cv("Ada Ferncastle"))
    assert main(command) == 2
