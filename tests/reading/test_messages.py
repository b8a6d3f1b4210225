from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.messages import read_messages

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.reading.messages import Messages

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def read(folder: Path, text: str, tag: str = "en") -> tuple[Messages, list[str]]:
    """The messages of a file with this text, and the lines about it."""
    (folder / f"{tag}.po").write_text(text, encoding="utf-8")
    messages, problems = read_messages(folder, tag)
    return messages, [problem.line("en") for problem in problems]


def entry(message: str, said: str, before: str = "") -> str:
    return f'\n{before}msgid "{message}"\nmsgstr "{said}"\n'


def test_what_is_translated_is_known_and_said(tmp_path: Path) -> None:
    counted = '\nmsgid "{n} sao"\nmsgid_plural "{n} sao"\nmsgstr[0] "{n} star"\nmsgstr[1] "{n} stars"\n'
    messages, lines = read(tmp_path, HEAD + entry("Nguồn", "Source") + counted)
    assert lines == []
    assert messages.tag == "en"
    assert messages.known == {"Nguồn", "{n} sao"}
    assert messages.said.gettext("Nguồn") == "Source"
    assert [messages.said.ngettext("{n} sao", "", n) for n in (0, 1, 2)] == ["{n} stars", "{n} star", "{n} stars"]


def test_what_is_not_there_says_itself(tmp_path: Path) -> None:
    messages, _ = read(tmp_path, HEAD)
    assert messages.known == frozenset()
    assert messages.said.gettext("Nguồn") == "Nguồn"


@pytest.mark.parametrize(
    "text",
    [
        entry("Nguồn", ""),
        entry("Nguồn", "Source", "#, fuzzy\n"),
        '\nmsgid "Nguồn"\nmsgid_plural "Nguồn"\nmsgstr[0] "source"\nmsgstr[1] ""\n',
    ],
    ids=["empty", "doubtful", "one form of two"],
)
def test_half_a_translation_is_none(tmp_path: Path, text: str) -> None:
    messages, lines = read(tmp_path, HEAD + text)
    assert messages.known == frozenset()
    assert lines == []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("{n} sao", "{m} stars"),
        ("đến {day}", "until {day} {year}"),
        ("năm %(year)s", "in %(years)s"),
        ("năm %(year)s", "in {year}"),
        ("đến {day}", "until {day"),
        ("đến {day}", "until day}"),
        ("đến {day}", "until {}"),
        ("đến {day}", "until {day.year}"),
    ],
)
def test_gaps_that_the_message_does_not_have(tmp_path: Path, message: str, said: str) -> None:
    _, lines = read(tmp_path, HEAD + entry(message, said))
    assert lines == [
        (
            f"templates/locale/en.po:6:1: error wrong-gaps: The translation `{said}` has a gap that its message "
            f"`{message}` does not have."
        )
    ]


@pytest.mark.parametrize(
    ("message", "said"), [("{n} sao ở {place}", "{place}: {n}"), ("{n} sao", "stars"), ("50 %", "50 %")]
)
def test_gaps_may_change_places_and_be_left_out(tmp_path: Path, message: str, said: str) -> None:
    messages, lines = read(tmp_path, HEAD + entry(message, said))
    assert (messages.known, lines) == ({message}, [])


def test_a_file_that_is_no_translation_names_its_line(tmp_path: Path) -> None:
    messages, (line,) = read(tmp_path, HEAD + entry("Nguồn", "Source") + "đây không phải là bản dịch\n")
    assert messages.known == frozenset()
    assert line.startswith("templates/locale/en.po:8:1: error broken-translation: ")


def test_a_language_that_nobody_knows_is_told(tmp_path: Path) -> None:
    _, (line,) = read(tmp_path, HEAD, "qqq")
    assert line.startswith("templates/locale/qqq.po: error broken-translation: ")


def test_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "en.po").write_bytes((HEAD + entry("Nguồn", "Source")).encode("utf-16"))
    _, problems = read_messages(tmp_path, "en")
    assert [problem.code for problem in problems] == ["bad-encoding"]


def test_a_language_without_a_file_is_told(tmp_path: Path) -> None:
    messages, problems = read_messages(tmp_path, "en")
    assert messages.known == frozenset()
    assert [str(problem.place) for problem in problems] == ["templates/locale/en.po"]
