"""The skills that are known: canonical names, how they are written, and finding them in a text.

``data/skills/*.toml`` holds the knowledge; ``taxonomy()`` is it, checked; ``mentions(text)`` finds it.
"""

from __future__ import annotations

from matcher.taxonomy.find import Mention, mentions, mentions_in
from matcher.taxonomy.index import taxonomy
from matcher.taxonomy.load import SkillEntry, Taxonomy

__all__ = ["Mention", "SkillEntry", "Taxonomy", "mentions", "mentions_in", "taxonomy"]
