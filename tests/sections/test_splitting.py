"""Every line falls into exactly one section, under the heading that stands over it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matcher.document import Box, Document, Line
from matcher.sections import SectionKind, split
from tests.extract.build import line


def document(*texts: str) -> Document:
    """ "= " begins a heading in the look of the document's headings, "~ " a bold label."""
    made = []
    for number, text in enumerate(texts):
        if text.startswith("= "):
            made.append(line(text[2:], number, size=14.0, bold=True))
        elif text.startswith("~ "):
            made.append(line(text[2:], number, size=10.0, bold=True))
        else:
            made.append(line(text, number))
    return Document("cv.txt", "text", tuple(made))


def kinds(found: Document) -> list[SectionKind]:
    return [section.kind for section in split(found)]


def test_lines_stand_under_their_headings() -> None:
    sections = split(document("Jo Roe", "= Experience", "Engineer", "= Education", "B.Sc."))

    assert [(s.kind, [one.text for one in s.lines]) for s in sections] == [
        (SectionKind.HEADER, ["Jo Roe"]),
        (SectionKind.EXPERIENCE, ["Engineer"]),
        (SectionKind.EDUCATION, ["B.Sc."]),
    ]


def test_a_line_that_looks_like_the_headings_is_one() -> None:
    found = document("Jo Roe", "= Experience", "Engineer", "= Education", "B.Sc.", "= Sailing Diary", "Round the Horn")

    assert kinds(found)[-1] is SectionKind.OTHER


def test_a_label_within_a_section_is_no_heading() -> None:
    found = document("Jo Roe", "= Experience", "Engineer", "= Skills", "~ Languages", "Python", "= Education", "B.Sc.")

    assert SectionKind.LANGUAGES not in kinds(found)


def test_a_heading_in_a_rail_leaves_the_line_beside_it() -> None:
    found = document("Jo Roe", "= EXPERIENCE\tEngineer\t2019 – 2021", "= EDUCATION\tB.Sc.")
    experience = split(found)[1]

    assert experience.kind is SectionKind.EXPERIENCE
    assert experience.lines[0].cells == ("Engineer", "2019 – 2021")


def boxed(text: str, number: int, region: int, x0: float, top: float, *, size: float = 10.0) -> Line:
    width = 6.0 * len(text)
    made = line(text, number, size=size, bold=size > 10)
    return replace(made, region=region, box=Box(1, x0, top, x0 + width, top + size))


def test_headings_in_a_rail_of_their_own_go_before_what_they_are_level_with() -> None:
    lines = (
        boxed("Work", 0, 0, 40, 100, size=14),
        boxed("Education", 1, 0, 40, 200, size=14),
        boxed("Engineer at Acme", 2, 1, 150, 102),
        boxed("Built things", 3, 1, 150, 120),
        boxed("B.Sc. Physics", 4, 1, 150, 202),
    )
    sections = split(Document("cv.pdf", "pdf", lines))

    assert [(s.kind, [one.number for one in s.lines]) for s in sections] == [
        (SectionKind.EXPERIENCE, [2, 3]),
        (SectionKind.EDUCATION, [4]),
    ]


def test_a_column_goes_on_where_it_left_off_on_the_page_before() -> None:
    first = (
        boxed("Skills", 0, 0, 40, 100, size=14),
        boxed("Python", 1, 0, 40, 120),
        boxed("Java", 2, 0, 40, 170),
        boxed("Experience", 3, 1, 250, 100, size=14),
        boxed("Engineer at Acme", 4, 1, 250, 120),
        boxed("Built the thing", 5, 1, 250, 170),
    )
    second = tuple(
        replace(one, page=2, box=replace(one.box, page=2) if one.box else None)
        for one in (boxed("Docker and Rust", 6, 2, 40, 20), boxed("Analyst at Bolt", 7, 3, 250, 20))
    )
    sections = {s.kind: [one.number for one in s.lines] for s in split(Document("cv.pdf", "pdf", first + second))}

    assert sections[SectionKind.SKILLS] == [1, 2, 6]
    assert sections[SectionKind.EXPERIENCE] == [4, 5, 7]


@given(
    st.lists(st.sampled_from(["= Experience", "= Skills", "~ Languages", "Engineer", "- did it", "Education:", "x"]))
)
def test_every_line_is_in_exactly_one_section(texts: list[str]) -> None:
    found = document(*texts)
    numbers = [one.number for s in split(found) for one in ((s.heading,) if s.heading else ()) + s.lines]

    assert sorted(set(numbers)) == [one.number for one in found.lines]
    assert len(numbers) - len(set(numbers)) == 0


def test_a_heading_takes_the_columns_that_begin_right_below_it() -> None:
    lines = (
        boxed("Skills", 0, 0, 500, 100, size=14.0),
        boxed("Statistics", 1, 1, 400, 122),
        boxed("Tools", 2, 2, 510, 122),
        boxed("Education", 3, 3, 480, 200, size=14.0),
        boxed("B.Sc.", 4, 3, 480, 222),
    )
    found = split(Document("cv.pdf", "pdf", lines))

    assert [one.text for one in found[0].lines] == ["Statistics", "Tools"]


def test_entries_with_a_date_in_a_column_of_their_own_are_no_rail_of_dates() -> None:
    lines = (
        boxed("Engineer who has kept lists of all ships and of all of their masters", 0, 0, 40, 80),
        boxed("Education", 1, 0, 40, 100, size=14.0),
        boxed("Indian Institute of Alpha", 2, 1, 40, 122),
        boxed("2018 - 2020", 3, 1, 40, 134),
        boxed("Loyola College, Chennai", 4, 2, 300, 122),
        boxed("2015 - 2018", 5, 2, 300, 134),
        boxed("B.Sc. - Mathematics", 6, 2, 300, 146),
    )
    found = split(Document("cv.pdf", "pdf", lines))

    assert [one.text for one in found[-1].lines] == [one.text for one in lines[2:]]


def test_heading_that_ends_in_a_joint_goes_on_in_the_next_line() -> None:
    made = [
        line("Education &", 0, size=14.0, bold=True),
        line("Qualifications", 1, size=14.0, bold=True),
        line("B.Sc. Physics, Larkfield University", 2),
        line("Experience", 3, size=14.0, bold=True),
        line("Engineer, Brightmoor Bank, 2019 – 2021", 4),
    ]
    boxed = [replace(one, box=Box(1, 50, 20 * one.number, 200, 20 * one.number + 12), gap=0.3) for one in made]

    sections = split(Document("cv.pdf", "pdf", tuple(boxed)))

    assert [(s.kind, len(s.lines)) for s in sections] == [(SectionKind.EDUCATION, 1), (SectionKind.EXPERIENCE, 1)]


def test_lesser_heading_of_no_kind_goes_on_with_the_section_above() -> None:
    made = [
        line("Experience", 0, size=14.0),
        line("Vocational", 1, size=12.0),
        line("Engineer, Brightmoor Bank, 2019 – 2021", 2),
        line("Miscellaneous", 3, size=12.0),
        line("Waiter, Larkfield Inn, 2015 – 2017", 4),
        line("Education", 5, size=14.0),
        line("B.Sc. Physics, Larkfield University", 6),
    ]
    boxed = [replace(one, box=Box(1, 50, 20 * one.number, 200, 20 * one.number + 12)) for one in made]

    sections = split(Document("cv.pdf", "pdf", tuple(boxed)))

    assert [s.kind for s in sections if s.lines] == [
        SectionKind.EXPERIENCE,
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
    ]


def test_capitals_of_earlier_headings_do_not_make_a_bold_larger_heading_a_label() -> None:
    lines = (
        line("Jo Roe", 0, size=11),
        replace(line("OBJECTIVE", 1, size=11, bold=True), gap=1.2),
        line("Keep ferries running on time in any weather.", 2, size=11),
        replace(line("PROFESSIONAL EXPERIENCE", 3, size=11, bold=True), gap=1.2),
        line("Deck hand, Harbour Lines, 2019 – 2021", 4, size=11),
        replace(line("Education", 5, size=12, bold=True), gap=1.2),
        line("B.Sc. Oceanography", 6, size=11),
        replace(line("Achievements & Certifications", 7, size=12, bold=True), gap=1.2),
        line("Boat licence", 8, size=11),
        replace(line("TECHNICAL SKILLS", 9, size=12, bold=True), gap=1.2),
        line("Python", 10, size=11),
        replace(line("Languages & Interests", 11, size=12, bold=True), gap=1.2),
    )

    assert kinds(Document("cv.txt", "text", lines))[3:] == [
        SectionKind.EDUCATION,
        SectionKind.AWARDS,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
    ]


def test_a_slip_among_capitals_keeps_their_look() -> None:
    found = document(
        "Jo Roe", "= TECHNICAl SKILLS", "Python", "= EDUCATION", "B.Sc.", "= SAILING DIARY", "Round the Horn"
    )

    assert kinds(found)[-1] is SectionKind.OTHER


def test_about_over_an_address_is_contact_and_over_a_sentence_a_summary() -> None:
    address = document(
        "= About", "12 Quay Street", "jo@roe.example", "= Experience", "Engineer", "= Education", "B.Sc."
    )
    sentence = document("= Profile", "I keep ferries running.", "= Experience", "Engineer", "= Education", "B.Sc.")

    assert kinds(address)[0] is SectionKind.CONTACT
    assert kinds(sentence)[0] is SectionKind.SUMMARY


def test_a_career_summary_of_dated_heads_is_the_work_history() -> None:
    jobs = ("Deck hand, Harbour Lines\t2019 – present", "Kept ropes.", "Porter, Quay Hotel\t2015 – 2019")
    found = document("Jo Roe", "= Career Summary", *jobs, "= Education", "B.Sc.")

    assert kinds(found)[1] is SectionKind.EXPERIENCE


def test_lists_of_skills_under_headings_of_their_own_are_skills() -> None:
    groups = ("= Backend Craft", "Python", "PostgreSQL", "= Odds and Ends", "Quill cutting", "Knot tying")
    found = document(
        "Jo Roe", "= Experience", "Engineer", *groups, "= Education", "B.Sc.", "= Languages", "Dutch", "= Awards"
    )

    assert kinds(found)[2:4] == [SectionKind.SKILLS, SectionKind.SKILLS]
