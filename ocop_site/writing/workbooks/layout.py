"""How a table lies in its sheet: what writer and reader of the project's own workbook must agree on.

Row 1 holds titles for people, row 2 the key of each column, by which alone the workbook is read; data begin in row 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.records.columns import EACH

if TYPE_CHECKING:
    from ocop_site.records.columns import Table

HEAD_ROWS = 2
KEY_ROW = 1  # counted from 0
ID = "id"
ID_OF_RECORD = "#id"  # in a list, whose rows may have an `id` of their own
NAME = "#name"  # of the record, for people; never read
MARK = "#mark"  # of the hidden column: what each row said when it was exported
LISTS_SHEET = "Danh mục"
FIRST_SHEET = "Đọc trước"


def place_key(number: int) -> str:
    """The key of the column that tells a row's place in its list; of the inner list the second."""
    return f"#{number}"


def keys_of(table: Table) -> tuple[str, ...]:
    """The keys of row 2, in the order of the columns. The last one names the table."""
    names = tuple(column.name for column in table.columns)
    if table.path:
        names = (ID_OF_RECORD, NAME, *(place_key(number + 1) for number in range(table.depth)), *names)
    return (*names, mark_key(table))


def mark_key(table: Table) -> str:
    """The key of the hidden column: it also says which table the sheet holds."""
    return f"{MARK} {table.name}"


def path_above(table: Table) -> tuple[str, ...]:
    """The way to the items in which the rows of an inner list stand."""
    steps = [number for number, key in enumerate(table.path) if key == EACH]
    return table.path[: steps[-2] + 1] if len(steps) > 1 else ()
