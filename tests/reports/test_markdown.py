from __future__ import annotations

from markdown_it import MarkdownIt

from matcher.reports import markdown
from tests.reports.sample import report


def test_it_is_well_formed_markdown() -> None:
    rendered = MarkdownIt().enable("table").render(markdown.render(report()))

    assert rendered.count("<table>") == 2
    assert "<h1>Zoë Ångström-O'Neill</h1>" in rendered
    assert "<strong>31</strong>" in rendered


def test_a_script_tag_for_a_name_shows_as_text() -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).render(markdown.render(report("<script>alert(1)</script>")))

    assert "<script>" not in rendered
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rendered
