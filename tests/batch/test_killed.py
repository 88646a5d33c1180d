"""The real command, killed with -9 at moments of all kinds and started again: the same bytes as if it had not been."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.files import cv

KILLS = 10
NAMES = ["Ada Ferncastle", "Bo Lindgard", "Cy Marchetti", "Di Oakhurst", "Eli Quarrie", "Fay Rutherglen"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with -9")


def command(folder: Path, output: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "matcher", "batch", str(folder), "--output", str(output)),
        *("--as-of", "2026-11-01", "--workers", "2", "--quiet"),
    ]


def snapshot(output: Path) -> dict[str, bytes]:
    return {str(p.relative_to(output)): p.read_bytes() for p in output.rglob("*") if p.is_file() and p.name[0] != "."}


def test_killed_at_ten_moments_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    folder, chance = tmp_path / "inbox", random.Random(20261101)
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_bytes(cv(NAMES[number % 6]) + b"\n" * (number // 6))
    (folder / "empty.pdf").write_bytes(b"")
    started = time.monotonic()
    undisturbed = subprocess.run(command(folder, tmp_path / "whole"), stdout=subprocess.PIPE, check=False)
    takes = time.monotonic() - started

    for _ in range(KILLS):
        process = subprocess.Popen(
            command(folder, tmp_path / "killed"), stdout=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.05, takes))
        process.send_signal(signal.SIGKILL)
        process.wait()
    resumed = subprocess.run(command(folder, tmp_path / "killed"), stdout=subprocess.PIPE, check=False)

    assert (undisturbed.returncode, resumed.returncode) == (1, 1)
    assert resumed.stdout == undisturbed.stdout
    assert snapshot(tmp_path / "killed") == snapshot(tmp_path / "whole")
    assert not _orphans(str(tmp_path / "killed"))


def _orphans(mark: str) -> list[str]:
    """Processes of the killed runs that are still there a moment later."""
    time.sleep(0.5)
    if not Path("/proc").is_dir():
        return []
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mark in line:
            found.append(line)
    return found
