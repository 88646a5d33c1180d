"""Isotonic steps from margins."""

from hypothesis import given
from hypothesis import strategies as st

from models.margins import reliability, steps


@given(st.lists(st.tuples(st.floats(-5, 15), st.booleans()), min_size=1, max_size=300))
def test_shares_and_margins_rise_and_nothing_is_certain(pairs: list[tuple[float, bool]]) -> None:
    found = steps(pairs)

    assert [lowest for lowest, _ in found] == sorted(lowest for lowest, _ in found)
    assert [share for _, share in found] == sorted(share for _, share in found)
    assert all(0.0 < share < 1.0 for _, share in found)


def test_clear_evidence_separates_right_from_wrong() -> None:
    found = steps([(0.0, False)] * 40 + [(5.0, True)] * 40)

    assert len(found) == 2
    assert found[0][1] < 0.1
    assert found[1][1] > 0.9


def test_what_is_stated_with_more_confidence_is_right_more_often() -> None:
    for line in reliability().values():
        shares = [share for share, _ in line]
        assert shares == sorted(shares, reverse=True)
        assert all(count for _, count in line)
