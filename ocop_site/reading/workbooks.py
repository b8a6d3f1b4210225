"""Spreadsheets (.xlsx) as sheets of cells: text as meant, numbers exact, days as days; nothing is ever computed.

A formula stays the text of a formula. Its last result stands in the file, but whoever saved the file may have written
anything there: who needs the value refuses the cell (`formula_problem`) and asks for the value itself.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ocop_site.problems import Place, Problem
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.workbook_budget import LARGEST_WORKBOOK, Budget, WorkbookRefusedError
from ocop_site.reading.workbook_cells import EMPTY, Cell, CellsReader, CellValues, Form, cell_name, column_letters
from ocop_site.reading.workbook_lists import Contents, Relations, Strings, Styles
from ocop_site.reading.workbook_parts import Parts
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.reading.workbook_parts import Reader

    AnyReader = TypeVar("AnyReader", bound=Reader)

__all__ = [
    "EMPTY",
    "Cell",
    "Form",
    "Sheet",
    "cell_name",
    "cell_place",
    "column_letters",
    "formula_problem",
    "read_sheets",
    "read_workbook",
]
_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"})  # what a listed sheet may be


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Row `i` of `rows` is row `i + 1` of the program; a row ends with its last cell that holds something.

    `merges` are (first row, first column, last row, last column), all counted from 0: the value stands in the first
    cell, the others are empty. `hidden`: the program does not show the sheet.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


def read_workbook(path: Path) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """The sheets of a workbook in their order; none, and the problem, where it cannot be read. Never raises.

    What the file may cost is bounded (`workbook_budget`); macros and links to other files are not looked at.
    """
    shown = nfc(path.name)
    data, problems = read_bytes(str(path), shown, LARGEST_WORKBOOK)
    if data is None:
        return (), problems
    return read_sheets(data, shown)


def read_sheets(data: bytes, shown: str) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """The same, of the bytes of a workbook that problems call `shown`."""
    budget = Budget(shown)
    try:
        return _Workbook(Parts(data, budget), budget).sheets(), []
    except WorkbookRefusedError as refusal:
        return (), [refusal.problem]


def cell_place(file: str, sheet: str, row: int, column: int) -> Place:
    """Where a cell stands, as spreadsheets write it: `[bang.xlsx]Sản phẩm!C12`."""
    return Place(f"[{file}]{sheet}!{cell_name(row, column)}")


def formula_problem(file: str, sheet: str, row: int, column: int, cell: Cell) -> Problem:
    """A cell whose value is needed holds a formula (or the name of an error)."""
    return Problem("row-formula", cell_place(file, sheet, row, column), {"value": cell.text})


class _Workbook:
    """One workbook that is being read. Its methods raise WorkbookRefusedError."""

    def __init__(self, parts: Parts, budget: Budget) -> None:
        self.parts = parts
        self.budget = budget

    def sheets(self) -> tuple[Sheet, ...]:
        main = _only(self._relations(""), "officeDocument")
        if main is None:
            raise self.budget.refusal("workbook-not-xlsx")
        contents = self._read(main, Contents(self.budget))
        relations = self._relations(main)
        values = CellValues(self.budget, from_1904=contents.from_1904)
        if strings := _only(relations, "sharedStrings"):
            values.strings = [Cell(text, "text") for text in self._read(strings, Strings(self.budget)).texts]
        if styles := _only(relations, "styles"):
            values.shows = self._read(styles, Styles(self.budget)).shows
        # A sheet that leads to no part is a loss, and a workbook without any sheet is none; charts are no tables.
        kinds = [relations[relation][0] if relation in relations else "" for _, relation, _ in contents.sheets]
        if "worksheet" not in kinds or not set(kinds) <= _SHEETS:
            raise self.budget.refusal("workbook-damaged", part=main)
        return tuple(
            self._sheet(name, relations[relation][1], values, hidden=hidden)
            for name, relation, hidden in contents.sheets
            if relations[relation][0] == "worksheet"
        )

    def _sheet(self, name: str, part: str, values: CellValues, *, hidden: bool) -> Sheet:
        self.budget.place = Place(f"[{self.budget.path}]{name}")
        reader = self._read(part, CellsReader(values))
        rows = reader.rows
        return Sheet(name, tuple(map(tuple, rows)), tuple(reader.merges), hidden)

    def _read(self, part: str, reader: AnyReader) -> AnyReader:
        """The reader, having read a part."""
        self.parts.read(part, reader)
        return reader

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part leads to, its targets as names of parts; none where there is no such list."""
        folder, _, name = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.parts.names:
            return {}
        base = f"/{folder}/"
        return {
            key: (kind, posixpath.normpath(posixpath.join(base, target)).lstrip("/"))
            for key, (kind, target) in self._read(listed, Relations(self.budget)).found.items()
        }


def _only(relations: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((target for its_kind, target in relations.values() if its_kind == kind), None)
