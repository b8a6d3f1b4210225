from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.tables import Table, read_table
from ocop_site.reading.text import MOST_PROBLEMS

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, content: str | bytes) -> tuple[Table, list[tuple[str, int]]]:
    path = folder / "bang.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    table, problems = read_table(path)
    assert all(problem.line("vi") and problem.place.path == path.as_posix() for problem in problems)
    return table, [(problem.code, problem.place.line) for problem in problems]


def read_well(folder: Path, content: str | bytes) -> Table:
    table, problems = read(folder, content)
    assert problems == []
    return table


def test_rows_know_their_lines(tmp_path: Path) -> None:
    content = 'name,size\r\n"Chè\r\nVí Dụ",100 g\r\n\r\nGạo,"5 ""kg"""\r\n'
    assert read_well(tmp_path, content) == Table(
        ("name", "size"),
        ((2, {"name": "Chè\nVí Dụ", "size": "100 g"}), (5, {"name": "Gạo", "size": '5 "kg"'})),
    )


def test_semicolons_are_recognised_by_the_header(tmp_path: Path) -> None:
    assert read_well(tmp_path, "name;price, đồng;size\nChè, xanh;1,5;x\n") == Table(
        ("name", "price, đồng", "size"),
        ((2, {"name": "Chè, xanh", "price, đồng": "1,5", "size": "x"}),),
    )
    assert read_well(tmp_path, '"a;b;c",d\n1;2,3\n').header == ("a;b;c", "d")
    assert read_well(tmp_path, '"a,\n,b";c\n1;2\n').header == ("a,\n,b", "c")


def test_one_column_is_a_table(tmp_path: Path) -> None:
    assert read_well(tmp_path, "id\nche\n").rows == ((2, {"id": "che"}),)


def test_header_names_are_trimmed_and_cells_are_not(tmp_path: Path) -> None:
    assert read_well(tmp_path, " name , size\n Chè ,\n") == Table(
        ("name", "size"), ((2, {"name": " Chè ", "size": ""}),)
    )


def test_rows_without_text_are_nothing(tmp_path: Path) -> None:
    assert read_well(tmp_path, "\n;;\na;b\n;\n \n1;2\n").rows == ((6, {"a": "1", "b": "2"}),)


def test_marks_and_decomposed_letters_are_read_and_mentioned(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfname\n" + unicodedata.normalize("NFD", "Chè").encode()
    assert read(tmp_path, content) == (
        Table(("name",), ((2, {"name": "Chè"}),)),
        [("byte-order-mark", 1), ("nfd-text", 2)],
    )


def test_rows_of_another_width_are_left_out(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "a,b\n1\n1,2\n1,2,3\n")
    assert table.rows == ((3, {"a": "1", "b": "2"}),)
    assert problems == [("wrong-number-of-cells", 2), ("wrong-number-of-cells", 4)]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("a,,b\n1,2,3\n", [("empty-column-name", 1)]),
        ("\na,b, a\n1,2,3\n", [("duplicate-column", 2)]),
        ("", [("empty-table", 0)]),
        ("\n ; \n", [("empty-table", 0)]),
        ('a,b\n1,2\n3,"4\n5,6\n', [("bad-csv", 3)]),
        ('a,b\n"1"x,2\n', [("bad-csv", 2)]),
        ("a\n" + "x" * 200_000, [("bad-csv", 2)]),
        ("a\nx\x07y\n", [("control-character", 2)]),
        (b"a\nb\n\xff\n", [("bad-encoding", 3)]),
    ],
    ids=range(9),
)
def test_what_is_wrong_has_a_line(tmp_path: Path, content: str | bytes, problems: list[tuple[str, int]]) -> None:
    assert read(tmp_path, content)[1] == problems


def test_there_is_an_end_to_complaints(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,b\n" + "1\n" * 1000)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == ("too-many-problems", 0)


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    table, problems = read_table(tmp_path / "absent.csv")
    assert table == Table((), ())
    assert [problem.code for problem in problems] == ["unreadable-file"]
    assert [problem.code for problem in read_table(tmp_path)[1]] == ["unreadable-file"]


@given(st.binary(max_size=120) | st.text(alphabet='ab,;"\n\r \t\x00đ', max_size=120).map(str.encode))
def test_any_file_is_a_table_with_lines_that_are_there(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    table, problems = read(tmp_path_factory.getbasetemp(), content)
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(line <= lines for _, line in problems)
    assert all(1 < line <= lines and tuple(row) == table.header for line, row in table.rows)
    assert table.header or problems


CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], include_characters="\n"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.sampled_from(",;"))
def test_what_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([["một", "hai", "ba"], *rows])
    path = tmp_path_factory.getbasetemp() / "bang.csv"
    path.write_text(stream.getvalue(), encoding="utf-8", newline="")
    table, problems = read_table(path)
    assert {problem.code for problem in problems} <= {"nfd-text"}
    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    assert [list(row.values()) for _, row in table.rows] == [
        row for row in composed if any(cell.strip() for cell in row)
    ]


@pytest.mark.parametrize(
    ("content", "measure", "line"),
    [
        ("a" + ",a" * 1000 + "\n", "columns", 1),
        ("a\n" + "b\n" * 400_100, "cells", 400_001),
        ("a,b\n" + "c,d\n" * 340_000, "cells", 333_334),
    ],
)
def test_tables_without_end_are_refused(tmp_path: Path, content: str, measure: str, line: int) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(content, "utf-8")
    (problem,) = read_table(path)[1]
    assert (problem.code, problem.values["measure"], problem.place.line) == ("workbook-too-large", measure, line)
    (foreign,) = read_foreign(path)[1] if measure == "columns" else (problem,)
    assert (foreign.code, foreign.place.line) == (problem.code, line)


def test_other_peoples_tables_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("a,b\n" + "\n" * 1_000_000 + "c,d\n" * 500_000, "utf-8")
    (problem,) = read_foreign(path)[1]
    assert (problem.code, problem.values["measure"]) == ("workbook-too-large", "cells")
    assert 1_300_000 < problem.place.line < 1_400_000
