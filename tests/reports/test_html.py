"""The HTML fit report as text; what a browser makes of it is in test_browser.py."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from matcher.document import Picture
from matcher.reports import html
from matcher.reports.html.charts import waterfall
from tests.reports.sample import LINES, fit, report


def test_answers_stand_on_the_page() -> None:
    page = html.render(report())

    for text in (
        "leans to AI engineer",
        "31",
        "a year or more of learning away",
        "31 to 37",
        "Titled ML; reads as AI.",
    ):
        assert text in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "a&b"])
def test_a_name_is_text_whatever_it_contains(name: str) -> None:
    page = html.render(report(name))

    assert "alert(1)</script>" not in page.replace("&lt;/script&gt;", "")
    assert "<img src=x" not in page
    assert "<h1>49</h1>" not in page


def test_control_characters_and_direction_overrides_are_left_out() -> None:
    page = html.render(report("A\x00B\x1b[31m\u202egnp"))

    assert not re.search("[\x00\x1b\u202e]", page)


def test_nothing_is_fetched() -> None:
    page = html.render(report())

    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", page)
    assert "@import" not in page
    assert "url(" not in page


def test_every_quoted_line_has_its_mark() -> None:
    picture = Picture(1, 595.0, 842.0, b"\x89PNG")

    for pictures in ((), (picture,)):
        page = html.render(replace(report(), pictures=pictures))
        for number in re.findall(r'href="#L(\d+)"', page):
            assert f'id="L{number}"' in page


def test_a_mark_lies_where_its_line_lies() -> None:
    page = html.render(replace(report(), pictures=(Picture(1, 595.0, 842.0, b"\x89PNG"),)))
    box = LINES[5].box

    assert box is not None
    assert f"left:{100 * box.x0 / 595:.2f}%;top:{100 * box.top / 842:.2f}%" in page


def test_the_waterfall_ends_at_the_score() -> None:
    steps = waterfall(fit("ai-engineer").contributions)

    assert steps[-1].end == fit("ai-engineer").score
    assert all(a.end == b.start for a, b in pairwise(steps))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html.render(report()) == html.render(report())
