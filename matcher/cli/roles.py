"""``roles`` and ``job``, and which roles a command was asked to rate against."""

from __future__ import annotations

import argparse
import sys
import textwrap
from datetime import date
from pathlib import Path

from matcher.batch import guard
from matcher.batch.work import Limits, Outcome, Request
from matcher.cli.output import OK, SOME_FAILED, UsageError, say, task, use_utf8
from matcher.role import Role

WIDTH = 80


def asked_for(options: argparse.Namespace) -> tuple[Role, ...]:
    """The roles of ``--role`` and ``--job``; the default two without either.

    Raises ``DataError`` for a role, ``UsageError`` for an advertisement that cannot be used.
    """
    from matcher import api

    chosen = api.chosen(options.role) if options.role or not options.job else ()
    return (*chosen, _asked(options)) if options.job else chosen


def _asked(options: argparse.Namespace) -> Role:
    if options.job == "-" and "-" in getattr(options, "cv", ()):
        raise UsageError("standard input (-) can be read once only")
    outcome = _read(options.job, "json", options.password)
    if outcome.role is None:
        raise UsageError(f"--job {options.job}: {outcome.code}: {outcome.message}")
    return outcome.role


def job(options: argparse.Namespace) -> int:
    """Say what an advertisement asks for."""
    use_utf8()
    outcome = _read(options.file, options.format, None)
    if outcome.code:
        say(f"matcher: {outcome.name}: {outcome.code}: {outcome.message}")
    for text in outcome.texts.values():
        sys.stdout.write(text)
    return SOME_FAILED if outcome.code else OK


def _read(path: str, form: str, password: str | None) -> Outcome:
    """Behind the same limits as a CV: an advertisement is a stranger's file too."""
    request = Request(date.min, forms=(form,), advert=True, password=password)
    return next(iter(guard.run([task(path)], request, Limits())))


def roles(options: argparse.Namespace) -> int:
    """List the roles, show one, or check a file."""
    use_utf8()
    if options.action != "list" and not options.what:
        raise UsageError(f"roles {options.action} needs {'an id' if options.action == 'show' else 'a file'}")
    if options.action == "check":
        return _check(Path(options.what))
    from matcher import api

    if options.action == "show":
        sys.stdout.write(_shown(api.chosen([options.what])[0]))
    else:
        sys.stdout.write("".join(f"{role.id:24}{role.name}: {role.orientation}\n" for role in api.roles()))
    return OK


def _check(path: Path) -> int:
    from matcher import lexicon
    from matcher.errors import DataError

    try:
        problems = lexicon.role_problems(path)
    except DataError as error:
        problems = (str(error),)
    for problem in problems:
        say(problem)
    if not problems:
        sys.stdout.write(f"{path}: no problem found\n")
    return SOME_FAILED if problems else OK


def _shown(role: Role) -> str:
    facts = [("Entry", role.entry), ("Demand", role.demand), ("Pay", role.pay)]
    lines = [f"{role.name} ({role.id})", "", *_wrapped(role.summary), "", f"Directed at: {role.orientation}"]
    lines += [f"Mathematics: {role.mathematics}"] if role.mathematics else []
    for name, fact in facts:
        lines += _wrapped(f"{name}: {fact.text} ({fact.source})") if fact else []
    lines += _wrapped(f"Choose it if {role.choose_if}") if role.choose_if else []
    lines += ["", "Competencies, with their share of what is asked for:"]
    for part in role.competencies:
        shared = ", shared with the neighbouring roles" if part.ground.value == "shared" else ""
        lines += ["", f"  {part.weight:4.0%}  {part.name}{shared}"]
        lines += _wrapped(", ".join(part.skills), "        ") if part.skills else []
    lines += ["", f"Grows into: {', '.join(role.specialities)}"] if role.specialities else []
    return "\n".join(lines) + "\n"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
