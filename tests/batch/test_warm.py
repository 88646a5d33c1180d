from __future__ import annotations

from matcher.batch.warm import warm


def test_warming_up_goes_all_the_way() -> None:
    """A CV that is refused would load nothing, and every worker would pay for it."""
    outcome = warm()

    assert outcome.code == ""
    assert set(outcome.texts) == {"json", "html"} and outcome.parsed
