"""The learned head-line pipeline, through what it is for: reading heads whose names nobody has seen."""

import pytest

from matcher.extract import entities

WORK = [
    (
        [["Senior Data Engineer", "Leipzig"], ["Zumtobler Analytik GmbH"]],
        {"TITLE": "Senior Data Engineer", "ORG": "Zumtobler Analytik GmbH", "PLACE": "Leipzig"},
    ),
    ([["Vexoria Labs — Machine Learning Engineer"]], {"TITLE": "Machine Learning Engineer", "ORG": "Vexoria Labs"}),
    (
        [["Infirmière de nuit, Clinique Vauquelin, Lyon"]],
        {"TITLE": "Infirmière de nuit", "ORG": "Clinique Vauquelin", "PLACE": "Lyon"},
    ),
]


@pytest.mark.parametrize(("rows", "expected"), WORK)
def test_reads_title_employer_and_place(rows: list[list[str]], expected: dict[str, str]) -> None:
    spans = entities.tag([rows], "work")[0].spans()

    assert {span.label: span.text for span in spans} == expected
    assert all(0.0 < span.probability <= 1.0 for span in spans)


def test_reads_degree_field_and_school() -> None:
    tagged = entities.tag([[["M.Sc. in Computer Science"], ["University of Tharwick"]]], "education")[0]

    found = {span.label: span.text for span in tagged.spans()}
    assert found["DEGREE"] == "M.Sc."
    assert found["FIELD"] == "Computer Science"
    assert found["INSTITUTION"] == "University of Tharwick"


def test_scores_compare_what_a_piece_of_text_may_be() -> None:
    tagged = entities.tag([[["Project Manager", "Quorven Systems Ltd"]]], "work")[0]

    assert tagged.score(0, 0, 0, 15, "TITLE") > tagged.score(0, 0, 0, 15, "ORG")
    assert tagged.score(0, 1, 0, 19, "ORG") > tagged.score(0, 1, 0, 19, "TITLE")


def test_a_job_has_no_school_and_no_degree() -> None:
    tagged = entities.tag([[["Lecturer"], ["University of Tharwick"]]], "work")[0]

    assert {span.label for span in tagged.spans()} <= {"TITLE", "ORG", "PLACE"}


def test_heads_in_one_call_do_not_disturb_one_another() -> None:
    first, second = [["Nurse, Acorn Health"]], [["Chef", "The Olive Company"]]

    together = entities.tag([first, [], second], "work")

    assert [tagged.spans() for tagged in together[::2]] == [
        entities.tag([rows], "work")[0].spans() for rows in (first, second)
    ]
    assert together[1].spans() == []


def test_heads_of_jobs_and_of_degrees_are_labelled_together_as_apart() -> None:
    job, degree = [["Nurse, Acme Ltd"]], [["M.Sc. in Physics, University of Tharwick"]]

    together = entities.tag_all([(job, "work"), (degree, "education")])

    assert together == [*entities.tag([job], "work"), *entities.tag([degree], "education")]


def test_probabilities_of_a_token_sum_to_one() -> None:
    tagged = entities.tag([[["Berater (m/w/d), Lindhof AG | Köln"]]], "work")[0]

    assert all(abs(sum(row) - 1.0) < 1e-4 for row in tagged.probabilities)
