"""The same persons in layouts that others designed: JSON Resume themes (npm, Chromium) and RenderCV themes (Typst).

What such a theme prints is not known beforehand, so the truth keeps a field only where the printed text holds it.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from models.generate import dates
from models.generate.banks import items, load
from models.generate.persons import Person, Work

NPM = (
    "autumn",
    "caffeine",
    "class",
    "classy",
    "compact",
    "cora",
    "crisp",
    "dev-ats",
    "elegant",
    "github",
    "jacrys",
    "macchiato",
    "mantra",
    "modern",
    "paper",
    "papirus",
    "projects",
    "simple-red",
    "slick",
    "spartan",
    "standard-resume",
    "straightforward",
)
RENDERCV = ("sb2nov", "moderncv", "engineeringclassic")


def json_resume(person: Person) -> dict[str, Any]:
    """The person as JSON Resume 1.0.0."""

    def job(work: Work) -> dict[str, Any]:
        found = {
            "name": work.company,
            "company": work.company,
            "position": work.title,
            "startDate": dates.gold(work.start, True),
            "highlights": list(work.bullets),
            "summary": work.summary,
            "location": work.place,
        }
        return found | ({"endDate": dates.gold(work.end, True)} if work.end else {})

    found = {
        "basics": {
            "website": person.website,
            "name": person.name.printed,
            "label": person.label,
            "email": person.email,
            "phone": person.phone,
            "url": person.website,
            "summary": person.summary,
            "location": {
                "city": person.city,
                "region": person.region,
                "countryCode": person.country.replace("ZH", "CN"),
            },
            "profiles": [{"network": n, "username": u, "url": url} for n, u, url in person.profiles],
        },
        "work": [job(work) for work in person.work],
        "volunteer": [
            {
                "organization": v.company,
                "position": v.title,
                "startDate": dates.gold(v.start, True),
                "endDate": dates.gold(v.end, True),
                "highlights": [],
            }
            for v in person.volunteer
        ],
        "education": [
            {
                "institution": s.institution,
                "studyType": s.degree,
                "area": s.field,
                "startDate": dates.gold(s.start, True),
                "endDate": dates.gold(s.end, True),
                "score": s.grade,
                "courses": [],
            }
            for s in person.studies
        ],
        "skills": [{"name": name, "level": "", "keywords": list(group)} for name, group in person.skills],
        "languages": [{"language": name, "fluency": how} for name, how in person.languages],
        "certificates": [{"name": n, "issuer": i, "date": f"{y}-01-01"} for n, i, y in person.certificates],
        "projects": [{"name": n, "description": d, "highlights": [], "keywords": []} for n, d in person.projects],
        "interests": [{"name": name, "keywords": []} for name in person.interests],
    }
    # Older themes look at the first entry of a list that is there, however empty; and read `company`, `website`.
    return {key: value for key, value in found.items() if value}


def npm_html(theme: str, person: Person, folder: Path) -> str:
    """The HTML of a JSON Resume theme; ``folder`` holds ``render.mjs`` and ``node_modules``."""
    with tempfile.TemporaryDirectory() as temporary:
        source, target = Path(temporary, "resume.json"), Path(temporary, "out.html")
        source.write_text(json.dumps(json_resume(person), ensure_ascii=False), encoding="utf-8")
        command = ["node", "render.mjs", theme, str(source), str(target)]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=60)
        return target.read_text(encoding="utf-8")


def rendercv_yaml(theme: str, person: Person, seed: int) -> dict[str, Any]:
    """RenderCV's input (YAML is a superset of JSON, so it is written as JSON)."""
    rng = random.Random(f"rendercv-{seed}")
    bank = load(person.language)

    def head(kind: str) -> str:
        return rng.choice(items(bank["headings"][kind]))

    sections: dict[str, Any] = {}
    if person.summary:
        sections[head("summary")] = [person.summary]
    work = [
        {
            "company": w.company,
            "position": w.title,
            "location": w.place or None,
            "start_date": dates.gold(w.start, True),
            "end_date": dates.gold(w.end, True) or "present",
            "summary": w.summary or None,
            "highlights": list(w.bullets),
        }
        for w in person.work
    ]
    sections[head("work")] = work
    if person.studies:
        sections[head("education")] = [
            {
                "institution": s.institution,
                "area": s.field or s.degree,
                "degree": s.degree if s.field else None,
                "location": s.place or None,
                "start_date": dates.gold(s.start, True),
                "end_date": dates.gold(s.end, True),
                "highlights": [t for t in (s.grade, s.thesis) if t],
            }
            for s in person.studies
        ]
    sections[head("skills")] = [{"label": name, "details": ", ".join(group)} for name, group in person.skills]
    if person.languages:
        sections[head("languages")] = [{"label": name, "details": how} for name, how in person.languages]
    if person.certificates:
        sections[head("certificates")] = [{"bullet": f"{n}, {i}"} for n, i, _ in person.certificates]
    networks = [{"network": n, "username": u} for n, u, _ in person.profiles if n in ("LinkedIn", "GitHub")]
    cv = {
        "name": person.name.printed,
        "location": person.city,
        "email": person.email,
        "phone": person.e164,
        "website": person.website or None,
        "social_networks": networks,
        "sections": sections,
    }
    locale = {
        "language": "en",
        "present": items(bank["present"])[0],
        "full_names_of_months": list(items(bank["months"])),
        "abbreviations_for_months": list(items(bank["short"])),
    }
    return {"cv": cv, "design": {"theme": theme}, "locale": locale}


def rendercv_pdf(theme: str, person: Person, seed: int, target: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary, "cv.yaml")
        source.write_text(json.dumps(rendercv_yaml(theme, person, seed), ensure_ascii=False), encoding="utf-8")
        command = ["rendercv", "render", "cv.yaml", "--pdf-path", str(target.absolute()), "-nomd", "-nohtml", "-nopng"]
        subprocess.run(command, check=True, capture_output=True, cwd=temporary, timeout=120)


def squash(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in text if c.isalnum() or c in "+#%").casefold()


class Printed:
    """The text of a rendered document, asked whether it holds something."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.squashed = squash(text)
        self.bank = load(language)

    def has(self, value: str | None) -> bool:
        return bool(value) and squash(value or "") in self.squashed

    def keep(self, value: str | None) -> str | None:
        return value if self.has(value) else None

    def has_word(self, value: str) -> bool:
        """Whether it stands there by itself: ``R`` is not in "React"."""
        return bool(re.search(rf"(?<![\w]){re.escape(value)}(?![\w+#])", self.text, re.IGNORECASE)) or (
            len(value) > 3 and self.has(value)
        )

    def date(self, when: tuple[int, int] | None) -> str | None:
        """In the precision in which it is printed, or None."""
        if when is None:
            return None
        year, month = when
        english = load("en")
        words = {items(bank[key])[month - 1].strip(".") for bank in (self.bank, english) for key in ("months", "short")}
        forms = [f"{word}\\.?,? ?{year}" for word in words] + [
            f"0?{month}[/.-]{year}",
            f"{year}[/.-]0?{month}(?!\\d)",
            f"{year}年{month}月",
        ]
        if any(re.search(form, self.text, re.IGNORECASE) for form in forms):
            return dates.gold(when, True)
        return dates.gold(when, False) if str(year) in self.text else None


def visible_gold(person: Person, text: str) -> dict[str, Any]:
    """The truth about a document from its text: only what stands in it."""
    see = Printed(text, person.language)
    urls = [url for _, user, url in person.profiles if see.has(url.split("//www.")[-1].split("//")[-1])]
    maybe = [url for _, user, url in person.profiles if url not in urls]
    website = [person.website] if see.has(person.website.removeprefix("https://")) else []
    experience = [
        {
            "title": see.keep(w.title),
            "company": see.keep(w.company),
            "location": see.keep(w.place),
            "department": None,
            "start": see.date(w.start),
            "end": (see.date(w.end) if w.end else "present" if see.date(w.start) else None),
            "date_text": None,
            "description": see.keep(w.summary),
            "bullets": [b for b in w.bullets if see.has(b)],
        }
        for w in person.work
    ]
    education = [
        {
            "degree": see.keep(s.degree),
            "area": see.keep(s.field),
            "institution": see.keep(s.institution),
            "start": see.date(s.start),
            "end": see.date(s.end),
            "score": see.keep(s.grade),
        }
        for s in person.studies
    ]
    skills = [skill for _, group in person.skills for skill in group if see.has_word(skill)]
    return {
        "person": f"p{person.seed}",
        "page_language": person.language,
        "name": person.name.printed,
        "emails": [person.email] if see.has(person.email) else [],
        "phones": [{"printed": person.phone, "e164": person.e164}]
        if see.has(person.e164[-6:]) or see.has(person.phone)
        else [],
        "urls": urls + website,
        "urls_optional": maybe,
        "profiles": [],
        "location": {"city": see.keep(person.city), "region": None, "countryCode": None},
        "label": see.keep(person.label),
        "summary": see.keep(person.summary),
        "experience": [e for e in experience if e["title"] or e["company"]],
        "education": [e for e in education if e["institution"] or e["area"]],
        "skills": skills,
        "skill_groups": [name for name, _ in person.skills],
        "skills_mentioned": list(skills),
        "languages": [{"language": n, "fluency": f} for n, f in person.languages if see.has(n)],
        "certificates": [{"name": n, "issuer": i, "date": None} for n, i, _ in person.certificates if see.has(n)],
        "volunteer": [{"organization": v.company, "position": v.title} for v in person.volunteer],
        "publications": [],
        "awards": [],
        "projects": [{"name": n} for n, _ in person.projects],
        "link_targets": maybe,
        "other_urls": [],
    }
