"""`import --fair`: an organiser's list becomes the booths of a fair, and a later list says what changed since."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from ocop_site.commands import cli
from ocop_site.reading.folder import read_content
from ocop_site.reading.ledger import read_codes
from ocop_site.records.collection import Records, read_records
from tests.small_content import at, code, paper, producer, product, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.testing import Result

    from ocop_site.records.others import Booth, Fair

PROJECT = Path(__file__).parents[2]
HEADER = ("STT", "Mã gian", "Khu", "Tên đơn vị", "Tỉnh/thành", "Sản phẩm trưng bày", "Hạng sao", "SĐT", "Ghi chú")
FAIR = "hoi-cho"
HEAD = "days: {from: 2026-12-01, to: 2026-12-05}   # năm ngày\n"
TRIAL = "HTX Trà Thử", "Hà Tĩnh", "Trà Xanh Thử; Bánh Lạ"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A catalogue with three producers, four products, and a fair without booths."""
    place = at("Hà Tĩnh", "xã Mẫu")
    files = {
        "producers/htx-tra.yaml": producer(1, "HTX Trà Thử", place),
        "producers/htx-mat.yaml": producer(2, "Hợp tác xã Mật Mẫu", place),
        "producers/ct-mam.yaml": producer(3, "Công ty TNHH Mắm Nháp", at("Nghệ An", "xã Nháp")),
        "products/tra.yaml": product(4, "Trà xanh Thử", f"producer: htx-tra\n{place}{paper('2025-05-04', 4)}"),
        "products/tra-sen.yaml": product(5, "Trà sen Thử, hộp 20 gói", f"producer: htx-tra\n{place}"),
        "products/mat.yaml": product(6, "Mật ong Mẫu", f"producer: htx-mat\n{place}"),
        "products/mam.yaml": product(7, "Mắm ruốc Nháp", "producer: ct-mam\n" + at("Nghệ An", "xã Nháp")),
        f"fairs/{FAIR}.yaml": producer(50, "Hội chợ Thử", HEAD),
    }
    content = write(tmp_path, files)
    CliRunner().invoke(cli, ["codes", "assign", "--content", str(content)], standalone_mode=False)
    return content


def row(number: str, exhibitor: str, province: str = "", goods: str = "", hall: str = "") -> tuple[str, ...]:
    return ("", number, hall, exhibitor, province, goods, "4 sao", "0900", "")


def book(path: Path, rows: Sequence[Sequence[Any]], header: Sequence[str] = HEADER, merges: Sequence[str] = ()) -> Path:
    """A workbook as an organiser lays it out: titles, a header, numbered rows, a total, a signature."""
    made = Workbook()
    sheet = made.active
    sheet.append(["SỞ CÔNG THƯƠNG THỬ"])
    sheet.append(["DANH SÁCH ĐƠN VỊ THAM GIA HỘI CHỢ THỬ"])
    sheet.append([])
    sheet.append(list(header))
    for at_row, cells in enumerate(rows, 1):
        sheet.append([cells[0] or at_row, *(cell if cell != "" else None for cell in cells[1:])])
    sheet.append([f"Tổng cộng: {len(rows)} gian"])
    sheet.append([None, None, None, "TRƯỞNG BAN TỔ CHỨC"])
    sheet.append([None, None, None, "Nguyễn Văn Nháp"])
    for merge in merges:
        sheet.merge_cells(merge)
    made.save(path)
    return path


def run(content: Path, file: Path, *more: str) -> Result:
    words = ["import", str(file), "--content", str(content), "--fair", FAIR, "--date", "2026-11-22"]
    return CliRunner().invoke(cli, [*words, *(more or ("--yes",))], standalone_mode=False)


def records_in(content: Path) -> Records:
    raw, problems = read_content(content, PROJECT / "content" / "vocabulary")
    records, complaints = read_records(raw)
    assert [problem.line() for problem in problems + complaints if problem.severity == "error"] == []
    return records


def fair_in(content: Path) -> Fair:
    return next(one for one in records_in(content).fairs if one.id == FAIR)


def booths(content: Path) -> dict[str, Booth]:
    return {one.number: one for one in fair_in(content).booths}


def snapshot(content: Path) -> dict[str, bytes]:
    return {str(p.relative_to(content)): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


def ledger(content: Path) -> dict[str, str]:
    lines, _ = read_codes((content / "ledger" / "codes.csv").read_bytes(), "codes.csv")
    return {line.id: line.code for line in lines if line.kind == "booths"}


def answer(file: Path, *right: str) -> None:
    """Answer the sheet beside a list: right for these ids, wrong for the others."""
    path = file.with_name(f"{file.stem}-doi-chieu.xlsx")
    made = load_workbook(path)
    sheet = made.worksheets[0]
    column = [cell.value for cell in sheet[2]].index("đúng/sai") + 1
    for line in sheet.iter_rows(min_row=3):
        sheet.cell(line[0].row, column).value = "đúng" if line[5].value in right else "sai"
    made.save(path)


# -- the first list


def test_a_list_becomes_booths_with_codes_in_the_record_and_in_the_ledger(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ", "Lào Cai", "Áo dệt")])
    done = run(content, file)
    assert done.return_value == 0, done.output
    found = booths(content)
    assert found["A1"].exhibitor is not None
    assert (found["A1"].exhibitor.producer, found["A1"].products, found["A1"].goods) == (
        "htx-tra",
        ("tra",),
        ("Bánh Lạ",),
    )
    assert found["A2"].exhibitor is not None
    assert (found["A2"].exhibitor.name, found["A2"].goods) == ("Trường Lạ", ("Áo dệt",))
    assert ledger(content) == {f"{FAIR}/{one.slug}": one.code for one in found.values()}
    assert "chưa thấy trong danh mục: Bánh Lạ" in done.output
    assert "Cột cố ý bỏ qua: Hạng sao, SĐT, Ghi chú" in done.output
    assert "# năm ngày" in (content / "fairs" / f"{FAIR}.yaml").read_text(encoding="utf-8")


def test_the_same_list_once_more_changes_nothing(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ", "", "Áo dệt")])
    run(content, file)
    before = snapshot(content)
    done = run(content, file, "--lang", "vi")
    assert (done.return_value, done.output.splitlines()[-1]) == (0, "Không có gì mới.")
    assert snapshot(content) == before


def test_nothing_is_written_without_consent(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)])
    before = snapshot(content)
    assert run(content, file, "--lang", "vi").return_value == 1
    assert snapshot(content) == before


def test_an_unknown_fair_is_a_wrong_call(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)])
    words = ["import", str(file), "--content", str(content), "--fair", "hoi-chu"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(done.exception, click.UsageError)
    assert "hoi-cho?" in done.exception.message


def test_fair_and_decision_do_not_go_together(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)])
    assert isinstance(run(content, file, "--decision", "1/QĐ").exception, click.UsageError)


# -- a later list


def test_a_renumbered_exhibitor_keeps_its_code_and_two_may_swap(content: Path, tmp_path: Path) -> None:
    run(content, book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ"), row("A3", "Tổ Thử Nháp")]))
    codes = {number: one.code for number, one in booths(content).items()}
    file = book(tmp_path / "ds-2.xlsx", [row("A2", *TRIAL), row("A1", "Trường Lạ"), row("B9", "Tổ Thử Nháp")])
    done = run(content, file)
    found = booths(content)
    assert done.return_value == 0, done.output
    assert {number: one.code for number, one in found.items()} == {
        "A2": codes["A1"],
        "A1": codes["A2"],
        "B9": codes["A3"],
    }
    assert "đổi số gian: A3 → B9" in done.output
    assert set(ledger(content)) == {f"{FAIR}/a1", f"{FAIR}/a2", f"{FAIR}/a3"}


def test_a_booth_that_is_gone_is_taken_out_with_consent_only(content: Path, tmp_path: Path) -> None:
    run(content, book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ")]))
    file = book(tmp_path / "ds-2.xlsx", [row("A1", *TRIAL)])
    before = snapshot(content)
    done = run(content, file, "--lang", "vi")
    assert done.return_value == 1
    assert "A2: Trường Lạ – không còn trong danh sách, sẽ bỏ" in done.output
    assert snapshot(content) == before
    assert run(content, file).return_value == 0
    assert set(booths(content)) == {"A1"}


def test_what_was_written_by_hand_stays(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ", "", "Áo dệt; Khăn")])
    run(content, file)
    path = content / "fairs" / f"{FAIR}.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("  - number: A2\n", "  # ai đây?\n  - number: A2\n    position: góc trong\n")
    text = text.replace("      - Áo dệt\n", "").replace("      - tra\n", "      - tra\n      - mat   # mang thêm\n")
    text += "  - {number: Z1, exhibitor: {name: Bàn hướng dẫn}}\nnotes: [tự ghi]\n"
    path.write_text(text, encoding="utf-8")
    done = run(content, file)
    assert done.return_value == 0
    kept = book(
        tmp_path / "ds-2.xlsx",
        [row("A1", TRIAL[0], "", "Trà xanh Thử; Kẹo Lạ"), row("A2", "Trường Lạ", "", "Áo dệt; Khăn")],
    )
    done = run(content, kept)
    assert "Z1: Bàn hướng dẫn – danh sách chưa từng có, giữ nguyên" in done.output
    found = booths(content)
    assert found["A1"].products == ("tra", "mat")
    assert found["A1"].goods == ("Kẹo Lạ",)
    assert (found["A2"].position, found["A2"].goods) == ("góc trong", ("Khăn",))
    text = path.read_text(encoding="utf-8")
    assert all(one in text for one in ("# ai đây?", "# mang thêm", "notes: [tự ghi]", "Bàn hướng dẫn"))


def test_another_exhibitor_at_a_number_takes_over_its_booth(content: Path, tmp_path: Path) -> None:
    run(content, book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)]))
    before = booths(content)["A1"].code
    done = run(content, book(tmp_path / "ds-2.xlsx", [row("A1", "Trường Lạ", "", "Áo dệt")]))
    found = booths(content)["A1"]
    assert (found.code, found.products, found.goods) == (before, (), ("Áo dệt",))
    assert "đổi bên đứng gian: htx-tra → Trường Lạ" in done.output


# -- names that are only likely


def test_a_likely_name_is_asked_about_and_its_answer_holds_for_later_lists(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", "Công ty Cổ phần Mắm Nháp", "Nghệ An", "Bánh Lạ")])
    before = snapshot(content)
    done = run(content, file)
    assert done.return_value == 1
    assert "annex-undecided" in done.output
    assert snapshot(content) == before
    answer(file, "ct-mam")
    assert run(content, file).return_value == 0
    assert booths(content)["A1"].exhibitor.producer == "ct-mam"  # type: ignore[union-attr]
    later = book(tmp_path / "ban-moi.xlsx", [row("A7", "Công ty Cổ phần Mắm Nháp", "Nghệ An", "Bánh Lạ")])
    assert run(content, later).return_value == 0
    assert set(booths(content)) == {"A7"}


def test_an_answer_that_it_is_somebody_else_leaves_a_free_name(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", "Công ty Cổ phần Mắm Nháp", "Nghệ An")])
    run(content, file)
    answer(file)
    assert run(content, file).return_value == 0
    assert booths(content)["A1"].exhibitor.name == "Công ty Cổ phần Mắm Nháp"  # type: ignore[union-attr]


def test_its_products_tell_an_exhibitor_whose_province_is_not_given(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", "HTX Mật Mẫu", "", "Mật ong Mẫu"), row("A2", "HTX Trà Thử")])
    done = run(content, file)
    assert done.return_value == 1  # of A2 nothing but the name is known
    assert "2: A1" not in done.output
    answer(file, "htx-tra")
    assert run(content, file).return_value == 0
    assert booths(content)["A1"].products == ("mat",)


def test_a_shorter_name_of_an_exhibitors_own_product_is_asked_about(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", "HTX Trà Thử", "Hà Tĩnh", "Trà xanh Thử; Trà sen")])
    assert run(content, file).return_value == 1
    answer(file, "tra-sen")
    assert run(content, file).return_value == 0
    assert booths(content)["A1"].products == ("tra", "tra-sen")


# -- sheets as they come


def test_products_stand_in_rows_below_a_merged_booth_or_in_one_cell(content: Path, tmp_path: Path) -> None:
    rows = [
        row("A1", "HTX Trà Thử", "Hà Tĩnh", "1. Trà xanh Thử 2. Trà sen Thử, hộp 20 gói"),
        row("A2", "Hợp tác xã Mật Mẫu", "Hà Tĩnh", "Mật ong Mẫu"),
        row("", "", "", "Kẹo Lạ"),
        row("A3", "Tổ Thử Nháp", "", "- Bún (khô, tươi)\n- Miến, Phở khô"),
    ]
    file = book(tmp_path / "ds.xlsx", rows, merges=["B6:B7", "D6:D7", "E6:E7"])
    done = run(content, file)
    assert done.return_value == 0, done.output
    found = booths(content)
    assert found["A1"].products == ("tra", "tra-sen")
    assert (found["A2"].products, found["A2"].goods) == (("mat",), ("Kẹo Lạ",))
    assert found["A3"].goods == ("Bún (khô, tươi)", "Miến", "Phở khô")
    assert "= 4 dòng của 3 gian +" in done.output


def test_halls_and_provinces_may_stand_between_the_rows(content: Path, tmp_path: Path) -> None:
    rows = [
        ("", "KHU A: NÔNG SẢN"),
        ("", "TỈNH NGHỆ AN"),
        row("A1", "Công ty TNHH Mắm Nháp"),
        ("", "KHU B"),
        row("B1", "Tổ Thử Nháp"),
    ]
    done = run(content, book(tmp_path / "ds.xlsx", rows, merges=["B5:I5", "B6:I6", "B8:I8"]))
    assert done.return_value == 0, done.output
    found = booths(content)
    assert (found["A1"].hall, found["B1"].hall) == ("KHU A", "KHU B")
    assert found["A1"].exhibitor.producer == "ct-mam"  # type: ignore[union-attr]


def test_every_sheet_counts_and_an_empty_booth_at_the_end_is_a_booth(content: Path, tmp_path: Path) -> None:
    made = Workbook()
    first, second, hidden = made.active, made.create_sheet("Đoàn 2"), made.create_sheet("Nháp")
    for sheet, number in ((first, "A1"), (second, "B1"), (hidden, "C1")):
        sheet.append(["TT", "Khu", "Gian số", "Đơn vị đăng ký", "Mặt hàng"])
        sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)"])
        sheet.append([1, "A", number, f"Đơn vị {number} Nháp", "Áo Lạ"])
        sheet.append([2, "A", f"{number}0", None, None])
        sheet.append([None, None, None, None, "Người lập biểu"])
    hidden.sheet_state = "hidden"
    made.save(tmp_path / "ds.xlsx")
    done = run(content, tmp_path / "ds.xlsx")
    assert done.return_value == 0, done.output
    found = booths(content)
    assert list(found) == ["A1", "A10", "B1", "B10"]
    assert found["A10"].exhibitor is None
    assert "Trang tính ẩn, không đọc: Nháp" in done.output
    assert "booth-empty" in done.output


def test_everything_wrong_is_told_at_its_cell_at_once_and_nothing_is_written(content: Path, tmp_path: Path) -> None:
    header = ("STT", "Gian hàng", "Hàng", "Cột", "Đơn vị", "Sản phẩm")
    rows = [
        ("", "A1", "1", "một nghìn", "HTX Trà Thử", "Trà"),
        ("", "", "1", "2", "Tổ Thử Nháp", "Bún"),
        ("", "A1", "1", "3", "Trường Lạ", "Áo"),
        ("", "=1+1", "1", "4", "Hội Lạ", "Khăn"),
    ]
    before = snapshot(content)
    done = run(content, book(tmp_path / "ds.xlsx", rows, header))
    assert done.return_value == 1
    for cell in ("D5", "B6", "B7", "B8"):
        assert f"[ds.xlsx]Sheet!{cell}: error exhibitor-row-refused" in done.output
    assert snapshot(content) == before


def test_what_the_rules_say_is_told_at_the_cell(content: Path, tmp_path: Path) -> None:
    path = content / "fairs" / f"{FAIR}.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "halls: [{name: Nhà A, rows: 2, columns: 2}]\n", encoding="utf-8"
    )
    header = ("STT", "Gian hàng", "Nhà", "Hàng", "Cột", "Đơn vị")
    file = book(
        tmp_path / "ds.xlsx", [("", "A1", "nhà a", 1, 1, "Tổ Thử Nháp"), ("", "A2", "A", 3, 1, "Trường Lạ")], header
    )
    done = run(content, file)
    assert done.return_value == 1
    assert "[ds.xlsx]Sheet!D6: error booth-outside-hall" in done.output
    assert set(booths(content)) == set()


def test_a_csv_list_is_taken_as_well(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("Gian;Đơn vị;Tỉnh;Sản phẩm\n012;HTX Trà Thử;Hà Tĩnh;Trà xanh Thử\n", encoding="utf-8")
    assert run(content, file).return_value == 0
    assert booths(content)["012"].products == ("tra",)


def test_from_a_workbook_to_pages_in_three_commands(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "examples" / "content", tmp_path / "content")
    rows = [
        row("C1", "Tổ hợp tác Muối Thử", "Ninh Thuận", "Muối ớt xanh; Muối Lạ"),
        row("C2", "Đoàn Thử Lạ", "", "Áo Lạ"),
    ]
    file = book(tmp_path / "ds.xlsx", rows)
    common = ["--content", str(tmp_path / "content"), "--date", "2026-11-22"]
    for words in (
        ["import", str(file), "--fair", "cho-xuan-thi-du-2027", "--yes", *common],
        ["check", *common],
        ["build", "--output", str(tmp_path / "output"), "--workers", "1", *common],
    ):
        done = CliRunner().invoke(cli, words, standalone_mode=False)
        assert done.return_value == 0, done.output
    page = tmp_path / "output" / "hoi-cho" / "cho-xuan-thi-du-2027-993778716" / "gian" / "c1" / "index.html"
    text = page.read_text(encoding="utf-8")
    assert "Muối Lạ" in text
    assert "điều đó không nói gì về sản phẩm" in text
    assert code(1)  # codes of the tests and of the examples are of two blocks


# -- options, languages, files that are no lists


def test_a_mapping_says_what_unknown_columns_mean_and_what_holds_for_all_rows(content: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "anh-xa.yaml"
    mapping.write_text('columns: {"Chỗ thứ": booth, "Ai": producer}\nvalues: {province: Nghệ An}\n', encoding="utf-8")
    file = book(tmp_path / "ds.xlsx", [("", "A1", "Công ty TNHH Mắm Nháp")], ("STT", "Chỗ thứ", "Ai"))
    assert run(content, file).return_value == 1
    done = run(content, file, "--mapping", str(mapping), "--yes")
    assert done.return_value == 0, done.output
    assert booths(content)["A1"].exhibitor.producer == "ct-mam"  # type: ignore[union-attr]


def test_a_mapping_to_what_such_a_list_does_not_have_is_told(content: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "anh-xa.csv"
    mapping.write_text("Điểm,score\n", encoding="utf-8")
    done = run(content, book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)]), "--mapping", str(mapping), "--yes")
    assert done.return_value == 1
    assert "import-bad-mapping" in done.output


def test_where_the_list_was_read_is_a_source_of_the_fair_once(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)])
    source = ("--source", "https://so.example/danh-sach", "--yes")
    assert run(content, file, *source).return_value == 0
    assert [one.url for one in fair_in(content).sources].count("https://so.example/danh-sach") == 1
    assert run(content, file, *source).output.splitlines()[-1] == "Không có gì mới."


def test_the_report_speaks_english_as_well(content: Path, tmp_path: Path) -> None:
    run(content, book(tmp_path / "ds.xlsx", [row("A1", *TRIAL), row("A2", "Trường Lạ")]))
    file = book(tmp_path / "ds-2.xlsx", [row("A3", TRIAL[0], "Hà Tĩnh", "Trà xanh Thử; Kẹo Lạ")])
    done = run(content, file, "--lang", "en", "--yes")
    assert "renumbered: A1 → A3; products more: Kẹo Lạ, less: Bánh Lạ; not in the catalogue: Kẹo Lạ" in done.output
    assert "A2: Trường Lạ – no longer on the list, to be taken out" in done.output
    assert "0 new booths, 1 changed, 1 taken out, 0 new codes" in done.output
    assert done.output.splitlines()[-1] == "Written. Next: python build.py check"


def test_a_file_that_is_no_workbook_and_its_own_questions_are_refused(content: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    before = snapshot(content)
    assert run(content, broken).return_value == 1
    file = book(tmp_path / "ds.xlsx", [row("A1", "Công ty Cổ phần Mắm Nháp", "Nghệ An")])
    run(content, file)
    done = run(content, tmp_path / "ds-doi-chieu.xlsx")
    assert (done.return_value, "import-own-questions" in done.output) == (1, True)
    assert snapshot(content) == before


def test_an_answer_that_was_wrong_is_mended_on_its_sheet(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", "Công ty Cổ phần Mắm Nháp", "Nghệ An")])
    run(content, file)
    answer(file, "ct-mam")
    run(content, file)
    answer(file)
    done = run(content, file)
    assert "đổi bên đứng gian: ct-mam → Công ty Cổ phần Mắm Nháp" in done.output
    assert booths(content)["A1"].exhibitor.name == "Công ty Cổ phần Mắm Nháp"  # type: ignore[union-attr]


def test_a_product_that_got_a_record_is_no_free_name_any_more(content: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "ds.xlsx", [row("A1", *TRIAL)])
    run(content, file)
    new = product(8, "Bánh Lạ", f"producer: htx-tra\n{at('Hà Tĩnh', 'xã Mẫu')}")
    (content / "products" / "banh.yaml").write_text(new, encoding="utf-8")
    assert run(content, file).return_value == 0
    assert (booths(content)["A1"].products, booths(content)["A1"].goods) == (("tra", "banh"), ())


def test_line_ends_of_windows_and_codes_that_were_there_stay(content: Path, tmp_path: Path) -> None:
    path = content / "fairs" / f"{FAIR}.yaml"
    text = path.read_text(encoding="utf-8") + "booths:\n  - {number: A1, exhibitor: {name: HTX Trà Thử}}   # cũ\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    done = run(content, book(tmp_path / "ds.xlsx", [row("A5", *TRIAL)]))
    assert done.return_value == 0, done.output
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "# cũ" in data.decode()
    assert set(booths(content)) == {"A5"}
    assert set(ledger(content)) == {f"{FAIR}/a5"}
