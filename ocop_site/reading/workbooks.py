"""Spreadsheets (.xlsx) as sheets of cells: text as meant, numbers exact, days as days; nothing is ever computed.

A formula stays the text of a formula. Its last result stands in the file, but whoever saved the file may have written
anything there: who needs the value refuses the cell (`formula_problem`) and asks for the value itself.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place, Problem
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.workbook_lists import Contents, Relations, Strings, Styles
from ocop_site.reading.workbook_parts import LARGEST_WORKBOOK, Parts, Reader, WorkbookRefusedError
from ocop_site.reading.workbook_values import day_text, number_of, plain, text_of
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from pathlib import Path
    from xml.sax.xmlreader import AttributesImpl

MOST_SHEETS = 200
MOST_ROWS = 200_000  # down to the last row with anything in it
MOST_COLUMNS = 1000
MOST_CELLS = 4_000_000  # of all sheets, empty ones before a full one counted
MOST_MERGES = 100_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"})  # what a listed sheet may be
_TRUTHS = {"1": "true", "0": "false", "true": "true", "false": "false"}

Form = Literal["text", "number", "day", "truth", "formula", "error"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds.

    `text` is composed (NFC): a text as it was typed, "" for nothing; a number in digits (`74.5`, `3`); a day as
    `2022-12-29`; `true` or `false`; a formula with its `=`; the name of an error (`#N/A`). A day with a time, and a
    month without a day, are texts (`2022-12-29 08:30`, `2022-12`).
    """

    text: str
    form: Form


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


EMPTY = Cell("", "text")


def read_workbook(path: Path) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """The sheets of a workbook in their order; none, and the problem, where it cannot be read. Never raises.

    Size, parts, ratio of packing, rows and columns are bounded; macros and links to other files are not looked at.
    """
    shown = nfc(path.name)
    data, problems = read_bytes(str(path), shown, LARGEST_WORKBOOK)
    if data is None:
        return (), problems
    return read_sheets(data, shown)


def read_sheets(data: bytes, shown: str) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """The same, of the bytes of a workbook that problems call `shown`."""
    try:
        return _Workbook(Parts(data, shown)).sheets(), []
    except WorkbookRefusedError as refusal:
        return (), [refusal.problem]


def cell_name(row: int, column: int) -> str:
    """The program's name of a cell, row and column counted from 0: `C12`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def cell_place(file: str, sheet: str, row: int, column: int) -> Place:
    """Where a cell stands, as spreadsheets write it: `[bang.xlsx]Sản phẩm!C12`."""
    return Place(f"[{file}]{sheet}!{cell_name(row, column)}")


def formula_problem(file: str, sheet: str, row: int, column: int, cell: Cell) -> Problem:
    """A cell whose value is needed holds a formula (or the name of an error)."""
    return Problem("row-formula", cell_place(file, sheet, row, column), {"value": cell.text})


class _Cells(Reader):
    """The cells of one sheet, those that hold something."""

    def __init__(self, book: _Workbook) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self._book = book
        self._row = self._column = -1
        self._kind = self._style = ""
        self._takes: list[str] | None = None
        self._aside = False
        self._value: list[str] = []
        self._text: list[str] = []
        self._formula: list[str] | None = None

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "c":
            self._begin_cell(attrs)
        elif name == "row":
            self._row = _number(attrs["r"]) - 1 if "r" in attrs else self._row + 1
            self._column = -1
        elif name == "v":
            self._takes = self._value
        elif name == "t" and not self._aside:
            self._takes = self._text
        elif name == "f":
            self._takes = self._formula = []
        elif name == "rPh":
            self._aside = True
        elif name == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        reference = attrs.get("r")
        if reference:
            self._row, self._column = _spot(reference)
        else:
            self._column += 1
        self._kind, self._style = attrs.get("t", "n"), attrs.get("s", "0")
        self._value, self._text, self._formula = [], [], None

    def characters(self, content: str) -> None:
        if self._takes is not None:
            self._takes.append(content)

    def end(self, name: str) -> None:
        self._takes = None
        if name == "rPh":
            self._aside = False
        elif name == "c":
            cell = self._cell()
            if cell.text:
                self._book.count(self._row, self._column)
                self.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self) -> Cell:
        if self._formula is not None:
            return Cell(text_of("=" + "".join(self._formula)), "formula")
        if self._kind == "inlineStr":
            return Cell(text_of("".join(self._text)), "text")
        return self._book.cell(self._kind, "".join(self._value), self._style)

    def _merge(self, reference: str) -> None:
        self._book.parts.limit("merges", len(self.merges) + 1, MOST_MERGES)
        first, _, last = reference.partition(":")
        self.merges.append((*_spot(first), *_spot(last or first)))


class _Workbook:
    """One workbook that is being read. Its methods raise WorkbookRefusedError."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._strings: list[str] = []
        self._shows: list[str] = []
        self._from_1904 = False
        self._cells = 0

    def sheets(self) -> tuple[Sheet, ...]:
        main = self._only(self._relations(""), "officeDocument")
        if main is None:
            raise self.parts.refusal("workbook-not-xlsx")
        contents = Contents()
        self.parts.read(main, contents)
        self.parts.limit("sheets", len(contents.sheets), MOST_SHEETS)
        self._from_1904 = contents.from_1904
        relations = self._relations(main)
        if strings := self._only(relations, "sharedStrings"):
            reader = Strings()
            self.parts.read(strings, reader)
            self._strings = reader.texts
        if styles := self._only(relations, "styles"):
            shown = Styles()
            self.parts.read(styles, shown)
            self._shows = shown.shows
        # A sheet that leads to no part is a loss, and a workbook without any sheet is none; charts are no tables.
        kinds = [relations[relation][0] if relation in relations else "" for _, relation, _ in contents.sheets]
        if "worksheet" not in kinds or not set(kinds) <= _SHEETS:
            raise self.parts.refusal("workbook-damaged", part=main)
        return tuple(
            self._sheet(name, relations[relation][1], hidden=hidden)
            for name, relation, hidden in contents.sheets
            if relations[relation][0] == "worksheet"
        )

    def _sheet(self, name: str, part: str, *, hidden: bool) -> Sheet:
        reader = _Cells(self)
        self.parts.read(part, reader)
        found = reader.rows
        rows = [_row(found.get(number)) for number in range(max(found, default=-1) + 1)]
        self._cells += sum(len(row) for row in rows)
        self.parts.limit("cells", self._cells, MOST_CELLS)
        return Sheet(name, tuple(rows), tuple(reader.merges), hidden)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part leads to, its targets as names of parts; none where there is no such list."""
        folder, _, name = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.parts.names:
            return {}
        reader = Relations()
        self.parts.read(listed, reader)
        base = f"/{folder}/"
        return {
            key: (kind, posixpath.normpath(posixpath.join(base, target)).lstrip("/"))
            for key, (kind, target) in reader.found.items()
        }

    def _only(self, relations: dict[str, tuple[str, str]], kind: str) -> str | None:
        return next((target for its_kind, target in relations.values() if its_kind == kind), None)

    def count(self, row: int, column: int) -> None:
        """Raises for a cell beyond what is read."""
        self.parts.limit("rows", row + 1, MOST_ROWS)
        self.parts.limit("columns", column + 1, MOST_COLUMNS)
        self._cells += 1
        self.parts.limit("cells", self._cells, MOST_CELLS)

    def cell(self, kind: str, raw: str, style: str) -> Cell:
        """A cell without a formula. Raises ValueError and LookupError for what refers to nothing."""
        if kind == "s":
            return Cell(self._strings[_number(raw)], "text") if raw.strip() else EMPTY
        if kind == "str":
            return Cell(text_of(raw), "text")
        if kind == "b":
            return Cell(_TRUTHS.get(raw.strip(), ""), "truth")
        if kind == "e":
            return Cell(text_of(raw), "error")
        if kind == "d":  # written out by a few programs
            return Cell(raw[:10], "day") if raw[10:] in {"", "T00:00:00", "T00:00:00Z"} else Cell(raw, "text")
        return self._number(raw, int(style))

    def _number(self, raw: str, style: int) -> Cell:
        number = number_of(raw)
        if number is None:
            return Cell(text_of(raw.strip()), "text")
        shows = self._shows[style] if 0 <= style < len(self._shows) else ""
        day = day_text(number, shows, from_1904=self._from_1904) if shows else None
        if day is not None:
            return Cell(day[0], "day" if day[1] else "text")
        return Cell(plain(number), "number")


def _number(digits: str) -> int:
    """A number of rows or texts. Raises ValueError for a negative one."""
    if not digits.strip().isdecimal():
        raise ValueError(digits)
    return int(digits)


def _spot(reference: str) -> tuple[int, int]:
    """Row and column from 0 of `C12`. Raises ValueError for anything else."""
    match = _REFERENCE.fullmatch(reference)
    if match is None or match[2].strip("0") == "":
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _row(cells: dict[int, Cell] | None) -> tuple[Cell, ...]:
    if cells is None:
        return ()
    row: list[Cell] = [EMPTY] * (max(cells) + 1)
    for column, cell in cells.items():
        row[column] = cell
    return tuple(row)
