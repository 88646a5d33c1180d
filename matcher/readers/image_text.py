"""Letters that OCR takes for others, mended only where the words around them leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UPPER_AI = re.compile(r"(?<![A-Za-zÀ-ÿ])(A|K)[l|!](?=[^\w'’-]*$|/|-?\w*/)|(?<=[a-z])A[l|!](?=\W*$|/)")
"""``Al`` (``Kl`` in German) as a word of its own, as part of ``Al/ML``, or at the end of ``OpenAl``."""
_COMPOUND = re.compile(r"^(A|K)l(?=-[A-ZÄÖÜ]?[a-zäöü]+)")
"""``Al-driven``, ``Kl-Entwicklerin``: also how Arabic family names begin, so the second part is looked at."""
_AFTER_AI = re.compile(
    r"^(?:agent|engineer|developer|research|scien|architect|product|consult|lead|team|platform|assist|search|studio|solution|tool|"
    r"model|safety|ethic|governance|strateg|act\b|/|ml\b|lab|intern|special|manag|system|service|application|&$|and$|"
    r"or$|ops|based|driven|first|powered|native|enabled|entwickl|ingenieur)",
    re.IGNORECASE,
)
"""Words that stand behind AI and not behind the beginning of a name."""
_API = re.compile(r"AP[l!|1](?=s?(?:\W|$))")
_JULY = re.compile(r"^Ju[!1|I](?=\W*$)")
_OCTOBER = re.compile(r"^0ct(?=\W*$|ober)")
_YEAR = re.compile(r"(?<![\w.])(?:19|2[0Oo])[\dOo][\dOo](?!\w)")
_BEFORE_ADDRESS = re.compile(r"^[^\w+]+(?=[\w.+-]+@\w)")
"""What is left of an envelope before an e-mail address."""
_CONJUNCTIONS = frozenset(["and", "but", "where", "when", "that", "which", "what", "as", "while", "so", "because"])
_OPENING, _CLOSING = "[{", "]}"


def mended(words: Sequence[str]) -> list[str]:
    """The words of one line, as many as before; one without a letter left is empty."""
    return [_mended(word, *_around(words, index)) for index, word in enumerate(words)]


def _around(words: Sequence[str], index: int) -> tuple[str, str]:
    return words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""


def _mended(word: str, before: str, after: str) -> str:
    if word in ("|", "l", "]", "[") and after[:1].islower() and _begins_clause(before):
        return "I"
    word = _BEFORE_ADDRESS.sub("", _unframed(word))
    if "A" in word or "K" in word:
        word = _API.sub("API", word)
        word = _with_ai(word, after)
    word = _OCTOBER.sub("Oct", _JULY.sub("Jul", word))
    return _YEAR.sub(lambda found: found.group().replace("O", "0").replace("o", "0"), word)


def _begins_clause(before: str) -> bool:
    """Whether a subject may follow: at the start, behind a comma or stop, or behind a conjunction."""
    return not before or before[-1] in ".,;:!?" or before.casefold() in _CONJUNCTIONS


def _with_ai(word: str, after: str) -> str:
    compound = _COMPOUND.match(word)
    if compound and (compound.group(1) == "K" or _AFTER_AI.match(word[3:])):
        return f"{compound.group(1)}I{word[2:]}"
    if word.rstrip(",.;:)") in ("Al", "(Al", "Kl", "(Kl") and _may_be_name(word, after):
        return word
    return _UPPER_AI.sub(lambda found: (found.group(1) or "A") + "I", word)


def _may_be_name(word: str, after: str) -> bool:
    """``Al`` before a capital ("Al Ghafri"), unless what follows is no name."""
    return word.endswith("Al") and after[:1].isupper() and not _AFTER_AI.match(after) and not after.isupper()


def _unframed(word: str) -> str:
    """Without the brackets that are the edges of a frame: those that nothing closes."""
    core = word.strip("|") if len(word) > 1 else word
    if sum(core.count(sign) for sign in _OPENING) != sum(core.count(sign) for sign in _CLOSING):
        core = core.strip(_OPENING + _CLOSING + "|")
    return core
