"""The command line: arguments in, results to stdout, messages to stderr, an exit code out. Nothing else prints.

Exit codes: 0 all read; 1 some input could not be read (the others' results stand); 2 wrong usage. A command's module is
imported when it is asked for, so that ``--help`` and ``--version`` cost nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from matcher.cli.arguments import parser
from matcher.cli.output import USAGE, UsageError, say
from matcher.errors import MatcherError

_HOMES = {
    "fit": "reading",
    "parse": "reading",
    "batch": "folder",
    "roles": "roles",
    "job": "roles",
    "evaluate": "measuring",
}
"""Command -> module with a function of the same name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Wrong arguments raise ``SystemExit(2)``, as argparse does."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        parser().print_help(sys.stderr)
        return USAGE
    options = parser().parse_args(arguments)
    command = getattr(import_module(f"matcher.cli.{_HOMES[options.run]}"), options.run)
    try:
        code: int = command(options)
        sys.stdout.flush()
        return code
    except (UsageError, MatcherError) as error:
        say(f"matcher: {_where(error)}{error}")
        return USAGE
    except KeyboardInterrupt:
        say("matcher: stopped")
        return 130  # what shells report for Ctrl-C
    except BrokenPipeError:  # `matcher ... | head`: whoever read has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _where(error: Exception) -> str:
    source = getattr(error, "source", "")
    return f"{source}: " if source else ""
