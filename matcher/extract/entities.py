"""The learned pipeline over head lines: which token is part of a title, an employer, a place, a degree ...

A small convolutional tagger (spaCy) trained on heads of fictional CVs in nine languages and over a hundred orders;
``models/README.md`` has the data and the scores on unseen names and orders. It reads a head as a whole: its lines,
its cells, and whether it belongs to a job or to a degree. Use it as one evidence among others:

    tagged = entities.tag([head_rows], "work")[0]   # head_rows: the lines of one entry's head, each as its cells
    tagged.score(row, cell, start, end, "ORG")      # mean log-probability of ORG over that stretch of text
    tagged.spans()                                  # or its own reading: label, text, position, probability

Labels: TITLE, ORG, PLACE, DEPT, DATE for jobs; DEGREE, FIELD, INSTITUTION, PLACE, GRADE, DATE for education;
O otherwise. Dates need not be cut out beforehand, and may be. Many heads in one call cost less than many calls.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from matcher import lexicon
from matcher.extract.forward import Forward
from matcher.extract.headtokens import Rows, Token, tokens_of
from matcher.extract.wordvectors import Key, WordVectors
from matcher.folding import strip_accents

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LABELS = ("O", "TITLE", "ORG", "PLACE", "DEPT", "DATE", "DEGREE", "FIELD", "INSTITUTION", "GRADE")
_LEXICAL = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
FEATURES = (*_LEXICAL, "LEMMA", "DEP")
"""spaCy's names of what the model reads of a word: of its letters, and what ``document_of`` lets travel as lemma and
label."""
_FLOOR = 1e-4
"""No probability counts as less: one odd token cannot veto a span."""
_LOWEST = math.log(_FLOOR)
_CHANGE = 1.5
"""What another label costs (in nats) where no sign or gap parts two words: fields are rarely printed without one."""
_ONLY = {
    "work": frozenset(("O", "TITLE", "ORG", "PLACE", "DEPT", "DATE")),
    "education": frozenset(("O", "DEGREE", "FIELD", "INSTITUTION", "PLACE", "GRADE", "DATE", "DEPT")),
}
_LIKE = {
    "work": {"INSTITUTION": "ORG", "FIELD": "TITLE", "DEGREE": "TITLE"},
    "education": {"ORG": "INSTITUTION", "TITLE": "FIELD"},
}
"""A label that a kind of section does not have gives its probability to the one that stands for it there."""
_COLUMNS = {
    kind: tuple(LABELS.index(label if label in _ONLY[kind] else _LIKE[kind].get(label, "O")) for label in LABELS)
    for kind in _ONLY
}
"""For each label the column that its probability goes to."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one cell that the model reads as one thing."""

    label: str
    text: str
    row: int
    cell: int
    start: int
    end: int
    probability: float
    """Geometric mean over its tokens."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One head with the probability of every label for every token."""

    rows: Rows
    tokens: tuple[Token, ...]
    probabilities: tuple[tuple[float, ...], ...]
    """A row a token, in the order of ``LABELS``."""

    def score(self, row: int, cell: int, start: int, end: int, label: str) -> float:
        """Mean natural logarithm of the label's probability over the letters' tokens of a stretch; 0 is certain.

        Signs do not count. A stretch without words gives the logarithm of the floor.
        """
        return self.scores(row, cell, start, end)[label]

    def scores(self, row: int, cell: int, start: int, end: int) -> dict[str, float]:
        """``score`` for every label: label -> mean logarithm."""
        found = [
            [math.log(chance) if chance > _FLOOR else _LOWEST for chance in chances]
            for token, chances in zip(self.tokens, self.probabilities, strict=True)
            if token.row == row and token.cell == cell and start <= token.start < end and token.text[0].isalnum()
        ]
        if not found:
            return dict.fromkeys(LABELS, _LOWEST)
        number = len(found)
        return {label: sum(column) / number for label, column in zip(LABELS, zip(*found, strict=True), strict=True)}

    def spans(self) -> list[Span]:
        """Runs of tokens with the same likeliest label, within one cell."""
        found: list[Span] = []
        run: list[int] = []
        best = _likeliest(self.tokens, self.probabilities)
        for index in range(len(self.tokens) + 1):
            if run and (index == len(self.tokens) or not self._continues(run[-1], index, best)):
                found.append(self._span(run, best[run[0]]))
                run = []
            if index < len(self.tokens) and best[index] and self.tokens[index].printed:
                run.append(index)
        return found

    def _continues(self, last: int, index: int, best: Sequence[int]) -> bool:
        left, right = self.tokens[last], self.tokens[index]
        return right.printed and best[last] == best[index] and (left.row, left.cell) == (right.row, right.cell)

    def _span(self, run: Sequence[int], label: int) -> Span:
        first, last = self.tokens[run[0]], self.tokens[run[-1]]
        logs = [math.log(max(_FLOOR, self.probabilities[index][label])) for index in run]
        text = self.rows[first.row][first.cell][first.start : last.end]
        chance = math.exp(sum(logs) / len(logs))
        return Span(LABELS[label], text, first.row, first.cell, first.start, last.end, chance)


def _likeliest(tokens: Sequence[Token], probabilities: Sequence[Sequence[float]]) -> list[int]:
    """The best sequence of labels when a change inside unbroken text costs something (Viterbi)."""
    if not tokens:
        return []
    every = range(len(LABELS))
    scores = [math.log(max(_FLOOR, chance)) for chance in probabilities[0]]
    back: list[list[int]] = []
    for left, right, chances in zip(tokens, tokens[1:], probabilities[1:], strict=False):
        words = left.text[0].isalnum() and right.text[0].isalnum() and left.printed and right.printed
        cost = _CHANGE if words else 0.0
        top = max(every, key=scores.__getitem__)
        came = [label if scores[label] >= scores[top] - cost else top for label in every]
        scores = [
            scores[came[label]] - (cost if came[label] != label else 0.0) + math.log(max(_FLOOR, chances[label]))
            for label in every
        ]
        back.append(came)
    path = [max(every, key=scores.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def tag(heads: Sequence[Rows], kind: str) -> list[Tagged]:
    """Label the tokens of each head; ``kind`` is ``work`` or ``education``. Raises ``DataError`` without the model."""
    return tag_all([(rows, kind) for rows in heads])


def tag_all(heads: Sequence[tuple[Rows, str]]) -> list[Tagged]:
    """``tag`` for heads of both kinds, each with its own, in one call of the model."""
    token_lists = [tokens_of(rows) for rows, _ in heads]
    found = [Tagged(rows, (), ()) for rows, _ in heads]
    if not any(token_lists):
        return found  # nothing to read: the model stays unloaded
    forward, vectors, order = _tagger()
    filled = [index for index, tokens in enumerate(token_lists) if tokens]
    words = [
        word
        for index in filled
        for word in _with_kind(
            [token.text for token in token_lists[index]], [token.hint for token in token_lists[index]], heads[index][1]
        )
    ]
    scores = forward.labels(*vectors(words), [len(token_lists[index]) + 1 for index in filled])
    for index, table in zip(filled, scores, strict=True):
        # The first row is the token for the kind of section.
        rows, kind = heads[index]
        chances = allowed(table[1:, order], kind)
        found[index] = Tagged(rows, tuple(token_lists[index]), chances)
    return found


def allowed(chances: Any, kind: str) -> tuple[tuple[float, ...], ...]:
    """Probabilities, a row a token and a column a label, with the labels that a kind of section does not have folded
    into those that it has."""
    columns = chances.T.astype("float64")
    kept = columns * 0.0
    for column, chance in zip(_COLUMNS[kind], columns, strict=True):
        kept[column] += chance
    return tuple(map(tuple, kept.T.tolist()))


def label(lines: Sequence[str], kind: str = "work") -> list[list[Span]]:
    """Each line by itself, as a head of one line and one cell."""
    return [tagged.spans() for tagged in tag([((line,),) for line in lines], kind)]


def document_of(tokens: Sequence[Token], kind: str, vocab: Any, hints: Sequence[str] | None = None) -> Doc:
    """The spaCy document of a head: words, and the features that the model reads beside them.

    Lexicon hints (with the kind of section) travel as lemmas and long endings as dependency labels: attributes that
    spaCy can embed by name.
    """
    letters = hints if hints is not None else [token.hint for token in tokens]
    texts = [token.text for token in tokens]
    return _document(_with_kind(texts, letters, kind), vocab)


def _with_kind(texts: Sequence[str], hints: Sequence[str], kind: str) -> list[Key]:
    """The words of a head, behind one that stands for the kind of section."""
    first = (f"<{kind}>", f"{kind}:-")
    return [first, *((text, f"{kind}:{hint}") for text, hint in zip(texts, hints, strict=True))]


def features_of(words: Sequence[Key], vocab: Any) -> list[list[int]]:
    """What the model reads of each word, in the order of ``FEATURES``: the same numbers as in its ``Doc``.

    Without a ``Doc``, since that works out thirty attributes a word where six are read; a test holds both equal.
    """
    from spacy.attrs import IDS  # type: ignore[import-not-found, unused-ignore]
    from spacy.strings import get_string_id

    lexical = [vocab.lex_attr_getters[IDS[name]] for name in _LEXICAL]
    return [
        [get_string_id(value) for value in (*(get(text) for get in lexical), lemma, _ending(text))]
        for text, lemma in words
    ]


def _ending(word: str) -> str:
    return strip_accents(word)[-5:]


def _document(words: Sequence[Key], vocab: Any) -> Doc:
    from spacy.tokens import Doc

    texts, lemmas = [text for text, _ in words], [lemma for _, lemma in words]
    endings = [_ending(text) for text in texts]
    spaces = [True] * len(texts)
    return Doc(vocab, words=texts, spaces=spaces, lemmas=lemmas, deps=endings, heads=list(range(len(texts))))


@cache
def _tagger() -> tuple[Forward, WordVectors, list[int]]:
    """The shipped pipeline's tagger: its arithmetic, the vectors of words, and its column of each label; loaded once a
    process."""
    from matcher.errors import DataError
    from matcher.extract.spacy_start import spacy

    path = lexicon.model_path("heads")
    try:
        pipeline: Language = spacy().load(path)
    except OSError as error:
        raise DataError("the trained head-line model is missing: run `make models`", source=str(path)) from error
    tagger: Any = pipeline.get_pipe("tagger")
    forward = Forward(tagger.model)

    if forward.columns != FEATURES:
        raise DataError("the trained head-line model reads other features: run `make models`", source=str(path))
    vectors = WordVectors(lambda words: forward.words(features_of(words, pipeline.vocab)))
    return forward, vectors, [tagger.labels.index(label) for label in LABELS]
