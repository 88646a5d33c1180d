"""The taxonomy's files are checked, and every mistake is named by file and key."""

from __future__ import annotations

import tomllib

import pytest

from matcher.errors import DataError
from matcher.taxonomy import Taxonomy, taxonomy
from matcher.taxonomy.load import build


def built(**files: str) -> Taxonomy:
    return build({f"{name}.toml": tomllib.loads(f"skill = [\n{text}\n]") for name, text in files.items()})


GOOD = '{ name = "Python", kind = "language", aliases = ["CPython"] },'


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{ kind = "language" },', "skill number 2: key 'name' is missing"),
        ('{ name = "Ruby" },', "skill Ruby: key 'kind' is missing"),
        ('{ name = "Ruby", kind = "gem" },', "skill Ruby: kind 'gem' is none of"),
        ('{ name = "Ruby", kind = "language", alias = ["rb"] },', "key 'alias' is unknown"),
        ('{ name = "Ruby", kind = "language", aliases = "rb" },', "key 'aliases' must be a list"),
        ('{ name = "Ruby", kind = "language", aliases = [1] },', "key 'aliases' must be a list"),
        ('{ name = "Ruby", kind = "language", case = "yes" },', "key 'case' must be a bool"),
        (
            '{ name = "Ruby", kind = "language", parent = "Languages" },',
            "skill Ruby: parent 'Languages' is not a skill",
        ),
        ('{ name = "Ruby", kind = "language", aliases = ["cpython"] },', "'cpython' is already a spelling of Python"),
        ('{ name = "Python", kind = "language" },', "the name is already in a.toml"),
        ('{ name = "Ruby", kind = "language", aliases = ["rb", "rb"] },', "'rb' is given twice"),
        ('{ name = "Ruby", kind = "language", context = { forms = ["rb"] } },', "context.forms: 'rb' is neither"),
        ('{ name = "Ruby", kind = "language", context = { near = ["on rails"] } },', "'on rails' is not a single word"),
        ('{ name = "Ruby", kind = "language", context = { close = ["rails"] } },', "context: key 'close' is unknown"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(line: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        built(a=GOOD + line)

    assert words in str(caught.value)
    assert "a.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_spelling_in_two_files_names_both() -> None:
    with pytest.raises(DataError, match=r"b\.toml: skill Monty: 'C-Python' is already a spelling of Python in a\.toml"):
        built(a=GOOD.replace("CPython", "C Python"), b='{ name = "Monty", kind = "tool", aliases = ["C-Python"] },')


def test_parents_in_a_circle_are_an_error() -> None:
    with pytest.raises(DataError, match="go in a circle"):
        built(a='{ name = "A", kind = "tool", parent = "B" }, { name = "B", kind = "tool", parent = "A" },')


def test_a_skill_knows_its_area_and_relatives() -> None:
    tree = built(
        top='{ name = "Machine learning", kind = "discipline" },',
        deep='{ name = "Deep learning", kind = "discipline", parent = "Machine learning" },'
        '{ name = "PyTorch", kind = "framework", parent = "Deep learning" },',
    )

    assert tree["PyTorch"].area == "deep"
    assert tree.ancestors("PyTorch") == ("Deep learning", "Machine learning")
    assert tree.descendants("Machine learning") == ("Deep learning", "PyTorch")
    assert "Ruby" not in tree


def test_the_shipped_taxonomy_is_large_and_deep_in_generative_ai() -> None:
    entries = taxonomy().entries

    assert len(entries) >= 1200
    assert sum(len(entry.forms) for entry in entries) >= 3000
    assert sum(entry.area == "genai" for entry in entries) >= 150
    assert len(taxonomy().descendants("Generative AI")) >= 150
    assert {entry.area for entry in entries} >= {"healthcare", "business_finance", "education", "trades_hospitality"}


@pytest.mark.parametrize(
    ("child", "ancestor"),
    [
        ("LangGraph", "Generative AI"),
        ("Pinecone", "Vector database"),
        ("LoRA", "Fine-tuning"),
        ("XGBoost", "Machine learning"),
        ("PyTorch", "Deep learning"),
        ("Linear algebra", "Mathematics"),
        ("MLflow", "MLOps"),
        ("SageMaker", "Amazon Web Services"),
    ],
)
def test_what_belongs_to_what(child: str, ancestor: str) -> None:
    assert ancestor in taxonomy().ancestors(child)
