"""The straight way to do it, as most projects do: pdfplumber's words, spaCy's matcher, scikit-learn's TF-IDF.

``python -m bench.naive FILE...`` is the whole program, for the cold start; ``Naive`` is it warm.
"""

from __future__ import annotations

import sys
from pathlib import Path

from matcher import lexicon


class Naive:
    """Loads once, then reads and rates a PDF at a time."""

    def __init__(self) -> None:
        import spacy
        from sklearn.feature_extraction.text import TfidfVectorizer
        from spacy.matcher import PhraseMatcher

        self._language = spacy.blank("en")
        self._matcher = PhraseMatcher(self._language.vocab, attr="LOWER")
        self._matcher.add("SKILL", list(self._language.pipe(lexicon.skill_parents())))
        profiles = [role.profile for role in lexicon.roles()[:2]]
        self._vectorizer = TfidfVectorizer(ngram_range=(1, 2), stop_words="english").fit(profiles)
        self._profiles = self._vectorizer.transform(profiles)

    def __call__(self, path: Path) -> tuple[int, list[float]]:
        """Number of skills found, and a score a role."""
        import pdfplumber
        from sklearn.metrics.pairwise import cosine_similarity

        with pdfplumber.open(path) as pdf:
            text = "\n".join(" ".join(word["text"] for word in page.extract_words()) for page in pdf.pages)
        document = self._language(text)
        skills = {document[start:end].text.lower() for _, start, end in self._matcher(document)}
        scores = cosine_similarity(self._vectorizer.transform([text]), self._profiles)[0]
        return len(skills), [float(score) for score in scores]


if __name__ == "__main__":
    rate = Naive()
    for name in sys.argv[1:]:
        print(*rate(Path(name)))
