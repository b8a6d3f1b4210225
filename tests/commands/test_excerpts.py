from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.commands.excerpts import WIDTH, Excerpts
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., list[str]]:
    """What is shown of the second line of a file, at a column, for a value."""

    def show(line: str, column: int, value: str = "") -> list[str]:
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / "a.yaml").write_text(f"\n{line}\n", encoding="utf-8")
        values = {"value": value} if value else {}
        return Excerpts(tmp_path / "content").of(Problem("bad-date", Place("content/a.yaml", 2, column), values))

    return show


@pytest.mark.parametrize(
    ("line", "column", "value", "marks"),
    [
        ("issued: 20/03/2025", 9, "20/03/2025", "        ^^^^^^^^^^"),
        ('issued: "20/03/2025"', 9, "20/03/2025", "        ^^^^^^^^^^^^"),
        ("name: Nước mắm Ðặc sản", 7, "Ðặc", "               ^^^"),
        ("name: Nước mắm", 7, "không ở đó", "      ^"),
        ("tên: 漢字 sai", 6, "sai", "          ^^^"),  # a sign of two cells
        ("\tname: a", 2, "name", " ^^^^"),
    ],
)
def test_the_place_is_marked(shown: Callable[..., list[str]], line: str, column: int, value: str, marks: str) -> None:
    assert shown(line, column, value) == [f"  2 | {line.replace(chr(9), ' ')}", f"    | {marks}"]


def test_of_a_long_line_the_piece_around_is_shown(shown: Callable[..., list[str]]) -> None:
    line, marks = shown(f"{'á' * 500} sai {'b' * 500}", 502, "sai")
    assert (line[6], line[-1]) == ("…", "…")
    assert len(line) == len("  2 | ") + 1 + WIDTH + 1
    assert line[marks.index("^") : marks.rindex("^") + 1] == "sai"


@pytest.mark.parametrize("column", [0, 90])
def test_without_a_place_in_the_line_nothing_breaks(shown: Callable[..., list[str]], column: int) -> None:
    assert [line.count("^") for line in shown("name: a", column)] in ([], [0, 1])


def test_signs_that_a_terminal_obeys_are_not_sent_to_it(shown: Callable[..., list[str]]) -> None:
    assert shown("name: \x1b[2J\u202ea", 1) == ["  2 | name: �[2J�a", "    | ^"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"x" * 5_000_000])
def test_what_cannot_be_read_shows_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    assert Excerpts(tmp_path / "content").of(Problem("bad-date", Place("a.yaml", 1, 1))) == []
    assert Excerpts(tmp_path / "content").of(Problem("bad-date", Place("gone.yaml", 1, 1))) == []


def test_a_content_folder_named_from_here_is_found_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mau" / "content").mkdir(parents=True)
    (tmp_path / "mau" / "content" / "a.yaml").write_text("name: a\n")
    monkeypatch.chdir(tmp_path)
    for given, path in (("mau/content", "mau/content/a.yaml"), (str(tmp_path / "mau" / "content"), "content/a.yaml")):
        assert Excerpts(Path(given)).of(Problem("bad-date", Place(path, 1, 7)))[0] == "  1 | name: a"
