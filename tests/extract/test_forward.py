"""The tagger's arithmetic in a row gives what the pipeline's own prediction gives."""

from __future__ import annotations

from typing import Any

from matcher import lexicon
from matcher.extract.entities import FEATURES, document_of, features_of
from matcher.extract.forward import Forward
from matcher.extract.headtokens import Token, tokens_of
from matcher.extract.spacy_start import spacy

HEADS = [
    [["Senior Engineer, Quorven Systems Ltd", "Lyon"]],
    [["M.Sc. in Physics"], ["University of Tharwick", "2019"]],
    [["软件工程师 深圳公司"]],
]


def test_probabilities_are_those_of_the_pipeline() -> None:
    pipeline = spacy().load(lexicon.model_path("heads"))
    model: Any = pipeline.get_pipe("tagger").model
    docs = [document_of(tokens_of(rows), "work", pipeline.vocab) for rows in HEADS]

    found = Forward(model)(docs)

    expected = model.predict(docs)
    assert [table.shape for table in found] == [table.shape for table in expected]
    assert all(abs(one - other).max() < 1e-5 for one, other in zip(found, expected, strict=True))


def test_features_of_words_are_those_of_their_doc() -> None:
    vocab = spacy().load(lexicon.model_path("heads")).vocab
    texts = ["Senior", "Straße", "2019", "--", "’s", "§", "NOUN", "工", "İstanbul", "a"]
    hints = ["T", "-", "-", "O", "LT", "-", "k", "-", "P", "-"]
    tokens = [Token(text, 0, 0, 0, len(text), hint) for text, hint in zip(texts, hints, strict=True)]

    found = features_of([("<work>", "work:-"), *((t.text, f"work:{t.hint}") for t in tokens)], vocab)

    assert found == document_of(tokens, "work", vocab).to_array(list(FEATURES)).tolist()
