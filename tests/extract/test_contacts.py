"""Contact data: the person's own, from any header that people print."""

from __future__ import annotations

import pytest

from matcher.candidate import Contact
from matcher.document import Document
from matcher.extract import addresses, contacts
from matcher.sections import split
from tests.extract.build import document, line, lines

BODY = (
    "Experience",
    "Acme GmbH, Berlin\t2019 – 2021",
    "Data Engineer",
    "- Built pipelines for 30 customers with Python and Airflow on two clouds.",
    "Education",
    "TU Berlin, B.Sc. Computer Science\t2015 – 2019",
    "Skills",
    "Python, SQL, Airflow",
)


def contact(*header: str) -> Contact:
    found = document(*header, *BODY)
    return contacts.find(found, split(found))


def name(*header: str) -> str | None:
    found = contact(*header).name
    return found.value.full if found else None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["# Jane Miller", "jane@example.org"], "Jane Miller"),
        (["Jane Miller", "jane.miller@example.org | +44 20 7946 0958"], "Jane Miller"),
        (["# CURRICULUM VITAE", "# JANE MILLER", "x@example.org"], "JANE MILLER"),
        (["# Curriculum Vitae – Anna Müller", "a.mueller@example.org"], "Anna Müller"),
        (["# Resume", "Ludwig van der Berg", "vdberg@example.org"], "Ludwig van der Berg"),
        (["# MUSTERMANN, Max", "max@example.org"], "MUSTERMANN, Max"),
        (["# Dr. Rosa Quispe Mamani, PhD", "rosa@example.org"], "Dr. Rosa Quispe Mamani, PhD"),
        (["# Omar bin Khalid al-Farsi", "omar@example.org"], "Omar bin Khalid al-Farsi"),
        (["# Sukarno", "sukarno@example.org"], "Sukarno"),
        (["# J O H N   D O E", "jd@example.org"], "JOHN DOE"),
        (["# 王小明", "xiaoming@example.cn"], "王小明"),
        (["# محمد أحمد", "m@example.org"], "محمد أحمد"),
        (["# प्रिया शर्मा", "p@example.org"], "प्रिया शर्मा"),
        (["# Seán O'Brien-Walsh", "sean@example.org"], "Seán O'Brien-Walsh"),
        (["# Jean-Luc d'Ormesson", "jl@example.org"], "Jean-Luc d'Ormesson"),
        (["Name: Petra Novak", "E-Mail: petra@example.org"], "Petra Novak"),
        (["Name\tPetra Novak", "E-Mail\tpetra@example.org"], "Petra Novak"),
        (["姓名：李雷", "电话：13812345678"], "李雷"),
        (["# Senior Data Engineer", "# Jane Miller", "jane.miller@example.org"], "Jane Miller"),
        (["# Jane Miller | Data Engineer", "jane@example.org"], "Jane Miller"),
        (["# Jane Miller, Data Engineer", "jane@example.org"], "Jane Miller"),
        (["# Berlin", "# Jane Miller", "jane.miller@example.org"], "Jane Miller"),
        (["jane miller", "jane.miller@example.org"], "jane miller"),
    ],
)
def test_name(header: list[str], expected: str) -> None:
    assert name(*header) == expected


def test_no_name_is_made_up() -> None:
    assert name("Curriculum Vitae", "contact@example.org") is None


@pytest.mark.parametrize(
    ("printed", "given", "family", "title", "suffix"),
    [
        ("Jane Miller", "Jane", "Miller", "", ""),
        ("Ludwig van der Berg", "Ludwig", "van der Berg", "", ""),
        ("MUSTERMANN, Max", "Max", "MUSTERMANN", "", ""),
        ("LIU Yifan", "Yifan", "LIU", "", ""),
        ("Jean DUPONT", "Jean", "DUPONT", "", ""),
        ("Prof. Dr. Karl Weiß", "Karl", "Weiß", "Prof. Dr.", ""),
        ("Martin King Jr.", "Martin", "King", "", "Jr."),
        ("Grace Mensah, RN", "Grace", "Mensah", "", "RN"),
        ("王小明", "小明", "王", "", ""),
        ("欧阳娜娜", "娜娜", "欧阳", "", ""),
        ("Sukarno", "Sukarno", "", "", ""),
    ],
)
def test_parts_of_a_name(printed: str, given: str, family: str, title: str, suffix: str) -> None:
    header = contact(f"# {printed}", "x@example.org").name

    assert header is not None
    parts = header.value
    assert (parts.given, parts.family, parts.title, parts.suffix) == (given, family, title, suffix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane@example.org", ["jane@example.org"]),
        ("E-mail: Jane.Miller+cv@mail.example.co.uk, phone 1", ["Jane.Miller+cv@mail.example.co.uk"]),
        ("jane [at] example [dot] org", ["jane@example.org"]),
        ("jane(at)example.org", ["jane@example.org"]),
        ("jane @ example.org", ["jane@example.org"]),
        ("a@example.org / b@example.com", ["a@example.org", "b@example.com"]),
        ("mailto:jane@example.org", ["jane@example.org"]),
        ("Met at example.org", []),
    ],
)
def test_emails(text: str, expected: list[str]) -> None:
    assert [email.value for email in contact("# Jane Miller", text).emails] == expected


def test_email_over_two_lines() -> None:
    assert [email.value for email in contact("# Jane Miller", "jane.miller@", "example.org").emails] == [
        "jane.miller@example.org"
    ]


@pytest.mark.parametrize(
    ("text", "printed", "e164"),
    [
        ("+49 (0)171 2345678", "+49 (0)171 2345678", "+491712345678"),
        ("Tel.: 030 12345678 | Berlin, Germany", "030 12345678", "+493012345678"),
        ("(415) 555-0132 · San Francisco, CA", "(415) 555-0132", "+14155550132"),
        ("0044 20 7946 0958", "0044 20 7946 0958", "+442079460958"),
        ("Phone: 555-0132-77", "555-0132-77", None),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89", "+33123456789"),
        ("电话：138-1234-5678 | 上海", "138-1234-5678", "+8613812345678"),
        ("+1.650.253.0000", "+1.650.253.0000", "+16502530000"),
    ],
)
def test_phones(text: str, printed: str, e164: str | None) -> None:
    phones = contact("# Jane Miller", text).phones

    assert [(phone.value.printed, phone.value.e164) for phone in phones] == [(printed, e164)]


@pytest.mark.parametrize(
    "text", ["2019 – 2021", "12/03/1990", "10115 Berlin", "ORCID 0000-0002-1825-0097", "01.01.2019 - 31.12.2020"]
)
def test_dates_and_ids_are_no_phones(text: str) -> None:
    assert contact("# Jane Miller", text).phones == ()


def test_fax_and_mobile_are_told_apart() -> None:
    phones = contact("# Jane Miller", "Tel: +49 30 1234567", "Fax: +49 30 1234568", "Mobil: +49 171 1234567").phones

    assert [phone.value.kind for phone in phones] == ["phone", "fax", "mobile"]


@pytest.mark.parametrize(
    ("text", "url", "network", "user"),
    [
        ("github.com/jmiller", "github.com/jmiller", "GitHub", "jmiller"),
        (
            "https://www.linkedin.com/in/jane-miller-42/",
            "https://www.linkedin.com/in/jane-miller-42/",
            "LinkedIn",
            "jane-miller-42",
        ),
        ("www.janemiller.dev", "www.janemiller.dev", "", ""),
        ("janemiller.dev", "janemiller.dev", "", ""),
        (
            "https://orcid.org/0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
            "ORCID",
            "0000-0002-1825-0097",
        ),
        ("GitHub: jmiller", "", "GitHub", "jmiller"),
        ("jmiller (GitHub)", "", "GitHub", "jmiller"),
    ],
)
def test_profiles(text: str, url: str, network: str, user: str) -> None:
    profiles = contact("# Jane Miller", text).profiles

    assert [(page.value.url, page.value.network, page.value.username) for page in profiles] == [(url, network, user)]


@pytest.mark.parametrize(
    "text", ["Node.js Developer", "ASP.NET and VB.NET", "B.Sc. Physics", "jane@example.org", "README.md"]
)
def test_names_with_dots_are_no_addresses(text: str) -> None:
    assert contact("# Jane Miller", text).profiles == ()


def test_link_behind_a_name_is_the_address() -> None:
    header = (line("# Jane Miller"), line("LinkedIn", 1, links=("https://www.linkedin.com/in/jm",)))
    rest = tuple(line(text, number + 2) for number, text in enumerate(BODY))
    found = Document("cv.txt", "text", header + rest)
    profiles = contacts.find(found, split(found)).profiles

    assert [page.value.url for page in profiles] == ["https://www.linkedin.com/in/jm"]


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("Berlin, Germany", "Berlin", "", "DE"),
        ("Springfield, IL 62701", "Springfield", "IL", "US"),
        ("80331 München", "München", "", "DE"),
        ("Musterweg 3, 12345 Musterdorf", "Musterdorf", "", ""),
        ("Bengaluru, Karnataka, India", "Bengaluru", "Karnataka", "IN"),
        ("Ort: Hintertupfing", "Hintertupfing", "", ""),
        ("现居地：杭州", "杭州", "", "CN"),
        ("Łódź, PL", "Łódź", "", "PL"),
        ("1012 AB Amsterdam", "Amsterdam", "", "NL"),
        ("Rua da Prata 8, 1100-414 Lisboa", "Lisboa", "", "PT"),
        ("Philadelphia PA 19103", "Philadelphia", "PA", "US"),
        ("Tinyvale, HI, USA", "Tinyvale", "HI", "US"),
        ("020 7946 0958 London, UK", "London", "", "GB"),
        ("London SW1A 1AA, UK", "London", "", "GB"),
        ("jane@example.org | +1 415 555 0132 | Austin, TX", "Austin", "TX", "US"),
    ],
)
def test_place(text: str, city: str, region: str, country: str) -> None:
    place = contact("# Jane Miller", text).place

    assert place is not None
    assert (place.value.city, place.value.region, place.value.country) == (city, region, country)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["# Jane Miller", "Senior Data Engineer", "jane@example.org"], "Senior Data Engineer"),
        (["# Jane Miller | Data Engineer", "jane@example.org"], "Data Engineer"),
        (["# Jane Miller", "Softwareentwicklerin (Python)", "jane@example.org"], "Softwareentwicklerin (Python)"),
        (["# Jane Miller", "jane@example.org", "Berlin, Germany"], None),
    ],
)
def test_headline(header: list[str], expected: str | None) -> None:
    found = contact(*header).headline

    assert (found.value if found else None) == expected


def test_a_referee_and_an_employer_are_not_the_person() -> None:
    found = document(
        "# Jane Miller",
        "jane@example.org",
        *BODY,
        "References",
        "Prof. Bob Stone, bob@other.example, +1 415 555 0199",
    )
    mine = contacts.find(found, split(found))

    assert [email.value for email in mine.emails] == ["jane@example.org"]
    assert mine.phones == ()


def test_running_footer_counts() -> None:
    found = document("# Jane Miller", *BODY)
    footer = line("jane@example.org · +44 20 7946 0958")
    found = Document(found.source, found.format, found.lines, running=(footer,))
    mine = contacts.find(found, split(found))

    assert [email.value for email in mine.emails] == ["jane@example.org"]
    assert len(mine.phones) == 1


def test_every_value_stands_in_its_lines() -> None:
    mine = contact("# Jane Miller", "Data Engineer", "jane@example.org | +44 20 7946 0958 | Leeds, UK | github.com/jm")

    assert mine.name and mine.name.value.full in mine.name.lines[0].text
    assert mine.headline and mine.headline.value in mine.headline.lines[0].text
    assert all(found.value in found.lines[0].text for found in mine.emails)
    assert all(found.value.printed in found.lines[0].text for found in mine.phones)
    assert all(found.value.url in found.lines[0].text for found in mine.profiles)


@pytest.mark.parametrize(
    ("header", "headline"),
    [
        (("Jonas Ødegård", "AI Engineer · Oslo, Norway · jonas@odegard.example"), "AI Engineer"),
        (("Ana Example", "Ana Example", "ana@example.org"), None),
    ],
)
def test_a_headline_may_stand_among_contact_data_but_is_never_the_name(
    header: tuple[str, ...], headline: str | None
) -> None:
    found = contact(*header).headline

    assert (found.value if found else None) == headline


@pytest.mark.parametrize(
    ("printed", "city"),
    [("广州, 中国", "广州"), ("+44 7911 123 456 (Mobile)\tLeeds, United Kingdom", "Leeds")],
)
def test_the_city_is_found_beside_a_country_or_a_kind_of_number(printed: str, city: str) -> None:
    place = addresses.find(lines(printed))
    assert place is not None
    assert place.value.city == city


def test_a_doctor_of_a_faculty_has_small_letters_in_the_title() -> None:
    found = contact("# Dr. rer. nat. Wilma Ostergaard", "wilma@roe.example").name

    assert found is not None
    assert (found.value.full, found.value.title) == ("Dr. rer. nat. Wilma Ostergaard", "Dr. rer. nat.")
    assert (found.value.given, found.value.family) == ("Wilma", "Ostergaard")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["# Jo Roe", "Sail Loft Rigging", "jo@roe.example | +44 20 7946 0958"], "Sail Loft Rigging"),
        (["# Jo Roe", "jo@roe.example", "+44 20 7946 0958", "https://roe.example", "https://github.com/joroe",
          "Leeds, United Kingdom", "Bookbinder and Librarian"], "Bookbinder and Librarian"),
        (["Roofing Consultant · Leeds · jo@roe.example", "# Jo Roe"], "Roofing Consultant"),
        (["# Jo Roe", "Chartered Accountant (SA)", "jo@roe.example"], "Chartered Accountant (SA)"),
        (["# Jo Roe", "Busan", "jo@roe.example"], None),
        (["# Jo Roe", "Célibataire, sans enfant à charge", "jo@roe.example"], None),
        (["# Jo Roe", "Email", "jo@roe.example"], None),
        (["# Jo Roe", "12 Quay Street", "Leeds", "jo@roe.example"], None),
    ],
)  # fmt: skip
def test_the_place_under_the_name_makes_a_headline(header: list[str], expected: str | None) -> None:
    found = contact(*header).headline

    assert (found.value if found else None) == expected


def test_a_word_with_the_ending_of_a_country_is_a_site_between_contact_data() -> None:
    pages = contact("# Jane Miller", "jane@example.org | janemiller.ml | Berlin, Germany").profiles

    assert [page.value.url for page in pages] == ["janemiller.ml"]


@pytest.mark.parametrize(
    ("printed", "region", "country"),
    [
        ("Berlin, DE", "", "DE"),
        ("Wilmington, DE", "DE", "US"),
        ("Rotterdam, NL", "", "NL"),
        ("St. John's, NL", "NL", "CA"),
        ("Toronto, CA", "", "CA"),
        ("San Francisco, CA", "CA", "US"),
        ("Bengaluru, KA, IN", "KA", "IN"),
        ("Pune, IN", "", "IN"),
        ("Chicago, IL", "IL", "US"),
        ("Tel Aviv, IL", "", "IL"),
        ("Kleinostheim, DE", "", "DE"),
        ("Nowhereville, IN", "IN", ""),
    ],
)
def test_a_code_behind_a_city_is_a_state_or_a_country_as_the_city_says(printed: str, region: str, country: str) -> None:
    place, _ = addresses.parse(printed)

    assert (place.region, place.country) == (region, country)


def test_digits_that_go_on_with_an_address_of_the_web_are_no_phone() -> None:
    found = contact("Ann Example", "ann@example.org, +1 514 555 0137, https://orcid.org/0000-", "0002-5550-0137")

    assert [phone.value.printed for phone in found.phones] == ["+1 514 555 0137"]


def test_an_address_that_a_narrow_cell_breaks_after_its_last_dot() -> None:
    assert [email.value for email in contact("Ann Example", "E-mail\tann@example. com").emails] == ["ann@example.com"]
    assert contact("Ann Example", "ann@example. in Berlin").emails == ()
