"""The ranking as a Parquet table."""

from __future__ import annotations

import io

import pytest

from matcher.reports.ranking import parquet
from tests.reports.test_ranking import row

arrow = pytest.importorskip("pyarrow.parquet")


def test_columns_are_typed_and_rows_keep_their_order() -> None:
    out = io.BytesIO()
    parquet.write(out, [row("Ana", 81.5, findings=("hidden_text",)), row("Bo", 40)], ["ai-engineer", "ml-engineer"])

    table = arrow.read_table(io.BytesIO(out.getvalue()))

    assert table["rank"].to_pylist() == [1, 2]
    assert table["score_ai_engineer"].to_pylist() == [81.5, 40.0]
    assert table["shown_in_work"].to_pylist() == [["Python"], ["Python"]]
    assert table["warnings"].to_pylist() == [["hidden_text"], []]


def test_an_empty_ranking_is_a_table_without_rows() -> None:
    out = io.BytesIO()
    parquet.write(out, [], ["ai-engineer"])

    assert arrow.read_table(io.BytesIO(out.getvalue())).num_rows == 0
