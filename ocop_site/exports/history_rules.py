"""What must be true of the files that tell the history of the open data: nobody changes one, or takes one away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.digests import digest
from ocop_site.exports.history import table_of
from ocop_site.exports.tables import TABLES
from ocop_site.problems import Place, Problem
from ocop_site.reading.history import read_changes
from ocop_site.reading.ledger import CHANGES_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.history import Change, History
    from ocop_site.reading.ledger import DatedFile

COLUMNS = {table.name: frozenset(column.name for column in table.columns) for table in TABLES}


def history_problems(history: History, folder: str) -> Iterator[Problem]:
    """Every problem of every file. `history`: of all days; `folder`: the content folder as complaints name it."""
    listed = {one.file for one in history.files}
    for name in sorted(set(history.places) - listed):
        yield Problem("unlisted-data-file", Place(f"{folder}/ledger/data/{name}"), {"value": name})
    for file in history.files:
        yield from _of_file(file, history, f"{folder}/ledger/data/{file.file}")


def _of_file(file: DatedFile, history: History, path: str) -> Iterator[Problem]:
    if file.file not in history.places:
        yield Problem("missing-data-file", Place(path), {"value": file.file})
        return
    data = history.read(file)
    if digest(data) != file.sha256:
        yield Problem("changed-data-file", Place(path), {"value": file.file})
    if CHANGES_NAME.fullmatch(file.file):
        yield from _of_changes(data, path)
    elif table_of(file.file) not in COLUMNS:
        yield Problem("unknown-data-column", Place(path), {"value": table_of(file.file)})


def _of_changes(data: bytes, path: str) -> Iterator[Problem]:
    changes, problems = read_changes(data, path)
    yield from problems
    for one in changes:
        for name in _unknown(one):
            yield Problem("unknown-data-column", Place(path, one.line, 1), {"value": name})
    for before, one in pairwise(changes):
        if before.order >= one.order:
            yield Problem("unsorted-data-line", Place(path, one.line, 1), {"value": f"{one.table} {list(one.key)}"})


def _unknown(one: Change) -> list[str]:
    if one.table not in COLUMNS:
        return [one.table]
    return sorted(f"{one.table}.{name}" for name in one.fields.keys() - COLUMNS[one.table])
