"""Records as rows of the workbook's tables, and what a cell that somebody typed means for its column.

A row is compared and signed by what it means, not by how it is written: `74.50` and 74.5, `yes` and `có` are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from ocop_site.digests import plain_digest
from ocop_site.reading.workbook_values import plain
from ocop_site.reading.workbooks import EMPTY
from ocop_site.records.columns import EACH
from ocop_site.records.days import Days, meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.reading.raw import Raw
    from ocop_site.reading.workbooks import Cell
    from ocop_site.records.columns import Column, Shape, Table

Places: TypeAlias = tuple[int, ...]
"""Where a row stands in its lists, each counted from 1."""

YES, NO = "có", "không"
TOO_LONG = "(dài quá một ô: xem và sửa trong tệp hồ sơ)"
LONGEST_CELL = 32_000  # letters; programs hold 32,767
_TRUTHS = {
    **dict.fromkeys(("true", "yes", "on", "y", "t", "1", "có"), YES),
    **dict.fromkeys(("false", "no", "off", "n", "f", "0", "không"), NO),
}
_ESCAPED = re.compile(r"\\(n|\\)")
_FIRST_DAY = date(1899, 12, 30)
_EARLIEST_SERIAL, _LATEST_SERIAL = 20_000, 80_000  # 1954 to 2119: no year is written so


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the record's id, its place in the lists, and the texts of the cells that hold something, by column."""

    id: str
    places: Places
    cells: Mapping[str, str]

    @property
    def key(self) -> tuple[str, Places]:
        """What tells the row from all others of its table."""
        return self.id, self.places

    @property
    def mark(self) -> str:
        """What the workbook keeps of the row as it was exported: which row it was, and a digest of what it said."""
        return f"{name_of(self.id, self.places)} {plain_digest(dict(self.cells))[:16]}"


class CellRefusedError(Exception):
    """A cell cannot be taken; the arguments are the code of a problem and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def name_of(record_id: str, places: Places) -> str:
    """`htx-vi-du#2#1`: the first item of the second item of a record."""
    return "#".join([record_id, *map(str, places)])


def rows_of(table: Table, record_id: str, data: Mapping[str, Raw]) -> Iterator[Row]:
    """The rows that one record has in a table."""
    for places, group in _groups(table.path, dict(data), ()):
        cells = {column.name: cell_text(column, value_at(group, column.path)) for column in table.columns}
        if not table.path:
            cells["id"] = record_id
        yield Row(record_id, places, {name: text for name, text in cells.items() if text})


def places_of(path: tuple[str, ...], data: Mapping[str, Raw]) -> set[Places]:
    """The places of the groups at the end of a path."""
    return {places for places, _ in _groups(path, dict(data), ())}


def _groups(path: tuple[str, ...], value: Raw, places: Places) -> Iterator[tuple[Places, Mapping[str, Raw]]]:
    if not path:
        if isinstance(value, dict):
            yield places, value
    elif path[0] == EACH:
        for number, item in enumerate(value if isinstance(value, list) else (), 1):
            yield from _groups(path[1:], item, (*places, number))
    elif isinstance(value, dict):
        yield from _groups(path[1:], value.get(path[0]), places)


def value_at(group: Mapping[str, Raw], path: tuple[str, ...]) -> Raw:
    """The value at the end of some keys; None where there is none."""
    if not path:
        return dict(group)
    value = group.get(path[0])
    for key in path[1:]:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def cell_text(column: Column, value: Raw) -> str:
    """The text of a cell that stands for a value of a file."""
    if column.form == "lines":
        items = value if isinstance(value, list) else []
        lines = [_one_line(_known(column.item, item)) for item in items if isinstance(item, str)]
        text = "\n".join(lines)
    else:
        text = _known(column.form, value) if isinstance(value, str) else ""
    return text if len(text) <= LONGEST_CELL else TOO_LONG


def lines_of(text: str) -> list[str]:
    """The texts that a cell of several lines stands for."""
    unescaped = (_ESCAPED.sub(lambda match: "\n" if match[1] == "n" else "\\", line) for line in text.split("\n"))
    return [line.strip() for line in unescaped if line.strip()]


def _one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _known(form: Shape, text: str) -> str:
    """A value in the one way in which it is compared; what has no such way stays as it is."""
    text = text.strip()
    if form == "whole" and not re.fullmatch(r"[+-]?[0-9]{1,30}", text):
        return text  # 150.000 is no 150: the record's reader refuses it and says what is meant
    if form in {"whole", "decimal"}:
        number = _number(text)
        return plain(number) if number is not None else text
    return _TRUTHS.get(text.lower(), text) if form == "truth" else text


def _number(text: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def typed(column: Column, cell: Cell, before: str) -> str:
    """What somebody means by a cell, in the way in which it is compared. `before`: what the record says now.

    A program may turn a text into a number or a day behind its user's back (`0123` to 123): where that is all that
    happened, the text counts as untouched. Raises CellRefusedError for formulas and for days where no day belongs.
    """
    if cell.form in {"formula", "error"}:
        raise CellRefusedError("row-formula", value=cell.text)
    if cell is EMPTY or not cell.text.strip():
        return ""
    form = column.item if column.form == "lines" else column.form
    if cell.form == "day" and form not in {"day", "days"}:
        if meant(before) == cell.text or before == cell.text:
            return before
        raise CellRefusedError("row-day-in-text", value=cell.text)
    if cell.form == "number" and form not in {"whole", "decimal"}:
        return _of_number(form, cell.text, before)
    if column.form == "lines":
        lines = [_day_text(form, line) for line in lines_of(cell.text)]
        return "\n".join(_one_line(_known(column.item, line)) for line in lines)
    return _known(form, _day_text(form, cell.text))


def _of_number(form: Shape, digits: str, before: str) -> str:
    """A number where a text or a day belongs: the text before it, a day that a program counts, or its digits."""
    number, old = _number(digits), _number(before)
    if old is not None and old == number:
        return before
    if form in {"day", "days"} and number is not None and _EARLIEST_SERIAL < number < _LATEST_SERIAL:
        return (_FIRST_DAY + timedelta(days=int(number))).isoformat()
    return _known(form, digits)


def _day_text(form: Shape, text: str) -> str:
    """29/12/2022 as 2022-12-29 and 12/2022 as 2022-12, where a day belongs."""
    if form not in {"day", "days"}:
        return text
    try:
        Days.read(text)
    except ValueError:
        return meant(text) or text
    return text
