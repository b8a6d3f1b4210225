"""One row of somebody else's table: about a product, or set aside with what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place
from ocop_site.reading.workbooks import EMPTY, Cell, cell_name

if TYPE_CHECKING:
    from collections.abc import Mapping

Aside = Literal["title", "header", "section", "unclear", "total", "foot"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title that speaks of withdrawals, and whether it announces recognitions in the same list."""

    at: Place
    of_both: bool


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row about a product: `number` as the spreadsheet counts, `cells` by our columns, what its sections say.

    `places`: our column -> the column's place from 0 and its header. `whole`: every cell with anything in it, of
    unknown columns too: the column's place from 0, its header (else its letter), the text. `title`: what stands above
    the table where that speaks of withdrawals.
    """

    file: str
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    section: Mapping[str, str]
    places: Mapping[str, tuple[int, str]]
    whole: tuple[tuple[int, str, str], ...] = ()
    title: Title | None = None

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
