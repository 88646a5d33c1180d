"""Seniority from a job title."""

from __future__ import annotations

import re

from matcher.candidate import Seniority

# Asked in this order: "Assistant Vice President" is no assistant, "Engineering Manager" no engineer.
_LEVELS: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    (
        Seniority.INTERN,
        re.compile(
            r"\b(?:intern|internship|trainee|apprentice|werkstudent\w*|praktik\w*|stagiaire|becari[oa]|practicante|estagi[aá]ri[oa]|"
            r"tirocinante|stagista|stagiair|sta[zż]yst\w*|praktykant\w*|azubi|auszubildende\w*|alternant\w*|hilfskraft|student)\b|实习",
            re.IGNORECASE,
        ),
    ),
    (
        Seniority.EXECUTIVE,
        re.compile(
            r"\b(?:c[etfoim]o|ciso|chief|(?:co-?)?founder|president|presidente|vice[- ]president|[sea]?vp|"
            r"managing director|gesch[äa]ftsf[üu]hrer\w*|"
            r"vorstand\w*|gr[üu]nder\w*|directeur g[ée]n[ée]ral|director general|amministratore delegato|"
            r"prezes|fondat\w+|"
            r"fundador\w*|"
            r"executive director|partner|owner|inhaber\w*)\b|总裁|创始人|总经理",
            re.IGNORECASE,
        ),
    ),
    (
        Seniority.MANAGER,
        re.compile(
            r"\b(?:engineering manager|manager|head|director|directora|directeur|directrice|diretor\w*|"
            r"direttore|leiter\w*|\w+leiter(?:in)?|leitung|"
            r"jefe|jefa|gerente|responsable|responsabile|chef d[e']\w*|kierownik|dyrektor|supervisor|"
            r"coordinat\w+|hoofd|manager\w*)\b|经理|总监|主管",
            re.IGNORECASE,
        ),
    ),
    (
        Seniority.LEAD,
        re.compile(
            r"\b(?:lead|leader|principal|staff|distinguished|architect|teamlead|l[ií]der|capo)\b|负责人|架构师",
            re.IGNORECASE,
        ),
    ),
    (
        Seniority.SENIOR,
        re.compile(
            r"\b(?:senior|sr\.?|s[êé]nior|expert|experte|confirm[ée]e?|starszy|iii|iv)\b|高级|资深", re.IGNORECASE
        ),
    ),
    (
        Seniority.JUNIOR,
        re.compile(
            r"\b(?:junior|jr\.?|j[úu]nior|entry[- ]level|graduate|assistant|associate|"
            r"m[łl]odszy|d[ée]butant)\b|初级|助理",
            re.IGNORECASE,
        ),
    ),
)
_PRODUCT = re.compile(
    r"\b(?:product|project|program(?:me)?|account|office|case|community|social media|content)\s+manager", re.IGNORECASE
)
"""Managers of things, not of people."""


def level_of(title: str) -> Seniority:
    """The level that a title claims; ``MID`` where it claims none."""
    for level, pattern in _LEVELS:
        if pattern.search(title):
            if (
                level is Seniority.MANAGER
                and _PRODUCT.search(title)
                and not re.search(r"\b(?:head|director)\b", title, re.I)
            ):
                continue
            return level
    return Seniority.MID
