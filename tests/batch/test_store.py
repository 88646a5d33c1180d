from __future__ import annotations

import pickle
import zlib
from datetime import date
from pathlib import Path

import pytest

from matcher.batch import packing
from matcher.batch.store import Kept, Store, StoreError, key, program
from matcher.batch.work import Request
from matcher.candidate import Parsed
from tests.reports.sample import report


def test_what_was_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("k", Kept("", "", 71.5, '{"x": 1}\n'))
        store.put_parsed("p", b"bytes")
    with Store(tmp_path) as store:
        assert store.code("k", "any") == ""
        assert store.code("other", "any") is None
        assert store.parsed("p") == b"bytes" and store.parsed("q") is None


def test_a_failure_by_limits_counts_only_under_the_same_limits(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("k", Kept("timeout", "", -1, "{}"), limits="60 s")

        assert store.code("k", "60 s") == "timeout"
        assert store.code("k", "120 s") is None


def test_the_first_of_equal_files_is_read_and_the_others_listed(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.register("a.pdf", "same", "ka")
        second = store.register("b.pdf", "same", "kb")
        store.register("unreadable", "", "kc")
        assert store.register("unreadable too", "", "kd").first == ""

        assert (first.first, second.first) == ("", "a.pdf")
        assert list(store.duplicates()) == [("b.pdf", "a.pdf")]


def test_results_come_in_the_folder_s_order_or_best_first(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for name, best in (("a", 10.0), ("b", 90.0), ("c", 10.0)):
            store.register(name, name, name)
            store.put(name, Kept("", "", best, name))

        assert [item.name for item, _ in store.results()] == ["a", "b", "c"]
        assert [kept.record for _, kept in store.results(ranked=True)] == ["b", "a", "c"]


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(StoreError, match="another run"), Store(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "file" / "run")


def test_the_day_of_the_first_run_stays_unless_another_is_given(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.day(None, "2026-11-01") == "2026-11-01"
        assert store.day(None, "2026-11-02") == "2026-11-01"
        assert store.day("2026-12-01", "2026-11-02") == "2026-12-01"
        assert store.day(None, "2026-11-02") == "2026-12-01"


def test_keys_follow_from_everything_that_was_asked() -> None:
    one, other = Request(date(2026, 11, 1)), Request(date(2026, 11, 1), blind=True)

    assert key("x", one) == key("x", Request(date(2026, 11, 1)))
    assert len({key("x", one), key("x", other), key("y", one), key("x", one, "")}) == 4
    assert program() != program(reading=True)


def test_a_parsed_cv_survives_packing() -> None:
    made = report()
    parsed = Parsed(made.document, made.candidate, made.findings)

    assert packing.unpack(packing.pack(parsed)) == parsed


@pytest.mark.parametrize("bait", [print, Path("x"), Request(date(2026, 1, 1))])
def test_nothing_but_the_nouns_comes_out_of_a_run_folder(bait: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        packing.unpack(zlib.compress(pickle.dumps(bait)))
