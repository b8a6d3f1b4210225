from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.writing.tables.receipts import ReceiptLine, read_receipt, receipt_path, receipt_text, sort_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ocop_site.writing.tables.table_rows import TableRow


def line_of(row: TableRow, record_id: str) -> ReceiptLine:
    return ReceiptLine(row.file, row.number, row.digest, "record", "products", record_id)


def test_a_receipt_reads_back(tmp_path: Path, row_of: Callable[..., TableRow]) -> None:
    lines = [line_of(row_of("products", 3), "b"), ReceiptLine("a.csv", 2, "x", "rejected", "", "", 'vì "thế, này"')]
    path = tmp_path / "products.csv"
    path.write_text(receipt_text(lines), encoding="utf-8")
    assert read_receipt(path, "products.csv") == (lines[::-1], [])
    assert read_receipt(tmp_path / "none.csv", "none.csv") == ([], [])
    assert receipt_path("products.csv") == "imports/products.csv"


def test_equal_rows_are_matched_one_by_one(row_of: Callable[..., TableRow]) -> None:
    first, second, third = (row_of("products", number) for number in (2, 3, 4))
    found = sort_rows([first, second, third], [line_of(first, "a"), line_of(second, "b")])
    assert [(line.row, line.id) for line in found.imported] == [(2, "a"), (3, "b")]
    assert found.new == (third,)


def test_a_moved_row_keeps_its_record_under_its_new_number(row_of: Callable[..., TableRow]) -> None:
    found = sort_rows([row_of("products", 9)], [line_of(row_of("products", 2), "a")])
    assert [(line.row, line.id) for line in found.imported] == [(9, "a")]
    assert (found.kept, found.new, found.changed) == ((), (), ())


def test_the_line_of_a_row_that_is_gone_is_kept(row_of: Callable[..., TableRow]) -> None:
    line = line_of(row_of("products", 2), "a")
    assert sort_rows([], [line]).kept == (line,)


def test_a_digest_belongs_to_the_cells_and_not_to_the_place(row_of: Callable[..., TableRow]) -> None:
    assert row_of("products", 2).digest == row_of("products", 3).digest
    assert row_of("products", stars="3").digest != row_of("products", stars="4").digest
