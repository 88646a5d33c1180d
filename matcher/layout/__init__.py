"""Words with boxes to lines in reading order: pure, and testable from a list of words."""

from __future__ import annotations

from matcher.layout.arrange import arrange, document_lines
from matcher.layout.torn import torn
from matcher.layout.turned import arrange_turned

__all__ = ["arrange", "arrange_turned", "document_lines", "torn"]
