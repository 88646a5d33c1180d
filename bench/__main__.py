"""CPU time a CV, warm and cold, against the straight stack and against pdfium's plain text, in one run.

Trust the ratios, not the milliseconds: the engines take turns on the same files, and the median over files of the best
of ``TURNS`` is shown, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

DOCS = Path(__file__).parents[1] / "sample_cvs" / "benchmark" / "docs"
AS_OF = date(2026, 11, 1)
FILES = 24
TURNS = 3
COLD = 5
"""Starts of each program."""
COLD_FILE = "ai03__flat.pdf"
"""Two pages of text; a page with a word or two would be shown to OCR, and its start is not what is measured."""
Step = Callable[[Path], object]


def main() -> None:
    files = sorted(DOCS.glob("*.pdf"))
    files = files[:: max(1, len(files) // FILES)][:FILES]
    _warm(files)
    _cold(DOCS / COLD_FILE)
    _batch()


def _warm(files: list[Path]) -> None:
    steps = _steps()
    pages = sum(_pages(path) for path in files) / len(files)
    print(f"Warm, CPU ms a CV (median of {len(files)} PDFs, {pages:.1f} pages each on average)")
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for path in files:
        for step in steps.values():
            step(path)  # fills caches, and is not counted
        best = dict.fromkeys(steps, float("inf"))
        for _ in range(TURNS):
            for name, step in steps.items():
                best[name] = min(best[name], _cpu(lambda step=step, path=path: step(path)))
        for name, seconds in best.items():
            taken[name].append(1000 * seconds)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    whole, parsing, naive = (medians[name] for name in (WHOLE, PARSING, NAIVE))
    for name, value in medians.items():
        print(f"  {name:52}{value:8.1f}")
    print(f"  {'straight stack / all of matcher':52}{naive / whole:8.1f} x")
    print(f"  {'straight stack / matcher parse':52}{naive / parsing:8.1f} x")
    print(f"  {'matcher reading / plain text of pdfium':52}{medians[READING] / medians[FLOOR]:8.1f} x")


NAIVE = "straight stack: pdfplumber, spaCy, scikit-learn"
FLOOR = "pdfium's plain text alone"
READING = "matcher: reading"
PARSING = "matcher: reading and understanding (parse)"
RATING = "matcher: rating alone"
REPORTING = "matcher: JSON report alone"
WHOLE = "matcher: PDF in, JSON fit out"


def _steps() -> dict[str, Step]:
    """The engines, loaded."""
    from bench.naive import Naive
    from matcher import lexicon, pipeline, readers
    from matcher.reports import json

    roles = lexicon.roles()[:2]
    parsed: dict[Path, object] = {}

    def read(path: Path) -> object:
        return readers.read(readers.Source.from_path(path))

    def parse(path: Path) -> object:
        parsed[path] = pipeline.parse(readers.Source.from_path(path), as_of=AS_OF)
        return parsed[path]

    def rate(path: Path) -> object:
        return pipeline.fit(parsed[path], roles, as_of=AS_OF)  # type: ignore[arg-type]

    def whole(path: Path) -> object:
        result = pipeline.parse(readers.Source.from_path(path), as_of=AS_OF)
        return json.render(pipeline.fit(result, roles, as_of=AS_OF), indent=None)

    reports: dict[Path, object] = {}

    def report(path: Path) -> object:
        if path not in reports:
            reports[path] = rate(path)
        return json.render(reports[path], indent=None)  # type: ignore[arg-type]

    steps = {NAIVE: Naive(), FLOOR: _plain_text, READING: read, PARSING: parse, RATING: rate}
    return steps | {REPORTING: report, WHOLE: whole}


def _plain_text(path: Path) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def _pages(path: Path) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()


def _cpu(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


def _cold(path: Path) -> None:
    print(f"\nCold, one CV ({path.name}): CPU s and memory of the whole process, median of {COLD}")
    matcher = [sys.executable, "-m", "matcher"]
    programs = {
        "matcher --help": [*matcher, "--help"],
        "matcher parse": [*matcher, "parse", str(path)],
        "matcher fit": [*matcher, "fit", "--format", "json", str(path)],
        "straight stack": [sys.executable, "-m", "bench.naive", str(path)],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(COLD):
        for name, command in programs.items():
            taken[name].append(_run(command))
    for name, values in taken.items():
        seconds = statistics.median(cpu for cpu, _ in values)
        print(f"  {name:52}{seconds:8.2f} s{max(memory for _, memory in values):8.0f} MB")


_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def _run(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MB of a command and its children; raises when it fails."""
    line = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], capture_output=True, text=True, check=True
    ).stdout
    code, seconds, kilobytes = line.split()
    if code != "0":
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return float(seconds), float(kilobytes) / unit


def _batch() -> None:
    number = len(list(DOCS.iterdir()))
    print(f"\nBatch of the {number} CVs of sample_cvs/benchmark (PDF and DOCX), with pages; wall clock")
    rates = {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as output:
            command = [
                sys.executable,
                "-m",
                "matcher",
                "batch",
                str(DOCS),
                "-o",
                output,
                "--workers",
                str(workers),
                "-q",
            ]
            start = time.monotonic()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            rates[workers] = number / (time.monotonic() - start)
            print(f"  {workers} process{'es' if workers > 1 else ''}: {rates[workers]:.1f} CVs a second")
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"  2 processes / 1 process: {rates[2] / rates[1]:.2f} x; largest process {used / 1024:.0f} MB")


if __name__ == "__main__":
    main()
