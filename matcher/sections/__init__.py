"""Lines -> sections: which part of a CV a line belongs to.

A heading is known by its words (``data/headings.toml``), and its look is learnt from the document itself: once two
known headings share a look, an unknown line with that look is a heading too, and a known word without it is not.
"""

from __future__ import annotations

from matcher.sections.kinds import Section, SectionKind
from matcher.sections.splitting import split

__all__ = ["Section", "SectionKind", "split"]
