"""Skills of a candidate: where, how long, when last, how strongly."""

from __future__ import annotations

from datetime import date

from matcher.candidate import Degree, Evidence, Found, Job, PartialDate, Period, Project, Skill
from matcher.document import Document, Line, LineKind
from matcher.extract import skills
from matcher.sections import Section, SectionKind

AS_OF = date(2026, 11, 1)


def line(number: int, *cells: str, bullet: bool = False, region: int = 0) -> Line:
    return Line(number, cells, kind=LineKind.BULLET if bullet else LineKind.TEXT, region=region)


def found(value: str, *lines: Line) -> Found[str]:
    return Found(value, lines, "test")


def job(head: Line, *bullets: Line, start: str, end: str | None, title: str = "", company: str = "") -> Job:
    def when(text: str | None) -> PartialDate | None:
        return (text and PartialDate(*map(int, text.split("-")))) or None

    return Job(
        title=found(title, head) if title else None,
        company=found(company, head) if company else None,
        period=Found(Period(when(start), when(end), current=end is None), (head,), "test"),
        bullets=tuple(found(bullet.text, bullet) for bullet in bullets),
        lines=(head, *bullets),
    )


def find(sections: list[Section], **parts: object) -> dict[str, Skill]:
    lines = tuple(ln for section in sections for ln in section.lines)
    document = Document("cv", "text", lines)
    return {s.id: s for s in skills.find(document, sections=sections, as_of=AS_OF, **parts)}  # type: ignore[arg-type]


def section(kind: SectionKind, *lines: Line) -> Section:
    return Section(kind, None, lines)


def test_the_place_decides_what_a_use_proves() -> None:
    head, bullet = line(1, "Engineer"), line(2, "Moved events to Kafka", bullet=True)
    project_line = line(3, "A bot in Rust with Tokio")
    found_skills = find(
        [
            section(SectionKind.SUMMARY, line(0, "I care about observability and clean code.")),
            section(SectionKind.EXPERIENCE, head, bullet),
            section(SectionKind.PROJECTS, project_line),
            section(SectionKind.SKILLS, line(4, "Docker, R")),
        ],
        jobs=(job(head, bullet, start="2020-01", end="2020-12"),),
        projects=(Project(found("A bot", project_line), lines=(project_line,)),),
    )

    assert found_skills["Apache Kafka"].evidence is Evidence.WORK
    assert found_skills["Apache Kafka"].uses[0].job == 0
    assert found_skills["Rust"].evidence is Evidence.PROJECT
    assert found_skills["Rust"].uses[0].project == 0
    assert found_skills["R"].evidence is Evidence.LISTED
    assert found_skills["Monitoring and observability"].evidence is Evidence.CLAIMED


def test_months_are_the_union_of_the_jobs_that_show_it() -> None:
    heads = [line(0, "One"), line(2, "Two"), line(4, "Three")]
    bullets = [line(1, "Wrote Python"), line(3, "More Python"), line(5, "Only Java")]
    found_skills = find(
        [section(SectionKind.EXPERIENCE, *(ln for pair in zip(heads, bullets, strict=True) for ln in pair))],
        jobs=(
            job(heads[0], bullets[0], start="2020-01", end="2020-12"),
            job(heads[1], bullets[1], start="2020-07", end="2021-06"),
            job(heads[2], bullets[2], start="2024-01", end=None),
        ),
    )

    assert found_skills["Python"].months == 18
    assert found_skills["Python"].last_used == PartialDate(2021, 6)
    assert found_skills["Java"].months == 35
    assert found_skills["Java"].last_used == PartialDate(2026, 11)


def test_a_listed_skill_has_no_months() -> None:
    skill = find([section(SectionKind.SKILLS, line(0, "Terraform"))])["Terraform"]

    assert (skill.months, skill.last_used) == (0, None)


def test_an_employer_is_no_skill() -> None:
    head = line(0, "Engineer, Databricks")
    found_skills = find(
        [section(SectionKind.EXPERIENCE, head)],
        jobs=(job(head, start="2020-01", end=None, title="Engineer", company="Databricks"),),
    )

    assert found_skills == {}


def test_a_title_claims_a_tool_and_no_discipline() -> None:
    head = line(0, "Python and machine learning engineer")
    found_skills = find(
        [section(SectionKind.EXPERIENCE, head)],
        jobs=(job(head, start="2020-01", end=None, title=head.text),),
    )

    assert set(found_skills) == {"Python"}
    assert found_skills["Python"].evidence is Evidence.CLAIMED
    assert found_skills["Python"].months == 0


def test_a_degree_is_no_skill_but_its_courses_are() -> None:
    head, courses = line(0, "BSc Physics, Example University"), line(1, "Courses: linear algebra, statistics")
    degree = Degree(degree=found("BSc", head), area=found("Physics", head), lines=(head, courses))
    found_skills = find([section(SectionKind.EDUCATION, head, courses)], education=(degree,))

    assert set(found_skills) == {"Linear algebra", "Statistics"}


def test_the_label_of_a_group_is_no_skill() -> None:
    found_skills = find(
        [section(SectionKind.SKILLS, line(0, "Programming", "Python, C"), line(1, "Data visualization: Tableau"))]
    )

    assert set(found_skills) == {"Python", "C", "Tableau"}


def test_a_level_behind_a_skill_makes_it_no_label() -> None:
    assert "Machine learning" in find([section(SectionKind.SKILLS, line(0, "Machine learning: advanced"))])


def test_a_bullet_broken_over_lines_is_one_text() -> None:
    head, first, second = line(0, "Engineer"), line(1, "Answers grounded by a vector", bullet=True), line(2, "database")
    entry = Job(bullets=(found(f"{first.text} {second.text}", first, second),), lines=(head, first, second))
    skill = find([section(SectionKind.EXPERIENCE, head, first, second)], jobs=(entry,))["Vector database"]

    assert skill.uses[0].line == first


def test_contact_data_and_references_prove_nothing() -> None:
    found_skills = find(
        [
            section(SectionKind.HEADER, line(0, "Julia Python"), line(1, "GitHub: jpython", "Docker Street 4")),
            section(SectionKind.REFERENCES, line(2, "Dr. Java, head of Kubernetes")),
        ]
    )

    assert found_skills == {}


def test_hidden_text_is_not_searched() -> None:
    document = Document("cv", "text", (line(0, "Python"),), hidden=(line(1, "PyTorch, LangChain, RAG"),))
    listed = [section(SectionKind.SKILLS, line(0, "Python"))]

    assert [s.id for s in skills.find(document, sections=listed, as_of=AS_OF)] == ["Python"]


def test_the_strongest_come_first_and_always_in_the_same_order() -> None:
    head, bullet = line(5, "Engineer"), line(6, "Tuned PostgreSQL and Redis", bullet=True)
    sections = [
        section(SectionKind.SKILLS, line(0, "Docker, Redis")),
        section(SectionKind.EXPERIENCE, head, bullet),
    ]
    jobs = (job(head, bullet, start="2020", end="2021"),)
    document = Document("cv", "text", ())

    orders = [[s.id for s in skills.find(document, sections=sections, jobs=jobs, as_of=AS_OF)] for _ in range(2)]

    assert orders[0] == ["Redis", "PostgreSQL", "Docker"]
    assert orders[0] == orders[1]
