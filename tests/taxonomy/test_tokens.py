"""Words as they are compared."""

from __future__ import annotations

import pytest

from matcher.taxonomy.forms import patterns
from matcher.taxonomy.tokens import BREAK, normalize, tokenize


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("C++/C#", ["c++", "/", "c#"]),
        ("C++17", ["c++", "17"]),
        ("fine-tuning", ["fine", "tuning"]),
        ("Node.js", ["node", ".", "js"]),
        (".NET", [".", "net"]),
        ("a node. JS", ["a", "node", BREAK, "js"]),
        ("one\ttwo\nthree", ["one", BREAK, "two", BREAK, "three"]),
        ("机器学习", ["机", "器", "学", "习"]),
        ("Säule", ["saule"]),
        ("a - b", ["a", "-", "b"]),
    ],
)
def test_cutting(text: str, norms: list[str]) -> None:
    assert tokenize(text).norms == norms


def test_offsets_lead_back_to_the_text() -> None:
    text = "Äpfel, C++ & Node.js"
    tokens = tokenize(text)

    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == [
        "Äpfel", ",", "C++", "&", "Node", ".", "js",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("optimisation", "optimization"),
        ("modelling", "modeling"),
        ("behaviour", "behavior"),
        ("organised", "organized"),
    ],
)
def test_british_and_american_spelling_meet(british: str, american: str) -> None:
    assert normalize(british) == normalize(american)


def test_the_spellings_of_a_form() -> None:
    assert set(patterns("fine-tuning", plural=False)) == {("fine", "tuning"), ("finetuning",)}
    assert set(patterns("Node.js", plural=False)) == {("node", ".", "js"), ("node", "js"), ("nodejs",)}
    assert set(patterns("vector library", plural=True)) == {("vector", "library"), ("vector", "libraries")}
    assert set(patterns("TCP/IP", plural=False)) == {("tcp", "/", "ip"), ("tcp", "ip"), ("tcpip",)}
    assert ("research", "&", "teaching") in patterns("research and teaching", plural=False)
