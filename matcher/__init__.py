"""A CV goes in; a record of the person and a fit report come out, each value with the line that proves it.

    import matcher
    report = matcher.fit("cv.pdf")
    report.lean, report.fits[0].score

``parse`` and ``fit`` take a path; ``roles`` lists what a CV can be rated against; what cannot be read raises
``MatcherError``. Importing the package loads nothing: each name is fetched when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.api import fit, parse, roles
    from matcher.errors import MatcherError

__all__ = ["MatcherError", "__version__", "fit", "parse", "roles"]
__version__ = "0.1.0"

_HOMES = {"parse": "matcher.api", "roles": "matcher.api", "MatcherError": "matcher.errors"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'matcher' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """``matcher.fit`` is the function, although the import system binds the module of that name there."""

    @property
    def fit(self) -> Any:
        return import_module("matcher.api").fit

    @fit.setter
    def fit(self, module: ModuleType) -> None:
        """The module stays reachable by ``from matcher.fit import Fit``."""


sys.modules[__name__].__class__ = _Package
