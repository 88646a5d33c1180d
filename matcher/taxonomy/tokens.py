"""Words as the taxonomy compares them: cut so that C, C++, .NET and CI/CD hold, spelled so that variants meet.

Why not spaCy's own tokeniser: it keeps ``Python/Java`` and ``fine-tuning`` whole, cuts ``C#`` in two, and costs ten
times as much. Its ``Doc`` takes ready-made words, so these rules decide alone what a word boundary is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from matcher.folding import strip_accents

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(
    rf"""
      [^\W\d_{_CJK}]+(?:\+\+|\#)(?![^\W\d])   # C++, C++17, C#, F#
    | [{_CJK}]                                # written without spaces: each character by itself
    | [^\W_{_CJK}]+                           # letters and digits: Python, S3, k8s
    | [\n\t] | [^\w\s] | _                       # anything else, one character at a time
    """,
    re.VERBOSE,
)
JOINERS = frozenset("-\u2010\u2011'\u2019_\u00b4®™")
"""Characters inside a name that carry no meaning (fine-tuning, snake_case): between two words without white space
they vanish; elsewhere they end a phrase."""
BREAK = "\n"
"""A token that no name contains: the end of a sentence, a line or a cell."""


class Tokens(NamedTuple):
    """A text cut into tokens, in order: three lists of the same length."""

    norms: list[str]
    """Spellings to compare by."""
    starts: list[int]
    ends: list[int]
    """Character offsets in the text."""


def tokenize(text: str) -> Tokens:
    """Cut a text. White space vanishes, and joiners inside words; a full stop survives only where it can belong to a
    name (Node.js, .NET), else it is a ``BREAK``; so is a line's end."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        surface = match[0]
        start, end = match.span()
        if not surface[0].isalnum():
            if surface in JOINERS:
                if _between_words(text, start, end):
                    continue
            elif surface == "\t" or (surface == "." and not text[end : end + 1].isalnum()):
                surface = BREAK
        else:
            surface = normalize(surface)
        norms.append(surface)
        starts.append(start)
        ends.append(end)
    return Tokens(norms, starts, ends)


def _between_words(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()


_SPELLING = (
    (re.compile(r"(?<=[a-z][a-z])is(?=ations?$|e$|ed$|es$|ers?$|ing$)"), "iz"),
    (re.compile(r"(?<=[aeiou])ll(?=ing$|ed$|ers?$)"), "l"),
    (re.compile(r"(?<=[a-z][a-z])our$"), "or"),
)


@lru_cache(maxsize=50_000)
def normalize(word: str) -> str:
    """One word in the spelling that is compared: lower case, no accents, American spelling (optimisation, modelling,
    behaviour). Applied to names and to texts alike, so it need not be right, only the same."""
    norm = strip_accents(word)
    if len(norm) < 6 or not norm.isalpha():
        return norm
    for pattern, replacement in _SPELLING:
        norm = pattern.sub(replacement, norm)
    return norm


def squeeze(text: str) -> str:
    """A name without white space and joiners, letter case kept: for comparing forms that count in one case only."""
    return "".join(character for character in text if not character.isspace() and character not in JOINERS)
