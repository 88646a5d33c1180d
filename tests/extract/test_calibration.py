"""Confidence is the share of right values among those found with such a margin."""

import pytest

from matcher.extract import calibration


@pytest.mark.parametrize("rule", ["head-title", "head-company", "head-school", "head-degree", "head-area"])
def test_confidence_rises_with_the_margin(rule: str) -> None:
    shares = [calibration.share(rule, margin / 4) for margin in range(-20, 60)]

    assert shares == sorted(shares)
    assert shares[0] < shares[-1]
    assert shares[-1] > 0.9
    assert all(0.0 < share < 1.0 for share in shares)


def test_a_rule_that_was_not_measured_is_neither_sure_nor_doubtful() -> None:
    assert calibration.share("never-seen", 9.0) == 0.7
