"""A hand-built report with everything in it that a renderer must cope with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.candidate import (
    Candidate,
    Contact,
    Degree,
    DegreeLevel,
    Evidence,
    Experience,
    Found,
    Job,
    LanguageSkill,
    PartialDate,
    Period,
    PersonName,
    Phone,
    Seniority,
    Skill,
    SkillUse,
)
from matcher.document import Box, Document, Finding, FindingCode, Line, Page
from matcher.fit import Contribution, Fit, Gap, Proof, Report, TitleCheck
from matcher.role import Competency, Fact, Ground, Role

TEXTS = (
    "Zoë Ångström-O'Neill",
    "AI Engineer",
    "zoe@example.org  +44 7700 900461",
    "Experience",
    "AI Engineer, Fernwood Labs, March 2023 - Present",
    "Built retrieval-augmented answers over 2 million pages with LangChain",
    "Evaluation of prompts with golden sets",
    "Education",
    "M.Sc. Computer Science, University of Leeds",
    "Skills: Python, SQL",
)
AS_OF = date(2026, 11, 1)
LINES = tuple(
    Line(number, (text,), box=Box(1, 50.0, 50.0 + 20 * number, 400.0, 62.0 + 20 * number))
    for number, text in enumerate(TEXTS)
)


def found(value: str, number: int) -> Found[str]:
    return Found(value, (LINES[number],), "test")


def candidate(name: str = "Zoë Ångström-O'Neill") -> Candidate:
    job = Job(
        title=found("AI Engineer", 4),
        company=found("Fernwood Labs", 4),
        period=Found(Period(PartialDate(2023, 3), None, True, "March 2023 - Present"), (LINES[4],), "test"),
        bullets=(found(TEXTS[5], 5), found(TEXTS[6], 6)),
        level=Seniority.MID,
        lines=LINES[4:7],
    )
    rag = SkillUse(Evidence.WORK, "retrieval-augmented", LINES[5], job=0)
    python = SkillUse(Evidence.LISTED, "Python", LINES[9])
    return Candidate(
        contact=Contact(
            name=Found(PersonName(name), (LINES[0],), "test"),
            headline=found("AI Engineer", 1),
            emails=(found("zoe@example.org", 2),),
            phones=(Found(Phone("+44 7700 900461", "+447700900461"), (LINES[2],), "test"),),
        ),
        jobs=(job,),
        education=(
            Degree(
                institution=found("University of Leeds", 8),
                degree=found("M.Sc.", 8),
                area=found("Computer Science", 8),
                level=DegreeLevel.MASTER,
                stem=True,
            ),
        ),
        skills=(
            Skill("Retrieval-augmented generation", "genai", (rag,), 45, PartialDate(2026, 11), Evidence.WORK),
            Skill("Python", "programming_languages", (python,), 0, None, Evidence.LISTED),
        ),
        languages=(LanguageSkill(found("Swedish", 9), "sv", "native"),),
        experience=Experience(months=45, software_months=45, level=Seniority.MID),
        language="en",
    )


def role(id: str, name: str) -> Role:
    rag = Competency("rag", "Retrieval-augmented generation", 1.0, Ground.OWN, ("Retrieval-augmented generation",))
    return Role(
        id=id,
        name=name,
        summary="builds things",
        orientation="product: ship quickly, refine later",
        competencies=(rag,),
        titles=(name.lower(),),
        profile="retrieval",
        mathematics="not necessarily deep",
        pay=Fact("£75k", "Levels.fyi"),
        choose_if="you would rather ship products",
    )


def fit(role: str) -> Fit:
    proof = Proof(LINES[5], "retrieval-augmented", Evidence.WORK)
    contributions = (
        Contribution("rag", "Retrieval-augmented generation", 18.5, 20.0, "Shown in one job.", (proof,)),
        Contribution("prompting", "Prompt engineering", 0.0, 12.0, "Not found."),
        Contribution("similarity", "Similarity to typical work", 12.5, 20.0, "Closer than 92 % of the reference."),
    )
    gap = Gap("prompting", "Prompt engineering", 6.0, 37.0, "Write an evaluation set for a prompt of your own.")
    return Fit(role, 31.0, "a year or more of learning away", contributions, (gap,), 92.0)


def report(name: str = "Zoë Ångström-O'Neill") -> Report:
    return Report(
        document=Document("folder/zoë.pdf", "pdf", LINES, pages=(Page(1, 595.0, 842.0),)),
        candidate=candidate(name),
        findings=(Finding(FindingCode.HIDDEN_TEXT, "White text counts nothing.", 1, text="python python"),),
        roles=(role("ai-engineer", "AI engineer"), role("ml-engineer", "ML engineer")),
        fits=(fit("ai-engineer"), fit("ml-engineer")),
        lean="ai-engineer",
        lean_reason="The work shown is retrieval.",
        title_check=TitleCheck("ml-engineer", "ML Engineer", "ai-engineer", False, "Titled ML; reads as AI."),
        as_of=AS_OF,
    )


def with_source(source: str) -> Report:
    made = report()
    return replace(made, document=replace(made.document, source=source))
