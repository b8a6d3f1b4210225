"""`import` of other people's tables: what will change is shown first, every row ends somewhere, rejects say why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from ocop_site.commands import cli
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import Records, read_records
from ocop_site.records.days import Days
from tests.small_content import at, paper, producer, product, write
from tests.writing.foreign import layouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

PROJECT = Path(__file__).parents[2]
SOURCE = ("--source", "https://so.example/danh-sach")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A catalogue that already has one product of one co-operative, recognised with 4 stars in 2023."""
    place = at("Hà Tĩnh", "xã Mẫu")
    files = {
        "producers/htx-mat.yaml": producer(1, "HTX Mật Mẫu", place),
        "products/mat.yaml": product(2, "Mật Ví Dụ", f"producer: htx-mat\n{place}{paper('2023-05-04', 4)}"),
    }
    content = write(tmp_path, files)
    CliRunner().invoke(cli, ["codes", "assign", "--content", str(content)], standalone_mode=False)
    return content


def run(content: Path, file: Path, *more: str) -> Result:
    words = ["import", str(file), "--content", str(content), "--date", "2026-11-22", *more]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def read(content: Path) -> Records:
    raw, problems = read_content(content, PROJECT / "content" / "vocabulary")
    records, complaints = read_records(raw)
    assert records is not None
    assert [problem.line() for problem in problems + complaints if problem.severity == "error"] == []
    return records


def snapshot(content: Path) -> dict[str, bytes]:
    return {str(p.relative_to(content)): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


def counts(output: str) -> tuple[int, int, int, int]:
    """Rows of the file, of products and others as told, and the sum of what became of the products."""
    told = re.search(r"(\d+) dòng = (\d+) dòng sản phẩm \+ (\d+) dòng khác", output)
    assert told, output
    fates = sum(
        int(n) for n in re.findall(r"^ +(\d+) (?:hồ sơ mới|đã có|dòng lặp|chờ|không nhập)", output, re.MULTILINE)
    )
    return int(told[1]), int(told[2]), int(told[3]), fates


CASES = [
    (layouts.two_headers, (), {"new": 3, "rejected": 1}),
    (layouts.star_columns, ("province: Hà Tĩnh",), {"new": 3, "rejected": 1, "duplicate": 1}),
    (layouts.plain_csv, (), {"new": 1, "rejected": 3}),
]
WORDS = {"new": "hồ sơ mới", "rejected": "không nhập", "duplicate": "dòng lặp, bỏ qua", "known": "đã có trong danh mục"}


@pytest.mark.parametrize(("layout", "values", "fates"), CASES)
def test_a_layout_comes_in_with_every_row_accounted_for(
    layout: Callable[[Path], Path], values: tuple[str, ...], fates: dict[str, int], content: Path, tmp_path: Path
) -> None:
    file = layout(tmp_path)
    mapping = tmp_path / "anh-xa.yaml"
    mapping.write_text("values:\n" + "".join(f"  {one}\n" for one in ("notes: ''", *values)), encoding="utf-8")
    before = snapshot(content)
    more = ("--mapping", str(mapping), *SOURCE)
    shown = run(content, file, *more)
    assert shown.return_value == 1
    assert "Sẽ ghi tệp mới: " in shown.output
    assert snapshot(content) == before, "what will change is shown before anything is written"

    done = run(content, file, "--yes", *more)
    assert done.return_value == 1, "a row was rejected"
    assert "Đã ghi." in done.output
    rows, products, others, summed = counts(done.output)
    assert rows == products + others
    assert products == summed == sum(fates.values())
    for what, count in fates.items():
        assert re.search(rf"^ +{count} {WORDS[what]}$", done.output, re.MULTILINE), done.output
    assert len(read(content).products) == 1 + fates["new"]

    rejects = load_workbook(file.with_name(f"{file.stem}-khong-nhap.xlsx")).active
    told = list(rejects.iter_rows(values_only=True))
    assert told[0][-2:] == ("lý do không nhập", "dấu")
    assert len(told) == 1 + fates["rejected"]
    assert all(row[-2] for row in told[1:])
    assert all(cell.data_type != "f" for row in rejects.iter_rows() for cell in row), "no formula is carried on"

    held = snapshot(content)
    again = run(content, file, "--yes", *more)
    assert "Không có gì mới." in again.output
    assert counts(again.output)[3] == products
    assert snapshot(content) == held


def test_a_province_as_people_type_it_gets_its_name(content: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "anh-xa.yaml"
    mapping.write_text("values:\n  notes: ''\n  province: TỈNH HÀ TĨNH\n", encoding="utf-8")
    run(content, layouts.star_columns(tmp_path), "--yes", "--mapping", str(mapping), *SOURCE)
    places = [one.address.as_certified for one in read(content).products if one.address]
    assert {place.province for place in places if place} == {"Hà Tĩnh"}


def test_what_is_known_is_left_alone_and_what_differs_is_named(content: Path, tmp_path: Path) -> None:
    file = layouts.dates_and_sections(tmp_path)
    mapping = tmp_path / "anh-xa.csv"
    mapping.write_text("=commune,xã Mẫu\n", encoding="utf-8")
    more = ("--mapping", str(mapping), *SOURCE)
    done = run(content, file, "--yes", *more)
    assert done.return_value == 0, done.output
    assert "'Mật Ví Dụ' – đã có trong danh mục mat" in done.output
    records = read(content)
    found = {one.id: one for one in records.products}
    assert {one.producer for one in records.products if one.name in {"Ong Ví Dụ", "Sáp Ví Dụ"}} == {"htx-mat"}
    assert found["ong-vi-du"].certificates[0].stars == 4
    assert found["sap-vi-du"].certificates == ()
    assert found["sap-vi-du"].nominations[0].to_stars == 5
    assert found["phan-vi-du"].reports[0].says == "revoked"
    path = content / "products" / "mat.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("stars: 4", "stars: 3"), encoding="utf-8")
    done = run(content, file, "--yes", *more)
    assert "đã có hồ sơ mat, nhưng hồ sơ chưa có lần công nhận này (4 sao)" in done.output


def test_a_likely_match_waits(content: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Tên sản phẩm", "Chủ thể", "Xã", "Tỉnh", "Sao", "Nhóm"])
    book.active.append(["Mật rừng Ví Dụ", "HTX Mật Mẫu", "xã Mẫu", "Hà Tĩnh", 4, "Thực phẩm"])
    file = tmp_path / "bang.xlsx"
    book.save(file)
    before = snapshot(content)
    done = run(content, file, "--yes", *SOURCE)
    assert done.return_value == 1
    assert "annex-undecided" in done.output
    assert snapshot(content) == before
    sheet = load_workbook(tmp_path / "bang-doi-chieu.xlsx")
    sheet.active.cell(3, 10).value = "sai"
    sheet.save(tmp_path / "bang-doi-chieu.xlsx")
    assert run(content, file, "--yes", *SOURCE).return_value == 0
    assert len(read(content).products) == 2


def test_a_row_without_its_page_is_rejected(content: Path, tmp_path: Path) -> None:
    done = run(content, layouts.star_columns(tmp_path), "--yes")
    assert "thiếu source_url" in done.output or "không rõ tỉnh" in done.output
    assert len(read(content).products) == 1


def test_a_table_without_products_is_refused(content: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Doanh thu", "Lao động"])
    book.save(tmp_path / "khac.xlsx")
    done = run(content, tmp_path / "khac.xlsx", "--yes")
    assert done.return_value == 1
    assert "import-no-table" in done.output


def test_a_csv_whose_headers_nobody_knows_is_told_what_was_sought(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "bang.csv"
    file.write_text(
        "Nông sản,Nhà vườn,Quê\nChè Ví Dụ,HTX Chè Mẫu,Hà Tĩnh\nMắm Ví Dụ,HTX Mắm Mẫu,Hà Tĩnh\n", encoding="utf-8"
    )
    done = run(content, file, "--yes")
    assert done.return_value == 1
    assert "Các cột đọc được: “Nông sản”, “Nhà vườn”, “Quê”." in done.output
    assert "không thấy cột: Tên sản phẩm; Chủ thể / Địa chỉ / Tỉnh / Nhóm / Điểm / Hạng sao." in done.output
    assert "`Nông sản,name` rồi thêm `--mapping anh-xa.csv`" in done.output
    mapping = tmp_path / "anh-xa.csv"
    mapping.write_text("Nông sản,name\n", encoding="utf-8")
    done = run(content, file, "--yes", "--mapping", str(mapping), *SOURCE)
    assert "không thấy cột: Chủ thể / Địa chỉ / Tỉnh / Nhóm / Điểm / Hạng sao." in done.output
    assert "`Nhà vườn,producer`" in done.output
    mapping.write_text("Nông sản,name\nNhà vườn,producer\nQuê,province\n=group,Thực phẩm\n", encoding="utf-8")
    assert run(content, file, "--yes", "--mapping", str(mapping), *SOURCE).return_value == 0
    assert {"Chè Ví Dụ", "Mắm Ví Dụ"} <= {one.name for one in read(content).products}


def test_the_report_in_english(content: Path, tmp_path: Path) -> None:
    done = run(content, layouts.plain_csv(tmp_path), "--yes", "--lang", "en", *SOURCE)
    assert re.search(r"^ +1 new record$", done.output, re.MULTILINE)
    assert "rows = 4 of products + 3 others" in done.output


def test_sheets_whose_names_fold_alike_keep_their_own_rows(content: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    head = ["STT", "Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Tỉnh", "Điểm TB", "Xếp hạng", "Ngành", "Nguồn"]
    for title, names in (("Đợt 1", ("Chè Một", "Chè Hai")), ("Dot 1", ("Mắm Ba", "Mắm Bốn"))):
        sheet = book.create_sheet(title)
        sheet.append(head)
        for number, name in enumerate(names, 1):
            where = ("xã Mẫu", "huyện Thạch Hà", "Hà Tĩnh")
            sheet.append([number, name, f"HTX {name}", *where, 74.5, "4 sao", "Thực phẩm", "https://bao.example/mot"])
    book.save(tmp_path / "hai-dot.xlsx")
    assert run(content, tmp_path / "hai-dot.xlsx", "--yes").exit_code == 0
    names = {one.name for one in read(content).products}
    assert {"Chè Một", "Chè Hai", "Mắm Ba", "Mắm Bốn"} <= names
    before = snapshot(content)
    assert run(content, tmp_path / "hai-dot.xlsx", "--yes").exit_code == 0
    assert snapshot(content) == before


# -- what check would refuse, and our own reports

HEADER = ("Tên sản phẩm", "Chủ thể", "Xã", "Tỉnh", "Sao", "Nhóm", "Ngày QĐ", "Vùng trồng", "Ghi chú", "Ghi chú")
ROW = ("Chè Ví Dụ", "HTX Chè Mẫu", "xã Mẫu", "Hà Tĩnh", 4, "Thực phẩm", "4/5/2023", "0123", "một", "hai")


def table(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    book.active.append(HEADER)
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_rows_whose_records_check_would_refuse_are_rejected_with_the_reason(content: Path, tmp_path: Path) -> None:
    five = ("Rượu Ví Dụ", "HTX Rượu Mẫu", *ROW[2:4], 3, *ROW[5:])
    file = table(tmp_path / "bang.xlsx", ROW, five)
    mapping = tmp_path / "anh-xa.yaml"
    mapping.write_text("values:\n  level: huyện\n", encoding="utf-8")
    done = run(content, file, "--mapping", str(mapping), "--yes", *SOURCE)
    assert done.return_value == 1
    assert "'Chè Ví Dụ' – không nhập (Cấp `district` không công nhận hạng 4 sao" in done.output
    assert "(wrong-level)" in done.output
    assert {one.name for one in read(content).products} == {"Mật Ví Dụ", "Rượu Ví Dụ"}
    checked = CliRunner().invoke(cli, ["check", "--content", str(content)], standalone_mode=False)
    assert set(re.findall(r": error (\S+):", checked.output)) == {"dead-link"}, "of the menu alone"
    assert "HTX Chè Mẫu" not in {one.name for one in read(content).producers}, "nor is its producer written"
    assert "wrong-level" in (content / "imports" / "rejects.csv").read_text(encoding="utf-8")


def test_what_check_will_remark_is_told_at_the_rows(content: Path, tmp_path: Path) -> None:
    later = (*ROW[:6], "4/10/2026", *ROW[7:])
    done = run(content, table(tmp_path / "bang.xlsx", later), "--yes", *SOURCE)
    assert "[bang.xlsx]Sheet!2: warning trace-missing" in done.output
    assert done.return_value == 0


def test_rejects_keep_every_cell_and_are_no_table_to_be_imported(content: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "bang.xlsx", (*ROW[:4], "sáu", *ROW[5:], "ngoài bảng"))
    assert run(content, file, "--yes", *SOURCE).return_value == 1
    rejects = tmp_path / "bang-khong-nhap.xlsx"
    head, line = load_workbook(rejects).active.iter_rows(values_only=True)
    said = dict(zip(head, line, strict=True))
    assert (said["Vùng trồng"], said["Ghi chú (I)"], said["Ghi chú (J)"]) == ("0123", "một", "hai")
    assert said["cột K"] == "ngoài bảng"
    before = snapshot(content)
    done = run(content, rejects, "--yes", *SOURCE)
    assert done.return_value == 1
    assert "import-own-rejects" in done.output
    assert snapshot(content) == before


def test_a_sheet_of_questions_is_no_table_to_be_imported(content: Path, tmp_path: Path) -> None:
    run(content, table(tmp_path / "bang.xlsx", ("Mật rừng Ví Dụ", "HTX Mật Mẫu", *ROW[2:])), "--yes", *SOURCE)
    done = run(content, tmp_path / "bang-doi-chieu.xlsx", "--yes", *SOURCE)
    assert done.return_value == 1
    assert "import-own-questions" in done.output


def test_files_that_somebody_worked_in_are_not_written_over(content: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "bang.xlsx", (*ROW[:4], "sáu", *ROW[5:]), ("Ong Ví Dụ", "HTX Mật Mẫu", *ROW[2:]))
    rejects = tmp_path / "bang-khong-nhap.xlsx"
    rejects.write_bytes(b"PK of somebody's")
    before = snapshot(content)
    more = (content, file, "--yes", *SOURCE)
    done = run(*more)
    assert isinstance(done.exception, click.UsageError)
    assert "bang-khong-nhap.xlsx" in str(done.exception)
    assert (rejects.read_bytes(), snapshot(content)) == (b"PK of somebody's", before)
    rejects.unlink()
    assert run(*more).return_value == 1
    written = rejects.read_bytes()
    assert run(*more).return_value == 1, "written over while nobody has changed it"
    book = load_workbook(rejects)
    book.save(rejects)
    assert run(*more).return_value == 1, "saved, but not changed"
    assert rejects.read_bytes() == written
    book.active["G2"].value = "4"
    book.save(rejects)
    edited = rejects.read_bytes()
    assert isinstance(run(*more).exception, click.UsageError)
    assert rejects.read_bytes() == edited


def test_a_file_in_the_way_of_the_questions_is_left_alone(content: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "bang.xlsx", ("Mật rừng Ví Dụ", "HTX Mật Mẫu", *ROW[2:]))
    answers = table(tmp_path / "bang-doi-chieu.xlsx", ROW)
    held = answers.read_bytes()
    more = (content, file, "--yes", *SOURCE)
    assert isinstance(run(*more).exception, click.UsageError)
    assert answers.read_bytes() == held
    answers.unlink()
    assert run(*more).return_value == 1
    book = load_workbook(answers)
    book.active["L3"].value = "hỏi lại chị Ví Dụ"
    book.save(answers)
    held = answers.read_bytes()
    assert isinstance(run(*more).exception, click.UsageError)
    assert answers.read_bytes() == held


def test_hidden_sheets_and_columns_that_a_mapping_misses_are_told(content: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "bang.xlsx", ROW)
    book = load_workbook(file)
    book.create_sheet("Nháp").append(HEADER)
    book["Nháp"].sheet_state = "hidden"
    book.save(file)
    mapping = tmp_path / "anh-xa.csv"
    mapping.write_text("Vùng trồng,-\nVùng trồn,notes\n", encoding="utf-8")
    done = run(content, file, "--mapping", str(mapping), "--yes", *SOURCE)
    assert "Trang tính ẩn, không đọc: Nháp" in done.output
    assert re.search(r"^anh-xa.csv:2:1: warning import-mapping-unused: .*`Vùng trồn`", done.output, re.MULTILINE)
    assert "Có phải `Vùng trồng`?" in done.output
    assert "`Vùng trồng`, mà bảng" not in done.output


def test_a_mapping_that_misses_the_name_is_told_what_the_table_says(content: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Tên nông sản hàng hóa", "Chủ thể", "Tỉnh"])
    book.active.append(["Chè Ví Dụ", "HTX Chè Mẫu", "Hà Tĩnh"])
    book.save(tmp_path / "bang.xlsx")
    mapping = tmp_path / "anh-xa.csv"
    mapping.write_text("Tên nông sản hàng hoa quả,name\n", encoding="utf-8")
    done = run(content, tmp_path / "bang.xlsx", "--mapping", str(mapping), "--yes", *SOURCE)
    assert "import-no-table" in done.output
    assert "Có phải `Tên nông sản hàng hóa`?" in done.output


def test_a_date_known_in_part_comes_in_as_it_is(content: Path, tmp_path: Path) -> None:
    months = [(f"Chè Ví Dụ {day}", *ROW[1:6], day, *ROW[7:]) for day in ("5/2023", "năm 2023", "tháng 13/2023")]
    file = table(tmp_path / "bang.xlsx", *months)
    done = run(content, file, "--yes", *SOURCE)
    assert "'Chè Ví Dụ tháng 13/2023' – không nhập (Ngày QĐ: không phải ngày (viết 29/12/2022; chỉ rõ" in done.output
    issued = {one.name: one.certificates[0].issued for one in read(content).products}
    assert (issued["Chè Ví Dụ 5/2023"], issued["Chè Ví Dụ năm 2023"]) == (Days.read("2023-05"), Days.read("2023"))
    checked = CliRunner().invoke(cli, ["check", "--content", str(content)], standalone_mode=False)
    assert set(re.findall(r": error (\S+):", checked.output)) == {"dead-link"}, "of the menu alone"
    held = snapshot(content)
    again = run(content, file, "--yes", *SOURCE)
    assert "Không có gì mới." in again.output
    assert snapshot(content) == held
    for receipt in (content / "imports").glob("bang*"):
        receipt.unlink()
    told = run(content, file, *SOURCE).output
    assert told.count("– đã có trong danh mục che-vi-du") == 2, "a month may be that of the record"


def test_a_row_changed_since_its_import_is_not_called_new(content: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "bang.xlsx", ROW)
    assert run(content, file, "--yes", *SOURCE).return_value == 0
    table(file, ("Miến Ví Dụ", "HTX Miến Mẫu", *ROW[2:]))
    done = run(content, file, "--yes", *SOURCE)
    assert done.return_value == 1
    assert "'Miến Ví Dụ' – không nhập (dòng đã đổi từ lần nhập trước" in done.output


def test_each_reason_is_told_once_with_its_column(content: Path, tmp_path: Path) -> None:
    done = run(content, table(tmp_path / "bang.xlsx", (*ROW[:6], "31/2/2023", *ROW[7:])), "--yes", *SOURCE)
    assert "không nhập (Ngày QĐ: không phải ngày (viết 29/12/2022; chỉ rõ tháng thì 12/2022" in done.output


def test_the_same_name_under_another_maker_is_asked_about(content: Path, tmp_path: Path) -> None:
    again = ("Mật Ví Dụ", "HTX Khác Mẫu", "xã Xa", *ROW[3:8], "công nhận lại", None)
    done = run(content, table(tmp_path / "bang.xlsx", again), "--yes", *SOURCE)
    assert done.return_value == 1
    assert "annex-undecided" in done.output
    (line,) = load_workbook(tmp_path / "bang-doi-chieu.xlsx").active.iter_rows(min_row=3, values_only=True)
    assert (line[5], line[6:8], line[8]) == (
        "mat",
        ("xã Xa, Hà Tĩnh", "xã Mẫu, Hà Tĩnh"),
        "cùng tên, chỉ khác cách viết; khác chủ thể; khác huyện hoặc xã",
    )


def test_rejects_of_a_workbook_of_ours_are_no_foreign_table(content: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Lý do / Reason", "Ô / Cell", "Tên tệp / Record", "Tên sản phẩm", "Chủ thể"])
    book.active.append(["…", "C3", "cha", "Chả Ví Dụ", "HTX Mẫu"])
    book.save(tmp_path / "so-rejects.xlsx")
    assert "import-own-rejects" in run(content, tmp_path / "so-rejects.xlsx", "--yes", *SOURCE).output
