"""The only reader of ``data/`` (hand-written knowledge) and ``models/`` (what a machine made).

Both lie inside an installed wheel; in a checkout, ``models/`` stands beside the package.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from matcher.errors import DataError

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
