"""Where the entries of one block begin, decided for all of them at once.

Each entry has one date, at most one school and at most one degree, and the entries of a section are built alike. The
cuts with which that is most nearly so win over those that looks and gaps alone suggest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matcher.extract.rows import Row, style_key

# Points that a division loses: for a second school or degree in one entry, for lacking what most others have, for
# another number of lines above the date than most have, for another cut than looks and gaps suggest. A clear gap
# outweighs a second school alone; the look of a first line outweighs all.
_TWICE, _LACKING, _UNLIKE, _AGAINST, _AGAINST_GAP, _AGAINST_LOOK = 2.0, 0.7, 0.3, 0.5, 2.6, 5.0


def joint(
    head: Sequence[Row], dated: Sequence[int], named: Sequence[frozenset[str]], suggested: Sequence[int]
) -> list[int]:
    """The first line of each entry. ``dated``: the lines with the dates; ``named``: what each line names beyond
    doubt; ``suggested``: first lines by looks and gaps, one for each date, the first of them 0."""
    if len(suggested) != len(dated):
        return list(suggested)
    wanted = _usual(named)
    leads = Counter(at - start for at, start in zip(dated, suggested, strict=True))
    usual = leads.most_common(1)[0][0]
    # best[start]: the least loss with the entry of the date at hand beginning at ``start``, and the starts so far
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for number in range(1, len(dated)):
        step: dict[int, tuple[float, tuple[int, ...]]] = {}
        choices = range(dated[number - 1] + 1, dated[number] + 1)
        against = _against(head, suggested[number], choices)
        for start in choices:
            own = against * (start != suggested[number]) + _UNLIKE * (dated[number] - start != usual)
            step[start] = min(
                (loss + own + _loss(named[before:start], wanted), (*starts, start))
                for before, (loss, starts) in best.items()
            )
        best = step
    return list(min((loss + _loss(named[start:], wanted), starts) for start, (loss, starts) in best.items())[1])


def _against(head: Sequence[Row], start: int, choices: range) -> float:
    """What another cut loses: more where the line has a wider gap above it than the others, or a first line's look."""
    others = [head[index] for index in choices if index != start]
    look, gap = style_key(head[0]), head[start].line.gap
    if others and style_key(head[start]) == look and all(style_key(row) != look for row in others):
        return _AGAINST_LOOK
    wide = gap > 0.5 and all(gap > 1.6 * max(row.line.gap, 0.2) for row in others)
    return _AGAINST_GAP if wide else _AGAINST


def _usual(named: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*named)


def _loss(part: Sequence[frozenset[str]], wanted: frozenset[str]) -> float:
    """What an entry of these lines loses."""
    counts = Counter(kind for kinds in part for kind in kinds)
    twice = sum(count - 1 for count in counts.values())
    return _TWICE * twice + _LACKING * sum(kind not in counts for kind in wanted)
