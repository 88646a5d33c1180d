"""Loads what a worker needs once, so that each test's forked child starts warm."""

from __future__ import annotations

import matcher.batch.warm  # noqa: F401
