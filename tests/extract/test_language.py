"""The language that a CV is written in."""

from __future__ import annotations

import pytest

from matcher.extract import language

SAMPLES = {
    "en": "Engineer with five years of experience in the design of data platforms for banks.",
    "de": "Entwicklerin mit Schwerpunkt auf Modellen. Aufbau und Betrieb der Plattform für die Kunden.",
    "fr": "Ingénieur avec une expérience de cinq ans dans le développement et la gestion.",
    "es": "Ingeniero de datos con experiencia en el desarrollo de plataformas y la gestión de equipos.",
    "pt": "Engenheiro com experiência no desenvolvimento de plataformas para a indústria e na gestão da equipe.",
    "it": "Ingegnere con esperienza nello sviluppo di piattaforme per la gestione dei dati e nella guida del team.",
    "nl": "Ingenieur met vijf jaar ervaring in het ontwikkelen van platformen en het leiden van een team.",
    "pl": "Inżynier z doświadczeniem w tworzeniu systemów dla banków oraz w zarządzaniu zespołem.",
    "zh": "五年数据平台开发经验，熟悉 Spark 和 Kafka，负责团队管理与项目交付。",
    "ru": "Инженер данных с опытом разработки платформ для банков.",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_detect(code: str, text: str) -> None:
    assert language.detect(text) == code


def test_too_little_text_says_nothing() -> None:
    assert language.detect("Python") == ""
    assert language.detect("") == ""
