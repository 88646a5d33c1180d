"""Property tests draw the same examples every time, so that a change fails them and never chance."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
