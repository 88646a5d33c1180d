"""How fast it is, always beside something else in the same run: ``make bench``."""
