"""What a workbook that came back changes, row by row: added, changed, taken out, untouched, missing – or refused.

A row is compared with what `export` would give now and with the mark of what it gave then: two offices may work at
once, and neither may undo the other's work unseen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place, Problem
from ocop_site.writing.workbooks.cell_words import CellReader
from ocop_site.writing.workbooks.layout import ID, path_above, place_key
from ocop_site.writing.workbooks.rows import TOO_LONG, Row, name_of, places_of, rows_of
from ocop_site.writing.workbooks.standing import Landed, Standing, digest_of, said_at_export

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.columns import Table
    from ocop_site.records.vocabulary import Vocabulary
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
    """One row that is not written, and why; `also` are further problems of the same row."""

    row: Incoming
    problem: Problem
    also: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every reason."""
        return (self.problem, *self.also)


@dataclass(slots=True)
class Changes:
    """All rows of a workbook judged. `missing`: per table the names of rows that the workbook does not have.

    `lost` are the sheets and columns that it does not have although records fill them: nothing of these is changed.
    """

    changes: list[Change] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    untouched: Counter[str] = field(default_factory=Counter)
    missing: dict[str, list[str]] = field(default_factory=dict)
    lost: list[Problem] = field(default_factory=list)


def compare(
    intake: Intake, records: Mapping[str, Sequence[RawRecord]], tables: Sequence[Table], words: Vocabulary
) -> Changes:
    """Judge every row against the records as they are now."""
    found = Changes()
    run = _Run(found, Landed(), CellReader(words))
    new: dict[str, set[str]] = {}
    present: dict[str, set[str]] = {}  # by kind the ids on the main sheet; their list rows alone can be missing
    for table in tables:
        desk = _Desk(table, records[table.kind], intake.rows.get(table.name, ()), run)
        desk.report_lost(intake)
        if table.name not in intake.rows:
            continue
        met = desk.judge(intake.rows[table.name], new.setdefault(table.kind, set()))
        if not table.path:
            new[table.kind] = {
                one.row.id for one in found.changes if one.row.table.name == table.name and one.what == "added"
            }
            present[table.kind] = {record_id for record_id, _ in met}
        desk.report_missing(met, present.get(table.kind, desk.ids) if table.path else desk.ids)
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """What the tables of one import share."""

    found: Changes
    landed: Landed
    reader: CellReader


class _Desk:
    """One table: its rows as they are, against those that came back."""

    def __init__(self, table: Table, records: Sequence[RawRecord], rows: Sequence[Incoming], run: _Run) -> None:
        self.table = table
        self.found, self.landed, self.reader = run.found, run.landed, run.reader
        self.ids = {one.id for one in records}
        self.now = {row.key: row for one in records for row in rows_of(table, one.id, one.data)}
        self.above = {one.id: places_of(path_above(table), one.data) for one in records}
        self.counts: Counter[tuple[str, Places]] = Counter((key[0], key[1][:-1]) for key in self.now if table.path)
        self.standing = Standing(table, self.now.values())
        # Record and digest of what the workbook's rows say or said when they were exported.
        self.said = {(row.id, said_at_export(row)) for row in rows}

    def judge(self, rows: Sequence[Incoming], new_ids: set[str]) -> set[tuple[str, Places]]:
        """Sort every row and give those met; `new_ids` are those of records that the workbook adds."""
        marked = {row.marked for row in rows if self._written(row) == row.marked}
        refused = {(one.row.table.kind, one.row.id) for one in self.found.refused if not one.row.table.path}
        times = Counter(self._written(row) for row in rows)
        met: set[tuple[str, Places]] = set()
        stands = {row.number for row in rows if self._stands(row)}
        for row in rows:
            if not row.id:
                self._refuse(row, "row-without-id")
                continue
            if self.table.path and row.id not in self.ids and row.id not in new_ids:
                code = "row-of-refused" if (self.table.kind, row.id) in refused else "row-without-record"
                self._refuse(row, code, value=row.id)
                continue
            if row.number in stands:
                self._untouched()
                continue
            if not self.table.path and self._is_renamed(row, marked):
                self._refuse(row, "row-renamed", value=row.marked)
                continue
            places = self._places(row, marked)
            if places is None and self._means_what_is_there(row):
                self._untouched()
                continue
            if places is None:
                self._refuse(row, "row-place", place_key(self.table.depth), value="#".join(row.places))
                continue
            met.add((row.id, places))
            self._sort(row, places, twice=times[name_of(row.id, places)] > 1)
        return met

    def _stands(self, row: Incoming) -> bool:
        """Whether a new item of a list is there already, word for word: the same workbook was imported before."""
        return bool(self.table.path and not row.mark and not row.places[-1]) and self._means_what_is_there(row)

    def _means_what_is_there(self, row: Incoming) -> bool:
        try:
            return self._says(row, self._typed(row, (), None))
        except _RowRefusedError:
            return False

    def _says(self, row: Incoming, new: Row) -> bool:
        """Whether a list says already what a row asks for, wherever its items have moved."""
        if not self.table.path:
            return False
        above = tuple(text for text in row.places[:-1] if text)
        moved = self.landed.items.get((path_above(self.table), row.id, above))
        one = self.standing.item(row, new.cells, tuple(map(str, moved)) if moved else above)
        if one is not None:
            self.said.add((row.id, digest_of(one)))
            self.landed.items[self.table.path, row.id, row.places] = one.places
        says = one is not None or (not new.cells and self.standing.is_out(row, self.said))
        if says and row.mark:
            self.landed.records.add((self.table.kind, row.id))
        return says

    def _is_renamed(self, row: Incoming, marked: set[str]) -> bool:
        """Whether somebody changed the file name of a record; a copied row, whose model is there too, is a new one."""
        return bool(row.mark) and row.marked != row.id and row.marked in self.ids and row.marked not in marked

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
            self.found.refused.append(Refusal(row, refusal.problems[0], tuple(refusal.problems[1:])))
            return
        same = now is not None and (new.cells == now.cells or (not row.mark and self.standing.is_new_record(new, now)))
        if same or (row.mark and row.mark == new.mark):
            self._untouched()
        elif twice:
            self._refuse(row, "row-twice", value=name)
        elif now is None and row.marked != name and (self.table.kind, row.id) in self.landed.records:
            again = self._says(row, new)
            self._untouched() if again else self._take(Change(row, "added", places, {}, new.cells))
        elif now is None and row.marked != name:
            self._take(Change(row, "added", places, {}, new.cells))
        elif row.marked == name and (now is None or row.mark != now.mark):
            if self._says(row, new):
                self._untouched()
            else:
                self._refuse(row, "row-gone" if now is None else "row-changed-meanwhile", value=name)
        elif now is None or row.marked != name:
            if self._says(row, new):
                self._untouched()
                return
            self._refuse(row, "row-already-there", value=name)
        else:
            what: Literal["changed", "removed"] = "removed" if self.table.path and not new.cells else "changed"
            self._take(Change(row, what, places, now.cells, new.cells))

    def _typed(self, row: Incoming, places: Places, now: Row | None) -> Row:
        """The row as somebody means it; columns that the sheet has lost say what they said."""
        before = dict(now.cells) if now else {}
        cells, wrong = self.reader.read(row, before)
        if wrong:
            raise _RowRefusedError(wrong)
        if not self.table.path:
            cells["id"] = row.id
        return Row(row.id, places, {name: text for name, text in cells.items() if text})

    def _untouched(self) -> None:
        self.found.untouched[self.table.kind] += 1

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
        missing = [
            name_of(*key)
            for key, row in self.now.items()
            if key not in met and key[0] in present and (key[0], digest_of(row)) not in self.said
        ]
        if missing:
            self.found.missing[self.table.name] = sorted(missing)

    def report_lost(self, intake: Intake) -> None:
        """Note a sheet, or columns of it, that somebody deleted although records fill them."""
        table = self.table
        if not self.now:
            return
        if table.name not in intake.rows:
            values = {"sheet": table.title, "count": str(len(self.now))}
            self.found.lost.append(Problem("workbook-missing-sheet", Place(intake.file), values))
            return
        filled = Counter(name for row in self.now.values() for name in row.cells)
        for column in table.columns:
            if column.form != "code" and filled[column.name] and column.name not in intake.keys[table.name] | {ID}:
                values = {"value": column.title, "count": str(filled[column.name])}
                self.found.lost.append(Problem("workbook-missing-column", intake.places[table.name], values))


class _RowRefusedError(Exception):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].code)
        self.problems = problems
