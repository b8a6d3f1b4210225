"""The rows of a workbook that were not taken, in a workbook of their own with the reason in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from ocop_site.reading.text import without_forbidden
from ocop_site.reading.workbooks import column_letters, read_workbook
from ocop_site.records.columns import all_tables
from ocop_site.writing.workbooks.dated import sheet_text, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Language
    from ocop_site.writing.workbooks.changes import Refusal

REASON = "Lý do / Reason"
_HEAD = (REASON, "Ô / Cell", "Tên tệp / Record")


def rejects_path(workbook: Path) -> Path:
    """Where the rows go that were not taken from a workbook: beside it, `so-rejects.xlsx` for `so.xlsx`."""
    return workbook.with_name(f"{workbook.stem}-rejects.xlsx")


def may_write(path: Path) -> bool:
    """Whether there is nothing at a path, or rejects of an earlier import."""
    if not path.exists():
        return True
    sheets, _ = read_workbook(path)
    return any(sheet.rows and sheet.rows[0] and sheet.rows[0][0].text == REASON for sheet in sheets)


def rejects_workbook(refused: Sequence[Refusal], day: date, language: Language) -> bytes:
    """A sheet for each table that has refused rows: why, where the row stood, and what its cells said."""
    book = Workbook(write_only=True)
    for table in all_tables():
        rows = [one for one in refused if one.row.table.name == table.name]
        if not rows:
            continue
        sheet: Any = book.create_sheet(table.title)
        sheet.freeze_panes = "B2"
        for number in range(len(_HEAD) + table.depth + len(table.columns)):
            sheet.column_dimensions[column_letters(number)].width = 60 if number == 0 else 22
        places = [f"#{number + 1}" for number in range(table.depth)]
        columns = [column for column in table.columns if table.path or column.name != "id"]
        _append(sheet, [*_HEAD, *places, *(column.title for column in columns)], bold=True)
        for one in rows:
            texts = one.row.texts
            cells = [texts.get(column.name, "") for column in columns]
            place = one.problem.place.path.rpartition("]")[2]
            _append(sheet, [one.problem.message(language), place, one.row.id, *one.row.places, *cells])
    return workbook_bytes(book, day)


def _append(sheet: Any, texts: Sequence[str], *, bold: bool = False) -> None:  # noqa: ANN401 - openpyxl's
    cells = []
    for text in texts:
        cell = WriteOnlyCell(sheet, sheet_text(without_forbidden(text)))
        cell.data_type = "s"  # a formula that was refused stays a text
        cell.number_format = "@"
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    sheet.append(cells)
