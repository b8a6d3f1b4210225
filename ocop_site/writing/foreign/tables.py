"""Other people's tables: the sheets of a file, each with its header, its rows of products and its other rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.workbooks import cell_name
from ocop_site.writing.foreign.column_names import LEFT_OUT, ColumnMapping
from ocop_site.writing.foreign.filled_sheets import FilledSheet
from ocop_site.writing.foreign.headers import find_header, headers_read
from ocop_site.writing.foreign.own_files import own_file
from ocop_site.writing.foreign.sections import Sections
from ocop_site.writing.foreign.sheet_rows import SheetReader

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.workbooks import Sheet
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.foreign.rows import AsideRow, ForeignRow

_ABOVE = 60  # rows of a sheet without a table in which a header may have been meant


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """All tables of a file: the rows of products, the others, the columns left out on purpose.

    `sheets_without` a table, `sheets_hidden`, which are not read, and `not_filled`, merged cells too large for it.
    """

    file: str
    rows: tuple[ForeignRow, ...]
    aside: tuple[AsideRow, ...]
    left_out: tuple[str, ...]
    sheets_without: tuple[str, ...]
    sheets_hidden: tuple[str, ...] = ()
    not_filled: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """All rows with anything in them, of sheets that hold a table."""
        return len(self.rows) + len(self.aside)


def read_foreign_table(
    path: Path, mapping: ColumnMapping, vocabulary: Vocabulary, day: date, reader: type[SheetReader] = SheetReader
) -> tuple[ForeignTable | None, list[Problem]]:
    """The table of a file; None where none was found. `day`: what names of groups mean is read as of that day.

    `reader`: what tells the rows of such a table apart.
    """
    sheets, problems = read_foreign(path)
    file = path.name
    if not sheets:
        return None, problems
    if kind := own_file(sheets):
        code = {"rejects": "import-own-rejects", "answers": "import-own-questions"}[kind]
        return None, [*problems, Problem(code, Place(file), {"value": file})]
    found = _FileReader(file, mapping, Sections(vocabulary, day), reader)
    for sheet in sheets:
        found.read(sheet)
    problems += [*found.problems, *mapping.not_met(found.headers)]
    if not found.rows:
        texts = [[cell.text for cell in row] for sheet in sheets if not sheet.hidden for row in sheet.rows[:_ABOVE]]
        problems.append(Problem(mapping.names.no_table, Place(file), {"value": file, **headers_read(texts, mapping)}))
        return None, problems
    return found.table(), problems


class _FileReader:
    """Reads the sheets of one file, one after another."""

    def __init__(self, file: str, mapping: ColumnMapping, sections: Sections, reader: type[SheetReader]) -> None:
        self.rows: list[ForeignRow] = []
        self.problems: list[Problem] = []
        self.headers: dict[str, None] = {}
        self._file, self._mapping, self._sections, self._reader = file, mapping, sections, reader
        self._aside: list[AsideRow] = []
        self._left_out: dict[str, None] = {}
        self._without: list[str] = []
        self._hidden: list[str] = []
        self._not_filled: list[str] = []

    def read(self, sheet: Sheet) -> None:
        """The rows of a sheet; a hidden one, or one without a table, is noted."""
        if sheet.hidden:
            self._hidden += [sheet.name] if sheet.rows else []
            return
        filled = FilledSheet(sheet)
        header = find_header(filled, self._mapping)
        if header is None:
            self._without += [sheet.name] if sheet.rows else []
            # Perhaps one of these words is what the mapping calls a column.
            self.headers |= dict.fromkeys(c.text for row in sheet.rows[:_ABOVE] for c in row if c.text)
            return
        sections = Sections(self._sections.vocabulary, self._sections.day)
        reader = self._reader(self._file, filled, header, sections)
        reader.read()
        self.rows += reader.rows
        self._aside += reader.aside
        self._not_filled += [f"{sheet.name}!{merge}" for merge in filled.not_filled]
        for column in header.columns:
            self.headers |= dict.fromkeys((column.header, *column.header.split(" / ")))
            if not column.meant:
                place = self._place(sheet, header.last, column.place)
                self.problems.append(Problem("import-unknown-column", place, {"value": column.header}))
            elif column.meant == LEFT_OUT:
                self._left_out[column.header] = None

    def _place(self, sheet: Sheet, row: int, column: int) -> Place:
        if not sheet.name:
            return Place(self._file, row + 1, 1)
        return Place(f"[{self._file}]{sheet.name}!{cell_name(row, column)}")

    def table(self) -> ForeignTable:
        """All that was found."""
        return ForeignTable(
            self._file,
            tuple(self.rows),
            tuple(self._aside),
            tuple(self._left_out),
            tuple(self._without),
            tuple(self._hidden),
            tuple(self._not_filled),
        )
