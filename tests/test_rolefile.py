"""Role files: the shipped ones are right, and mistakes are named by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher import lexicon, scoring
from matcher.errors import DataError, NotFoundError
from matcher.role import Ground
from tests.scoring.resumes import AI, AS_OF, built

SHIPPED = sorted(lexicon.data_path("roles").glob("*.toml"))
GOOD = """
id = "baker"
name = "Baker"
summary = "Bakes."
orientation = "bread"
profile = "Bakes bread and cakes."
titles = ["baker"]
[[competency]]
id = "bread"
name = "Bread"
weight = 2
ground = "own"
phrases = ["bake bread"]
[[competency]]
id = "till"
name = "Till"
weight = 1.0
ground = "shared"
phrases = ["till"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "baker.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_role_is_right_and_named_like_its_file(path: Path) -> None:
    assert lexicon.role_problems(path) == ()
    assert lexicon.role_from(path).id == path.stem


def test_every_shipped_role_is_loaded_and_rated() -> None:
    roles = lexicon.roles()
    fits = scoring.rate(*built(AI), roles, AS_OF).fits

    assert {role.id for role in roles} >= {
        *("ai-engineer", "ml-engineer", "ml-platform-engineer", "ml-hardware-engineer", "ml-solutions-architect")
    }
    assert [fit.role for fit in fits] == [role.id for role in roles]
    assert max(fits, key=lambda fit: fit.score).role == "ai-engineer"


def test_the_two_main_roles_carry_sourced_facts_and_first_steps() -> None:
    for role in (r for r in lexicon.roles() if r.id in ("ai-engineer", "ml-engineer")):
        assert role.pay and role.demand and role.entry
        assert all(fact.source for fact in (role.pay, role.demand, role.entry))
        assert role.choose_if and role.mathematics and role.typical_work
        assert all(c.first_step for c in role.competencies)


def test_a_role_of_ones_own_is_read_with_weights_that_add_up(tmp_path: Path) -> None:
    role = lexicon.role_from(written(tmp_path, GOOD))

    assert [c.ground for c in role.competencies] == [Ground.OWN, Ground.SHARED]
    assert sum(c.weight for c in role.competencies) == pytest.approx(1)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('name = "Baker"', "", "name is missing"),
        ('id = "bread"', "", "competency 1.id is missing"),
        ("weight = 2", "weight = -2", "competency bread.weight must be a number above 0"),
        ('ground = "own"', 'ground = "mine"', 'competency bread.ground must be "own" or "shared"'),
        ('ground = "own"', 'ground = "shared"', 'at least one must have ground = "own"'),
        ('phrases = ["bake bread"]', "", "competency bread.skills, areas and phrases are all empty"),
        ('phrases = ["bake bread"]', 'skills = ["Bredd"]', "competency bread.skills: 'Bredd' is not a canonical skill"),
        ('phrases = ["bake bread"]', 'phrases = "bake"', "competency bread.phrases must be a list of texts"),
        ('id = "till"', 'id = "bread"', "competency bread.id occurs twice"),
        ('titles = ["baker"]', 'title = ["baker"]', "title is not a key of a role file"),
        ('titles = ["baker"]', 'titles = ["baker"]\nmonths_expected = 0', "months_expected must be a whole number"),
        ('titles = ["baker"]', 'titles = ["baker"]\npay = "much"', "pay must have text and source"),
        ('titles = ["baker"]', 'titles = ["baker"]\ndegree_expected = "msc"', "degree_expected must be one of"),
        ('id = "baker"', "id = ", "is not valid TOML"),
    ],
)
def test_a_mistake_is_named_by_file_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    problems = lexicon.role_problems(path)

    assert any(said in problem for problem in problems), problems
    assert all("baker.toml" in problem for problem in problems)
    with pytest.raises(DataError, match=r"baker\.toml"):
        lexicon.role_from(path)


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(NotFoundError, match="not there"):
        lexicon.role_from(Path("nowhere.toml"))
