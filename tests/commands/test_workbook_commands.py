from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ocop_site.reading.ledger import GivenCode, ledger_text
from ocop_site.reading.workbooks import read_workbook
from tests.small_content import PROJECT, code, product, write
from tests.whole_sites import run
from tests.writing.workbooks.book import Book

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    line = GivenCode(code(1), "products", "mam", "2026-11-22", 0)
    files = {"products/mam.yaml": product(1), "ledger/codes.csv": ledger_text([line], GivenCode)}
    write(tmp_path, files)
    return tmp_path


def record(home: Path) -> str:
    return (home / "content/products/mam.yaml").read_text("utf-8")


def edit(home: Path, **cells: object) -> None:
    book = Book((home / "so.xlsx").read_bytes())
    book.put("products", ("mam",), **cells)
    (home / "so.xlsx").write_bytes(book.saved())


def test_out_and_in_again(home: Path) -> None:
    assert run(home, "export", "so.xlsx", *DAY).exit == 0
    again = run(home, "import", "so.xlsx", *DAY)
    assert (again.exit, "Không có gì để đổi." in again.out) == (0, True)
    edit(home, name="Nước mắm Mẫu")
    shown = run(home, "import", "so.xlsx", *DAY)
    assert shown.exit in {0, 1}
    assert "~ mam · Tên: Nước mắm Ví Dụ → Nước mắm Mẫu" in shown.out
    assert "--yes" in shown.err
    assert "Mẫu" not in record(home)
    done = run(home, "import", "so.xlsx", "--yes", *DAY)
    assert done.exit == 0
    assert record(home) == product(1, "Nước mắm Mẫu")


def test_refused_rows_go_to_a_workbook_with_their_reasons(home: Path) -> None:
    run(home, "export", "so.xlsx", *DAY)
    edit(home, group="=1+1")
    before = record(home)
    done = run(home, "import", "so.xlsx", "--yes", "--lang", "en", *DAY)
    assert done.exit == 1
    assert record(home) == before
    (sheet,), problems = read_workbook(home / "so-rejects.xlsx")
    assert problems == []
    assert sheet.name == "Sản phẩm"
    reason, cell, which, *cells = sheet.rows[1]
    assert "group" in reason.text
    assert (cell.text, which.text) == ("Sản phẩm!G3", "mam")
    assert ("=1+1", "text") in {(one.text, one.form) for one in cells}
    (home / "so-rejects.xlsx").write_bytes((home / "so.xlsx").read_bytes())
    assert run(home, "import", "so.xlsx", "--yes", *DAY).exit == 2


def test_rejects_of_an_earlier_import_go_once_none_are_left(home: Path) -> None:
    run(home, "export", "so.xlsx", *DAY)
    good = (home / "so.xlsx").read_bytes()
    edit(home, group="=1+1")
    assert run(home, "import", "so.xlsx", "--yes", *DAY).exit == 1
    rejects = home / "so-rejects.xlsx"
    ours = rejects.read_bytes()
    (home / "so.xlsx").write_bytes(good)
    done = run(home, "import", "so.xlsx", "--yes", *DAY)
    assert (done.exit, rejects.exists(), "đã xóa so-rejects.xlsx" in done.out) == (0, False, True)
    rejects.write_bytes(ours)
    edit(home, set=9)
    done = run(home, "import", "so.xlsx", *DAY)  # nothing was agreed to
    assert rejects.exists()
    done = run(home, "import", "so.xlsx", "--yes", "--lang", "en", *DAY)
    assert (done.exit, rejects.exists(), "so-rejects.xlsx of the last time was removed" in done.out) == (0, False, True)


def test_rejects_in_which_somebody_worked_are_left(home: Path) -> None:
    run(home, "export", "so.xlsx", *DAY)
    good = (home / "so.xlsx").read_bytes()
    edit(home, group="=1+1")
    run(home, "import", "so.xlsx", "--yes", *DAY)
    rejects = home / "so-rejects.xlsx"
    book = load_workbook(rejects)
    book.worksheets[0]["C2"] = "ghi thêm"
    book.save(rejects)
    assert run(home, "import", "so.xlsx", "--yes", *DAY).exit == 2  # what they wrote would be lost
    (home / "so.xlsx").write_bytes(good)
    done = run(home, "import", "so.xlsx", "--yes", *DAY)
    assert (done.exit, rejects.exists(), "so-rejects.xlsx là của lần trước" in done.out) == (0, True, True)


def test_nothing_is_written_over_or_into_the_records(home: Path) -> None:
    assert run(home, "export", "so.csv", *DAY).exit == 2
    assert run(home, "export", "content/so.xlsx", *DAY).exit == 2
    assert run(home, "export", "so.xlsx", *DAY).exit == 0
    assert run(home, "export", "so.xlsx", *DAY).exit == 2
    assert run(home, "export", "so.xlsx", "--force", *DAY).exit == 0
    assert run(home, "import", "so.xlsx", "so.xlsx", *DAY).exit == 2
    (home / "content/products/mam.yaml").write_text("name: x\n", "utf-8")
    assert run(home, "export", "moi.xlsx", *DAY).exit == 1
    assert not (home / "moi.xlsx").exists()


def test_the_same_content_and_day_give_the_same_bytes_in_two_processes(home: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, str(PROJECT / "build.py"), "export", "so.xlsx", "--force", *DAY]
        subprocess.run(command, check=True, cwd=home, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        (home / "so.xlsx").rename(home / f"{seed}.xlsx")
    assert (home / "1.xlsx").read_bytes() == (home / "2.xlsx").read_bytes()


def test_the_workbook_helps_whoever_fills_it_in(home: Path) -> None:
    (home / "content/products/mam.yaml").write_text(product(1, "'=HYPERLINK(\"x\")'", "set: 9\n"), "utf-8")
    run(home, "export", "so.xlsx", *DAY)
    book = load_workbook(home / "so.xlsx")
    assert book.sheetnames[0] == "Đọc trước"
    assert book["Danh mục"].sheet_state == "hidden"
    sheet = book["Sản phẩm"]
    assert sheet.freeze_panes == "C3"
    assert (sheet["B3"].value, sheet["B3"].data_type, sheet["B3"].quotePrefix) == ('=HYPERLINK("x")', "s", True)
    assert (sheet["H3"].value, sheet["D3"].number_format) == (9, "@")
    assert "Tên sẽ hiện trên trang" in sheet["B1"].comment.text
    assert "The name on pages" in sheet["B1"].comment.text
    rules = {str(rule.sqref).split(":", maxsplit=1)[0]: rule for rule in sheet.data_validations.dataValidation}
    assert (rules["G3"].type, rules["G3"].formula1) == ("list", "'Danh mục'!$A$3:$A$8")
    assert (rules["F3"].type, rules["F3"].formula1) == ("list", "'Chủ thể'!$A$3:$A$502")
    assert (rules["D3"].type, rules["D3"].formula1) == ("custom", "FALSE")
    assert all(len(rule.prompt or "") <= 255 for rule in rules.values())
    papers = {rule.prompt: rule for rule in book["SP công nhận"].data_validations.dataValidation}
    stars = next(rule for prompt, rule in papers.items() if prompt.startswith("Hạng sao được công nhận"))
    assert (stars.type, stars.formula1, stars.formula2) == ("whole", "1", "5")
    marks = [rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules]
    assert 'AND($A3<>"",COUNTIF($A$3:$A$503,$A3)>1)' in marks
    assert any("COUNTIF('Chủ thể'!" in formula for formula in marks)
    keys = [cell.value for cell in sheet[2]]
    assert keys[-1] == "#mark products"
    assert sheet.column_dimensions[sheet.cell(2, len(keys)).column_letter].hidden
