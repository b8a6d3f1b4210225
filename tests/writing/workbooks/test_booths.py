"""Booths and halls in the workbook: nothing is lost on the way out and in, and an officer may edit them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.small_content import code
from tests.writing.workbooks.book import Book, codes, exported, imported, planned

if TYPE_CHECKING:
    from pathlib import Path

FAIR = f"""\
name: Hội chợ Ví Dụ   # ghi chú
code: "{code(50)}"
halls:
  - {{name: Nhà A, rows: 2, columns: 3}}   # đo trên sơ đồ
booths:
  # cạnh cửa
  - {{number: A1, code: "{code(61)}", hall: Nhà A, row: 1, column: 2, wide: 2, deep: 1, products: [mam, mut]}}
  - number: A2
    exhibitor: {{producer: htx-vi-du}}
"""


def fair(content: Path) -> Path:
    path = content / "fairs" / "hoi-cho.yaml"
    path.parent.mkdir()
    path.write_text(FAIR, encoding="utf-8")
    return path


def test_a_workbook_that_nobody_touched_changes_nothing(content: Path) -> None:
    fair(content)
    plan = planned(content, Book(exported(content)).saved())
    assert (plan.files, plan.changes, plan.refused, plan.missing) == ({}, (), (), {})
    assert plan.untouched["fairs"] == 4  # rows: the fair, its hall, its booths


def test_a_booth_is_moved_and_renumbered_and_every_comment_stays(content: Path) -> None:
    path = fair(content)
    book = Book(exported(content))
    book.put("fairs.booths", ("hoi-cho", 1), number="A7", row=2, column=1)
    book.put("fairs.halls", ("hoi-cho", 1), columns=4)
    assert codes(imported(content, book.saved())) == []
    text = FAIR.replace("number: A1", "number: A7").replace("row: 1, column: 2", "row: 2, column: 1")
    assert path.read_text(encoding="utf-8") == text.replace("columns: 3", "columns: 4")
    assert planned(content, Book(exported(content)).saved()).files == {}


def test_a_cell_outside_the_grid_of_every_hall_is_refused(content: Path) -> None:
    path = fair(content)
    book = Book(exported(content))
    book.put("fairs.booths", ("hoi-cho", 1), row=9)
    plan = imported(content, book.saved())
    assert codes(plan) == ["booth-outside-hall"]
    assert path.read_text(encoding="utf-8") == FAIR
