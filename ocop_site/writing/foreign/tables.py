"""Other people's tables row by row: what is a product, what a section, a total, a repeated header, a word at the foot.

Every row with anything in it ends in exactly one list: `rows`, or `aside` with what it was taken for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl.utils import get_column_letter

from ocop_site.problems import Place, Problem
from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.workbooks import EMPTY, Cell, cell_name
from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.column_names import LEFT_OUT, NUMBER, ColumnMapping
from ocop_site.writing.foreign.filled_sheets import FilledSheet
from ocop_site.writing.foreign.headers import Header, find_header, is_counting
from ocop_site.writing.foreign.own_files import own_file
from ocop_site.writing.foreign.sections import Sections, act_of_titles, section_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.workbooks import Sheet
    from ocop_site.records.vocabulary import Vocabulary

Aside = Literal["title", "header", "section", "unclear", "total"]
_TOTAL = re.compile(
    r"(?:tong cong|tong so|cong|tong|cong don|luy ke)"
    r"(?: (?:\d|cong|so|toan|san pham|la|co|co ca).*)?"
)
_ABOVE = 60  # rows of a sheet without a table in which a header may have been meant
_MOST_IN_A_SECTION = 3  # cells: its number, its name, perhaps how many


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row about a product: `number` as the spreadsheet counts, `cells` by our columns, what its sections say.

    `places`: our column -> the column's place from 0 and its header. `whole`: every cell with anything in it, of
    unknown columns too: the column's place from 0, its header (else its letter), the text.
    """

    file: str
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    section: Mapping[str, str]
    places: Mapping[str, tuple[int, str]]
    whole: tuple[tuple[int, str, str], ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Which row of the file it is."""
        return self.sheet, self.number

    @property
    def at(self) -> Place:
        """The row, as a place."""
        return Place(f"[{self.file}]{self.sheet}!{self.number}" if self.sheet else self.file, *self._line())

    def _line(self) -> tuple[int, int]:
        return (0, 0) if self.sheet else (self.number, 1)

    def place(self, column: str) -> Place:
        """The cell of one of our columns; the row where the table has no such column."""
        if column not in self.places or not self.sheet:
            return self.at
        return Place(f"[{self.file}]{self.sheet}!{cell_name(self.number - 1, self.places[column][0])}")

    def cell(self, column: str) -> Cell:
        """A cell of one of our columns, empty where there is none."""
        return self.cells.get(column, EMPTY)

    def called(self, column: str) -> str:
        """A column as the table calls it, for reasons."""
        return self.places[column][1] if column in self.places else column


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that is no product: what it was taken for and its text."""

    sheet: str
    number: int
    taken_for: Aside
    text: str


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
    path: Path, mapping: ColumnMapping, vocabulary: Vocabulary, day: date
) -> tuple[ForeignTable | None, list[Problem]]:
    """The table of a file; None where none was found. `day`: what names of groups mean is read as of that day."""
    sheets, problems = read_foreign(path)
    file = path.name
    if not sheets:
        return None, problems
    if kind := own_file(sheets):
        code = {"rejects": "import-own-rejects", "answers": "import-own-questions"}[kind]
        return None, [*problems, Problem(code, Place(file), {"value": file})]
    found = _FileReader(file, mapping, vocabulary, day)
    for sheet in sheets:
        found.read(sheet)
    problems += [*found.problems, *mapping.not_met(found.headers)]
    if not found.rows:
        problems.append(Problem("import-no-table", Place(file), {"value": file}))
        return None, problems
    return found.table(), problems


class _FileReader:
    """Reads the sheets of one file, one after another."""

    def __init__(self, file: str, mapping: ColumnMapping, vocabulary: Vocabulary, day: date) -> None:
        self.rows: list[ForeignRow] = []
        self.problems: list[Problem] = []
        self.headers: dict[str, None] = {}
        self._file, self._mapping, self._vocabulary, self._day = file, mapping, vocabulary, day
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
        reader = _SheetReader(self._file, filled, header, Sections(self._vocabulary, self._day))
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


class _SheetReader:
    """Reads the rows of one sheet once."""

    def __init__(self, file: str, sheet: FilledSheet, header: Header, sections: Sections) -> None:
        self.rows: list[ForeignRow] = []
        self.aside: list[AsideRow] = []
        self._file, self._sheet, self._header, self._sections = file, sheet, header, sections
        self._names = tuple(column.header for column in header.columns)
        meant = {c.meant: (c.place, c.header) for c in header.columns if c.meant not in {"", LEFT_OUT, NUMBER}}
        self._places = meant
        headers = [column.header for column in header.columns]
        self._called = {
            c.place: c.header if headers.count(c.header) == 1 else f"{c.header} ({get_column_letter(c.place + 1)})"
            for c in header.columns
        }

    def read(self) -> None:
        titles = [" ".join(cell.text.split()) for row in self._sheet.rows[: self._header.first] for cell in row]
        self._sections.begin(act_of_titles([self._sheet.name, *titles]))
        for at in range(len(self._sheet.rows)):
            cells = self._sheet.filled(at)
            texts = [" ".join(cell.text.split()) for cell in cells]
            if not any(texts):
                continue
            if at <= self._header.last:
                self._put_aside(at, "header" if at >= self._header.first else "title", texts)
            else:
                self._row(at, cells, texts)

    def _row(self, at: int, cells: list[Cell], texts: list[str]) -> None:
        own = [" ".join(cell.text.split()) for cell in self._sheet.rows[at]]
        told = list(dict.fromkeys(text for text in own if text))
        if not told:
            return  # a merged cell of a row above reaches down here, and nothing else stands in it
        if any(_TOTAL.fullmatch(fold(text)) for text in told[:2]):
            self._put_aside(at, "total", texts)
        elif (
            is_counting(own) and (not self.rows or len(told) == len(own)) and not self._could_be_a_product(cells)
        ) or self._is_header(texts):
            self._put_aside(at, "header", texts)
        elif self._is_section(cells, told):
            self._put_aside(at, "section" if self._take_section(told) else "unclear", texts)
        else:
            self.rows.append(self._product(at, cells))

    def _put_aside(self, at: int, taken_for: Aside, texts: Sequence[str]) -> None:
        text = " | ".join(dict.fromkeys(text for text in texts if text))
        self.aside.append(AsideRow(self._sheet.name, at + 1, taken_for, text))

    def _could_be_a_product(self, cells: list[Cell]) -> bool:
        name = self._places["name"][0]
        return name < len(cells) and len(cells[name].text.strip("() ")) > 2  # noqa: PLR2004 - "(2)", "B"

    def _is_header(self, texts: list[str]) -> bool:
        """Whether the header stands here once more, as at the top of a printed page."""
        name = self._header.place_of("name") or 0
        lowest = self._names[[c.place for c in self._header.columns].index(name)].split(" / ")
        return name < len(texts) and texts[name] in lowest and bool(texts[name])

    def _is_section(self, cells: list[Cell], told: list[str]) -> bool:
        """Whether a row holds no product: no producer, stars or score, one text at most besides a number."""
        telling = [
            place for ours, (place, _) in self._places.items() if ours not in {"name", "notes", "address", "producer"}
        ]
        name, producer = self._places["name"][0], self._places.get("producer", (-1, ""))[0]
        distinct = {place: cells[place].text for place in (name, producer, *telling) if 0 <= place < len(cells)}
        words = [text for text in told if not _is_number(text)]
        if not distinct.get(name) and len(words) <= 1:
            return True  # a word at the foot, or beside the table
        spread = producer >= 0 and distinct.get(producer) and distinct.get(producer) == distinct.get(name)
        alone = not any(distinct.get(place) for place in telling) or bool(spread)
        no_producer = producer < 0 or not distinct.get(producer) or bool(spread)
        if len(words) > 1 or len(told) > _MOST_IN_A_SECTION or not alone or not no_producer:
            return False
        # Only a name and a running number: a product whose other cells were left empty, unless the number is Roman.
        numbered = next((text for text in told if _is_number(text)), "")
        in_name = bool(distinct.get(name)) and not spread
        return not (in_name and numbered.isdecimal() and section_in(words[0] if words else "", self._sections) is None)

    def _take_section(self, told: list[str]) -> bool:
        number = next((text for text in told if _is_number(text)), "") if len(told) > 1 else ""
        words = next((text for text in told if not _is_number(text)), "")
        return self._sections.take(number, words)

    def _product(self, at: int, cells: list[Cell]) -> ForeignRow:
        found = {ours: cells[place] for ours, (place, _) in self._places.items() if place < len(cells)}
        return ForeignRow(
            self._file,
            self._sheet.name,
            at + 1,
            {ours: cell for ours, cell in found.items() if cell.text},
            self._sections.values(),
            self._places,
            tuple(
                (place, self._called.get(place) or f"cột {get_column_letter(place + 1)}", cell.text)
                for place, cell in enumerate(cells)
                if cell.text
            ),
        )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?(?:[0-9]{1,4}|[IVXLC]{1,6}|[A-ZĐ])\)?[.)]?", text))
