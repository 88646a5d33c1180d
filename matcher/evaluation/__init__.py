"""Accuracy against truth files: ``matcher evaluate FOLDER``.

``corpus`` finds documents and truths, ``measuring`` reads and counts, ``fields`` and ``entries`` hold the rules by
``compare``'s notion of equal, ``table`` shows it, ``floors`` keeps what was reached. No field earns credit for being
nearly right.
"""
