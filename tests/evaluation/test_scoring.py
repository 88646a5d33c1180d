"""The rules of the evaluation, on truths turned into predictions and on predictions made wrong in one way each."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matcher.evaluation import compare
from matcher.evaluation.corpus import Case
from matcher.evaluation.measuring import Scored, score

Entry = dict[str, Any]
GOLD = Path(__file__).parents[2] / "sample_cvs" / "benchmark" / "gold"
TRUTHS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]


def prediction(truth: Entry) -> Entry:
    """A perfect one."""
    jobs = [
        {
            "name": job["company"],
            "position": job["title"],
            "startDate": job["start"],
            "endDate": None if job["end"] == "present" else job["end"],
            "highlights": list(job["bullets"]),
            "summary": job["description"],
        }
        for job in truth["experience"]
    ]
    schools = [
        {
            "institution": school["institution"],
            "area": school["area"],
            "studyType": school["degree"],
            "startDate": school["start"],
            "endDate": school["end"],
            "score": school["score"],
        }
        for school in truth["education"]
    ]
    basics = {
        "name": truth["name"],
        "email": next(iter(truth["emails"]), None),
        "phone": truth["phones"][0]["printed"] if truth["phones"] else None,
        "label": truth["label"],
        "summary": truth["summary"],
        "location": {"city": truth["location"]["city"], "region": truth["location"]["region"]},
        "profiles": [{"url": url} for url in truth["urls"]],
    }
    return {
        "basics": basics,
        "work": jobs,
        "education": schools,
        "skills": [{"name": "all", "keywords": list(truth["skills"])}] if truth["skills"] else [],
        "languages": [{"language": language["language"]} for language in truth["languages"]],
        "certificates": [{"name": certificate["name"]} for certificate in truth["certificates"]],
    }


def judged(truth: Entry, predicted: Entry) -> Scored:
    return score(Case(Path(truth["doc"]), truth), predicted)


def _is_full(truth: Entry) -> bool:
    jobs = truth["experience"]
    whole = all(job[key] for job in jobs for key in ("start", "end", "title", "company", "bullets"))
    several = len(jobs) >= 3 and len({job["company"] for job in jobs}) >= 3
    alone = not truth["volunteer"] and not truth["projects"]
    return bool(several and whole and alone and truth["phones"] and len(truth["skills"]) > 5 and truth["education"])


FULL = next(truth for truth in TRUTHS if _is_full(truth) and len(truth["experience"][1]["start"]) == 7)
JOBS = len(FULL["experience"])


def wrong(change: Callable[[Entry], object]) -> Scored:
    predicted = prediction(FULL)
    change(predicted)
    return judged(FULL, predicted)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth["doc"])
def test_the_truth_itself_is_wholly_right(truth: Entry) -> None:
    result = judged(truth, prediction(truth))

    for name, count in result.tally.counts.items():
        if name != "skills.mentioned anywhere":
            assert (count.extra, count.missing) == (0, 0), name
    assert all(result.right.values())
    assert result.tally.errors == []


def test_a_job_left_out_is_missing_and_its_bullets_too() -> None:
    result = wrong(lambda predicted: predicted["work"].pop(1))

    assert result.tally.counts["work.entry"].recall == (JOBS - 1) / JOBS
    assert result.tally.counts["work.entry"].precision == 1.0
    assert result.tally.counts["bullets.assigned"].recall < 1.0
    assert result.right == {"contact": True, "contact+work": False, "contact+work+education": False}


def test_title_and_company_swapped_are_both_wrong_and_still_the_same_job() -> None:
    def swap(predicted: Entry) -> None:
        job = predicted["work"][0]
        job["name"], job["position"] = job["position"], job["name"]

    counts = wrong(swap).tally.counts
    assert counts["work.title"].recall == counts["work.company"].recall == (JOBS - 1) / JOBS
    assert counts["work.start"].f1 == 1.0


def test_a_job_made_up_costs_precision() -> None:
    result = wrong(lambda predicted: predicted["work"].append({"name": "Nowhere Inc", "position": "Wizard"}))

    assert result.tally.counts["work.entry"].precision == JOBS / (JOBS + 1)
    assert not result.right["contact+work"]


def test_a_coarser_date_is_wrong_and_a_finer_one_right() -> None:
    coarser = wrong(lambda predicted: predicted["work"][1].update(startDate=predicted["work"][1]["startDate"][:4]))
    truth = copy.deepcopy(FULL)
    truth["experience"][1]["start"] = truth["experience"][1]["start"][:4]

    assert coarser.tally.counts["work.start"].recall < 1.0
    assert judged(truth, prediction(FULL)).tally.counts["work.start"].f1 == 1.0


def test_bullets_count_where_they_belong() -> None:
    def move(predicted: Entry) -> None:
        predicted["work"][1]["highlights"] += predicted["work"][0]["highlights"]
        predicted["work"][0]["highlights"] = []

    def join(predicted: Entry) -> None:
        predicted["work"][0]["highlights"] = [" ".join(predicted["work"][0]["highlights"])]

    total = sum(len(job["bullets"]) for job in FULL["experience"])
    lost = len(FULL["experience"][0]["bullets"])
    assert wrong(move).tally.counts["bullets.assigned"].recall == pytest.approx((total - lost) / total)
    assert wrong(join).tally.counts["bullets.assigned"].recall == 1.0
    assert wrong(join).tally.counts["bullets.exact"].recall < 1.0


@pytest.mark.parametrize(("key", "value"), [("name", "Someone Else"), ("email", "x@y.z"), ("phone", "+1 999 999 9999")])
def test_wrong_contact_data_is_wrong(key: str, value: str) -> None:
    result = wrong(lambda predicted: predicted["basics"].update({key: value}))

    assert result.tally.counts[key].f1 == 0.0
    assert not result.right["contact"]
    assert any(error.startswith(key) for error in result.tally.errors)


def test_a_school_or_a_skill_that_is_wrong_costs_its_own_measure() -> None:
    school = wrong(lambda predicted: predicted["education"][0].update(institution="Hogwarts"))
    skill = wrong(lambda predicted: predicted["skills"][0]["keywords"].append("Basket weaving"))

    assert school.tally.counts["edu.institution"].f1 < 1.0
    assert school.right["contact+work"] and not school.right["contact+work+education"]
    assert skill.tally.counts["skills.listed"].precision < 1.0 == skill.tally.counts["skills.listed"].recall


def test_volunteer_work_among_the_jobs_is_neither_right_nor_wrong() -> None:
    truth = next(t for t in TRUTHS if t["volunteer"] and t["volunteer"][0].get("organization") and t["experience"])
    predicted = prediction(truth)
    predicted["work"].append({"name": truth["volunteer"][0]["organization"]})

    assert judged(truth, predicted).tally.counts["work.entry"].f1 == 1.0


def test_nothing_predicted_is_nothing_right() -> None:
    result = judged(FULL, {})

    assert result.tally.counts["work.entry"].recall == 0.0
    assert not any(result.right.values())


def test_equality_folds_what_does_not_matter_and_nothing_else() -> None:
    assert compare.equal("Siobhán O’Rourke", "siobhan  o'rourke") and not compare.equal("Ana", "Anna")
    assert compare.address("https://www.X.com/a/") == "x.com/a"
    assert compare.same_day("present", None) and not compare.same_day("present", "2024-01")
    assert compare.same_day("2020-03", "2020-3-01") and not compare.same_day("2020-03", "2020-04")
    uk = {"e164": "+447700900461", "printed": "07700 900461"}
    assert compare.same_phone(uk, "+44 7700 900461") and compare.same_phone(uk, "07700900461")
    assert not compare.same_phone(uk, "07700 900462")
    assert compare.same_grade("CGPA 8.7/10", "8.7/10") and not compare.same_grade("8.7/10", "8.8/10")
