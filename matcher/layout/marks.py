"""Bullets, icons, and text that was painted twice or letter by letter: words made fit for rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from matcher.document import Word

_MARKERS = frozenset("•◦▪▫●○■□‣⁃∙·▸▹►▻▶▷◆◇❖➢➤➔→⇒✓✔✦✧★☆❯»›¡–—−*>-⋅⬥⬧◾◼∗➜➣⦿⚫○")
_TYPED = frozenset(("--", "->", "=>", ">>"))
"""List marks of plain text."""
_GLUED = re.compile(r"^([•◦▪▫●○■□‣⁃∙▸▹►▻▶▷◆◇❖➢➤➔✓✔✦✧❯⬥⬧◾◼➜➣⦿⚫])(?=\S)")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)
_DOUBLED = 0.25
"""Two copies of a word this close together, in font sizes, are one: bold made by printing twice is shifted by less."""

_TOUCHING = 0.07
"""Distance, in font sizes, up to which two pieces are one word: the narrowest spaces are twice as wide."""


def is_marker(word: Word) -> bool:
    return word.text in _MARKERS or word.text in _TYPED


def is_icon(word: Word) -> bool:
    """Private-use characters only: a picture, which a row is parted at."""
    return not word.text.isascii() and bool(_PRIVATE.fullmatch(word.text))


def prepared(words: Iterable[Word]) -> list[Word]:
    """Each word once, icons and bullets as words of their own."""
    result: list[Word] = []
    for word in _once(words):
        if word.text.isascii():
            result.append(word)
        else:
            result.extend(_parts(word))
    return result


def _parts(word: Word) -> Iterable[Word]:
    text = word.text
    glued = _GLUED.match(text)
    pieces = [glued.group(1), text[1:]] if glued else re.split(f"({_PRIVATE.pattern})", text)
    pieces = [piece for piece in pieces if piece]
    if len(pieces) <= 1:
        yield word
        return
    left, per_character = word.box.x0, word.box.width / len(text)
    for piece in pieces:
        right = left + per_character * len(piece)
        yield replace(word, text=piece, box=replace(word.box, x0=left, x1=right))
        left = right


def _once(words: Iterable[Word]) -> list[Word]:
    kept: list[Word] = []
    places: dict[str, list[tuple[float, float]]] = {}
    for word in words:
        box = word.box
        place = box.x0, (box.top + box.bottom) / 2
        copies = places.get(word.text)
        if copies is None:
            places[word.text] = [place]
        elif _is_near(place, copies, _DOUBLED * (word.style.size or box.height)):
            continue
        else:
            copies.append(place)
        kept.append(word)
    return kept


def _is_near(place: tuple[float, float], others: Sequence[tuple[float, float]], near: float) -> bool:
    x, y = place
    return any(abs(x0 - x) <= near and abs(middle - y) <= near for x0, middle in others)


def joined(row: Sequence[Word]) -> list[Word]:
    """A row's words, with pieces of one word (set in several runs) put together: they touch."""
    result: list[Word] = []
    for word in row:
        if result:
            left = result[-1]
            touching = abs(word.box.x0 - left.box.x1) <= _TOUCHING * (left.style.size or left.box.height)
            if touching and _is_whole(left, word):
                result[-1] = _merged((left, word))
                continue
        result.append(word)
    return result


def _is_whole(left: Word, right: Word) -> bool:
    return not (_turns(left, right) or is_marker(left) or is_icon(left) or is_icon(right) or is_marker(right))


def _turns(left: Word, right: Word) -> bool:
    """Whether a name ends and something else begins in another look, without a space: "Mill Works" and "JUN 2018" in
    grey. Names set in two looks ("McCall" in small capitals) go on in the same case."""
    if not (left.text[-1:].islower() and right.text[:1].isupper() and len(left.text) > 2 and len(right.text) > 2):
        return False
    return left.style.color != right.style.color or abs(left.style.size - right.style.size) > 0.05 * left.style.size


def unspaced(row: Sequence[Word]) -> list[Word]:
    """A row's words, with letter-spaced ones ("E X P E R I E N C E") put together."""
    if len([word for word in row if len(word.text) == 1]) < 4:
        return list(row)
    result: list[Word] = []
    run: list[Word] = []
    for word in row:
        if run and not _goes_on(run[-1], word):
            result.extend(_together(run))
            run = []
        run.append(word)
    result.extend(_together(run))
    return result


def _goes_on(left: Word, right: Word) -> bool:
    size = left.style.size or left.box.height
    return (
        len(left.text) <= 2
        and len(right.text) <= 2
        and abs((right.style.size or right.box.height) - size) < 0.1 * size
        and 0 < right.box.x0 - left.box.x1 < 2.2 * size
    )


def _together(run: Sequence[Word]) -> list[Word]:
    """One word for each stretch of evenly spaced letters; the run as it is when it is not letters or not even.

    Letters parted by plain spaces ("C R Q") may be skills: they make a word only from five on and with a vowel.
    """
    letters = "".join(word.text for word in run)
    if len(run) < 4 or len(letters) > 1.4 * len(run) or sum(c.isalpha() for c in letters) < 0.8 * len(letters):
        return list(run)
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(run)]
    usual, size = median(gaps), run[0].style.size or run[0].box.height
    if usual < 0.35 * size and (len(letters) < 5 or not _VOWEL.search(letters)):
        return list(run)
    if sum(1 for gap in gaps if abs(gap - usual) <= 0.1 * size + 0.15 * usual) < 0.6 * len(gaps):
        return list(run)
    words, current = [], [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > max(1.5 * usual, usual + 0.2 * size):
            words.append(current)
            current = []
        current.append(word)
    words.append(current)
    return [_merged(parts) for parts in words]


def _merged(parts: Sequence[Word]) -> Word:
    box = parts[0].box
    for part in parts[1:]:
        box = box.union(part.box)
    longest = max(parts, key=lambda part: len(part.text))
    link = next((part.link for part in parts if part.link), None)
    return Word("".join(part.text for part in parts), box, longest.style, link)
