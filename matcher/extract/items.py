"""Splitting the text of a skills list into skills, as a person would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import lexicon
from matcher.extract.patterns import trie
from matcher.folding import strip_accents
from matcher.taxonomy import Mention, mentions

_STRONG = re.compile(r"\s*[|•●▪◦∙⋅‣⁃■□○★☆✓✔➢➤♦◆»\t;；、，]\s*|\s+[·–—/]\s+|\s*·\s*|\s+(?:==|>=?|≥|=)\s+|\s{3,}")
"""Signs that always divide."""
_COMMA = re.compile(r",\s+|,(?=[^\W\d_])|,$")
_RATING = re.compile(
    r"\s*[\[(]?(?:[●○•★☆✦■□▮▯◆◇⬤◯⚫⚪✓❍]{2,}|(?:[●○★☆■□▮▯•]\s*){3,}"
    r"|\d{1,3}\s?%|\b\d(?:[.,]\d)?\s?/\s?(?:\d|10)\b|\*{2,5})[\])]?\s*$"
)
_FIGURE = re.compile(r"[\d*●○•★☆✦■□▮▯◆◇⬤◯⚫⚪✓❍]")
"""What every rating and every number of years has."""
_WORD = re.compile(r"\w")
_LINES = re.compile(r"(?i)(?:over|more than|under|>|<)\s*\d[\d.,k]*\s*(?:lines|loc|lines of code)?")
_STARS = re.compile(r"\(?\s*(?:(?:[●○★☆✦■□▮▯◆◇⬤◯⚫⚪✓❍]\s?){3,}|(?:•\s){2,}•)\s*\)?")
_YEARS = re.compile(
    r"\s*[\[(,:–-]*\s*(?:(?:over|more than|>|ca\.?|about|almost)\s)?\d{1,2}(?:[.,]\d)?\+?\s*(?:\+\s*)?"
    r"(?:years?|yrs?|jahren?|ans|a[nñ]os|anni|jaar|lat|年|months?|monate)\b\.?"
    r"(?:\s+(?:of\s+)?(?:experience|erfahrung|d'exp[ée]rience|de experi[eê]ncia))?[\])]?\s*$",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"^(?P<head>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*(?P<tail>[^()]*)$")
_CATEGORY = re.compile(
    r"(?i)\b(?:platforms|tools|frameworks|libraries|languages|databases|services|technologies|providers|systems|stack)\s*$"
)
"""A heading rather than a skill when a list in brackets follows it."""
_BASICS = re.compile(r"(?i)\s+(?:basics|fundamentals|concepts|principles)$")
_ONE_WORD = frozenset(
    {
        "ci/cd",
        "tcp/ip",
        "ui/ux",
        "ux/ui",
        "a/b",
        "i/o",
        "pl/sql",
        "os/2",
        "os/400",
        "s/4hana",
        "input/output",
        "client/server",
        "it/ot",
        "pub/sub",
        "r&d",
    }
)
_SLASH = re.compile(r"(?<=[\w+#.])/(?=[\w.])")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|oraz|&|\+)\s+|\s*和\s*|\s*与\s*|\s*及\s*")
_LEADING_AND = re.compile(
    r"^(?:(?:and|und|et|y|e|en|oraz|sowie|as well as)\s+|&\s*|和|与|及|以及)(?=\S)", re.IGNORECASE
)
_TRAILING = re.compile(
    r"(?:[,;:，；：、|·•–—]|\s-|(?<!(?-i:[A-Z]))\.(?!\w)"
    r"|(?:,?\s+(?:etc|usw|u\.?\s?a|z\.\s?b|et al|among others|and more|等))\.?)+\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:[-–—*•·▪◦●○■□➢✓✔>»~]+\s*|\(\s*(?=[^()]*$)|\d{1,2}[.)]\s+)")
_EXAMPLES = re.compile(r"\b(?:from|like|such as|including|incl\.|wie|como|tels que)\b[^,;]*,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A skill as listed, and the grade printed beside it."""

    name: str
    level: str = ""


@cache
def _levels() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    data = lexicon.toml("levels.toml")
    words = [strip_accents(word) for word in data["words"]]
    openings = [strip_accents(word) for word in data["openings"]]
    behind = re.compile(rf"\s*(?:[-–—:(\[]\s*|\s[-–—]\s)\s*(?P<level>{trie(words)})\s*[)\]]?$")
    latin, chinese = (trie(word for word in openings if word.isascii() == ascii_) for ascii_ in (True, False))
    before = re.compile(rf"^(?P<level>{latin})\s+(?=\S)|^(?P<zh>{chinese})[:：]?\s*(?=\S)")
    return frozenset(words), behind, before


def is_group(text: str) -> bool:
    """Whether a text names a group of skills ("Tools", "Cloud & DevOps") rather than a skill."""
    return strip_accents(text.strip(" :：")) in _groups()


@cache
def _groups() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("levels.toml")["groups"])


def is_level(text: str) -> bool:
    """Whether a text is a grade and nothing else ("Expert", "★★★☆☆", "80 %", "Over 5000 lines")."""
    text = text.strip(" :.()[]")
    if strip_accents(text) in _levels()[0]:
        return True
    if _FIGURE.search(text) is None:
        return False
    whole = _RATING.match(" " + text) or _YEARS.match(" " + text)
    return (whole is not None and whole.end() > len(text)) or _LINES.fullmatch(text) is not None


@cache
def _also() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in lexicon.toml("levels.toml")["also"])


@lru_cache(maxsize=4096)
def known(text: str) -> int:
    """How many known skills make up the whole of a text; 0 where something is left over."""
    if strip_accents(text.strip()) in _also():
        return 1
    found = _mentions(text)
    if not found:
        return 0
    covered = [False] * len(text)
    for mention in found:
        covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
    rest = "".join(char for char, hit in zip(text, covered, strict=True) if not hit)
    return len(found) if not _WORD.search(rest) else 0


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[Mention, ...]:
    """The known skills in a text; parts of one list are asked for again and again."""
    return tuple(mentions(text, listed=True))


def split(text: str) -> Iterator[Item]:
    """The skills of a list, in order; what is no skill (grades alone, signs) is left out."""
    text = _STARS.sub(_counted, text)
    for strong in _outside_parentheses(_STRONG, text):
        if _EXAMPLES.search(strong) and ";" in text:
            yield from _one(strong)
            continue
        for piece in dict.fromkeys(_outside_parentheses(_COMMA, strong)):  # a list pasted a thousand times is one
            yield from _one(piece)


def _counted(match: re.Match[str]) -> str:
    """ "●●●○○" as "(3/5)", so that its signs are not taken for separators."""
    signs = re.sub(r"[\s()]", "", match.group())
    filled = sum(sign in "●★■▮◆⬤⚫✓" for sign in signs)
    return f" ({filled or len(signs)}/{len(signs)}) | "


def _outside_parentheses(separator: re.Pattern[str], text: str) -> Iterator[str]:
    start = depth = position = 0
    for match in separator.finditer(text):
        depth += text.count("(", position, match.start()) - text.count(")", position, match.start())
        position = match.start()
        if depth <= 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _one(text: str) -> Iterator[Item]:
    """One item between separators: its grade taken off, brackets and joined names resolved."""
    name, level = _graded(_bare(text))
    if not _WORD.search(name) or is_level(name) or name.lower() in ("etc", "usw"):
        return
    match = _PARENTHESES.match(name)
    if match and not match["tail"].strip():
        yield from (Item(part, level) for part in _bracketed(match["head"], match["inside"]))
        return
    for part in _joined(name):
        yield Item(part, level)


def _bare(text: str) -> str:
    previous = None
    text = text.strip()
    while text != previous:
        previous = text
        text = _LEADING_AND.sub("", _LEADING.sub("", _TRAILING.sub("", text))).strip()
    return text


def _graded(text: str) -> tuple[str, str]:
    """Name and grade: "Python (advanced)", "Go - expert", "C++ ★★★☆☆", "Proficient in R", "Java, 5 years"."""
    _, behind, before = _levels()
    for pattern in (_RATING, _YEARS) if _FIGURE.search(text) else ():
        match = pattern.search(text)
        if match and match.start():
            return _bare(text[: match.start()]), match.group().strip(" ()[],:–-")
    folded = strip_accents(text)
    if len(folded) != len(text):
        folded = text.lower()
    if (match := behind.search(folded)) and match.start():
        return _bare(text[: match.start()]), text[match.start("level") : match.end("level")]
    if (match := before.match(folded)) and (match["zh"] or known(text[match.end() :])):
        return _bare(text[match.end() :]), text[: match.end()].strip(" :：")
    return text, ""


def _bracketed(head: str, inside: str) -> Iterator[str]:
    """What stands in brackets: a list of skills under a heading or a skill, another skill, or a part of the name."""
    parts = [_bare(part) for part in re.split(r"[,;/|、，]\s*", inside) if part.strip()]
    if len(parts) > 1:
        if known(head) and not _CATEGORY.search(head):
            yield from _joined(_bare(head))
        yield from parts
    elif known(head) and known(inside) and known(f"{head} ({inside})") != 1:
        yield from (_bare(head), _bare(inside))
    else:
        yield f"{head.strip()} ({inside.strip()})"


def _joined(text: str) -> Iterator[str]:
    """Names written together: "C/C++", "Git & GitHub", "AWS Docker Terraform", where each is a known skill itself."""
    if text.lower() in _ONE_WORD:
        yield text
        return
    for separator in (_SLASH, _AND):
        parts = separator.split(text)
        if len(parts) == 1:
            continue
        whole = separator is _AND and known(text) == 1 and _one_skill(parts)
        if separator is _AND and (match := _BASICS.search(text)):
            parts = [*parts[:-1], parts[-1][: match.start() - len(text)]]
        if not whole and not _one_sign(text) and _all_known(parts, text):
            for part in parts:
                yield from _joined(_bare(part))
            return
    if known(text) > 1 and " " in text and not _AND.search(text):
        yield from (mention.surface for mention in _mentions(text))
        return
    yield text


def _all_known(parts: Sequence[str], text: str) -> bool:
    """Each part is a known skill, by itself or beside the others."""
    surfaces = {mention.surface for mention in _mentions(text)}
    return all(part.strip() in surfaces or known(part) for part in parts)


def _one_skill(parts: Sequence[str]) -> bool:
    """Whether the parts are one and the same skill ("data structures and algorithms"), or not all of them known."""
    skills = [{mention.skill for mention in _mentions(part)} for part in parts]
    return any(not found for found in skills) or len(set().union(*skills)) < len(parts)


def _one_sign(text: str) -> bool:
    """A name with a slash in it ("CI/CD pipelines") is not divided there."""
    return any(word in _ONE_WORD for word in text.lower().split())
