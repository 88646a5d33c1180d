"""Skills as listed: every way of printing a list gives the same skills, letter for letter."""

from __future__ import annotations

import pytest

from matcher.candidate import ListedSkill
from matcher.document import FindingCode
from matcher.extract import items, listed
from matcher.sections import SectionKind
from tests.extract.build import section


def skills(*texts: str) -> tuple[ListedSkill, ...]:
    return listed.skills([section(SectionKind.SKILLS, *texts, heading="Skills")])


def names(*texts: str) -> list[str]:
    return [skill.name.value for skill in skills(*texts)]


@pytest.mark.parametrize(
    "text",
    [
        "Python, Kafka, Docker",
        "Python; Kafka; Docker.",
        "Python | Kafka | Docker",
        "Python • Kafka • Docker",
        "Python · Kafka · Docker",
        "Python / Kafka / Docker",
        "Python、Kafka、Docker",
        "Python\tKafka\tDocker",
        "Python, Kafka and Docker",
        "Python, Kafka, and Docker",
        "Tools: Python, Kafka, Docker",
        "Proficient in Python, Kafka, Docker",
    ],
)
def test_separators(text: str) -> None:
    assert names(text) == ["Python", "Kafka", "Docker"]


def test_one_a_line() -> None:
    assert names("Python", "Kafka", "Customer service") == ["Python", "Kafka", "Customer service"]
    assert names("- Python", "- Kafka", "- Customer service") == ["Python", "Kafka", "Customer service"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C/C++, HTML/CSS", ["C", "C++", "HTML", "CSS"]),
        ("CI/CD, TCP/IP, A/B testing, PL/SQL", ["CI/CD", "TCP/IP", "A/B testing", "PL/SQL"]),
        ("SQL (Postgres)", ["SQL", "Postgres"]),
        ("AWS (EC2, S3)", ["AWS", "EC2", "S3"]),
        ("Cloud Platforms (AWS, GCP)", ["AWS", "GCP"]),
        ("Git & GitHub, Docker and Kubernetes", ["Git", "GitHub", "Docker", "Kubernetes"]),
        ("Songs and poems", ["Songs and poems"]),
        ("Node.js, .NET, C#, F#", ["Node.js", ".NET", "C#", "F#"]),
        ("AWS Docker Terraform", ["AWS", "Docker", "Terraform"]),
        ("Windows XP/Vista", ["Windows XP/Vista"]),
    ],
)
def test_joined_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Python (advanced)", "advanced"),
        ("Python - expert", "expert"),
        ("Python ★★★☆☆", "3/5"),
        ("Python (●●●●○)", "4/5"),
        ("Python 80%", "80%"),
        ("Python: 5 years", "5 years"),
        ("Python\tExpert", "Expert"),
        ("Expert: Python", "Expert"),
        ("精通 Python", "精通"),
    ],
)
def test_grades_are_kept_apart(text: str, level: str) -> None:
    (skill,) = skills(text)

    assert (skill.name.value, skill.level) == ("Python", level)


def test_groups_are_kept() -> None:
    found = skills("Languages: Python, Go", "Cloud\tAWS, Azure", "Data\tKafka, Spark")

    assert [(skill.group, skill.name.value) for skill in found] == [
        ("Languages", "Python"),
        ("Languages", "Go"),
        ("Cloud", "AWS"),
        ("Cloud", "Azure"),
        ("Data", "Kafka"),
        ("Data", "Spark"),
    ]


def test_group_on_a_line_of_its_own() -> None:
    found = skills("Programming", "- Python", "- Go", "Databases", "- Redis", "- MySQL")

    assert [(skill.group, skill.name.value) for skill in found] == [
        ("Programming", "Python"),
        ("Programming", "Go"),
        ("Databases", "Redis"),
        ("Databases", "MySQL"),
    ]


def test_wrapped_list_is_joined() -> None:
    assert names("Python, Kafka,", "Docker, Machine", "Learning").count("Docker") == 1
    assert names("Tools: Python, Google", "Cloud Platform, Kafka")[0] == "Python"


def test_spoken_languages_and_hobbies_are_no_skills() -> None:
    assert names("Languages: English, Polish", "Tools: Python", "Interests: Chess, Tennis") == ["Python"]


def test_sentences_are_no_skills() -> None:
    assert names("Python", "I have a strong understanding of how teams can work together well.") == ["Python"]


def test_footers_are_no_skills() -> None:
    assert names("Python", "Jane Miller - Page 1 of 2") == ["Python"]


def test_each_skill_once_with_its_line() -> None:
    found = skills("Python, Kafka", "python")

    assert [skill.name.value for skill in found] == ["Python", "Kafka"]
    assert all(skill.name.value in skill.name.lines[0].text for skill in found)


def test_known_counts_whole_texts_only() -> None:
    assert items.known("Python") == 1
    assert items.known("Python and something else") == 0


def test_endless_lists_are_read_to_a_limit_that_is_reported() -> None:
    line = ", ".join(f"skill{n}" for n in range(3 * listed.MOST_SKILLS))
    found = listed.skills([section(SectionKind.SKILLS, line)])
    assert len(found) == listed.MOST_SKILLS
    assert [finding.code for finding in listed.findings(found)] == [FindingCode.LIMIT_REACHED]
    assert not list(listed.findings(found[:-1]))
