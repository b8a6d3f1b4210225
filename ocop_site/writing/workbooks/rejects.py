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
from ocop_site.writing.workbooks.seals import SEAL, is_sealed, seal

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
    """Whether there is nothing at a path, or rejects of an earlier import in which nobody has changed anything."""
    return not path.exists() or is_untouched(path)


def is_untouched(path: Path) -> bool:
    """Whether a workbook holds rejects as they were written; rows and sheets that were deleted are nobody's work."""
    sheets, _ = read_workbook(path)
    tables = [[[cell.text for cell in row] for row in sheet.rows if row] for sheet in sheets]
    return bool(tables) and all(rows[:1] and rows[0][0] == REASON and is_sealed(rows) for rows in tables)


def rejects_workbook(refused: Sequence[Refusal], day: date, language: Language) -> bytes:
    """A sheet for each table that has refused rows: why, where the row stood, and what its cells said."""
    book = Workbook(write_only=True)
    for table in all_tables():
        rows = [one for one in refused if one.row.table.name == table.name]
        if not rows:
            continue
        sheet: Any = book.create_sheet(table.title)
        sheet.freeze_panes = "B2"
        places = [f"#{number + 1}" for number in range(table.depth)]
        columns = [column for column in table.columns if table.path or column.name != "id"]
        head = [*_HEAD, *places, *(column.title for column in columns)]
        for number in range(len(head)):
            sheet.column_dimensions[column_letters(number)].width = 60 if number == 0 else 22
        sheet.column_dimensions[column_letters(len(head))].hidden = True
        _append(sheet, [*head, SEAL], bold=True)
        for one in rows:
            texts = one.row.texts
            cells = [texts.get(column.name, "") for column in columns]
            reasons = "\n".join(problem.message(language) for problem in one.problems)
            where = "\n".join(dict.fromkeys(problem.place.path.rpartition("]")[2] for problem in one.problems))
            line = [without_forbidden(text) for text in (reasons, where, one.row.id, *one.row.places, *cells)]
            _append(sheet, [*line, seal(line)])
    return workbook_bytes(book, day)


def _append(sheet: Any, texts: Sequence[str], *, bold: bool = False) -> None:  # noqa: ANN401 - openpyxl's
    cells = []
    for text in texts:
        cell = WriteOnlyCell(sheet, sheet_text(text))
        cell.data_type = "s"  # a formula that was refused stays a text
        cell.number_format = "@"
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    sheet.append(cells)
