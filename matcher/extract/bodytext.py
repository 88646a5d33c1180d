"""How much each row reads as body text: by what it says, by its look, and by what rows of the same look are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.document import LineKind
from matcher.extract import evidence, placeholders
from matcher.extract.deeds import is_deed
from matcher.extract.rows import Row, ends_sentence, style_key
from matcher.sections.looks import is_caps

_PIECES = re.compile(r"\s*[|·•,@–—/]\s+|\s+(?:at|bei|chez|with)\s+|\s+-\s+")
_STRONG = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s+@\s+")
_LABELLED = re.compile(
    r"^\W*(?:(?:key |main |used |tools? and |programming )?(?:technolog(?:y|ies)|tech(?:nical)? stack|"
    r"stack|tools?|skills?|environment|"
    r"technologies used|tools used|keywords?|languages|responsibilities|achievements|highlights)|"
    r"technologien|techniken|"
    r"werkzeuge|umgebung|environnement(?: technique)?|outils|tecnolog[ií]as?|herramientas|ferramentas|strumenti|"
    r"technologieën|technologie|narzędzia|技术栈|技术|工具|used)\s*[:：]\s*\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What head lines of a kind of section say."""

    evidence: Callable[[str], float]
    """How clearly a cell is part of a head line; 2 and more is clear."""
    bias: float = 0.0
    """Added to every row without a bullet: below 0 where sections are mostly head lines (education)."""
    long: bool = False
    """A long row counts as a head line too when its beginning is clear."""
    spans: Callable[[str, str], bool] | None = None
    """Whether a phrase of the section's own words reaches over the end of a line. With it, a line that may just as
    well be the rest of the one above as begin another field is marked ``wrapped`` and not put behind it."""
    begins: Callable[[str], bool] | None = None
    """Whether a text begins a field of its own, though its first letter is small: "mgr inż."."""
    lacks: Callable[[str, str], bool] | None = None
    """Whether a full line and the next one are each half a name: "Göttingen" + "Grammar School"."""


def work_evidence(text: str) -> float:
    """A title, an organisation or a place."""
    return max(evidence.title(text), evidence.organisation(text), evidence.place(text))


WORK = Reading(work_evidence)
Look = tuple[object, ...]
"""As ``style_key`` gives it."""


def _place_key(row: Row, look: Look) -> tuple[object, ...]:
    indent = row.cells[0].x0 if row.cells and row.line.box else row.line.indent
    return (row.line.page, row.line.region, round(indent / 3), look)


def score(rows: Sequence[Row], reading: Reading) -> None:
    """Own evidence first, then what rows of the same look are, weighted by how many there are."""
    looks = [style_key(row) for row in rows]
    body_look = _body_look(rows, looks)
    own = [_own_score(row, rows[i - 1] if i else None, looks[i] == body_look, reading) for i, row in enumerate(rows)]
    for row, score in zip(rows, own, strict=True):
        row.body = score
    _follow_others(rows, own, looks, 0.7)
    _follow_others(rows, own, [_place_key(row, look) for row, look in zip(rows, looks, strict=True)], 0.7)
    if reading is WORK and len(rows) > 2 and _begins_section(rows):
        rows[0].body -= 4.0
    leads = bool(rows) and _is_date_alone(rows[0])
    for row, below in pairwise(rows):
        plain = not row.bullet and not row.label and row.cells and not ends_sentence(row.text)
        if plain and _is_date_alone(below) and 0 < row.body < (2 if leads else 3.5) and _is_headlike(row.text):
            row.body -= 2.0 if row.body < 2 else 4.0  # above a date that stands alone: mostly the employer or the title
    _draw_to_bullets(rows, [look[1:] for look in looks])
    dated_first = next((bool(row.periods) for row in rows if row.body < 0), False)
    for number, row in enumerate(rows):
        if number and not row.bullet and not row.label and row.cells and _just_below_head(rows, number):
            complete = reading is WORK and _complete(rows, number)
            if complete and not _begins_next(rows, number, dated_first):
                row.body += 3.0
            elif reading is WORK and len(row.text) < 60 and _is_bare(rows[number - 1]) and not ends_sentence(row.text):
                row.body -= 2.5
            elif reading is WORK and (ends_sentence(row.text) or is_deed(row.text)):
                continue
            elif len(row.text) < 75 and max(reading.evidence(cell.text) for cell in row.cells) >= 1.2:
                row.body -= 1.8
            elif reading is WORK and row.body < 3.5 and _wants_employer(rows, number) and _is_name(row.text):
                row.body -= 3.0
    _even_out(rows)


_SLOTS = (-2, -1, 1, 2)
"""Places before and behind a dated line that are compared between entries."""


def _even_out(rows: Sequence[Row]) -> None:
    """Lines of one look at one place beside the dates of their entries are head lines together, or none is."""
    slots: dict[tuple[object, ...], list[Row]] = {}
    dated = [number for number, row in enumerate(rows) if row.periods and (row.body < 0 or not row.cells)]
    for number in dated:
        for step in _SLOTS:
            at = number + step
            if 0 <= at < len(rows) and not any(at - step < other <= at or at <= other < at - step for other in dated):
                row = rows[at]
                if row.cells and not row.bullet and not row.label and not row.periods and _is_headlike(row.text):
                    slots.setdefault((step, *style_key(row)), []).append(row)
    own = {id(row): max(-4.0, min(4.0, row.body)) for found in slots.values() for row in found}
    for found in slots.values():
        mean = sum(own[id(row)] for row in found) / len(found)
        for row in found:
            alike = row.body > 0 and not ends_sentence(row.text) and not is_deed(row.text)
            if len(found) > 1 and mean < -0.3 and alike:
                row.body = min(row.body, 0.35 * own[id(row)] + 0.65 * mean)


def _begins_section(rows: Sequence[Row]) -> bool:
    """Whether the first line of a section reads like text though it begins the first entry: a name above a date."""
    first = rows[0]
    plain = first.cells and not first.bullet and not first.label and not first.periods and 0 < first.body < 4
    near = any(row.periods for row in rows[1:3])
    return (
        bool(plain) and near and _is_headlike(first.text) and not ends_sentence(first.text) and not is_deed(first.text)
    )


def _is_headlike(text: str) -> bool:
    """Short, or pieces that each begin like a name: "Nurse, Saint Luke Hospital, Leeds"."""
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    return len(text) < 60 or (len(text) < 100 and len(pieces) > 1 and all(not piece[0].islower() for piece in pieces))


def _follow_others(rows: Sequence[Row], own: Sequence[float], keys: Sequence[Look], weight: float) -> None:
    """Draw each row to what rows of the same key are."""
    groups: dict[Look, list[float]] = {}
    for key, score in zip(keys, own, strict=True):
        groups.setdefault(key, []).append(max(-3.0, min(3.0, score)))
    drawn = {key: weight * _agreement(scores) * sum(scores) / (len(scores) + 1) for key, scores in groups.items()}
    for row, key in zip(rows, keys, strict=True):
        row.body += drawn[key]


def _agreement(scores: Sequence[float]) -> float:
    """1 where all scores have one sign; less where head lines and text share a look: it says little of either then."""
    return abs(sum(scores)) / (sum(map(abs, scores)) or 1.0)


def _is_date_alone(row: Row) -> bool:
    return row.date_column is not None and not row.cells


def _is_bare(row: Row) -> bool:
    """Whether a dated line has no more than a place beside its date: what it dates must follow."""
    if not row.periods or row.bullet:
        return False
    return all(
        evidence.title(c.text) < 1.5 and (evidence.organisation(c.text) < 0.9 or evidence.place(c.text) >= 1.5)
        for c in row.cells
    )


def _complete(rows: Sequence[Row], number: int) -> bool:
    """Whether the head lines right above name a title and an employer already."""
    pieces: list[str] = []
    for row in reversed(rows[max(0, number - 3) : number]):
        if row.body > 0 or row.bullet:
            break
        pieces += [piece.strip() for cell in row.cells for piece in _PIECES.split(cell.text) if piece.strip()]
    titles = [piece for piece in pieces if evidence.title(piece) >= 2.0]
    others = [piece for piece in pieces if piece not in titles and evidence.place(piece) < 1.5]
    best = max((evidence.organisation(piece) for piece in others), default=0.0)
    own = max((evidence.organisation(piece) for piece in _PIECES.split(rows[number].text) if piece), default=0.0)
    better = own >= 1.2 and own > best + 0.5 and _is_headlike(rows[number].text)
    return bool(titles) and best >= 0.5 and not better


def _wants_employer(rows: Sequence[Row], number: int) -> bool:
    """Whether the head lines right above name a title and nothing else."""
    pieces: list[str] = []
    for row in reversed(rows[max(0, number - 2) : number]):
        if row.body > 0 or row.bullet:
            break
        pieces += [piece.strip() for cell in row.cells for piece in _PIECES.split(cell.text) if piece.strip()]
    return bool(pieces) and all(evidence.title(piece) >= 2.0 or evidence.place(piece) >= 1.5 for piece in pieces)


def _is_name(text: str) -> bool:
    """A few words, all that are longer than a link between words capitalised: "Fraser & Boyle", "Juzgado Tercero"."""
    words = [word for word in text.split() if word[0].isalnum()]
    named = [word for word in words if len(word) > 3]
    short = 0 < len(words) <= 8 and not ends_sentence(text)
    return short and words[0][0].isupper() and all(not word[0].islower() for word in named)


def _begins_next(rows: Sequence[Row], number: int, dated_first: bool) -> bool:
    """A row over a dated line (unless entries begin with that), or with a date or a place, is a head line after all."""
    row = rows[number]
    below = rows[number + 1] if number + 1 < len(rows) else None
    if row.periods or (below is not None and below.periods and not dated_first):
        return True
    return any(evidence.place(cell.text) >= 1.5 for cell in row.cells) or evidence.title(row.text) >= 2.8


def _draw_to_bullets(rows: Sequence[Row], styles: Sequence[Look]) -> None:
    """Text in the look of the bullets is body text, where no dated line has that look. ``styles``: the look of each row
    but for its kind."""
    bullets = {style for row, style in zip(rows, styles, strict=True) if row.bullet}
    dated = {style for row, style in zip(rows, styles, strict=True) if row.periods and row.cells}
    if len(bullets) != 1 or bullets & dated or not dated:
        return
    for number, row in enumerate(rows):
        plain = not row.bullet and row.cells and not row.periods and row.body > -4
        if not plain or styles[number] not in bullets:
            continue
        if number == 0 or not _just_below_head(rows, number) or _complete(rows, number):
            row.body += 1.2


def _just_below_head(rows: Sequence[Row], number: int) -> bool:
    """Right under the dated line of an entry, or one line further: where the employer or the title mostly stands."""
    above = rows[number - 1]
    if above.periods:
        return True
    return number > 1 and bool(rows[number - 2].periods) and above.body < 0


def _body_look(rows: Sequence[Row], looks: Sequence[Look]) -> Look:
    weights: dict[Look, int] = {}
    for row, look in zip(rows, looks, strict=True):
        weights[look] = weights.get(look, 0) + len(row.text)
    return max(weights, key=lambda key: weights[key]) if weights else ()


def _own_score(row: Row, before: Row | None, same: bool, reading: Reading) -> float:
    """``same``: the row has the look of most text."""
    text = row.text
    if row.bullet:
        return 4.0 if not row.periods or row.date_column is not None else 1.5
    if row.line.kind is LineKind.HEADING:
        return -4.0
    if row.label:
        return 1.0
    if row.cells and all(len(placeholders.pieces(cell.text)) > 0 for cell in row.cells):
        return -5.0
    score = reading.bias
    length = len(text)
    score += 0.0 if length < 45 else 1.0 if length < 70 else 2.0
    if length > 110:
        score += 1.0
    if length > 25 and ends_sentence(text):
        score += 1.5
    if text[:1].islower():
        score += 1.2
    if (":" in text or "：" in text) and _LABELLED.match(text):
        score += 3.0
    deed = reading is WORK and not row.periods and is_deed(text)
    score += 2.5 if deed else 0.0
    if row.periods or row.date_column is not None:
        score -= 3.0 if row.date_column is not None else 2.2
    elif len(row.line.cells) > 1:
        score -= 0.8
    score += 0.6 if same else -1.0
    style = row.cells[0].style if row.cells else row.line.style
    if (style.bold and not same) or row.line.lead_bold:
        score -= 1.0
    if length < 80 and row.cells and not deed:
        best = max(reading.evidence(cell.text) for cell in row.cells)
        score -= 0.7 * max(0.0, best - 0.6)
    elif length < 140 and _is_joined_head(" | ".join(cell.text for cell in row.cells)):
        score -= 4.0
    elif reading.long and reading.evidence(text[:48]) >= 2.5:
        score -= 3.0
    if length < 45 and is_caps(text):
        score -= 0.7
    if row.line.gap > 1.0 and before is not None and before.line.region == row.line.region:
        score -= 0.4
    return score


def _is_joined_head(text: str) -> bool:
    """Title, employer and more in one long line, set apart by separators that prose does not have."""
    pieces = [piece for piece in _STRONG.split(text) if piece.strip()]
    if len(pieces) < 2 or max(map(len, pieces)) > 70:
        return False
    titles = [piece for piece in pieces if evidence.title(piece) >= 2.2]
    others = [piece for piece in pieces if piece not in titles]
    return bool(titles) and any(max(evidence.organisation(p), evidence.place(p)) >= 0.9 for p in others)
