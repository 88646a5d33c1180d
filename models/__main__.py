"""``python -m models``: make again everything in this folder that a machine makes (``make models``)."""

from __future__ import annotations

import sys

from models import margins, skills, tfidf, train_heads


def main() -> None:
    """The compiled taxonomy, the fitted TF-IDF and the confidences (seconds), then the head-line pipeline
    (minutes)."""
    skills.main()
    tfidf.main()
    margins.main([])
    train_heads.main([])


if __name__ == "__main__":
    sys.exit(main())
