from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from matcher.batch import archives
from matcher.errors import CorruptError, EncryptedError, TooLargeError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "cvs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("b.txt", "bee")
        out.writestr("a/a.txt", "ay")
    return path


def test_members_are_sorted_and_folders_left_out(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr("folder/", "")

    assert list(archives.members(archive)) == ["a/a.txt", "b.txt"]
    assert archives.read_member(archive, "b.txt") == b"bee"


def test_a_bomb_is_refused_before_it_is_unpacked(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 1000)
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as out:
        out.writestr("bomb", b"0" * 1_000_000)

    with pytest.raises(TooLargeError):
        archives.read_member(archive, "bomb")


def test_too_many_members_are_refused(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)

    with pytest.raises(TooLargeError):
        list(archives.members(archive))


def test_damage_and_passwords_are_said(archive: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole.replace(b"\x4b\x4a\x4d\x05", b"\xff\xff\xff\xff"))  # "bee", deflated
    with pytest.raises(CorruptError):
        archives.read_member(archive, "b.txt")
    with pytest.raises(CorruptError):
        archives.read_member(archive, "none.txt")

    flagged = bytearray(whole)
    for place in (whole.index(b"PK\x03\x04") + 6, whole.index(b"PK\x01\x02") + 8):
        flagged[place] |= 1
    archive.write_bytes(bytes(flagged))
    with pytest.raises(EncryptedError):
        archives.read_member(archive, "b.txt")


def test_only_a_zip_of_files_is_an_archive(archive: Path, tmp_path: Path) -> None:
    text = tmp_path / "x.zip"
    text.write_text("hello")

    assert archives.is_archive(archive)
    assert not archives.is_archive(text)
    assert not archives.is_archive(tmp_path / "none.zip")
