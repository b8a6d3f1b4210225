"""What a release changes in the open data: its rows against those that the ledger tells of the releases before.

The rows of before are rebuilt from the ledger alone – the newest snapshot, and the changes after it –, so that the
oldest snapshot and all changes give any later day, whatever became of the folder of releases.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop_site.exports.tables import TABLES
from ocop_site.reading.history import DELETED, Change, canonical, read_changes, snapshot_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ocop_site.exports.declared import Table
    from ocop_site.reading.history import Act, History, Key

    Row = Mapping[str, Any]
    Texts = dict[Key, str]

PRODUCTS, ENDINGS, WITHDRAWN = "products", "endings", "withdrawn"
HOLDS_UNTIL = "status_holds_until"
# What may become of a product's row by the mere passing of days; nobody has learnt anything.
TURNING = frozenset({"status", "status_sentence", "status_sentence_en", HOLDS_UNTIL})
ENDED = frozenset({"revoked", "expired"})


@dataclass(frozen=True, slots=True)
class Since:
    """What the ledger tells from its newest snapshot on: the files of its tables, and all changes after it."""

    base: Mapping[str, bytes]
    changes: Mapping[str, list[Change]]


def public_columns(table: Table) -> tuple[str, ...]:
    """The columns that the history may hold: all but those that somebody may take back."""
    return tuple(column.name for column in table.columns if not column.personal)


def public_row(row: Row, columns: Iterable[str]) -> dict[str, Any]:
    """A row with these of its columns alone."""
    return {name: row[name] for name in columns if name in row}


def since_snapshot(history: History, tables: Iterable[Table] = TABLES) -> Since:
    """The newest snapshot and what came after it. Raises ValueError for a file that is damaged."""
    wanted = {table.name for table in tables}
    months = history.snapshots
    newest = months[max(months)] if months else []
    base = {name: history.read(one) for one in newest if (name := table_of(one.file)) in wanted}
    number = max((int(one.number) for one in newest), default=0)
    later: dict[str, list[Change]] = {name: [] for name in sorted(wanted)}
    for file in history.changes:
        if int(file.number) > number:
            changes, problems = read_changes(history.read(file), file.file)
            if problems:
                raise ValueError(problems[0].line())
            for change in changes:
                if change.table in wanted:
                    later[change.table].append(change)
    return Since(base, later)


def table_of(name: str) -> str:
    """The table that a file of a snapshot holds: "2026-11/products.ndjson.gz"."""
    return name.rpartition("/")[2].partition(".")[0]


def state_of(table: Table, since: Since) -> Texts:
    """The rows of a table after the last release, each as its text, by key. Raises ValueError for a damaged file."""
    state = {key_of(table, row): canonical(row) for row in snapshot_rows(since.base.get(table.name, b""))}
    for change in since.changes.get(table.name, []):
        apply(change, state)
    return state


def apply(change: Change, state: Texts) -> None:
    """What a change makes of the rows of its table; any change can be made of any rows."""
    if change.act == DELETED:
        state.pop(change.key, None)
        return
    before = json.loads(state[change.key]) if change.key in state else {}
    state[change.key] = canonical({**before, **change.fields})


def key_of(table: Table, row: Row) -> Key:
    """What tells a row of a table from the others."""
    return tuple(row.get(name, "") for name in table.key)


def differences(since: Since, rows: Callable[[Table], Iterable[Row]], day: date) -> list[Change]:
    """Every row that differs, by table and key. `rows`: those of today of a table; `day`: that of the release."""
    found: list[Change] = []
    ended: set[str] = set()
    # Endings come first: what they tell of a product is no mere passing of days.
    for table in sorted(TABLES, key=lambda one: one.name != ENDINGS):
        for change in _of_table(table, state_of(table, since), rows(table), day, ended):
            found.append(change)
            if table.name == ENDINGS and change.act == "withdrawn":
                ended.add(str(change.key[0]))
    return sorted(found, key=lambda one: one.order)


def _of_table(table: Table, left: Texts, rows: Iterable[Row], day: date, ended: set[str]) -> Iterator[Change]:
    columns = public_columns(table)
    for row in rows:
        now, key = public_row(row, columns), key_of(table, row)
        before, text = left.pop(key, None), canonical(now)
        if before == text:
            continue
        was = json.loads(before) if before else {}
        fields = {
            name: value for name, value in now.items() if name not in was or canonical(was[name]) != canonical(value)
        }
        if fields:
            yield Change(table.name, key, _act(table, was, now, fields, day, ended), fields)
    for key in left:
        yield Change(table.name, key, DELETED, {})


def _act(table: Table, was: Row, now: Row, fields: Row, day: date, ended: set[str]) -> Act:
    """What happened to a row. `was` is empty for a new one; `ended`: products of which an ending is newly told."""
    if not was:
        return "withdrawn" if table.name in {ENDINGS, WITHDRAWN} else "added"
    if table.name != PRODUCTS or not TURNING & fields.keys():
        return "changed"
    newly = now["status"] in ENDED and now["status"] != was.get("status")
    if newly and now["code"] in ended:
        return "withdrawn"
    until = was.get(HOLDS_UNTIL)
    if until and until < day.isoformat() and fields.keys() <= TURNING:
        return "past-term"
    return "withdrawn" if newly else "changed"
