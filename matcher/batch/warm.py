"""Importing this loads all that a worker needs, models included, by reading a small CV once.

For the server process that workers are forked from, and for nothing else: a module with an effect, on purpose.
"""

from __future__ import annotations

import contextlib
import gc
from datetime import date
from importlib import import_module

from matcher import lexicon
from matcher.batch.work import Outcome, Request, Task, do
from matcher.errors import MatcherError

_CV = b"""Jo Doe
jo.doe@example.org | +44 7700 900123 | Leeds, United Kingdom

EXPERIENCE

Developer, Acme Ltd, May 2020 - June 2021
- Built a service in Python

EDUCATION

BSc Computer Science, University of Leeds, 2017 - 2020

SKILLS

Python, SQL
"""


_READERS = ("matcher.readers.pdf", "matcher.readers.word", "pdfplumber")


def warm() -> Outcome:
    """Read, rate and render something small. Raises ``MatcherError`` when the shipped data is wrong."""
    request = Request(date(2021, 7, 1), lexicon.roles()[:1], ("json", "html"), pictures=False, keep=True)
    return do(Task("warm.txt", data=_CV), request)


def readers() -> None:
    """Load the readers of the usual formats with their libraries; the sample is plain text."""
    for name in _READERS:
        import_module(name)


readers()
with contextlib.suppress(MatcherError):  # each file will say what is wrong with the data
    warm()
gc.freeze()  # all this stays: no collection in a worker need walk it, and write into each of its pages on the way
