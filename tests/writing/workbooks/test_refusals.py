"""What of a workbook is refused, for which reason and at which cell; what is only mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import GivenCode, ledger_text
from tests.small_content import code, product, write
from tests.writing.workbooks.book import Book, codes, exported, imported, mam, planned

if TYPE_CHECKING:
    from pathlib import Path


# -- rows that do not go together with other records


def test_the_guilty_of_forty_rows_are_found_and_the_others_written(content: Path) -> None:
    more = {
        f"products/sp-{n:02}.yaml": product(10 + n, f"Sản phẩm Mẫu {n}", 'gtin: "8936012345674"\n' * (n == 39))
        for n in range(40)
    }
    lines = [GivenCode(code(10 + n), "products", f"sp-{n:02}", "2026-11-22", 0) for n in range(40)]
    ledger = (content / "ledger/codes.csv").read_text("utf-8")
    write(
        content.parent, {**more, "ledger/codes.csv": ledger + "\n".join(ledger_text(lines, GivenCode).split("\n")[1:])}
    )
    book = Book(exported(content))
    for n in range(40):
        book.put("products", (f"sp-{n:02}",), set=9)
    # The same GTIN is told at sp-39, who has done nothing; the reference to nothing at its own row.
    book.put("products", ("sp-07",), gtin="8936012345674")
    book.put("products", ("sp-21",), producer="khong-co")
    plan = imported(content, book.saved())
    assert {(one.row.id, one.problem.code) for one in plan.refused} == {
        ("sp-07", "same-gtin-twice"),
        ("sp-21", "unknown-reference"),
    }
    assert {change.row.id for change in plan.changes} == {f"sp-{n:02}" for n in range(40)} - {"sp-07", "sp-21"}
    assert "set: 9" in (content / "products/sp-39.yaml").read_text("utf-8")
    assert "set" not in (content / "products/sp-07.yaml").read_text("utf-8")
    (wrong,) = [one for one in plan.refused if one.row.id == "sp-21"]
    assert wrong.problem.place == wrong.row.place("producer")


def test_only_the_guilty_row_of_a_record_is_refused(content: Path) -> None:
    write(content.parent, {"products/tra.yaml": product(3, "Trà Ví Dụ", 'gtin: "8936012345674"\n')})
    book = Book(exported(content))
    book.put("products", ("mut",), gtin="8936012345674")
    book.add("products.packs", "mut", None, size="1 hũ")
    plan = imported(content, book.saved())
    assert [(one.row.table.name, one.problem.code) for one in plan.refused] == [("products", "same-gtin-twice")]
    assert "1 hũ" in (content / "products/mut.md").read_text("utf-8")


def test_records_that_need_each_other_come_in_together(content: Path) -> None:
    book = Book(exported(content))
    book.add("products", "a-moi", name="Chè A Mẫu", group="thuc-pham", producer="z-moi")
    book.add("products", "hong", name="Chè Hỏng Mẫu", group="thuc-pham", producer="khong-co")
    book.add("producers", "z-moi", name="HTX Z Mẫu")
    plan = imported(content, book.saved())
    assert [(one.row.id, one.problem.code) for one in plan.refused] == [("hong", "unknown-reference")]
    assert {"products/a-moi.yaml", "producers/z-moi.yaml"} <= set(plan.files)


def test_a_new_record_goes_whole_and_one_row_has_the_reason(content: Path) -> None:
    book = Book(exported(content))
    book.add("products", "moi", name="Chè Mới Mẫu", group="thuc-pham")
    number = book.add("products.certificates", "moi", None, stars=9)
    book.add("products.packs", "moi", None, size="1 hộp")
    plan = planned(content, book.saved())
    assert plan.files == {}
    assert [(one.row.table.name, one.problem.code) for one in plan.refused] == [
        ("products", "row-of-refused"),
        ("products.certificates", "out-of-range"),
        ("products.packs", "row-of-refused"),
    ]
    wrong = plan.refused[1]
    assert wrong.problem.place == wrong.row.place("stars")
    assert wrong.row.number + 1 == number


def test_rows_of_a_record_that_is_refused_are_not_called_strangers(content: Path) -> None:
    book = Book(exported(content))
    number = book.add("products", "moi", group="thuc-pham")
    sheet = book.sheet("products")
    sheet.cell(number, book.keys(sheet).index("name") + 1).value = "=1+1"
    book.add("products.packs", "moi", None, size="1 hộp")
    assert codes(planned(content, book.saved())) == ["row-formula", "row-of-refused"]


# -- what is said of the wrong cell, or for the wrong reason


def test_a_new_item_behind_a_refused_one_is_taken(content: Path) -> None:
    book = Book(exported(content))
    book.add("products.packs", "mam", None, size="1 lít", price="một nghìn")
    book.add("products.packs", "mam", None, size="2 lít")
    book.add("products.certificates", "mam", 3, stars=9)
    book.add("products.certificates", "mam", 4, stars=5)
    book.add("products.certificates.sources", "mam", 3, None, publisher="Báo Ba Mẫu")
    book.add("products.certificates.sources", "mam", 4, None, publisher="Báo Bốn Mẫu")
    plan = imported(content, book.saved())
    assert [(one.row.table.name, one.row.places, one.problem.code) for one in plan.refused] == [
        ("products.certificates", ("3",), "out-of-range"),
        ("products.certificates.sources", ("3", ""), "row-of-refused"),
        ("products.packs", ("",), "not-a-number"),
    ]
    text = mam(content)
    assert text.count("2 lít") == 1
    assert "Báo Ba Mẫu" not in text
    assert text.index("stars: 5") < text.index("Báo Bốn Mẫu") < text.index("packs:")


@pytest.mark.parametrize(
    ("table", "where", "cells", "cell"),
    [
        ("products.certificates", ("mam", 1), {"level": "centre", "decision": "5"}, "level"),
        (
            "products",
            ("mam",),
            {"set": 9, "address__as_certified__province": "Không Đâu"},
            "address.as_certified.province",
        ),
        ("products", ("mam",), {"group": "khong-co", "name": "Tên Mẫu"}, "group"),
    ],
)
def test_the_cell_that_is_wrong_is_named(
    content: Path, table: str, where: tuple[str | int, ...], cells: dict[str, object], cell: str
) -> None:
    book = Book(exported(content))
    book.put(table, where, **cells)
    (refused,) = planned(content, book.saved()).refused
    assert refused.problem.place == refused.row.place(cell)


def test_a_wrong_number_is_told_at_the_number(content: Path) -> None:
    book = Book(exported(content))
    book.put("products.packs", ("mam", 1), price=70000)
    book.add("products.packs", "mam", 9, size="1")
    (refused,) = planned(content, book.saved()).refused
    assert (refused.problem.code, refused.problem.place) == ("row-place", refused.row.place("#1"))


def test_a_changed_file_name_is_called_that(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("tra",), id="tra-xanh")
    plan = planned(content, book.saved())
    (refused,) = plan.refused
    assert (refused.problem.code, refused.problem.values) == ("row-renamed", {"value": "tra"})
    assert refused.problem.place == refused.row.place()
    assert plan.files == {}


def test_a_copied_row_is_a_new_record(content: Path) -> None:
    book = Book(exported(content))
    sheet, number = book.sheet("products"), book.row("products", "tra")
    copy = [cell.value for cell in sheet[number]]
    sheet.append(copy)
    book.put("products", sheet.max_row, id="tra-hai", name="Trà Hai Mẫu")
    assert codes(planned(content, book.saved())) == ["row-code"]
    book.put("products", sheet.max_row, code=None)
    plan = planned(content, book.saved())
    assert (codes(plan), [change.row.id for change in plan.changes]) == ([], ["tra-hai"])


@pytest.mark.parametrize(
    "cells",
    [
        ("products", {"name": "Tên _x0001_ xấu", "set": 9}),
        ("products.packs", {"size": "hai_x0007_lít"}),
    ],
)
def test_control_letters_are_named_at_their_cell(content: Path, cells: tuple[str, dict[str, object]]) -> None:
    table, values = cells
    book = Book(exported(content))
    sheet, keys = book.sheet(table), book.keys(book.sheet(table))
    number = book.row(table, *(("mam",) if table == "products" else ("mam", 1)))
    for key, value in values.items():
        sheet.cell(number, keys.index(key) + 1).value = value
    (refused,) = planned(content, book.saved()).refused
    assert refused.problem.code == "control-character"
    assert refused.problem.values["char"] in {"U+0001", "U+0007"}
    assert refused.problem.place == refused.row.place(next(iter(values)))


# -- the same workbook once more


def test_a_workbook_that_was_imported_says_nothing_new(content: Path) -> None:
    packs = "packs:\n" + "".join(f"  - size: {n} gói\n" for n in range(1, 6))
    write(content.parent, {"products/tra.yaml": product(3, "Trà Ví Dụ", packs)})
    book = Book(exported(content))
    book.put("products", ("mam",), set=9)
    book.put("products.packs", ("tra", 2), size=None)
    book.put("products.packs", ("tra", 4), size="bốn gói")
    book.put("products.packs", ("tra", 5), size=None)
    book.put("products.packs", ("mam", 2), size=None)
    book.add("products.packs", "mam", None, size="2 lít")
    book.put("products.certificates", ("mam", 1), **dict.fromkeys(("stars", "issued", "decision")))
    book.put("products.certificates.sources", ("mam", 1, 1), url=None, read=None)
    book.add("products.certificates", "mam", 3, stars=5)
    book.add("products.certificates.sources", "mam", 3, None, publisher="Báo Ba Mẫu")
    book.add("products", "moi", name="Chè Mới Mẫu", group="thuc-pham")
    book.add("products.packs", "moi", None, size="1 hộp")
    data = book.saved()
    assert codes(imported(content, data)) == []
    assert [line for line in (content / "products/tra.yaml").read_text("utf-8").split("\n") if "gói" in line] == [
        "  - size: 1 gói",
        "  - size: 3 gói",
        "  - size: bốn gói",
    ]
    again = planned(content, data)
    assert (codes(again), again.changes, again.files, again.missing) == ([], (), {}, {})


def test_what_is_changed_in_an_old_workbook_is_told_with_its_true_reason(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), set=9)
    book.put("products.packs", ("mam", 2), size=None)
    imported(content, book.saved())
    book.put("products", ("mam",), set=8)
    book.put("products.packs", ("mam", 2), size="3 lít")
    refused = {one.problem.code: one.problem.message() for one in planned(content, book.saved()).refused}
    assert set(refused) == {"row-changed-meanwhile", "row-gone"}
    assert all("chính sổ này đã nhập một lần" in message for message in refused.values())


# -- sheets and columns that are gone


def test_a_lost_sheet_and_a_lost_column_are_mentioned_and_delete_nothing(content: Path) -> None:
    book = Book(exported(content))
    book.book.remove(book.sheet("products.packs"))
    book.book.remove(book.sheet("fairs"))  # which has no rows
    sheet = book.sheet("products")
    for key in ("notes", "gtin"):  # of which the second is empty
        sheet.delete_cols(book.keys(sheet).index(key) + 1)
    plan = planned(content, book.saved())
    assert [(one.code, one.place.path, one.values["count"]) for one in plan.problems] == [
        ("workbook-missing-column", "[so.xlsx]Sản phẩm", "1"),
        ("workbook-missing-sheet", "so.xlsx", "2"),
    ]
    assert (plan.files, plan.changes, codes(plan)) == ({}, (), [])


# -- prices


def test_a_price_in_thousands_is_doubted_at_its_cell_and_written(content: Path) -> None:
    book = Book(exported(content))
    book.put("products.packs", ("mam", 1), price=70)
    plan = planned(content, book.saved())
    assert [(one.code, one.hint, one.place.path) for one in plan.doubts] == [
        ("price-in-thousands", "70000", "[so.xlsx]SP quy cách!E3")
    ]
    assert [change.fields for change in plan.changes] == [("price",)]


def test_price_cells_show_thousands_and_mark_what_is_too_little(content: Path) -> None:
    book = Book(exported(content))
    sheet = book.sheet("products.packs")
    at = sheet.cell(1, book.keys(sheet).index("price") + 1).column_letter
    assert sheet[f"{at}3"].number_format == "#,##0"
    rules = {str(rule.sqref).split(":", maxsplit=1)[0]: rule for rule in sheet.data_validations.dataValidation}
    assert (rules[f"{at}3"].formula1, rules[f"{at}3"].errorStyle) == ("1000", "warning")
    marks = [rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules]
    assert f"AND(ISNUMBER({at}3),{at}3<1000)" in marks
