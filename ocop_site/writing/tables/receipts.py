"""Receipts of imports: what became of every row of every table, so that nothing is lost and nothing comes twice."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.problems import Place, Problem
from ocop_site.reading.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ocop_site.writing.tables.table_rows import TableRow

FOLDER = "imports"
REJECTS = f"{FOLDER}/rejects.csv"
COLUMNS = ("file", "row", "row_digest", "outcome", "kind", "id", "reason")
Outcome = Literal["record", "joined", "rejected"]
OUTCOMES: tuple[Outcome, ...] = ("record", "joined", "rejected")


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One row's fate: the record that it became or joined, or why it became none."""

    file: str
    row: int
    row_digest: str
    outcome: Outcome
    kind: str
    id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows of a table against its receipt: those already imported, those not, those that changed since.

    `kept` are the receipt lines whose rows changed or are no longer in the table.
    """

    imported: tuple[ReceiptLine, ...]
    kept: tuple[ReceiptLine, ...]
    new: tuple[TableRow, ...]
    changed: tuple[tuple[TableRow, ReceiptLine], ...]


def receipt_path(file: str) -> str:
    """Where the receipt of a table is kept: `imports/products.csv` for any `products.csv`."""
    return f"{FOLDER}/{file.rpartition('.')[0] or file}.csv"


def read_receipt(path: Path, shown: str) -> tuple[list[ReceiptLine], list[Problem]]:
    """The lines of a receipt in the order of the file, none where there is no file; a problem for each damaged line."""
    if not path.exists():
        return [], []
    table, problems = read_table(path)
    missing = [column for column in COLUMNS if column not in table.header]
    if missing and not problems:
        values = {"value": ", ".join(missing), "kind": shown}
        problems.append(Problem("import-missing-column", Place(shown, 1), values))
    if problems:
        return [], problems
    lines = []
    for number, cells in table.rows:
        line = _line(cells)
        if line is None:
            problems.append(Problem("import-bad-receipt", Place(shown, number), {"value": ",".join(cells.values())}))
        else:
            lines.append(line)
    return lines, problems


def _line(cells: Mapping[str, str]) -> ReceiptLine | None:
    outcome = next((known for known in OUTCOMES if known == cells["outcome"]), None)
    if outcome is None or not cells["row"].isdecimal():
        return None
    return ReceiptLine(
        file=cells["file"],
        row=int(cells["row"]),
        row_digest=cells["row_digest"],
        outcome=outcome,
        kind=cells["kind"],
        id=cells["id"],
        reason=cells["reason"],
    )


def receipt_text(lines: Iterable[ReceiptLine]) -> str:
    """A receipt, sorted by file and row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(line) for line in sorted(lines, key=lambda line: (line.file, line.row)))
    return out.getvalue()


def sort_rows(rows: Sequence[TableRow], receipt: Sequence[ReceiptLine]) -> Sorted:
    """Match rows with receipt lines by digest (equal rows in their order); rejected rows are tried again.

    A row whose digest is new but whose number stands in the receipt under a digest that has gone was changed.
    """
    known: dict[str, list[ReceiptLine]] = defaultdict(list)
    for line in sorted(receipt, key=lambda line: line.row):
        if line.outcome != "rejected":
            known[line.row_digest].append(line)
    imported = []
    unknown = []
    for row in rows:
        if known[row.digest]:
            line = known[row.digest].pop(0)
            imported.append(
                ReceiptLine(row.file, row.number, row.digest, line.outcome, line.kind, line.id, line.reason)
            )
        else:
            unknown.append(row)
    kept = tuple(line for lines in known.values() for line in lines)
    gone = {line.row: line for line in kept}
    changed = tuple((row, gone[row.number]) for row in unknown if row.number in gone)
    new = tuple(row for row in unknown if row.number not in gone)
    return Sorted(tuple(imported), kept, new, changed)
