"""Importing this loads all that a worker needs, models included, by reading a CV of three lines once.

For the server process that workers are forked from, and for nothing else: a module with an effect, on purpose.
"""

from __future__ import annotations

import contextlib
from datetime import date

from matcher import lexicon
from matcher.batch.work import Request, Task, do
from matcher.errors import MatcherError

_CV = b"Jo Doe\njo@example.org\nExperience\nDeveloper, Acme Ltd, May 2020 - June 2021\n- Built a service in Python\n"


def warm() -> None:
    """Read, rate and render something small; whether it succeeds does not matter here."""
    with contextlib.suppress(MatcherError):
        do(
            Task("warm.txt", data=_CV),
            Request(date(2021, 7, 1), lexicon.roles()[:1], forms=("json", "html"), keep=True),
        )


warm()
