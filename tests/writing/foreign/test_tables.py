"""Tables of several layouts: every row is accounted for, and cells mean what was meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange

from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.workbooks import EMPTY, Cell, Sheet
from ocop_site.writing.foreign.column_names import ColumnMapping, meaning, read_mapping
from ocop_site.writing.foreign.facts import Defaults, FactsReader, RowFacts
from ocop_site.writing.foreign.filled_sheets import FilledSheet
from ocop_site.writing.foreign.tables import ForeignTable, read_foreign_table
from ocop_site.writing.foreign.values import day_in, ground_of_note, read_address, score_in, stars_in, withdrawal_in
from ocop_site.writing.tables.printed_places import district_key
from ocop_site.writing.tables.table_rows import RowRefusedError
from tests.writing.foreign import layouts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.records.vocabulary import Vocabulary

DAY = date(2024, 11, 22)
LAYOUTS = [layouts.two_headers, layouts.star_columns, layouts.plain_csv, layouts.dates_and_sections]


def read(
    path: Path, vocabulary: Vocabulary, mapping: ColumnMapping | None = None
) -> tuple[ForeignTable, list[Problem]]:
    table, problems = read_foreign_table(path, mapping or ColumnMapping(), vocabulary, DAY)
    assert table is not None, [problem.line() for problem in problems]
    return table, problems


def facts_of(table: ForeignTable, vocabulary: Vocabulary) -> dict[str, RowFacts | str]:
    """Each row's facts, or the reasons against it, by the product's name."""
    found: dict[str, RowFacts | str] = {}
    for row in table.rows:
        reader = FactsReader(row, Defaults({"province": "Hà Tĩnh"}, DAY), vocabulary)
        found[row.cell("name").text] = reader.read() or "; ".join(reason for _, reason in reader.refusals)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_is_a_product_or_set_aside(
    layout: Callable[[Path], Path], tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = layout(tmp_path)
    table, _ = read(path, vocabulary)
    sheets, _ = read_foreign(path)
    with_text = {
        (sheet.name, number)
        for sheet in sheets
        if sheet.name not in table.sheets_without
        for number, row in enumerate(sheet.rows, 1)
        if any(cell.text.strip() for cell in row)
    }
    told = [(row.sheet, row.number) for row in (*table.rows, *table.aside)]
    assert sorted(told) == sorted(with_text)
    assert table.count == len(with_text)


def test_two_header_rows_and_merged_producers(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table, problems = read(layouts.two_headers(tmp_path), vocabulary)
    assert problems == []
    assert [row.number for row in table.rows] == [5, 6, 7, 8]
    assert [(row.number, row.taken_for) for row in table.aside] == [
        (1, "title"),
        (2, "title"),
        (3, "header"),
        (4, "header"),
        (9, "total"),
        (10, "foot"),
    ]
    assert table.sheets_without == ("Hướng dẫn",)
    facts = facts_of(table, vocabulary)
    sauce, shrimp, spirit = facts["Nước mắm Ví Dụ"], facts["Mắm tôm Ví Dụ"], facts["Rượu Mẫu"]
    assert isinstance(sauce, RowFacts)
    assert isinstance(shrimp, RowFacts)
    assert isinstance(spirit, RowFacts)
    assert (sauce.stars, sauce.score, sauce.group, sauce.group_as_printed) == (4, "74.5", "thuc-pham", "Thực phẩm")
    assert (shrimp.producer, shrimp.place.commune, shrimp.score, shrimp.stars) == ("HTX Mẫu Biển", "xã Mẫu", "61.25", 3)
    assert (spirit.stars, spirit.group, spirit.producer_type) == (4, "do-uong", "doanh-nghiep")
    refused = facts["Ruốc Ví Dụ"]
    assert isinstance(refused, str)
    assert "ô là công thức (=SUM(1,2)), không được tính" in refused


def test_a_column_for_each_number_of_stars(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table, problems = read(layouts.star_columns(tmp_path), vocabulary)
    assert [(p.code, str(p.place), p.values["value"]) for p in problems] == [
        ("import-unknown-column", "[cot-sao.xlsx]Sheet!I1", "Vùng trồng (ha)")
    ]
    assert table.left_out == ("SĐT",)
    facts = facts_of(table, vocabulary)
    sweet, cake = facts["Kẹo Ví Dụ"], facts["Bánh Ví Dụ"]
    assert isinstance(sweet, RowFacts)
    assert isinstance(cake, RowFacts)
    assert (sweet.stars, sweet.place.district) == (3, "huyện Cẩm Xuyên")
    assert cake.stars == 4
    assert facts["Chè Ví Dụ"] == "đánh dấu ở nhiều cột sao"
    assert "Kẹo Ví Dụ 1-2" in facts, "never a date"
    assert [row.taken_for for row in table.aside] == ["header", "header", "section", "header", "section", "total"]


def test_a_csv_with_a_title(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table, _ = read(layouts.plain_csv(tmp_path), vocabulary)
    facts = facts_of(table, vocabulary)
    good = facts["Miến Ví Dụ"]
    assert isinstance(good, RowFacts)
    assert (good.decision, good.decision_date, good.stars) == ("0123/QĐ-UBND", "2024-09-02", 3)
    place = good.place
    assert (place.province, place.district, place.commune, place.vintage) == ("Hà Tĩnh", "huyện Thạch Hà", "xã Mẫu", 63)
    assert "không phải ngày" in str(facts["Miến Mẫu"])
    assert "chưa phải hạng sao" in str(facts["Bún Ví Dụ"])
    assert "không có nhóm nào tên “Đồ chơi”" in str(facts["Phở Ví Dụ"])


def test_sections_speak_of_the_rows_below_them(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table, _ = read(layouts.dates_and_sections(tmp_path), vocabulary)
    facts = facts_of(table, vocabulary)
    told = {name: (one.act, one.stars, one.decision_date) for name, one in facts.items() if isinstance(one, RowFacts)}
    assert told == {
        "Mật Ví Dụ": ("recognise", 4, "2023-05-04"),
        "Ong Ví Dụ": ("recognise", 4, "2023-05-04"),
        "Sáp Ví Dụ": ("proposal", 5, ""),
        "Phấn Ví Dụ": ("revoke", None, ""),
        "Keo Ví Dụ": ("recognise", None, ""),
    }
    assert [(row.text, row.taken_for) for row in table.aside[-1:]] == [("D | MỘT MỤC KHÓ HIỂU", "unclear")]


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("DANH SÁCH SẢN PHẨM BỊ THU HỒI", ["revoke"]),
        ("DANH SÁCH THU HỒI CÁC SẢN PHẨM ĐÃ CÔNG NHẬN", []),
        ("DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN", ["recognise"]),
    ],
)
def test_a_title_that_speaks_of_withdrawals_is_heeded(
    title: str, acts: list[str], tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(f"{title},,\nTên sản phẩm,Tỉnh,Sao\nMật Ví Dụ,Hà Tĩnh,4\n", encoding="utf-8")
    facts = facts_of(read(path, vocabulary)[0], vocabulary)
    assert [one.act for one in facts.values() if isinstance(one, RowFacts)] == acts
    if not acts:
        assert "tên bảng nói cả công nhận lẫn thu hồi" in str(facts["Mật Ví Dụ"])


@pytest.mark.parametrize(
    ("title", "rows_tell"),
    [
        ("PHỤ LỤC DANH SÁCH SẢN PHẨM OCOP CÔNG NHẬN, THU HỒI NĂM 2026", True),
        ("DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN, PHÂN HẠNG VÀ THU HỒI", True),
        ("DANH SÁCH THU HỒI VÀ CÔNG NHẬN", True),
        ("DANH SÁCH THU HỒI SẢN PHẨM ĐÃ CÔNG NHẬN", False),
        ("DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN NĂM 2022 BỊ THU HỒI", False),
        ("THU HỒI GIẤY CHỨNG NHẬN CÔNG NHẬN SẢN PHẨM", False),
    ],
)
def test_rows_of_a_list_of_both_tell_what_they_are(
    title: str, *, rows_tell: bool, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(
        f'"{title}",,,,,\nTên sản phẩm,Tỉnh,Điểm,Sao,Lý do,Ghi chú\n'
        "Mật Ví Dụ,Hà Tĩnh,75,4,,\nOng Ví Dụ,Hà Tĩnh,,4,,Thu hồi do ngừng sản xuất\n"
        "Sáp Ví Dụ,Hà Tĩnh,,4,,\nKeo Ví Dụ,Hà Tĩnh,,,,\nPhấn Ví Dụ,Hà Tĩnh,75,4,hết hạn,\n",
        encoding="utf-8",
    )
    table, _ = read(path, vocabulary)
    facts = facts_of(table, vocabulary)
    told = {name: one.act for name, one in facts.items() if isinstance(one, RowFacts)}
    assert told == {**({"Mật Ví Dụ": "recognise"} if rows_tell else {}), "Ong Ví Dụ": "revoke"}
    title_of = table.rows[0].title
    assert title_of is not None
    assert (str(title_of.at), title_of.of_both) == ("bang.csv:1:1", rows_tell)


def test_merged_cells_without_end_cost_nothing(tmp_path: Path, vocabulary: Vocabulary) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Tên sản phẩm", "Chủ thể", "Tỉnh"])
    sheet.append(["Mật Ví Dụ", "HTX Mẫu", "Hà Tĩnh"])
    sheet.append(["Ong Ví Dụ", None, "Hà Tĩnh"])
    for number in range(2000):
        sheet.merged_cells.ranges.add(CellRange(f"B2:B{1_048_576 - number}"))
    book.save(tmp_path / "bom.xlsx")
    table, _ = read(tmp_path / "bom.xlsx", vocabulary)
    assert [row.cell("producer").text for row in table.rows] == ["HTX Mẫu", "HTX Mẫu"]


def test_a_mapping_gives_headers_their_meaning(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for name, text in {
        "anh-xa.yaml": 'columns:\n  "Vùng trồng": "-"\n  Đơn vị: notes\nvalues:\n  province: Hà Tĩnh\n',
        "anh-xa.csv": "Vùng trồng,-\nĐơn vị,notes\n=province,Hà Tĩnh\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        mapping, problems = read_mapping(tmp_path / name)
        assert problems == []
        assert mapping.values == {"province": "Hà Tĩnh"}
        table, problems = read(layouts.star_columns(tmp_path), vocabulary, mapping)
        assert problems == []
        assert table.left_out == ("SĐT", "Vùng trồng (ha)")
        assert table.rows[0].cell("notes").text == "HTX Kẹo Mẫu"


def test_a_bad_mapping_is_told_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "anh-xa.yaml"
    path.write_text("columns:\n  Đơn vị: producr\nvalue:\n  province: Hà Tĩnh\n", encoding="utf-8")
    _, problems = read_mapping(path)
    assert [(p.code, p.place.line, p.hint) for p in problems] == [
        ("import-bad-mapping", 2, "producer"),
        ("import-bad-mapping", 3, ""),
    ]


def test_headers_are_compared_folded() -> None:
    none = ColumnMapping()
    assert meaning("TÊN SẢN PHẨM", none) == "name"
    assert meaning("Điểm (thang 100)", none) == "score"
    assert meaning("5 sao", none) == "stars:5"
    assert meaning("SĐT", none) == "-"
    assert meaning("Doanh thu", none) == ""


@pytest.mark.parametrize(
    ("text", "stars"),
    [("4", 4), ("4 sao", 4), ("Hạng 3 sao", 3), ("★★★★", 4), ("***", 3), ("Bốn sao", 4), ("OCOP 5 sao", 5), ("", None)],
)
def test_stars(text: str, stars: int | None) -> None:
    assert stars_in(text) == stars


@pytest.mark.parametrize("text", ["không đạt", "6", "tiềm năng 5 sao", "34", "Đạt", "Nguyễn Văn Ba", "Trần Thị Năm"])
def test_no_stars(text: str) -> None:
    with pytest.raises(RowRefusedError):
        stars_in(text)


def test_scores_and_days() -> None:
    for text in ("74,5", "74.50", "74,5 điểm", "74,5/100"):
        assert score_in(Cell(text, "text"), "Điểm") == "74.5"
    for cell in (Cell("101", "number"), Cell("2026-05-04", "day"), Cell("bảy mươi", "text"), Cell("=1", "formula")):
        with pytest.raises(RowRefusedError):
            score_in(cell, "Điểm")
    for text in ("2/9/2024", "02.09.2024", "2-9-2024", "ngày 2 tháng 9 năm 2024", "2024-09-02"):
        assert day_in(Cell(text, "text"), "Ngày") == "2024-09-02"
    for text in ("30/02/2024", "13/2024", "1-2", "May-23", "3/1024", "1850"):
        with pytest.raises(RowRefusedError, match="chỉ rõ tháng thì 12/2022"):
            day_in(Cell(text, "text"), "Ngày")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((text, "2023-05") for text in ("5/2023", "05-2023", "2023-05", "tháng 5/2023", "Tháng 5 năm 2023")),
        *((text, "2023") for text in ("2023", "năm 2023")),
    ],
)
def test_a_month_or_a_year_stays_one(text: str, written: str) -> None:
    assert day_in(Cell(text, "text"), "Ngày") == written


def test_withdrawals() -> None:
    assert withdrawal_in("x") == (True, "")
    assert withdrawal_in("không") == (False, "")
    assert withdrawal_in("-") == (False, "")
    assert withdrawal_in("Ngừng sản xuất") == (True, "Ngừng sản xuất")
    assert ground_of_note("Thu hồi do ngừng sản xuất") == "ngừng sản xuất"
    assert ground_of_note("đề nghị thu hồi") is None


def test_addresses(vocabulary: Vocabulary) -> None:
    place = read_address("Số 5, thôn 3, x. Mẫu, h. Thạch Hà, tỉnh Hà Tĩnh", vocabulary)
    assert (place.commune, place.district, place.province) == ("xã Mẫu", "huyện Thạch Hà", "Hà Tĩnh")
    assert read_address("phường Mẫu, TP. Vinh, Nghệ An", vocabulary).district == "TP. Vinh"
    for text in ("TT Mẫu, H Thạch Hà, T. Hà Tĩnh", "TT.Mẫu, H.Thạch Hà, Hà Tĩnh", "T.T Mẫu, huyện Thạch Hà, Hà Tĩnh"):
        place = read_address(text, vocabulary)
        assert (place.commune, place.district, place.province) == ("thị trấn Mẫu", "huyện Thạch Hà", "Hà Tĩnh")
    for text in ("P.Mẫu, TP.Vinh, Nghệ An", "P Mẫu, T.P Vinh, tỉnh Nghệ An", "phường Mẫu, T.P. Vinh, Nghệ An"):
        place = read_address(text, vocabulary)
        assert (place.commune, place.province) == ("phường Mẫu", "Nghệ An")
        assert district_key(place.district) == "vinh"
    assert read_address("xã Mẫu – Hà Tĩnh", vocabulary).province == "Hà Tĩnh"
    assert read_address("Thôn 3", vocabulary) == read_address("", vocabulary)


def test_the_layouts_are_workbooks_indeed(tmp_path: Path) -> None:
    assert load_workbook(layouts.two_headers(tmp_path)).sheetnames == ["Danh sách", "Trống", "Hướng dẫn"]


@pytest.mark.parametrize(
    ("printed", "group"),
    [
        ("Ngành Thực phẩm", "thuc-pham"),
        ("NHÓM ĐỒ UỐNG", "do-uong"),
        ("Vải và may mặc", "thu-cong-my-nghe"),
        ("thu-cong-my-nghe", "thu-cong-my-nghe"),
        ("Đồ chơi", ""),
    ],
)
def test_groups_by_their_names_of_today_and_of_before(
    printed: str, group: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    (tmp_path / "b.csv").write_text(f"Tên sản phẩm,Tỉnh,Nhóm\nVí Dụ,Hà Tĩnh,{printed}\n", encoding="utf-8")
    (found,) = facts_of(read(tmp_path / "b.csv", vocabulary)[0], vocabulary).values()
    assert (found.group if isinstance(found, RowFacts) else "") == group
    if not group:
        assert str(found).count("“") == 1 + len(vocabulary.groups), "the groups that there are"


def test_merged_cells_that_are_too_large_are_named() -> None:
    rows = ((Cell("a", "text"),), *((*[EMPTY] * 1999, Cell("b", "text")) for _ in range(1999)))
    sheet = FilledSheet(Sheet("Bảng", rows, ((0, 0, 1999, 1999), (0, 0, 1, 0))))
    assert sheet.not_filled == ["A1:BXX2000"]
    assert (sheet.filled(1)[0].text, sheet.filled(2)[0].text) == ("a", ""), "smaller ones are filled all the same"
