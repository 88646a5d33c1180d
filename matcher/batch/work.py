"""What is done with one file, wherever it is done: in a guarded process for the command line, in a pool, on a cluster.

``do(task, request)`` never raises: what is wrong with a file, and a bug that a file brings to light, cost that file
alone. The ``Outcome`` says which of the two it was; a bug brings where it happened, for the log.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.batch import packing, remote
from matcher.batch.archives import read_member
from matcher.errors import CrashedError, MatcherError, OutOfMemoryError

if TYPE_CHECKING:
    from matcher.candidate import Parsed
    from matcher.fit import Report
    from matcher.readers import Source
    from matcher.role import Role


@dataclass(frozen=True, slots=True)
class Task:
    """One CV to be read: from ``data`` (already in memory), from a member of an archive, or from ``path``."""

    name: str
    """What the results call it."""
    path: str = ""
    member: str = ""
    data: bytes | None = None
    parsed: bytes = b""
    """What was read of it before (``packing.pack``): then it is only rated again."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to do with every CV of a run. Plain values: it crosses process borders and keys the results."""

    as_of: date
    roles: tuple[Role, ...] = ()
    """Empty: parse only."""
    forms: tuple[str, ...] = ("json",)
    """Names of report formats to render."""
    compact: bool = False
    """JSON on one line."""
    color: bool = False
    blind: bool = False
    pictures: bool = True
    """Page pictures in HTML reports."""
    keep: bool = False
    """Hand back what was read, so that another rating need not read again."""
    advert: bool = False
    """The file is a job advertisement: say what it asks for, and hand it back as a role."""
    ocr: str = "auto"
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 60.0
    """A scanned CV of ten pages takes about 20 s; nothing honest takes a minute."""
    megabytes: int = 1024
    """Address space of a worker. The libraries map 310 MB; the largest honest CV needs another 300 MB."""

    @property
    def cpu_seconds(self) -> int:
        """A third of ``seconds`` of this process' own work: 400 pages take about 4 s, and OCR works in processes of
        its own, so that only files that mean harm come near it."""
        return max(1, round(self.seconds / 3))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    code: str = ""
    """Error code; empty when it was read."""
    message: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    """Format -> rendered report."""
    best: float = -1.0
    """The highest of its scores; -1 without one."""
    parsed: bytes = b""
    """What was read of it, where the request says ``keep``."""
    role: Role | None = None
    """What an advertisement asks for."""
    trace: str = ""
    """Where a bug happened: places in the code only, since messages may quote the CV."""
    spent: bool = False
    """It was stopped after ``Limits.cpu_seconds`` of its own work, which another try would only spend again."""


def do(task: Task, request: Request) -> Outcome:
    """Read one CV, rate it if roles are asked for, and render it."""
    try:
        if request.advert:
            return _job(task, request)
        return _fit(task, request) if request.roles else _parse(task, request)
    except MatcherError as error:
        return failure(task.name, error, request)
    except MemoryError:
        memory = OutOfMemoryError("needs more memory than a CV may: export it again as a plain PDF")
        return failure(task.name, memory, request)
    except Exception as bug:  # noqa: BLE001 - the border of the worker: the other files must go on
        problem = CrashedError(f"{type(bug).__name__} inside matcher, which is a bug: please report it")
        return replace(failure(task.name, problem, request), trace=_places(bug))


def _places(bug: Exception) -> str:
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(bug).__name__, *lines])


def failure(name: str, error: MatcherError, request: Request) -> Outcome:
    """The outcome of a file that could not be read; its JSON says why."""
    from matcher.reports import json

    record = json.failed(name, error)
    text = json.text(record, indent=None if request.compact else 2)
    return Outcome(name, error.code, error.message, {form: text for form in request.forms if form == "json"})


def load(task: Task) -> Source:
    """The file's bytes. Raises ``MatcherError``: it is not there, empty or too large."""
    from matcher.readers import Source

    if task.data is not None:
        return Source.from_bytes(task.name, task.data)
    if task.member:
        return Source.from_bytes(task.name, read_member(Path(task.path), task.member))
    source = remote.read(task.path) if remote.is_address(task.path) else Source.from_path(task.path)
    return replace(source, name=task.name)


def _read(source: Source, request: Request) -> Parsed:
    from matcher import pipeline
    from matcher.readers import Options

    return pipeline.parse(source, as_of=request.as_of, options=Options(request.ocr, request.password))


def _parse(task: Task, request: Request) -> Outcome:
    from matcher.reports import PARSE_RENDERERS
    from matcher.reports.blind import blind_parsed

    parsed = _read(load(task), request)
    shown = blind_parsed(parsed) if request.blind else parsed
    return Outcome(
        task.name, texts={form: _render(PARSE_RENDERERS[form], shown, form, request) for form in request.forms}
    )


def _job(task: Task, request: Request) -> Outcome:
    from matcher import pipeline
    from matcher.readers import Options
    from matcher.reports import JOB_RENDERERS

    reading = pipeline.job(load(task), options=Options(request.ocr, request.password))
    texts = {form: _render(JOB_RENDERERS[form], reading, form, request) for form in request.forms}
    return Outcome(task.name, texts=texts, role=reading.role)


def _fit(task: Task, request: Request) -> Outcome:
    from matcher import pipeline
    from matcher.reports import RENDERERS
    from matcher.reports.blind import blind

    source = None if task.parsed else load(task)
    parsed = _read(source, request) if source else _known(task)
    report = pipeline.fit(parsed, request.roles, as_of=request.as_of)
    if request.blind:
        report = blind(report)
    shown = {form: _with_pictures(report, source, form, request) for form in request.forms}
    return Outcome(
        task.name,
        texts={form: _render(RENDERERS[form], shown[form], form, request) for form in request.forms},
        best=max((fit.score for fit in report.fits), default=-1.0),
        parsed=packing.pack(parsed) if request.keep and source else b"",
    )


def _known(task: Task) -> Parsed:
    """What was read before, under the name that the file has now."""
    parsed = packing.unpack(task.parsed)
    return replace(parsed, document=replace(parsed.document, source=task.name))


def _with_pictures(report: Report, source: Source | None, form: str, request: Request) -> Report:
    """Pages as pictures where the format shows them; a blind report has none, since pictures show the person."""
    if form != "html" or request.blind or not request.pictures or source is None:
        return report
    from matcher.readers import Options
    from matcher.readers.pictures import draw

    return replace(report, pictures=draw(source, Options(request.ocr, request.password)))


def _render(renderer: Callable[..., str], shown: Any, form: str, request: Request) -> str:
    if form == "text" and request.color and not request.advert:
        return renderer(shown, color=True)
    if form in ("json", "jsonresume") and request.compact:
        return renderer(shown, indent=None)
    return renderer(shown)
