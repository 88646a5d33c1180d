from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.document import Box, LineKind, Style, Word
from matcher.layout import arrange
from tests.layout.words import PAGE, block, line

MAIN = [
    "Experience",
    "Engineer at Alpha Works in the city of Ghent",
    "Built the ranking service for the whole shop",
    "and kept it running for three years in a row",
    "Mentored two juniors until they left for more",
    "Analyst at Beta House in the city of Liege now",
    "Wrote reports that nobody had asked for, daily",
]
SIDE = ["Contact", "ann@example.org", "+32 470 00 00 00", "Skills", "Python", "Forecasting"]


def texts(words: list[Word]) -> list[str]:
    return [row.text for row in arrange(words, PAGE)]


def two_columns(side_x: float, main_x: float) -> list[Word]:
    return [*block(main_x, 100, MAIN, leading=15), *block(side_x, 107, SIDE, leading=21)]


def test_a_left_sidebar_is_read_before_the_main_column() -> None:
    assert texts(two_columns(40, 250)) == [*SIDE, *MAIN]


def test_a_right_sidebar_is_read_after_the_main_column() -> None:
    assert texts(two_columns(450, 60)) == [*MAIN, *SIDE]


def test_columns_below_a_header_and_above_a_footer() -> None:
    header = line(40, 60, "A header that runs right across the page, over both of its columns, from edge to edge of it")
    footer = line(40, 300, "A closing remark that runs right across the page below both columns, from edge to edge too")
    found = texts([*footer, *two_columns(40, 250), *header])

    assert found[0].startswith("A header")
    assert found[1:-1] == [*SIDE, *MAIN]
    assert found[-1].startswith("A closing")


def test_a_date_flush_right_is_a_cell_of_its_title_row() -> None:
    words = []
    for index, (title, date) in enumerate([("Engineer, Alpha", "2019 – 2021"), ("Analyst, Beta", "May 2016 – 2018")]):
        top = 100 + 80 * index
        words += line(50, top, title) + line(545 - 5 * len(date), top, date)
        words += block(
            60, top + 14, ["• Built the ranking service for the whole shop", "• Mentored two of the juniors"]
        )
    rows = arrange(words, PAGE)

    assert rows[0].cells == ("Engineer, Alpha", "2019 – 2021")
    assert rows[3].cells == ("Analyst, Beta", "May 2016 – 2018")
    assert [row.kind for row in rows[1:3]] == [LineKind.BULLET, LineKind.BULLET]
    assert rows[1].text == "Built the ranking service for the whole shop"


def test_a_rail_of_dates_stays_beside_its_entries() -> None:
    words = []
    for index, (date, title) in enumerate([("2019–2021", "Engineer at Alpha"), ("2016–2018", "Analyst at Beta")]):
        top = 100 + 70 * index
        words += line(50, top, date)
        words += block(150, top, [title, "Did things that took many words to tell", "and a second line of it"])
    rows = arrange(words, PAGE)

    assert [row.cells for row in rows][::3] == [("2019–2021", "Engineer at Alpha"), ("2016–2018", "Analyst at Beta")]
    assert len({row.region for row in rows}) == 1


def test_a_label_of_two_lines_in_a_rail_is_one_cell() -> None:
    words = block(50, 100, ["June 2020 –", "Present"], leading=12)
    words += block(150, 100, ["Engineer at Alpha", "Did things that took many words", "and more of them"], leading=12)
    words += line(50, 180, "May 2018") + block(150, 180, ["Analyst at Beta", "Other things"], leading=12)
    rows = arrange(words, PAGE)

    assert rows[0].cells == ("June 2020 – Present", "Engineer at Alpha")
    assert rows[1].text == "Did things that took many words"


def test_a_date_between_the_baselines_of_its_entry_is_a_cell_of_the_entry() -> None:
    words = block(50, 100, ["Engineer at Alpha", "Ghent, Belgium"]) + line(480, 107, "2019 – 2021")
    words += block(50, 132, ["Did things that took many words to tell", "and a second line of them to follow it"])
    rows = arrange(words, PAGE)

    assert "2019 – 2021" in (*rows[0].cells, *rows[1].cells)
    assert [row.cells[0] for row in rows][2:] == [
        "Did things that took many words to tell",
        "and a second line of them to follow it",
    ]


def test_a_grid_of_skills_is_read_across_without_headings_and_down_with_them() -> None:
    plain = block(50, 100, ["Python", "Rust", "Bash"]) + block(200, 100, ["SQL", "Go", "Make"])
    assert texts(plain) == ["Python SQL", "Rust Go", "Bash Make"]

    headed = line(50, 86, "Languages", bold=True) + line(200, 86, "Databases", bold=True) + plain
    assert texts(headed) == ["Languages", "Python", "Rust", "Bash", "Databases", "SQL", "Go", "Make"]


def test_bullet_lists_side_by_side_are_read_one_after_the_other() -> None:
    left = block(50, 100, ["• Own the retrieval stack of", "a research assistant", "• Cut the costs by half"])
    right = block(300, 100, ["• Expose the tools to agents", "• Mentor three engineers in", "the weekly hour"])

    assert texts(left + right) == [
        "Own the retrieval stack of",
        "a research assistant",
        "Cut the costs by half",
        "Expose the tools to agents",
        "Mentor three engineers in",
        "the weekly hour",
    ]


def test_letter_spaced_headings_become_words() -> None:
    words, left = [], 50.0
    for token in ("WORK", "HISTORY"):
        for letter in token:
            words.append(Word(letter, Box(1, left, 92, left + 7, 102), line(0, 0, "x")[0].style))
            left += 11
        left += 10

    assert texts(words) == ["WORK HISTORY"]


def test_single_letters_that_are_skills_stay_apart() -> None:
    assert texts(line(50, 100, "C R Q D")) != ["CRQD"]


def test_text_painted_twice_is_read_once() -> None:
    words = line(50, 100, "Bold by double printing")
    shifted = [replace(w, box=replace(w.box, x0=w.box.x0 + 0.3, x1=w.box.x1 + 0.3)) for w in words]

    assert texts(words + shifted) == ["Bold by double printing"]


def test_icons_part_cells_and_vanish() -> None:
    words = [*line(50, 100, "\uf095"), *line(65, 100, "+32 470"), *line(110, 100, "\uf0e0"), *line(122, 100, "a@b.org")]

    assert arrange(words, PAGE)[0].cells[0] == "+32 470"
    assert "\uf095" not in texts(words)[0]


def test_chinese_text_knows_no_spaces() -> None:
    assert texts(line(50, 100, "负责 检索 服务 with Python")) == ["负责检索服务 with Python"]


def test_gaps_are_counted_in_line_heights_within_a_region() -> None:
    rows = arrange(block(50, 100, ["Heading", "first", "second"], leading=12) + line(50, 160, "far below"), PAGE)

    assert rows[0].gap == 0
    assert rows[1].gap < 0.3
    assert rows[3].gap > 1.5


LAYOUTS = [
    two_columns(40, 250),
    two_columns(450, 60),
    block(50, 100, MAIN),
    block(50, 100, ["Python", "Rust", "Bash"]) + block(200, 100, ["SQL", "Go", "Make"]),
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LAYOUTS), st.randoms(use_true_random=False))
def test_the_order_of_the_words_in_the_file_changes_nothing(words: list[Word], random: object) -> None:
    shuffled = list(words)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert arrange(shuffled, PAGE) == arrange(words, PAGE)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LAYOUTS), st.floats(-8, 8), st.floats(-8, 8))
def test_shifting_the_page_changes_nothing(words: list[Word], right: float, down: float) -> None:
    moved = [
        replace(w, box=Box(1, w.box.x0 + right, w.box.top + down, w.box.x1 + right, w.box.bottom + down)) for w in words
    ]

    assert texts(moved) == texts(words)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LAYOUTS), st.data())
def test_splitting_words_into_runs_changes_nothing(words: list[Word], data: st.DataObject) -> None:
    pieces: list[Word] = []
    for word in words:
        cut = data.draw(st.integers(0, len(word.text)))
        if cut in (0, len(word.text)) or word.text == "•":
            pieces.append(word)
            continue
        middle = word.box.x0 + word.box.width * cut / len(word.text)
        pieces.append(replace(word, text=word.text[:cut], box=replace(word.box, x1=middle)))
        pieces.append(replace(word, text=word.text[cut:], box=replace(word.box, x0=middle)))

    assert texts(pieces) == texts(words)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            line,
            st.floats(0, 560),
            st.floats(0, 840),
            st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=12),
            st.sampled_from([0.0]) | st.floats(0.01, 40),
        ),
        max_size=25,
    )
)
def test_whatever_stands_on_a_page_is_in_one_line_and_what_is_printed_twice_over_itself_once(
    rows: list[list[Word]],
) -> None:
    words = [word for row in rows for word in row]
    found = arrange(words, PAGE)
    printed, read = (
        Counter("".join(w.text for w in words)),
        Counter("".join(w.text for row in found for w in row.words)),
    )

    assert read <= printed
    assert set(read) == set(printed)
    assert [row.number for row in found] == list(range(len(found)))


def test_text_scaled_to_nothing_is_put_in_order_like_any_other() -> None:
    nothing = [replace(w, style=Style(), box=replace(w.box, top=w.box.bottom)) for w in two_columns(40, 250)]

    assert sorted(texts(nothing)) == sorted([*SIDE, *MAIN])


def test_a_place_behind_a_bullet_stays_on_the_row_of_the_date() -> None:
    words = block(50, 100, ["Chef de Partie", "Restaurant Zenith"]) + line(50, 128, "• 09/2010 – 03/2014")
    words += line(200, 128, "• Lyon, France") + line(50, 142, "• Fish and sauces for ninety guests on every evening")

    assert [row.text for row in arrange(words, PAGE)][2] == "09/2010 – 03/2014 • Lyon, France"


def test_words_in_two_looks_that_touch_are_two() -> None:
    name, date = line(50, 100, "Mill Works"), line(0, 100, "JUN 2018 – MAY 2021")
    shift = name[-1].box.x1 - date[0].box.x0
    grey = Style("Test", 9, color="777777")
    moved = [replace(w, style=grey, box=replace(w.box, x0=w.box.x0 + shift, x1=w.box.x1 + shift)) for w in date]

    assert texts(name + moved) == ["Mill Works JUN 2018 – MAY 2021"]


def test_one_wide_gap_among_two_parts_cells() -> None:
    words = line(50, 100, "Trent Health") + line(120.5, 100, "Parma")
    assert [row.cells for row in arrange(words, PAGE)] == [("Trent Health", "Parma")]
