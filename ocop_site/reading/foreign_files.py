"""Files of other people's tables, as sheets of cells: .xlsx, and .csv in UTF-8 with titles above the table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.tables import LARGEST_TABLE, too_large
from ocop_site.reading.text import clean, decode, without_forbidden
from ocop_site.reading.workbooks import Cell, Sheet, read_workbook
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from pathlib import Path

_SAMPLE = 200  # lines by which the sign between cells is told


def read_foreign(path: Path) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """The sheets of a workbook, hidden ones too, or the one sheet of a CSV file. Never raises."""
    if path.suffix.lower() == ".csv":
        return _read_csv(path)
    sheets, problems = read_workbook(path)
    return tuple(map(_cleaned, sheets)), problems


def _cleaned(sheet: Sheet) -> Sheet:
    """No character that content may not hold."""
    rows = tuple(tuple(Cell(without_forbidden(cell.text), cell.form) for cell in row) for row in sheet.rows)
    return Sheet(sheet.name, rows, sheet.merges, sheet.hidden)


def _read_csv(path: Path) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """Each line of cells is a row, whether or not it has as many cells as the others."""
    shown = nfc(path.name)
    data, problems = read_bytes(str(path), shown, LARGEST_TABLE)
    if data is None:
        return (), problems
    text, problems = decode(data, shown, LARGEST_TABLE)
    if text is None:
        return (), problems
    text, complaints = clean(text, shown)
    problems += complaints
    lines: list[tuple[Cell, ...]] = []
    count = 0
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=_delimiter(text), strict=True)
    try:
        for cells in reader:
            # A cell on several lines moves what follows: rows keep the number of the line on which they begin.
            begun = reader.line_num - sum(cell.count("\n") for cell in cells) - 1
            count += len(cells) + begun - len(lines) + 1
            if excess := too_large(Place(shown, begun + 1, 1), len(cells), count):
                problems.append(excess)
                break
            lines += [()] * (begun - len(lines))
            lines.append(tuple(_cell(cell) for cell in cells))
    except csv.Error as error:
        problems.append(Problem("bad-csv", Place(shown, reader.line_num, 1), {"reason": str(error)}))
    return (() if any_errors(problems) else (Sheet("", tuple(lines)),)), problems


def _cell(text: str) -> Cell:
    text = text.strip()
    return Cell(text, "formula" if text.startswith("=") else "text")


def _delimiter(text: str) -> str:
    """The sign that most lines hold most often, outside of quotes."""
    lines = ["".join(line.split('"')[::2]) for line in text.split("\n")[:_SAMPLE]]
    return max(",;\t", key=lambda sign: (sum(line.count(sign) for line in lines), sign == ","))
