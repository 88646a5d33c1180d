"""Folders in a store: the memory file system of fsspec, and a real S3 server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.batch import folder, remote
from matcher.batch.work import Request, do
from matcher.errors import NotFoundError

fsspec = pytest.importorskip("fsspec")
CV = b"Ana Example\nana@example.org\nExperience\nDeveloper, Acme Ltd, May 2020 - June 2021\n- Built a service\n"


def fill(address: str, options: dict[str, object] | None = None) -> None:
    store, root = fsspec.url_to_fs(address, **(options or {}))
    for name in ("b.txt", "sub/a.txt", ".hidden", "~$lock.docx", "notes.log"):
        store.pipe(f"{root}/{name}", CV + name.encode())


@pytest.fixture
def memory() -> str:
    fill("memory://bucket/inbox")
    return "memory://bucket/inbox"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        store, _ = fsspec.url_to_fs("s3://cvs")
        store.mkdir("cvs")
        fill("s3://cvs/inbox")
        yield "s3://cvs/inbox"
    server.stop()


def selection(address: str, tmp_path: Path) -> folder.Selection:
    return folder.Selection(address, tmp_path / "out", exclude=("*.log",))


def test_files_of_a_store_are_found_in_order_without_hidden_and_lock_files(memory: str, tmp_path: Path) -> None:
    assert [task.name for task in folder.find(selection(memory, tmp_path))] == ["b.txt", "sub/a.txt"]


def test_a_file_of_a_store_is_read_like_any_other(memory: str, tmp_path: Path) -> None:
    task = next(iter(folder.find(selection(memory, tmp_path))))

    outcome = do(task, Request(date(2026, 11, 1)))

    assert outcome.code == ""
    assert "ana@example.org" in outcome.texts["json"]


def test_the_fingerprint_changes_with_the_content(memory: str) -> None:
    before = remote.fingerprint(f"{memory}/b.txt")
    store, root = fsspec.url_to_fs(memory)
    store.pipe(f"{root}/b.txt", b"another")

    assert remote.fingerprint(f"{memory}/b.txt") != before


def test_a_file_that_is_gone_is_not_found(memory: str) -> None:
    with pytest.raises(NotFoundError):
        remote.read(f"{memory}/gone.txt")


def test_an_unknown_store_is_one_clear_error() -> None:
    with pytest.raises(remote.StoreAddressError, match="cannot be used"):
        list(remote.find("nosuchstore://x"))


def test_s3_gives_the_same_files(s3: str, tmp_path: Path) -> None:
    tasks = list(folder.find(selection(s3, tmp_path)))

    assert [task.name for task in tasks] == ["b.txt", "sub/a.txt"]
    assert do(tasks[0], Request(date(2026, 11, 1))).code == ""
    assert len({folder.digest(task) for task in tasks}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [("s3://b/x", True), ("C:\\cvs", False), ("inbox", False), ("c://x", False), ("a/b://c", False)],
)
def test_only_addresses_are_addresses(text: str, expected: bool) -> None:
    assert remote.is_address(text) is expected
