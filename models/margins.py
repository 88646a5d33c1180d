"""Confidence from evidence: ``python -m models.margins [FOLDER ...]``.

With folders of documents and their truth (``models.generate.render``) it measures first: every title, employer, school,
degree and field that the program reads in them, its margin, and whether the document really has it. The rows are kept
in ``data/margins.csv``; from them comes ``calibration.json``, by isotonic regression (pool adjacent violators).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from matcher import extract, readers
from matcher.candidate import Candidate, Found, JobKind
from matcher.errors import MatcherError
from matcher.evaluation import compare
from matcher.extract import calibration

FOLDER = Path(__file__).parent
ROWS = FOLDER / "data" / "margins.csv"
TABLE = FOLDER / "calibration.json"
_LEAST = 30
"""Values in one step: below it the share is noise."""
BANDS = (0.95, 0.9, 0.7, 0.0)
"""Lowest stated confidence of each column of the reliability table, the highest first."""
_KINDS = {
    "title, employer": ("head-title", "head-company"),
    "school, degree, field": ("head-school", "head-degree", "head-area"),
}
_AS_OF = date(2026, 11, 1)

Row = tuple[str, float, bool]
"""(rule, margin, right)."""


def measure(folders: Iterable[Path]) -> Iterator[Row]:
    """What the program finds in the documents of the folders, against their truth."""
    with patch("matcher.extract.calibration.share", lambda _rule, margin: margin):
        for folder in folders:
            for path in sorted((folder / "docs").iterdir()):
                truth = folder / "gold" / f"{path.stem}.json"
                if truth.exists():
                    yield from _document(path, json.loads(truth.read_text(encoding="utf-8")))


def _document(path: Path, truth: dict[str, Any]) -> Iterator[Row]:
    try:
        document = readers.read(readers.Source.from_path(path))
        candidate = extract.candidate(document, _AS_OF).candidate
    except MatcherError:
        return
    for field, entries, found in _values(candidate):
        printed = [entry.get(field) for entry in truth.get(entries, ())]
        if found is not None and found.rule.startswith("head-") and printed and None not in printed:
            right = any(compare.equal(value, found.value) for value in printed)
            yield found.rule, found.confidence, right


def _values(candidate: Candidate) -> Iterator[tuple[str, str, Found[str] | None]]:
    for job in candidate.jobs:
        if job.kind is not JobKind.VOLUNTEER:
            yield "title", "experience", job.title
            yield "company", "experience", job.company
    for study in candidate.education:
        yield "institution", "education", study.institution
        yield "degree", "education", study.degree
        yield "area", "education", study.area


def steps(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """(lowest margin, share right) of each step; shares rise, each step has at least ``_LEAST`` values.

    One right and one wrong value are added to each step, so that nothing is ever certain.
    """
    blocks: list[list[float]] = []  # lowest margin, right, number
    for margin, right in sorted(pairs):
        if blocks and (blocks[-1][2] < _LEAST or margin == blocks[-1][0]):
            blocks[-1][1] += right
            blocks[-1][2] += 1
        else:
            blocks.append([margin, float(right), 1.0])
    if len(blocks) > 1 and blocks[-1][2] < _LEAST:
        _merge(blocks)
    index = 1
    while index < len(blocks):
        if _share(blocks[index]) <= _share(blocks[index - 1]):
            blocks[index - 1 : index + 1] = [
                [blocks[index - 1][0], blocks[index - 1][1] + blocks[index][1], blocks[index - 1][2] + blocks[index][2]]
            ]
            index = max(1, index - 1)
        else:
            index += 1
    return [(round(block[0], 2), round(_share(block), 3)) for block in blocks]


def _merge(blocks: list[list[float]]) -> None:
    last = blocks.pop()
    blocks[-1][1] += last[1]
    blocks[-1][2] += last[2]


def _share(block: Sequence[float]) -> float:
    return (block[1] + 1) / (block[2] + 2)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    arguments = parser.parse_args(words)
    if arguments.folders:
        rows = sorted(measure(arguments.folders))
        ROWS.parent.mkdir(exist_ok=True)
        with ROWS.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                (rule, f"{margin:.2f}", int(right)) for rule, margin, right in rows
            )
    table = fit()
    TABLE.write_text(json.dumps({"steps": table}, indent=1) + "\n", encoding="utf-8")
    for rule, found in table.items():
        print(rule, " ".join(f"{lowest:.2f}:{share:.3f}" for lowest, share in found))
    for name, line in reliability().items():
        print(name, " ".join(f"{share:.2f} ({count})" if count else "-" for share, count in line))


def reliability() -> dict[str, list[tuple[float, int]]]:
    """Kind of value -> share right and number of the stored values, for each band of stated confidence (``BANDS``)."""
    counts: dict[str, list[list[int]]] = {name: [[0, 0] for _ in BANDS] for name in _KINDS}
    with ROWS.open(encoding="utf-8", newline="") as file:
        for rule, margin, right in csv.reader(file):
            kind = next(name for name, rules in _KINDS.items() if rule in rules)
            stated = calibration.share(rule, float(margin))
            cell = counts[kind][next(number for number, lowest in enumerate(BANDS) if stated >= lowest)]
            cell[0] += right == "1"
            cell[1] += 1
    return {name: [(right / max(1, all_), all_) for right, all_ in cells] for name, cells in counts.items()}


def fit() -> dict[str, list[tuple[float, float]]]:
    """Rule -> steps, from the stored rows."""
    pairs: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    with ROWS.open(encoding="utf-8", newline="") as file:
        for rule, margin, right in csv.reader(file):
            pairs[rule].append((float(margin), right == "1"))
    return {rule: steps(found) for rule, found in sorted(pairs.items()) if len(found) >= _LEAST}


if __name__ == "__main__":
    main()
