"""The taxonomy ready for matching: every spelling with what it means; compiled once and kept in ``models/``.

Reading and checking the TOML files takes a few hundred milliseconds, which a cold start cannot spare. The compiled
index is plain JSON with a digest of everything it was made from; one that does not fit its sources is never used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matcher import folding, lexicon
from matcher.taxonomy import forms, load, tokens
from matcher.taxonomy.forms import Pattern, pattern, patterns, plural_word
from matcher.taxonomy.load import COMMON_NOUNS, Context, SkillEntry, Taxonomy
from matcher.taxonomy.tokens import normalize, squeeze

INDEX_FILE = "skills.json"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a spelling means."""

    skill: int
    """Index into ``Taxonomy.entries``; -1: a phrase that means no skill."""
    cases: tuple[str, ...] = ()
    """The squeezed forms in whose letter case alone it counts; empty: any case."""
    ambiguous: bool = False
    """It counts only where its context decides."""


Packed = int | tuple[int, tuple[str, ...], bool]
"""A meaning as it is stored: only the skill, where the form counts in any case and anywhere."""


@dataclass(frozen=True, slots=True)
class Index:
    """A taxonomy with the meaning of each spelling."""

    taxonomy: Taxonomy
    packed: dict[str, Packed]
    """Spelling (its tokens joined by spaces) -> meaning."""

    def meaning(self, words: Iterable[str]) -> Meaning:
        """The meaning of a spelling; ``KeyError`` when there is none."""
        stored = self.packed[" ".join(words)]
        return Meaning(stored) if isinstance(stored, int) else Meaning(stored[0], tuple(stored[1]), stored[2])


@cache
def index() -> Index:
    """The index of the shipped taxonomy, once a process; compiled anew when the stored one is stale or missing."""
    path = lexicon.model_path(INDEX_FILE)
    digest = source_digest()
    if path.is_file():
        stored = json.loads(path.read_bytes())
        if stored.get("digest") == digest:
            return _restore(stored)
    return compile_index(load.build(lexicon.toml_folder("skills")))


def taxonomy() -> Taxonomy:
    """The shipped taxonomy. Raises ``DataError`` naming file and key if a data file is wrong."""
    return index().taxonomy


def write(path: Path) -> None:
    """Compile the shipped taxonomy into a file (``make models``)."""
    compiled = compile_index(load.build(lexicon.toml_folder("skills")))
    text = json.dumps(_dump(compiled), ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace("],[", "],\n[") + "\n", encoding="utf-8")


def source_digest() -> str:
    """SHA-256 over the data files and over the code that turns them into an index."""
    sources = sorted(lexicon.data_path("skills").glob("*.toml"))
    sources += [Path(module.__file__ or "") for module in (folding, forms, load, tokens)] + [Path(__file__)]
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def compile_index(taxonomy: Taxonomy) -> Index:
    """All spellings of all forms. A form as written goes before a spelling made from another skill's form."""
    written: dict[Pattern, Meaning] = {}
    made: dict[Pattern, Meaning] = {}
    for number, entry in enumerate(taxonomy.entries):
        for form in entry.forms:
            meaning = _meaning(number, entry, form)
            first, *others = patterns(form, plural=entry.kind in COMMON_NOUNS)
            _put(written, first, meaning)
            for other in others:
                _put(made, other, meaning)
    for entry in taxonomy.entries:
        for phrase in entry.excluded:
            written.setdefault(pattern(phrase), Meaning(-1))
    return Index(taxonomy, {" ".join(words): _pack(meaning) for words, meaning in (made | written).items()})


def _pack(meaning: Meaning) -> Packed:
    if meaning.cases or meaning.ambiguous:
        return meaning.skill, meaning.cases, meaning.ambiguous
    return meaning.skill


def _meaning(number: int, entry: SkillEntry, form: str) -> Meaning:
    ambiguous = entry.context is not None and form in entry.context.forms
    return Meaning(number, (squeeze(form),) if form in entry.cased else (), ambiguous)


def _put(meanings: dict[Pattern, Meaning], words: Pattern, new: Meaning) -> None:
    """Two forms of one skill with the same spelling count where either does; the first skill keeps a spelling."""
    old = meanings.setdefault(words, new)
    if old is new or old.skill != new.skill:
        return
    cases = tuple(dict.fromkeys(old.cases + new.cases)) if old.cases and new.cases else ()
    meanings[words] = Meaning(old.skill, cases, old.ambiguous and new.ambiguous)


def near_words(entry: SkillEntry) -> frozenset[str]:
    """Normal spellings of the words that decide for a skill's ambiguous forms, with their plurals."""
    if entry.context is None:
        return frozenset()
    words = [normalize(word) for word in entry.context.near]
    return frozenset(words) | {plural for word in words for plural in plural_word(word)}


def _dump(compiled: Index) -> dict[str, Any]:
    entries = [
        [
            e.name,
            e.area,
            e.kind,
            e.technical,
            e.parent,
            e.aliases,
            e.cased,
            e.excluded,
            _context_list(e),
            e.esco,
            e.onet,
        ]
        for e in compiled.taxonomy.entries
    ]
    return {"digest": source_digest(), "entries": entries, "meanings": dict(sorted(compiled.packed.items()))}


def _context_list(entry: SkillEntry) -> list[Any] | None:
    context = entry.context
    return [context.forms, context.near, context.listed, context.mid] if context else None


def _restore(stored: dict[str, Any]) -> Index:
    entries = []
    for name, area, kind, technical, parent, aliases, cased, excluded, context, esco, onet in stored["entries"]:
        known = Context(tuple(context[0]), tuple(context[1]), context[2], context[3]) if context else None
        forms_of = tuple(aliases), tuple(cased), tuple(excluded)
        entries.append(SkillEntry(name, area, kind, technical, parent, *forms_of, known, esco, onet))
    return Index(Taxonomy(tuple(entries)), stored["meanings"])
