"""The rows of a foreign table that were rejected, as a workbook beside it: each with all its cells and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ocop_site.reading.text import without_forbidden
from ocop_site.writing.workbooks.dated import sheet_text, workbook_bytes
from ocop_site.writing.workbooks.seals import SEAL, is_sealed, seal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.workbooks import Sheet
    from ocop_site.writing.foreign.rows import ForeignRow

REASON = "lý do không nhập"
_FIRST = ("trang tính", "dòng")
_WIDTH = 28


def rejects_beside(file: Path) -> Path:
    """Where the rejected rows of a file are put: `bang-khong-nhap.xlsx` beside `bang.xlsx`."""
    return file.with_name(f"{file.stem}-khong-nhap.xlsx")


def reject_sheet(rows: Sequence[tuple[ForeignRow, str]], day: date) -> bytes:
    """The workbook of rejected rows with their reasons, dated `day`. Every cell is a text: no formula is carried on."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has its sheet
    columns = sorted({(place, name) for row, _ in rows for place, name, _ in row.whole})
    lines = [[*_FIRST, *(name for _, name in columns), REASON]]
    for row, reason in rows:
        said = {(place, name): text for place, name, text in row.whole}
        lines.append([row.sheet, str(row.number), *(said.get(column, "") for column in columns), reason])
    for number, line in enumerate(lines, 1):
        texts = [sheet_text(without_forbidden(text)) for text in line]
        for column, text in enumerate([*texts, seal(texts) if number > 1 else SEAL], 1):
            cell = sheet.cell(number, column)
            cell.value = text
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.column_dimensions[get_column_letter(len(lines[0]) + 1)].hidden = True
    sheet.freeze_panes = "A2"
    return workbook_bytes(book, day)


def is_header(texts: Sequence[str]) -> bool:
    """Whether a row is the first one of such a workbook."""
    return tuple(texts[: len(_FIRST)]) == _FIRST and REASON in texts


def is_untouched(sheet: Sheet) -> bool:
    """Whether a sheet is one of these as it was written; lines that were deleted are nobody's work."""
    rows = [[cell.text for cell in row] for row in sheet.rows if row]
    return bool(rows) and is_header(rows[0]) and is_sealed(rows)
