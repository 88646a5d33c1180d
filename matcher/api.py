"""The public functions, for programs: ``matcher.parse``, ``matcher.fit``, ``matcher.roles``.

They read in the calling process; whoever reads files of strangers should rather run the command line, which puts every
file behind limits of memory and time. The stages are loaded when a CV is read: a command that only asks for roles, or
lets workers read, does without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from matcher import lexicon
from matcher.candidate import Parsed
from matcher.errors import DataError
from matcher.fit import Report
from matcher.readers import Options, Source
from matcher.role import Role

DEFAULT_ROLES = ("ai-engineer", "ml-engineer")
"""What a CV is rated against when nothing else is asked for."""

_DEFAULT = Options()


def parse(path: str | Path, *, as_of: date | None = None, options: Options = _DEFAULT) -> Parsed:
    """Read a CV. ``as_of``: the day that months still running are counted to; today by default.

    Raises ``MatcherError``: the file cannot be read, or is not a CV.
    """
    from matcher import pipeline

    return pipeline.parse(Source.from_path(path), as_of=as_of or date.today(), options=options)


def fit(
    path: str | Path, roles: Sequence[str] = (), *, as_of: date | None = None, options: Options = _DEFAULT
) -> Report:
    """Read a CV and rate it against roles: ids of ``matcher.roles()`` or paths of TOML files; by default the two
    that the product is about. Raises ``MatcherError``.
    """
    from matcher import pipeline

    day = as_of or date.today()
    return pipeline.fit(parse(path, as_of=day, options=options), chosen(roles), as_of=day)


def roles() -> tuple[Role, ...]:
    """The roles that are shipped."""
    return lexicon.roles()


def chosen(ids: Sequence[str]) -> tuple[Role, ...]:
    """The roles of these ids or TOML files, each once, in the order given; none given: the default two.

    Raises ``DataError``: no such role, or the file is wrong.
    """
    known = {role.id: role for role in lexicon.roles()}
    return tuple(dict.fromkeys(_role(name, known) for name in ids or DEFAULT_ROLES))


def _role(name: str, known: dict[str, Role]) -> Role:
    if name in known:
        return known[name]
    if name.endswith(".toml"):
        return lexicon.role_from(Path(name))
    raise DataError(f"no role {name!r}: choose among {', '.join(known)}, or give a TOML file")
