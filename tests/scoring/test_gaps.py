from __future__ import annotations

import pytest

from tests.scoring.resumes import AI, ALL, DEVELOPER, copy_of, rated


@pytest.mark.parametrize("name", sorted(ALL))
def test_gaps_come_in_the_order_of_what_they_add(name: str) -> None:
    for fit in rated(ALL[name]).fits:
        points = [gap.points for gap in fit.gaps]

        assert points == sorted(points, reverse=True)
        assert all(gap.score_after == pytest.approx(fit.score + gap.points) for gap in fit.gaps)
        assert all(gap.points > 0 and gap.score_after <= 100 and gap.first_step for gap in fit.gaps)


def test_a_developer_lacks_the_own_ground_of_the_role_most() -> None:
    gaps = rated(DEVELOPER).fits[0].gaps

    assert {gap.id for gap in gaps[:2]} <= {"llm-applications", "rag", "agents", "llm-evaluation"}


def test_what_is_shown_well_is_no_gap() -> None:
    more = copy_of(AI)
    more["work"][0]["highlights"] += [
        "Chunking, embeddings, hybrid search and vector search in Qdrant, Weaviate and Milvus.",
        "Semantic search over documents with BM25, GraphRAG and sentence-transformers, answers with citations.",
    ]

    assert "rag" not in {gap.id for gap in rated(more).fits[0].gaps}


def test_closing_a_gap_in_the_cv_raises_the_score() -> None:
    more = copy_of(DEVELOPER)
    more["work"][0]["highlights"] += [
        "Built retrieval-augmented generation over manuals with embeddings and Qdrant.",
        "Hybrid search and reranking, answers with citations.",
    ]
    before, after = rated(DEVELOPER).fits[0].score, rated(more).fits[0].score

    assert after > before + 5
