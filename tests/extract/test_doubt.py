"""What was read with doubt is said to be so, with the line it stands in."""

from __future__ import annotations

from matcher.candidate import Contact, Degree, Found, Job, PersonName
from matcher.document import FindingCode, Line
from matcher.extract import doubt

LINE = Line(3, ("Culture – Galerie Nord",), page=2)


def found(value: str, confidence: float) -> Found[str]:
    return Found(value, (LINE,), "test", confidence)


def test_each_value_under_the_threshold_is_named_with_its_page() -> None:
    jobs = (Job(title=found("Culture", 0.4), company=found("Galerie Nord", 0.95)),)
    degrees = (Degree(institution=found("Nord", 0.69), area=found("Arts", 0.7)),)

    said = doubt.findings(Contact(), jobs, degrees)

    assert [finding.code for finding in said] == [FindingCode.DOUBTFUL_VALUE] * 2
    assert "job title “Culture”" in said[0].message
    assert "school “Nord”" in said[1].message
    assert said[0].page == 2


def test_a_doubtful_name_is_named_and_a_sure_one_is_not() -> None:
    sure = Contact(name=Found(PersonName("Ana Example"), (LINE,), "test", 0.99))
    doubtful = Contact(name=Found(PersonName("Ana Example"), (LINE,), "test", 0.3))

    assert doubt.findings(sure, (), ()) == ()
    assert "Ana Example" in doubt.findings(doubtful, (), ())[0].message
