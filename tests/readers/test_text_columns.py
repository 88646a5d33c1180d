from __future__ import annotations

from matcher.readers import Source, read

LEFT = [
    "Ann Example",
    "Ghent",
    "",
    "EXPERIENCE",
    "",
    "Shop manager, Foo",
    "Jan 2019 - 2022",
    "- Sold shoes",
    "EDUCATION",
]
RIGHT = ["SKILLS", "Python", "SQL", "", "LANGUAGES", "Dutch", "English", "", "French"]


def texts(rows: list[str]) -> list[str]:
    return [line.text for line in read(Source("cv.txt", "\n".join(rows).encode())).lines]


def beside(left: list[str], right: list[str]) -> list[str]:
    return [f"{one:<30}{other}".rstrip() for one, other in zip(left, right, strict=True)]


def test_columns_set_with_spaces_are_read_one_after_the_other() -> None:
    found = texts(beside(LEFT, RIGHT))

    assert found == [line.removeprefix("- ") for line in [*LEFT, *RIGHT] if line]


def test_what_runs_over_both_columns_stays_above_and_below() -> None:
    wide = "A line of text that runs on over both of the columns below it"
    found = texts([wide, *beside(LEFT, RIGHT), wide])

    assert found[0] == found[-1] == wide


def test_dates_beside_their_jobs_are_no_column() -> None:
    jobs = [f"Shop manager at number {n}" for n in range(9)]
    found = texts(beside(["EXPERIENCE", *jobs[1:]], [f"201{n} - 2022" for n in range(9)]))

    assert found[1] == "Shop manager at number 1 2011 - 2022"


def test_letters_set_apart_are_words() -> None:
    assert texts(["Ann Example", "", "W O R K   E X P E R I E N C E", "A B C"])[1:] == ["WORK EXPERIENCE", "A B C"]


def test_a_line_of_tabs_without_end_costs_nothing() -> None:
    assert texts(["Ann Example", "\t" * 900_000])[0] == "Ann Example"
