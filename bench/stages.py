"""Where the time of one CV goes, stage by stage: ``python -m bench.stages`` prints the table of docs/performance.md."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.__main__ import AS_OF, DOCS, FILES
from matcher import extract, lexicon, pipeline, readers
from matcher.candidate import Parsed
from matcher.document import Document
from matcher.reports import json
from matcher.sections import split

TURNS = 5
Result = TypeVar("Result")


class Watch:
    """CPU seconds a stage, summed over files."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[..., Result], *arguments: object, **named: object) -> Result:
        start = time.process_time()
        result = work(*arguments, **named)
        self.taken[stage] = self.taken.get(stage, 0.0) + time.process_time() - start
        return result


def main() -> None:
    files = sorted(DOCS.glob("*.pdf"))
    files = files[:: max(1, len(files) // FILES)][:FILES]
    turns = [_turn(files) for _ in range(TURNS + 1)][1:]  # the first one fills caches
    best = {stage: min(turn[stage] for turn in turns) / len(files) for stage in turns[0]}
    whole = best["reading"] + best["understanding"] + best["rating"] + best["JSON report"]
    print(f"CPU ms a CV, mean of {len(files)} PDFs, best of {TURNS} turns; parts of understanding are indented")
    for stage, seconds in best.items():
        print(f"{stage:32}{1000 * seconds:8.2f}{100 * seconds / whole:7.0f} %")
    print(f"{'all':32}{1000 * whole:8.2f}")


def _turn(files: list[Path]) -> dict[str, float]:
    watch = Watch()
    roles = lexicon.roles()[:2]
    for path in files:
        document = watch("reading", readers.read, readers.Source.from_path(path))
        found = watch("understanding", extract.candidate, document, AS_OF)
        _parts(document, watch)
        parsed = Parsed(document, found.candidate, document.findings + found.findings)
        report = watch("rating", pipeline.fit, parsed, roles, as_of=AS_OF)
        watch("JSON report", json.render, report, indent=None)
    return watch.taken


def _parts(document: Document, watch: Watch) -> None:
    """The parts of ``extract.candidate`` that take longest, each by itself."""
    sections = watch("  sections", split, document)
    contact = watch("  contact data", extract.contacts.find, document, sections)
    jobs = watch("  jobs", extract.experience.jobs, sections)
    projects = extract.projects.projects(sections)
    degrees = watch("  education", extract.education.degrees, sections)
    watch(
        "  skills of the taxonomy",
        extract.skills.find,
        document,
        jobs=jobs,
        projects=projects,
        education=degrees,
        sections=sections,
        headline=contact.headline,
        as_of=AS_OF,
    )
    watch("  listed skills", extract.listed.skills, sections)


if __name__ == "__main__":
    main()
