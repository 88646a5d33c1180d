from __future__ import annotations

import random

import pytest

from matcher.document import Line, LineKind
from matcher.errors import EmptyError, NoTextError, TooLargeError, UnsupportedFormatError
from matcher.readers import Source, read

WRAPPED = """\
JANE DOE
========

Experience
----------
Engineer, Foo GmbH                         2019 - 2021
  * Built a long thing that is wrapped at some column by the editor and
    goes on here
  * Second thing
This is a paragraph of text that is wrapped at about seventy columns as
in the mail programs of old, and so it goes on for a while until it is
ended by a full stop.
"""


def lines(text: str | bytes) -> tuple[Line, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    found = read(Source("cv.txt", data))
    assert found.format == "text"
    return found.lines


def test_underlined_lines_are_headings_and_rules_are_no_text() -> None:
    found = lines(WRAPPED)

    assert [(line.text, line.level) for line in found if line.kind is LineKind.HEADING] == [
        ("JANE DOE", 1),
        ("Experience", 2),
    ]
    assert all("---" not in line.text and "===" not in line.text for line in found)


def test_wrapped_lines_continue_theirs() -> None:
    continued = [line.text for line in lines(WRAPPED) if line.continues]

    assert continued == [
        "goes on here",
        "in the mail programs of old, and so it goes on for a while until it is",
        "ended by a full stop.",
    ]


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    assert not any(
        line.continues for line in lines("Jane Doe\nBerlin\njane@example.com\nEngineer at Foo\nsince 2019\n")
    )


def test_columns_made_with_spaces_are_cells() -> None:
    assert lines("Engineer, Foo GmbH          2019 - 2021")[0].cells == ("Engineer, Foo GmbH", "2019 - 2021")


def test_blank_lines_are_space_above() -> None:
    assert [line.gap for line in lines("a\nb\n\nc\n\n\nd\n")] == [0.0, 0.0, 1.0, 2.0]


def test_nested_bullets_keep_their_indent() -> None:
    found = lines("- a\n  - b\n    more of b\n")

    assert [(line.kind, line.text, line.continues) for line in found] == [
        (LineKind.BULLET, "a", False),
        (LineKind.BULLET, "b", False),
        (LineKind.TEXT, "more of b", True),
    ]
    assert found[1].indent > found[0].indent


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_every_kind_of_line_end_ends_a_line(ending: str) -> None:
    assert [line.text for line in lines(f"Jane{ending}Doe")] == ["Jane", "Doe"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    text = "Jürgen Müller\nStraße 5, Köln\nVertriebsleiter für Süddeutschland"

    assert "\n".join(line.text for line in lines(text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1250",
            "Zażółć gęślą jaźń. Doświadczenie zawodowe: programista, Łódź. Język angielski biegły, umiejętności.",
        ),
        ("cp1251", "Иван Петров. Опыт работы: инженер-программист в Москве, Россия. Образование: университет."),
        (
            "gb18030",
            "工作经历：高级软件工程师，负责搜索推荐系统的设计与开发。教育背景：清华大学计算机科学与技术专业硕士。",
        ),
    ],
)
def test_other_old_encodings_are_guessed(encoding: str, text: str) -> None:
    assert lines((text + "\n").encode(encoding) * 3)[0].text == text


def test_a_euro_sign_and_quotes_in_windows_1252() -> None:
    assert lines("Budget of €5m “owned” – café".encode("cp1252"))[0].text == "Budget of €5m “owned” – café"


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\0\0\0"])
def test_empty_files_say_so(data: bytes) -> None:
    with pytest.raises(EmptyError):
        read(Source("cv.txt", data))


def test_text_without_letters_is_no_text() -> None:
    with pytest.raises(NoTextError):
        read(Source("cv.txt", b"123 --- 456\n"))


def test_random_bytes_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError):
        read(Source("cv.txt", bytes((i * 7919 + i * i) % 256 for i in range(5000))))


def test_random_bytes_behind_a_byte_order_mark_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError):
        read(Source("cv.pdf", b"\xff\xfe" + random.Random(7).randbytes(5_000)))


def test_a_file_of_line_ends_is_refused_quickly() -> None:
    with pytest.raises(TooLargeError):
        read(Source("cv.txt", b"a\n" * 300_000))


def test_invisible_characters_go_and_letters_stay() -> None:
    found = lines("J\u200bane\u00a0Doe \ue000 \u202eﬁnance Zoe\u0301 soft\u00adware naïve")

    assert found[0].text == "Jane Doe finance Zoé software naïve"
