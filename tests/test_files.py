from __future__ import annotations

from pathlib import Path

import pytest

from matcher import files


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    files.write(target, b"one")
    files.write(target, b"two")

    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    files.write(target, b"one")

    with pytest.raises(RuntimeError), files.replacing(target) as out:
        out.write(b"half of")
        raise RuntimeError
    assert target.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        files.write(tmp_path / "none" / "report.txt", b"x")
