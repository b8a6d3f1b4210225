"""The rows of one sheet: what is a product, what a section, a total, a repeated header, what stands below the table.

Every row with anything in it ends in exactly one list: `rows`, or `aside` with what it was taken for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from ocop_site.problems import Place
from ocop_site.reading.workbooks import EMPTY, cell_name
from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.column_names import LEFT_OUT, NUMBER
from ocop_site.writing.foreign.feet import counts, is_whole, signing
from ocop_site.writing.foreign.headers import Header, is_counting
from ocop_site.writing.foreign.rows import Aside, AsideRow, ForeignRow, Title
from ocop_site.writing.foreign.sections import Sections, act_of_titles, is_of_both, section_in, speaks_of_withdrawals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.workbooks import Cell
    from ocop_site.writing.foreign.filled_sheets import FilledSheet

_TOTAL = re.compile(
    r"(?:tong cong|tong so|cong|tong|cong don|luy ke)"
    r"(?: (?:\d|cong|so|toan|san pham|la|co|co ca).*)?"
)
_MOST_IN_A_SECTION = 3  # cells: its number, its name, perhaps how many


class SheetReader:
    """Reads the rows of one sheet once."""

    def __init__(self, file: str, sheet: FilledSheet, header: Header, sections: Sections) -> None:
        self.rows: list[ForeignRow] = []
        self.aside: list[AsideRow] = []
        self._file, self._sheet, self._header, self._sections = file, sheet, header, sections
        self._names = tuple(column.header for column in header.columns)
        meant = {c.meant: (c.place, c.header) for c in header.columns if c.meant not in {"", LEFT_OUT, NUMBER}}
        self._places = meant
        number = header.place_of(NUMBER)
        # A first column without a name counts, too.
        self._number = number if number is not None else 0 if all(c.place for c in header.columns) else -1
        self._last = -1  # the last row that is surely a product
        self._title: Title | None = None
        self._signed = False  # whether somebody signs above, and no product came since
        headers = [column.header for column in header.columns]
        self._called = {
            c.place: c.header if headers.count(c.header) == 1 else f"{c.header} ({get_column_letter(c.place + 1)})"
            for c in header.columns
        }

    def read(self) -> None:
        """Sort the rows."""
        titles = {
            (at, place): " ".join(cell.text.split())
            for at, row in enumerate(self._sheet.rows[: self._header.first])
            for place, cell in enumerate(row)
        }
        self._sections.begin(act_of_titles([self._sheet.name, *titles.values()]))
        self._title = self._withdrawing(titles)
        below = range(self._header.last + 1, len(self._sheet.rows))
        self._last = max((at for at in below if self._counts(self._sheet.filled(at))), default=-1)
        for at in range(len(self._sheet.rows)):
            cells = self._sheet.filled(at)
            texts = [" ".join(cell.text.split()) for cell in cells]
            if not any(texts):
                continue
            if at <= self._header.last:
                self._put_aside(at, "header" if at >= self._header.first else "title", texts)
            else:
                self._row(at, cells, texts)

    def _withdrawing(self, titles: Mapping[tuple[int, int], str]) -> Title | None:
        """The title that speaks of withdrawals, best one that speaks of recognitions as well."""
        found = [(not is_of_both(text), at, text) for at, text in titles.items() if speaks_of_withdrawals(text)]
        if not found:
            return Title(Place(self._file), of_both=False) if speaks_of_withdrawals(self._sheet.name) else None
        _, (row, column), text = min(found)
        if not self._sheet.name:
            return Title(Place(self._file, row + 1, 1), is_of_both(text))
        return Title(Place(f"[{self._file}]{self._sheet.name}!{cell_name(row, column)}"), is_of_both(text))

    def _row(self, at: int, cells: list[Cell], texts: list[str]) -> None:
        own = [" ".join(cell.text.split()) for cell in self._sheet.rows[at]]
        told = list(dict.fromkeys(text for text in own if text))
        if not told:
            return  # a merged cell of a row above reaches down here, and nothing else stands in it
        if any(is_total(text) for text in told[:2]):
            self._put_aside(at, "total", texts)
        elif (
            is_counting(own) and (not self.rows or len(told) == len(own)) and not self._could_be_a_product(cells)
        ) or self._is_header(texts):
            self._put_aside(at, "header", texts)
        elif self._is_foot(at, cells, told):
            self._put_aside(at, "foot", texts)
        elif self._is_section(cells, told):
            self._put_aside(at, "section" if self._take_section(told) else "unclear", texts)
        else:
            self.rows.append(self._product(at, cells))

    def _counts(self, cells: list[Cell]) -> bool:
        """Whether a row is surely about a product."""
        total = any(is_total(text) for text in [cell.text for cell in cells if cell.text][:2])
        number = cells[self._number] if 0 <= self._number < len(cells) else EMPTY
        return not total and counts(self._of_ours(cells), number)

    def _is_foot(self, at: int, cells: list[Cell], told: list[str]) -> bool:
        """Whether a row is of what stands below a table: it signs, or nothing behind the last product tells of one."""
        if self._counts(cells):
            self._signed = False
            return False
        whole = is_whole(self._of_ours(cells))
        self._signed = self._signed or signing(told) > whole  # a producer may be called like an office
        if self._signed:
            return True
        words = [text for text in told if not _is_number(text)]
        if at < self._last or self._last < 0 or not words or whole:
            return False
        return not (self._is_section(cells, told) and section_in(words[0], self._sections))

    def _of_ours(self, cells: list[Cell]) -> dict[str, Cell]:
        return {ours: cells[place] for ours, (place, _) in self._places.items() if place < len(cells)}

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
        return ForeignRow(
            self._file,
            self._sheet.name,
            at + 1,
            {ours: cell for ours, cell in self._of_ours(cells).items() if cell.text},
            self._sections.values(),
            self._places,
            tuple(
                (place, self._called.get(place) or f"cột {get_column_letter(place + 1)}", cell.text)
                for place, cell in enumerate(cells)
                if cell.text
            ),
            self._title,
        )


def is_total(text: str) -> bool:
    """Whether a cell begins a row that adds up others."""
    return bool(_TOTAL.fullmatch(fold(text)))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?(?:[0-9]{1,4}|[IVXLC]{1,6}|[A-ZĐ])\)?[.)]?", text))
