"""The ranking as a Parquet table, for whoever analyses it further: typed columns, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import count, islice
from typing import IO, Any

from matcher.errors import MatcherError
from matcher.reports.ranking import Row

ROWS_A_GROUP = 10_000
"""Written at once: some ten megabytes of memory, however long the ranking is."""


class ParquetError(MatcherError):
    """Parquet cannot be written here; the message says why."""

    code = "parquet"


def require() -> None:
    """Raises ``ParquetError`` when the library is not there, before a batch begins."""
    try:
        import_module("pyarrow")
    except ImportError as error:
        raise ParquetError("Parquet needs pyarrow: pip install 'matcher[parquet]'") from error


def write(file: IO[bytes], rows: Iterable[Row], roles: Sequence[str]) -> None:
    """All rows, best first as they come, into an open binary file."""
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    schema = _schema(arrow, roles)
    ranks, waiting = count(1), iter(rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(waiting, ROWS_A_GROUP)):
            writer.write_table(arrow.Table.from_pylist(list(_records(group, roles, ranks)), schema=schema))


def _schema(arrow: Any, roles: Sequence[str]) -> Any:
    text, texts = arrow.string(), arrow.list_(arrow.string())
    kinds = {"rank": arrow.int32(), "name": text, "headline": text, "file": text}
    kinds |= {_column(role): arrow.float64() for role in roles}
    kinds |= {"lean": text, "months": arrow.int32(), "level": text, "degree": text}
    kinds |= {"shown_in_work": texts, "skills": texts, "warnings": texts, "title_check": text}
    return arrow.schema(list(kinds.items()))


def _column(role: str) -> str:
    return f"score_{role.replace('-', '_')}"


def _records(rows: Iterable[Row], roles: Sequence[str], ranks: Iterator[int]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "rank": next(ranks),
            "name": row.name,
            "headline": row.headline,
            "file": row.source,
            **{_column(role): row.scores.get(role) for role in roles},
            "lean": row.lean,
            "months": row.months,
            "level": row.level,
            "degree": row.degree,
            "shown_in_work": [name for name, strength, _ in row.skills if strength == "work"],
            "skills": [name for name, _, _ in row.skills],
            "warnings": list(row.findings),
            "title_check": row.title_check,
        }
