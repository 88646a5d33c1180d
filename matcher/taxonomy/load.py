"""``data/skills/*.toml`` as one checked taxonomy.

A file is an area; ``technical = true`` at its head says that its skills support one another's ambiguous forms.
Each line is a skill::

    { name = "Go", kind = "language", case = true, aliases = ["Golang"], context = { near = ["backend"] } },

========  ==============================================================================================
name      canonical, unique; also its first surface form
kind      one of ``KINDS``
parent    canonical name of a wider skill, in any file
aliases   further forms, in any letter case; spellings with and without hyphens and plurals come by themselves
case      true: the name counts only in this letter case
cased     further forms that count only in this letter case
not       phrases that contain a form and do not mean the skill ("go to market")
context   forms (default: the name) that count only where something decides: ``near`` words around them, another
          skill beside them in an enumeration, or an entry of their own in a skills list (unless ``listed = false``);
          ``mid = true``: a capital in the middle of a sentence decides too
esco      identifier of the ESCO skill, where known
onet      O*NET code of the technology or knowledge, where known
========  ==============================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matcher.errors import DataError
from matcher.taxonomy.forms import Pattern, pattern

_KIND_WORDS = "language framework library method platform tool discipline protocol model practice product standard"
KINDS = frozenset(_KIND_WORDS.split())
COMMON_NOUNS = frozenset({"method", "discipline", "practice", "protocol"})
"""Kinds whose names take a plural."""
_KEYS = {
    "name": str,
    "kind": str,
    "parent": str,
    "aliases": list,
    "case": bool,
    "cased": list,
    "not": list,
    "context": dict,
    "esco": str,
    "onet": str,
}
_CONTEXT_KEYS = {"forms": list, "near": list, "listed": bool, "mid": bool}


@dataclass(frozen=True, slots=True)
class Context:
    """What decides whether an ambiguous form means the skill."""

    forms: tuple[str, ...]
    near: tuple[str, ...] = ()
    listed: bool = True
    mid: bool = False


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill of the taxonomy."""

    name: str
    area: str
    kind: str
    technical: bool = False
    parent: str = ""
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    """Forms that count in this letter case only; the name may be one of them."""
    excluded: tuple[str, ...] = ()
    context: Context | None = None
    esco: str = ""
    onet: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """All surface forms as written, the name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.cased)))


@dataclass(frozen=True)
class Taxonomy:
    """All skills, in file and line order."""

    entries: tuple[SkillEntry, ...]
    _by_name: dict[str, SkillEntry] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {entry.name: entry for entry in self.entries})

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> SkillEntry:
        """The skill of a canonical name; ``KeyError`` when there is none."""
        return self._by_name[name]

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        children: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            if entry.parent:
                children[entry.parent] = (*children.get(entry.parent, ()), entry.name)
        return children

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Wider skills, nearest first."""
        found = []
        while parent := self._by_name[name].parent:
            found.append(parent)
            name = parent
        return tuple(found)

    def descendants(self, name: str) -> tuple[str, ...]:
        """All narrower skills, depth first."""
        found: list[str] = []
        for child in self._children.get(name, ()):
            found += [child, *self.descendants(child)]
        return tuple(found)


def build(files: dict[str, dict[str, Any]]) -> Taxonomy:
    """Taxonomy of parsed TOML files: file name -> content.

    Raises ``DataError``: a key missing, unknown or of the wrong type, a name or spelling given twice, an unknown
    parent, a circle of parents.
    """
    entries: list[tuple[str, SkillEntry]] = []
    for file, content in files.items():
        technical = bool(content.get("technical", False))
        skills = enumerate(content.get("skill", ()), 1)
        entries += [(file, _entry(file, number, raw, technical)) for number, raw in skills]
    _check_spellings(entries)
    _check_parents(entries)
    return Taxonomy(tuple(entry for _, entry in entries))


def _entry(file: str, number: int, raw: dict[str, Any], technical: bool) -> SkillEntry:
    name = raw.get("name")
    where = f"{file}: skill {name or f'number {number}'}"
    for key in ("name", "kind"):
        if not raw.get(key):
            raise _wrong(f"{where}: key '{key}' is missing", file)
    _check_types(where, file, raw, _KEYS)
    if raw["kind"] not in KINDS:
        raise _wrong(f"{where}: kind '{raw['kind']}' is none of {', '.join(sorted(KINDS))}", file)
    cased = (raw["name"],) if raw.get("case") else ()
    return SkillEntry(
        name=raw["name"],
        area=file.removesuffix(".toml"),
        kind=raw["kind"],
        technical=technical,
        parent=raw.get("parent", ""),
        aliases=tuple(raw.get("aliases", ())),
        cased=cased + tuple(raw.get("cased", ())),
        excluded=tuple(raw.get("not", ())),
        context=_context(where, file, raw),
        esco=raw.get("esco", ""),
        onet=raw.get("onet", ""),
    )


def _context(where: str, file: str, raw: dict[str, Any]) -> Context | None:
    context = raw.get("context")
    if context is None:
        return None
    _check_types(f"{where}: context", file, context, _CONTEXT_KEYS)
    forms = tuple(context.get("forms", (raw["name"],)))
    known = {raw["name"], *raw.get("aliases", ()), *raw.get("cased", ())}
    for form in forms:
        if form not in known:
            raise _wrong(f"{where}: context.forms: '{form}' is neither the name nor in aliases nor in cased", file)
    near = tuple(context.get("near", ()))
    for word in near:
        if len(pattern(word)) != 1:
            raise _wrong(f"{where}: context.near: '{word}' is not a single word", file)
    return Context(forms, near, context.get("listed", True), context.get("mid", False))


def _check_types(where: str, file: str, raw: dict[str, Any], keys: dict[str, type]) -> None:
    for key, value in raw.items():
        if key not in keys:
            raise _wrong(f"{where}: key '{key}' is unknown; known are {', '.join(keys)}", file)
        wrong_item = isinstance(value, list) and not all(isinstance(item, str) and item for item in value)
        if not isinstance(value, keys[key]) or wrong_item:
            raise _wrong(f"{where}: key '{key}' must be a {keys[key].__name__} (of non-empty text, if a list)", file)


def _check_spellings(entries: list[tuple[str, SkillEntry]]) -> None:
    owner: dict[Pattern, tuple[str, str]] = {}
    for file, entry in entries:
        written = (entry.name, *entry.aliases, *(form for form in entry.cased if form != entry.name))
        seen: set[str] = set()
        for form in written:
            if form in seen:
                raise _wrong(f"{file}: skill {entry.name}: '{form}' is given twice", file)
            seen.add(form)
            other, other_file = owner.setdefault(pattern(form), (entry.name, file))
            if other != entry.name:
                raise _wrong(
                    f"{file}: skill {entry.name}: '{form}' is already a spelling of {other} in {other_file}", file
                )
    names: dict[str, str] = {}
    for file, entry in entries:
        if entry.name in names:
            raise _wrong(f"{file}: skill {entry.name}: the name is already in {names[entry.name]}", file)
        names[entry.name] = file


def _check_parents(entries: list[tuple[str, SkillEntry]]) -> None:
    parents = {entry.name: entry.parent for _, entry in entries}
    for file, entry in entries:
        if entry.parent and entry.parent not in parents:
            raise _wrong(f"{file}: skill {entry.name}: parent '{entry.parent}' is not a skill", file)
    for file, entry in entries:
        seen = {entry.name}
        parent = entry.parent
        while parent:
            if parent in seen:
                raise _wrong(f"{file}: skill {entry.name}: its parents go in a circle", file)
            seen.add(parent)
            parent = parents[parent]


def _wrong(message: str, file: str) -> DataError:
    return DataError(message, source=file)
