"""Fictional persons and the ways in which CVs print them: the training and validation data, made from ``banks/``."""
