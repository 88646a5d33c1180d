"""What can be asked of the command line, and how it must be written. Imports nothing heavy: ``--help`` ends here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from matcher import __version__
from matcher.reports import PARSE_RENDERERS, RENDERERS


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong and where to look, where argparse prints a screen of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:  # type: ignore[override]
        """Nothing stays unknown, so that the command whose option it was to be says so, not the program."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return options, unknown


def parser() -> argparse.ArgumentParser:
    top = _Parser(
        prog="matcher",
        description="Reads CVs and rates how well they fit roles, with the lines that prove it.",
        epilog="exit codes: 0 all read · 1 some input could not be read · 2 wrong usage",
    )
    top.add_argument("--version", action="version", version=f"matcher {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _fit_arguments(commands.add_parser("fit", help="rate CVs against roles and say why"))
    _parse_arguments(commands.add_parser("parse", help="print what a CV says as data"))
    _batch_arguments(commands.add_parser("batch", help="rate and rank a whole folder"))
    _roles_arguments(commands.add_parser("roles", help="list, show or check role profiles"))
    _job_arguments(commands.add_parser("job", help="say which role an advertisement really asks for"))
    _evaluate_arguments(commands.add_parser("evaluate", help="measure accuracy against truth files"))
    return top


def _fit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="fit")
    parser.add_argument("cv", nargs="+", metavar="CV", help="a CV file; - reads standard input")
    _role_arguments(parser)
    _output_arguments(parser, list(RENDERERS), "text")
    _reading_arguments(parser)


def _parse_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="parse")
    parser.add_argument("cv", nargs="+", metavar="CV", help="a CV file; - reads standard input")
    _output_arguments(parser, list(PARSE_RENDERERS), "json")
    _reading_arguments(parser)
    parser.add_argument("--debug-layout", metavar="PNG", help="draw lines, regions and reading order of a PDF")


def _role_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="ID",
        help="a role id or a role file (.toml), several times for several; default: ai-engineer and ml-engineer",
    )
    parser.add_argument("--job", metavar="FILE", help="rate against this job advertisement")


def _output_arguments(parser: argparse.ArgumentParser, formats: list[str], default: str) -> None:
    parser.add_argument("--format", "-f", choices=formats, default=default, help=f"default: {default}")
    parser.add_argument(
        "--output", "-o", metavar="PATH", help="write here instead of printing; a folder gets one file a CV"
    )
    parser.add_argument("--force", action="store_true", help="let --output replace a file that exists")
    parser.add_argument("--quiet", "-q", action="store_true", help="no messages but errors")


def _reading_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="count running jobs to this day; default: today"
    )
    parser.add_argument("--blind", action="store_true", help="leave out who the person is")
    parser.add_argument("--ocr", choices=["auto", "never", "always"], default="auto", help="default: auto")
    parser.add_argument("--password", metavar="TEXT", help="opens encrypted files")
    parser.add_argument("--timeout", type=_seconds, default=60.0, metavar="S", help="seconds a file; default: 60")
    parser.add_argument("--memory", type=_megabytes, default=1024, metavar="MB", help="memory a file; default: 1024")


def _batch_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="batch")
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        help="searched with its subfolders and zip archives; also s3://bucket/inbox and others",
    )
    parser.add_argument("--output", "-o", required=True, metavar="DIR", help="the run folder; a run in it is resumed")
    _role_arguments(parser)
    parser.add_argument("--workers", type=_count, default=None, metavar="N", help="default: one a processor")
    parser.add_argument("--cluster", metavar="ADDRESS", help="run on this Dask cluster, e.g. tcp://host:8786")
    parser.add_argument("--include", action="append", default=[], metavar="GLOB", help="only files like this")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="no files like this")
    parser.add_argument("--no-pages", action="store_true", help="tables only, no web pages")
    parser.add_argument("--parquet", action="store_true", help="write ranking.parquet too (extra: parquet)")
    parser.add_argument("--quiet", "-q", action="store_true", help="no progress, no totals")
    _reading_arguments(parser)


def _roles_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="roles")
    parser.add_argument("action", nargs="?", choices=["list", "show", "check"], default="list")
    parser.add_argument("what", nargs="?", metavar="ID|FILE", help="an id to show, a role file (.toml) to check")


def _job_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="job")
    parser.add_argument("file", metavar="FILE", help="the advertisement; - reads standard input")
    parser.add_argument("--format", "-f", choices=["text", "json"], default="text", help="default: text")


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run="evaluate")
    parser.add_argument("folder", metavar="FOLDER", help="documents with truth files: docs/ and gold/, or side by side")
    parser.add_argument("--errors", type=_count, default=0, metavar="N", help="list the first N errors")
    parser.add_argument("--floors", metavar="FILE", help="fail when a measure lies under its floor in this TOML file")
    parser.add_argument("--raise-floors", action="store_true", help="write the floors up to what was reached")
    parser.add_argument("--lower-floors", action="store_true", help="write the floors down, too")
    parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="default: today")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-01") from error


def _seconds(text: str) -> float:
    value = _number(text)
    if not 0 < value <= 86_400:
        raise argparse.ArgumentTypeError("give seconds between 0 and 86400")
    return value


def _megabytes(text: str) -> int:
    value = int(_number(text))
    if value < 256:
        raise argparse.ArgumentTypeError("at least 256 MB: the libraries alone need that")
    return value


def _count(text: str) -> int:
    value = _number(text)
    if value < 1 or value != int(value):
        raise argparse.ArgumentTypeError("give a whole number from 1")
    return int(value)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from error
