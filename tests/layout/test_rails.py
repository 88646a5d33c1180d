"""Labels beside what they label: in slim, wrapped, headed and right-aligned rails."""

from __future__ import annotations

from matcher.document import Word
from matcher.layout import arrange
from tests.layout.words import PAGE, block, line


def rows_of(words: list[Word]) -> list[tuple[str, ...]]:
    return [row.cells for row in arrange(words, PAGE)]


def right_aligned(right: float, y: float, text: str) -> list[Word]:
    words = line(0, y, text)
    shift = right - words[-1].box.x1
    return line(shift, y, text)


def test_a_slim_rail_whose_words_break_is_one_cell_an_entry() -> None:
    words = line(50, 100, "BA") + line(90, 100, "Northern College of the Arts, Painting and drawing")
    words += block(50, 120, ["Asso-", "ciate", "De-", "gree"], leading=12)
    words += line(90, 120, "Southern University, Applied linguistics and phonetics")
    words += line(50, 176, "PhD") + line(90, 176, "Western Institute, The history of paper and of ink")

    assert rows_of(words) == [
        ("BA", "Northern College of the Arts, Painting and drawing"),
        ("Associate Degree", "Southern University, Applied linguistics and phonetics"),
        ("PhD", "Western Institute, The history of paper and of ink"),
    ]


def test_headings_in_a_rail_stand_before_the_rows_that_they_head() -> None:
    words = line(50, 100, "WORK", bold=True)
    words += line(50, 120, "2019–2021") + block(150, 120, ["Engineer at Alpha", "Did things in many words"])
    words += line(50, 160, "2016–2018") + block(150, 160, ["Analyst at Beta", "Did other things there"])
    words += line(50, 200, "SCHOOLS", bold=True)
    words += line(50, 220, "2013–2016") + block(150, 220, ["University of Gamma", "Mathematics and physics"])

    cells = rows_of(words)
    assert cells[0] == ("WORK",)
    assert cells[1] == ("2019–2021", "Engineer at Alpha")
    assert cells[5] == ("SCHOOLS",)
    assert cells[6] == ("2013–2016", "University of Gamma")


def test_labels_close_below_each_other_stand_on_their_own_rows() -> None:
    words = block(50, 100, ["Programming", "Data", "Tools"])
    words += block(150, 100, ["Python, Rust and some Go", "Postgres, Kafka and dbt", "Git, Docker and make"])
    words += line(50, 156, "2020–2022") + block(150, 156, ["Engineer at Alpha", "Did things in many words"])

    assert rows_of(words)[:4] == [
        ("Programming", "Python, Rust and some Go"),
        ("Data", "Postgres, Kafka and dbt"),
        ("Tools", "Git, Docker and make"),
        ("2020–2022", "Engineer at Alpha"),
    ]


def test_labels_set_flush_right_take_their_values_though_some_wrap() -> None:
    words: list[Word] = []
    for y, label, value in (
        (100, "Dates", "2019 - 2021"),
        (120, "Position that was held", "Engineer"),
        (140, "Name of the organisation", "Alpha Works"),
        (176, "Dates", "2016 - 2018"),
        (196, "Position that was held", "Analyst"),
    ):
        words += right_aligned(200, y, label) + line(220, y, value)
    words += right_aligned(200, 152, "that employs")

    cells = rows_of(words)
    assert ("Position that was held", "Engineer") in cells
    assert ("Dates", "2016 - 2018") in cells
    assert any(row[0].startswith("Name of the organisation") and row[-1] == "Alpha Works" for row in cells)


def test_a_period_that_wraps_in_its_rail_is_one_cell() -> None:
    words: list[Word] = []
    for top, upper, lower in ((100, "Oct '15–Oct", "'20"), (170, "Nov. 2012 –", "Sept. 2015")):
        words += block(50, top, ["Engineer for searching large archives", "Alpha Works, Delft and around"])
        words += block(50, top + 28, ["Did things that took many words to tell", "and others that took fewer of them"])
        words += block(420, top, [upper, lower])

    cells = rows_of(words)
    assert cells[0] == ("Engineer for searching large archives", "Oct '15–Oct '20")
    assert ("Engineer for searching large archives", "Nov. 2012 – Sept. 2015") in cells


def test_places_and_dates_flush_right_stay_on_the_rows_that_they_stand_on() -> None:
    words: list[Word] = []
    for top, school, degree in ((100, "University of Alpha", "BSc in Physics"), (140, "College of Beta", "Diploma")):
        words += block(50, top, [school, degree]) + line(480, top, "Delft") + line(470, top + 14, "2011 – 2015")

    assert rows_of(words) == [
        ("University of Alpha", "Delft"),
        ("BSc in Physics", "2011 – 2015"),
        ("College of Beta", "Delft"),
        ("Diploma", "2011 – 2015"),
    ]


def test_entries_side_by_side_are_read_one_after_the_other() -> None:
    words = line(50, 70, "EDUCATION", size=13)
    words += line(50, 100, "University of Alpha", bold=True) + line(300, 100, "College of Beta", bold=True)
    words += line(50, 114, "2015 - 2017") + line(300, 114, "2011 - 2015")
    words += line(50, 128, "MSc - Physics") + line(300, 128, "BSc - Mathematics")

    assert [row[0] for row in rows_of(words)] == [
        "EDUCATION",
        "University of Alpha",
        "2015 - 2017",
        "MSc - Physics",
        "College of Beta",
        "2011 - 2015",
        "BSc - Mathematics",
    ]


def test_a_heading_below_a_rail_is_read_after_it() -> None:
    words = line(50, 100, "M.Sc.", bold=True) + line(90, 100, "University of Alpha, Statistics")
    words += line(90, 114, "with distinction, and a thesis")
    words += line(50, 132, "B.Sc.", bold=True) + line(90, 132, "College of Beta, Statistics")
    words += line(50, 164, "SKILLS", size=13, bold=True)
    words += line(50, 184, "Python, Rust and all that runs on a small machine")

    assert rows_of(words) == [
        ("M.Sc.", "University of Alpha, Statistics"),
        ("with distinction, and a thesis",),
        ("B.Sc.", "College of Beta, Statistics"),
        ("SKILLS",),
        ("Python, Rust and all that runs on a small machine",),
    ]


def test_what_stands_below_a_date_goes_with_it_and_not_with_the_list_beside_it() -> None:
    words = line(50, 103, "Lead, Alpha", bold=True) + block(50, 124, ["- Led four people", "- Wrote the plan"])
    words += block(400, 100, ["July 2021", "— Present"]) + line(400, 138, "3 years")
    words += line(50, 183, "Clerk, Beta", bold=True) + block(50, 204, ["- Sorted letters", "- Kept the books"])
    words += block(400, 180, ["May 2018", "— June 2021"]) + line(400, 218, "3 years")

    assert rows_of(words) == [
        ("Lead, Alpha", "July 2021 — Present", "3 years"),
        ("Led four people",),
        ("Wrote the plan",),
        ("Clerk, Beta", "May 2018 — June 2021", "3 years"),
        ("Sorted letters",),
        ("Kept the books",),
    ]


def test_a_rail_ends_where_nothing_is_labelled_any_more() -> None:
    words = line(50, 100, "2019–2021") + block(150, 100, ["Engineer at Alpha", "Did things in many words"])
    words += line(50, 140, "2016–2018") + block(150, 140, ["Analyst at Beta", "Did other things there"])
    words += line(50, 190, "SKILLS", bold=True) + line(50, 220, "Welding") + line(50, 250, "Pumps")

    assert rows_of(words)[4:] == [("SKILLS",), ("Welding",), ("Pumps",)]


def test_a_date_at_the_end_of_a_row_that_goes_on_below_itself_is_one_cell() -> None:
    words = line(50, 100, "- Led the group of six that ranked everything that anyone could ever have looked for")
    words += line(50, 114, "Tiderow Commerce") + line(450, 114, "Apr 2023 –") + line(450, 126, "Present")
    words += line(50, 140, "- Leads the group of six that ranks everything that anyone could ever have looked for")

    assert rows_of(words)[1] == ("Tiderow Commerce", "Apr 2023 – Present")


def test_employer_place_and_dates_in_a_rail_stand_on_the_row_of_the_title() -> None:
    words = block(50, 100, ["Mill Road LLP", "Leeds", "2021 – 2024"], leading=12)
    words += block(200, 100, ["Solicitor", "• Wrote research notes on leases and sat in", "on two hearings in court"])
    words += block(50, 150, ["Harbour Clinic", "Hull", "2018 – 2021"], leading=12)
    words += block(200, 150, ["Legal Advisor", "• Spoke with tenants about their homes"])

    cells = rows_of(words)
    assert cells[0] == ("Mill Road LLP", "Leeds", "2021 – 2024", "Solicitor")
    assert cells[3] == ("Harbour Clinic", "Hull", "2018 – 2021", "Legal Advisor")


def test_periods_right_below_each_other_are_of_two_rows() -> None:
    words = line(50, 100, "Alder Analytics, Leeds") + right_aligned(500, 100, "Nov 2018 – Present")
    words += line(60, 112, "▸ Data Scientist") + right_aligned(500, 112, "Apr 2021 – Present")
    words += block(65, 126, ["• Led the design of the store of features", "• Chairs the guild of engineers"])

    assert rows_of(words)[:2] == [
        ("Alder Analytics, Leeds", "Nov 2018 – Present"),
        ("Data Scientist", "Apr 2021 – Present"),
    ]


def test_dates_at_the_right_of_the_right_column_do_not_part_the_page() -> None:
    side = [
        "SCHOOLS",
        "Grammar school",
        "Leeds",
        "Trade school",
        "Hull",
        "SKILLS",
        "Stock keeping",
        "Book keeping",
        "Word",
    ]
    words = block(50, 110, side, leading=15) + line(215, 110, "JOBS")
    for index, name in enumerate(["Alder Ltd", "Birch Ltd", "Cedar Ltd"]):
        top = 126 + 48 * index
        words += line(215, top, name) + right_aligned(530, top, f"201{index} – 201{index + 1}")
        words += block(215, top + 13, ["Clerk", "• Kept the books of the house in order"], leading=13)

    cells = rows_of(words)
    assert cells.index(("JOBS",)) > cells.index(("Word",))
    assert ("Birch Ltd", "2011 – 2012") in cells


def test_dates_above_the_rows_that_they_date_are_no_column() -> None:
    words: list[Word] = []
    for index, name in enumerate(["Staff Nurse", "Healthcare Assistant", "Nursing Officer"]):
        top = 100 + 50 * index
        words += right_aligned(500, top, f"201{index} – 201{index + 1}") + line(50, top + 12, name, bold=True)
        words += line(50, top + 24, "Mill Road Hospital, Leeds")

    cells = rows_of(words)
    assert cells[:2] == [("2010 – 2011",), ("Staff Nurse",)]
    assert cells[3:5] == [("2011 – 2012",), ("Healthcare Assistant",)]
