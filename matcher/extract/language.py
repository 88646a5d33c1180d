"""Which language a CV is written in: by its script, else by its commonest words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from matcher import lexicon

_SCRIPTS = {
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
_OF_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\uffff]+")
"""Whatever any of them has, and more; bullets and dashes are not in it."""
_SHARE = 0.2
"""A script with this share of the letters is the language's own: names of firms and tools are Latin everywhere."""
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 5
"""Fewer known words say nothing."""


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Word -> language -> weight; a word that several languages share counts less for each."""
    weights: dict[str, dict[str, float]] = {}
    for language, words in lexicon.toml("stopwords.toml").items():
        for word in words:
            weights.setdefault(word, {})[language] = 1.0
    return {word: {language: 1 / len(found) for language in found} for word, found in weights.items()}


def detect(text: str) -> str:
    """ISO 639-1 code of the language, or an empty string where the text is too short to tell."""
    if not text.isascii() and (script := _by_script(text)):
        return script
    votes: defaultdict[str, float] = defaultdict(float)
    known = 0
    weights = _weights()
    for word in filter(weights.__contains__, _WORD.findall(text.lower())):
        for language, weight in weights[word].items():
            votes[language] += weight
            known += 1
    return max(votes, key=lambda code: votes[code]) if known >= _ENOUGH else ""


def _by_script(text: str) -> str:
    foreign = "".join(_OF_SCRIPT.findall(text))
    if not foreign:
        return ""
    letters = sum(map(str.isalpha, text)) or 1
    shares = {language: len(script.findall(foreign)) / letters for language, script in _SCRIPTS.items()}
    if shares["ja"] > 0.05:
        return "ja"
    language = max(shares, key=lambda code: shares[code])
    return language if shares[language] > _SHARE else ""
