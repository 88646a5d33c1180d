"""Which role an advertisement really asks for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from matcher import lexicon, readers, scoring
from matcher.extract import advert as reading
from matcher.fit import JobReading
from matcher.role import Ground
from matcher.scoring import advert
from tests.scoring.resumes import AI, AS_OF, ML, NURSE, built

DATA = Path(__file__).parent.parent / "data"


def adverts(*names: str) -> list[dict[str, Any]]:
    return [item for name in names for item in tomllib.loads((DATA / name).read_text(encoding="utf-8"))["advert"]]


def read(text: str) -> JobReading:
    document = readers.read(readers.Source("advert.txt", text.encode()))
    return advert.read(reading.read(document), lexicon.roles())


def test_the_role_is_right_for_at_least_47_of_50_advertisements() -> None:
    known = adverts("adverts_a.toml", "adverts_b.toml")

    assert len(known) == 50
    assert sum(read(item["text"]).asks_for == item["role"] for item in known) >= 47


def test_the_role_is_right_for_at_least_18_of_20_unseen_ones() -> None:
    unseen = adverts("adverts_c.toml")

    assert len(unseen) == 20
    assert sum(read(item["text"]).asks_for == item["role"] for item in unseen) >= 18


def test_the_role_is_right_for_other_industries_languages_and_forms() -> None:
    others = adverts("adverts_d.toml")

    assert len(others) == 20
    assert sum(read(item["text"]).asks_for == item["role"] for item in others) >= 19


def test_a_title_that_the_text_contradicts_is_said() -> None:
    text = next(i["text"] for i in adverts("adverts_b.toml") if i["text"].strip().startswith("AI Engineer\nResp"))

    assert read(text).sentence == "Advertised as “AI Engineer” (an AI engineer); asks for an ML engineer."


def test_an_advertisement_for_something_else_asks_for_neither() -> None:
    found = read(
        "Chef de partie\nDuties\n- Cook for ninety guests\n- Order fish\nRequirements\n- HACCP\n- Menu planning"
    )

    assert found.asks_for == "neither"


def test_the_advertisement_is_a_role_that_cvs_are_rated_against() -> None:
    role = read(adverts("adverts_a.toml")[0]["text"]).role
    scores = [scoring.rate(*built(cv), (role,), AS_OF).fits[0].score for cv in (AI, ML, NURSE)]

    assert sum(c.weight for c in role.competencies) == pytest.approx(1.0)
    assert any(c.ground is Ground.OWN for c in role.competencies)
    assert scores[0] > 60 > scores[1] > scores[2]
    assert scores[2] < 10


def test_what_is_nice_to_have_weighs_less() -> None:
    role = read("ML Engineer\nRequirements\n- XGBoost and PyTorch\nNice to have\n- A/B testing and statistics").role
    weights = {c.id: (c.required, c.weight) for c in role.competencies}

    assert weights["modelling"][0] and not weights["mathematics"][0]
    assert weights["mathematics"][1] < weights["modelling"][1]
