"""``python -m matcher.batch.child FD``: a guarded process that serves the pipe with this file descriptor."""

from __future__ import annotations

import pickle
import sys
from multiprocessing.connection import Connection

from matcher.batch import guard
from matcher.batch.work import Limits, Request


def main() -> None:
    """Standard input says what to do with every file, and the limits."""
    settings: tuple[Request, Limits] = pickle.load(sys.stdin.buffer)
    guard.serve(Connection(int(sys.argv[1])), *settings)


if __name__ == "__main__":
    main()
