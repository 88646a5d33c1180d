"""``fit`` and ``parse`` as a person uses them: results to stdout, one clear line a bad file to stderr, exit codes."""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.cli import main
from tests.files import cv, pdf, picture_pdf

DAY = ("--as-of", "2026-11-01")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "maren.txt"
    path.write_bytes(cv())
    return path


def test_parse_prints_one_object(run: Run, file: Path) -> None:
    code, out, err = run("parse", file, *DAY)
    record = json.loads(out)

    assert code == 0 and err == ""
    assert record["source"] == str(file) and record["status"] == "ok"
    assert record["candidate"]["contact"]["emails"][0]["value"] == "maren.tidewell@example.org"


def test_several_cvs_are_one_object_a_line(run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(cv("Ada Ferncastle"))
    _, out, _ = run("parse", file, other, *DAY)

    assert [json.loads(line)["source"] for line in out.splitlines()] == [str(file), str(other)]


def test_fit_rates_the_two_roles_unless_told_otherwise(run: Run, file: Path) -> None:
    both = json.loads(run("fit", file, "--format", "json", *DAY)[1])
    one = json.loads(run("fit", file, "--format", "json", "--role", "ml-platform-engineer", *DAY)[1])

    assert list(both["fits"]) == ["ai-engineer", "ml-engineer"]
    assert both["lean"] in ("ai-engineer", "ml-engineer", "both", "neither")
    assert list(one["fits"]) == ["ml-platform-engineer"]
    for fit in both["fits"].values():
        assert round(sum(part["points"] for part in fit["contributions"]), 6) == fit["score"]


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_every_format_prints_and_prints_the_same_again(run: Run, file: Path, form: str) -> None:
    code, first, _ = run("fit", file, "--format", form, *DAY)

    assert code == 0 and "Maren Tidewell" in first
    assert run("fit", file, "--format", form, *DAY)[1] == first


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_blind_works_in_every_format(run: Run, file: Path, form: str) -> None:
    code, out, _ = run("fit", file, "--format", form, "--blind", *DAY)

    assert code == 0 and "Candidate " in out
    assert not [word for word in ("Maren", "Tidewell", "900461", "maren.txt") if word in out]


def test_standard_input_is_a_file_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(cv())))
    code, out, _ = run("parse", "-", *DAY)

    assert code == 0 and json.loads(out)["source"] == "<stdin>"


def bad_files() -> dict[str, tuple[bytes | None, str, str]]:
    """Name -> (content, code, a word of what to try)."""
    whole = pdf(["Maren Tidewell", "maren@example.org", "Experience", "Engineer, Acme Ltd, 2019 - 2021"] * 20)
    return {
        "missing.pdf": (None, "not_found", "check the path"),
        "empty.pdf": (b"", "empty", "export"),
        "random.pdf": (random.Random(7).randbytes(5000), "unsupported_format", "PDF or DOCX"),
        "truncated.pdf": (whole[: len(whole) // 3], "corrupt", "export"),
        "locked.pdf": (pdf(["x"], password="x"), "encrypted", "--password"),
        "picture.pdf": (picture_pdf(), "no_text", ""),
    }


@pytest.mark.parametrize("name", sorted(bad_files()))
@pytest.mark.parametrize("command", ["parse", "fit"])
def test_a_bad_file_gives_one_clear_line_and_exit_code_1(run: Run, tmp_path: Path, name: str, command: str) -> None:
    content, error, advice = bad_files()[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, out, err = run(command, tmp_path / name, "--format", "json", *DAY)

    assert code == 1
    assert json.loads(out)["error"]["code"] == error
    assert err.count("\n") == 1 and f"{name}: {error}: " in err and advice in err
    assert "Traceback" not in err


def test_a_bad_file_does_not_stop_the_others(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, err = run("fit", tmp_path / "missing.pdf", file, *DAY)

    assert code == 1
    assert "Maren Tidewell" in out and "not_found" in err


def test_output_writes_the_file_and_prints_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    code, out, err = run("fit", file, "--format", "markdown", "--output", target, *DAY)

    assert code == 0 and out == "" and "wrote" in err
    assert "Maren Tidewell" in target.read_text(encoding="utf-8")
    assert run("fit", file, "-f", "markdown", "-o", target, "--force", "-q", *DAY)[1:] == ("", "")


def test_output_replaces_a_file_only_when_forced(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("mine")
    code, _, err = run("fit", file, "--output", target, *DAY)

    assert code == 2 and "--force" in err
    assert target.read_text() == "mine"
    assert run("fit", file, "--output", target, "--force", *DAY)[0] == 0
    assert "Maren" in target.read_text(encoding="utf-8")


def test_output_never_replaces_an_input(run: Run, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(file)
    before = file.read_bytes()

    for target in (file, link):
        code, _, err = run("fit", file, "--output", target, "--force", *DAY)
        assert code == 2 and "is an input" in err
    assert file.read_bytes() == before


def test_a_folder_gets_one_file_a_cv(run: Run, file: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / "maren.txt"
    twin.parent.mkdir()
    twin.write_bytes(cv("Ada Ferncastle"))
    code, _, _ = run("fit", file, twin, "--format", "html", "--output", f"{tmp_path}/out/", *DAY)

    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["maren-2.html", "maren.html"]
    assert "Ferncastle" in (tmp_path / "out" / "maren-2.html").read_text(encoding="utf-8")


def test_nothing_is_left_behind_when_the_folder_is_missing(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, err = run("fit", file, "--output", tmp_path / "no" / "report.txt", *DAY)

    assert code == 2 and out == "" and "no folder" in err


def test_no_colour_without_a_terminal(run: Run, file: Path) -> None:
    assert "\x1b" not in run("fit", file, *DAY)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["fit"],
        ["fit", "x", "--role"],
        ["fit", "x", "--as-of", "yesterday"],
        ["fit", "x", "--format", "docx"],
        ["parse", "x", "--timeout", "0"],
        ["parse", "x", "--memory", "1"],
        ["parse", "x", "--nonsense"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_exit_code_2_and_one_line_that_says_where_to_look(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    err = capsys.readouterr().err
    assert stopped.value.code == 2
    assert err.count("\n") == 1 and " --help`" in err


def test_an_unknown_option_is_said_by_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["fit", "x", "--nonsense"])

    assert capsys.readouterr().err == "matcher fit: unrecognized arguments: --nonsense; see `matcher fit --help`\n"


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2

    shown = capsys.readouterr()
    assert shown.out == "" and "batch" in shown.err and "exit codes" in shown.err


def test_an_unknown_role_is_wrong_usage(run: Run, file: Path) -> None:
    code, out, err = run("fit", file, "--role", "wizard")

    assert code == 2 and out == ""
    assert "no role 'wizard'" in err and "ai-engineer" in err


def test_a_name_with_control_characters_cannot_act_on_the_terminal(run: Run, tmp_path: Path) -> None:
    err = run("parse", tmp_path / "a\nb\x1b[2J.pdf")[2]

    assert err.count("\n") == 1 and "\x1b" not in err


def test_a_running_job_is_counted_to_the_given_day(run: Run, file: Path) -> None:
    def months(day: str) -> int:
        return int(json.loads(run("parse", file, "--as-of", day)[1])["candidate"]["experience"]["months"])

    assert months("2026-11-01") - months("2025-11-01") == 12
