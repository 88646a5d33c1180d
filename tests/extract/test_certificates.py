"""Certificates with issuer and date, from every way of printing them."""

from __future__ import annotations

import pytest

from matcher.candidate import PartialDate
from matcher.extract import certificates
from matcher.sections import SectionKind
from tests.extract.build import section


def read(*texts: str, kind: SectionKind = SectionKind.CERTIFICATES) -> list[tuple[str, str, PartialDate | None]]:
    found = certificates.find([section(kind, *texts, heading="Certificates")])
    return [(certificate.name.value, certificate.issuer, certificate.date) for certificate in found]


NAME, ISSUER, DATE = "Certified Kubernetes Administrator", "Linux Foundation", PartialDate(2022, 11)


@pytest.mark.parametrize(
    "texts",
    [
        [f"{NAME}, {ISSUER} (2022-11)"],
        [f"{NAME} | {ISSUER} | Nov 2022"],
        [f"{NAME} – {ISSUER}\tNov 2022"],
        [f"- {NAME}, {ISSUER}, 11/2022"],
        [f"Nov 2022\t{NAME}, {ISSUER}"],
        [f"November 2022: {NAME}, {ISSUER}"],
        [NAME, f"Issued by {ISSUER}", "Nov 2022"],
        [NAME, ISSUER, "Nov 2022"],
        ["Nov 2022", NAME, ISSUER],
        [f"{NAME} ({ISSUER}), issued Nov 2022"],
        [f"{NAME} by {ISSUER}, 2022-11, Credential ID ABC-1234"],
    ],
)
def test_forms(texts: list[str]) -> None:
    assert read(*texts) == [(NAME, ISSUER, DATE)]


def test_several_on_one_line() -> None:
    assert [row[0] for row in read("Certified A | Certified B | Certified C")] == [
        "Certified A",
        "Certified B",
        "Certified C",
    ]


def test_names_with_dashes_numbers_and_brackets_stay_whole() -> None:
    names = ["AWS Certified Solutions Architect – Associate", "HashiCorp Certified: Terraform Associate (003)", "NR-10"]

    assert [row[0] for row in read(*(f"- {name}" for name in names))] == names


def test_a_name_that_breaks_at_its_dash() -> None:
    assert (
        read("AWS Certified Solutions Architect –", "Associate")[0][0]
        == "AWS Certified Solutions Architect – Associate"
    )


def test_labelled_row_in_another_section() -> None:
    assert [row[0] for row in read("Certifications: CKA, PMP", kind=SectionKind.SKILLS)] == ["CKA", "PMP"]
    assert read("Tools: Docker", kind=SectionKind.SKILLS) == []


@pytest.mark.parametrize("date", ["Jan-25", "01/2025", "January 2025"])
def test_issuer_and_date_in_brackets_are_no_part_of_the_name(date: str) -> None:
    assert read(f"Forklift Operator Licence (Acme Academy, {date})") == [
        ("Forklift Operator Licence", "Acme Academy", PartialDate(2025, 1))
    ]


def test_what_stands_behind_several_names_gave_them() -> None:
    found = read("Crane licence – TBW, 2019", "Lift truck licence – TBW, 2021")

    assert [row[:2] for row in found] == [("Crane licence", "TBW"), ("Lift truck licence", "TBW")]


@pytest.mark.parametrize(
    ("text", "name", "issuer"),
    [
        ("Hygiène en cuisine, Ostrelle Formation", "Hygiène en cuisine", "Ostrelle Formation"),
        ("高级钳工, 河口市人力资源局", "高级钳工", "河口市人力资源局"),
        ("Coursera: Deep Learning Specialization", "Deep Learning Specialization", "Coursera"),
        ("Curso de soldadura, Coursera, Online", "Curso de soldadura", "Coursera"),
        ("Welding, heat and metals", "Welding, heat and metals", ""),
        ("nWerk Assistant, nWerk", "nWerk Assistant", "nWerk"),
        ("Ostrelle Core Designer – Ostrelle", "Ostrelle Core Designer", "Ostrelle"),
        ("Overhead Cranes Registration – OCRB", "Overhead Cranes Registration", "OCRB"),
        ("Solutions Architect – Associate", "Solutions Architect – Associate", ""),
    ],
)
def test_an_issuer_that_no_list_has(text: str, name: str, issuer: str) -> None:
    assert [row[:2] for row in read(text)] == [(name, issuer)]
