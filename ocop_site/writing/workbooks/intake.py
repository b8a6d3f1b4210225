"""The project's own workbook as it comes back: which sheets hold which tables, and their rows as somebody left them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.workbooks import EMPTY, cell_place
from ocop_site.records.columns import all_tables
from ocop_site.vietnamese import slug
from ocop_site.writing.workbooks.layout import (
    HEAD_ROWS,
    ID,
    ID_OF_RECORD,
    KEY_ROW,
    MARK,
    keys_of,
    mark_key,
    place_key,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.workbooks import Cell, Sheet
    from ocop_site.records.columns import Column, Table


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row as it came back.

    `places` are the texts of its numbers ("" for none), `cells` those of the columns that the sheet still has, `mark`
    what the export wrote into the hidden column.
    """

    table: Table
    file: str
    sheet: str
    number: int
    id: str
    places: tuple[str, ...]
    cells: Mapping[str, Cell]
    mark: str
    at: Mapping[str, int]

    def place(self, key: str = "") -> Place:
        """Where a cell of the row stands; without a key its first one."""
        return cell_place(self.file, self.sheet, self.number, self.at.get(key, 0))

    @property
    def marked(self) -> str:
        """Which row it was when it was exported (`htx-vi-du#2`), "" for a new one."""
        return self.mark.partition(" ")[0]

    @property
    def texts(self) -> dict[str, str]:
        """What stands in its cells, for people."""
        return {name: cell.text for name, cell in self.cells.items() if cell.text}


@dataclass(frozen=True, slots=True)
class Intake:
    """The tables that came back with their rows, blank ones left out; those whose sheet is not there are not in it.

    `places` tells the sheet of each table, `keys` the keys that its second row still has.
    """

    file: str
    rows: Mapping[str, tuple[Incoming, ...]]
    places: Mapping[str, Place]
    keys: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]


def is_ours(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook was made by `export`."""
    return any(_table_key(sheet) for sheet in sheets)


def take_in(sheets: Sequence[Sheet], file: str) -> Intake:
    """The rows of every table in the workbook. A sheet whose keys are damaged is an error."""
    tables = {mark_key(table): table for table in all_tables()}
    rows: dict[str, tuple[Incoming, ...]] = {}
    places: dict[str, Place] = {}
    keys: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    for sheet in sheets:
        table = tables.get(_table_key(sheet))
        if table is None:
            continue
        if table.name in rows:
            problems.append(Problem("row-twice", Place(f"[{file}]{sheet.name}"), {"value": table.title}))
            continue
        at, complaints = _columns(table, sheet, file)
        problems += complaints
        rows[table.name] = tuple(_rows(table, sheet, file, at))
        places[table.name] = Place(f"[{file}]{sheet.name}")
        keys[table.name] = frozenset(at)
    return Intake(file, rows, places, keys, tuple(problems))


def _table_key(sheet: Sheet) -> str:
    keys = sheet.rows[KEY_ROW] if len(sheet.rows) > KEY_ROW else ()
    return next((cell.text.strip() for cell in keys if cell.text.startswith(f"{MARK} ")), "")


def _columns(table: Table, sheet: Sheet, file: str) -> tuple[dict[str, int], list[Problem]]:
    """The number of the column of each key, from 0."""
    at: dict[str, int] = {}
    problems = []
    place = Place(f"[{file}]{sheet.name}")
    known = keys_of(table)
    for number, cell in enumerate(sheet.rows[KEY_ROW]):
        key = cell.text.strip()
        if key in known and key not in at:
            at[key] = number
        elif key:
            problems.append(Problem("workbook-unknown-key", place, {"sheet": sheet.name, "value": key}))
    needed = [ID_OF_RECORD, *(place_key(one + 1) for one in range(table.depth))] if table.path else [ID]
    problems += [
        Problem("workbook-missing-key", place, {"sheet": sheet.name, "value": key}) for key in needed if key not in at
    ]
    return at, problems


def _rows(table: Table, sheet: Sheet, file: str, at: Mapping[str, int]) -> list[Incoming]:
    found = []
    id_key = ID_OF_RECORD if table.path else ID
    own = [column for column in table.columns if column.name in at and (table.path or column.name != ID)]
    for number, cells in enumerate(sheet.rows[HEAD_ROWS:], HEAD_ROWS):

        def cell(key: str, cells: tuple[Cell, ...] = cells) -> Cell:
            place = at.get(key, len(cells))
            return cells[place] if place < len(cells) else EMPTY

        values = {column.name: cell(column.name) for column in own}
        record_id = cell(id_key).text.strip()
        places = tuple(cell(place_key(one + 1)).text.strip() for one in range(table.depth))
        if record_id or any(places) or any(value.text.strip() for value in values.values()):
            record_id = record_id or _id_for(table, own, values)
            mark = cell(keys_of(table)[-1]).text.strip()
            found.append(Incoming(table, file, sheet.name, number, record_id, places, values, mark, at))
    return found


def _id_for(table: Table, own: Sequence[Column], values: Mapping[str, Cell]) -> str:
    """The id of a new record without one: its name in plain letters."""
    if table.path:
        return ""
    names = (values[column.name].text for column in own if column.name in {"name", "title", "number"})
    return next((slug(name) for name in names if name.strip()), "")
