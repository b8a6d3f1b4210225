from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from ocop_site.problems import Place, Problem
from ocop_site.writing.mending import mended, mends

if TYPE_CHECKING:
    from pathlib import Path

PATH = "content/products/a.yaml"


def date(line: int, column: int, wrong: str, right: str) -> Problem:
    return Problem("bad-date", Place(PATH, line, column), {"value": wrong}, right)


def test_dates_are_turned_round_and_nothing_else_changes() -> None:
    text = '# 20/03/2025 trong giấy\nname:   "Mắm"\nissued: 20/03/2025   # ngày 20/03/2025 ghi trong giấy\n'
    problem = date(3, 9, "20/03/2025", "2025-03-20")
    assert mended(text.encode(), PATH, [problem]) is None  # it stands twice on its line: nothing is certain
    text = text.replace("ngày 20/03/2025 ghi", "ngày ghi")
    assert mended(text.encode(), PATH, [problem]) == text.replace("issued: 20/03/2025", "issued: 2025-03-20").encode()


def test_letters_become_ours_where_a_problem_names_them() -> None:
    text = "name: Mắm Ðặc sản\nnotes:\n  - trang dùng chữ Ð\n"
    problem = Problem("look-alike-letter", Place(PATH, 1, 7), {"value": "Ðặc"}, "Đặc")
    assert mended(text.encode(), PATH, [problem]) == text.replace("Ðặc", "Đặc").encode()


def test_without_a_certain_value_nothing_is_guessed() -> None:
    text = b"name: A\xe2\x80\x8bB\ngroup: thuc-pam\n"
    problems = [
        Problem("look-alike-letter", Place(PATH, 1, 7), {"value": "A\u200bB"}),
        Problem("unknown-reference", Place(PATH, 2, 8), {"value": "thuc-pam"}, "thuc-pham"),
    ]
    assert mended(text, PATH, problems) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_loose_spaces_go_and_the_ends_of_lines_stay(end: str) -> None:
    before = end.join(["name: Mắm  ", "story: |", "  một\t", "", "  hai\u00a0", ""])
    after = end.join(["name: Mắm", "story: |", "  một", "", "  hai", ""])
    assert mended(before.encode(), PATH, []) == after.encode()


def test_letters_are_composed_and_the_mark_at_the_beginning_goes() -> None:
    text = "name: Nước mắm\n"
    assert mended(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).encode(), PATH, []) == text.encode()


def test_a_story_keeps_its_two_spaces() -> None:
    text = "---\nname: Mắm \n---\nMột dòng  \nhai dòng \n"
    assert mended(text.encode(), "content/products/a.md", []) == text.replace("Mắm ", "Mắm").encode()


@pytest.mark.parametrize(
    "text", [b"name: [1\n ", b"\xff", b"---\nname: a \n", b"name: a\n", b'name: "a   \n  b"\nx: "c \\\n  d"\n']
)
def test_what_is_broken_or_good_is_left_alone(text: bytes) -> None:
    new = mended(text, PATH, [])
    assert new is None or b"a\n" in new


def test_only_records_are_mended(tmp_path: Path) -> None:
    for name in ("products/a.yaml", "vocabulary/b.yaml", "ledger/codes.csv", "imports/c.yaml", "products/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("name: a \n")
    (one,) = mends(tmp_path, "content", [])
    assert (one.path, one.file, one.before, one.after) == (
        PATH,
        tmp_path / "products/a.yaml",
        b"name: a \n",
        b"name: a\n",
    )
