from __future__ import annotations

from matcher.document import Document, Line
from matcher.evaluation.reading import Reading, measure


def document(*rows: str) -> Document:
    return Document("cv", "text", tuple(Line(number, (row,)) for number, row in enumerate(rows)))


def truth(*bullets: str) -> dict[str, object]:
    return {"experience": [{"title": "Engineer", "bullets": list(bullets)}], "section_order": ["Experience", "Skills"]}


def test_a_bullet_is_found_across_lines_and_dashes_are_alike() -> None:
    found = measure(
        document("Experience", "Built the 2019–2021", "ranking service", "Skills"),
        truth("Built the 2019-2021 ranking service"),
    )

    assert (found.bullets, found.found, found.ordered) == (1, 1, 1)
    assert found.fidelity == 1
    assert found.headings_ordered == 2


def test_a_letter_that_is_wrong_counts() -> None:
    found = measure(document("Built the rankin service"), truth("Built the ranking service"))

    assert found.found == 0
    assert found.missing == ("Built the ranking service",)


def test_order_counts_the_longest_run_in_the_order_of_the_truth() -> None:
    found = measure(
        document("second thing", "third thing", "first thing"), truth("first thing", "second thing", "third thing")
    )

    assert (found.found, found.ordered) == (3, 2)


def test_counts_add_up() -> None:
    total = Reading(bullets=3, found=2, ordered=2) + Reading(bullets=1, found=1, ordered=1)

    assert total.fidelity == 0.75
    assert Reading().fidelity is None
    assert Reading().order is None
