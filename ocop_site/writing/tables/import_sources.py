"""Tables to import: read, recognised by their columns, their rows matched with the receipt of an earlier import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.tables import Table, read_table
from ocop_site.writing.foreign.column_names import ColumnMapping
from ocop_site.writing.foreign.headers import headers_read
from ocop_site.writing.tables.receipts import ReceiptLine, read_receipt, receipt_path, sort_rows
from ocop_site.writing.tables.table_rows import COLUMNS, TableRow, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OWN_TABLES = ("joins.csv", "rejects.csv")  # stand in imports/ themselves, so no table's receipt may


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table that was read elsewhere, as rows of our own columns.

    By number of the row: `refused`, the reasons of those rejected there; `makers`, the id of the producer that was
    found for a product, "" for a new one.
    """

    file: str
    kind: str
    rows: tuple[TableRow, ...]
    refused: Mapping[int, str]
    makers: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Source:
    """One table: its name, the kind of its records, its rows sorted against its receipt.

    `imported` are the receipt lines of rows that became something before, `kept` those whose rows are no longer in the
    table or were changed, `new` the rows still to be judged.
    """

    file: str
    kind: str
    rows: int
    imported: tuple[ReceiptLine, ...]
    kept: tuple[ReceiptLine, ...]
    new: tuple[TableRow, ...]


def read_sources(tables: Sequence[Path], content: Path) -> tuple[list[Source], list[Problem]]:
    """The tables that could be read, and what is wrong with the others."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in tables:
        table, complaints = read_table(path)
        problems += complaints
        if any_errors(complaints):
            continue
        kind = kind_of(table.header)
        taken = {*(source.file for source in sources), *OWN_TABLES}
        if path.name in taken:
            problems.append(Problem("import-name-taken", Place(path.name), {"value": path.name}))
            continue
        if kind is None:
            told = headers_read([table.header], ColumnMapping())
            problems.append(Problem("import-unknown-table", Place(path.name), {"value": path.name, **told}))
            continue
        missing = [column for column in COLUMNS[kind] if column not in table.header]
        if missing:
            values = {"value": ", ".join(missing), "kind": kind}
            problems.append(Problem("import-missing-column", Place(path.name, 1), values))
            continue
        source, complaints = _sort_source(path.name, kind, table, content)
        sources.append(source)
        problems += complaints
    return sources, problems


def _sort_source(file: str, kind: str, table: Table, content: Path) -> tuple[Source, list[Problem]]:
    return sort_source(file, kind, [TableRow(file, line, cells) for line, cells in table.rows], content)


def sort_source(file: str, kind: str, rows: Sequence[TableRow], content: Path) -> tuple[Source, list[Problem]]:
    """Rows of our own columns against the receipt of an earlier import of that file."""
    receipt, problems = read_receipt(content / receipt_path(file), receipt_path(file))
    found = sort_rows(rows, receipt)
    problems += [
        Problem("import-row-changed", Place(file, row.number), {"id": f"{line.kind}/{line.id}"})
        for row, line in found.changed
    ]
    return Source(file, kind, len(rows), found.imported, found.kept, found.new), problems
