from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from matcher.reports import escape


@given(st.text())
def test_no_text_reaches_a_terminal_with_a_control_character(text: str) -> None:
    shown = escape.terminal(text)

    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert not any(c in shown for c in "\u202e\u2066\u200f\u2028")


def test_a_colour_sequence_is_shown_instead_of_acted_on() -> None:
    assert escape.terminal("a\x1b[31mb\u202ec") == "a\\x1b[31mb\\u202ec"


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    assert not escape.cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_formula_stays_readable() -> None:
    assert escape.cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert escape.cell("Ann-Marie") == "Ann-Marie"


@given(st.text(alphabet=st.sampled_from("ab <>|*_`[]()#~\\&-+1.!\n")))
def test_markdown_shows_a_text_letter_for_letter(text: str) -> None:
    """Rendered, the escaped text holds no element but the paragraph that it stands in."""
    rendered = MarkdownIt().enable("table").render("x " + escape.markdown(text))

    assert rendered.count("<") == 2
    assert rendered.startswith("<p>")


def test_a_line_of_markdown_cannot_become_a_list_item() -> None:
    assert escape.markdown("- a") == "\\- a"
    assert escape.markdown("1. a") == "1\\. a"
