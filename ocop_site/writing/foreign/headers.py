"""Where the table begins in another person's sheet, and what its columns are called, through several header rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.column_names import LEFT_OUT, NUMBER, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.writing.foreign.column_names import ColumnMapping
    from ocop_site.writing.foreign.filled_sheets import FilledSheet

_FARTHEST = 60  # rows in which a header begins
_MOST_ROWS = 3  # of a header
_FEWEST_KNOWN = 2  # columns, the name among them
_LONGEST_HEADER = 120  # characters; what is longer is a sentence
_COUNTING = re.compile(r"\(?(?:[0-9]{1,2}|[A-Za-z]|[IVX]{1,5})\)?(?:\s*=.*)?")
_PARENTS = {"dia chi", "noi san xuat", "dia diem"}  # what stands below them is a part of an address


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a foreign table: its place from 0, its header as printed, what it means to us ("" unknown)."""

    place: int
    header: str
    meant: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its first and last row from 0, and the columns that have a name."""

    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        """How many columns have a meaning here."""
        return len({column.meant for column in self.columns} - {"", LEFT_OUT, NUMBER})

    def place_of(self, meant: str) -> int | None:
        """The place of a column, None where the table has none."""
        return next((column.place for column in self.columns if column.meant == meant), None)


def find_header(sheet: FilledSheet, mapping: ColumnMapping) -> Header | None:
    """The rows that name most of our columns, the telling one among them; None where no row does."""
    best: Header | None = None
    for first in range(min(len(sheet.rows), _FARTHEST)):
        for last in range(first, min(first + _MOST_ROWS, len(sheet.rows))):
            header = _read(sheet, first, last, mapping)
            if header and (best is None or _better(header, best)):
                best = header
    while best and best.first and best.last - best.first + 1 < _MOST_ROWS:
        above = _read(sheet, best.first - 1, best.last, mapping)
        if above is None or above.known < best.known or not _is_header_row(sheet, best.first - 1, mapping):
            break
        best = above
    return best


def _is_header_row(sheet: FilledSheet, row: int, mapping: ColumnMapping) -> bool:
    """Whether the row above a header belongs to it: it names several columns itself."""
    return len({meant for text in _spread(sheet, row) if text and (meant := meaning(text, mapping))}) >= _FEWEST_KNOWN


def _better(one: Header, best: Header) -> bool:
    """More columns that are known; of as many the fewer rows, so that no title is taken for a part of it."""
    return (one.known, one.first - one.last) > (best.known, best.first - best.last)


def _read(sheet: FilledSheet, first: int, last: int, mapping: ColumnMapping) -> Header | None:
    rows = [_spread(sheet, row) for row in range(first, last + 1)]
    if any(cell.form not in {"text", "number"} for row in range(first, last + 1) for cell in sheet.rows[row]):
        return None  # days and formulas are of the table itself
    columns = []
    for place in range(max(map(len, rows), default=0)):
        texts = list(dict.fromkeys(text for row in rows if place < len(row) and (text := row[place])))
        if texts and all(len(text) <= _LONGEST_HEADER for text in texts):
            columns.append(_column(place, texts, mapping))
    header = Header(first, last, _each_once(columns))
    return header if header.known >= _FEWEST_KNOWN and header.place_of(mapping.names.telling) is not None else None


def _column(place: int, texts: list[str], mapping: ColumnMapping) -> Column:
    """A column under its names from above to below; the lowest that means something counts."""
    whole = " / ".join(texts)
    for text in (whole, *reversed(texts)):
        meant = meaning(text, mapping)
        if meant:
            return Column(place, whole, "address" if meant == "name" and fold(texts[0]) in _PARENTS else meant)
    return Column(place, whole, "")


def _each_once(columns: Sequence[Column]) -> tuple[Column, ...]:
    """A meaning belongs to the first column that has it; a second one is not known (an address may have several)."""
    seen: set[str] = set()
    found = []
    for column in columns:
        twice = column.meant in seen and column.meant not in {"", LEFT_OUT, NUMBER}
        found.append(Column(column.place, column.header, "") if twice else column)
        seen.add(column.meant)
    return tuple(found)


def _spread(sheet: FilledSheet, row: int) -> list[str]:
    """The texts of a header row on one line each, merged cells filled."""
    return [" ".join(cell.text.split()) for cell in sheet.filled(row, _MOST_ROWS)]


def headers_read(rows: Sequence[Sequence[str]], mapping: ColumnMapping) -> dict[str, str]:
    """What to tell of a table whose header was not recognised, as values of a problem.

    `allowed`: the likely headers, those of the row with most cells; `missing`: what was looked for among them and not
    found; `example`: a line of a mapping file that says what the first unknown one means; `option`: how to give it.
    """
    texts = [" ".join(text.split()) for text in max(rows, key=lambda row: sum(map(bool, row)), default=())]
    headers = list(dict.fromkeys(text for text in texts if text))
    known = {header: meaning(header, mapping) for header in headers}
    names = mapping.names
    unnamed = [] if names.telling in known.values() else [names.telling_called]
    others = set(known.values()) - {"", LEFT_OUT, NUMBER, names.telling}
    alone = [] if others else [names.others_called]
    unknown = next((header for header in headers if not known[header]), "Tên hàng")
    return {
        "allowed": ", ".join(f"“{header}”" for header in headers) or "–",
        "missing": "; ".join([*unnamed, *alone]) or "–",
        "example": f"{unknown},{names.telling if unnamed else names.second}",
        "option": "--mapping anh-xa.csv",
    }


def is_counting(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    some = [text for text in texts if text]
    return len(some) > 2 and all(_COUNTING.fullmatch(text) for text in some) and len(set(some)) == len(some)  # noqa: PLR2004
