from __future__ import annotations

from matcher.document import Line, LineKind, Style
from matcher.readers.blocks import Cell, Paragraph, Run, Table
from matcher.readers.flow import Flow


def text(content: str, bold: bool = False, kind: LineKind = LineKind.TEXT) -> Paragraph:
    return Paragraph((Run(content, Style(size=11.0, bold=bold)),), kind, 1 if kind is not LineKind.TEXT else 0)


def cell(*contents: str | Paragraph) -> Cell:
    return Cell(tuple(text(content) if isinstance(content, str) else content for content in contents))


def bullet(content: str) -> Paragraph:
    return text(content, kind=LineKind.BULLET)


def lines(*rows: tuple[Cell, ...]) -> list[Line]:
    flow = Flow("test")
    flow.add([Table(rows)])
    return flow.lines


def cells(*rows: tuple[Cell, ...]) -> list[tuple[str, ...]]:
    return [line.cells for line in lines(*rows)]


LONG = "a sentence that is so long that it would wrap in half of a page's width, as paragraphs do in real documents"


def test_row_of_short_cells_is_one_line() -> None:
    assert cells((cell("English"), cell("fluent")), (cell("German"), cell("native"))) == [
        ("English", "fluent"),
        ("German", "native"),
    ]


def test_column_of_dates_stands_beside_the_first_line_of_its_entry() -> None:
    found = cells(
        (cell("2019 – 2021"), cell("Engineer", "Foo GmbH", bullet("Built things"))),
        (cell("2015 – 2019"), cell("Developer", "Bar AG", bullet("Fixed things"))),
    )

    assert found == [
        ("2019 – 2021", "Engineer"),
        ("Foo GmbH",),
        ("Built things",),
        ("2015 – 2019", "Developer"),
        ("Bar AG",),
        ("Fixed things",),
    ]


def test_single_row_with_a_date_is_a_rail_too() -> None:
    assert cells((cell("2019 – 2021", "Berlin"), cell("Engineer", "Foo GmbH", "Did things"))) == [
        ("2019 – 2021", "Engineer"),
        ("Berlin", "Foo GmbH"),
        ("Did things",),
    ]


def test_dates_on_the_right_stand_beside_the_first_line() -> None:
    assert cells((cell("Engineer", "Foo GmbH"), cell("2019 – 2021"))) == [("Engineer", "2019 – 2021"), ("Foo GmbH",)]


def test_labels_do_not_stand_beside_bullets() -> None:
    assert cells((cell("2019 – 2021", "Foo"), cell(bullet("Built"), bullet("Fixed")))) == [
        ("2019 – 2021",),
        ("Foo",),
        ("Built",),
        ("Fixed",),
    ]


def test_big_cells_side_by_side_are_regions() -> None:
    found = lines((cell("Contact", LONG, "Skills", "Python"), cell("Experience", LONG, LONG)))

    assert [line.text for line in found] == ["Contact", LONG, "Skills", "Python", "Experience", LONG, LONG]
    assert len({line.region for line in found[:4]}) == len({line.region for line in found[4:]}) == 1
    assert found[0].region < found[4].region


def test_columns_over_several_rows_are_read_one_after_the_other() -> None:
    found = [
        line.text
        for line in lines(
            (cell("Jane Doe"), cell("jane@example.com")),
            (cell("Profile", LONG), cell("Experience", LONG)),
            (cell("Skills", LONG), cell("Job two", LONG)),
        )
    ]

    assert found == ["Jane Doe jane@example.com", "Profile", LONG, "Skills", LONG, "Experience", LONG, "Job two", LONG]


def test_two_long_cells_of_a_row_are_read_by_cell() -> None:
    found = lines((cell(LONG), cell(LONG)))

    assert [line.cells for line in found] == [(LONG,), (LONG,)]
    assert found[0].region != found[1].region


def test_section_heading_on_the_left_is_a_line_of_its_own() -> None:
    found = cells(
        (cell(text("EXPERIENCE")), cell("Engineer", "Foo")), (cell(text("Education", bold=True)), cell("BSc"))
    )

    assert found == [("EXPERIENCE",), ("Engineer",), ("Foo",), ("Education",), ("BSc",)]


def test_label_and_value_lines_are_paired() -> None:
    assert cells((cell("Phone", "E-mail"), cell("+49 171 1", "jane@example.com"))) == [
        ("Phone", "+49 171 1"),
        ("E-mail", "jane@example.com"),
    ]


def test_empty_cells_do_not_count() -> None:
    assert cells((cell(), cell("Engineer", LONG)), (cell(), cell(" "))) == [("Engineer",), (LONG,)]


def test_nested_tables_are_read_in_their_cell() -> None:
    inner = Table(((cell("2019"), cell("Foo")),))
    assert cells((Cell((text("Experience"), inner)),)) == [("Experience",), ("2019", "Foo")]


def test_hidden_text_of_cells_is_kept_apart() -> None:
    flow = Flow("test")
    flow.add([Table(((Cell((Paragraph((Run("secret", hidden=True), Run("seen"))),)), cell("b")),))])

    assert [line.cells for line in flow.lines] == [("seen", "b")]
    assert [line.text for line in flow.hidden] == ["secret"]
