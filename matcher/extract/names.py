"""The person's name: which line it is, and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from matcher import lexicon
from matcher.candidate import Found, PersonName
from matcher.document import Document, Line, Style
from matcher.extract import gazetteer
from matcher.extract.runs import cell_style
from matcher.folding import strip_accents
from matcher.sections import Section, headings
from matcher.sections.looks import words_of

_THRESHOLD = 3.0
"""Points below which a line is not taken for a name; a first line of name shape in a larger size alone has more."""

_MARKS = r"\u0300-\u036f\u064b-\u0655\u0900-\u0dff\u0e00-\u0e7f\u200c\u200d"
"""Vowel signs and accents that are no letters by themselves (Arabic, Indic scripts, Thai)."""
_TOKEN = re.compile(
    rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}'’.\-‐·ʼ`])*\.?"
    r"|\([^\W\d_][^\W\d_ .'-]*\)|[\"“”'‘’«][^\W\d_]+[\"“”'‘’»]"
)
_HAN = re.compile(
    r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{1,5}·[\u3400-\u9fff]{1,6}$"
    r"|^[\u3040-\u30ff\u3400-\u9fff]{2,4}\s[\u3040-\u30ff\u3400-\u9fff]{1,5}$"
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TWO_SCRIPTS = re.compile(
    r"^[\u3400-\u9fff]{2,4}\s*[(（/]?\s*[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,2}[)）]?$"
    r"|^[A-Z][A-Za-z]+(?:[ -][A-Z][a-z]+){1,2}\s*[(（/]?\s*[\u3400-\u9fff]{2,4}[)）]?$"
)
_SEPARATOR = re.compile(r"\s*[|•●▪◦/\\:：]\s*|\s+[–—·-]\s+|\s{3,}|\t")
_SUFFIX_SEPARATOR = re.compile(r",\s*")
_BLANKS = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_GAPS = re.compile(r"\s{2,}")
_COMMAS = re.compile(r"[\s,]+")
_EDGE = re.compile(rf"^[^\w(\"“«]+|[^\w.)\"”»{_MARKS}]+$")
_ICON_BEFORE = re.compile(r"^(?:[\ue000-\uf8ff]|\W)+\s*")
_PAGE_MARK = re.compile(
    r"(?i)\b(?:page|seite|página|pagina|strona|p\.)\s?\d+|\b\d+\s?(?:/|of|von|de|di|van|z)\s?\d+\b|第\s?\d+\s?页"
)
_DEGREE_WORDS = frozenset(
    {"degree", "bachelor", "bachelor's", "bachelors", "master's", "masters", "diploma", "diplom", "licence", "phd"}
)
_NO_NAME = re.compile(r"[\d@]")
_LONGEST = 120
"""Characters: longer cells are prose."""
_GLUED = re.compile(r"(?<=[^\W\d_])([a-zà-ÿ])([A-Z])")
_JOINED_PARTICLE = re.compile(r"^(?:d|l|o|n|al|el|ul|ap|s)['’`-](?=[^\W\d_])", re.IGNORECASE)
_COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "歐陽",
    "司馬",
)


@dataclass(frozen=True)
class _Words:
    particles: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    documents: frozenset[str]
    given: frozenset[str]
    chinese_surnames: frozenset[str]
    jobs: frozenset[str]
    organisations: frozenset[str]
    networks: frozenset[str]
    printed: tuple[str, ...]
    """Words, in small letters, of which a text that ``document`` matches has one."""
    label: re.Pattern[str]
    document: re.Pattern[str]

    @cached_property
    def beside(self) -> frozenset[str]:
        """What stands beside a name and is no part of it."""
        return self.titles | self.suffixes


@cache
def _words() -> _Words:
    data = lexicon.toml("names.toml")
    heads = lexicon.toml("titles.toml")["heads"]
    organisations = lexicon.toml("organisations.toml")
    labels = "|".join(re.escape(label) for label in sorted(data["labels"], key=len, reverse=True))
    documents = "|".join(re.escape(word) for word in sorted(data["documents"], key=len, reverse=True))
    return _Words(
        **{
            key: frozenset(strip_accents(word).strip(".") for word in data[key])
            for key in ("particles", "titles", "suffixes", "documents", "given", "chinese_surnames")
        },
        jobs=frozenset(strip_accents(word) for words in heads.values() for word in words)
        - {"master", "head", "chef", "art"},
        organisations=frozenset(
            strip_accents(word)
            for key in ("legal", "words", "schools")
            for words in organisations[key].values()
            for word in words
        ),
        networks=frozenset(name.casefold() for name in lexicon.toml("networks.toml")),
        printed=_shortest(word.lower() for word in data["documents"]),
        label=re.compile(rf"^\W*(?:{labels})\s*[:：]\s*", re.IGNORECASE),
        document=re.compile(
            rf"^\W*(?:{documents})\b\s*(?:[:：|–—-]|of\b|von\b|de\b)?\s*|\s*[:|–—,-]?\s*\b(?:{documents})\W*$",
            re.IGNORECASE,
        ),
    )


class _Guess(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    style: Style
    labelled: bool
    order: int
    """How many lines stand before it; running headers come after the first dozen."""
    cell: int = 0
    running: bool = False
    """It stands beside a page number in a running header or footer ("Jane Doe - Page 1 of 2")."""


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that have none of the others in them: a text without these has none at all."""
    every = set(words)
    return tuple(sorted(word for word in every if not any(other in word for other in every - {word})))


def find(document: Document, sections: Sequence[Section], hints: Iterable[str]) -> Found[PersonName] | None:
    """The name, or None. ``hints`` are e-mail local parts and user names, which often spell the name."""
    folded_hints = [strip_accents(hint) for hint in hints]
    body = _body_size(document)
    guesses = list(_guesses(document, sections, body))
    largest = max((guess.style.size for guess in guesses), default=0.0)
    scored = [(_score(guess, largest, body, folded_hints), -guess.order, guess) for guess in guesses]
    scored = [entry for entry in scored if entry[0] >= _THRESHOLD]
    if not scored:
        return None
    score, _, best = max(scored, key=lambda entry: entry[:2])
    best = next((guess for guess in guesses if guess.running and _contains(guess.text, best.text)), best)
    rule = "name-label" if best.labelled else "name-line"
    return Found(parts(best.text), best.lines, rule, min(0.99, 0.5 + score / 20))


def _contains(longer: str, text: str) -> bool:
    """Whether a name in a running header is the found one with the rest that a narrow title line cut off."""
    own, all_words = set(_tokens(text)), set(_tokens(longer))
    return is_name_shape(longer) and own < all_words


@lru_cache(maxsize=2048)
def is_name_shape(text: str) -> bool:
    """Whether a text could be a person's name by its form alone: a few capitalised words without digits."""
    if _HAN.match(text) or _TWO_SCRIPTS.match(text):
        return True
    if _CHINESE.search(text):
        return False
    tokens = text.replace(",", " ").split()
    if not 1 <= len(tokens) <= 7 or any(not _TOKEN.fullmatch(token) for token in tokens):
        return False
    words = _words()
    titled = strip_accents(tokens[0]).strip(".") in words.titles
    core = [
        token
        for token in tokens
        if strip_accents(token).strip(".()") not in words.particles and not (titled and _is_abbreviation(token))
    ]
    if not core or len(text) > 60:
        return False
    # Scripts without letter case (Arabic, Devanagari) pass; in others a name's words are capitalised.
    return all(_is_capitalised(_JOINED_PARTICLE.sub("", token.strip("(\"“'‘«"))) for token in core)


def _is_abbreviation(token: str) -> bool:
    """A part of an academic title: "rer." and "nat." in "Dr. rer. nat."."""
    return token.endswith(".") and token.islower()


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() or word.lower() == word.upper()


def _guesses(document: Document, sections: Sequence[Section], body: float) -> Iterator[_Guess]:
    first = document.lines[:14]
    contact = [line for section in sections if section.kind in ("header", "contact") for line in section.lines[:12]]
    large = [line for line in document.lines if line.page == 1 and line.style.size >= 1.25 * body > 0]
    running = {id(line) for line in document.running}
    # By identity: comparing lines by value costs more than the rest of this function.
    lines = list({id(line): line for line in (*first, *contact, *large, *document.running)}.values())
    for order, line in enumerate(lines):
        numbered = id(line) in running and _PAGE_MARK.search(line.text) is not None
        for index, cell in enumerate(line.cells[:4]):
            if len(cell) > _LONGEST:
                continue
            style = cell_style(line, index)
            beside = index > 0 and _words().label.fullmatch(f"{line.cells[index - 1].rstrip(':')}:") is not None
            for text, labelled in _pieces(cell):
                if len(text) <= 60 and not _NO_NAME.search(text):
                    yield _Guess(text, (line,), style, labelled or beside, order, index, numbered)
            if not _NO_NAME.search(cell):
                yield from _broken(lines, order, index, style)
            if order < 3 and (lead := _set_apart(line, index)):
                yield _Guess(lead, (line,), style, False, order, index)
        if len(line.cells) > 1 and all(len(cell.split()) == 1 for cell in line.cells):
            yield _Guess(_spaced(line.text), (line,), line.style, False, order)


def _broken(lines: Sequence[Line], order: int, index: int, style: Style) -> Iterator[_Guess]:
    """A name that goes on in the next line of its column: short, alike, close, and no other line's cell between."""
    line, text = lines[order], _spaced(lines[order].cells[index])
    if not is_name_shape(text.rstrip("-")) or len(text.split()) > 3 or _objections(text):
        return
    for following in lines[order + 1 : order + 4]:
        other = _spaced(following.cells[0]) if following.cells else ""
        if len(other.split()) > 2 or not is_name_shape(other):
            continue
        look = cell_style(following, 0)
        alike = abs(look.size - style.size) < 0.6 and look.bold == style.bold
        if alike and not _objections(other) and _is_below(following, line, index):
            # An own hyphen is the likelier one in a name; a hyphenated word would be cut in lower case.
            joined = f"{text}{other}" if text.endswith("-") else f"{text} {other}"
            yield _Guess(joined, (line, following), style, False, order, index)
            return


def _set_apart(line: Line, index: int) -> str:
    """The words of a cell before the size or weight changes and stays so: a name, with the headline behind it.

    Empty where one look goes through, or a weight comes back (a family name in bold between others).
    """
    words = words_of(line, index)
    looks = [(round(word.style.size), word.style.bold) for word in words]
    cut = next((at for at, look in enumerate(looks) if look != looks[0]), 0)
    if cut < 2 or len(words) - cut < 2 or any(look != looks[-1] for look in looks[cut:]):
        return ""
    return " ".join(word.text for word in words[:cut]).strip(" ,–—-")


def _is_below(following: Line, line: Line, index: int) -> bool:
    """Whether the line begins under the cell (left edges or middles within a third of an inch of each other)."""
    above, below = words_of(line, index), words_of(following, 0)
    if not above or not below:
        return len(line.cells) == len(following.cells) == 1
    left = abs(above[0].box.x0 - below[0].box.x0)
    middle = abs(above[0].box.x0 + above[-1].box.x1 - below[0].box.x0 - below[-1].box.x1) / 2
    return following.page == line.page and min(left, middle) < 24


def _pieces(cell: str) -> Iterator[tuple[str, bool]]:
    words = _words()
    labelled = words.label.match(cell) if ":" in cell or "：" in cell else None
    text = cell[labelled.end() :] if labelled else cell
    rest = _ICON_BEFORE.sub("", text)
    small = rest.lower()
    text = (words.document.sub("", rest) if any(word in small for word in words.printed) else rest) or text
    text = _spaced(text)
    yield _EDGE.sub("", text), labelled is not None
    pieces = _SEPARATOR.split(text)
    if len(pieces) > 1:
        for piece in pieces[:3]:
            yield _EDGE.sub("", piece), labelled is not None
    if "," in text:
        yield _EDGE.sub("", _before_headline(text)), labelled is not None
    elif " " not in text and (glued := _GLUED.sub(r"\1 \2", text)) != text:
        yield glued, labelled is not None


def _before_headline(text: str) -> str:
    """ "Jane Doe, PhD, Data Scientist" without what follows the name and its suffixes."""
    head, *rest = [part.strip() for part in text.split(",")]
    for part in rest:
        if strip_accents(part).strip(".") not in _words().suffixes:
            break
        head += f", {part}"
    return head


def _spaced(text: str) -> str:
    """Letter-spaced capitals joined: "J O R D A N   R E Y E S" and "J O R D A N R E Y E S" (one word then)."""
    tokens = text.split(" ")
    if max(map(len, tokens)) > 1 or sum(map(str.isalpha, tokens)) < 4:
        return _BLANKS.sub(" ", text) if _UNEVEN.search(text) else text
    return " ".join(word.replace(" ", "") for word in _GAPS.split(text))


def _body_size(document: Document) -> float:
    sizes = sorted(line.style.size for line in document.lines if line.style.size and len(line.text) > 20)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _score(guess: _Guess, largest: float, body: float, hints: Sequence[str]) -> float:
    """Points for and against; see the module's threshold."""
    if len(guess.text) < 2 or not (is_name_shape(guess.text) or _is_lower_name(guess.text, hints)):
        return 0.0
    tokens = _tokens(guess.text)
    score = 6.0 if guess.labelled else 0.0
    score += _place_points(guess, largest, body)
    spelled = _spelled(guess.text, hints)
    score += 3.0 + (spelled == len(tokens)) if spelled else 0.0
    score += 1.5 * any(token in _words().given for token in tokens)
    if _HAN.match(guess.text):
        score += 2.0 + 1.5 * guess.text.startswith(tuple(_words().chinese_surnames))
    score += {1: -1.0, 2: 1.0, 3: 1.0, 4: 0.5, 5: 0.5}.get(len(tokens), 0.0)
    score += 1.0 * (len(guess.lines) > 1)
    return score - _objections(guess.text)


def _is_lower_name(text: str, hints: Sequence[str]) -> bool:
    """A name without capitals ("jane doe") is believed only where an e-mail address spells all of it."""
    tokens = text.split()
    return 2 <= len(tokens) <= 4 and is_name_shape(text.title()) and _spelled(text, hints) == len(_tokens(text))


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[str, ...]:
    beside = _words().beside
    tokens = tuple(strip_accents(token).strip(".,()\"“”'") for token in _COMMAS.split(text))
    return tuple(token for token in tokens if token and token not in beside) or tokens


def _place_points(guess: _Guess, largest: float, body: float) -> float:
    points = (
        1.5 if guess.order == 0 and guess.cell == 0 else 1.0 if guess.order < 3 else 0.5 if guess.order < 7 else 0.0
    )
    if body and guess.style.size >= largest - 0.3 and largest > 1.15 * body:
        points += 3.0
    elif body and guess.style.size > 1.25 * body:
        points += 1.5
    return points + 0.5 * guess.style.bold + 4.0 * guess.running


def _spelled(text: str, hints: Sequence[str]) -> int:
    """How many words of a text (three letters or more) are spelled in an e-mail address or a user name."""
    written_out = text.lower().translate(_UMLAUTS)
    readings = {_tokens(text), _tokens(written_out)}
    return max(
        sum(len(word) > 2 and _in_hints(word, hints) for token in tokens for word in token.split("-"))
        for tokens in readings
    )


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})


def _in_hints(word: str, hints: Sequence[str]) -> bool:
    """The word stands in a hint, or a part of the hint (four letters or more) begins the word."""
    return any(word in hint or word.startswith(_parts(hint)) for hint in hints)


@lru_cache(maxsize=256)
def _parts(hint: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]{4,}", hint))


@lru_cache(maxsize=2048)
def _objections(text: str) -> float:
    """Points against a text for the words in it."""
    words, tokens = _words(), _tokens(text)
    against = 0.0
    if any(token in words.jobs for token in tokens) or strip_accents(text) in words.jobs:
        against += 5.0
    if any(token in words.organisations or token in _DEGREE_WORDS for token in tokens):
        against += 3.0
    if any(token in words.networks for token in tokens):
        against += 5.0
    if headings.match(text) is not None:
        against += 6.0
    if strip_accents(text).strip(".") in words.documents:
        against += 9.0
    if (
        gazetteer.country_of(text)
        or gazetteer.city_countries(text)
        or any(gazetteer.country_of(part) for part in text.split(","))
    ):
        against += 4.0
    return against


def parts(text: str) -> PersonName:
    """A printed name in parts; a part that is not sure is left empty."""
    if _HAN.match(text) and " " not in text and "·" not in text:
        family = next((name for name in _COMPOUND_SURNAMES if text.startswith(name)), text[:1])
        return PersonName(text, text[len(family) :], family)
    words = _words()
    head, *behind = [part.strip() for part in _SUFFIX_SEPARATOR.split(text)]
    tokens = head.split()
    title: list[str] = []
    suffix: list[str] = []
    while len(tokens) > 1 and (
        (title and _is_abbreviation(tokens[0]))
        or (strip_accents(tokens[0]).strip(".") in words.titles and (tokens[0].endswith(".") or len(tokens) > 2))
    ):
        title.append(tokens.pop(0))
    while len(tokens) > 1 and strip_accents(tokens[-1]).strip(".()") in words.suffixes:
        suffix.insert(0, tokens.pop())
    if (
        len(behind) == 1
        and strip_accents(behind[0].split(" ")[0]).strip(".") not in words.suffixes
        and len(tokens) <= 2
    ):
        return PersonName(text, behind[0], " ".join(tokens), " ".join(title), " ".join(suffix))
    given, family = _given_and_family(tokens)
    return PersonName(text, given, family, " ".join(title), ", ".join([*suffix, *behind]))


def _given_and_family(tokens: list[str]) -> tuple[str, str]:
    plain = [token for token in tokens if not token.startswith(("(", '"', "“"))]
    if len(plain) < 2:
        return (plain[0] if plain else ""), ""
    capitals = [token for token in plain if token.isupper() and len(token) > 2]
    if capitals and len(capitals) < len(plain):
        return " ".join(token for token in plain if token not in capitals), " ".join(capitals)
    particles = _words().particles
    for index, token in enumerate(plain[1:-1], start=1):
        if strip_accents(token) in particles and token[:1].islower():
            return " ".join(plain[:index]), " ".join(plain[index:])
    if len(plain) <= 3:
        return " ".join(plain[:-1]), plain[-1]
    return plain[0], ""
