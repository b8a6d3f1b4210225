"""The table of decisions about likely duplicates: joined, linked or kept apart, each by hand and with its reason.

`content/imports/joins.csv` has the columns file, row, with_row, decision, reason. `join` makes one product of two rows
(the record takes the name of `with_row`), `link` two products that name each other in `possibly_same_as`, `separate`
two products that have nothing to do with each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ocop_site.reading.tables import Table
    from ocop_site.writing.tables.product_rows import ProductRow

COLUMNS = ("file", "row", "with_row", "decision", "reason")
DECISIONS = ("join", "link", "separate")
RowKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Joins:
    """What was decided: each joined row with the row whose record it enters, and the pairs that are linked."""

    base_of: Mapping[RowKey, RowKey]
    reasons: Mapping[RowKey, str]
    links: tuple[tuple[RowKey, RowKey], ...]


def read_joins(
    table: Table, path: str, rows: Iterable[ProductRow], imported: Collection[RowKey]
) -> tuple[Joins, list[Problem]]:
    """The decisions that concern these rows; a problem for each bad line and each flagged row without a decision.

    `imported` are rows that became records earlier: they can still be linked to, but not joined any more.
    """
    flagged = {(row.row.file, row.row.number): "possible-duplicate" in row.flags for row in rows}
    problems: list[Problem] = []
    decided: set[RowKey] = set()
    base_of: dict[RowKey, RowKey] = {}
    reasons: dict[RowKey, str] = {}
    links: set[tuple[RowKey, RowKey]] = set()
    for line, cells in table.rows:
        pair = _pair(cells)
        if pair is None or not _is_whole(cells):
            problems.append(Problem("import-bad-join", Place(path, line), {"value": ",".join(cells.values())}))
            continue
        if not any(key in flagged for key in pair):
            continue
        known = all(key in flagged for key in pair)
        may = known if cells["decision"] == "join" else known or any(key in imported for key in pair)
        if not may or pair[0] in base_of:
            problems.append(Problem("import-bad-join", Place(path, line), {"value": ",".join(cells.values())}))
            continue
        decided.update(pair)
        if cells["decision"] == "join":
            base_of[pair[0]] = pair[1]
            reasons[pair[0]] = cells["reason"].strip()
        elif cells["decision"] == "link":
            links.add((min(pair), max(pair)))
    chained = sorted(set(base_of) & set(base_of.values()))
    problems += [Problem("import-bad-join", Place(path), {"value": f"{file}, {row}"}) for file, row in chained]
    undecided = sorted(key for key, flag in flagged.items() if flag and key not in decided)
    problems += [Problem("import-undecided-duplicate", Place(*key), {"value": str(key[1])}) for key in undecided]
    return Joins(base_of, reasons, tuple(sorted(links))), problems


def _pair(cells: Mapping[str, str]) -> tuple[RowKey, RowKey] | None:
    if not cells["row"].isdecimal() or not cells["with_row"].isdecimal() or cells["row"] == cells["with_row"]:
        return None
    return (cells["file"], int(cells["row"])), (cells["file"], int(cells["with_row"]))


def _is_whole(cells: Mapping[str, str]) -> bool:
    return cells["decision"] in DECISIONS and bool(cells["reason"].strip())
