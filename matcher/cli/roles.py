"""``roles`` and ``job``, and which roles a command was asked to rate against."""

from __future__ import annotations

import argparse

from matcher.role import Role


def asked_for(options: argparse.Namespace) -> tuple[Role, ...]:
    """The roles of ``--role`` and ``--job``; the default two without either."""
    from matcher import api

    return api.chosen(options.role)
