"""What of a workbook is in the records already: a workbook that was imported once says its changes again.

The place of an item tells nothing then, because others have moved up or were appended; what it says does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from ocop_site.records.columns import Table
    from ocop_site.writing.workbooks.intake import Incoming
    from ocop_site.writing.workbooks.rows import Places, Row


@dataclass(slots=True)
class Landed:
    """What is known so far of a workbook that was imported before: whose rows show it, and where new items landed.

    `items` leads from the way of a list, a record and the numbers that were typed to the place of the item.
    """

    records: set[tuple[str, str]] = field(default_factory=set)
    items: dict[tuple[tuple[str, ...], str, tuple[str, ...]], Places] = field(default_factory=dict)


class Standing:
    """The rows of one table as records have them now, before those that came back."""

    def __init__(self, table: Table, now: Iterable[Row]) -> None:
        self._codes = {column.name for column in table.columns if column.form == "code"}
        self._of_record: dict[str, list[Row]] = defaultdict(list)
        for row in now:
            self._of_record[row.id].append(row)

    def item(self, row: Incoming, new: Mapping[str, str], above: Sequence[str]) -> Row | None:
        """The item of a list that says already what a row of the workbook asks for; None where none does.

        A row that was exported counts only where what it said then is there no more. `new` holds what the row's cells
        mean, `above` the numbers of the items in which a new row is to stand.
        """
        known = self._of_record.get(row.id, [])
        if (row.mark and self._says_still(row, known)) or not new:
            return None
        for one in known:
            same = {name: text for name, text in one.cells.items() if name in row.cells} == new
            if same and (row.mark or list(map(str, one.places[:-1]))[: len(above)] == list(above)):
                return one
        return None

    def is_out(self, row: Incoming, said: AbstractSet[tuple[str, str]]) -> bool:
        """Whether an item that a row empties was taken out before: it is gone, and at its place is none, or another.

        `said`: record and digest of what rows of the workbook say, or said when they were exported.
        """
        known = self._of_record.get(row.id, [])
        if not row.mark or self._says_still(row, known):
            return False
        there = next((one for one in known if one.mark.startswith(f"{row.marked} ")), None)
        return there is None or (row.id, digest_of(there)) in said

    def _says_still(self, row: Incoming, known: Sequence[Row]) -> bool:
        before = said_at_export(row)
        return before in map(digest_of, known)

    def is_new_record(self, new: Row, now: Row) -> bool:
        """Whether a record that the workbook adds is there as it was added: the import gave it a code."""
        return new.cells == {name: text for name, text in now.cells.items() if name not in self._codes}


def said_at_export(row: Incoming) -> str:
    """The digest of what a row said when it was exported; "" for a new one."""
    return row.mark.partition(" ")[2]


def digest_of(row: Row) -> str:
    """The digest of what a row says."""
    return row.mark.partition(" ")[2]
