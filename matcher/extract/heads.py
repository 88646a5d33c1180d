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
from matcher.extract.atoms import Atom, joined, together


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
    after={"at": Field.COMPANY, "title:": Field.TITLE, "company:": Field.COMPANY, "place:": Field.PLACE},
    absent={Field.TITLE: -0.6, Field.COMPANY: -0.5, Field.PLACE: 0.0},
    absorbing=(Field.TITLE, Field.COMPANY),
)


Sign = tuple[object, ...]
"""Something about an atom that may be the same in all entries."""
Option = tuple[int, Field, float, str]
"""A segment that may begin at an atom: where it ends, as what field, its score, its text."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A head with everything that stays the same while it is read again and again."""

    atoms: tuple[Atom, ...]
    given: frozenset[Field]
    signs: tuple[list[Sign], ...]
    """The signs of each atom."""
    options: list[list[Option]]
    """For each atom, the segments that begin with it."""


def assign(
    heads: Sequence[Sequence[Atom]], scheme: Scheme, given: Sequence[frozenset[Field]] = ()
) -> list[list[Segment]]:
    """The fields of each entry's atoms, entry by entry in the order given.

    ``given`` names, for each entry, fields that it probably has from elsewhere (the employer from a line above).
    """
    given = given or [frozenset()] * len(heads)
    divided, said = learned.read(heads, "work" if Field.TITLE in scheme.scorers else "education")
    weighed = [_weigh(*head, scheme) for head in zip(divided, given, said, strict=True)]
    priors: dict[Sign, dict[Field, float]] = {}
    read: list[list[Segment]] = []
    for _ in range(_ROUNDS + 1):
        read = [_best(head, scheme, priors) for head in weighed]
        priors = _learn(weighed, read)
    return [_absorb(segments, scheme.absorbing) for segments in read]


def _weigh(atoms: Sequence[Atom], given: frozenset[Field], said: Sequence[learned.Opinion], scheme: Scheme) -> _Weighed:
    signs = tuple(_signs(atom, index, atoms) for index, atom in enumerate(atoms))
    return _Weighed(tuple(atoms), given, signs, _options(atoms, scheme, said))


def _signs(atom: Atom, index: int, atoms: Sequence[Atom]) -> list[Sign]:
    """What may be the same in all entries: place in the head, style against the other atoms, separator before."""
    style = atom.style
    in_cell = sum(
        1 for other in atoms if other.row == atom.row and other.cell == atom.cell and other.start < atom.start
    )
    look = (round(style.size * 2), style.bold, style.italic, style.color)
    rows = len({other.row for other in atoms})
    return [
        ("place", rows, atom.row, atom.cell, min(in_cell, 2)),
        ("order", min(index, 4)),
        ("look", *look, atom.line.kind, atom.line.level),
        ("before", atom.before, atom.row, atom.cell),
    ]


def _learn(heads: Sequence[_Weighed], read: Sequence[Sequence[Segment]]) -> dict[Sign, dict[Field, float]]:
    """How often each sign stood at each field (-1..1), surer segments counting more; few sightings count less."""
    sums: dict[Sign, dict[Field, float]] = {}
    for head, segments in zip(heads, read, strict=True):
        first = 0
        for segment in segments:
            weight = max(0.1, min(2.5, segment.margin))
            for sign in head.signs[first]:
                tally = sums.setdefault(sign, {})
                tally[segment.field] = tally.get(segment.field, 0.0) + weight
            first += len(segment.atoms)
    return {
        sign: {field: value / (sum(tally.values()) + 2.0) for field, value in tally.items()}
        for sign, tally in sums.items()
    }


def _best(head: _Weighed, scheme: Scheme, priors: Mapping[Sign, Mapping[Field, float]]) -> list[Segment]:
    """The division into segments with the highest sum; every field at most once, notes as often as needed."""
    if not head.atoms:
        return []
    bits = {field: 1 << index for index, field in enumerate(scheme.scorers)} | {Field.NOTE: 0}
    scores = _scores(head, scheme, priors)
    # table[i][used]: the highest sum for atoms[:i] with the fields in ``used``, and the last step to it: where its
    # segment begins, what was used up to there, and which option it is. Segments are made for the best way alone.
    table: list[dict[int, tuple[float, int, int, int]]] = [{} for _ in range(len(head.atoms) + 1)]
    table[0][0] = (0.0, 0, 0, 0)
    for start, options in enumerate(scores):
        for used, (total, *_) in table[start].items():
            for number, (end, field, score, _) in enumerate(options):
                bit = bits[field]
                if used & bit:
                    continue
                known = table[end].get(used | bit)
                if known is None or total + score > known[0]:
                    table[end][used | bit] = (total + score, start, used, number)
    sums = {
        used: total
        + sum(_absence(cost, field in head.given, used & bits[field]) for field, cost in scheme.absent.items())
        for used, (total, *_) in table[-1].items()
    }
    return _way(head, scores, table, max(sums, key=sums.__getitem__))


def _way(
    head: _Weighed,
    scores: Sequence[Sequence[Option]],
    table: Sequence[Mapping[int, tuple[float, int, int, int]]],
    used: int,
) -> list[Segment]:
    """The segments of the way that ended with these fields, each with its margin."""
    segments: list[Segment] = []
    end = len(head.atoms)
    while end:
        _, start, used, number = table[end][used]
        _, field, score, text = scores[start][number]
        margin = _margin(field, score, end, scores[start])
        segments.append(Segment(field, text, head.atoms[start:end], score, margin))
        end = start
    return segments[::-1]


def _absence(cost: float, given: bool, used: int) -> float:
    """What it costs to leave a field out; where it is given, naming it again costs more."""
    if given:
        return -1.2 if used else 0.0
    return 0.0 if used else cost


def _scores(head: _Weighed, scheme: Scheme, priors: Mapping[Sign, Mapping[Field, float]]) -> Sequence[Sequence[Option]]:
    """The options with what the other entries show added to their scores."""
    if not priors:
        return head.options
    fields = (*scheme.scorers, Field.NOTE)
    scores = []
    for signs, options in zip(head.signs, head.options, strict=True):
        bonus = _prior(signs, priors, fields)
        bonus[Field.NOTE] *= 0.5
        scores.append([(end, field, score + bonus[field], text) for end, field, score, text in options])
    return scores


def _prior(
    signs: Sequence[Sign], priors: Mapping[Sign, Mapping[Field, float]], fields: Sequence[Field]
) -> dict[Field, float]:
    known = [priors.get(sign, {}) for sign in signs]
    return {field: _PRIOR * sum(tally.get(field, 0.0) for tally in known) / len(signs) for field in fields}


def _options(atoms: Sequence[Atom], scheme: Scheme, said: Sequence[learned.Opinion]) -> list[list[Option]]:
    """For each first atom the segments that begin with it, scored by their own words alone."""
    table: list[list[Option]] = []
    for start, atom in enumerate(atoms):
        options: list[Option] = [(start + 1, Field.NOTE, _NOTE, atom.text)]
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
                options.append((end, field, own + across, text))
        table.append(options)
    return table


def _across(part: Sequence[Atom]) -> float:
    total = 0.0
    for left, right in pairwise(part):
        if not together(left, right):
            return _UNSET
        total += right.pull + (0.0 if right.before == "wrap" else _ACROSS.get(right.before, -1.0))
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
    return together(left, right) and right.before in ("comma", "dash", "slash", "paren", "close", "colon")


def _margin(field: Field, score: float, end: int, options: Sequence[Option]) -> float:
    """How far the same atoms score below as another field."""
    return score - max((other for stop, kind, other, _ in options if stop == end and kind is not field), default=0.0)
