"""``python -m models``: make again everything in this folder that a machine makes (``make models``)."""

from __future__ import annotations

import sys

from models import skills, tfidf, train_heads


def main() -> None:
    """The compiled taxonomy and the fitted TF-IDF (seconds), then the head-line pipeline (minutes)."""
    skills.main()
    tfidf.main()
    train_heads.main([])


if __name__ == "__main__":
    sys.exit(main())
