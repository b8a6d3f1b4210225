"""A CSV file as a header and rows of text, each row with its line in the file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.text import MOST_PROBLEMS, clean, decode
from ocop_site.reading.workbook_budget import MOST_COLUMNS
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_TABLE = 32 * 1024 * 1024  # bytes
MOST_TABLE_CELLS = 2_000_000  # a row counts as four more: 32 MB of commas and line ends would fill the memory
_OF_A_ROW = 4
_FAR_ENOUGH = 100_000  # characters in which a header ends


@dataclass(frozen=True, slots=True)
class Table:
    """Header names in the order of the file, and rows as (line on which the row begins, name to cell)."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(path: Path) -> tuple[Table, list[Problem]]:
    """The table of a CSV file in UTF-8, its cells parted by commas or semicolons. Never raises.

    Header names lose the blanks around them, cells are left as they are. Rows without any text are skipped,
    rows with a wrong number of cells are problems and left out. Where the header itself is wrong there are no
    rows.
    """
    shown = nfc(path.as_posix())
    data, problems = read_bytes(str(path), shown, LARGEST_TABLE)
    if data is None:
        return Table((), ()), problems
    text, problems = decode(data, shown, LARGEST_TABLE)
    if text is None:
        return Table((), ()), problems
    text, complaints = clean(text, shown)
    table, others = _read_rows(text, shown)
    problems += complaints + others
    if len(problems) > MOST_PROBLEMS:
        more = Problem("too-many-problems", Place(shown), {"limit": str(MOST_PROBLEMS)})
        problems = [*problems[:MOST_PROBLEMS], more]
    return table, problems


def _read_rows(text: str, path: str) -> tuple[Table, list[Problem]]:
    problems: list[Problem] = []
    rows = []
    header: tuple[str, ...] = ()
    for line, cells in _numbered_rows(text, path, problems):
        if not header:
            header = tuple(cell.strip() for cell in cells)
            problems += _judge_header(header, path, line)
            if problems:
                break
        elif len(cells) == len(header):
            rows.append((line, dict(zip(header, cells, strict=True))))
        elif len(problems) <= MOST_PROBLEMS:
            counts = {"found": str(len(cells)), "expected": str(len(header))}
            problems.append(Problem("wrong-number-of-cells", Place(path, line, 1), counts))
    if not header and not problems:
        problems.append(Problem("empty-table", Place(path)))
    return Table(header, tuple(rows)), problems


def _numbered_rows(text: str, path: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds any text, with the line on which it begins."""
    rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=_delimiter(text), strict=True)
    line = 1
    count = 0
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                count += len(cells) + _OF_A_ROW
                if excess := too_large(Place(path, line, 1), len(cells), count):
                    problems.append(excess)
                    return
                yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        problems.append(Problem("bad-csv", Place(path, line, 1), {"reason": str(error)}))


def too_large(place: Place, columns: int, cells: int) -> Problem | None:
    """The problem of a table with more columns in a row, or more cells so far, than any office has."""
    for measure, found, most in (("columns", columns, MOST_COLUMNS), ("cells", cells, MOST_TABLE_CELLS)):
        if found > most:
            return Problem("workbook-too-large", place, {"measure": measure, "found": str(found), "limit": str(most)})
    return None


def _delimiter(text: str) -> str:
    """What parts the names of the header: Excel writes semicolons where the comma is the decimal sign."""
    outside_quotes = "".join(text[:_FAR_ENOUGH].split('"')[::2])
    header = next((line for line in outside_quotes.split("\n") if line.strip()), "")
    return ";" if header.count(";") > header.count(",") else ","


def _judge_header(header: tuple[str, ...], path: str, line: int) -> list[Problem]:
    problems = []
    for number, name in enumerate(header, 1):
        if not name:
            problems.append(Problem("empty-column-name", Place(path, line, 1), {"column": str(number)}))
        elif name in header[: number - 1]:
            problems.append(Problem("duplicate-column", Place(path, line, 1), {"value": name}))
    return problems
