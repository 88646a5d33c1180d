"""Fit the few numbers of the rating on rated CVs, and say by leave-one-out how well they predict people.

    python -m models.fit_weights [--corpus FOLDER] [--documents FOLDER] [--write]

``models/ratings.csv`` holds the mean of three raters for 24 fictional persons, whose CVs stand in
``sample_cvs/benchmark`` in several layouts. ``--corpus`` names a folder of the same kind with further rated CVs
(``ratings.csv``, ``rendered/docs``, ``real/docs``); they are read and never stored. Every document of a person counts,
all documents of a person together as one. ``--write`` stores the fitted numbers in ``models/rating.json``.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import mean, median

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import spearmanr

from matcher import lexicon, pipeline
from matcher.candidate import Evidence
from matcher.errors import DataError, MatcherError
from matcher.readers import Source
from matcher.role import Ground
from matcher.scoring import competencies, deception, evidence, rating, total
from matcher.scoring.lean import AI, ML, lean
from matcher.scoring.parameters import Parameters

HERE = Path(__file__).parent
PROJECT, LISTED, CLAIMED = Evidence.PROJECT, Evidence.LISTED, Evidence.CLAIMED
AS_OF = date(2026, 11, 1)
"""The month in which the raters read the CVs."""
BOUNDS = {
    "shared_points": (20.0, 40.0),
    "own_curve": (0.5, 16.0),
}
"""What is fitted, and in which limits it keeps its meaning; everything else is set by hand (docs/rating.md)."""
SOFT_POINTS = 6.0
"""Errors beyond the raters' own spread (2 to 6 points) count linearly, not by their square."""
DECIMALS = 3


@dataclass(frozen=True)
class Table:
    """The signals of one document for one role as arrays, so that a fit of many rounds takes seconds."""

    base: rating.Basis
    competency: np.ndarray
    """Index of the competency of each signal."""
    work: np.ndarray
    """Recency times duration where it is shown in work, else 0."""
    project: np.ndarray
    listed: np.ndarray
    claimed: np.ndarray
    weights: np.ndarray
    own: np.ndarray
    """Which competencies are the role's own ground."""
    weak: np.ndarray
    """Which signals are phrases that many trades use."""


@dataclass(frozen=True)
class Rated:
    """One document with what people said about its person."""

    person: str
    name: str
    tables: tuple[Table, ...]
    fits: tuple[float, float]
    lean: str


def main() -> None:
    options = _options()
    rated = _load(options)
    people = sorted({r.person for r in rated})
    print(f"{len(rated)} documents of {len(people)} persons")
    fitted = fit(rated)
    print("fitted:", {name: round(getattr(fitted, name), DECIMALS) for name in BOUNDS})
    _table("all", rated, dict.fromkeys(people, fitted), details=False)
    held_out = {person: fit([r for r in rated if r.person != person], fitted) for person in people}
    _table("leave one out", rated, held_out, details=True)
    if options.write:
        _write(fitted)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="folder with ratings.csv, rendered/docs and real/docs")
    parser.add_argument("--documents", type=Path, default=HERE.parent / "sample_cvs" / "benchmark" / "docs")
    parser.add_argument("--write", action="store_true", help="store the fitted numbers")
    return parser.parse_args()


def _load(options: argparse.Namespace) -> list[Rated]:
    folders = [options.documents]
    ratings = HERE / "ratings.csv"
    if options.corpus:
        folders = [options.corpus / "rendered" / "docs", options.corpus / "real" / "docs"]
        ratings = options.corpus / "ratings.csv"
    with ratings.open(encoding="utf-8") as lines:
        people = {row["id"]: row for row in csv.DictReader(lines)}
    paths = sorted(path for folder in folders for path in folder.iterdir())
    found = []
    for path in paths:
        person = path.name.split("__")[0] if "__" in path.name else path.stem
        if person in people:
            found += _rated(path, person, people[person])
    return found


def _rated(path: Path, person: str, row: dict[str, str]) -> list[Rated]:
    try:
        parsed = pipeline.parse(Source.from_path(path), as_of=AS_OF)
    except DataError:
        raise
    except MatcherError as error:
        print(f"{path.name}: {error.code}: {error}")
        return []
    roles = [role for role in lexicon.roles() if role.id in (AI, ML)]
    suspicion = deception.look(parsed.document, parsed.candidate)
    shown = evidence.collect(parsed.candidate, AS_OF, suspicion)
    bases = rating.bases(parsed.candidate, shown, roles, Parameters())
    tables = tuple(_table_of(base, shown) for base in bases)
    for base, scored in zip(bases, _scores(tables, Parameters()), strict=True):
        cover = base.coverage
        exact = base.points(cover).score
        if abs(scored - exact) > 1e-6:
            raise ValueError("the arrays of this script and the rating of the package have come apart")
    fits = (float(row["ai_fit"]), float(row["ml_fit"]))
    return [Rated(person, path.name, tables, fits, row["lean"])]


def _table_of(base: rating.Basis, shown: evidence.Shown) -> Table:
    items = base.role.competencies
    unit = Parameters(work=1.0, project=0.0, listed=0.0, claimed=0.0, weak=1.0)
    rows = []
    for index, signals in enumerate(competencies.role_signals(items, shown)):
        for signal in signals:
            kinds = {place.evidence for place in signal.places}
            work, _ = competencies.value(signal, shown, unit)
            rows.append((index, work, *(kind in kinds for kind in (PROJECT, LISTED, CLAIMED)), signal.weak))
    columns = np.array(rows, dtype=float).reshape(-1, 6).T
    own = np.array([c.ground is Ground.OWN for c in items])
    weights = np.array([c.weight for c in items])
    return Table(base, columns[0].astype(int), *columns[1:5], weights, own, columns[5].astype(bool))


def predict(item: Rated, numbers: Parameters) -> tuple[float, float]:
    """The two scores of a document, unrounded."""
    ai, ml = _scores(item.tables, numbers)
    return ai, ml


def _scores(tables: Sequence[Table], numbers: Parameters) -> list[float]:
    found = [_strengths(table, numbers) for table in tables]
    engineering = max(_mean(strong, table, table.own) for (strong, _), table in zip(found, tables, strict=True))
    return [_score(t, strong, bare, engineering, numbers) for t, (strong, bare) in zip(tables, found, strict=True)]


def _strengths(table: Table, numbers: Parameters) -> tuple[np.ndarray, np.ndarray]:
    """What is shown of each competency, and what lists and claims would add."""
    share = np.where(table.weak, numbers.weak, 1.0)
    shown = share * np.maximum(numbers.work * table.work, numbers.work * numbers.project * table.project)
    bare = share * np.maximum(numbers.listed * table.listed, numbers.claimed * table.claimed)
    either = np.maximum(shown, bare)
    size = len(table.weights)
    strong = 1.0 - np.exp(np.bincount(table.competency, np.log1p(-shown), size))
    return strong, 1.0 - np.exp(np.bincount(table.competency, np.log1p(-either), size)) - strong


def _score(table: Table, strong: np.ndarray, bare: np.ndarray, engineering: float, numbers: Parameters) -> float:
    spill = total.NEIGHBOUR_SHARE * _mean(strong, table, table.own)
    backed = np.minimum(bare, numbers.bare_share * strong + spill)
    own_shown, own_bare, own_backed = (_mean(values, table, table.own) for values in (strong, bare, backed))
    shared_shown, shared_bare = (_mean(values, table, ~table.own) for values in (strong, bare))
    cover = total.limited((own_shown, own_bare, own_backed), (shared_shown, shared_bare), engineering, numbers)
    return total.Points(table.base.background, table.base.percentile, numbers)(cover).score


def _mean(values: np.ndarray, table: Table, ground: np.ndarray) -> float:
    return float(np.average(values[ground], weights=table.weights[ground]))


def fit(rated: Sequence[Rated], start: Parameters | None = None) -> Parameters:
    """The numbers that predict the raters best; each person weighs the same, however many documents."""
    start = start or Parameters()
    counts = {r.person: sum(other.person == r.person for other in rated) for r in rated}

    def errors(values: np.ndarray) -> np.ndarray:
        numbers = replace(start, **dict(zip(BOUNDS, map(float, values), strict=True)))
        return np.array(
            [
                (score - said) / counts[item.person] ** 0.5
                for item in rated
                for score, said in zip(predict(item, numbers), item.fits, strict=True)
            ]
        )

    low, high = zip(*BOUNDS.values(), strict=True)
    first = np.clip([getattr(start, name) for name in BOUNDS], np.array(low) + 1e-3, np.array(high) - 1e-3)
    solved = least_squares(
        errors, first, bounds=(low, high), loss="soft_l1", f_scale=SOFT_POINTS, diff_step=1e-3, max_nfev=25
    )
    return replace(start, **{name: round(float(v), DECIMALS) for name, v in zip(BOUNDS, solved.x, strict=True)})


def _table(title: str, rated: Sequence[Rated], numbers: dict[str, Parameters], *, details: bool) -> None:
    """Scores against the raters, a person a line; a person's score is the median of their documents."""
    print(f"\n{title}")
    rows, spreads = [], []
    for person in numbers:
        items = [r for r in rated if r.person == person]
        scores = np.array([predict(r, numbers[person]) for r in items])
        middle = (float(median(scores[:, 0])), float(median(scores[:, 1])))
        spread = scores.max(axis=0) - scores.min(axis=0)
        if len(items) > 1:
            spreads.append(spread)
        rows.append((items[0], middle))
        if details:
            _line(items[0], middle, spread)
    for index, name in enumerate(("AI engineer", "ML engineer")):
        said, scored = [r.fits[index] for r, _ in rows], [s[index] for _, s in rows]
        apart = mean(abs(a - b) for a, b in zip(said, scored, strict=True))
        stable = float(np.percentile([s[index] for s in spreads], 90)) if spreads else 0.0
        print(
            f"{name}: Spearman {float(spearmanr(said, scored)[0]):.3f}, mean absolute error {apart:.1f} points, "
            f"documents of one person apart (90th percentile) {stable:.1f}"
        )
    right = sum(_lean(scores) == item.lean for item, scores in rows)
    print(f"lean right: {right} of {len(rows)}")


def _line(item: Rated, scores: tuple[float, float], spread: np.ndarray) -> None:
    wrong = "" if _lean(scores) == item.lean else f"  lean {_lean(scores)}, raters {item.lean}"
    cells = [
        f"{name} {score:5.1f} (raters {said:5.1f}, {score - said:+6.1f}; spread {apart:4.1f})"
        for name, score, said, apart in zip(("AI", "ML"), scores, item.fits, spread, strict=True)
    ]
    print(f"{item.person:20} {'  '.join(cells)}{wrong}")


def _lean(scores: tuple[float, float]) -> str:
    names = {AI: "ai", ML: "ml"}
    found, _ = lean({AI: scores[0], ML: scores[1]})
    return names.get(found, found)


def _write(fitted: Parameters) -> None:
    content = {"fitted_by": "python -m models.fit_weights", "parameters": {n: getattr(fitted, n) for n in BOUNDS}}
    (HERE / "rating.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print("\nwritten: rating.json")


if __name__ == "__main__":
    main()
