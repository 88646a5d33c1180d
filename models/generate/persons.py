"""Fictional persons: a career, an education and everything else that a CV holds."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import phonenumbers

from models.generate import names
from models.generate.banks import LANGUAGES, Draw, items, load
from models.generate.dates import Month

AS_OF: Month = (2026, 11)
_TECH_SHARE = 0.45
_LANGUAGE_WEIGHTS = (50, 10, 9, 7, 6, 6, 5, 4, 5)


@dataclass(frozen=True)
class Work:
    title: str
    company: str
    place: str
    department: str
    start: Month
    end: Month | None
    bullets: tuple[str, ...]
    summary: str = ""


@dataclass(frozen=True)
class Study:
    degree: str
    field: str
    institution: str
    place: str
    start: Month
    end: Month
    grade: str = ""
    thesis: str = ""
    courses: str = ""


@dataclass(frozen=True)
class Person:
    seed: int
    language: str
    family: str
    country: str
    name: names.PersonName
    label: str
    summary: str
    email: str
    phone: str
    e164: str
    city: str
    region: str
    profiles: tuple[tuple[str, str, str], ...]
    """(network, user name, address)."""
    website: str
    work: tuple[Work, ...]
    studies: tuple[Study, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    languages: tuple[tuple[str, str], ...]
    certificates: tuple[tuple[str, str, str], ...]
    """(name, issuer, year)."""
    projects: tuple[tuple[str, str], ...]
    publications: tuple[str, ...]
    awards: tuple[str, ...]
    volunteer: tuple[Work, ...]
    interests: tuple[str, ...]
    references: tuple[str, ...] = field(default=())


def person(seed: int, part: str = "all", language: str | None = None) -> Person:
    """The person of a seed; the same seed gives the same person."""
    rng = random.Random(f"person-{seed}")
    language = language or rng.choices(LANGUAGES, _LANGUAGE_WEIGHTS)[0]
    draw = Draw(rng, language, part)
    family = "tech" if rng.random() < _TECH_SHARE else "other"
    country = draw.closed(draw.bank["countries"])
    name = names.person_name(draw)
    city, region = names.city(draw, country)
    work = _career(draw, family, country)
    phone, e164 = _phone(draw, country)
    user = names.ascii_fold(name.given)[:1] + names.ascii_fold(name.family) or f"user{seed}"
    return Person(
        seed,
        language,
        family,
        country,
        name,
        work[0].title if work and rng.random() < 0.6 else names.title(draw, family),
        _summary(draw, family, work),
        _email(draw, name, seed),
        phone,
        e164,
        city,
        region,
        _profiles(draw, user),
        f"https://{user}.example.{rng.choice(['com', 'org', 'net', 'dev'])}" if draw.chance(0.3) else "",
        work,
        _studies(draw, country),
        _skills(draw, family),
        _languages(draw),
        _certificates(draw),
        _projects(draw, family),
        _publications(draw),
        _awards(draw),
        _volunteer(draw, country),
        tuple(draw.some(draw.bank["slots"]["interests"], rng.randint(2, 5))) if draw.chance(0.4) else (),
        _references(draw, country),
    )


def add(when: Month, months: int) -> Month:
    total = when[0] * 12 + when[1] - 1 + months
    return total // 12, total % 12 + 1


def _career(draw: Draw, family: str, country: str) -> tuple[Work, ...]:
    rng, jobs = draw.rng, []
    end: Month | None = None if draw.chance(0.7) else add(AS_OF, -rng.randint(1, 20))
    company, home = "", country
    for index in range(rng.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])):
        last = end or AS_OF
        start = add(last, -rng.choice([3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 84]))
        if not (company and draw.chance(0.22)):
            freelance = draw.chance(0.04)
            key = f"freelance_{draw.language}"
            company = draw.closed(load("orgs")["invented"][key]) if freelance else names.organisation(draw, country)
            where = "" if freelance else names.place(draw, home)
        department = draw.one(draw.bank["patterns"]["dept"]) if draw.chance(0.12) else ""
        title = names.title(draw, family if draw.chance(0.85) else "other")
        bullets = _bullets(draw, family, rng.choice([0, 2, 3, 3, 4, 5, 6]) if index < 4 else rng.choice([0, 1, 2]))
        summary = _bullets(draw, family, 1)[0] if draw.chance(0.15) or not bullets else ""
        jobs.append(Work(title, company, where, department, start, end, bullets, summary))
        end = add(start, -rng.choice([0, 1, 1, 1, 2, 5, 11]))
    return tuple(jobs)


def _bullets(draw: Draw, family: str, number: int) -> tuple[str, ...]:
    pool = items(draw.bank["bullets"][family])
    chosen = draw.rng.sample(pool, min(number, len(pool)))
    stop = draw.rng.choice(["", "", "." if draw.language != "zh" else "。"])
    texts = []
    for template in chosen:
        text = draw.fill(template)
        if draw.chance(0.25):
            text += ("; " if draw.language != "zh" else ";") + _lower(draw.fill(draw.rng.choice(pool)))
        texts.append(text[0].upper() + text[1:] + stop)
    return tuple(texts)


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def _summary(draw: Draw, family: str, work: tuple[Work, ...]) -> str:
    if draw.chance(0.25):
        return ""
    template = draw.closed(draw.bank["slots"][f"summary_{family}"])
    title = work[0].title if work else ""
    text = draw.fill(template, Title=title, field=draw.one(draw.bank["education"]["field"]))
    return text[0].upper() + text[1:]


def _email(draw: Draw, name: names.PersonName, seed: int) -> str:
    given, family = names.ascii_fold(name.given), names.ascii_fold(name.family)
    if not given or not family:
        given, family = "user", str(1000 + seed % 9000)
    local = draw.rng.choice(
        [
            f"{given}.{family}",
            f"{given}{family}",
            f"{given[0]}.{family}",
            f"{family}{seed % 100}",
            f"{given}_{family}",
            given,
        ]
    )
    domain = draw.rng.choice(["example.com", "example.org", "mail.example.com", "post.example.net", "inbox.example"])
    return f"{local}@{domain}"


def _phone(draw: Draw, country: str) -> tuple[str, str]:
    region = "CN" if country == "ZH" else country
    kind = phonenumbers.PhoneNumberType.MOBILE if draw.chance(0.7) else phonenumbers.PhoneNumberType.FIXED_LINE
    number = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(region)
    for _ in range(20):
        digits = str(number.national_number)
        tail = "".join(str(draw.rng.randint(0, 9)) for _ in range(5))
        other = phonenumbers.PhoneNumber(
            number.country_code, int(digits[:-5] + tail), italian_leading_zero=number.italian_leading_zero
        )
        if phonenumbers.is_valid_number(other):
            number = other
            break
    forms = phonenumbers.PhoneNumberFormat
    form = draw.rng.choice([forms.INTERNATIONAL, forms.INTERNATIONAL, forms.NATIONAL, forms.E164])
    return phonenumbers.format_number(number, form), phonenumbers.format_number(number, forms.E164)


def _profiles(draw: Draw, user: str) -> tuple[tuple[str, str, str], ...]:
    networks = {
        "LinkedIn": "https://www.linkedin.com/in/",
        "GitHub": "https://github.com/",
        "Xing": "https://www.xing.com/profile/",
    }
    names_ = [n for n, share in (("LinkedIn", 0.6), ("GitHub", 0.45), ("Xing", 0.05)) if draw.chance(share)]
    return tuple((network, user, networks[network] + user) for network in names_)


def _studies(draw: Draw, country: str) -> tuple[Study, ...]:
    bank, rng = draw.bank["education"], draw.rng
    end = (rng.randint(1992, 2026), rng.choice([5, 6, 6, 7, 9, 12]))
    found = []
    for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])):
        degree = draw.closed(bank["degree"])
        field_ = "" if degree in items(bank["secondary"]) and draw.chance(0.8) else draw.one(bank["field"])
        start = add(end, -rng.choice([8, 20, 21, 33, 45, 57]))
        mark = grade(draw) if draw.chance(0.3) else ""
        thesis = (
            draw.fill(draw.closed(bank["thesis"]), topic=draw.closed(draw.bank["slots"]["topic"]))
            if draw.chance(0.12)
            else ""
        )
        one, two, three, four = (draw.some(bank["field"], 4) * 2)[:4]
        courses = draw.fill(draw.closed(bank["courses"]), a=one, b=two, c=three, d=four) if draw.chance(0.12) else ""
        where = names.place(draw, country) if draw.chance(0.7) else ""
        found.append(Study(degree, field_, names.institution(draw, country), where, start, end, mark, thesis, courses))
        end = add(start, -rng.choice([0, 2, 12]))
    return tuple(found)


def grade(draw: Draw) -> str:
    """A mark or an honour."""
    rng = draw.rng
    return draw.fill(
        draw.closed(draw.bank["education"]["grade"]),
        g4=f"3.{rng.randint(0, 99):02d}",
        g10=f"{rng.randint(65, 98) / 10}",
        g1=f"{rng.randint(1, 3)},{rng.randint(0, 9)}",
        g20=f"{rng.randint(11, 18)}",
        g110=str(rng.randint(92, 110)),
    )


def _skills(draw: Draw, family: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    english = load("en")["skills"]
    own = english["tech"] if family == "tech" else draw.bank["skills"]["other"]
    pool = draw.some(own, draw.rng.randint(5, 18))
    if family == "tech" and draw.language != "en" and draw.chance(0.4):
        pool += draw.some(draw.bank["skills"]["other"], 2)
    groups = draw.some(draw.bank["skills"][f"groups_{family}"], min(4, max(1, len(pool) // 4)))
    size = -(-len(pool) // len(groups))
    return tuple((group, tuple(pool[i * size : (i + 1) * size])) for i, group in enumerate(groups) if pool[i * size :])


def _languages(draw: Draw) -> tuple[tuple[str, str], ...]:
    if draw.chance(0.35):
        return ()
    bank = draw.bank["languages"]
    chosen = draw.rng.sample(items(bank["names"]), draw.rng.randint(2, 4))
    return tuple((name, draw.closed(bank["fluency"])) for name in chosen)


def _certificates(draw: Draw) -> tuple[tuple[str, str, str], ...]:
    if draw.chance(0.6):
        return ()
    slots = draw.bank["slots"]
    chosen = draw.some(slots["certificates"], draw.rng.randint(1, 3))
    return tuple((name, draw.closed(slots["issuers"]), str(draw.rng.randint(2012, 2026))) for name in chosen)


def _projects(draw: Draw, family: str) -> tuple[tuple[str, str], ...]:
    if draw.chance(0.45 if family == "tech" else 0.9):
        return ()
    slots, noun = draw.bank["slots"], load("orgs")["nouns"]
    found = []
    for _ in range(draw.rng.randint(1, 3)):
        word = draw.one(noun)
        name = draw.fill(draw.closed(slots["projects"]), N=word, n=word.lower())
        found.append((name, draw.fill(draw.closed(slots["project_desc"]))))
    return tuple(found)


def _publications(draw: Draw) -> tuple[str, ...]:
    if draw.chance(0.88):
        return ()
    topics = items(draw.bank["slots"]["topic"])
    return tuple(f"{topic}, {draw.rng.randint(2005, 2025)}" for topic in draw.rng.sample(topics, 2))


def _awards(draw: Draw) -> tuple[str, ...]:
    award = draw.bank["slots"].get("award")
    return (
        (f"{draw.closed(award)[0].upper()}{draw.closed(award)[1:]}, {draw.rng.randint(2005, 2025)}",)
        if award and draw.chance(0.15)
        else ()
    )


def _volunteer(draw: Draw, country: str) -> tuple[Work, ...]:
    if draw.chance(0.88):
        return ()
    start = (draw.rng.randint(2005, 2023), draw.rng.randint(1, 12))
    body, title = names.public_body(draw, country), names.title(draw, "other")
    return (Work(title, body, "", "", start, add(start, draw.rng.randint(4, 40)), ()),)


def _references(draw: Draw, country: str) -> tuple[str, ...]:
    if draw.chance(0.94) or draw.language == "zh":
        return ()
    other = names.person_name(draw)
    return (f"{other.printed}, {names.title(draw, 'other')}, {names.organisation(draw, country)}",)
