"""Which piece of a head line is the title, the employer, the place: decided for all entries of a section at once.

One document writes its entries in one way. So each entry is first read by its words alone; what the sure ones show
about order, style and separators then counts as evidence for the others, and all are read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise

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
        # By identity: comparing lines by value costs more than reading them.
        return tuple({id(line): line for atom in self.atoms for line in atom.lines}.values())


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
_TOWN = 1.6
"""What a name behind an employer gains as a place: it reads as one that no list has, a little more than as a note."""
_NOTE = -0.15
_UNSET = -9.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """The fields of a kind of section: how each is scored, and which separator speaks for which."""

    kind: str
    """What the learned pipeline calls such sections: ``work`` or ``education``."""
    scorers: Mapping[Field, Scorer]
    after: Mapping[str, Field]
    """Separator -> the field that stands behind it: ``at`` -> the employer."""
    absent: Mapping[Field, float]
    """What it costs when an entry has no such field."""
    paren: float = -1.2
    """What it costs to be a field of its own in brackets: mostly they hold a remark on what stands before them."""
    absorbing: tuple[Field, ...] = ()
    """Fields that leftover pieces right behind them belong to."""
    apart: Callable[[Field, Atom], bool] = lambda _field, _atom: False
    """Whether a piece behind a field of this kind is hardly part of it: a town behind a school."""


JOB = Scheme(
    "work",
    {Field.TITLE: evidence.title, Field.COMPANY: evidence.organisation, Field.PLACE: evidence.place},
    after={"at": Field.COMPANY, "title:": Field.TITLE, "company:": Field.COMPANY, "place:": Field.PLACE},
    absent={Field.TITLE: -0.6, Field.COMPANY: -0.5, Field.PLACE: 0.0},
    absorbing=(Field.TITLE, Field.COMPANY),
)


Sign = tuple[object, ...]
"""Something about an atom that may be the same in all entries."""
Option = tuple[int, Field, float, str]
"""A segment that may begin at an atom: where it ends, as what field, its score, its text."""
Priors = Mapping[int, Mapping[Field, float]]
"""Number of a sign -> field -> how much it speaks for that field."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A head with everything that stays the same while it is read again and again."""

    atoms: tuple[Atom, ...]
    given: frozenset[Field]
    signs: tuple[list[int], ...]
    """The signs of each atom, by their numbers: equal signs have the same number in all heads."""
    options: list[list[Option]]
    """For each atom, the segments that begin with it."""
    bits: Mapping[Field, int]
    """The fields as bits of a set; notes are none, since a head may have many."""
    absences: Sequence[float]
    """What the fields that a head leaves out cost it, by the set of those that it has."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the entries of one section, which are read together."""

    atoms: Sequence[Sequence[Atom]]
    scheme: Scheme
    given: Sequence[frozenset[Field]] = ()
    """For each entry, fields that it probably has from elsewhere (the employer from a line above)."""


Assigned = list[list[Segment]]
"""The fields of each entry of a section, entry by entry."""


def assign(sections: Sequence[Heads]) -> list[Assigned]:
    """The fields of each entry's atoms, section by section in the order given.

    Sections are read one by one; only the learned pipeline is asked for all of them at once, which costs less.
    """
    asked = [(atoms, heads.scheme.kind) for heads in sections for atoms in heads.atoms]
    said = iter(learned.read(asked))
    return [_assigned(heads, list(islice(said, len(heads.atoms)))) for heads in sections]


def _assigned(heads: Heads, said: Sequence[tuple[list[Atom], list[learned.Opinion]]]) -> Assigned:
    """The fields of one section's entries, with what the learned pipeline said of each."""
    scheme, given = heads.scheme, heads.given or [frozenset()] * len(said)
    bits = {field: 1 << index for index, field in enumerate(scheme.scorers)} | {Field.NOTE: 0}
    numbers: dict[Sign, int] = {}
    absences = cache(lambda above: [_absences(scheme, above, bits, used) for used in range(1 << len(scheme.scorers))])
    weighed: list[_Weighed] = []
    for (atoms, opinions), above in zip(said, given, strict=True):
        signs = tuple(
            [numbers.setdefault(sign, len(numbers)) for sign in _signs(atom, index, atoms)]
            for index, atom in enumerate(atoms)
        )
        weighed.append(_Weighed(tuple(atoms), above, signs, _options(atoms, scheme, opinions), bits, absences(above)))
    read = [_best(head, {}) for head in weighed]
    for _ in range(_ROUNDS):
        priors = _learn(weighed, read)
        read = [_best(head, priors) for head in weighed]
    return [_absorb(segments, scheme) for segments in read]


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


def _learn(heads: Sequence[_Weighed], read: Sequence[Sequence[Segment]]) -> Priors:
    """How often each sign stood at each field (-1..1), surer segments counting more; few sightings count less."""
    sums: dict[int, dict[Field, float]] = {}
    for head, segments in zip(heads, read, strict=True):
        first = 0
        for segment in segments:
            weight = max(0.1, min(2.5, segment.margin))
            for sign in head.signs[first]:
                tally = sums.setdefault(sign, {})
                tally[segment.field] = tally.get(segment.field, 0.0) + weight
            first += len(segment.atoms)
    for tally in sums.values():
        whole = sum(tally.values()) + 2.0
        for field, value in tally.items():
            tally[field] = value / whole
    return sums


def _best(head: _Weighed, priors: Priors) -> list[Segment]:
    """The division into segments with the highest sum; every field at most once, notes as often as needed."""
    if not head.atoms:
        return []
    scored = _scored(head, priors)
    # sums[i][used]: the highest sum for atoms[:i] with the fields in ``used``; steps[i][used]: the last step to it:
    # where its segment begins, what was used up to there, which option it is. Segments are made for the best way alone.
    sums: list[dict[int, float]] = [{} for _ in range(len(head.atoms) + 1)]
    steps: list[dict[int, tuple[int, int, int]]] = [{} for _ in sums]
    sums[0][0] = 0.0
    for start, options in enumerate(scored):
        for used, total in sums[start].items():
            for number, (end, bit, score) in enumerate(options):
                if used & bit:
                    continue
                known, there, whole = sums[end], used | bit, total + score
                if there not in known or whole > known[there]:
                    known[there] = whole
                    steps[end][there] = start, used, number
    ends = {used: total + head.absences[used] for used, total in sums[-1].items()}
    return _way(head, scored, steps, max(ends, key=ends.__getitem__))


def _way(
    head: _Weighed, scored: Sequence[Sequence[Scored]], steps: Sequence[Mapping[int, tuple[int, int, int]]], used: int
) -> list[Segment]:
    """The segments of the way that ended with these fields, each with its margin."""
    segments: list[Segment] = []
    end = len(head.atoms)
    while end:
        start, used, number = steps[end][used]
        _, field, _, text = head.options[start][number]
        _, bit, score = scored[start][number]
        margin = _margin(bit, score, end, scored[start])
        segments.append(Segment(field, text, head.atoms[start:end], score, margin))
        end = start
    return segments[::-1]


def _absences(scheme: Scheme, given: frozenset[Field], bits: Mapping[Field, int], used: int) -> float:
    """What it costs to leave fields out; where one is given, naming it again costs more."""
    costs = 0.0
    for field, cost in scheme.absent.items():
        named = used & bits[field]
        if field in given:
            costs += -1.2 if named else 0.0
        elif not named:
            costs += cost
    return costs


Scored = tuple[int, int, float]
"""An option as ``_best`` weighs it: where it ends, its field's bit, its score."""


def _scored(head: _Weighed, priors: Priors) -> list[list[Scored]]:
    """The options with what the other entries show added to their scores."""
    bits = head.bits
    if not priors:
        return [[(end, bits[field], score) for end, field, score, _ in options] for options in head.options]
    found: list[list[Scored]] = []
    for signs, options in zip(head.signs, head.options, strict=True):
        bonus = _prior(signs, priors, bits)
        found.append([(end, bits[field], score + bonus[field]) for end, field, score, _ in options])
    return found


def _prior(signs: Sequence[int], priors: Priors, fields: Iterable[Field]) -> dict[Field, float]:
    """What the signs of an atom speak for each field."""
    bonus = dict.fromkeys(fields, 0.0)
    for sign in signs:
        for field, value in priors.get(sign, _NOTHING).items():
            bonus[field] += value
    for field, value in bonus.items():
        bonus[field] = _PRIOR * value / len(signs)
    bonus[Field.NOTE] *= 0.5
    return bonus


_NOTHING: Mapping[Field, float] = {}


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
                elif field is Field.PLACE and start and _may_be_town(atoms[start - 1], part, text):
                    own += _TOWN + (0.8 if atom.before == "paren" else 0.0)
                if atom.before == "paren" and field is not Field.PLACE:
                    own += scheme.paren if _is_name(text) else min(scheme.paren, -2.0)
                elif field is Field.COMPANY and atom.before in ("comma", "dash", "slash", "colon"):
                    # As likely a part of the title: an employer of its own cell or line goes before it.
                    own -= 1.2 if start and _named_elsewhere(atoms, atoms[start - 1], atom, text) else 0.4
                own -= sum(1.2 for right in part[1:] if scheme.apart(field, right))
                if atom.before in scheme.after:
                    own += 1.8 if field is scheme.after[atom.before] else -0.8
                options.append((end, field, own + across, text))
        table.append(options)
    return table


def _named_elsewhere(atoms: Sequence[Atom], left: Atom, first: Atom, text: str) -> bool:
    """Whether a piece behind a title, in its cell, has a cell or line beside it that names an organisation more
    clearly: "Staff Nurse, Intensive Care" above "Mill Road Hospital"."""
    if (left.row, left.cell) != (first.row, first.cell) or evidence.title(left.text) < 2.0:
        return False
    least = max(1.2, evidence.organisation(text) + 0.4)
    return any(
        other.before in ("line", "cell")
        and (other.row, other.cell) != (first.row, first.cell)
        and evidence.organisation(other.text) >= least
        for other in atoms
    )


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


def _absorb(segments: Sequence[Segment], scheme: Scheme) -> list[Segment]:
    """Leftover pieces belong to the title or employer that they touch: "Director – IT Operations"."""
    merged: list[Segment] = []
    placed = any(segment.field is Field.PLACE for segment in segments)
    for segment in segments:
        left = merged[-1] if merged else None
        if left is not None and _goes_with(left, segment, scheme, placed):
            merged[-1] = _one(left, segment, left)
        elif left is not None and _leads_title(left, segment):
            merged[-1] = _one(left, segment, segment)
        elif left is not None and _is_way_of_working(left, segment):
            merged[-1] = _one(left, segment, left)
            merged.append(segment)
        else:
            merged.append(segment)
    return merged


def _one(left: Segment, right: Segment, as_: Segment) -> Segment:
    atoms = (*left.atoms, *right.atoms)
    return Segment(as_.field, joined(atoms), atoms, as_.score, as_.margin)


def _goes_with(left: Segment, segment: Segment, scheme: Scheme, placed: bool) -> bool:
    """Whether a leftover piece belongs to the field before it. ``placed``: the head names its place elsewhere."""
    if segment.field is not Field.NOTE or left.field not in scheme.absorbing or len(segment.text.split()) > 8:
        return False
    if not _touches(left.atoms[-1], segment.atoms[0]) or scheme.apart(left.field, segment.atoms[0]):
        return False
    town = left.field is Field.COMPANY and _may_be_town(left.atoms[-1], segment.atoms, segment.text)
    if town and not (placed and segment.atoms[0].before == "paren"):
        return False
    return left.field in (Field.TITLE, Field.COMPANY) or segment.atoms[0].before == "paren"


def _leads_title(left: Segment, segment: Segment) -> bool:
    """ "Stagiaire - Développeur Web": two titles in one, of which the second was taken."""
    if left.field is not Field.NOTE or segment.field is not Field.TITLE or len(left.atoms) > 1:
        return False
    first, last = left.atoms[0], segment.atoms[0]
    return together(first, last) and last.before in ("dash", "slash") and evidence.title(left.text) >= 2.0


def _is_way_of_working(left: Segment, segment: Segment) -> bool:
    """ "Engineer (Remote)": printed as a part of the title, and a place all the same."""
    if left.field is not Field.TITLE or segment.field is not Field.PLACE or len(segment.atoms) > 1:
        return False
    first = segment.atoms[0]
    return (
        first.before in ("paren", "dash", "comma")
        and _touches(left.atoms[-1], first)
        and evidence.is_mode(segment.text)
    )


def _may_be_town(left: Atom, part: Sequence[Atom], text: str) -> bool:
    """A name behind an employer, set off by a comma, a dash or brackets, that nothing says is more of the employer."""
    first = part[0]
    if first.before not in ("comma", "dash", "paren") or (left.row, left.cell) != (first.row, first.cell):
        return False
    return evidence.town(text) and evidence.title(left.text) < 2.0 and evidence.place(left.text) < 1.5


def _touches(left: Atom, right: Atom) -> bool:
    return together(left, right) and right.before in ("comma", "dash", "slash", "paren", "close", "colon")


def _margin(bit: int, score: float, end: int, options: Sequence[Scored]) -> float:
    """How far the same atoms score below as another field."""
    return score - max((other for stop, kind, other in options if stop == end and kind != bit), default=0.0)
