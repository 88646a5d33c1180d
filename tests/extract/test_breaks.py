"""Times without work stay in the record and count no month; the jobs of those who stand in are jobs."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.candidate import JobKind
from matcher.extract import breaks, experience, figures
from matcher.sections import SectionKind
from tests.extract.build import section


@pytest.mark.parametrize(
    "title",
    [
        "Parental leave",
        "Career break: caring for a parent, and courses",
        "Career Break – travelling in Asia",
        "Sabbatical (6 months)",
        "Planned career break",
        "On maternity leave",
        "Full-time carer for a relative",
        "Elternzeit",
        "Elternkarenz",
        "Congé parental",
        "Année sabbatique",
        "Excedencia por cuidado de hijos",
        "Licença-maternidade",
        "Congedo di maternità",
        "Ouderschapsverlof",
        "Wereldreis en een taalcursus",
        "Urlop wychowawczy",
        "产假",
    ],
)
def test_times_without_work_are_breaks(title: str) -> None:
    assert breaks.is_break(title)


@pytest.mark.parametrize(
    "title",
    [
        "HR Manager (maternity leave cover)",
        "Maternity leave cover",
        "Elternzeitvertretung",
        "Parental Leave Specialist",
        "Travelling Sales Executive",
        "Leave of Absence Administrator",
        "Sabbatical Officer",
        "Military service",
        "Zivildienst",
        "Housewife magazine editor",
        "Chargée de mission congé parental",
        "产假政策专员",
        "",
    ],
)
def test_jobs_are_no_breaks(title: str) -> None:
    assert not breaks.is_break(title)


def test_a_break_counts_no_month_and_stays_in_the_record() -> None:
    texts = (
        "Data Engineer\tLarkfield Ltd\tJan 2022 – Dec 2023",
        "- Built pipelines for orders",
        "Parental leave\tJan 2021 – Dec 2021",
        "Data Analyst\tMoorside Ltd\tJan 2020 – Dec 2020",
        "- Wrote reports on stock",
    )
    jobs = experience.jobs([section(SectionKind.EXPERIENCE, *texts, heading="Experience")])

    assert [job.kind is JobKind.BREAK for job in jobs] == [False, True, False]
    assert figures.experience(jobs, date(2024, 6, 1)).months == 36
