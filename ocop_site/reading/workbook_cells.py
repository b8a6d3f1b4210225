"""The cells of one sheet of a spreadsheet, each paid for before it is laid into its row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place
from ocop_site.reading.workbook_budget import MOST_COLUMNS, MOST_ROWS
from ocop_site.reading.workbook_parts import Reader
from ocop_site.reading.workbook_values import day_text, number_of, plain, text_of

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

    from ocop_site.reading.workbook_budget import Budget

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUTHS = {"1": "true", "0": "false", "true": "true", "false": "false"}
_MOST_REMEMBERED = 50_000  # cells that are likely to come again: words of a list, numbers, days
_SHORT = 60  # letters

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


EMPTY = Cell("", "text")


@dataclass(slots=True)
class CellValues:
    """What the raw values of one workbook's cells mean: its shared texts, what its styles show, how it counts days.

    Equal short cells are one object. Its methods raise ValueError and LookupError for what refers to nothing.
    """

    budget: Budget
    strings: list[Cell] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    from_1904: bool = False
    _remembered: dict[tuple[str, str, str], Cell] = field(default_factory=dict)

    def cell(self, kind: str, raw: str, style: str) -> Cell:
        """A cell of one of the kinds that files know, and "f" for a formula."""
        if kind == "s":
            return self.strings[number_from_0(raw)] if raw.strip() else EMPTY
        key = kind, raw, style if kind == "n" else ""
        found = self._remembered.get(key)
        if found is None:
            found = self._meant(kind, raw, style)
            self.budget.keep(found.text)
            if len(raw) <= _SHORT and len(self._remembered) < _MOST_REMEMBERED:
                self._remembered[key] = found
        return found

    def _meant(self, kind: str, raw: str, style: str) -> Cell:
        if kind == "f":
            return Cell(text_of("=" + raw), "formula")
        if kind in {"str", "inlineStr"}:
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
        shows = self.shows[style] if 0 <= style < len(self.shows) else ""
        day = day_text(number, shows, from_1904=self.from_1904) if shows else None
        if day is not None:
            return Cell(day[0], "day" if day[1] else "text")
        return Cell(plain(number), "number")


class CellsReader(Reader):
    """The cells of one sheet by rows, each row as long as its last cell that holds something."""

    def __init__(self, values: CellValues) -> None:
        super().__init__(values.budget)
        self.rows: list[list[Cell]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self._values = values
        self._row = self._column = -1
        self._kind = self._style = ""
        self._aside = False
        self._value: list[str] = []
        self._text: list[str] = []
        self._formula: list[str] | None = None

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "c":
            self._begin_cell(attrs)
        elif name == "row":
            self._row = number_from_0(attrs["r"]) - 1 if "r" in attrs else self._row + 1
            self._column = -1
        elif name == "v":
            self.take(self._value)
        elif name == "t" and not self._aside:
            self.take(self._text)
        elif name == "f":
            self._formula = []
            self.take(self._formula)
        elif name == "rPh":
            self._aside = True
        elif name == "mergeCell":
            self.budget.pay_merge()
            first, _, last = attrs.get("ref", "").partition(":")
            self.merges.append((*spot_of(first), *spot_of(last or first)))

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        self.start_text()
        reference = attrs.get("r")
        if reference:
            self._row, self._column = spot_of(reference)
        else:
            self._column += 1
        self._kind, self._style = attrs.get("t", "n"), attrs.get("s", "0")
        self._value, self._text, self._formula = [], [], None

    def end(self, name: str) -> None:
        """See `Reader`."""
        self.take(None)
        if name == "rPh":
            self._aside = False
        elif name == "c":
            cell = self._cell()
            if cell.text:
                self._lay(cell)

    def _cell(self) -> Cell:
        if self._formula is not None:
            return self._values.cell("f", "".join(self._formula), "")
        return self._values.cell(
            self._kind, "".join(self._text if self._kind == "inlineStr" else self._value), self._style
        )

    def _lay(self, cell: Cell) -> None:
        """Put the cell into its row; rows and empty cells before it are paid for before there is room for them."""
        if self._row < 0:
            raise ValueError("a cell outside of rows")
        if self._row >= MOST_ROWS or self._column >= MOST_COLUMNS:
            self._refuse_far_cell()
        missing = self._row + 1 - len(self.rows)
        if missing > 0:
            self.budget.pay_cells(missing)
            self.rows += [[] for _ in range(missing)]
        row = self.rows[self._row]
        missing = self._column + 1 - len(row)
        if missing > 0:
            self.budget.pay_cells(missing)
            row += [EMPTY] * missing
        row[self._column] = cell

    def _refuse_far_cell(self) -> None:
        """Raises WorkbookRefusedError, which tells the cell."""
        self.budget.place = Place(f"{self.budget.place.path}!{cell_name(self._row, self._column)}")
        self.budget.limit("rows", self._row + 1, MOST_ROWS)
        self.budget.limit("columns", self._column + 1, MOST_COLUMNS)


def column_letters(column: int) -> str:
    """The program's letters of a column counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The program's name of a cell, row and column counted from 0: `C12`."""
    return f"{column_letters(column)}{row + 1}"


def spot_of(reference: str) -> tuple[int, int]:
    """Row and column from 0 of `C12`. Raises ValueError for anything else."""
    match = _REFERENCE.fullmatch(reference)
    if match is None or match[2].strip("0") == "":
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def number_from_0(digits: str) -> int:
    """A number of rows or texts. Raises ValueError for a negative one."""
    if not digits.strip().isdecimal():
        raise ValueError(digits)
    return int(digits)
