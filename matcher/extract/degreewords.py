"""Degrees by their words: what is printed, and its level; fields of study; grades, theses and courses by label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import lexicon
from matcher.candidate import DegreeLevel
from matcher.extract.patterns import by_first, trie
from matcher.folding import strip_accents

_LEVELS = (
    DegreeLevel.DOCTORATE,
    DegreeLevel.MASTER,
    DegreeLevel.POSTGRADUATE,
    DegreeLevel.BACHELOR,
    DegreeLevel.ASSOCIATE,
    DegreeLevel.SECONDARY,
    DegreeLevel.VOCATIONAL,
)
_CAPITALS = frozenset(
    [
        "be",
        "me",
        "ms",
        "ma",
        "ba",
        "bs",
        "ab",
        "sb",
        "md",
        "jd",
        "cap",
        "but",
        "bep",
        "bts",
        "ib",
        "bac",
        "eso",
        "dea",
        "hdr",
        "dba",
        "m1",
        "m2",
        "as",
        "aa",
        "mim",
        "das",
        "cas",
        "mis",
        "march",
        "med",
        "bed",
        "bis",
        "aso",
        "tso",
        "bso",
        "kso",
        "gce",
        "dec",
        "dep",
        "eba",
        "efz",
        "cfc",
        "afc",
    ]
)
"""Abbreviations that are words too: they count in capitals (or mixed case with full stops) only."""
_NO_DEGREE = frozenset(
    (
        "mit",
        "bit",
        "promotion",
        "associate",
        "certificate",
        "certificat",
        "doctor",
        "intermediate",
        "me",
        "be",
        "licence",
        "license",
        "diploma",
        "technik",
        "lehre",
        "meister",
        "techniker",
        "technician",
        "diplôme",
        "undergraduate",
        "secondary",
        "xii",
        "postdoc",
        "specialist",
        "specializzazione",
        "spécialisation",
        "perito",
        "geometra",
        "ragioniere",
        "matric",
        "asociado",
        "gymnasium",
        "lise",
        "preparatoria",
        "brevet",
        "fellowship",
        "atheneum",
        "lukio",
        "weiterbildung",
        "immersive",
        "secundaria",
        "isc",
        "techniker",
    )
)
"""Words that are a degree only at the start of a text, never inside one."""
_SCHOOL_TOO = frozenset(("bbs", "bos", "fos", "hf", "mas", "bms", "bhm"))
"""Abbreviations that schools have too: a name behind them that is no field makes them one ("BBS Musterstadt")."""
_NAME = re.compile(r"\s+(?!in\b|for\b)(?:[IVX]+\b|\d\b|[A-ZÄÖÜ][\w-]+)")
_LOWER = frozenset(
    (
        "mgr",
        "mgrinz",
        "inz",
        "lic",
        "drs",
        "ing",
        "dr",
        "mudr",
        "cand",
        "candmerc",
        "candscient",
        "candpolyt",
        "candmag",
        "candjur",
        "ha",
    )
)
"""Degrees that are written in lower case."""
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class DegreeMatch:
    """A degree in a text."""

    level: DegreeLevel
    start: int
    end: int


def _stop(phrase: str) -> str:
    """The phrase as an expression: full stops and blanks may be missing, apostrophes may be curly."""
    parts = []
    for char in strip_accents(phrase):
        if char == ".":
            parts.append(r"\.?\s?")
        elif char in "'’":
            parts.append("['’]")
        elif char == " ":
            parts.append(r"[\s]+")
        else:
            parts.append(re.escape(char))
    return "".join(parts)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, DegreeLevel]]:
    data = lexicon.toml("degrees.toml")
    levels: dict[str, DegreeLevel] = {}
    for level in _LEVELS:
        for phrase in data[level.value]["all"]:
            levels.setdefault(_key(phrase), level)
    phrases = sorted((p for level in _LEVELS for p in data[level.value]["all"]), key=len, reverse=True)
    latin = [_stop(p) for p in phrases if not _CJK.search(p)]
    cjk = [re.escape(p) for p in phrases if _CJK.search(p)]
    whole = rf"(?<![\w.])(?:{by_first(latin)})(?:(?<=\.)|(?!\w))|(?:{'|'.join(cjk)})"
    return re.compile(whole), levels


_ENDS = ("Diploma", "Certificate", "Degree", "Fellowship", "Bootcamp")
_SHAPE = re.compile(
    r"(?<![\w.])(?P<letter>[BM])\.\s?(?:[A-Z][a-z]{0,5}\.?)(?:\s?\([A-Z][a-z]+\.?\))?(?=[\s,;)]|$|[A-Z])"
    r"|\b[A-Z][a-z]+ degree\b"
    r"|^(?:(?!University|College|School|Institute|Academy|Association|The\b)[A-Z][\w&'’-]+ ){1,3}"
    rf"(?:{'|'.join(_ENDS)})\b"
)
"""Abbreviations that no list has ("M.Stat.", "B.Voc."), "Engineering degree", "Barista Certificate"."""
_SHAPE_SIGNS = ("B.", "M.", " degree", *_ENDS)
"""One of these has every text with such a shape."""


def _key(phrase: str) -> str:
    return "".join(c for c in strip_accents(phrase) if c.isalnum())


@lru_cache(maxsize=4096)
def find_degree(text: str) -> DegreeMatch | None:
    """The first degree in a text."""
    folded = strip_accents(text)
    if len(folded) != len(text):
        folded = text.lower()
    if (titled := _titled(text)) is not None:
        return titled
    listed = _listed(text, folded)
    shape = _SHAPE.search(text) if any(sign in text for sign in _SHAPE_SIGNS) else None
    if shape is None or (listed is not None and listed.start <= shape.start()):
        return listed
    level = {"B": DegreeLevel.BACHELOR, "M": DegreeLevel.MASTER}.get(shape["letter"] or "", DegreeLevel.NONE)
    return DegreeMatch(listed.level if listed else level, shape.start(), shape.end())


_TITLED = re.compile(
    r"(?:(?:eidg\. )?dipl\. |(?P<lehre>(?:berufs)?lehre (?!als )))(?-i:[A-ZÄÖÜ][\w/-]+ )"
    r"(?(lehre)(?:EFZ|EBA)|(?:NDS )?(?:HFP|HFW|HF|FH))\b",
    re.IGNORECASE,
)
"""Swiss and German titles whose trade stands inside: "Dipl. Techniker HF", "Lehre Polymechaniker EFZ"."""


def _titled(text: str) -> DegreeMatch | None:
    """The title at the start of a text, which has the trade in its middle."""
    found = _TITLED.match(text)
    if found is None:
        return None
    return DegreeMatch(DegreeLevel.VOCATIONAL if found["lehre"] else _title_level(found[0]), 0, found.end())


def _title_level(title: str) -> DegreeLevel:
    return DegreeLevel.BACHELOR if title.endswith("FH") else DegreeLevel.ASSOCIATE


def _listed(text: str, folded: str) -> DegreeMatch | None:
    """The first degree in a text that the lists have."""
    pattern, levels = _patterns()
    for found in pattern.finditer(folded):
        key = _key(found[0])
        level = levels.get(key)
        if level is None:
            continue
        printed = text[found.start() : found.end()].strip()
        if key in _CAPITALS and not (printed.isupper() or "." in printed):
            continue
        if not (printed[0].isupper() or printed[0].isdigit() or _CJK.match(printed)):
            abbreviated = printed.endswith(".") or key in _LOWER
            if not abbreviated and (found.start() > 0 or len(key) < 5):
                continue
        if key in _NO_DEGREE and found.start() > 0:
            continue
        if key in _SCHOOL_TOO and _NAME.match(text, found.end()) and area(text[found.end() :]) < 1:
            continue
        end = found.end()
        while end > found.start() and folded[end - 1].isspace():
            end -= 1
        return DegreeMatch(level, found.start(), end)
    return None


@cache
def _words(group: str, key: str) -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("degrees.toml")[group][key])


def _printed(group: str, key: str) -> frozenset[str]:
    """The words with and without their accents."""
    return _words(group, key) | frozenset(lexicon.toml("degrees.toml")[group][key])


@cache
def _subject_pattern() -> re.Pattern[str]:
    subjects = lexicon.toml("degrees.toml")["subjects"]
    words = sorted({strip_accents(w) for key in ("stem", "other") for w in subjects[key]}, key=len, reverse=True)
    latin = [re.escape(w) for w in words if not _CJK.search(w)]
    cjk = [re.escape(w) for w in words if _CJK.search(w)]
    return re.compile(
        rf"(?<!\w)(?:{by_first(latin)})(?!\w)|(?:{'|'.join(cjk)})|(?<![^\W\u3400-\u9fff])\w{{4,}}(?:informatik|technik|wissenschaft(?:en)?|wesen|mathematik|physik|chemie|ologie|ology|onomie|onomics|onomy|ología|ologia)(?!\w)"
    )


_SUBJECTS = re.compile(r"(?<!\w)\d{1,2} (?:subjects|fächer|matières|asignaturas|vakken|gcses)\b(?!:)", re.IGNORECASE)
"""What was studied at school, counted: "10 subjects at grades 9–7 including English"."""


def counts_subjects(text: str) -> bool:
    """Whether a text tells how many subjects were taken: grades in it are part of that."""
    return _SUBJECTS.search(text) is not None


@lru_cache(maxsize=4096)
def area(text: str) -> float:
    """Evidence for a field of study."""
    found = len(_subject_pattern().findall(strip_accents(text)))
    words = len(text.split())
    score = (1.4 + 0.3 * min(found - 1, 3)) if found else -0.3
    score -= 0.25 * max(0, words - 9)
    if _SUBJECTS.match(text):
        return 2.5
    if re.search(r"\d", text):
        score -= 1.0
    return score


_UNFINISHED = re.compile(
    r"\b(?:Applied|Pure|Theoretical|Computational|Electrical|Mechanical|Civil|Chemical|Biomedical|Environmental|Industrial|"
    r"Aerospace|Computer|Artificial|Political|Social|Natural|Fine|Liberal|Human|International|Public|Angewandte|Technische|"
    r"Allgemeine|Praktische|Theoretische)$"
)
"""Words that a field of study goes on behind."""


def spans(left: str, right: str) -> bool:
    """Whether a degree or a field of study reaches from the end of one text into the next: "Técnico" + "Superior"."""
    whole, end = strip_accents(f"{left} {right}"), len(strip_accents(left))
    if _UNFINISHED.search(left):
        return True
    subject = any(found.start() < end < found.end() for found in _subject_pattern().finditer(whole))
    return subject or any(found.start() < end < found.end() for found in _patterns()[0].finditer(whole))


def is_stem(text: str) -> bool:
    """Whether a field of study (or a degree with its field) is science, technology, engineering or mathematics."""
    folded = strip_accents(text)
    return any(word in folded and _inside(word, folded) for word in _words("subjects", "stem"))


def _inside(word: str, folded: str) -> bool:
    if _CJK.search(word):
        return word in folded
    index = folded.find(word)
    while index >= 0:
        before = index == 0 or not folded[index - 1].isalnum() or len(word) >= 8
        after = index + len(word) == len(folded) or not folded[index + len(word)].isalnum() or len(word) >= 8
        if before and after:
            return True
        index = folded.find(word, index + 1)
    return False


@cache
def labelled(key: str) -> re.Pattern[str]:
    """A label of ``degrees.toml`` ([markers]) and the value behind it: ``GPA: 3.8/4.0``, ``Note 1,4``."""
    words = _alternatives(_printed("markers", key))
    return re.compile(
        rf"(?<!\w)(?P<label>{words})\s*(?:\([^)]*\)\s*)?(?P<colon>[:：]|\bis\b|\bof\b|[-–—])?\s*(?P<value>\S.*)$",
        re.IGNORECASE,
    )


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:\w+ )?(?:{_alternatives(_printed('abroad', 'words'))})(?!\w)"
        r"(?!\s+(?:univer|hogesch|school|college|mc\b))",
        re.IGNORECASE,
    )


def abroad(text: str) -> re.Match[str] | None:
    """The words with which a text begins that tells of a time at another school: "Exchange semester at ..."."""
    return _abroad().match(text)


def is_abroad(text: str) -> bool:
    """Whether a text tells of a time at another school: "Exchange semester at ...", "Year abroad, ..."."""
    return abroad(text) is not None


def _alternatives(words: Iterable[str]) -> str:
    """An expression for any of the words in either case and with either apostrophe, the longest first."""
    return trie(sorted({form.lower() for word in words for form in (word, word.replace("'", "’"))}))


@cache
def mentions(key: str) -> re.Pattern[str]:
    """Whether a text has one of the words of a list of ``degrees.toml`` ([markers])."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(_printed('markers', key))})(?!\w)", re.IGNORECASE)


_FIGURE = r"\d{1,3}(?:[.,]\d{1,2})?"
_MARK = re.compile(
    rf"(?:{_FIGURE}\s*(?:/|of|out of|von|su|sur|sobre|de)\s*{_FIGURE}|\d{{1,3}}(?:[.,]\d{{1,2}})?\s*%"
    rf"|[0-9][.,]\d{{1,2}}|[12]:[12]|2\.[12]|{_FIGURE}\s*(?:c?gpa|valores|pontos|puntos|punkte|points|ects)"
    r"|\d{2,3}\s*/\s*\d{2,3}\s+(?:e lode|con lode|cum laude)"
    r"|(?-i:(?=(?:A\*|[A-E]){3,4}(?![A-Za-z*]))(?:A\*)*A*B*C*D*E*)|\d{1,2}\s+(?:distinctions?|merits?)|top\s+\d{1,2}\s*%|排名前\s*\d{1,2}\s*%"
    r"|(?:predicted|expected|projected)\s+(?:first|upper second|2[:.][12]|a\S{0,4}|distinction|merit)\S*"
    r"|\d{1,2}\s+(?:gcses?|o-levels?)(?:\s+(?:at\s+)?grades?)?\s+(?-i:[A-C1-9]\*{0,2}\s*(?:[-–]|to)\s*[A-C1-9]\*{0,2}))",
    re.IGNORECASE,
)
"""A grade that is a figure: "8.9/10", "96.2%", "1,4", "2:1", "15 valores", "7.8 CGPA"."""


MARK_LEAD = re.compile(r"^(?:with|mit|con|avec|com|met|securing|scoring|obtaining)\s+", re.IGNORECASE)
"""What may lead to a mark in a sentence."""


@lru_cache(maxsize=4096)
def is_grade(text: str) -> bool:
    """Whether a text is nothing but a grade, without a label."""
    text = text.strip(" ()[].,;:–—-")
    if _MARK.fullmatch(text):
        return True
    return bool(mentions("grade_words").fullmatch(text) or mentions("grade_alone").fullmatch(text))
