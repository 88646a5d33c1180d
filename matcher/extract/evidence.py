"""How much a piece of text reads as a job title, an organisation, a place or a degree: by its words alone.

Scores are log-odds-like: 0 says nothing, 2 and more is a clear sign, below 0 speaks against. They are added up and
compared by ``heads``, never read as probabilities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import lexicon
from matcher.extract import placeholders, placewords
from matcher.extract.patterns import at_end, trie
from matcher.folding import strip_accents

_WORD = re.compile(r"[^\s,;:()|/·•\[\]\"“”]+")
_CJK = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[a-zà-ÿ)\d][.;!?]$")
_ACRONYM = re.compile(r"^[A-Z][A-Z&.\d]{1,5}$")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|ai|dev|de|fr|es|it|nl|pl|cn|co\.uk|edu)\b\S*", re.I
)
# Legal forms that are also common words: they count only in capitals, and at the end.
_SHORT_LEGAL = frozenset(
    [
        "ag",
        "se",
        "sa",
        "as",
        "ab",
        "sp",
        "eg",
        "ug",
        "kg",
        "kk",
        "nv",
        "bv",
        "lp",
        "co",
        "ev",
        "sl",
        "sc",
        "spa",
        "sas",
        "og",
        "ooo",
        "n.a.",
        "company",
        "limited",
    ]
)

_PLACEHOLDER = 4.5
"""For a template's own word for the field: as clear as a text can be."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    heads: frozenset[str]
    endings: tuple[str, ...]
    ranks: frozenset[str]
    fields: frozenset[str]
    phrases: re.Pattern[str]
    title_signs: tuple[str, ...]
    legal: frozenset[str]
    legal_phrases: re.Pattern[str]
    words: frozenset[str]
    word_phrases: re.Pattern[str]
    weak: frozenset[str]
    schools: frozenset[str]
    departments: frozenset[str]
    organisation_endings: tuple[str, ...]
    organisation_signs: tuple[str, ...]
    school_signs: tuple[str, ...]


def _flat(values: Iterable[Iterable[str]]) -> list[str]:
    return [strip_accents(word) for group in values for word in group]


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole phrases of several words."""
    several = {strip_accents(p) for p in phrases if " " in p or "&" in p}
    return re.compile(rf"(?<!\w)(?:{trie(sorted(several), blank=' ')})(?!\w)")


@cache
def _lexicon() -> _Lexicon:
    titles, organisations = lexicon.toml("titles.toml"), lexicon.toml("organisations.toml")
    heads = _flat(titles["heads"].values())
    return _Lexicon(
        heads=frozenset(word for word in heads if " " not in word),
        endings=tuple(_flat(titles["endings"].values())),
        ranks=frozenset(_flat(titles["ranks"].values())),
        fields=frozenset(_flat(titles["fields"].values())),
        phrases=_any_of([*titles["phrases"]["all"], *(word for word in heads if " " in word)]),
        title_signs=tuple(titles["zh"]["all"]),
        legal=frozenset(_flat(organisations["legal"].values())),
        legal_phrases=_any_of(organisations["legal"]["all"]),
        words=frozenset(_flat(organisations["words"].values())),
        word_phrases=_any_of(organisations["words"]["all"]),
        weak=frozenset(_flat(organisations["weak"].values())),
        schools=frozenset(_flat(organisations["schools"].values())),
        departments=frozenset(_flat(organisations["departments"].values())),
        organisation_endings=tuple(_flat(organisations["endings"].values())),
        organisation_signs=tuple(organisations["zh"]["all"]),
        school_signs=tuple(organisations["zh_schools"]["all"]),
    )


def words_of(text: str) -> list[str]:
    """The words of a text as printed, punctuation at their ends taken off (full stops inside stay)."""
    return [word.strip(".,;:!?'’\"-–—") or word for word in _WORD.findall(text)]


@lru_cache(maxsize=4096)
def _folded_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text as printed, and without accents."""
    printed = words_of(text)
    return tuple(printed), tuple(strip_accents(word) for word in printed)


_FEMALE = ("/in", "in", "*in", ":in", "_in", "(in)", "/-in", "innen", "(e)", "·e", "e")


@lru_cache(maxsize=8192)
def _is_title_word(word: str) -> bool:
    lex = _lexicon()
    if word in lex.heads or word.rstrip("s") in lex.heads:
        return True
    if len(word) > 5 and word.endswith(_FEMALE):
        for suffix in _FEMALE:
            if word.endswith(suffix) and word[: -len(suffix)] in lex.heads:
                return True
    last = word[max(word.rfind("-"), word.rfind("/")) + 1 :]
    if last != word and (last in lex.heads or last.removesuffix("in") in lex.heads):
        return True
    return len(word) > 8 and word.endswith(lex.endings)


@lru_cache(maxsize=8192)
def title(text: str) -> float:
    """Evidence for a job title."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named == "title" else -2.0
    lex = _lexicon()
    if _CJK.search(text):
        found = sum(1 for sign in lex.title_signs if sign in text)
        return 2.4 + 0.2 * found - 0.15 * max(0, len(text) - 12) if found else -0.8
    printed, words = _folded_words(text)
    if not words:
        return -2.0
    heads = [i for i, word in enumerate(words) if _is_title_word(word)]
    folded = strip_accents(text)
    phrase = lex.phrases.search(folded)
    score = 0.0
    if heads:
        score += 2.2 + 0.3 * min(len(heads) - 1, 2)
        score += 0.4 if heads[-1] == len(words) - 1 or heads[0] == 0 else 0.0
    if phrase:
        score += 1.6 if not heads else 0.6
    ranks = sum(1 for word in words if word in lex.ranks)
    fields = sum(1 for word in words if word in lex.fields)
    score += min(0.7 * ranks, 1.4) + min(0.3 * fields, 0.9)
    unknown = sum(
        1 for i, w in enumerate(words) if i not in heads and w not in lex.ranks and w not in lex.fields and len(w) > 3
    )
    score -= 0.25 * min(unknown, 8)
    score -= 0.35 * max(0, len(words) - 8)
    if not heads and not phrase:
        score -= 0.7
    if _has_legal(printed, words, folded, lex):
        score -= 2.5
    if len(words) > 5 and at_end(_SENTENCE, text, 3):
        score -= 1.5
    if text[:1].islower():
        score -= 0.5
    if ("." in text or ":" in text) and _URL.search(text):
        score -= 2.0
    return score


def _has_legal(printed: Sequence[str], words: Sequence[str], folded: str, lex: _Lexicon) -> bool:
    for i, word in enumerate(words):
        bare = word.strip(".")
        if (word in lex.legal or bare in lex.legal) and i > 0:
            if bare not in _SHORT_LEGAL:
                return True
            if printed[i][0].isupper() and i >= len(words) - 2:
                return True
    return bool(lex.legal_phrases.search(folded))


def _is_school_word(word: str, lex: _Lexicon) -> bool:
    return word in lex.schools or (
        len(word) > 9 and word.endswith(("hochschule", "universitat", "schule", "gymnasium"))
    )


@lru_cache(maxsize=8192)
def organisation(text: str) -> float:
    """Evidence for an employer or an institution."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named in ("company", "school") else -2.0
    lex = _lexicon()
    if _CJK.search(text):
        found = sum(1 for sign in lex.organisation_signs if sign in text)
        return 1.8 + 0.3 * found - 0.1 * max(0, len(text) - 15) if found else 0.0
    printed, words = _folded_words(text)
    if not words:
        return -2.0
    folded = strip_accents(text)
    score = 0.0
    if _has_legal(printed, words, folded, lex):
        score += 3.2
    kinds = sum(1 for word in words if word in lex.words) + len(lex.word_phrases.findall(folded))
    schools = sum(1 for word in words if _is_school_word(word, lex))
    if kinds:
        # "Cloud", "Data" and the like are what titles and departments are about, as often as employers.
        vague = all(word in lex.fields for word in words if word in lex.words) and not lex.word_phrases.search(folded)
        score += (0.6 if vague else 1.2) + 0.3 * min(kinds - 1, 2)
    if schools:
        score += 1.5
    if not kinds and not schools and any(len(w) > 6 and w.endswith(lex.organisation_endings) for w in words):
        score += 0.9
    score += 0.2 * min(2, sum(1 for word in words if word in lex.weak))
    capital = sum(1 for word in printed if word[0].isupper() or word[0].isdigit())
    if capital * 2 >= len(printed) and printed[0][0].isupper():
        score += 0.5
    if 1 < capital <= 5:
        score += 0.1 * (capital - 1)
    if len(printed) == 1 and _ACRONYM.match(printed[0]):
        score += 0.4
    if ("." in text or ":" in text) and _URL.search(text):
        score += 0.3
    heads = sum(1 for word in words if _is_title_word(word))
    if heads and score < 3:
        score -= 1.2
    if all(word in lex.fields or word in lex.ranks for word in words) and score < 2:
        score -= 0.8
    if place(text) >= 2.0 and "," in text and not kinds and not schools:
        score = min(score, 0.0) - 2.0  # "Adelaide, SA" is no joint-stock company
    if score < 1.5 and (place(text) >= 1.5 or (len(words) == 1 and placewords.is_code(words[0]))):
        score -= 1.5
    score -= 0.3 * max(0, len(words) - 7)
    if len(words) > 6 and score < 3 and at_end(_SENTENCE, text, 3):
        score -= 1.5
    if text[:1].islower():
        score -= 0.6
    return score


@lru_cache(maxsize=4096)
def school(text: str) -> float:
    """Evidence for a place of learning."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named == "school" else -2.0
    lex = _lexicon()
    if _CJK.search(text):
        return 3.0 if any(sign in text for sign in lex.school_signs) else 0.0
    printed, words = _folded_words(text)
    if not words:
        return -2.0
    sure = sum(1 for word in words if _is_school_word(word, lex) and len(word) > 3)
    short = sum(
        1 for word, p in zip(words, printed, strict=True) if word in lex.schools and len(word) <= 3 and p.isupper()
    )
    score = 2.6 * bool(sure) + 1.4 * bool(short and not sure)
    score += 0.3 if printed[0][0].isupper() else -0.6
    score -= 0.25 * max(0, len(words) - 8)
    if len(words) > 8 and at_end(_SENTENCE, text, 3):
        score -= 1.0
    return score


def is_kind_of_school(word: str) -> bool:
    """Whether a word is the name of a kind of school, and no abbreviation of one school's name."""
    return len(word) > 4 and strip_accents(word) in _lexicon().schools


def department(text: str) -> bool:
    """Whether a text names a unit inside an organisation."""
    return any(strip_accents(word) in _lexicon().departments for word in words_of(text)[:3])


def _is_work(text: str) -> bool:
    """Title or organisation words: what stands before a known city is then no suburb of it."""
    lex = _lexicon()
    words = _folded_words(text)[1]
    return any(
        _is_title_word(w) or w in lex.legal or w in lex.words or w in lex.schools or w in lex.fields for w in words
    )


@lru_cache(maxsize=8192)
def place(text: str) -> float:
    """Evidence for a place: ``Austin, TX``, ``München``, ``Remote``, ``Tucheng, Taiwan``."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named == "place" else -2.0
    score, unknown = placewords.place(text)
    return -0.5 if unknown and _is_work(unknown) else score


is_city = placewords.is_city
is_mode = placewords.is_mode


@lru_cache(maxsize=4096)
def town(text: str) -> bool:
    """Whether a text could be the name of a place that no list has, by its form alone: one to four capitalised words,
    none of which says what else it is."""
    printed = words_of(text)
    lex = _lexicon()
    if not 1 <= len(printed) <= 4 or len(text) > 32 or any(char.isdigit() or char in ",;/&" for char in text):
        return False
    if placeholders.named(text):
        return False
    if any(not (word[0].isupper() or len(word) <= 3) or (word.isupper() and len(word) > 1) for word in printed):
        return False
    words = [strip_accents(word) for word in printed]
    known = lex.legal | lex.words | lex.schools | lex.departments | lex.fields | lex.ranks | lex.weak
    return printed[0][0].isupper() and not any(word in known or _is_title_word(word) for word in words)
