"""Which piece of a head line is the title, the employer, the place: decided for all entries of a section at once.

One document writes its entries in one way. So each entry is first read by its words alone; what the sure ones show
about order, style and separators then counts as evidence for the others, and all are read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from matcher.document import Line
from matcher.extract import evidence, learned
from matcher.extract.atoms import Atom, joined


class Field(StrEnum):
    """What a segment of a head line is."""

    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    DEGREE = "degree"
    AREA = "area"
    SCHOOL = "school"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring atoms that are one field."""

    field: Field
    text: str
    atoms: tuple[Atom, ...]
    score: float
    margin: float = 0.0
    """How much better than as anything else."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(dict.fromkeys(line for atom in self.atoms for line in atom.lines))


_LABELS = {
    Field.TITLE: "TITLE",
    Field.COMPANY: "ORG",
    Field.PLACE: "PLACE",
    Field.DEGREE: "DEGREE",
    Field.AREA: "FIELD",
    Field.SCHOOL: "INSTITUTION",
}
"""What the learned pipeline calls the fields."""
Scorer = Callable[[str], float]
_MOST = 5
"""Atoms in one segment; "Department, Division, Company, City" has four."""
_ROUNDS = 2
_PRIOR = 2.2
"""Weight of what the other entries show; a clear word (2.2 and more) of an entry's own outweighs it only together
with a second sign."""

# What a separator costs when a segment reaches across it.
_ACROSS: Mapping[str, float] = {
    "comma": -0.55,
    "dash": -0.9,
    "slash": -0.2,
    "paren": 0.1,
    "close": -0.3,
    "colon": -0.8,
    "bar": -2.0,
    "at": -3.0,
    "in": -3.0,
    "after": -3.0,
    "style": -1.5,
}
_NOTE = -0.15
_UNSET = -9.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """The fields of a kind of section: how each is scored, and which separator speaks for which."""

    scorers: Mapping[Field, Scorer]
    after: Mapping[str, Field]
    """Separator -> the field that stands behind it: ``at`` -> the employer."""
    absent: Mapping[Field, float]
    """What it costs when an entry has no such field."""
    paren: float = -1.2
    """What it costs to be a field of its own in brackets: mostly they hold a remark on what stands before them."""
    absorbing: tuple[Field, ...] = ()
    """Fields that leftover pieces right behind them belong to."""


JOB = Scheme(
    {Field.TITLE: evidence.title, Field.COMPANY: evidence.organisation, Field.PLACE: evidence.place},
    after={"at": Field.COMPANY},
    absent={Field.TITLE: -0.6, Field.COMPANY: -0.5, Field.PLACE: 0.0},
    absorbing=(Field.TITLE, Field.COMPANY),
)


def assign(
    heads: Sequence[Sequence[Atom]], scheme: Scheme, given: Sequence[frozenset[Field]] = ()
) -> list[list[Segment]]:
    """The fields of each entry's atoms, entry by entry in the order given.

    ``given`` names, for each entry, fields that it probably has from elsewhere (the employer from a line above).
    """
    given = given or [frozenset()] * len(heads)
    heads, said = learned.read(heads, "work" if Field.TITLE in scheme.scorers else "education")
    priors: dict[tuple[object, ...], dict[Field, float]] = {}
    read: list[list[Segment]] = []
    for _ in range(_ROUNDS + 1):
        read = [
            _best(atoms, scheme, priors, known, opinions)
            for atoms, known, opinions in zip(heads, given, said, strict=True)
        ]
        priors = _learn(read)
    return [_absorb(segments, scheme.absorbing) for segments in read]


def _signs(atom: Atom, atoms: Sequence[Atom]) -> list[tuple[object, ...]]:
    """What may be the same in all entries: place in the head, style against the other atoms, separator before."""
    style = atom.style
    in_cell = sum(
        1 for other in atoms if other.row == atom.row and other.cell == atom.cell and other.start < atom.start
    )
    look = (round(style.size * 2), style.bold, style.italic, style.color)
    rows = len({other.row for other in atoms})
    return [
        ("place", rows, atom.row, atom.cell, min(in_cell, 2)),
        ("order", min(atoms.index(atom), 4)),
        ("look", *look, atom.line.kind, atom.line.level),
        ("before", atom.before, atom.row, atom.cell),
    ]


def _learn(read: Sequence[Sequence[Segment]]) -> dict[tuple[object, ...], dict[Field, float]]:
    """How often each sign stood at each field (-1..1), surer segments counting more; few sightings count less."""
    sums: dict[tuple[object, ...], dict[Field, float]] = {}
    for segments in read:
        atoms = [atom for segment in segments for atom in segment.atoms]
        for segment in segments:
            weight = max(0.1, min(2.5, segment.margin))
            for sign in _signs(segment.atoms[0], atoms):
                tally = sums.setdefault(sign, {})
                tally[segment.field] = tally.get(segment.field, 0.0) + weight
    return {
        sign: {field: value / (sum(tally.values()) + 2.0) for field, value in tally.items()}
        for sign, tally in sums.items()
    }


def _best(
    atoms: Sequence[Atom],
    scheme: Scheme,
    priors: Mapping[tuple[object, ...], Mapping[Field, float]],
    given: frozenset[Field],
    said: Sequence[learned.Opinion],
) -> list[Segment]:
    """The division into segments with the highest sum; every field at most once, notes as often as needed."""
    if not atoms:
        return []
    fields = tuple(scheme.scorers)
    bits = {field: 1 << index for index, field in enumerate(fields)}
    bonus = [_prior(atom, atoms, priors, fields) for atom in atoms]
    scores = _segment_scores(atoms, scheme, bonus, said)
    # best[i][used]: the highest sum for atoms[i:] when the fields in ``used`` are taken.
    table: list[dict[int, tuple[float, tuple[Segment, ...]]]] = [{} for _ in range(len(atoms) + 1)]
    table[0][0] = (0.0, ())
    for start in range(len(atoms)):
        for used, (total, chosen) in table[start].items():
            for end, field, score, text in scores[start]:
                if field is not Field.NOTE and used & bits[field]:
                    continue
                now = used | bits.get(field, 0)
                segment = Segment(field, text, tuple(atoms[start:end]), score)
                entry = (total + score, (*chosen, segment))
                if now not in table[end] or entry[0] > table[end][now][0]:
                    table[end][now] = entry
    finals = [
        (
            total + sum(_absence(cost, field in given, used & bits[field]) for field, cost in scheme.absent.items()),
            chosen,
        )
        for used, (total, chosen) in table[-1].items()
    ]
    best = max(finals, key=lambda item: item[0])[1]
    return [_with_margin(segment, scores, atoms) for segment in best]


def _absence(cost: float, given: bool, used: int) -> float:
    """What it costs to leave a field out; where it is given, naming it again costs more."""
    if given:
        return -1.2 if used else 0.0
    return 0.0 if used else cost


def _prior(
    atom: Atom,
    atoms: Sequence[Atom],
    priors: Mapping[tuple[object, ...], Mapping[Field, float]],
    fields: Sequence[Field],
) -> dict[Field, float]:
    if not priors:
        return {}
    signs = _signs(atom, atoms)
    return {
        field: _PRIOR * sum(priors.get(sign, {}).get(field, 0.0) for sign in signs) / len(signs)
        for field in (*fields, Field.NOTE)
    }


def _segment_scores(
    atoms: Sequence[Atom],
    scheme: Scheme,
    bonus: Sequence[Mapping[Field, float]],
    said: Sequence[learned.Opinion],
) -> list[list[tuple[int, Field, float, str]]]:
    """For each first atom: end, field, score and text of the segments that begin with it."""
    table: list[list[tuple[int, Field, float, str]]] = []
    for start, atom in enumerate(atoms):
        options: list[tuple[int, Field, float, str]] = [
            (start + 1, Field.NOTE, _NOTE + bonus[start].get(Field.NOTE, 0.0) * 0.5, atom.text)
        ]
        for end in range(start + 1, min(len(atoms), start + _MOST) + 1):
            part = atoms[start:end]
            across = _across(part)
            if across <= -2.5:
                break
            text = joined(part)
            for field, scorer in scheme.scorers.items():
                own = scorer(text) + learned.joint(part, said[start:end], _LABELS[field])
                if field is Field.PLACE and own > 1.5:
                    own += _places_joined(part)
                if atom.before == "paren" and field is not Field.PLACE:
                    own += scheme.paren if _is_name(text) else min(scheme.paren, -2.0)
                elif field is Field.COMPANY and atom.before in ("comma", "dash", "slash", "colon"):
                    own -= 0.4  # as likely a part of the title: an employer of its own cell or line goes before it
                if atom.before in scheme.after:
                    own += 1.8 if field is scheme.after[atom.before] else -0.8
                options.append((end, field, own + across + bonus[start].get(field, 0.0), text))
        table.append(options)
    return table


def _across(part: Sequence[Atom]) -> float:
    total = 0.0
    for left, right in pairwise(part):
        if left.row != right.row or left.cell != right.cell:
            return _UNSET
        total += _ACROSS.get(right.before, -1.0)
        if right.before == "paren" and evidence.place(right.text) >= 1.5:
            total -= 1.5
        elif evidence.place(right.text) >= 1.5 and evidence.place(left.text) < 1.5:
            total -= 1.0
    return total


def _is_name(text: str) -> bool:
    """Longer than a mark or an abbreviation, and capitalised: it may name something by itself."""
    return len(text) > 4 and text[0].isupper() and not any(c.isdigit() for c in text)


def _places_joined(part: Sequence[Atom]) -> float:
    """The comma in "Austin, TX" parts nothing: what reaching across it costs is given back."""
    return sum(-_ACROSS["comma"] for atom in part[1:] if atom.before in ("comma", "paren", "slash")) + _lone_place(part)


def _lone_place(part: Sequence[Atom]) -> float:
    return sum(
        1.5 if right.before == "paren" else 1.0
        for left, right in pairwise(part)
        if evidence.place(right.text) >= 1.5 and (right.before == "paren" or evidence.place(left.text) < 1.5)
    )


def _absorb(segments: Sequence[Segment], into: Sequence[Field]) -> list[Segment]:
    """Leftover pieces belong to the title or employer right before them: "Director – IT Operations"."""
    merged: list[Segment] = []
    for segment in segments:
        left = merged[-1] if merged else None
        if (
            segment.field is Field.NOTE
            and left is not None
            and left.field in into
            and _touches(left.atoms[-1], segment.atoms[0])
            and len(segment.text.split()) <= 8
            and not (left.field is Field.COMPANY and _may_be_town(segment))
            and (left.field in (Field.TITLE, Field.COMPANY) or segment.atoms[0].before == "paren")
        ):
            atoms = (*left.atoms, *segment.atoms)
            merged[-1] = Segment(left.field, joined(atoms), atoms, left.score, left.margin)
        else:
            merged.append(segment)
    return merged


def _may_be_town(segment: Segment) -> bool:
    """One to three capitalised words behind a comma at the end of a cell: a place that no list has."""
    first, words = segment.atoms[0], segment.text.split()
    plain = all(word[0].isupper() and not word.isupper() for word in words if len(word) > 3)
    return first.before == "comma" and 1 <= len(words) <= 3 and plain and evidence.organisation(segment.text) < 1.0


def _touches(left: Atom, right: Atom) -> bool:
    return (
        left.row == right.row
        and left.cell == right.cell
        and right.before in ("comma", "dash", "slash", "paren", "close", "colon")
    )


def _with_margin(
    segment: Segment, scores: Sequence[Sequence[tuple[int, Field, float, str]]], atoms: Sequence[Atom]
) -> Segment:
    """How far the same atoms score below as another field."""
    start = atoms.index(segment.atoms[0])
    end = start + len(segment.atoms)
    others = [score for stop, field, score, _ in scores[start] if stop == end and field is not segment.field]
    margin = segment.score - max(others, default=0.0)
    return Segment(segment.field, segment.text, segment.atoms, segment.score, margin)
