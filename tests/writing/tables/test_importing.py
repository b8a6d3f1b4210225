from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import read_codes

if TYPE_CHECKING:
    from tests.writing.conftest import Desk

ROWS = [
    {"status": "certified", "stars": "3", "producer": "HTX Ví Dụ", "producer_type": "HTX"},
    {"name": "Tương Ví Dụ", "status": "certified"},
    {"name": "Mắm Ví Dụ", "province": "Ví Dụ"},
    {"name": "Tương Ví Dụ", "province": "Hà Tĩnh"},
]


def receipt(desk: Desk, name: str = "products") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((desk.content / "imports" / f"{name}.csv").read_text(encoding="utf-8"))))


def test_every_row_is_accounted_for(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS), desk.table("outlets", [{}]), desk.table("fairs", [{}, {}]))
    records = desk.records()
    lines = receipt(desk)
    assert [line["row"] for line in lines] == ["2", "3", "4", "5"]
    assert [line["outcome"] for line in lines] == ["record", "record", "rejected", "record"]
    assert {line["id"] for line in lines if line["id"]} == {product.id for product in records.products}
    assert lines[2]["reason"] == "không có tỉnh nào tên Ví Dụ"
    assert receipt(desk, "rejects") == [lines[2]]
    assert [line["kind"] for line in receipt(desk, "outlets") + receipt(desk, "fairs")] == ["outlets", "fairs", "fairs"]
    assert (len(records.outlets), len(records.fairs)) == (1, 2)


def test_records_lie_in_the_folder_of_their_province(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS))
    written = desk.snapshot()
    assert "products/phu-yen/nuoc-mam-vi-du.yaml" in written
    assert "products/ha-tinh/tuong-vi-du-ha-tinh.yaml" in written
    assert "producers/phu-yen/htx-vi-du.yaml" in written


def test_every_record_has_a_code_of_the_block_and_the_ledger_knows_it(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS), desk.table("outlets", [{}]), desk.table("fairs", [{}]))
    records = desk.records()
    given, problems = read_codes((desk.content / "ledger" / "codes.csv").read_bytes(), "codes.csv")
    assert problems == []
    kinds = {
        "products": records.products,
        "producers": records.producers,
        "outlets": records.outlets,
        "fairs": records.fairs,
    }
    held = {(kind, one.id): one.code for kind, some in kinds.items() for one in some}
    assert {(line.kind, line.id): line.code for line in given} == held
    assert all(code.startswith("12") for code in held.values())
    assert {line.date for line in given} == {"2026-11-22"}


def test_importing_the_same_again_changes_nothing(desk: Desk) -> None:
    tables = desk.table("products", ROWS), desk.table("outlets", [{}]), desk.table("fairs", [{}])
    desk.take_in(*tables)
    before = desk.snapshot()
    plan = desk.take_in(*tables)
    assert plan.files == ()
    assert plan.counts[0].known == 3
    assert desk.snapshot() == before


def test_the_order_of_rows_changes_neither_ids_nor_codes(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS))
    before = {name: data for name, data in desk.snapshot().items() if not name.startswith("imports/")}
    for name in before:
        if not name.startswith(("vocabulary/", "site.yaml")):
            (desk.content / name).unlink()
    (desk.content / "imports" / "products.csv").unlink()
    desk.take_in(desk.table("products", ROWS[::-1]))
    assert {name: data for name, data in desk.snapshot().items() if not name.startswith("imports/")} == before


def test_new_rows_are_added_and_old_records_with_edits_stay(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS[:1]))
    edited = desk.content / "products" / "phu-yen" / "nuoc-mam-vi-du.yaml"
    edited.write_text(edited.read_text(encoding="utf-8") + "gtin: '8931234567897'\n", encoding="utf-8")
    before = desk.snapshot()
    plan = desk.take_in(desk.table("products", [{"name": "Mới Ví Dụ"}, *ROWS[:1]]))
    assert (plan.counts[0].records, plan.counts[0].known) == (1, 1)
    after = desk.snapshot()
    kept = [name for name in before if not name.startswith(("imports/", "ledger/"))]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    old_lines = before["ledger/codes.csv"].splitlines()
    assert set(old_lines) <= set(after["ledger/codes.csv"].splitlines())
    assert [line["id"] for line in receipt(desk)] == ["moi-vi-du", "nuoc-mam-vi-du"]


def test_a_row_that_changed_is_named_and_its_record_left_alone(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS[:2]))
    before = desk.snapshot()
    changed = desk.table("products", [{**ROWS[0], "stars": "5"}, ROWS[1]])
    plan = desk.plan(changed)
    assert [(problem.code, problem.place.line) for problem in plan.problems] == [("import-row-changed", 2)]
    assert plan.problems[0].values["id"] == "products/nuoc-mam-vi-du"
    assert (plan.files, plan.counts[0].changed) == ((), 1)
    assert desk.snapshot() == before


def test_a_rejected_row_is_tried_again(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS))
    mended = [*ROWS[:2], {**ROWS[2], "province": "Phú Yên"}, ROWS[3]]
    plan = desk.take_in(desk.table("products", mended))
    assert (plan.counts[0].records, plan.counts[0].rejected, plan.counts[0].known) == (1, 0, 3)
    assert receipt(desk, "rejects") == []


def test_rejects_of_other_tables_are_kept(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS))
    desk.take_in(desk.table("outlets", [{"province": "Ví Dụ"}]))
    assert [line["file"] for line in receipt(desk, "rejects")] == ["outlets.csv", "products.csv"]


def test_an_id_or_code_once_given_is_not_given_again(desk: Desk) -> None:
    desk.take_in(desk.table("products", ROWS[:1]))
    later = desk.table("products", [{"name": "Nước mắm Ví Dụ", "province": "Hà Tĩnh"}], "them.csv")
    desk.take_in(later)
    records = desk.records()
    assert {product.id for product in records.products} == {"nuoc-mam-vi-du", "nuoc-mam-vi-du-ha-tinh"}
    assert len({one.code for one in (*records.products, *records.producers)}) == 3


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("a,b", "import-unknown-table"),
        ("name,stars", "import-missing-column"),
        ("", "empty-table"),
    ],
)
def test_a_table_that_is_not_understood_stops_everything(desk: Desk, header: str, code: str) -> None:
    odd = desk.folder / "la.csv"
    odd.write_text(f"{header}\n", encoding="utf-8")
    plan = desk.plan(desk.table("outlets", [{}]), odd)
    assert code in [problem.code for problem in plan.problems]
    assert plan.files == ()


def test_two_tables_of_one_name_cannot_share_a_receipt(desk: Desk) -> None:
    table = desk.table("outlets", [{}])
    assert [problem.code for problem in desk.plan(table, table).problems] == ["import-name-taken"]
    own = desk.table("products", [{}], "joins.csv")
    assert [problem.code for problem in desk.plan(own).problems] == ["import-name-taken"]


def test_a_damaged_receipt_stops_the_import(desk: Desk) -> None:
    table = desk.table("outlets", [{}])
    desk.take_in(table)
    path = desk.content / "imports" / "outlets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",record,", ",perhaps,"), encoding="utf-8")
    assert [problem.code for problem in desk.plan(table).problems] == ["import-bad-receipt"]


def test_content_with_errors_of_its_own_is_not_added_to(desk: Desk) -> None:
    folder = desk.content / "products"
    folder.mkdir()
    (folder / "hong.yaml").write_text("name: [", encoding="utf-8")
    plan = desk.plan(desk.table("outlets", [{}]))
    assert plan.problems
    assert plan.files == ()
