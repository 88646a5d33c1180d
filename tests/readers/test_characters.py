from __future__ import annotations

from matcher.readers.characters import clean


def test_radicals_of_printed_pages_are_the_characters_that_they_look_like() -> None:
    assert clean("⼯程师, 时⻓, ⻚⾯, ⺟语") == "工程师, 时长, 页面, 母语"


def test_letters_stay_as_they_are() -> None:
    assert clean("Ångström ½ ² Ⅳ ™ 工程师 のプログラム") == "Ångström ½ ² Ⅳ ™ 工程师 のプログラム"
