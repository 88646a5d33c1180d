from __future__ import annotations

import pytest
from lxml import etree

from matcher.errors import TooLargeError
from matcher.readers import Source, read
from matcher.readers.css_selectors import compounds, fits

PAGE = etree.fromstring(
    '<body><div class="a b" id="x"><p lang="nl-BE">one</p><p>two</p><i/><b data-k="">three</b></div>'
    '<p class="b">four</p></body>'
)


def named(selector: str) -> list[str | None]:
    rule = compounds(selector)
    return [element.text for element in PAGE.iter() if element.text and rule and fits(rule, element, [10_000])]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", ["one", "two", "four"]),
        ("div p", ["one", "two"]),
        ("body > p", ["four"]),
        ("#x.a > p:first-child", ["one"]),
        ("p:nth-child(2)", ["two", "four"]),
        ("p:nth-child(odd)", ["one"]),
        ("p:nth-last-child(1)", ["four"]),
        ("p + p", ["two"]),
        ("p ~ b", ["three"]),
        ("div + p", ["four"]),
        ("[data-k]", ["three"]),
        ("p[lang|=nl]", ["one"]),
        ("p[lang$='BE']", ["one"]),
        ("p:not(.b)", ["one", "two"]),
        (":is(b, .b)", ["three", "four"]),
        ("p:hover", []),
        ("p::before", []),
        ("p > > p", []),
    ],
)
def test_a_selector_names_its_elements(selector: str, texts: list[str]) -> None:
    assert named(selector) == texts


def test_sheets_that_ask_for_too_much_are_refused() -> None:
    rules = "".join(f"p:not(.a{n}):nth-child({n}n+1) ~ p ~ p ~ p b{{color:red}}" for n in range(1000))
    page = f"<style>{rules}</style><div>{'<p><b>a</b></p>' * 1000}</div>"

    with pytest.raises(TooLargeError, match="style sheets"):
        read(Source("cv.html", page.encode()))
