"""``evaluate``: accuracy against truth files, and whether it is at least what it was."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from matcher.cli.output import OK, SOME_FAILED, UsageError, say, use_utf8
from matcher.evaluation import floors, table
from matcher.evaluation.corpus import Case, cases
from matcher.evaluation.measuring import measure, sums, values


def evaluate(options: argparse.Namespace) -> int:
    """Print the tables; exit code 1 when a measure lies under its floor."""
    use_utf8()
    if (options.raise_floors or options.lower_floors) and not options.floors:
        raise UsageError("--raise-floors and --lower-floors need --floors FILE")
    found = cases(Path(options.folder))
    result = measure(found, options.as_of or date.today())
    sys.stdout.write(table.render(result))
    for error in result.errors[: options.errors]:
        sys.stdout.write(error + "\n")
    if not options.floors:
        return OK
    return _hold(Path(options.floors), found, values(sums(result.scored)), options)


def _hold(path: Path, found: Sequence[Case], reached: Mapping[str, float], options: argparse.Namespace) -> int:
    corpus = floors.digest(found)
    if options.raise_floors or options.lower_floors:
        old = floors.load(path) if path.exists() else None
        floors.save(floors.moved(old, corpus, reached, down=options.lower_floors), path)
        say(f"matcher: wrote {path}")
        return OK
    held = floors.load(path)
    if held.corpus != corpus:
        raise UsageError(f"{path} holds for other documents or truths: set it anew with --lower-floors")
    low = floors.below(held, reached)
    for sentence in low:
        say(sentence)
    sys.stdout.write(f"\n{len(held.least) - len(low)} of {len(held.least)} measures at or above their floors\n")
    return SOME_FAILED if low else OK
