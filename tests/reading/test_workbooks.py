from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ocop_site.reading import workbook_parts, workbooks
from ocop_site.reading.workbooks import Cell, cell_name, cell_place, formula_problem, read_sheets, read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def saved(fill: Callable[[Workbook], object]) -> bytes:
    book = Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cells(*values: object, formats: dict[int, str] | None = None) -> tuple[Cell, ...]:
    def fill(book: Workbook) -> None:
        book.active.append(list(values))
        for column, code in (formats or {}).items():
            book.active.cell(1, column + 1).number_format = code

    sheets, problems = read_sheets(saved(fill), "bang.xlsx")
    assert problems == []
    return sheets[0].rows[0]


def with_row(cells: str) -> bytes:
    return bare(f'<worksheet {NS}><sheetData><row r="1">{cells}</row></sheetData></worksheet>')


def inline(text: str) -> bytes:
    return with_row(f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>')


def bare(sheet: str, **more: str) -> bytes:
    """A workbook of as few parts as there may be, its one sheet as given."""
    stream = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lead = f'<Relationships><Relationship Id="%s" Type="{kind}/%s" Target="%s"/></Relationships>'
    sheets = f'<workbook {NS} xmlns:r="{kind}"><sheets><sheet name="S" r:id="b"/></sheets></workbook>'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", lead % ("a", "officeDocument", "xl/workbook.xml"))
        file.writestr("xl/workbook.xml", sheets)
        file.writestr("xl/_rels/workbook.xml.rels", lead % ("b", "worksheet", "worksheets/sheet1.xml"))
        file.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, text in more.items():
            file.writestr(name, text)
    return stream.getvalue()


def code_of(data: bytes) -> str:
    sheets, problems = read_sheets(data, "bang.xlsx")
    assert sheets == ()
    (problem,) = problems
    assert problem.place.path in {"bang.xlsx", "[bang.xlsx]S"} or problem.place.path.startswith("[bang.xlsx]S!")
    assert "{" not in problem.message("vi") + problem.message("en")
    return problem.code


def test_texts_stay_as_they_were_typed() -> None:
    assert cells("0123", "1-2", "29/12/2022", "no", " a ", "một\nhai") == tuple(
        Cell(text, "text") for text in ("0123", "1-2", "29/12/2022", "no", " a ", "một\nhai")
    )


def test_letters_are_composed_and_escapes_read() -> None:
    assert cells("Mă\u0301m") == (Cell("Mắm", "text"),)
    assert read_sheets(inline("a_x000D__x000A_b_x005F_x0041_"), "b")[0][0].rows == ((Cell("a\nb_x0041_", "text"),),)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("3", "3"),
        ("3.0", "3"),
        ("74.5", "74.5"),
        ("0.30000000000000004", "0.3"),
        ("74.499999999999986", "74.5"),
        ("6.5E4", "65000"),
        ("8936012345674", "8936012345674"),
        ("-0", "0"),
        ("1E-3", "0.001"),
    ],
)
def test_numbers_are_exact(raw: str, text: str) -> None:
    assert read_sheets(with_row(f'<c r="A1"><v>{raw}</v></c>'), "b")[0][0].rows == ((Cell(text, "number"),),)


@pytest.mark.parametrize("raw", ["1e999999999", "NaN", "Infinity", "1e400", "hai"])
def test_what_is_no_number_stays_text(raw: str) -> None:
    assert read_sheets(with_row(f'<c r="A1"><v>{raw}</v></c>'), "b")[0][0].rows == ((Cell(raw, "text"),),)


def test_days_months_and_times() -> None:
    found = cells(
        date(2022, 12, 29),
        datetime(2022, 12, 29, 8, 30),  # noqa: DTZ001 - spreadsheets know no zones
        datetime(2022, 12, 1),  # noqa: DTZ001
        date(1900, 1, 5),
        0.5,
        45000,
        45000,
        formats={2: "mm/yyyy", 4: "h:mm", 5: '[$-42A]d "tháng" m yyyy', 6: "#,##0 [$đ-42A]"},
    )
    assert found == (
        Cell("2022-12-29", "day"),
        Cell("2022-12-29 08:30", "text"),
        Cell("2022-12", "text"),
        Cell("1900-01-05", "day"),
        Cell("12:00", "text"),
        Cell("2023-03-15", "day"),
        Cell("45000", "number"),
    )


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    def fill(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active.append([date(2022, 12, 29)])

    assert read_sheets(saved(fill), "b")[0][0].rows == ((Cell("2022-12-29", "day"),),)


def test_truths_errors_and_formulas_which_are_never_computed() -> None:
    data = with_row(
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        '<c r="C1" t="str"><f>HYPERLINK("http://x.example")</f><v>nice</v></c>'
        '<c r="D1"><f t="shared" si="0"/><v>3</v></c>'
    )
    row = read_sheets(data, "b")[0][0].rows[0]
    assert row == (
        Cell("true", "truth"),
        Cell("#N/A", "error"),
        Cell('=HYPERLINK("http://x.example")', "formula"),
        Cell("=", "formula"),
    )
    problem = formula_problem("bang.xlsx", "Sản phẩm", 11, 2, row[2])
    assert problem.place.path == "[bang.xlsx]Sản phẩm!C12"
    assert "HYPERLINK" in problem.message()


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    assert read_sheets(inline("=1+1"), "b")[0][0].rows == ((Cell("=1+1", "text"),),)


def test_rows_keep_their_numbers_and_merges_and_hidden_sheets_are_told() -> None:
    def fill(book: Workbook) -> None:
        book.active.title = "Sản phẩm"
        book.active["C3"] = "a"
        book.active["B5"] = "b"
        book.active["XFD9"].number_format = "0.00"  # empty, only dressed
        book.active.merge_cells("C3:D4")
        book.create_sheet("Ẩn").sheet_state = "hidden"

    first, second = read_sheets(saved(fill), "b")[0]
    empty = Cell("", "text")
    assert first.name == "Sản phẩm"
    assert first.rows == ((), (), (empty, empty, Cell("a", "text")), (), (empty, Cell("b", "text")))
    assert first.merges == ((2, 2, 3, 3),)
    assert (second.hidden, second.rows) == (True, ())


def test_names_of_cells() -> None:
    assert [cell_name(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert cell_place("b.xlsx", "S", 11, 2).path == "[b.xlsx]S!C12"


def test_other_files_are_refused_with_what_to_do(tmp_path: Path) -> None:
    assert code_of(b"") == "workbook-not-xlsx"
    assert code_of(b"a,b\n1,2\n") == "workbook-not-xlsx"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "workbook-old"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == "workbook-locked"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    assert code_of(stream.getvalue()) == "workbook-not-xlsx"
    assert [problem.code for problem in read_workbook(tmp_path / "none.xlsx")[1]] == ["unreadable-file"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData>",
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>',
        "<a>" * 100 + "</a>" * 100,
        '<worksheet><c r="A0"/></worksheet>',
        '<worksheet><row r="-5"/></worksheet>',
        "<worksheet><c><v>1</v></c></worksheet>",
        '<worksheet><c r="A1" t="s"><v>7</v></c></worksheet>',
        '<worksheet><c r="A1" t="s"><v>-1</v></c></worksheet>',
        '<worksheet><mergeCell ref="A"/></worksheet>',
    ],
)
def test_damaged_parts_are_named(sheet: str) -> None:
    assert code_of(bare(sheet)) == "workbook-damaged"
    assert "sheet1.xml" in read_sheets(bare(sheet), "b")[1][0].message()


def test_size_ratio_rows_columns_and_entries_are_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    start, end = "<worksheet><sheetData>", "</sheetData></worksheet>"
    assert code_of(bare(start + " " * 9_000_000 + end)) == "workbook-too-large"
    assert code_of(bare(f'{start}<c r="A200001"><v>1</v></c>{end}')) == "workbook-too-large"
    assert code_of(bare(f'{start}<c r="XFD1"><v>1</v></c>{end}')) == "workbook-too-large"
    assert code_of(bare(start, **{f"e{n}": "" for n in range(2000)})) == "workbook-too-large"
    full = "".join(f'<c r="ALL{row}"><v>1</v></c>' for row in range(1, 5000))  # 1,000 columns wide
    assert code_of(bare(start + full + end)) == "workbook-too-large"
    monkeypatch.setattr(workbooks, "LARGEST_WORKBOOK", 100)
    (tmp_path / "b.xlsx").write_bytes(bare(start + end))
    assert [problem.code for problem in read_workbook(tmp_path / "b.xlsx")[1]] == ["file-too-large"]
    monkeypatch.setattr(workbook_parts, "LARGEST_UNPACKED", 100)
    assert code_of(bare(start + end)) == "workbook-too-large"


@pytest.mark.parametrize("name", ["../a", "/a", "a\\b", "a\x07b", "C:a", "XL/workbook.xml"])
def test_odd_names_are_refused(name: str) -> None:
    assert code_of(bare("<worksheet/>", **{name: ""})) == "workbook-damaged"


def test_links_out_of_the_file_and_macros_are_not_looked_at() -> None:
    data = bare(
        "<worksheet/>",
        **{"xl/vbaProject.bin": "not looked at", "xl/externalLinks/externalLink1.xml": "<!DOCTYPE nothing>"},
    )
    assert read_sheets(data, "b")[1] == []


def test_parts_may_bear_prefixes_and_stand_elsewhere() -> None:
    row = '<x:row><x:c t="str"><x:v>a</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{NS[7:-1]}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert read_sheets(bare(sheet), "b")[0][0].rows == ((Cell("a", "text"),),)


GOOD = saved(lambda book: [book.active.append(["Ví Dụ", n, date(2022, 12, 29), True, "=1"]) for n in range(20)])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"PK\x05\x06"):
        sheets, problems = read_sheets(head + data, "b")
        assert bool(sheets) or bool(problems)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_no_spoiled_workbook_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        data[at] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[at : at + chance.randint(1, 200)]
    sheets, problems = read_sheets(bytes(data), "b")
    assert bool(sheets) or bool(problems)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_no_spoiled_part_raises(seed: int) -> None:
    """The same inside the parts, where the zip is whole: only so does the XML reach the reader."""
    chance = random.Random(seed)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(stream, "w") as file:
        victim = chance.choice([name for name in good.namelist() if name.endswith((".xml", ".rels"))])
        for name in good.namelist():
            data = bytearray(good.read(name))
            if name == victim:
                for _ in range(chance.randint(1, 5)):
                    at = chance.randrange(len(data))
                    data[at : at + chance.randint(0, 3)] = bytes(chance.choices(b'0123456789<>"/ArstcEe-. ', k=2))
            file.writestr(name, bytes(data))
    read_sheets(stream.getvalue(), "b")
