"""Undoing characters that look like others: what a person reads is what a matcher must read.

A Cyrillic "Р" in "РуTorch" or a zero-width space in "Py<ZWSP>thon" hides a word from a search and shows it to the
eye, or the other way round. Folding gives the word as it is seen; ``odd_words`` says which words needed it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from matcher.document import Finding, FindingCode, Line

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f"
_REMOVE = re.compile(f"[{_INVISIBLE}]")
_INSIDE_WORD = re.compile(f"(?<=[A-Za-z0-9])[{_INVISIBLE.replace(chr(0xAD), '')}]+(?=[A-Za-z0-9])")
"""Invisible characters between Latin letters have no honest use; in Persian or Hindi the joiners are spelling."""

# Cyrillic and Greek letters that print like Latin ones (Unicode confusables.txt, single letters).
_LOOK_ALIKE = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаеоірсухѕјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυх",
    "ABCEHIJKMOPSTXYaeoipcyxsjdhqwABEZHIKMNOPTYXaivopux",
)
_MIXED = re.compile(r"[A-Za-z\u0370-\u03ff\u0400-\u052f]{2,}")
_LATIN = re.compile(r"[A-Za-z]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_GREEK_SYMBOL = re.compile(r"[αβγδεθκλμπρστφχωΔΣΩΦΓ]")


def fold(text: str) -> str:
    """The text as it is seen: compatibility forms (NFKC) resolved, invisible characters gone, look-alikes Latin.

    A look-alike is exchanged only inside a word that has Latin letters too, so Russian and Greek stay as they are.
    """
    if text.isascii():
        return text
    seen = _REMOVE.sub("", unicodedata.normalize("NFKC", text))
    return _MIXED.sub(_latin, seen) if _FOREIGN.search(seen) else seen


def _latin(match: re.Match[str]) -> str:
    word = match[0]
    if not (_LATIN.search(word) and _FOREIGN.search(word)):
        return word
    return word.translate(_LOOK_ALIKE)


@lru_cache(maxsize=20_000)
def strip_accents(word: str) -> str:
    """Lower case without accents: ``Säule`` -> ``saule``; for comparing words, never for showing them."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def odd_words(text: str) -> tuple[str, ...]:
    """Words of a text that mix Latin with look-alike letters, or have invisible characters within, as seen."""
    if text.isascii():
        return ()
    odd = [_REMOVE.sub("", word) for word in text.split() if _INSIDE_WORD.search(word)]
    for match in _MIXED.finditer(unicodedata.normalize("NFKC", text)):
        if _latin(match) != match[0] and _LATIN.search(match[0]) and not _symbol_use(match[0]):
            odd.append(_latin(match))
    return tuple(dict.fromkeys(fold(word) for word in odd))


def _symbol_use(word: str) -> bool:
    """A Greek letter as a symbol ("μm", "αβ-test", "Δt") is no disguise."""
    return len(_GREEK_SYMBOL.findall(word)) >= len(_FOREIGN.findall(word)) and len(word) <= 4


def odd_characters(lines: Iterable[Line]) -> tuple[Finding, ...]:
    """One finding a line whose words are written with characters that hide or fake letters."""
    findings = []
    for line in lines:
        words = odd_words(line.text)
        if words:
            shown = ", ".join(words[:5])
            findings.append(
                Finding(
                    FindingCode.ODD_CHARACTERS,
                    f"Letters of another script or invisible characters stand inside words, read as: {shown}.",
                    page=line.page,
                    box=line.box,
                    text=shown,
                )
            )
    return tuple(findings)
