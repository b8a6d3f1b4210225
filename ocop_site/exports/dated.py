"""The files of the open data's history as they are given out: where they stand, what kind they are, which are shown."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ocop_site.exports.history import table_of
from ocop_site.exports.tables import TABLES
from ocop_site.pages import addresses
from ocop_site.reading.ledger import SNAPSHOT_NAME
from ocop_site.words import Month, own, say, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.exports.spools import DataFile
    from ocop_site.pages.jobs import Plain
    from ocop_site.reading.ledger import DatedFile

    Told = tuple[DatedFile, DataFile]

INDEX = "thay-doi/danh-sach.csv"
NDJSON, GZIP = "application/x-ndjson", "application/gzip"
THOUSAND = 1000
MONTHS, RELEASES = (
    3,
    62,
)  # on the page: snapshots of three months, two of daily changes; the list has all


def named(file: DatedFile) -> tuple[str, str]:
    """The name of a file below `/du-lieu/`, and its kind."""
    name = addresses.dated_data(file.file).removeprefix(addresses.DATA)
    return name, GZIP if SNAPSHOT_NAME.fullmatch(file.file) else NDJSON


def index_of(told: Sequence[Told]) -> bytes:
    """The list of all of them for programs, in the order in which they came to be."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("number", "date", "file", "bytes", "sha256"))
    lines.writerows((one.number, one.date, file.name, file.size, one.sha256) for one, file in told)
    return text.getvalue().encode()


def months_shown(told: Sequence[Told]) -> list[Told]:
    """Those that the page shows: it must stay light, however often somebody publishes."""
    snapshots = [one for one, _ in told if SNAPSHOT_NAME.fullmatch(one.file)]
    months = sorted({one.file[:7] for one in snapshots})[-MONTHS:]
    changes = [one for one, _ in told if not SNAPSHOT_NAME.fullmatch(one.file)][-RELEASES:]
    kept = {one.file for one in changes} | {one.file for one in snapshots if one.file[:7] in months}
    return [pair for pair in told if pair[0].file in kept]


def month_pieces(told: Sequence[Told]) -> list[Plain]:
    """What the page shows of them: by month, the newest first; the newest changes first, tables in their own order."""
    titles = {table.name: own(table.title, {"en": table.title_en}) for table in TABLES}
    found: dict[str, Plain] = {}
    for one, file in reversed(told):
        month = found.setdefault(one.date[:7], {"text": shown(Month.fromisoformat(f"{one.date[:7]}-01"))})
        if SNAPSHOT_NAME.fullmatch(one.file):
            text = titles.get(table_of(one.file), table_of(one.file))
            month.setdefault("tables", {})[table_of(one.file)] = _link(text, file)
        else:
            month.setdefault("changes", []).append(_link(shown(date.fromisoformat(one.date)), file))
    order = [table.name for table in TABLES]
    for month in found.values():
        tables = month.get("tables", {})
        month["tables"] = [tables[name] for name in order if name in tables]
        month.setdefault("changes", [])
    return list(found.values())


def _link(text: str, file: DataFile) -> Plain:
    return {"text": text, "name": file.name, "href": addresses.data_file(file.name), "size": size_text(file.size)}


def size_text(size: int) -> str:
    """A number of bytes, as people read it."""
    if size < THOUSAND:
        return say("{size} byte", size=size)
    if size < THOUSAND * THOUSAND:
        return say("{size} kB", size=_tenth(size, THOUSAND))
    return say("{size} MB", size=_tenth(size, THOUSAND * THOUSAND))


def _tenth(size: int, unit: int) -> Decimal:
    return (Decimal(size) / unit).quantize(Decimal("0.1"))
