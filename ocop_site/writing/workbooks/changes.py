"""What a workbook that came back changes, row by row: added, changed, taken out, untouched, missing – or refused.

A row is compared with what `export` would give now and with the mark of what it gave then: two offices may work at
once, and neither may undo the other's work unseen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Problem
from ocop_site.records.columns import EACH
from ocop_site.writing.workbooks.rows import TOO_LONG, CellRefusedError, Row, name_of, places_of, rows_of, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.columns import Table
    from ocop_site.writing.workbooks.intake import Incoming, Intake
    from ocop_site.writing.workbooks.rows import Places


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is to be written: what each of its changed columns said and is to say ("" for nothing).

    `what`: "added" (a new record or item), "changed", or "removed" (an item of a list all of whose cells were emptied).
    """

    row: Incoming
    what: Literal["added", "changed", "removed"]
    places: Places
    old: Mapping[str, str]
    new: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that differ, in the order of the table."""
        return tuple(c.name for c in self.row.table.columns if self.old.get(c.name, "") != self.new.get(c.name, ""))


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that is not written, and why."""

    row: Incoming
    problem: Problem


@dataclass(slots=True)
class Changes:
    """All rows of a workbook judged. `missing`: per table the names of rows that the workbook does not have."""

    changes: list[Change] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    untouched: Counter[str] = field(default_factory=Counter)
    missing: dict[str, list[str]] = field(default_factory=dict)


def compare(intake: Intake, records: Mapping[str, Sequence[RawRecord]], tables: Sequence[Table]) -> Changes:
    """Judge every row against the records as they are now."""
    found = Changes()
    new: dict[str, set[str]] = {}
    present: dict[str, set[str]] = {}  # by kind the ids on the main sheet; their list rows alone can be missing
    for table in tables:
        if table.name not in intake.rows:
            continue
        desk = _Desk(table, records[table.kind], found)
        met = desk.judge(intake.rows[table.name], new.setdefault(table.kind, set()))
        if not table.path:
            new[table.kind] = {
                one.row.id for one in found.changes if one.row.table.name == table.name and one.what == "added"
            }
            present[table.kind] = {record_id for record_id, _ in met}
        desk.report_missing(met, present.get(table.kind, desk.ids) if table.path else desk.ids)
    return found


class _Desk:
    """One table: its rows as they are, against those that came back."""

    def __init__(self, table: Table, records: Sequence[RawRecord], found: Changes) -> None:
        self.table = table
        self.found = found
        self.ids = {one.id for one in records}
        self.now = {row.key: row for one in records for row in rows_of(table, one.id, one.data)}
        self.above = {one.id: places_of(_path_above(table), one.data) for one in records}
        self.counts: Counter[tuple[str, Places]] = Counter((key[0], key[1][:-1]) for key in self.now if table.path)

    def judge(self, rows: Sequence[Incoming], new_ids: set[str]) -> set[tuple[str, Places]]:
        """Sort every row and give those met; `new_ids` are those of records that the workbook adds."""
        marked = {row.marked for row in rows if self._written(row) == row.marked}
        times = Counter(self._written(row) for row in rows)
        met: set[tuple[str, Places]] = set()
        for row in rows:
            if not row.id:
                self._refuse(row, "row-without-id")
                continue
            if self.table.path and row.id not in self.ids | new_ids:
                self._refuse(row, "row-without-record", value=row.id)
                continue
            if self._stands(row):
                self.found.untouched[self.table.kind] += 1
                continue
            places = self._places(row, marked)
            if places is None:
                self._refuse(row, "row-place", value="#".join(row.places))
                continue
            met.add((row.id, places))
            self._sort(row, places, twice=times[name_of(row.id, places)] > 1)
        return met

    def _stands(self, row: Incoming) -> bool:
        """Whether a new item of a list is there already, word for word: the same workbook was imported before."""
        if not self.table.path or row.marked or row.places[-1]:
            return False
        try:
            cells = self._typed(row, (), None).cells
        except _RowRefusedError:
            return False
        above = [text for text in row.places[:-1] if text]
        return bool(cells) and any(
            record == row.id and now.cells == cells and [str(one) for one in places[:-1]][: len(above)] == above
            for (record, places), now in self.now.items()
        )

    def _written(self, row: Incoming) -> str:
        """Which row it says it is."""
        return "#".join([row.id, *row.places])

    def _places(self, row: Incoming, marked: set[str]) -> Places | None:
        """Where the row stands; a new one behind the others. None where that cannot be."""
        if not self.table.path:
            return ()
        texts = list(row.places)
        if not texts[-1] and row.marked.startswith(f"{row.id}#") and row.marked not in marked:
            texts = row.marked.split("#")[1:]  # its number was emptied by mistake: nothing else has that number
        above_all = self.above.get(row.id, {(1,) * (len(texts) - 1)})  # a new record has one of each, if any
        if not texts[0] and len(above_all) == 1:
            texts[:-1] = [str(one) for one in next(iter(above_all))]
        if not all(text.isdecimal() and int(text) > 0 for text in texts[:-1]):
            return None
        above = tuple(int(text) for text in texts[:-1])
        key = row.id, above
        if texts[-1].isdecimal() and (row.id, (*above, int(texts[-1]))) in self.now:
            return (*above, int(texts[-1]))
        following = self.counts[key] + 1
        if texts[-1] not in {"", str(following)}:
            gone = row.marked == name_of(row.id, above) + f"#{texts[-1]}"
            return (*above, int(texts[-1])) if gone and texts[-1].isdecimal() else None
        self.counts[key] += 1
        return (*above, following)

    def _sort(self, row: Incoming, places: Places, *, twice: bool) -> None:
        now = self.now.get((row.id, places))
        name = name_of(row.id, places)
        try:
            new = self._typed(row, places, now)
        except _RowRefusedError as refusal:
            self.found.refused.append(Refusal(row, refusal.problem))
            return
        if (now is not None and new.cells == now.cells) or (row.mark and row.mark == new.mark):
            self.found.untouched[self.table.kind] += 1
        elif twice:
            self._refuse(row, "row-twice", value=name)
        elif now is None and row.marked == name:
            self._refuse(row, "row-gone", value=name)
        elif now is None:
            self._take(Change(row, "added", places, {}, new.cells))
        elif row.marked != name:
            self._refuse(row, "row-already-there", value=name)
        elif row.mark != now.mark:
            self._refuse(row, "row-changed-meanwhile", value=name)
        else:
            what: Literal["changed", "removed"] = "removed" if self.table.path and not new.cells else "changed"
            self._take(Change(row, what, places, now.cells, new.cells))

    def _typed(self, row: Incoming, places: Places, now: Row | None) -> Row:
        """The row as somebody means it; columns that the sheet has lost say what they said."""
        before = dict(now.cells) if now else {}
        cells = dict(before)
        for column in self.table.columns:
            if column.name not in row.cells:
                continue
            try:
                cells[column.name] = typed(column, row.cells[column.name], before.get(column.name, ""))
            except CellRefusedError as refusal:
                raise _RowRefusedError(Problem(refusal.code, row.place(column.name), refusal.values)) from None
        if not self.table.path:
            cells["id"] = row.id
        return Row(row.id, places, {name: text for name, text in cells.items() if text})

    def _take(self, change: Change) -> None:
        for column in change.row.table.columns:
            old, new = change.old.get(column.name, ""), change.new.get(column.name, "")
            if old != new and column.form == "code":
                self._refuse(change.row, "row-code", column.name, value=new or old)
                return
            if old != new and TOO_LONG in {old, new}:
                self._refuse(change.row, "row-too-long", column.name)
                return
        self.found.changes.append(change)

    def _refuse(self, row: Incoming, code: str, column: str = "", **values: str) -> None:
        self.found.refused.append(Refusal(row, Problem(code, row.place(column), values)))

    def report_missing(self, met: set[tuple[str, Places]], present: set[str]) -> None:
        """Note the rows of the records `present` that the workbook does not have."""
        missing = [name_of(*key) for key in self.now if key not in met and key[0] in present]
        if missing:
            self.found.missing[self.table.name] = sorted(missing)


def _path_above(table: Table) -> tuple[str, ...]:
    """The way to the items in which the rows of an inner list stand."""
    steps = [number for number, key in enumerate(table.path) if key == EACH]
    return table.path[: steps[-2] + 1] if len(steps) > 1 else ()


class _RowRefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
