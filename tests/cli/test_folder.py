"""``batch`` on the command line: real files, real workers, what a recruiter sees."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from matcher.cli import main
from tests.files import cv

DAY = ("--as-of", "2026-11-01")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "deep").mkdir(parents=True)
    (folder / "maren.txt").write_bytes(cv())
    (folder / "deep" / "ada.txt").write_bytes(cv("Ada Ferncastle"))
    (folder / "empty.pdf").write_bytes(b"")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("eli.txt", cv("Eli Quarrie"))
        archive.writestr("twin.txt", cv())
    return folder


def test_a_folder_is_ranked_and_accounted_for(inbox: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(inbox), "--output", str(tmp_path / "run"), *DAY]) == 1
    out, err = capfd.readouterr()

    assert "empty.pdf: empty: " in err
    assert "3 CVs read and ranked, 1 not read, 1 duplicate:" in err
    assert [name for name in ("Maren Tidewell", "Ada Ferncastle", "Eli Quarrie") if name in out][2:]
    assert max(map(len, out.splitlines())) <= 80
    with (tmp_path / "run" / "ranking.csv").open(encoding="utf-8") as file:
        assert {row["file"] for row in csv.DictReader(file)} == {"maren.txt", "deep/ada.txt", "more.zip/eli.txt"}
    with (tmp_path / "run" / "candidates.jsonl").open(encoding="utf-8") as file:
        assert {json.loads(line)["source"]: json.loads(line)["status"] for line in file} == {
            "deep/ada.txt": "ok",
            "empty.pdf": "error",
            "maren.txt": "ok",
            "more.zip/eli.txt": "ok",
        }


def test_a_blind_batch_shows_nobody(inbox: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["batch", str(inbox), "--output", str(tmp_path / "run"), "--blind", "--quiet", *DAY])
    out, err = capfd.readouterr()

    assert err == "" and "Candidate " in out and "Tidewell" not in out
    names_files = {"key.csv", "failures.csv", "duplicates.csv", ".run.sqlite"}
    for path in (tmp_path / "run").rglob("*"):
        if path.is_file():
            secrets = [b"Tidewell", b"example.org", b"900461"] + ([] if path.name in names_files else [b"maren"])
            assert not [word for word in secrets if word in path.read_bytes()], path


@pytest.mark.parametrize(
    "arguments", [["none", "-o", "out"], ["inbox", "-o", "inbox"], ["inbox", "-o", "inbox/maren.txt"]]
)
def test_what_cannot_be_run_is_said_before_it_starts(
    arguments: list[str], inbox: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(inbox.parent)

    assert main(["batch", *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_an_empty_folder_is_said_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "inbox").mkdir()

    assert main(["batch", str(tmp_path / "inbox"), "-o", str(tmp_path / "run")]) == 2
    assert "no file" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(inbox: Path, tmp_path: Path) -> None:
    for number in range(60):
        (inbox / f"{number}.txt").write_bytes(cv(f"Fay Rutherglen {'I' * (number % 4)}") + b"\n" * number)
    command = [sys.executable, "-m", "matcher", "batch", str(inbox), "-o", str(tmp_path / "run"), *DAY]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (tmp_path / "run").is_dir() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode in (130, 1)  # 1: it was quicker than the signal
    assert "Traceback" not in err
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 1 and "63 CVs read and ranked" in done.stderr
