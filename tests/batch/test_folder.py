from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from matcher.batch.folder import Selection, digest, find, printable
from matcher.batch.work import Task
from matcher.errors import NotFoundError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "cvs"
    for name in ("b.pdf", "a.docx", "deep/er/c.txt", ".hidden", "~$a.docx", ".~lock.a.docx#", "deep/Thumbs.db"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())
    with zipfile.ZipFile(root / "more.zip", "w") as archive:
        for name in ("z.pdf", "sub/y.pdf", "__MACOSX/._y.pdf", ".DS_Store"):
            archive.writestr(name, name)
    return root


def names(root: Path, **options: tuple[str, ...]) -> list[str]:
    return [task.name for task in find(Selection(root, root / "out", **options))]


def test_finds_nested_files_and_those_in_archives_in_name_order(folder: Path) -> None:
    assert names(folder) == ["a.docx", "b.pdf", "deep/er/c.txt", "more.zip/sub/y.pdf", "more.zip/z.pdf"]


def test_leaves_out_the_output_folder(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "candidates.jsonl").write_text("{}")

    assert not [name for name in names(folder) if name.startswith("out")]


def test_patterns_fit_the_path_or_the_name(folder: Path) -> None:
    assert names(folder, include=("*.pdf",)) == ["b.pdf", "more.zip/sub/y.pdf", "more.zip/z.pdf"]
    assert names(folder, exclude=("deep/*", "more.zip/*")) == ["a.docx", "b.pdf"]


def test_a_document_that_is_a_zip_is_a_file(folder: Path) -> None:
    with zipfile.ZipFile(folder / "cv.zip", "w") as archive:
        archive.writestr("[Content_Types].xml", "")

    assert "cv.zip" in names(folder)


def test_a_broken_archive_is_a_file_that_will_fail(folder: Path) -> None:
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and then nothing")

    assert "broken.zip" in names(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file system of bytes")
def test_a_name_that_is_not_utf8_can_be_printed(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/x\xff\n.pdf")).write_bytes(b"x")
    except OSError:
        pytest.skip("the file system refuses the name")

    assert "x\\xff\n.pdf" in names(folder)
    assert printable("é") == "é"


def test_a_loop_of_links_is_not_followed(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)

    assert "deep/loop" in names(folder)
    assert not [name for name in names(folder) if name.startswith("deep/loop/")]


def test_equal_contents_have_equal_digests(folder: Path) -> None:
    (folder / "twin").write_bytes(b"b.pdf")
    tasks = {task.name: task for task in find(Selection(folder, folder / "out"))}

    assert digest(tasks["twin"]) == digest(tasks["b.pdf"]) != digest(tasks["a.docx"])
    assert digest(tasks["more.zip/z.pdf"]) == digest(Task("z", path=str(_file(folder, b"z.pdf"))))


def _file(folder: Path, data: bytes) -> Path:
    (folder / "copy").write_bytes(data)
    return folder / "copy"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_fails_instead_of_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe")

    with pytest.raises(NotFoundError):
        digest(Task("pipe", path=str(folder / "pipe")))
    with pytest.raises(NotFoundError):
        digest(Task("gone", path=str(folder / "gone")))
