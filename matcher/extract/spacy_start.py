"""spaCy without its command line.

``import spacy`` also imports ``spacy.cli`` (downloads, HTTP, typer) for the one name ``spacy.info``: a third of the CPU
time of a cold start, and never used here. A stand-in takes its place during the import and is gone afterwards.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def spacy() -> Any:
    """The package, imported once a process; as it is when somebody has imported it before."""
    if "spacy" not in sys.modules:
        stand_ins = {"spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": ModuleType("spacy.cli.info")}
        stand_ins["spacy.cli.info"].info = _nothing  # type: ignore[attr-defined]
        sys.modules.update(stand_ins)
        try:
            import spacy
        finally:
            for name in stand_ins:
                sys.modules.pop(name, None)
        return spacy
    return sys.modules["spacy"]


def _nothing(*_: object, **__: object) -> dict[str, str]:
    """Instead of ``spacy.info``, which describes an installation."""
    return {}
