from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher import lexicon
from matcher.cli import main

ADVERT = """AI Engineer
Fernwood Labs Ltd, Bristol

Your tasks
- Train and validate gradient-boosted trees for demand forecasting
- Own feature engineering, offline evaluation and A/B tests

Your profile
- 3+ years of experience in machine learning
- Strong Python, SQL, scikit-learn and PyTorch, statistics
"""


@pytest.fixture
def advert(tmp_path: Path) -> Path:
    path = tmp_path / "advert.txt"
    path.write_text(ADVERT, encoding="utf-8")
    return path


def test_list_names_every_role(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [role.id for role in lexicon.roles()]


@pytest.mark.parametrize("role", [role.id for role in lexicon.roles()])
def test_show_prints_every_role_with_its_sources(role: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles", "show", role]) == 0
    assert f"({role})" in capsys.readouterr().out


def test_check_passes_a_shipped_role(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles", "check", str(lexicon.data_path("roles", "ai-engineer.toml"))]) == 0


def test_check_names_file_and_key_of_every_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('id = "mine"\nwizardry = 3\n', encoding="utf-8")

    assert main(["roles", "check", str(path)]) == 1
    err = capsys.readouterr().err
    assert "mine.toml: name is missing" in err and "mine.toml: wizardry" in err


@pytest.mark.parametrize("arguments", [["roles", "show"], ["roles", "show", "wizard"], ["roles", "check"]])
def test_what_is_missing_or_unknown_is_wrong_usage(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_job_says_what_an_advertisement_really_asks_for(advert: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["job", str(advert)]) == 0
    assert "asks for an ML engineer" in capfd.readouterr().out
    assert main(["job", str(advert), "--format", "json"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["asks_for"] == "ml-engineer" and record["claimed"] == "ai-engineer"
    assert record["advert"]["years"]["value"] == 3


def test_a_cv_is_rated_against_an_advertisement(
    advert: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.files import cv

    (tmp_path / "cv.txt").write_bytes(cv())
    assert main(["fit", str(tmp_path / "cv.txt"), "--job", str(advert), "--format", "json"]) == 0
    record = json.loads(capfd.readouterr().out)

    assert len(record["fits"]) == 1 and record["lean"] == ""


def test_a_missing_advertisement_is_said_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["job", str(tmp_path / "no.txt")]) == 1
    assert "not_found" in capfd.readouterr().err
    assert main(["fit", "cv.txt", "--job", str(tmp_path / "no.txt")]) == 2
