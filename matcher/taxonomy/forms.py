"""From a name as written in the taxonomy to all the ways in which people write it.

- a hyphen may be a space or nothing: ``fine-tuning`` is also ``fine tuning`` and ``finetuning``;
- so may a full stop or a slash between words: ``Node.js``, ``Node JS``, ``NodeJS``; ``CI/CD``, ``CI CD``, ``CICD``;
- ``and`` may be ``&``;
- a common noun (a discipline, method, practice or protocol) may stand in the plural: ``vector databases``.
"""

from __future__ import annotations

import re

from matcher.taxonomy.tokens import tokenize

Pattern = tuple[str, ...]
"""Normal spellings of the tokens of a name."""

_INNER = re.compile(r"(?<=\w)[-./](?=\w)")
_SHORT_PART = re.compile(r"(?<!\w)\w[./]\w(?!\w)$")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def pattern(form: str) -> Pattern:
    """The tokens of a form, as they are written."""
    return tuple(tokenize(form).norms)


def patterns(form: str, *, plural: bool) -> tuple[Pattern, ...]:
    """All spellings of a form, its own first; ``plural``: its last word is a common noun."""
    texts = [form]
    if _INNER.search(form) and not _SHORT_PART.search(form):
        texts += [_INNER.sub(" ", form), _INNER.sub("", form)]
    found = [pattern(text) for text in texts]
    found += [tuple("&" if word == "and" else word for word in words) for words in found if "and" in words]
    if plural:
        found += [(*words[:-1], *plural_word(words[-1])) for words in found if plural_word(words[-1])]
    return tuple(dict.fromkeys(found))


def plural_word(word: str) -> tuple[str, ...]:
    """The English plural of a normal spelling, alone in a tuple; empty where there is none to form."""
    if len(word) < 2 or not word.isascii() or not word.isalpha() or word.endswith(("ss", "ing", "ics", "s")):
        return ()
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(_SIBILANT):
        return (word + "es",)
    return (word + "s",)
