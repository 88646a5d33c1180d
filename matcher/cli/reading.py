"""``fit`` and ``parse``: a few CVs, each read in a guarded process, printed in the order given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from matcher.batch import guard
from matcher.batch.work import Limits, Outcome, Request
from matcher.cli.output import OK, SOME_FAILED, UsageError, check_target, colored, say, task, use_utf8, write
from matcher.cli.roles import asked_for
from matcher.role import Role

_SUFFIXES = {"json": ".json", "jsonresume": ".json", "markdown": ".md", "html": ".html", "text": ".txt"}
_SEPARATORS = {"text": "\n", "markdown": "\n---\n\n"}
"""Between the reports of several CVs; JSON has one object a line."""


def parse(options: argparse.Namespace) -> int:
    """Print what CVs say."""
    if options.debug_layout:
        return _debug_layout(options)
    return _run(options, ())


def fit(options: argparse.Namespace) -> int:
    """Print how CVs fit roles."""
    return _run(options, asked_for(options))


def _run(options: argparse.Namespace, roles: tuple[Role, ...]) -> int:
    use_utf8()
    names: list[str] = options.cv
    if names.count("-") > 1:
        raise UsageError("standard input (-) can be read once only")
    folder = _folder(options)
    if options.output and not folder:
        check_target(Path(options.output), names, options.force)
    if options.format == "html" and len(names) > 1 and not folder:
        raise UsageError("several CVs as HTML need --output FOLDER: a page holds one")
    limits = Limits(options.timeout, options.memory)
    outcomes = _reported(guard.run(map(task, names), _request(options, roles), limits))
    if folder:
        return _to_folder(outcomes, folder, options)
    if options.output:
        return _to_file(outcomes, options)
    return _to_stdout(outcomes, options)


def _request(options: argparse.Namespace, roles: tuple[Role, ...]) -> Request:
    return Request(
        as_of=options.as_of or date.today(),
        roles=roles,
        forms=(options.format,),
        compact=len(options.cv) > 1,
        color=not options.output and colored(),
        blind=options.blind,
        ocr=options.ocr,
        password=options.password,
    )


def _reported(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, with one line to stderr for each file that could not be read."""
    for outcome in outcomes:
        if outcome.code:
            sys.stdout.flush()
            say(f"matcher: {outcome.name}: {outcome.code}: {outcome.message}")
            for line in outcome.trace.splitlines():
                say(line)
        yield outcome


def _to_stdout(outcomes: Iterable[Outcome], options: argparse.Namespace) -> int:
    code, separator = OK, ""
    for outcome in outcomes:
        code = code or _code(outcome)
        for text in outcome.texts.values():
            sys.stdout.write(separator + text)
            sys.stdout.flush()
            separator = _SEPARATORS.get(options.format, "")
    return code


def _to_file(outcomes: Iterable[Outcome], options: argparse.Namespace) -> int:
    done = list(outcomes)
    texts = [text for outcome in done for text in outcome.texts.values()]
    if texts:
        write(Path(options.output), _SEPARATORS.get(options.format, "").join(texts).encode())
        if not options.quiet:
            say(f"matcher: wrote {options.output}")
    return max(map(_code, done))


def _folder(options: argparse.Namespace) -> Path | None:
    """``--output`` names a folder when one is there, or when it ends with a slash (then it is made)."""
    if not options.output:
        return None
    path = Path(options.output)
    if options.output.endswith("/"):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"the folder {path} cannot be made ({error.strerror})") from error
    return path if path.is_dir() else None


def _to_folder(outcomes: Iterable[Outcome], folder: Path, options: argparse.Namespace) -> int:
    targets = _targets(options.cv, folder, _SUFFIXES[options.format])
    for target in targets:
        check_target(target, options.cv, options.force)
    code, written = OK, 0
    for outcome, target in zip(outcomes, targets, strict=True):
        code = code or _code(outcome)
        for text in outcome.texts.values():
            write(target, text.encode())
            written += 1
    if not options.quiet:
        say(f"matcher: wrote {written} files to {folder}")
    return code


def _targets(names: list[str], folder: Path, suffix: str) -> list[Path]:
    """A file a CV, called like it; those of the same name are numbered in the order given."""
    seen: dict[str, int] = {}
    targets = []
    for name in names:
        stem = "stdin" if name == "-" else Path(name).stem
        seen[stem] = seen.get(stem, 0) + 1
        targets.append(folder / f"{stem}{f'-{seen[stem]}' if seen[stem] > 1 else ''}{suffix}")
    return targets


def _code(outcome: Outcome) -> int:
    return SOME_FAILED if outcome.code else OK


def _debug_layout(options: argparse.Namespace) -> int:
    from matcher.errors import MatcherError
    from matcher.readers import Options, Source, pdf_debug

    if len(options.cv) != 1 or options.cv == ["-"]:
        raise UsageError("--debug-layout draws one PDF: give its path")
    target = Path(options.debug_layout)
    check_target(target, options.cv, options.force)
    try:
        picture = pdf_debug.draw(Source.from_path(options.cv[0]), Options(options.ocr, options.password))
    except MatcherError as error:
        say(f"matcher: {options.cv[0]}: {error.code}: {error}")
        return SOME_FAILED
    write(target, picture)
    say(f"matcher: wrote {target}")
    return OK
