from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.candidate import Candidate
from matcher.scoring import evidence, similarity
from models import tfidf
from tests.scoring.resumes import AI, AS_OF, DEVELOPER, ML, NURSE, built, roles

CORPUS = [similarity.tokens(text) for _, text in tfidf.texts()]


def shown_of(resume: dict[str, object]) -> evidence.Shown:
    return evidence.collect(built(resume)[1], AS_OF)


def test_the_plain_transform_is_identical_to_scikit_learn() -> None:
    vectorizer = similarity.fit(CORPUS)
    terms = [str(term) for term in vectorizer.get_feature_names_out()]
    model = similarity.Model({term: i for i, term in enumerate(terms)}, [float(v) for v in vectorizer.idf_], [])

    for text in CORPUS[::17]:
        row = vectorizer.transform([text]).tocsr()
        expected = dict(zip(row.indices.tolist(), row.data.tolist(), strict=True))

        found = similarity.vector(text, model)

        assert found.keys() == expected.keys()
        assert all(found[index] == pytest.approx(expected[index], abs=1e-12) for index in expected)


def test_the_shipped_model_is_what_its_script_makes() -> None:
    shipped = similarity.shipped()

    assert len(shipped.reference) == len(CORPUS) >= 300
    assert len(shipped.vocabulary) == len(shipped.idf)
    assert all(0 <= index < len(shipped.idf) for text in shipped.reference for index in text)


def test_each_kind_of_work_is_nearest_to_its_role() -> None:
    ai, ml = roles()
    nearness = {
        name: [similarity.percentile(role, similarity.shown_tokens(shown_of(resume))) for role in (ai, ml)]
        for name, resume in (("ai", AI), ("ml", ML), ("developer", DEVELOPER), ("nurse", NURSE))
    }

    assert nearness["ai"][0] > 95 and nearness["ml"][1] > 95
    assert max(nearness["nurse"]) < 60 < nearness["developer"][0] < nearness["ai"][0]


def test_lists_and_claims_make_nothing_similar() -> None:
    listed = {"basics": {"summary": AI["basics"]["summary"]}, "skills": AI["skills"]}

    assert similarity.shown_tokens(shown_of(listed)) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(sorted(similarity.shipped().vocabulary)), max_size=60), st.data())
def test_a_further_term_never_lowers_a_percentile(terms: list[str], data: st.DataObject) -> None:
    more = [*terms, data.draw(st.sampled_from(sorted(similarity.shipped().vocabulary)))]
    for role in roles():
        assert 0 <= similarity.percentile(role, terms) <= similarity.percentile(role, more) <= 100


def test_nothing_shown_is_at_the_bottom() -> None:
    shown = evidence.collect(Candidate(), AS_OF)

    assert all(similarity.percentile(role, similarity.shown_tokens(shown)) < 10 for role in roles())
