"""The catalogue as one workbook: a sheet for each kind and each list, with drop-downs, rules and help."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from ocop_site.reading.workbooks import column_letters
from ocop_site.records.columns import all_tables
from ocop_site.writing.workbooks.dated import sheet_text, workbook_bytes
from ocop_site.writing.workbooks.guide import GUIDE
from ocop_site.writing.workbooks.layout import FIRST_SHEET, HEAD_ROWS, ID_OF_RECORD, LISTS_SHEET, NAME, keys_of
from ocop_site.writing.workbooks.lists import word_lists
from ocop_site.writing.workbooks.rows import places_of, rows_of
from ocop_site.writing.workbooks.rules import PRICE, Sheets, marks, validations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from openpyxl.cell.cell import Cell

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.collection import Records
    from ocop_site.records.columns import Column, Shape, Table
    from ocop_site.writing.workbooks.rows import Row

ROOM = 500  # rows below the last one in which the rules hold, too
_COLOURS = {
    "products": "FF2F6B3A",
    "producers": "FF7A4B1E",
    "outlets": "FF1F5A8A",
    "fairs": "FF8A2E5A",
    "decisions": "FF5B3F8F",
    "plans": "FF3C6E71",
    "tombstones": "FF6B6B6B",
}
_TITLE_FONT = Font(bold=True, color="FFFFFFFF")
_KEY_FONT = Font(size=8, color="FF808080")
_GREY = PatternFill("solid", fgColor="FFEFEFEF")
_WIDTHS: dict[Shape, int] = {"text": 26, "lines": 40, "id": 30, "code": 13, "choice": 14, "days": 14, "day": 12}
_NARROW = 11
_DAY, _TEXT, _NUMBER, _MONEY = "dd/mm/yyyy", "@", "General", "#,##0"  # shown as 25.000 where that is the custom
_MOST_DIGITS = 15  # of which a program keeps every one
_FIRST_YEAR = 1901  # earlier days are texts: programs disagree about them


def workbook_of(raw: RawContent, records: Records, day: date, name: str) -> bytes:
    """The bytes of the workbook of a catalogue: the same for the same content, day and file name.

    `day` is printed in it and is the date of its parts.
    """
    book = Workbook(write_only=True)
    book.properties.creator = records.site.publisher
    book.properties.title = records.site.title
    sheets = _sheets(raw, records)
    _write_guide(book, day, name)
    for table in all_tables():
        _TableSheet(book, table, sheets).write(raw.records[table.kind])
    _write_lists(book, sheets)
    return workbook_bytes(book, day)


def _sheets(raw: RawContent, records: Records) -> Sheets:
    counts = {
        table.name: sum(len(places_of(table.path, one.data)) for one in raw.records[table.kind])
        for table in all_tables()
    }
    return Sheets(word_lists(records.vocabulary), {name: HEAD_ROWS + count + ROOM for name, count in counts.items()})


class _TableSheet:
    """One table's sheet. One cell of each form is kept for every column and filled anew for every row."""

    def __init__(self, book: Workbook, table: Table, sheets: Sheets) -> None:
        self.table = table
        self.sheets = sheets
        self.sheet: Any = book.create_sheet(table.title)
        self.keys = keys_of(table)
        self._of = {column.name: column for column in table.columns}
        self._kept: dict[tuple[str, str], Cell] = {}

    def write(self, found: tuple[RawRecord, ...]) -> None:
        self._set_up()
        self.sheet.append([self._title(key) for key in self.keys])
        self.sheet.append([self._head(key, _KEY_FONT, key) for key in self.keys])
        for one in found:
            name = next((str(one.data[key]) for key in ("name", "title", "number") if one.data.get(key)), "")
            for row in rows_of(self.table, one.id, one.data):
                self.sheet.append(self._cells(row, name))
        for rule in validations(self.table, self.sheets):
            self.sheet.data_validations.append(rule)
        for reference, mark in marks(self.table, self.sheets):
            self.sheet.conditional_formatting.add(reference, mark)

    def _set_up(self) -> None:
        sheet = self.sheet
        fixed = 2 + self.table.depth if self.table.path else 2
        sheet.freeze_panes = f"{column_letters(fixed)}{HEAD_ROWS + 1}"
        sheet.sheet_properties.tabColor = _COLOURS[self.table.kind]
        last = self.sheets.last_rows[self.table.name] - ROOM
        sheet.auto_filter.ref = f"A{HEAD_ROWS}:{column_letters(len(self.keys) - 2)}{last}"
        for number, key in enumerate(self.keys):
            dimension = sheet.column_dimensions[column_letters(number)]
            column = self._of.get(key)
            form: Shape = column.form if column else "id" if key in {ID_OF_RECORD, NAME} else "whole"
            dimension.width = _WIDTHS.get(form, _NARROW)
            numbers = _number_format(column)
            dimension.number_format = _DAY if form == "day" else numbers if _counts(form, column) else _TEXT
            dimension.hidden = key == self.keys[-1]

    def _title(self, key: str) -> Cell:
        column = self._of.get(key)
        words = {ID_OF_RECORD: "Tên tệp của hồ sơ", NAME: "Tên (chỉ để đọc)", self.keys[-1]: "Dấu lúc xuất"}
        title = column.title if column else words.get(key) or f"Thứ tự {key[1:]}" * (self.table.depth > 1) or "Thứ tự"
        if column and column.required:
            title += " *"
        cell = self._head(key, _TITLE_FONT, title)
        cell.fill = PatternFill("solid", fgColor=_COLOURS[self.table.kind])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if column and column.said:
            cell.comment = Comment(f"{column.said.vi}\n\n{column.said.en}", "OCOP", height=170, width=330)
        return cell

    def _head(self, key: str, font: Font, text: str) -> Cell:
        del key
        cell = WriteOnlyCell(self.sheet, text)
        cell.data_type = "s"
        cell.font = font
        return cell

    def _cells(self, row: Row, name: str) -> list[Cell | None]:
        cells: list[Cell | None] = []
        if self.table.path:
            cells += [self._cell(ID_OF_RECORD, None, row.id), self._cell(NAME, None, name)]
            cells += [self._cell(f"#{number}", None, str(place)) for number, place in enumerate(row.places, 1)]
        for column in self.table.columns:
            text = row.cells.get(column.name)
            cells.append(self._cell(column.name, column, text) if text else None)
        return [*cells, self._cell(self.keys[-1], None, row.mark)]

    def _cell(self, key: str, column: Column | None, text: str) -> Cell:
        """The kept cell of a column with this text; it is written before it is filled again."""
        value = _value(column, text) if column or key in {ID_OF_RECORD, NAME, self.keys[-1]} else int(text)
        kind = "day" if isinstance(value, date) else "text" if isinstance(value, str) else "number"
        cell = self._kept.get((key, kind))
        if cell is None:
            cell = self._kept[key, kind] = self._new_cell(key, column, kind)
        cell.value = value
        if kind == "text":
            cell.data_type = "s"  # never a formula, whatever it begins with
        return cell

    def _new_cell(self, key: str, column: Column | None, kind: str) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        cell.number_format = {"day": _DAY, "text": _TEXT, "number": _number_format(column)}[kind]
        if kind == "text":
            cell.quotePrefix = True
        if column is not None and column.form == "lines":
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        elif key == NAME or (column is not None and column.form == "code"):
            cell.fill = _GREY
        return cell


def _number_format(column: Column | None) -> str:
    return _MONEY if column is not None and column.key == PRICE else _NUMBER


def _counts(form: Shape, column: Column | None) -> bool:
    return form in {"whole", "decimal"} or bool(column and column.choices and all(c.isdigit() for c in column.choices))


def _value(column: Column | None, text: str) -> str | int | float | date:
    """A day and a number as such where the program keeps them exactly; everything else is text."""
    if column is None:
        return sheet_text(text)
    if column.form in {"day", "days"} and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        day = date.fromisoformat(text)
        if day.year >= _FIRST_YEAR:
            return day
    if _counts(column.form, column) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) and len(text) <= _MOST_DIGITS:
        number = Decimal(text)
        return int(number) if number == number.to_integral_value() else float(number)
    return sheet_text(text)


def _write_guide(book: Workbook, day: date, name: str) -> None:
    sheet: Any = book.create_sheet(FIRST_SHEET)
    sheet.column_dimensions["A"].width = 115
    fonts = {"title": Font(bold=True, size=16), "head": Font(bold=True, size=12), "code": Font(name="Courier New")}
    for style, text in GUIDE:
        cell = WriteOnlyCell(sheet, text.format(day=f"{day:%d/%m/%Y}", name=name))
        cell.data_type = "s"
        cell.font = fonts.get(style, Font())
        cell.alignment = Alignment(wrap_text=True)
        sheet.append([cell])
    for table in all_tables():
        cell = WriteOnlyCell(sheet, f"→ {table.title}")
        cell.hyperlink = f"#'{table.title}'!A1"
        cell.font = Font(color="FF0000EE", underline="single")
        sheet.append([cell])


def _write_lists(book: Workbook, sheets: Sheets) -> None:
    """Each list as two columns: words and their names."""
    sheet: Any = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    lists = list({one.range: one for one in sheets.lists.values()}.values())
    sheet.append([text for one in lists for text in (one.title, "")])
    sheet.append([])
    for line in range(max(len(one.words) for one in lists)):
        sheet.append([cell for one in lists for cell in _listed(sheet, one.words, line)])


def _listed(sheet: Any, words: Mapping[str, str], line: int) -> Iterator[Cell | None]:  # noqa: ANN401 - openpyxl's
    pair = list(words.items())[line] if line < len(words) else ("", "")
    for text in pair:
        cell = WriteOnlyCell(sheet, int(text) if text.isdigit() else text or None)
        if not text.isdigit():
            cell.data_type = "s"
        yield cell
