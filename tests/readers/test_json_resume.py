from __future__ import annotations

import json
from typing import Any

import pytest

from matcher.document import Line, LineKind
from matcher.errors import CorruptError, NoTextError, UnsupportedFormatError
from matcher.readers import Source, read

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Jane Doe",
        "label": "AI Engineer",
        "email": "jane@example.com",
        "phone": "+49 171 1234567",
        "location": {"city": "Berlin", "countryCode": "DE"},
        "profiles": [{"network": "GitHub", "url": "https://github.com/jane"}],
        "summary": "Builds things.",
    },
    "work": [
        {
            "name": "Foo GmbH",
            "position": "Engineer",
            "startDate": "2019-03",
            "endDate": "2021-06-30",
            "highlights": ["Built it", "Fixed it"],
        },
        {"name": "Bar AG", "position": "Developer", "startDate": "2021"},
    ],
    "education": [
        {"institution": "TU Berlin", "studyType": "MSc", "area": "Computer Science", "score": "1.3", "endDate": "2018"}
    ],
    "skills": [{"name": "Languages", "keywords": ["Python", "Go"]}, {"name": "Docker", "level": "expert"}],
    "languages": [{"language": "German", "fluency": "native"}],
    "certificates": [{"name": "CKA", "issuer": "CNCF", "date": "2022-05"}],
}


def lines(resume: object) -> tuple[Line, ...]:
    found = read(Source("cv.json", json.dumps(resume).encode()))
    assert found.format == "jsonresume"
    return found.lines


def test_resume_becomes_the_lines_of_a_printed_cv() -> None:
    assert [line.cells for line in lines(RESUME)] == [
        ("Jane Doe",),
        ("AI Engineer",),
        ("jane@example.com", "+49 171 1234567", "Berlin, DE"),
        ("GitHub: https://github.com/jane",),
        ("Summary",),
        ("Builds things.",),
        ("Experience",),
        ("Engineer", "Mar 2019 – Jun 2021"),
        ("Foo GmbH",),
        ("Built it",),
        ("Fixed it",),
        ("Developer", "2021 – Present"),
        ("Bar AG",),
        ("Education",),
        ("MSc, Computer Science", "2018"),
        ("TU Berlin",),
        ("GPA: 1.3",),
        ("Skills",),
        ("Languages: Python, Go",),
        ("Docker (expert)",),
        ("Languages",),
        ("German: native",),
        ("Certificates",),
        ("CKA, CNCF", "May 2022"),
    ]


def test_headings_and_bullets_are_declared() -> None:
    kinds = {line.text: line.kind for line in lines(RESUME)}

    assert kinds["Jane Doe"] == kinds["Experience"] == LineKind.HEADING
    assert kinds["Built it"] == LineKind.BULLET


@pytest.mark.parametrize(
    "damage",
    [
        {"basics": {"name": "Jane", "email": 7, "location": "Berlin", "profiles": "x", "summary": ["a"]}},
        {"basics": {"name": "Jane"}, "work": ["x", None, 3, {"highlights": "x", "startDate": 2020, "position": None}]},
        {"basics": {"name": "Jane"}, "skills": ["Python", {"keywords": [1, None, "Go"]}], "languages": {"a": 1}},
    ],
)
def test_values_of_the_wrong_type_are_passed_over(damage: object) -> None:
    assert lines(damage)[0].text == "Jane"


def test_other_json_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="JSON Resume"):
        read(Source("data.json", b'{"name": "Jane"}'))


def test_json_cut_off_is_corrupt() -> None:
    with pytest.raises(CorruptError):
        read(Source("cv.json", json.dumps(RESUME).encode()[:-20]))


def test_empty_resume_has_no_text() -> None:
    with pytest.raises(NoTextError):
        read(Source("cv.json", b'{"basics": {}, "work": []}'))
