"""The record of a person, each value with the lines that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Generic, TypeVar

from matcher.document import Document, Finding, Line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and its proof. The value can be read in (or is a normal form of what stands in) its lines."""

    value: T
    lines: tuple[Line, ...]
    rule: str
    """Which rule or model found it, e.g. ``email-pattern``."""
    confidence: float = 1.0
    """0-1: how often a value found this way is right."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date in the precision that is printed. Never filled in. A year alone comes before its months."""

    year: int
    month: int | None = None

    def __lt__(self, other: PartialDate) -> bool:
        return (self.year, self.month or 0) < (other.year, other.month or 0)

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """From start to end. ``current`` means still going on (then ``end`` is None); None means not printed."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    current: bool = False
    printed: str = ""
    """As it stands in the document."""
    stated_months: int | None = None
    """A duration printed beside it ("2 yrs 3 mos"), in months."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as printed, titles and suffixes included (letter spacing mended), and its parts where they are sure."""

    full: str
    given: str = ""
    family: str = ""
    title: str = ""
    """Dr., Prof., Ing. before the name."""
    suffix: str = ""
    """Jr., III, PhD after the name."""


@dataclass(frozen=True, slots=True)
class Phone:
    printed: str
    e164: str | None = None
    """``+4915112345678`` where the country is known from the number or the address."""
    kind: str = "phone"
    """``phone``, ``mobile`` or ``fax``."""


@dataclass(frozen=True, slots=True)
class Place:
    printed: str
    city: str = ""
    region: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2 where known."""
    postal_code: str = ""
    street: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A web address of the person."""

    url: str
    """As printed, or the link target where only a name is printed."""
    network: str = ""
    """``GitHub``, ``LinkedIn``, ...; empty for a web site."""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    name: Found[PersonName] | None = None
    headline: Found[str] | None = None
    """The title that the person gives themself at the top."""
    emails: tuple[Found[str], ...] = ()
    phones: tuple[Found[Phone], ...] = ()
    place: Found[Place] | None = None
    profiles: tuple[Found[Profile], ...] = ()


class JobKind(StrEnum):
    EMPLOYMENT = "employment"
    INTERNSHIP = "internship"
    FREELANCE = "freelance"
    VOLUNTEER = "volunteer"
    MILITARY = "military"
    BREAK = "break"
    """No work: parental leave, a sabbatical. It stays in the record and counts no month."""


class Seniority(StrEnum):
    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    MANAGER = "manager"
    EXECUTIVE = "executive"


@dataclass(frozen=True, slots=True)
class Job:
    title: Found[str] | None = None
    company: Found[str] | None = None
    department: Found[str] | None = None
    place: Found[str] | None = None
    period: Found[Period] | None = None
    kind: JobKind = JobKind.EMPLOYMENT
    level: Seniority = Seniority.MID
    summary: Found[str] | None = None
    """Free text before or between the bullets."""
    bullets: tuple[Found[str], ...] = ()
    lines: tuple[Line, ...] = ()
    """All lines of the entry, head lines first."""


class DegreeLevel(StrEnum):
    NONE = "none"
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    POSTGRADUATE = "postgraduate"
    """A certificate or diploma that follows a first degree and is no master's: a PGCert, a PGDip."""
    MASTER = "master"
    DOCTORATE = "doctorate"


@dataclass(frozen=True, slots=True)
class Degree:
    institution: Found[str] | None = None
    degree: Found[str] | None = None
    """As printed: ``B.Sc.``, ``Master of Science``."""
    area: Found[str] | None = None
    minor: Found[str] | None = None
    level: DegreeLevel = DegreeLevel.NONE
    stem: bool = False
    place: Found[str] | None = None
    period: Found[Period] | None = None
    grade: Found[str] | None = None
    thesis: Found[str] | None = None
    status: str = "completed"
    """``completed``, ``expected`` or ``unfinished``."""
    courses: tuple[Found[str], ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """A skill as the person lists it, letter for letter."""

    name: Found[str]
    group: str = ""
    level: str = ""
    """As printed beside it: ``expert``, ``4/5``."""


class Evidence(StrEnum):
    """How a skill is shown, weakest first."""

    CLAIMED = "claimed"
    """Only in a summary or headline."""
    LISTED = "listed"
    """In a skills list, a course list or a certificate."""
    PROJECT = "project"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class SkillUse:
    """One place where a canonical skill is found."""

    evidence: Evidence
    surface: str
    """As it stands there."""
    line: Line
    job: int | None = None
    """Index into ``Candidate.jobs``."""
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill of the taxonomy with everything that shows it."""

    id: str
    """Canonical name; unique in the taxonomy."""
    area: str
    uses: tuple[SkillUse, ...]
    months: int = 0
    """Months of use: the union of the periods of the jobs that show it."""
    last_used: PartialDate | None = None
    evidence: Evidence = Evidence.LISTED
    """The strongest of its uses."""


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    language: Found[str]
    """As printed."""
    code: str = ""
    """ISO 639-1 where known."""
    fluency: str = ""
    """As printed."""
    cefr: str = ""
    """A1-C2, or ``native``; empty where not known."""


@dataclass(frozen=True, slots=True)
class Certificate:
    name: Found[str]
    issuer: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Project:
    name: Found[str]
    period: Found[Period] | None = None
    url: str = ""
    summary: Found[str] | None = None
    bullets: tuple[Found[str], ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A publication, award, patent or other entry that is kept with few parts."""

    kind: str
    """``publication``, ``award``, ``patent``, ``interest``, ``reference``, ``military``, ``licence``, ``permit``,
    ``availability``."""
    text: Found[str]
    date: PartialDate | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Experience:
    """Summary figures, all as of one day."""

    months: int = 0
    """Union of all jobs' months; overlaps count once, end months count whole."""
    software_months: int = 0
    data_months: int = 0
    ml_months: int = 0
    management_months: int = 0
    average_months: float = 0.0
    """Months an employer."""
    gaps: tuple[Period, ...] = ()
    """Times without a job of three months or more between the first and the last job."""
    level: Seniority = Seniority.MID


@dataclass(frozen=True, slots=True)
class Candidate:
    contact: Contact = Contact()
    summary: Found[str] | None = None
    jobs: tuple[Job, ...] = ()
    """In the order of the document, volunteer and military ones included (see ``Job.kind``)."""
    education: tuple[Degree, ...] = ()
    listed_skills: tuple[ListedSkill, ...] = ()
    skills: tuple[Skill, ...] = ()
    """Canonical, in order of strength."""
    languages: tuple[LanguageSkill, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    projects: tuple[Project, ...] = ()
    notes: tuple[Note, ...] = ()
    experience: Experience = Experience()
    language: str = ""
    """ISO 639-1 of the language that the CV is written in."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and what was understood of it."""

    document: Document
    candidate: Candidate
    findings: tuple[Finding, ...]
    """The reader's and the parser's."""
