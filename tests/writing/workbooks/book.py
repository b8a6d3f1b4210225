"""A small content folder, its workbook as an office would edit it, and what importing it does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from ocop_site.reading.folder import read_content
from ocop_site.reading.workbooks import read_sheets
from ocop_site.records.collection import read_records
from ocop_site.records.columns import all_tables
from ocop_site.writing.together import write_together
from ocop_site.writing.workbooks.dated import sheet_text
from ocop_site.writing.workbooks.export import workbook_of
from ocop_site.writing.workbooks.layout import HEAD_ROWS, ID, ID_OF_RECORD, mark_key
from ocop_site.writing.workbooks.plan import WorkbookPlan, plan_workbook
from tests.small_content import DAY, PROJECT, code

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.reading.folder import RawContent
    from ocop_site.records.collection import Records

VOCABULARY = PROJECT / "content" / "vocabulary"
MAM = """\
# hồ sơ mẫu, viết tay
name: "Nước mắm Ví Dụ"   # tên trên nhãn
code: "120000015"
producer: htx-vi-du

group: thuc-pham
address:
  as_certified: {province: Phú Yên, vintage: 63}   # như giấy
certificates:
  # lần đầu
  - stars: 3
    issued: 2022-12-29
    decision: 0123
    sources:
      - url: https://bao.example/mot
        read: 2026-11-22
  - stars: 4
    issued: 2025-12
    # còn chờ giấy
packs:
  - {size: 500 ml, price: 65000}
  - size: "1-2"
notes:
  - một ý dài, viết trên
    hai dòng
  - ý thứ hai
"""
STORY = f'---\nname: Mứt Ví Dụ\ncode: "{code(2)}"\ngroup: thuc-pham\n---\n\nChuyện kể: # không phải ghi chú\n'


def read(content: Path) -> tuple[RawContent, Records]:
    raw, problems = read_content(content, VOCABULARY)
    records, complaints = read_records(raw)
    assert [one.line() for one in problems + complaints if one.severity == "error"] == []
    return raw, records


def exported(content: Path) -> bytes:
    return workbook_of(*read(content), DAY, "so.xlsx")


def planned(content: Path, data: bytes) -> WorkbookPlan:
    sheets, problems = read_sheets(data, "so.xlsx")
    assert problems == []
    return plan_workbook(sheets, "so.xlsx", content, *read(content), DAY)


def imported(content: Path, data: bytes) -> WorkbookPlan:
    plan = planned(content, data)
    write_together({content / path: data for path, data in plan.files.items()})
    return plan


class Book:
    """A workbook in somebody's hands: its cells by table, row and key."""

    def __init__(self, data: bytes) -> None:
        self.book: Any = load_workbook(io.BytesIO(data))

    def sheet(self, table: str) -> Any:  # noqa: ANN401 - openpyxl's
        key = next(mark_key(one) for one in all_tables() if one.name == table)
        return next(sheet for sheet in self.book if sheet.max_row >= HEAD_ROWS and key in self.keys(sheet))

    def keys(self, sheet: Any) -> list[str]:  # noqa: ANN401
        return [cell.value for cell in sheet[HEAD_ROWS]]

    def row(self, table: str, *where: str | int) -> int:
        """The number of the row of a record, or of an item of its lists."""
        sheet = self.sheet(table)
        keys = self.keys(sheet)
        names = [ID_OF_RECORD, *(f"#{n + 1}" for n in range(len(where) - 1))] if "." in table else [ID]
        for number in range(HEAD_ROWS + 1, sheet.max_row + 1):
            if [sheet.cell(number, keys.index(name) + 1).value for name in names] == list(where):
                return number
        raise LookupError(where)

    def put(self, table: str, where: tuple[str | int, ...] | int, **cells: object) -> None:
        """Type into cells; their keys with `__` for points."""
        sheet = self.sheet(table)
        keys = self.keys(sheet)
        number = where if isinstance(where, int) else self.row(table, *where)
        for key, value in cells.items():
            cell = sheet.cell(number, keys.index(key.replace("__", ".")) + 1)
            cell.value = sheet_text(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"

    def add(self, table: str, record: str, *places: int | None, **cells: object) -> int:
        """Type into the first free row."""
        sheet = self.sheet(table)
        number = sheet.max_row + 1
        keys = self.keys(sheet)
        sheet.cell(number, keys.index(ID_OF_RECORD if "." in table else ID) + 1).value = record
        for place, value in enumerate(places, 1):
            sheet.cell(number, keys.index(f"#{place}") + 1).value = value
        self.put(table, number, **cells)
        return number

    def delete(self, table: str, *where: str | int) -> None:
        self.sheet(table).delete_rows(self.row(table, *where))

    def formula(self, table: str, where: tuple[str | int, ...], key: str, formula: str) -> None:
        sheet = self.sheet(table)
        sheet.cell(self.row(table, *where), self.keys(sheet).index(key) + 1).value = formula

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def codes(plan: WorkbookPlan) -> list[str]:
    return [one.problem.code for one in plan.refused]


def mam(content: Path) -> str:
    return (content / "products/phu-yen/mam.yaml").read_text("utf-8")
