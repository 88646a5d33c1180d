"""Fit the TF-IDF model on the reference corpus and write ``models/tfidf.json``.

    python -m models.tfidf

Each block of ``models/reference/*.txt`` is a profession; four texts are made of it, each of a different part of its
statements, so that document frequencies and percentiles rest on some five hundred short texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from matcher.scoring import similarity
from matcher.taxonomy import mentions

HERE = Path(__file__).parent
TEXTS_A_BLOCK = 4
SHARE = 0.7
"""Of a block's statements that go into each text."""
DECIMALS = 6


def blocks(folder: Path = HERE / "reference") -> Iterator[tuple[str, list[str]]]:
    """(profession, statements) of all reference files, in name order."""
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("# ")[1:]:
            name, *statements = [line.strip() for line in part.splitlines() if line.strip()]
            yield name, statements


def texts(folder: Path = HERE / "reference") -> Iterator[tuple[str, str]]:
    """(profession, text) of the corpus: each text leaves out other statements of its block."""
    for name, statements in blocks(folder):
        kept = round(SHARE * len(statements))
        for number in range(TEXTS_A_BLOCK):
            start = number * len(statements) // TEXTS_A_BLOCK
            yield name, " ".join((statements + statements)[start : start + kept])


def tokens(text: str) -> list[str]:
    """Words and canonical skills of a reference text."""
    return similarity.tokens(text, sorted({mention.skill for mention in mentions(text)}))


def model(token_lists: Iterable[list[str]]) -> dict[str, object]:
    """The model as it is stored."""
    corpus = list(token_lists)
    vectorizer = similarity.fit(corpus)
    vocabulary = [str(term) for term in vectorizer.get_feature_names_out()]
    index = {term: number for number, term in enumerate(vocabulary)}
    reference = [sorted({index[token] for token in text if token in index}) for text in corpus]
    idf = [round(float(value), DECIMALS) for value in vectorizer.idf_]
    return {"vocabulary": vocabulary, "idf": idf, "reference": reference}


def main() -> None:
    content = model(tokens(text) for _, text in texts())
    path = HERE / "tfidf.json"
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(content['vocabulary'])} terms, {len(content['reference'])} texts")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
