"""How much a piece of text reads as a job title, an organisation, a place or a degree: by its words alone.

Scores are log-odds-like: 0 says nothing, 2 and more is a clear sign, below 0 speaks against. They are added up and
compared by ``heads``, never read as probabilities.
"""

from __future__ import annotations

import re
from functools import lru_cache

from matcher.extract import placeholders, placewords
from matcher.extract.patterns import at_end
from matcher.extract.wordmarks import (
    COMPANY_END,
    DEPARTMENT,
    FIELD,
    HEAD,
    LEGAL,
    RANK,
    SCHOOL,
    SCHOOL_KIND,
    WEAK,
    WORD,
    Reading,
    lists,
    marks_of,
    reading,
)
from matcher.folding import strip_accents

_CJK = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[a-zà-ÿ)\d][.;!?]$")
_ACRONYM = re.compile(r"^[A-Z][A-Z&.\d]{1,5}$")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|ai|dev|de|fr|es|it|nl|pl|cn|co\.uk|edu)\b\S*", re.I
)
_PLACEHOLDER = 4.5
"""For a template's own word for the field: as clear as a text can be."""


@lru_cache(maxsize=8192)
def title(text: str) -> float:
    """Evidence for a job title."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named == "title" else -2.0
    lex = lists()
    if _CJK.search(text):
        found = sum(1 for sign in lex.title_signs if sign in text)
        return 2.4 + 0.2 * found - 0.15 * max(0, len(text) - 12) if found else -0.8
    read = reading(text)
    words, marks = read.words, read.marks
    if not words:
        return -2.0
    heads = [i for i, mark in enumerate(marks) if mark & HEAD]
    phrase = lex.phrases.search(read.folded)
    score = 0.0
    if heads:
        score += 2.2 + 0.3 * min(len(heads) - 1, 2)
        score += 0.4 if heads[-1] == len(words) - 1 or heads[0] == 0 else 0.0
    if phrase:
        score += 1.6 if not heads else 0.6
    score += min(0.7 * read.count(RANK), 1.4) + min(0.3 * read.count(FIELD), 0.9)
    of_titles = HEAD | RANK | FIELD
    unknown = sum([1 for word, mark in zip(words, marks, strict=True) if not mark & of_titles and len(word) > 3])
    score -= 0.25 * min(unknown, 8)
    score -= 0.35 * max(0, len(words) - 8)
    if not heads and not phrase:
        score -= 0.7
    if read.legal:
        score -= 2.5
    elif _is_name_of_body(read):
        score -= 1.5
    if len(words) > 5 and at_end(_SENTENCE, text, 3):
        score -= 1.5
    if text[:1].islower():
        score -= 0.5
    if ("." in text or ":" in text) and _URL.search(text):
        score -= 2.0
    return score


def _is_name_of_body(read: Reading) -> bool:
    """ "Elm Street Hospitals NHS Trust": several words for organisations, one of them at the end, none for a title
    beside them."""
    marks = read.marks
    return bool(marks[-1] & WORD) and not marks[-1] & (HEAD | FIELD) and read.count(WORD) > max(1, read.count(HEAD))


@lru_cache(maxsize=8192)
def organisation(text: str) -> float:
    """Evidence for an employer or an institution."""
    if named := placeholders.named(text):
        return _PLACEHOLDER if named in ("company", "school") else -2.0
    lex = lists()
    if _CJK.search(text):
        found = sum(1 for sign in lex.organisation_signs if sign in text)
        return 1.8 + 0.3 * found - 0.1 * max(0, len(text) - 15) if found else 0.0
    read = reading(text)
    printed, words, marks = read.printed, read.words, read.marks
    if not words:
        return -2.0
    score = 0.0
    if read.legal:
        score += 3.2
    phrases = len(lex.word_phrases.findall(read.folded))
    kinds, schools = read.count(WORD) + phrases, read.count(SCHOOL_KIND)
    if kinds:
        # "Cloud", "Data" and the like are what titles and departments are about, as often as employers.
        vague = not phrases and all(mark & FIELD for mark in marks if mark & WORD)
        score += (0.6 if vague else 1.2) + 0.3 * min(kinds - 1, 2)
    if schools:
        score += 1.5
    if not kinds and not schools and read.count(COMPANY_END):
        score += 0.9
    score += 0.2 * min(2, read.count(WEAK))
    capital = sum([1 for word in printed if word[0].isupper() or word[0].isdigit()])
    if capital * 2 >= len(printed) and printed[0][0].isupper():
        score += 0.5
    if 1 < capital <= 5:
        score += 0.1 * (capital - 1)
    if len(printed) == 1 and _ACRONYM.match(printed[0]):
        score += 0.4
    if ("." in text or ":" in text) and _URL.search(text):
        score += 0.3
    if score < 3 and read.count(HEAD) and not _is_name_of_body(read):
        score -= 1.2
    if score < 2 and read.count(FIELD | RANK) == len(words):
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
    lex = lists()
    if _CJK.search(text):
        return 3.0 if any(sign in text for sign in lex.school_signs) else 0.0
    printed, words, marks, _, _ = reading(text)
    if not words:
        return -2.0
    known = [(word, p, mark) for word, p, mark in zip(words, printed, marks, strict=True) if mark & SCHOOL_KIND]
    sure = any(len(word) > 3 for word, _, _ in known)
    short = any(mark & SCHOOL and len(word) <= 3 and p.isupper() for word, p, mark in known)
    sure = sure or "sixth form" in text.lower()
    score = 2.6 * sure + 1.4 * (short and not sure)
    score += 0.3 if printed[0][0].isupper() else -0.6
    score -= 0.25 * max(0, len(words) - 8)
    if len(words) > 8 and at_end(_SENTENCE, text, 3):
        score -= 1.0
    return score


def is_kind_of_school(word: str) -> bool:
    """Whether a word is the name of a kind of school, and no abbreviation of one school's name."""
    return len(word) > 4 and bool(marks_of(strip_accents(word)) & SCHOOL)


def department(text: str) -> bool:
    """Whether a text names a unit inside an organisation."""
    return any(mark & DEPARTMENT for mark in reading(text).marks[:3])


def _is_work(text: str) -> bool:
    """Title or organisation words: what stands before a known city is then no suburb of it."""
    return reading(text).count(HEAD | LEGAL | WORD | SCHOOL | FIELD) > 0


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
    printed = reading(text).printed
    if not 1 <= len(printed) <= 4 or len(text) > 32 or any(char.isdigit() or char in ",;/&" for char in text):
        return False
    if placeholders.named(text):
        return False
    if any(not (word[0].isupper() or len(word) <= 3) or (word.isupper() and len(word) > 1) for word in printed):
        return False
    known = LEGAL | WORD | SCHOOL | DEPARTMENT | FIELD | RANK | WEAK | HEAD
    return printed[0][0].isupper() and not reading(text).count(known)
