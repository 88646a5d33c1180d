from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import matcher.readers as readers
from matcher.errors import EmptyError, NotFoundError, TooLargeError
from matcher.readers import READERS, Source, read


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("lxml", "pypdfium2", "markdown_it", "zipfile", "json")
    code = f"import sys, matcher.readers; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert shown.strip() == "[]"


def test_every_format_has_a_reader_that_can_be_called() -> None:
    assert {"pdf", "docx", "odt", "rtf", "html", "markdown", "text", "jsonresume", "image"} <= set(READERS)
    assert all(map(callable, READERS.values()))


def test_source_reads_a_file_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "-odd\nname \u202e.exe"
    path.write_bytes(b"Jane Doe")

    assert read(Source.from_path(path)).lines[0].text == "Jane Doe"


def test_missing_files_folders_and_odd_paths_are_not_found(tmp_path: Path) -> None:
    for path in (tmp_path / "no.pdf", tmp_path, Path("/dev/null"), "a\0b", "x" * 5000):
        with pytest.raises(NotFoundError) as caught:
            Source.from_path(path)
        assert "\n" not in str(caught.value)


def test_empty_and_enormous_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"")
    with pytest.raises(EmptyError):
        Source.from_path(path)

    monkeypatch.setattr(readers, "MAX_FILE_BYTES", 10)
    path.write_bytes(b"x" * 11)
    with pytest.raises(TooLargeError):
        Source.from_path(path)
