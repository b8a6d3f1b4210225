"""Writing the files of the tables: in pieces, so that none of them is ever whole in memory.

Their bytes come to be while the site is planned, because pages and descriptions name their sizes and digests. They lie
in the store until the commit; a job names them by their digest and holds none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from ocop_site.exports.declared import plain
from ocop_site.exports.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.declared import Table
    from ocop_site.exports.forms import Form

AT_ONCE = 250  # rows


class Spool(Protocol):
    """Takes the bytes of one file, piece by piece."""

    def write(self, data: bytes) -> None:
        """Take some more bytes."""

    def finish(self) -> tuple[str, int]:
        """The SHA-256 of all of them and how many there are; now they can be had by it."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the open data: its name below `/du-lieu/`, what it is, its digest and size in bytes."""

    name: str
    mime: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table whose files are written: how many rows it has, its files by the name of their form."""

    table: Table
    rows: int
    files: dict[str, DataFile]


def write_table(
    table: Table, catalogue: Catalogue, spools: Callable[[], Spool], *, filled: bool = True
) -> WrittenTable:
    """Write a table in all its forms, going through its rows once; unless `filled`, their beginnings alone."""
    columns = table.columns
    open_files = [(form, spools()) for form in FORMS]
    for form, spool in open_files:
        spool.write(form.head(columns))
    count = 0
    rows = table.rows(catalogue) if filled else iter(())
    while some := [plain(row) for row in islice(rows, AT_ONCE)]:
        for form, spool in open_files:
            spool.write(form.rows(columns, some, count == 0))
        count += len(some)
    return WrittenTable(table, count, {form.name: _finished(table, form, spool) for form, spool in open_files})


def write_file(name: str, mime: str, data: bytes, spools: Callable[[], Spool]) -> DataFile:
    """Write a file that is small enough to be whole in memory."""
    spool = spools()
    spool.write(data)
    return DataFile(name, mime, *spool.finish())


def _finished(table: Table, form: Form, spool: Spool) -> DataFile:
    spool.write(form.foot)
    return DataFile(f"{table.name}{form.suffix}", form.mime, *spool.finish())
