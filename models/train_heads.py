"""Train the head-line pipeline: ``python -m models.train_heads [--measure]``.

Everything is made anew from the banks by fixed seeds, on one thread; the same machine gives the same bytes.
``--measure`` trains on four fifths of the names and orders and reports on the others; without it, the shipped model
learns from all.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from matcher.extract import entities
from matcher.extract.headtokens import Token, tokens_of
from models.generate.headlines import Head, heads_of

FOLDER = Path(__file__).parent
_WIDTH, _DEPTH, _WINDOW, _PIECES = 96, 3, 2, 2
_ATTRIBUTES = {"NORM": 2000, "PREFIX": 400, "SUFFIX": 1500, "SHAPE": 500, "LEMMA": 700, "DEP": 2000}
"""Attribute -> rows of its hash table. LEMMA carries the lexicon hints, DEP the last five letters."""
_PERSONS = 6000
_EPOCHS = 4
_BATCH_TOKENS = 1500
_FORGET_HINT = 0.25
"""Share of tokens whose lexicon hints are hidden in training, because real CVs hold words that no lexicon knows."""
_STRANGE_WORDS = 0.15
"""Share of words whose letters are exchanged in training: names are read by their surroundings, not by heart."""
_SIGNS = 0x4E00, 0x9FA5
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvwz"
_HELD_SEED = 1_000_000


def blank() -> Any:
    """The untrained pipeline."""
    import spacy

    spacy.util.fix_random_seed(7)
    nlp = spacy.blank("xx")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": _WIDTH,
        "attrs": list(_ATTRIBUTES),
        "rows": list(_ATTRIBUTES.values()),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": _WIDTH,
        "window_size": _WINDOW,
        "maxout_pieces": _PIECES,
        "depth": _DEPTH,
    }
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    model = {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec, "normalize": True}
    tagger: Any = nlp.add_pipe("tagger", config={"model": model})
    for label in entities.LABELS:
        tagger.add_label(label)
    sample = entities.document_of(tokens_of([["Nurse, Acme"]]), "work", nlp.vocab)
    tagger.model.initialize(X=[sample], Y=[tagger.model.ops.alloc2f(len(sample), len(entities.LABELS))])
    return nlp


def labels_of(head: Head, tokens: Sequence[Token]) -> list[str]:
    return [head.label_at(token.row, token.cell, token.start) if token.printed else "O" for token in tokens]


def batches(items: Sequence[Any], rng: random.Random) -> Iterator[list[Any]]:
    """Shuffled batches of about equal numbers of tokens."""
    order = list(items)
    rng.shuffle(order)
    batch: list[Any] = []
    size = 0
    for item in order:
        batch.append(item)
        size += len(item[1])
        if size >= _BATCH_TOKENS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def train(heads: Iterable[Head], epochs: int = _EPOCHS) -> Any:
    """A pipeline trained on the heads."""
    import numpy
    from thinc.api import Adam, set_dropout_rate

    nlp = blank()
    tagger = nlp.get_pipe("tagger")
    model, column = tagger.model, {label: index for index, label in enumerate(tagger.labels)}
    data = [(head, tokens_of(head.texts)) for head in heads]
    data = [(head, tokens, labels_of(head, tokens)) for head, tokens in data if tokens]
    rng = random.Random(11)
    optimizer = Adam(0.002, L2=1e-5)
    total = epochs * sum(len(tokens) for _, tokens, _ in data) / _BATCH_TOKENS
    step = 0
    for epoch in range(epochs):
        loss = 0.0
        set_dropout_rate(model, 0.25)
        for batch in batches(data, rng):
            optimizer.learn_rate = 0.002 * max(0.02, 1 - step / total)
            docs = [_noisy(tokens, head.kind, nlp.vocab, rng) for head, tokens, _ in batch]
            scores, backprop = model.begin_update(docs)
            gradients = []
            for guess, (_, _, labels) in zip(scores, batch, strict=True):
                truth = numpy.zeros_like(guess)
                truth[0, column["O"]] = 1.0
                for index, label in enumerate(labels, start=1):
                    truth[index, column[label]] = 1.0
                gradients.append((guess - truth) / len(batch))
                loss -= float(numpy.log(numpy.maximum((guess * truth).sum(axis=1), 1e-9)).sum())
            backprop(gradients)
            model.finish_update(optimizer)
            step += 1
        print(f"epoch {epoch + 1}: loss a token {loss / sum(len(tokens) + 1 for _, tokens, _ in data):.4f}")
    set_dropout_rate(model, 0.0)
    fresh = blank()
    with model.use_params(optimizer.averages):
        fresh.get_pipe("tagger").model.from_bytes(model.to_bytes())
    return fresh


def _noisy(tokens: Sequence[Token], kind: str, vocab: Any, rng: random.Random) -> Any:
    """The head with some hints hidden and some words replaced by ones that nobody knows."""
    hints, words = [], []
    for token in tokens:
        hints.append("-" if rng.random() < _FORGET_HINT else token.hint)
        name = token.text.isalpha() and (len(token.text) > 2 or _is_sign(token.text))
        strange = name and rng.random() < _STRANGE_WORDS
        words.append(token._replace(text=_strange(token.text, rng)) if strange else token)
    return entities.document_of(words, kind, vocab, hints)


def _strange(word: str, rng: random.Random) -> str:
    """A word of the same shape with other letters; its ending stays in half of the cases. A Chinese sign: another."""
    if _is_sign(word):
        return chr(rng.randint(*_SIGNS))
    keep = rng.choice([0, 0, 2, 3])
    head = word[: len(word) - keep] if keep < len(word) else word
    swapped = "".join(rng.choice(_VOWELS if char.lower() in _VOWELS else _CONSONANTS) for char in head)
    swapped = "".join(new.upper() if old.isupper() else new for old, new in zip(head, swapped, strict=True))
    return swapped + word[len(head) :]


def _is_sign(word: str) -> bool:
    return len(word) == 1 and _SIGNS[0] <= ord(word) <= _SIGNS[1]


def measure(nlp: Any, heads: Sequence[Head]) -> dict[str, tuple[float, float, float, int]]:
    """Label -> precision, recall, F1 and number of spans; a span is right when label, place and both ends are."""
    tagged = _tag(nlp, heads)
    right, guessed, true = Counter[str](), Counter[str](), Counter[str]()
    for head, found in zip(heads, tagged, strict=True):
        truth = set(gold_spans(head))
        guess = {(s.label, s.row, s.cell, s.start, s.end) for s in found.spans()}
        right.update(span[0] for span in truth & guess)
        guessed.update(span[0] for span in guess)
        true.update(span[0] for span in truth)
    for counter in (right, guessed, true):
        counter["all"] = sum(counter.values())
    table = {}
    for label in sorted(true):
        precision = right[label] / max(1, guessed[label])
        recall = right[label] / max(1, true[label])
        table[label] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall), true[label])
    return table


def gold_spans(head: Head) -> list[tuple[str, int, int, int, int]]:
    """The true spans, cut to their tokens as the model's are."""
    found = []
    tokens = tokens_of(head.texts)
    labels = labels_of(head, tokens)
    run: list[int] = []
    for index in range(len(tokens) + 1):
        same = (
            index < len(tokens) and run and labels[index] == labels[run[-1]] and _beside(tokens[run[-1]], tokens[index])
        )
        if run and not same:
            first, last = tokens[run[0]], tokens[run[-1]]
            found.append((labels[run[0]], first.row, first.cell, first.start, last.end))
            run = []
        if index < len(tokens) and labels[index] != "O":
            run.append(index)
    return found


def _beside(left: Token, right: Token) -> bool:
    return right.printed and (left.row, left.cell) == (right.row, right.cell)


def _tag(nlp: Any, heads: Sequence[Head]) -> list[entities.Tagged]:
    """As ``entities.tag``, with a pipeline of one's own."""
    tagger = nlp.get_pipe("tagger")
    order = [tagger.labels.index(label) for label in entities.LABELS]
    found = []
    for head in heads:
        tokens = tokens_of(head.texts)
        table = tagger.model.predict([entities.document_of(tokens, head.kind, nlp.vocab)])[0][1:]
        chances = entities.allowed(table[:, order], head.kind)
        found.append(entities.Tagged(head.texts, tuple(tokens), chances))
    return found


def corpus(part: str, persons: int, start: int = 0, form_part: str | None = None) -> list[Head]:
    return [head for seed in range(start, start + persons) for head in heads_of(seed, part, form_part)]


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="train on a part, report on the rest, store nothing")
    parser.add_argument("--persons", type=int, default=_PERSONS)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    parser.add_argument("--output", type=Path, default=FOLDER / "heads")
    arguments = parser.parse_args(words)
    nlp = train(corpus("train" if arguments.measure else "all", arguments.persons), arguments.epochs)
    nlp.to_disk(arguments.output)
    if arguments.measure:
        for name, part, form_part in (
            ("unseen names and orders", "held", "held"),
            ("unseen names", "held", "train"),
            ("unseen orders", "train", "held"),
        ):
            print(f"\n{name}")
            for label, row in measure(nlp, corpus(part, 600, _HELD_SEED, form_part)).items():
                print(f"  {label:12} P {row[0]:.3f}  R {row[1]:.3f}  F1 {row[2]:.3f}  n {row[3]}")


if __name__ == "__main__":
    main()
