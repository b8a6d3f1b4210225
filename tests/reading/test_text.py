from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.problems import Place, Problem
from ocop_site.reading.text import LARGEST_FILE, MOST_PROBLEMS, clean, decode, forbidden_in


def test_plain_text_comes_through() -> None:
    assert decode("tên: Chè Ví Dụ\n".encode(), "content/a.yaml") == ("tên: Chè Ví Dụ\n", [])


def test_every_kind_of_line_end_becomes_one() -> None:
    assert decode(b"a\r\nb\rc\n\r\n", "f") == ("a\nb\nc\n\n", [])


def test_a_byte_order_mark_is_taken_off_and_mentioned() -> None:
    text, problems = decode(b"\xef\xbb\xbfa: 1\n", "f")
    assert text == "a: 1\n"
    assert problems == [Problem("byte-order-mark", Place("f", 1, 1))]


def test_the_first_bad_byte_is_pointed_at() -> None:
    text, problems = decode("một\r\nhai\rba ".encode() + b"\xe1\xbb.\n\xff", "f")
    assert text is None
    assert problems == [Problem("bad-encoding", Place("f", 3, 4))]


def test_columns_are_letters_and_not_bytes() -> None:
    assert decode("tên: Đỗ ".encode() + b"\xff", "f")[1] == [Problem("bad-encoding", Place("f", 1, 9))]


def test_surrogates_and_utf_16_are_not_utf_8() -> None:
    assert decode(b"a\n\xed\xa0\x80", "f")[1] == [Problem("bad-encoding", Place("f", 2, 1))]
    assert decode("a: 1\n".encode("utf-16"), "f")[1] == [Problem("bad-encoding", Place("f", 1, 1))]


def test_decomposed_letters_are_composed_and_the_first_such_line_named() -> None:
    decomposed = unicodedata.normalize("NFD", "Cà phê")
    text, problems = decode(f"một\nhai\n{decomposed}\n{decomposed}\n".encode(), "f")
    assert text == "một\nhai\nCà phê\nCà phê\n"
    assert problems == [Problem("nfd-text", Place("f", 3, 1))]


def test_a_file_may_be_just_as_large_as_the_limit() -> None:
    assert decode(b"x" * LARGEST_FILE, "f") == ("x" * LARGEST_FILE, [])
    too_large = decode(b"x" * (LARGEST_FILE + 1), "f")
    assert too_large == (None, [Problem("file-too-large", Place("f"), {"limit": "1048576"})])


def test_control_characters_are_replaced_and_named_where_they_stand() -> None:
    text, problems = clean("một\nba\x07 hai\x00\n", "f", first_line=5)
    assert text == "một\nba\ufffd hai\ufffd\n"
    assert problems == [
        Problem("control-character", Place("f", 6, 3), {"char": "U+0007"}),
        Problem("control-character", Place("f", 6, 8), {"char": "U+0000"}),
    ]


def test_tabs_and_letters_of_all_kinds_are_no_control_characters() -> None:
    text = "\tĐặc sản ★ 😀 – “x”\u00a0\ufeff\n"
    assert clean(text, "f") == (text, [])


def test_line_separators_do_not_count_as_lines() -> None:
    assert clean("a\u2028b\u2029c\x85d\n\x0be", "f") == (
        "a b c d\n\ufffde",
        [Problem("control-character", Place("f", 2, 1), {"char": "U+000B"})],
    )


def test_not_every_one_of_a_million_control_characters_is_a_problem() -> None:
    text, problems = clean("\x01" * 1_000_000, "f")
    assert text == "\ufffd" * 1_000_000
    assert len(problems) == MOST_PROBLEMS


@given(st.binary() | st.text().map(str.encode))
def test_bytes_give_text_or_the_reason_why_not(data: bytes) -> None:
    text, problems = decode(data, "f")
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(problem.place.line <= lines for problem in problems)
    if text is None:
        assert [problem.code for problem in problems][-1:] == ["bad-encoding"]
    else:
        assert "\r" not in text
        assert unicodedata.is_normalized("NFC", text)
        assert text.count("\n") + 1 == lines


@given(st.text())
def test_what_is_clean_has_the_same_lines_of_the_same_length(text: str) -> None:
    cleaned, problems = clean(text, "f")
    assert [len(line) for line in cleaned.split("\n")] == [len(line) for line in text.split("\n")]
    assert not forbidden_in(cleaned)
    assert bool(problems) == bool(forbidden_in(text))
    for problem in problems:
        char = text.split("\n")[problem.place.line - 1][problem.place.column - 1]
        assert problem.values == {"char": f"U+{ord(char):04X}"}


def test_what_git_left_unmerged_is_one_problem_where_it_begins() -> None:
    text = "code: 1\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> khac\n"
    read, problems = decode(text.encode(), "f.yaml")
    assert read is None
    assert [(p.code, p.place.line) for p in problems] == [("merge-conflict", 2)]
    for whole in ("<<<<<<< A\n", "a\n=======\nb\n", ">>>>>>> B\n", "x <<<<<<< A\n=======\n>>>>>>> B\n"):
        assert decode(whole.encode(), "f.md") == (whole, [])


def test_accents_piled_on_a_letter_are_not_composed() -> None:
    """A megabyte of them would take minutes."""
    text = "name: Chè\nstory: a" + "\u0323\u0302" * 200_000
    found, problems = decode(text.encode(), "a.yaml")
    assert found is None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("control-character", 2, 9)]


@pytest.mark.parametrize("text", ["ệ" * 500, "Ệ".join("-" * 80), "★" * 200, "e\u0323\u0302" * 300, "—" * 400])
def test_no_more_accents_than_languages_have_are_composed(text: str) -> None:
    assert decode(text.encode(), "a.yaml")[0] == unicodedata.normalize("NFC", text)
