"""The only reader of ``data/`` (hand-written knowledge) and ``models/`` (what a machine made).

Both lie inside an installed wheel; in a checkout, ``models/`` stands beside the package.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from matcher import rolefile
from matcher.errors import DataError, MatcherError, NotFoundError
from matcher.role import Role

_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "data"
_MODELS = next((p for p in (_PACKAGE / "_models", _PACKAGE.parent / "models") if p.is_dir()), _PACKAGE / "_models")


def data_path(*parts: str) -> Path:
    """The path of a file in ``data/``."""
    return _DATA.joinpath(*parts)


def model_path(*parts: str) -> Path:
    """The path of a file in ``models/``."""
    return _MODELS.joinpath(*parts)


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file; raises ``DataError`` naming the file and the line that is wrong."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} is not valid TOML: {error}", source=str(path)) from error


@cache
def toml(*parts: str) -> dict[str, Any]:
    """A TOML file of ``data/``, parsed once a process."""
    return read_toml(data_path(*parts))


def toml_folder(name: str) -> dict[str, dict[str, Any]]:
    """All TOML files of a folder of ``data/``, in name order: file name -> content."""
    return {path.name: read_toml(path) for path in sorted(data_path(name).glob("*.toml"))}


@cache
def skill_parents() -> dict[str, str]:
    """Canonical skill name -> the name of its parent (another skill or an area); in the order of the files."""
    tables = toml_folder("skills").values()
    return {skill["name"]: skill.get("parent", "") for table in tables for skill in table.get("skill", ())}


@cache
def roles() -> tuple[Role, ...]:
    """The shipped roles, in the order of their files; raises ``DataError`` naming file and key.

    Their skill names are checked by the tests, not here: reading the taxonomy would cost every start a third of a
    second.
    """
    return tuple(rolefile.role(read_toml(path), path.name) for path in sorted(data_path("roles").glob("*.toml")))


def role_from(path: Path) -> Role:
    """The role of a TOML file, shipped or a user's own; raises ``DataError`` naming file and key."""
    return rolefile.role(_role_table(path), path.name, skill_parents())


def role_problems(path: Path) -> tuple[str, ...]:
    """Everything that is wrong with a role file, each naming file and key; empty when it can be used."""
    try:
        return rolefile.problems(_role_table(path), path.name, skill_parents())
    except MatcherError as error:
        return (error.message,)


def _role_table(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise NotFoundError(f"{path} is not there; give the path of a role file (TOML)", source=str(path))
    return read_toml(path)
