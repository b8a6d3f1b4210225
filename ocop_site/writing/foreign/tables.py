"""Other people's tables row by row: what is a product, what a section, a total, a repeated header, a word at the foot.

Every row with anything in it ends in exactly one list: `rows`, or `aside` with what it was taken for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place, Problem
from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.workbooks import EMPTY, Cell, cell_name
from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.column_names import LEFT_OUT, NUMBER, ColumnMapping
from ocop_site.writing.foreign.filled_sheets import FilledSheet
from ocop_site.writing.foreign.headers import Header, find_header, is_counting
from ocop_site.writing.foreign.sections import Sections, act_of_titles, section_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.records.vocabulary import Vocabulary

Aside = Literal["title", "header", "section", "unclear", "total"]
_TOTAL = re.compile(
    r"(?:tong cong|tong so|cong|tong|cong don|luy ke)"
    r"(?: (?:\d|cong|so|toan|san pham|la|co|co ca).*)?"
)
_MOST_IN_A_SECTION = 3  # cells: its number, its name, perhaps how many


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row about a product: `number` as the spreadsheet counts, `cells` by our columns, what its sections say.

    `places`: our column -> the column's place from 0 and its header.
    """

    file: str
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    section: Mapping[str, str]
    places: Mapping[str, tuple[int, str]]

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
    """All tables of a file: the rows of products, the others, the columns that nobody knows and those left out."""

    file: str
    rows: tuple[ForeignRow, ...]
    aside: tuple[AsideRow, ...]
    left_out: tuple[str, ...]
    sheets_without: tuple[str, ...]

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
    rows: list[ForeignRow] = []
    aside: list[AsideRow] = []
    left_out: dict[str, None] = {}
    without: list[str] = []
    for sheet in map(FilledSheet, sheets):
        header = find_header(sheet, mapping)
        if header is None:
            without += [sheet.name] if sheet.rows else []
            continue
        reader = _SheetReader(file, sheet, header, Sections(vocabulary, day))
        reader.read()
        rows += reader.rows
        aside += reader.aside
        for column in header.columns:
            where = f"[{file}]{sheet.name}!{cell_name(header.last, column.place)}" if sheet.name else file
            place = Place(where) if sheet.name else Place(where, header.last + 1, 1)
            if not column.meant:
                problems.append(Problem("import-unknown-column", place, {"value": column.header}))
            elif column.meant == LEFT_OUT:
                left_out[column.header] = None
    if not rows:
        problems.append(Problem("import-no-table", Place(file), {"value": file}))
        return None, problems
    return ForeignTable(file, tuple(rows), tuple(aside), tuple(left_out), tuple(without)), problems


class _SheetReader:
    """Reads the rows of one sheet once."""

    def __init__(self, file: str, sheet: FilledSheet, header: Header, sections: Sections) -> None:
        self.rows: list[ForeignRow] = []
        self.aside: list[AsideRow] = []
        self._file, self._sheet, self._header, self._sections = file, sheet, header, sections
        self._names = tuple(column.header for column in header.columns)
        meant = {c.meant: (c.place, c.header) for c in header.columns if c.meant not in {"", LEFT_OUT, NUMBER}}
        self._places = meant

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
        )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?(?:[0-9]{1,4}|[IVXLC]{1,6}|[A-ZĐ])\)?[.)]?", text))
