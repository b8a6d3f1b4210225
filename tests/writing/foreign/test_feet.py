"""Below the table people sign; above and below, every product stays one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from ocop_site.writing.foreign.column_names import ColumnMapping
from ocop_site.writing.foreign.tables import ForeignTable, read_foreign_table

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.vocabulary import Vocabulary

Row = list[object]
_ = None
SIX: Row = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Điểm", "Hạng sao"]
TABLES: dict[str, list[Row]] = {
    "numbers, scores and stars": [
        SIX,
        [1, "Chè Ví Dụ", "HTX Chè Mẫu", "xã Mẫu, Hà Tĩnh", "74,5", "4 sao"],
        [2, "Mắm Ví Dụ", "HTX Mắm Mẫu", "xã Thử, Hà Tĩnh", "61", "3 sao"],
    ],
    "no numbers": [
        ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Điểm", "Ngành", "Hạng sao"],
        ["Chè Ví Dụ", "HTX Chè Mẫu", "xã Mẫu, Hà Tĩnh", "74,5", "Thực phẩm", "★★★★"],
        ["Mắm Ví Dụ", "HTX Mắm Mẫu", "xã Thử, Hà Tĩnh", "61", "Thực phẩm", "ba sao"],
    ],
    "a cross below stars": [
        ["TT", "Sản phẩm", "Đơn vị", "3 sao", "4 sao", "Ghi chú"],
        ["01", "Chè Ví Dụ", "HTX Chè Mẫu", _, "x", _],
        ["02", "Mắm Ví Dụ", "HTX Mắm Mẫu", "x", _, "đánh giá lại"],
    ],
    "neither numbers nor results": [
        ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Lý do thu hồi"],
        ["Chè Ví Dụ", "HTX Chè Mẫu", "xã Mẫu, Hà Tĩnh", "ngừng sản xuất"],
        ["Mắm Ví Dụ", "UBND xã Mẫu", "xã Thử, Hà Tĩnh", "hết hạn"],
    ],
}
FEET: dict[str, list[Row]] = {
    "copies left, office right": [
        ["Nơi nhận:", _, _, _, "TM. ỦY BAN NHÂN DÂN"],
        ["- Như Điều 3;", _, _, _, "KT. CHỦ TỊCH"],
        ["- Các sở, ban, ngành cấp tỉnh;", _, _, _, "PHÓ CHỦ TỊCH"],
        ["- Lưu: VT, NL.", _, _, _, _],
        [_, _, _, _, "Nguyễn Văn Ba"],
    ],
    "copies under the names": [
        [_, "Nơi nhận:", _, _, _, "CHỦ TỊCH"],
        [_, "- Như trên;", _, _, _, _],
        [_, "- TT Tỉnh ủy, HĐND tỉnh (b/c);", _, _, _, "(Đã ký)"],
        [_, "- Lưu: VT", _, _, _, "Trần Thị Năm"],
    ],
    "three who sign": [
        ["NGƯỜI LẬP BIỂU", _, "TRƯỞNG PHÒNG", _, _, "CHỦ TỊCH"],
        ["(Ký, ghi rõ họ tên)", _, "(Ký, ghi rõ họ tên)", _, _, "(Ký tên, đóng dấu)"],
        ["Lê Thị Ví", _, "Phạm Văn Dụ", _, _, "Hồ Thị Mẫu"],
    ],
    "in the columns of the table": [
        [_, "NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG KINH TẾ", "GIÁM ĐỐC SỞ"],
        [_, "Lê Thị Ví", "Phạm Văn Dụ", "Hồ Thị Mẫu"],
    ],
    "in the columns of results": [
        [_, _, _, "Hà Tĩnh, ngày 02 tháng 10 năm 2026"],
        [_, _, _, _, "TL. CHỦ TỊCH", _],
        [_, _, _, _, _, "CHÁNH VĂN PHÒNG"],
        [_, _, _, _, _, "Võ Văn Hai"],
    ],
    "behind a total": [
        [_, "Tổng cộng: 2 sản phẩm"],
        ["(Danh sách này gồm 02 sản phẩm)"],
        [_, _, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(đã ký)\nĐỗ Thị Thử"],
    ],
    "all in one cell": [
        ["Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", _, _, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Bốn"],
    ],
    "far below, with a day to be filled in": [
        *[[] for _row in range(4)],
        [_, _, _, "......, ngày ... tháng ... năm 2026"],
        [_, "Thư ký", _, "TM. HỘI ĐỒNG ĐÁNH GIÁ"],
        [_, _, _, "Phó Chủ tịch Hội đồng"],
        [_, "Lý Thị Mẫu", _, "Ngô Văn Thử"],
    ],
    "a department confirms": [
        [_, "Xác nhận của UBND xã Mẫu", _, "Người tổng hợp"],
        [_, "Q. CHỦ TỊCH", _, "Tô Văn Dụ"],
        [_, "Mai Thị Ví"],
    ],
}


def read(path: Path, rows: list[Row], vocabulary: Vocabulary) -> ForeignTable:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    book.save(path)
    table, problems = read_foreign_table(path, ColumnMapping(), vocabulary, date(2026, 10, 2))
    assert table is not None, [problem.line() for problem in problems]
    return table


def names(table: ForeignTable) -> list[str]:
    return [row.cell("name").text for row in table.rows]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("kind", TABLES)
def test_who_signs_is_no_product(kind: str, foot: str, gap: int, tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows = [*TABLES[kind], *[[] for _row in range(gap)], *FEET[foot]]
    table = read(tmp_path / "bang.xlsx", rows, vocabulary)
    assert names(table) == ["Chè Ví Dụ", "Mắm Ví Dụ"]
    told = {row.taken_for for row in table.aside[1:]}
    assert told <= {"foot", "total", "unclear"}
    if kind != "neither numbers nor results":
        assert "unclear" not in told
    assert len(table.aside) == 1 + sum(bool(row) for row in FEET[foot])


@pytest.mark.parametrize(
    "between",
    [
        [[]],
        [[_, "Cộng mục I: 2 sản phẩm"], [], ["II", "HUYỆN THẠCH HÀ"]],
        [["Tổng số", 2]],
        [["Nơi nhận:", _, _, _, "TM. ỦY BAN NHÂN DÂN"], [_, _, _, _, "Nguyễn Văn Ba"], [], SIX],
    ],
)
@pytest.mark.parametrize(
    "product",
    [
        [3, "Kẹo Ví Dụ", "HTX Kẹo Mẫu", "xã Mẫu, Hà Tĩnh", "75", "4 sao"],
        [3, "Kẹo Ví Dụ"],
        ["=ROW()", "Kẹo Ví Dụ", "HTX Kẹo Mẫu"],
        [_, "Kẹo Ví Dụ", _, _, _, "4 sao"],
        [_, "Kẹo Ví Dụ", _, _, "75", "chưa rõ"],
    ],
)
def test_a_product_is_one_wherever_it_stands(
    between: list[Row], product: Row, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    rows = [*TABLES["numbers, scores and stars"], *between, product, *FEET["in the columns of the table"]]
    table = read(tmp_path / "bang.xlsx", rows, vocabulary)
    assert names(table) == ["Chè Ví Dụ", "Mắm Ví Dụ", "Kẹo Ví Dụ"]


@pytest.mark.parametrize("between", [[], [[]], [[_, "Tổng cộng: 2 sản phẩm"]]])
def test_a_product_whose_result_cannot_be_read_is_told_not_left_aside(
    between: list[Row], tmp_path: Path, vocabulary: Vocabulary
) -> None:
    unread: Row = [_, "Kẹo Ví Dụ", "HTX Kẹo Mẫu", "xã Mẫu, Hà Tĩnh", "=SUM(1,2)", "tiềm năng 5 sao"]
    table = read(tmp_path / "bang.xlsx", [*TABLES["numbers, scores and stars"], *between, unread], vocabulary)
    assert names(table)[-1] == "Kẹo Ví Dụ"


def test_rows_of_a_table_without_results_stay_products_behind_a_total(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows: list[Row] = [
        *TABLES["neither numbers nor results"],
        ["Cộng: 2", _, _, _],
        [],
        ["Kẹo Ví Dụ", "Chủ tịch HTX Kẹo", "xã Mẫu, Hà Tĩnh", "tự nguyện"],
        ["Nơi nhận:", _, "CHỦ TỊCH"],
    ]
    assert names(read(tmp_path / "bang.xlsx", rows, vocabulary)) == ["Chè Ví Dụ", "Mắm Ví Dụ", "Kẹo Ví Dụ"]
