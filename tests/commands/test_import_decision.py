"""The annex of a decision: one command, one report, one decision file; nothing is guessed, nothing comes twice."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from ocop_site.commands import cli
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import Records, read_records
from tests.small_content import at, producer, product, write
from tests.writing.annexes.sheets import Line, flat, merged

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from openpyxl.worksheet.worksheet import Worksheet

PROJECT = Path(__file__).parents[2]
OPTIONS = ("--decision", "303/QĐ-UBND", "--date", "2026-10-02", "--issuer", "UBND tỉnh Hà Tĩnh")
DECISION = "decisions/ha-tinh/ubnd-tinh-ha-tinh-303-qd-ubnd-2026-10-02.yaml"
NEW_NAMES = ("An", "Bình", "Cúc", "Dung", "Đào", "Giang", "Hà")


def run(content: Path, file: Path, *more: str) -> Result:
    words = ["import", str(file), "--content", str(content), *OPTIONS, *more]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def read(content: Path) -> Records:
    raw, problems = read_content(content, PROJECT / "content" / "vocabulary")
    records, complaints = read_records(raw)
    assert records is not None
    assert [problem.line() for problem in problems + complaints if problem.severity == "error"] == []
    return records


def snapshot(content: Path) -> dict[str, bytes]:
    return {str(p.relative_to(content)): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


# -- sixty recognitions and five withdrawals over the real catalogue


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(PROJECT / "content", tmp_path_factory.mktemp("real") / "content"))


def known_lines(content: Path, count: int) -> list[Line]:
    """So many real products of Hà Tĩnh, as an annex would print them."""
    records = read(content)
    makers = {one.id: one for one in records.producers}
    found = []
    for one in records.products:
        place = one.address.as_certified if one.address else None
        maker = makers.get(one.producer or "")
        printed = maker.address.as_certified if maker and maker.address else None
        if place and place.province == "Hà Tĩnh" and maker and printed:
            found.append(Line(one.name, maker.name, printed.commune or "", printed.district or "", "78,5", 4))
    assert len(found) >= count
    return found[:count]


def annex_lines(content: Path) -> list[Line]:
    """25 real and 35 invented recognitions, 3 real and 2 invented withdrawals."""
    known = known_lines(content, 28)
    near = {"commune": "xã Cẩm Mẫu", "district": "huyện Cẩm Xuyên"}
    new = [Line(f"Mật ong Ví Dụ {word}", f"HTX Mẫu Vườn {word}", **near, score="61,5", stars=3) for word in NEW_NAMES]
    new += [
        Line(f"Bánh đa Ví Dụ loại {number}", "Công ty TNHH Ví Dụ Bánh Đa", **near, score="62", stars=3)
        for number in range(1, 29)
    ]
    gone = [
        Line(one.name, one.producer, one.commune, one.district, ground="Chủ thể ngừng sản xuất") for one in known[25:]
    ]
    gone += [
        Line("Bánh đa Mẫu", "HTX Mẫu Bánh Đa", **near),
        Line("Mật ong Mẫu", "HTX Mẫu Ong", **near, ground="Hết hạn"),
    ]
    return [*known[:25], *new, *gone]


@pytest.mark.parametrize("layout", [flat, merged])
def test_sixty_recognitions_and_five_withdrawals(
    layout: Callable[[Path, list[Line]], Path], real: Path, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(real, tmp_path / "content"))
    before = read(content)
    lines = annex_lines(content)
    file = layout(tmp_path / "phu-luc.xlsx", lines)
    done = run(content, file, "--yes")
    assert done.return_value == 0, done.output
    for told in (
        "25 công nhận: hồ sơ đã có",
        "35 công nhận: hồ sơ mới",
        "3 thu hồi: hồ sơ đã có",
        "2 thu hồi: hồ sơ mới",
    ):
        assert re.search(rf"^ +{told}$", done.output, re.MULTILINE), done.output
    assert "= 65 dòng sản phẩm + " in done.output
    assert "Sẽ ghi: 37 sản phẩm, 10 chủ thể, 1 quyết định" in done.output

    after = read(content)
    assert len(after.decisions) == len(before.decisions) + 1
    assert len(after.products) == len(before.products) + 37
    assert len(after.producers) == len(before.producers) + 10
    (decision,) = [one for one in after.decisions if one.number == "303/QĐ-UBND"]
    assert (str(decision.date.day if decision.date else ""), decision.level) == ("2026-10-02", "province")
    assert [one.act for one in decision.items].count("recognise") == 60
    assert [one.act for one in decision.items].count("revoke") == 5
    names = {one.id: one.name for one in after.products}
    told_items = {(names[one.product], one.stars, str(one.score or ""), one.ground or "") for one in decision.items}
    assert told_items == {(one.name, one.stars or None, one.score.replace(",", "."), one.ground) for one in lines}
    made_by = {one.name: one.producer for one in after.products if one.name.startswith("Bánh đa Ví Dụ")}
    assert set(made_by.values()) == {"cong-ty-tnhh-vi-du-banh-da"}
    assert (
        CliRunner()
        .invoke(cli, ["check", "--content", str(content), "--date", "2026-11-22"], standalone_mode=False)
        .return_value
        == 0
    )

    held = snapshot(content)
    again = run(content, file, "--yes")
    assert again.return_value == 0
    assert "60 công nhận: đã ghi từ trước" in again.output
    assert "5 thu hồi: đã ghi từ trước" in again.output
    assert "Không có gì mới." in again.output
    assert snapshot(content) == held


# -- small catalogues


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A catalogue of one co-operative and its one product."""
    place = at("Hà Tĩnh", "xã Mẫu")
    content = write(
        tmp_path,
        {
            "producers/htx-mau.yaml": producer(1, "HTX Mẫu Biển Xanh", place),
            "products/nuoc-mam.yaml": product(2, "Nước mắm Mẫu", f"producer: htx-mau\n{place}"),
        },
    )
    CliRunner().invoke(cli, ["codes", "assign", "--content", str(content)], standalone_mode=False)
    return content


def sauce(**more: str | int) -> Line:
    values: dict[str, str | int] = {
        "name": "Nước mắm Mẫu",
        "producer": "Hợp tác xã Mẫu Biển Xanh",
        "commune": "xã Mẫu",
        "score": "75",
        "stars": 4,
    }
    return Line(**{**values, **more})  # type: ignore[arg-type]


def test_without_a_yes_nothing_is_written(small: Path, tmp_path: Path) -> None:
    before = snapshot(small)
    done = run(small, flat(tmp_path / "a.xlsx", [sauce()]))
    assert done.return_value == 1
    assert "chạy lại với --yes" in done.output
    assert DECISION in done.output
    assert snapshot(small) == before


def test_a_likely_match_waits_for_its_answer_on_the_sheet(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(name="Nước mắm nhĩ Mẫu"), sauce(name="Chả Ví Dụ")])
    before = snapshot(small)
    done = run(small, file, "--yes")
    assert done.return_value == 1
    assert "annex-undecided" in done.output
    assert "1 dòng để trả lời cho 1 dòng của bảng: " in done.output
    assert snapshot(small) == before
    sheet = answer(tmp_path / "a-doi-chieu.xlsx", "đúng")
    assert [cell.value for cell in sheet[3]][4:9] == [
        "Nước mắm Mẫu – HTX Mẫu Biển Xanh",
        "nuoc-mam",
        "Thôn 3, xã Mẫu, tỉnh Hà Tĩnh",
        "xã Mẫu, Hà Tĩnh",
        "tên gần giống; cùng chủ thể; cùng xã",
    ]
    assert run(small, file, "--yes").return_value == 0
    records = read(small)
    assert [one.name for one in records.products] == ["Chả Ví Dụ", "Nước mắm Mẫu"]
    items = {one.product: one.name_as_printed for one in records.decisions[0].items}
    assert items == {"nuoc-mam": "Nước mắm nhĩ Mẫu", "cha-vi-du": None}


def test_a_match_that_is_wrong_becomes_a_new_product(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(name="Nước mắm nhĩ Mẫu")])
    assert run(small, file, "--yes").return_value == 1
    answer(tmp_path / "a-doi-chieu.xlsx", "sai")
    assert run(small, file, "--yes").return_value == 0
    assert [one.name for one in read(small).products] == ["Nước mắm Mẫu", "Nước mắm nhĩ Mẫu"]


def answer(path: Path, said: str) -> Worksheet:
    """Write one answer below every question, as a person would, and give the sheet."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet.data_validations.dataValidation[0].formula1 == '"đúng,sai"'
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, 10).value = said
    book.save(path)
    return sheet


def test_rows_that_do_not_tell_what_is_done_are_asked_about_once_at_the_title(small: Path, tmp_path: Path) -> None:
    lines = [sauce(name=f"Chả Ví Dụ {word}") for word in ("Một", "Hai", "Ba")]
    file = flat(tmp_path / "a.xlsx", lines)
    book = load_workbook(file)
    book.active["H6"].value = "Cột lạ"  # in place of "Thu hồi"
    for cell in ("F8", "F9"):
        book.active[cell].value = None
    book.save(file)
    done = run(small, file, "--yes")
    told = re.findall(r"^(\S+): error annex-act-unclear: .*: ([0-9, ]+)\.$", done.output, re.MULTILINE)
    assert told == [("[a.xlsx]Sheet!A3", "8, 9")]
    assert "công nhận 'Chả Ví Dụ Một' – hồ sơ mới" in done.output
    assert "annex-row-refused" not in done.output
    book.active["I8"].value = "Thu hồi do ngừng sản xuất"
    book.active["F9"].value = "75"
    book.save(file)
    assert run(small, file, "--yes").return_value == 0
    assert [one.act for one in read(small).decisions[0].items] == ["recognise", "revoke", "recognise"]


def test_an_answer_that_is_none_is_told_at_its_cell(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(name="Nước mắm nhĩ Mẫu")])
    run(small, file, "--yes")
    answer(tmp_path / "a-doi-chieu.xlsx", "chắc là đúng")
    assert "[a-doi-chieu.xlsx]Đối chiếu!J3: error annex-bad-answer" in run(small, file, "--yes").output


def test_all_that_is_wrong_is_told_at_once_at_its_cells(small: Path, tmp_path: Path) -> None:
    lines = [sauce(score="75"), sauce(name="Chả Ví Dụ", stars=4, score="60"), sauce(name="Ruốc Ví Dụ", score="=1+1")]
    lines += [sauce(name="Bún Ví Dụ", score="nhiều", group="Đồ chơi")]
    before = snapshot(small)
    done = run(small, flat(tmp_path / "a.xlsx", lines), "--yes")
    assert done.return_value == 1
    assert re.findall(r"^\[a.xlsx\]Sheet!(\w+): error (\S+):", done.output, re.MULTILINE) == [
        ("E10", "annex-row-refused"),
        ("F10", "annex-row-refused"),
        ("F8", "score-below-stars"),
        ("F9", "annex-row-refused"),
    ], "the catalogue's own rules among them"
    assert "các nhóm là: “Thực phẩm”, “Đồ uống”, " in done.output
    assert snapshot(small) == before


def test_rules_are_told_in_the_first_run_while_questions_are_open(small: Path, tmp_path: Path) -> None:
    lines = [sauce(name="Nước mắm nhĩ Mẫu", score="60"), sauce(name="Chả Ví Dụ", stars=5, score="95", group="")]
    lines += [sauce(name="Ruốc Ví Dụ", score="75", stars=3)]
    done = run(small, flat(tmp_path / "a.xlsx", lines), "--yes")
    assert "annex-undecided" in done.output
    assert re.findall(r"^(\S+): (?:error|warning) (\S+):", done.output, re.MULTILINE) == [
        ("[a.xlsx]Sheet!F7", "score-below-stars"),
        ("[a.xlsx]Sheet!G8", "proposal-as-certificate"),
        ("a.xlsx", "annex-undecided"),
        ("[a.xlsx]Sheet!F9", "score-above-stars"),
    ]
    assert not re.search(r"^content/", done.output, re.MULTILINE), "no file is named that is not there"
    assert (tmp_path / "a-doi-chieu.xlsx").exists()


def test_rules_are_told_of_rows_with_a_cell_that_cannot_be_read(small: Path, tmp_path: Path) -> None:
    lines = [sauce(name="Ruốc Ví Dụ", score="60", group="Đồ chơi"), sauce(name="Chả Ví Dụ", score="nhiều", stars=5)]
    done = run(small, flat(tmp_path / "a.xlsx", lines), "--yes")
    assert re.findall(r"^\[a.xlsx\]Sheet!(\w+): (?:error|warning) (\S+):", done.output, re.MULTILINE) == [
        ("E7", "annex-row-refused"),
        ("F7", "score-below-stars"),
        ("F8", "annex-row-refused"),
        ("G8", "proposal-as-certificate"),
    ]
    assert "du lịch sinh thái và điểm du lịch”" in done.output, "no reason is cut"


def test_a_rule_broken_by_the_decision_as_a_whole_is_told_of_the_annex(small: Path, tmp_path: Path) -> None:
    words = ["import", str(flat(tmp_path / "a.xlsx", [sauce()])), "--content", str(small), "--yes"]
    signed = ["--decision", "303/QĐ-UBND", "--date", "2018-01-02", "--issuer", "UBND tỉnh Hà Tĩnh"]
    done = CliRunner().invoke(cli, [*words, *signed], standalone_mode=False)
    assert done.return_value == 1
    assert re.search(r"^(\[a.xlsx\]Sheet!\w+|a.xlsx): error ", done.output, re.MULTILINE)
    assert "content/decisions/ha-tinh" not in done.output


def test_a_recognition_that_stands_in_the_product_is_told_with_both_places(small: Path, tmp_path: Path) -> None:
    file = small / "products" / "nuoc-mam.yaml"
    held = "  - {stars: 4, issued: 2026-10-02, decision: 303/QĐ-UBND, sources: [{url: https://a.example/1}]}\n"
    file.write_text(file.read_text(encoding="utf-8") + "certificates:\n" + held, encoding="utf-8")
    done = run(small, flat(tmp_path / "a.xlsx", [sauce()]), "--yes")
    assert done.return_value == 1
    assert "same-certificate-twice" in done.output
    assert "[a.xlsx]Sheet!" in done.output
    assert "content/decisions/ha-tinh" not in done.output


def test_five_stars_by_the_province_are_a_proposal(small: Path, tmp_path: Path) -> None:
    done = run(small, flat(tmp_path / "a.xlsx", [sauce(stars=5, score="95")]), "--yes")
    assert "proposal-as-certificate" in done.output
    assert done.return_value == 1


def test_a_row_that_comes_twice_counts_once(small: Path, tmp_path: Path) -> None:
    done = run(small, flat(tmp_path / "a.xlsx", [sauce(), sauce()]), "--yes")
    assert done.return_value == 0
    assert "import-row-twice" in done.output
    assert "1 công nhận: dòng lặp, bỏ qua" in done.output
    assert len(read(small).decisions[0].items) == 1
    done = run(small, flat(tmp_path / "b.xlsx", [sauce(name="Chả Ví Dụ"), sauce(name="Chả Ví Dụ", stars=3)]), "--yes")
    assert "nhưng ghi khác" in done.output


def test_a_decision_written_by_hand_is_compared_not_doubled(small: Path, tmp_path: Path) -> None:
    path = small / "decisions" / "mot-quyet-dinh.yaml"
    path.parent.mkdir()
    head = "number: Số 303/QĐ – UBND\ndate: 2026-10-02\nissuer: UBND tỉnh Hà Tĩnh\n"
    path.write_text(f"{head}items:\n  - {{act: recognise, product: nuoc-mam, stars: 4}}\n", encoding="utf-8")
    before = snapshot(small)
    assert "Không có gì mới." in run(small, flat(tmp_path / "a.xlsx", [sauce()]), "--yes").output
    done = run(small, flat(tmp_path / "b.xlsx", [sauce(), sauce(name="Chả Ví Dụ")]), "--yes")
    assert "annex-decision-known" in done.output
    assert "content/decisions/mot-quyet-dinh.yaml" in done.output
    assert snapshot(small) == before


def test_a_decision_taken_out_again_comes_back_with_the_same_products(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(), sauce(name="Chả Ví Dụ", producer="HTX Tân Lập", commune="")])
    assert run(small, file, "--yes").return_value == 0
    whole = snapshot(small)
    (small / DECISION).unlink()
    assert run(small, file, "--yes").return_value == 0
    assert snapshot(small) == whole


def test_what_an_annex_needs_is_asked_for(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce()])
    words = ["import", str(file), "--content", str(small), "--decision", "303/QĐ-UBND"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 2
    assert "--issuer" in done.output


def test_the_report_in_english(small: Path, tmp_path: Path) -> None:
    done = run(small, flat(tmp_path / "a.xlsx", [sauce(), sauce(name="Chả Ví Dụ")]), "--yes", "--lang", "en")
    assert "1 recognised: known record" in done.output
    assert "1 recognised: new record" in done.output
    assert "Will be written: 1 products, 1 decisions" in done.output


# -- another maker, the prompt, LibreOffice


def test_the_same_name_under_another_maker_is_asked_and_its_record_keeps_the_maker(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(producer="HTX Khác Mẫu", commune="xã Xa")])
    assert run(small, file, "--yes").return_value == 1
    sheet = answer(tmp_path / "a-doi-chieu.xlsx", "đúng")
    assert sheet.max_row == 3
    done = run(small, file, "--yes")
    assert done.return_value == 0
    assert "phụ lục ghi chủ thể “HTX Khác Mẫu”, hồ sơ giữ “HTX Mẫu Biển Xanh”" in done.output
    records = read(small)
    assert [one.product for one in records.decisions[0].items] == ["nuoc-mam"]
    assert len(records.producers) == 1


@pytest.mark.parametrize(
    "kinds", [("TT. Mẫu", "H. Cẩm Xuyên"), ("TT Mẫu", "huyện Cẩm Xuyên"), ("thị trấn Mẫu", "H.Cẩm Xuyên")]
)
def test_abbreviated_kinds_of_places_are_the_same_places(kinds: tuple[str, str], tmp_path: Path) -> None:
    place = (
        "address:\n  as_certified: {province: Hà Tĩnh, district: huyện Cẩm Xuyên, commune: thị trấn Mẫu, vintage: 63}\n"
    )
    files = {
        "producers/htx-mau.yaml": producer(1, "HTX Mẫu", place),
        "products/nuoc-mam.yaml": product(2, "Nước mắm Mẫu", f"producer: htx-mau\n{place}"),
    }
    content = write(tmp_path, files)
    CliRunner().invoke(cli, ["codes", "assign", "--content", str(content)], standalone_mode=False)
    commune, district = kinds
    line = sauce(producer="HTX Mẫu", commune=commune, district=district)
    for layout in (flat, merged):
        (content / DECISION).unlink(missing_ok=True)
        done = run(content, layout(tmp_path / f"{layout.__name__}.xlsx", [line]), "--yes")
        assert done.return_value == 0, done.output
        assert "1 công nhận: hồ sơ đã có" in done.output


@pytest.mark.parametrize(("typed", "files", "code"), [("y\n", 1, 0), ("n\n", 0, 1), ("\n", 0, 1)])
def test_the_question_on_a_terminal_is_heeded(typed: str, files: int, code: int, small: Path, tmp_path: Path) -> None:
    done = at_a_terminal(small, flat(tmp_path / "a.xlsx", [sauce()]), typed)
    assert "Ghi các tệp này? [y/N]" in done[0]
    assert len(list(small.glob(DECISION))) == files
    assert done[1] == code


def at_a_terminal(content: Path, file: Path, typed: str) -> tuple[str, int]:
    """What the command prints on a terminal of its own where somebody types, and its exit code."""
    words = ["import", str(file), "--content", str(content), *OPTIONS]
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), *words], stdin=slave, stdout=slave, stderr=slave, close_fds=True
    )
    os.close(slave)
    os.write(master, typed.encode())
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # the terminal is gone with the process
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown.decode(), process.wait()


def test_answers_come_back_whatever_a_program_makes_of_the_file(small: Path, tmp_path: Path) -> None:
    """Lines in another order, a capital, blanks, the letters' marks apart, the hidden column shown: one answer each."""
    file = flat(
        tmp_path / "a.xlsx", [sauce(name="Nước mắm nhĩ Mẫu"), sauce(name="Nước mắm Mẫu Xanh", stars=3, score="60")]
    )
    run(small, file, "--yes")
    path = tmp_path / "a-doi-chieu.xlsx"
    book = load_workbook(path)
    lines = list(book.active.iter_rows(min_row=3, values_only=True))
    assert len(lines) == 2
    for row, line in enumerate(reversed(lines), 3):
        for column, text in enumerate(line, 1):
            book.active.cell(row, column).value = text
        said = "ĐÚNG " if line[2] == "Nước mắm nhĩ Mẫu" else " Sai"
        book.active.cell(row, 10).value = unicodedata.normalize("NFD", said)
    book.active.column_dimensions["K"].hidden = False
    book.save(path)
    assert run(small, file, "--yes").return_value == 0
    assert {one.name for one in read(small).products} == {"Nước mắm Mẫu", "Nước mắm Mẫu Xanh"}


@pytest.mark.libreoffice
def test_answers_given_in_libreoffice_come_back(small: Path, tmp_path: Path) -> None:
    file = flat(tmp_path / "a.xlsx", [sauce(name="Nước mắm nhĩ Mẫu")])
    run(small, file, "--yes")
    path = tmp_path / "a-doi-chieu.xlsx"
    through_libreoffice(path, tmp_path)
    sheet = load_workbook(path).active
    assert sheet.data_validations.dataValidation[0].formula1 == '"đúng,sai"', "the drop-down survives"
    assert sheet.column_dimensions["K"].hidden
    assert run(small, file, "--yes").return_value == 1, "no answer yet"
    answer(path, "đúng")
    through_libreoffice(path, tmp_path)
    assert run(small, file, "--yes").return_value == 0
    assert [one.product for one in read(small).decisions[0].items] == ["nuoc-mam"]


@pytest.mark.libreoffice
def test_an_annex_saved_by_libreoffice_says_the_same(small: Path, tmp_path: Path) -> None:
    file = merged(tmp_path / "a.xlsx", [sauce(), sauce(name="Ruốc Mẫu", producer="HTX Tân Lập", stars=3, score="60,5")])
    first = run(small, file).output
    through_libreoffice(file, tmp_path)
    assert run(small, file).output == first


def through_libreoffice(path: Path, folder: Path) -> None:
    """Open a workbook in LibreOffice and save it in its place."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed"
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
    command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", *convert, str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    shutil.move(folder / "saved" / path.name, path)
