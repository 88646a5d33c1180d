"""Words with boxes to lines in reading order: pure, and testable from a list of words."""

from __future__ import annotations

from matcher.layout.arrange import arrange, document_lines

__all__ = ["arrange", "document_lines"]
