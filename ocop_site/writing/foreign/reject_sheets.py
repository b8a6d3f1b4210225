"""The rows of a foreign table that were rejected, as a workbook beside it: each with its cells and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ocop_site.writing.workbooks.dated import sheet_text, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.writing.foreign.tables import ForeignRow

REASON = "lý do không nhập"
_WIDTH = 28


def rejects_beside(file: Path) -> Path:
    """Where the rejected rows of a file are put: `bang-khong-nhap.xlsx` beside `bang.xlsx`."""
    return file.with_name(f"{file.stem}-khong-nhap.xlsx")


def reject_sheet(rows: Sequence[tuple[ForeignRow, str]], day: date) -> bytes:
    """The workbook of rejected rows with their reasons, dated `day`. Every cell is a text: no formula is carried on."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has its sheet
    headers = list(dict.fromkeys(header for row, _ in rows for _, header in sorted(row.places.values())))
    lines = [["trang tính", "dòng", *headers, REASON]]
    for row, reason in rows:
        said = {row.places[ours][1]: cell.text for ours, cell in row.cells.items()}
        lines.append([row.sheet, str(row.number), *(said.get(header, "") for header in headers), reason])
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(number, column)
            cell.value = sheet_text(text)
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.freeze_panes = "A2"
    return workbook_bytes(book, day)
