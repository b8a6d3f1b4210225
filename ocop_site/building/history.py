"""The next chapter of the open data's history: what a release that was just built tells of it.

The rows are those of the built files, which their sums vouch for; what was before, the ledger tells.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from ocop_site.digests import digest
from ocop_site.exports.history import differences, public_columns, public_row, since_snapshot
from ocop_site.exports.package import SUMS
from ocop_site.exports.tables import TABLES
from ocop_site.pages import addresses
from ocop_site.pages.promises import DATED_DATA
from ocop_site.reading.history import history_of, snapshot_bytes
from ocop_site.reading.ledger import CHANGES_NAME, DATED, DatedFile, Promise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from ocop_site.building.orders import Order
    from ocop_site.exports.declared import Table
    from ocop_site.reading.history import Change, History

    Rows = Callable[[Table], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a release adds to the history. `files`: name below `ledger/data/` -> bytes; `rows`: how many differ."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    dated: tuple[DatedFile, ...] = ()
    rows: int = 0

    @property
    def promises(self) -> list[Promise]:
        """The addresses at which its files will stand for good."""
        return [Promise(addresses.dated_data(one.file), DATED_DATA, "", one.date, 0) for one in self.dated]


def next_chapter(order: Order) -> Chapter | None:
    """The chapter of what lies in the output; None where that is not what its sums say.

    Raises ValueError for a history that is damaged: `check` names every file.
    """
    if told_sums(order) is None:
        return None
    ledger = order.content / "ledger"
    listed = ledger / DATED
    history = history_of({DATED: listed.read_bytes()} if listed.exists() else {}, _places(ledger / "data"), order.day)
    return chapter_of(history, partial(_rows, order.output), order.day)


def chapter_of(history: History, rows: Rows, day: date) -> Chapter:
    """What the rows of a day (`rows`: table -> all of them) add to a history: changes, in a new month all tables."""
    month = f"{day:%Y-%m}"
    files: dict[str, bytes] = {}
    changes: list[Change] = []
    if history.files:
        changes = differences(since_snapshot(history), rows, day)
    if changes:
        files[_name_of_changes(history, day)] = "".join(change.text() for change in changes).encode()
    if month not in history.snapshots:
        files |= {f"{month}/{table.name}.ndjson.gz": _snapshot(table, rows) for table in TABLES}
    number = str(history.last + 1)
    dated = [DatedFile(name, number, day.isoformat(), digest(data), 0) for name, data in files.items()]
    return Chapter(files, tuple(dated), len(changes))


def told_sums(order: Order) -> dict[str, str] | None:
    """The digests of the tables in the output, by name; None where one of them is not what the file of sums says."""
    folder = order.output / addresses.DATA.strip("/")
    wanted = {f"{table.name}.ndjson" for table in TABLES}
    lines = (line.split("  ", 1) for line in (folder / SUMS).read_text(encoding="utf-8").splitlines())
    sums = {name: sha for sha, name in lines if name in wanted}
    whole = all(digest((folder / name).read_bytes()) == sha for name, sha in sums.items())
    return sums if whole and sums.keys() == wanted else None


def _snapshot(table: Table, rows: Rows) -> bytes:
    columns = public_columns(table)
    return snapshot_bytes(public_row(row, columns) for row in rows(table))


def _rows(output: Path, table: Table) -> Iterator[dict[str, Any]]:
    name = addresses.file_of(addresses.data_file(f"{table.name}.ndjson"))
    with (output / name).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)


def _name_of_changes(history: History, day: date) -> str:
    """The day; the second release of a day that changes something has a 2 behind it, for no file changes again."""
    last = deque((one.file for one in history.changes if one.file.startswith(day.isoformat())), maxlen=1)
    if not last:
        return f"{day.isoformat()}.ndjson"
    named = CHANGES_NAME.fullmatch(last[0])
    return f"{day.isoformat()}-{int(named[2] or 1) + 1 if named else 2}.ndjson"


def _places(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.*")) if path.is_file()}
